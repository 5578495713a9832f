"""What every document kind shares: how columns become fields, and how a cell becomes a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.locating.pita import KolomMentah, is_numeric_text
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.model import Baris, Nilai
from lakip_xls.parsing.names import clean
from lakip_xls.parsing.numbers import Gaya, infer_style, is_blank, number_from_float, parse_money
from lakip_xls.parsing.percent import SkalaPersen, decide_scale, parse_percent
from lakip_xls.parsing.targets import parse_target
from lakip_xls.parsing.tulis import display, rupiah
from lakip_xls.provenance import Lewat, Ref
from lakip_xls.reading.book import Cell, Kind


@dataclass(frozen=True, slots=True)
class Peta:
    """One rule that gives a field its column: the first column (`pilih`) with such a concept."""

    field: str
    konsep: tuple[str, ...]
    """Acceptable concepts, the best first."""
    entitas: tuple[str, ...] | None = None
    """Acceptable entities of an attribute; None: any."""
    triwulan: int | None = None
    """Quarter; 0 means: the column must not be one quarter's."""
    grup: str | None = None
    """A concept that must stand in the headings above."""
    semua: bool = False
    """Take every such column (codes split over columns, hierarchy shown by columns)."""
    pilih: str = "pertama"
    """'pertama', 'tahun' (the one of the latest year), or 'angka' (one with numbers before one without)."""


@dataclass(frozen=True)
class Hasil:
    """What reading a table gave."""

    tabel: Mapping[str, tuple[Baris, ...]] = field(default_factory=dict)
    jumlah: Mapping[str, tuple[Baris, ...]] = field(default_factory=dict)
    lewat: tuple[Lewat, ...] = ()
    temuan: tuple[Temuan, ...] = ()
    catatan: tuple[str, ...] = ()
    unit: str | None = None
    """The office that the rows themselves name (exports)."""


@dataclass(frozen=True)
class Jenis:
    """One kind of table: how it is told from others, its columns, and how its rows are read."""

    jenis: str
    """Document kind of CONTRACT section 2."""
    varian: str
    """Which table of that kind, e.g. 'efisiensi' of a pengukuran_kinerja."""
    wajib: tuple[tuple[str, ...], ...]
    """Groups of fields; of each group at least one must have a column."""
    peta: tuple[Peta, ...]
    baca: Callable[[Pembaca], Hasil]
    tolak: frozenset[str] = frozenset()
    """Concepts that speak against this kind."""
    judul: tuple[str, ...] = ()
    """Lower-case phrases of titles that speak for it."""
    syarat: Callable[[TabelMentah], bool] | None = None
    """A further condition on the table's content."""
    netral: frozenset[str] = frozenset()
    """Concepts that this kind does not use but does not mind either."""


NETRAL = frozenset({"no", "kode", "keterangan", "lain", "tujuan", "kelamin", "kondisi_awal"})


@dataclass(frozen=True)
class Pemetaan:
    """Fields of a table -> the columns they are read from."""

    kolom: Mapping[str, tuple[int, ...]]
    dipakai: Mapping[int, str]
    """Column -> field."""


def _matches(rule: Peta, column: KolomMentah, konsep: str) -> bool:
    if column.konsep != konsep:
        return False
    if rule.entitas is not None and column.entitas not in rule.entitas:
        return False
    if rule.grup is not None and rule.grup not in column.grup:
        return False
    if rule.triwulan is None:
        return True
    return (column.triwulan or 0) == rule.triwulan


def map_columns(table: TabelMentah, rules: Iterable[Peta]) -> Pemetaan:
    """Give every field its column(s); a column serves one field only."""
    used: dict[int, str] = {}
    fields: dict[str, tuple[int, ...]] = {}
    for rule in rules:
        if rule.field in fields:
            continue
        for konsep in rule.konsep:
            hits = [k.kolom for k in table.kolom if k.kolom not in used and _matches(rule, k, konsep)]
            if not hits:
                continue
            if not rule.semua:
                hits = [_choose(table, hits, rule.pilih)]
            fields[rule.field] = tuple(hits)
            used.update(dict.fromkeys(hits, rule.field))
            break
    return Pemetaan(fields, used)


def _choose(table: TabelMentah, columns: Sequence[int], how: str) -> int:
    if len(columns) == 1:
        return columns[0]
    if how == "tahun":
        years = {k.kolom: k.tahun or 0 for k in table.kolom}
        return max(columns, key=lambda c: (years[c], -columns.index(c)))
    if how == "angka":
        return max(columns, key=lambda c: (numeric_share(table, c) > 0.2, -columns.index(c)))
    return columns[0]


def numeric_share(table: TabelMentah, col: int) -> float:
    """Share of a column's cells that hold numbers (as numbers or as text)."""
    cells = column_cells(table, col)
    if not cells:
        return 0.0
    return sum(c.kind is Kind.NUMBER or is_numeric_text(table.grid.cell_text(c)) for c in cells) / len(cells)


def column_cells(table: TabelMentah, col: int) -> list[Cell]:
    """The cells of one column over the table's rows."""
    cells = table.grid.cells
    return [cells[b.baris, col] for b in table.baris if (b.baris, col) in cells]


class Pembaca:
    """Reads the values of one table; what cannot be read becomes a finding, never an exception."""

    def __init__(self, table: TabelMentah, jenis: str, berkas: str, peta: Pemetaan) -> None:
        self.table = table
        self.grid = table.grid
        self.jenis = jenis
        self.berkas = berkas
        self.lembar = table.grid.sheet.name
        self.kolom = peta.kolom
        self.temuan: list[Temuan] = []
        self.lewat: list[Lewat] = []
        self.catatan: list[str] = []
        self._gaya: dict[int, Gaya] = {}
        self._skala: dict[str, SkalaPersen] = {}

    @cached_property
    def judul(self) -> Mapping[int, str]:
        """Header text by column."""
        return {k.kolom: k.judul for k in self.table.kolom}

    def punya(self, name: str) -> bool:
        """Whether the table has a column for the field."""
        return name in self.kolom

    def col(self, name: str) -> int:
        """The (first) column of a field."""
        return self.kolom[name][0]

    def ref(self, row: int, col: int) -> Ref:
        """The address of a cell of this table."""
        return Ref(self.berkas, self.lembar, row, col)

    def own(self, row: int, name: str) -> Cell | None:
        """The cell of a field that really stands in this row (not a merge from above)."""
        for col in self.kolom.get(name, ()):
            cell = self.grid.cells.get((row, col))
            if cell is not None:
                return cell
        return None

    def seen(self, row: int, name: str) -> Cell | None:
        """The cell of a field that a person sees in this row."""
        for col in self.kolom.get(name, ()):
            cell = self.grid.seen(row, col)
            if cell is not None:
                return cell
        return None

    def gaya(self, col: int) -> Gaya:
        """The number style of a column, decided over all of its texts."""
        style = self._gaya.get(col)
        if style is None:
            texts = [str(c.value) for c in column_cells(self.table, col) if c.kind is Kind.TEXT]
            style = self._gaya[col] = infer_style(texts)
            if style is Gaya.INGGRIS:
                self.catatan.append(f"kolom '{self.judul.get(col, '')}': koma dibaca sebagai pemisah ribuan")
        return style

    def nilai(self, cell: Cell, isi: int | Decimal | str | None, **more: object) -> Nilai:
        """A value at a cell."""
        return Nilai(isi, self.ref(cell.row, cell.col), shown(cell), **more)  # type: ignore[arg-type]

    # ------------------------------------------------------------------ values

    def teks(self, row: int, name: str, *, merged: bool = True) -> Nilai | None:
        """A text field; None where the table has no such column."""
        if name not in self.kolom:
            return None
        cell = self.seen(row, name) if merged else self.own(row, name)
        if cell is None:
            return Nilai(None, self.ref(row, self.col(name)))
        if self.broken(cell, name):
            return self.nilai(cell, None, gagal=True)
        text = clean(shown(cell))
        return self.nilai(cell, None if is_blank(text) else text)

    def uang(self, row: int, name: str, *, wajib: bool = False, merged: bool = False) -> Nilai | None:
        """An amount of money in rupiah; '-' is nil. A required amount that is missing is BACA-05."""
        if name not in self.kolom:
            return None
        cell = self._amount_cell(row, name, merged)
        if cell is None:
            place = self.ref(row, self.col(name))
            if wajib:
                self._unreadable(place, name, "", "kosong")
            return Nilai(None, place, gagal=wajib)
        return self.uang_dari(cell, name)

    def _amount_cell(self, row: int, name: str, merged: bool) -> Cell | None:
        """The amount among the columns of a field: a lone 'Rp.' beside it is passed over."""
        fallback: Cell | None = None
        for col in self.kolom[name]:
            cell = self.grid.seen(row, col) if merged else self.grid.cells.get((row, col))
            if cell is None:
                continue
            if cell.kind is Kind.TEXT and self.grid.cell_text(cell).casefold().strip(" .:") in ("rp", ""):
                continue
            if fallback is None:
                fallback = cell
        return fallback

    def uang_dari(self, cell: Cell, name: str) -> Nilai:
        """The amount in a cell."""
        if self.broken(cell, name):
            return self.nilai(cell, None, gagal=True)
        if cell.kind is Kind.NUMBER and isinstance(cell.value, (int, float)):
            return self.nilai(cell, number_from_float(cell.value))
        text = shown(cell)
        if cell.kind is Kind.TEXT:
            if is_blank(text):
                return self.nilai(cell, 0)
            number = parse_money(str(cell.value), self.gaya(cell.col))
            if number is not None:
                if not number.baku:
                    self._malformed(cell, rupiah(number.nilai))
                return self.nilai(cell, number.nilai, desimal=0)
        self._unreadable(self.ref(cell.row, cell.col), name, text, "tidak dapat dibaca sebagai jumlah uang")
        return self.nilai(cell, None, gagal=True)

    def persen(self, row: int, name: str, dugaan: Callable[[int], Decimal | None] | None = None) -> Nilai | None:
        """A percentage in points. `dugaan` gives what other columns of a row imply, to decide the scale."""
        if name not in self.kolom:
            return None
        cell = self.own(row, name)
        if cell is None:
            return Nilai(None, self.ref(row, self.col(name)))
        if self.broken(cell, name):
            return self.nilai(cell, None, gagal=True)
        if cell.kind not in (Kind.NUMBER, Kind.TEXT):
            return self.nilai(cell, None, gagal=True)
        if cell.kind is Kind.TEXT and is_blank(str(cell.value)):
            return self.nilai(cell, None)
        value = cell.value
        assert isinstance(value, (str, int, float))
        scale = self.skala(name, dugaan)
        number = parse_percent(value, cell.number_format, scale, self.gaya(cell.col))
        if number is None:
            if scale is SkalaPersen.AMBIGU and cell.kind is Kind.NUMBER:
                return self._ambiguous(cell, name)
            self._unreadable(self.ref(cell.row, cell.col), name, shown(cell), "tidak dapat dibaca sebagai persentase")
            return self.nilai(cell, None, gagal=True)
        if not number.baku:
            self._malformed(cell, display(number.nilai))
        return self.nilai(cell, Decimal(number.nilai), satuan="%", desimal=number.desimal)

    def _ambiguous(self, cell: Cell, name: str) -> Nilai:
        value = number_from_float(cell.value if isinstance(cell.value, (int, float)) else 0)
        points = Decimal(value) * 100
        self.temuan.append(
            Temuan(
                "BACA-04",
                Tingkat.PERINGATAN,
                f"Kolom '{self.judul.get(cell.col, name)}' tidak menunjukkan apakah angkanya pecahan atau persen: "
                f"{shown(cell)} dapat berarti {display(value)} % atau {display(points)} %. "
                f"Dibaca sebagai {display(points)} %.",
                "Beri format persen (%) pada kolom itu, atau tulis tanda % di belakang angkanya.",
                self.jenis,
                self.berkas,
                self.lembar,
                cell.address,
                shown(cell),
                f"{display(points)} %",
            )
        )
        return self.nilai(cell, points, satuan="%", desimal=0)

    def skala(self, name: str, dugaan: Callable[[int], Decimal | None] | None) -> SkalaPersen:
        """The scale of a percent column, decided once over all of its rows."""
        if name not in self._skala:
            col = self.col(name)
            rows = [b.baris for b in self.table.baris if (b.baris, col) in self.grid.cells]
            cells = [self.grid.cells[r, col] for r in rows]
            values = [
                (
                    c.value if c.kind in (Kind.NUMBER, Kind.TEXT) and isinstance(c.value, (str, int, float)) else None,
                    c.number_format,
                )
                for c in cells
            ]
            expected = [dugaan(r) for r in rows] if dugaan else []
            self._skala[name] = decide_scale(values, self.judul.get(col, ""), expected, self.gaya(col))
            if self._skala[name] is SkalaPersen.FRAKSI and any(
                isinstance(v, (int, float)) and "%" not in f for v, f in values
            ):
                self.catatan.append(f"kolom '{self.judul.get(col, '')}': angka dibaca sebagai pecahan (0,93 = 93 %)")
        return self._skala[name]

    def target(self, row: int, name: str, *, merged: bool = False) -> Nilai | None:
        """A target or realisation of an indicator: number with unit, percentage, letter grade or text."""
        if name not in self.kolom:
            return None
        cell = self.seen(row, name) if merged else self.own(row, name)
        if cell is None:
            return Nilai(None, self.ref(row, self.col(name)))
        return self.target_dari(cell, name)

    def target_dari(self, cell: Cell, name: str, text: str | None = None) -> Nilai:
        """The target in a cell, or in a part of its text."""
        if self.broken(cell, name):
            return self.nilai(cell, None, gagal=True)
        source = text if text is not None else cell.value
        source = source if not isinstance(source, bool) else str(source)
        target = parse_target(source, cell.number_format, self.gaya(cell.col))
        if not target.baku:
            other = Gaya.INDONESIA if self.gaya(cell.col) is Gaya.INGGRIS else Gaya.INGGRIS
            clean_reading = parse_target(source, cell.number_format, other)
            target = clean_reading if clean_reading.baku and "%" in str(source) else target
        if not target.baku and isinstance(target.isi, (int, Decimal)):
            self._malformed(cell, display(target.isi))
        written = text if text is not None else shown(cell)
        return Nilai(target.isi, self.ref(cell.row, cell.col), written, target.satuan, target.desimal)

    def bulat(self, row: int, name: str) -> Nilai | None:
        """A whole count (staff, documents); '-' is nil."""
        return self.uang(row, name)

    # ---------------------------------------------------------------- findings

    def broken(self, cell: Cell, name: str) -> bool:
        """Report an Excel error or a formula without value (BACA-06)."""
        if cell.kind not in (Kind.ERROR, Kind.UNCACHED):
            return False
        if cell.kind is Kind.ERROR:
            what = f"berisi galat Excel {cell.value}"
            fix = "Perbaiki rumus pada sel itu (atau tulis angkanya), simpan berkas, lalu jalankan kembali."
        else:
            what = "berisi rumus yang belum pernah dihitung, sehingga nilainya tidak diketahui"
            fix = "Buka berkas itu di Excel, simpan (Ctrl+S) agar rumus dihitung, lalu jalankan kembali."
        title = self.judul.get(cell.col, name)
        formula = f"={cell.formula}" if cell.formula else shown(cell)
        self.temuan.append(
            Temuan(
                "BACA-06",
                Tingkat.KESALAHAN,
                f"Sel {cell.address} pada lembar {self.lembar} (kolom '{title}') {what}.",
                fix,
                self.jenis,
                self.berkas,
                self.lembar,
                cell.address,
                str(cell.value or formula),
                None,
            )
        )
        return True

    def _malformed(self, cell: Cell, reading: str) -> None:
        written = shown(cell)
        self.temuan.append(
            Temuan(
                "BACA-04",
                Tingkat.PERINGATAN,
                f"Angka '{written}' di sel {cell.address} lembar {self.lembar} tidak ditulis baku; "
                f"dibaca sebagai {reading}.",
                f"Tulis {reading} (titik memisahkan ribuan, koma memisahkan desimal), atau isi selnya dengan angka.",
                self.jenis,
                self.berkas,
                self.lembar,
                cell.address,
                written,
                reading,
            )
        )

    def _unreadable(self, place: Ref, name: str, written: str, why: str) -> None:
        title = self.judul.get(place.kolom, name) or name
        what = f"berisi '{written}' yang {why}" if written else why
        self.temuan.append(
            Temuan(
                "BACA-05",
                Tingkat.KESALAHAN,
                f"Sel {place.sel} pada lembar {place.lembar} (kolom '{title}') harus berisi angka tetapi {what}. "
                "Nilainya tidak dianggap nol; perhitungan yang memerlukannya dilewati.",
                "Isi sel itu dengan angka yang benar, lalu jalankan kembali.",
                self.jenis,
                place.berkas,
                place.lembar,
                place.sel,
                written or None,
                "angka",
            )
        )

    def lewati(self, row: int, reason: str) -> None:
        """Note a row that was left out."""
        self.lewat.append(Lewat(row, reason))

    def hasil(self, tabel: Mapping[str, Sequence[Baris]], jumlah: Mapping[str, Sequence[Baris]] | None = None) -> Hasil:
        """Close the reading."""
        return Hasil(
            {k: tuple(v) for k, v in tabel.items() if v},
            {k: tuple(v) for k, v in (jumlah or {}).items() if v},
            tuple(self.lewat),
            tuple(dict.fromkeys(self.temuan)),
            tuple(dict.fromkeys(self.catatan)),
        )

    def baris(self, ref: Ref, nilai: Mapping[str, Nilai | None]) -> Baris:
        """A row; fields without a column are left out."""
        return Baris(self.jenis, ref, {k: v for k, v in nilai.items() if v is not None})


def shown(cell: Cell) -> str:
    """The text a person sees in a cell."""
    if cell.kind is Kind.UNCACHED:
        return ""
    return display(cell.value, cell.number_format)


class IsiTurun:
    """Fills parents down: a value written once counts until the next one, or until a higher parent changes."""

    def __init__(self, order: Sequence[str]) -> None:
        """`order` names the parent fields from the highest to the lowest."""
        self.order = tuple(order)
        self.current: dict[str, Nilai] = {}

    def terima(self, name: str, value: Nilai | None, *, reset: Sequence[str] = ()) -> None:
        """Take a value seen in a row; an empty one keeps the current."""
        if value is None or value.isi is None:
            return
        known = self.current.get(name)
        if known is None or known.isi != value.isi or known.ref != value.ref:
            for lower in reset:
                self.current.pop(lower, None)
            self.current[name] = value

    def get(self, name: str) -> Nilai | None:
        """The value in force."""
        return self.current.get(name)
