"""What every document kind shares: what it declares, and how a cell becomes a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from lakip_xls.documents.keluhan import broken_cell, findings_of, tulisan
from lakip_xls.documents.skala_uang import KELIPATAN, TAK_MASUK_AKAL, bare_amount, skala_judul, skala_uang, times
from lakip_xls.findings import Temuan
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.model import Baris, Cacat, FlawKind, Nilai
from lakip_xls.parsing.names import clean
from lakip_xls.parsing.numbers import Gaya, infer_style, is_blank, number_from_float, parse_money
from lakip_xls.parsing.percent import SkalaPersen, decide_scale, parse_percent
from lakip_xls.parsing.targets import parse_target
from lakip_xls.parsing.tulis import display, rupiah
from lakip_xls.provenance import Lewat, Ref
from lakip_xls.reading.book import Cell, Kind
from lakip_xls.recognising.kind import Pemetaan

T = TypeVar("T")


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
    tahun: int | None = None
    """The year that the rows themselves name (a column headed 'Tahun')."""


_NO_PERCENT = "tidak dapat dibaca sebagai persentase"


class Pembaca:
    """Reads the values of one table. Reading changes nothing: a value carries its own flaw."""

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
        self.unit: str | None = None
        self.tahun: int | None = None
        self._gaya: dict[int, Gaya] = {}
        self._skala: dict[str, SkalaPersen] = {}
        self._kelipatan: dict[int, tuple[int, Cacat | None]] = {}
        self._left_out: list[Nilai] = []
        self._once: dict[tuple[object, ...], object] = {}
        self._values: dict[tuple[str, int, int], Nilai] = {}
        self._here: tuple[int, dict[int, Cell]] = (0, {})

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

    def tahun_kolom(self, col: int) -> int | None:
        """The year that the heading of a column names."""
        return next((k.heading.year for k in self.table.kolom if k.kolom == col), None)

    def ref(self, row: int, col: int) -> Ref:
        """The address of a cell of this table."""
        return Ref(self.berkas, self.lembar, row, col)

    def _at(self, row: int, col: int, *, merged: bool = False) -> Cell | None:
        """The cell at a position; where it lies in a merge, the one that a person sees there."""
        if self._here[0] != row:
            self._here = (row, {c.col: c for c in self.grid.by_row.get(row, ())})
        cell = self._here[1].get(col)
        return self.grid.seen(row, col) if cell is None and merged and self.grid.sheet.merges else cell

    def own(self, row: int, name: str) -> Cell | None:
        """The cell of a field that really stands in this row (not a merge from above)."""
        return next((c for col in self.kolom.get(name, ()) if (c := self._at(row, col)) is not None), None)

    def seen(self, row: int, name: str) -> Cell | None:
        """The cell of a field that a person sees in this row."""
        return next((c for col in self.kolom.get(name, ()) if (c := self._at(row, col, merged=True)) is not None), None)

    def cells(self, row: int, name: str) -> list[Cell]:
        """Every cell of a field with several columns that stands in a row."""
        return [c for col in self.kolom.get(name, ()) if (c := self._at(row, col)) is not None]

    def gaya(self, col: int) -> Gaya:
        """The number style of a column, decided over all of its texts."""
        style = self._gaya.get(col)
        if style is None:
            texts = [str(c.value) for c in self.table.column_cells(col) if c.kind is Kind.TEXT]
            style = self._gaya[col] = infer_style(texts)
            if style is Gaya.INGGRIS:
                self.catatan.append(f"kolom '{self.judul.get(col, '')}': koma dibaca sebagai pemisah ribuan")
        return style

    def nilai(self, cell: Cell, isi: int | Decimal | str | None, **more: object) -> Nilai:
        """A value at a cell."""
        return Nilai(isi, self.ref(cell.row, cell.col), tulisan(cell), **more)  # type: ignore[arg-type]

    def once(self, find: Callable[..., T], *arguments: object) -> T:
        """What a function finds in this table, looked for once."""
        place = (find, *arguments)
        if place not in self._once:
            self._once[place] = find(self, *arguments)
        return self._once[place]  # type: ignore[return-value]

    # ------------------------------------------------------------------ values

    def teks(self, row: int, name: str, *, merged: bool = True) -> Nilai | None:
        """A text field; None where the table has no such column."""
        if name not in self.kolom:
            return None
        cell = self.seen(row, name) if merged else self.own(row, name)
        if cell is None:
            return Nilai(None, self.ref(row, self.col(name)))
        if (flaw := self.broken(cell, name)) is not None:
            return self.nilai(cell, None, cacat=flaw)
        text = self.utuh(cell)
        return self.nilai(cell, None if is_blank(text) and text != "%" else text)

    def utuh(self, cell: Cell) -> str:
        """The text of a cell with its continuation in the rows below."""
        text = clean(tulisan(cell))
        row = cell.row + 1
        while row in self.table.lanjutan:
            more = self.grid.cells.get((row, cell.col))
            text = f"{text} {clean(tulisan(more))}" if more is not None else text
            row += 1
        return text

    def uang(self, row: int, name: str, *, wajib: bool = False, merged: bool = False) -> Nilai | None:
        """An amount of money in rupiah; '-' is nil. A required amount that is missing is BACA-05."""
        if name not in self.kolom:
            return None
        cell = self._amount_cell(row, name, merged)
        if cell is None:
            return self.nothing(row, name, wajib=wajib)
        return self.uang_dari(cell, name)

    def nothing(self, row: int, name: str, *, wajib: bool) -> Nilai:
        """The value of a cell that is not there; a flaw where it must be."""
        place = self.ref(row, self.col(name))
        return Nilai(None, place, cacat=self._flaw(FlawKind.MISSING, place, name, "", "kosong") if wajib else None)

    def _amount_cell(self, row: int, name: str, merged: bool) -> Cell | None:
        """The amount among the columns of a field: a lone 'Rp.' beside it is passed over."""
        cells = (self._at(row, col, merged=merged) for col in self.kolom[name])
        return next((c for c in cells if c is not None and not self._is_currency(c)), None)

    def _is_currency(self, cell: Cell) -> bool:
        return cell.kind is Kind.TEXT and self.grid.cell_text(cell).casefold().strip(" .:") in ("rp", "")

    def uang_dari(self, cell: Cell, name: str) -> Nilai:
        """The amount in a cell."""
        place = ("uang", cell.row, cell.col)
        if place not in self._values:
            self._values[place] = self._amount(cell, name)
        return self._values[place]

    def _amount(self, cell: Cell, name: str) -> Nilai:
        if (flaw := self.broken(cell, name)) is not None:
            return self.nilai(cell, None, cacat=flaw)
        factor, doubt = self._scale_of_money(cell.col)
        if cell.kind is Kind.NUMBER and isinstance(cell.value, (int, float)):
            return self.nilai(cell, times(number_from_float(cell.value), factor), cacat=doubt)
        text = tulisan(cell)
        if cell.kind is Kind.TEXT:
            if is_blank(text):
                return self.nilai(cell, 0)
            number = parse_money(str(cell.value), self.gaya(cell.col))
            if number is not None:
                amount = times(number.nilai, factor)
                return self.nilai(cell, amount, cacat=doubt if number.baku else self._malformed(cell, rupiah(amount)))
        return self._unreadable(cell, name, text, "tidak dapat dibaca sebagai jumlah uang")

    def _scale_of_money(self, col: int) -> tuple[int, Cacat | None]:
        """Rupiah in one unit of a money column (1, or 1.000.000 where heading or title say 'dalam jutaan rupiah'),
        and the flaw of all its values where the amounts contradict what they say.
        """
        known = self._kelipatan.get(col)
        if known is None:
            known = self._kelipatan[col] = self._decide_scale_of_money(col)
        return known

    def _decide_scale_of_money(self, col: int) -> tuple[int, Cacat | None]:
        title = next((k.judul for k in reversed(self.table.kolom) if k.kolom <= col and k.judul), "")
        scale = skala_uang(title) or skala_judul(self.table.judul[-8:])
        if scale is None:
            return 1, None
        factor = KELIPATAN[scale]
        too_big = Decimal(TAK_MASUK_AKAL) / factor
        for cell in self.table.column_cells(col):
            amount = bare_amount(cell, self.gaya(col))
            if amount is not None and abs(amount) >= too_big:
                return 1, Cacat(FlawKind.SCALE, self.ref(cell.row, cell.col), title, tulisan(cell), scale)
        self.catatan.append(f"kolom '{title}': angka dibaca dalam {scale}an rupiah (dikalikan {display(factor)})")
        return factor, None

    def persen(self, row: int, name: str, dugaan: Callable[[int], Decimal | None] | None = None) -> Nilai | None:
        """A percentage in points. `dugaan` gives what other columns of a row imply, to decide the scale."""
        if name not in self.kolom:
            return None
        cell = self.own(row, name)
        if cell is None:
            return Nilai(None, self.ref(row, self.col(name)))
        if (flaw := self.broken(cell, name)) is not None:
            return self.nilai(cell, None, cacat=flaw)
        value = cell.value
        if cell.kind not in (Kind.NUMBER, Kind.TEXT) or not isinstance(value, (str, int, float)):
            return self._unreadable(cell, name, tulisan(cell), _NO_PERCENT)
        if cell.kind is Kind.TEXT and is_blank(str(value)):
            return self.nilai(cell, None)
        scale = self.skala(name, dugaan)
        number = parse_percent(value, cell.number_format, scale, self.gaya(cell.col))
        if number is None:
            if scale is SkalaPersen.AMBIGU and cell.kind is Kind.NUMBER:
                return self._ambiguous(cell, name)
            return self._unreadable(cell, name, tulisan(cell), _NO_PERCENT)
        flaw = None if number.baku else self._malformed(cell, display(number.nilai))
        return self.nilai(cell, Decimal(number.nilai), satuan="%", desimal=number.desimal, cacat=flaw)

    def _ambiguous(self, cell: Cell, name: str) -> Nilai:
        value = number_from_float(cell.value if isinstance(cell.value, (int, float)) else 0)
        points = Decimal(value) * 100
        flaw = self._flaw(FlawKind.AMBIGUOUS, self.ref(cell.row, cell.col), name, display(value), display(points))
        return self.nilai(cell, points, satuan="%", cacat=flaw)

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

    def target(self, row: int, name: str, *, merged: bool = False, wajib: bool = False) -> Nilai | None:
        """A target or realisation of an indicator: number with unit, percentage, letter grade or text.

        A required one that is missing is BACA-05, in a column that other rows do fill.
        """
        if name not in self.kolom:
            return None
        cell = self.seen(row, name) if merged else self.own(row, name)
        if cell is None:
            missing = wajib and self.seen(row, name) is None and bool(self.table.column_cells(self.col(name)))
            return self.nothing(row, name, wajib=missing)
        return self.target_dari(cell, name)

    def cacah(self, row: int, name: str) -> Nilai | None:
        """A count without which its row says nothing; text in its place is BACA-05, and so is nothing at all."""
        value = self.target(row, name)
        if value is None or value.gagal or value.ref is None or isinstance(value.isi, (int, Decimal)):
            return value
        if value.isi is None and (value.tertulis or self.seen(row, name) is not None):
            return value
        if not value.tertulis:
            return self.nothing(row, name, wajib=True)
        flaw = self._flaw(FlawKind.UNREADABLE, value.ref, name, value.tertulis, "bukan bilangan")
        return Nilai(None, value.ref, value.tertulis, cacat=flaw)

    def target_dari(self, cell: Cell, name: str, text: str | None = None) -> Nilai:
        """The target in a cell, or in a part of its text."""
        if text is not None:
            return self._target(cell, name, text)
        place = ("target", cell.row, cell.col)
        if place not in self._values:
            self._values[place] = self._target(cell, name, None)
        return self._values[place]

    def _target(self, cell: Cell, name: str, text: str | None) -> Nilai:
        if (flaw := self.broken(cell, name)) is not None:
            return self.nilai(cell, None, cacat=flaw)
        source = text if text is not None else cell.value
        source = source if not isinstance(source, bool) else str(source)
        target = parse_target(source, cell.number_format, self.gaya(cell.col))
        if not target.baku:
            other = Gaya.INDONESIA if self.gaya(cell.col) is Gaya.INGGRIS else Gaya.INGGRIS
            clean_reading = parse_target(source, cell.number_format, other)
            target = clean_reading if clean_reading.baku and "%" in str(source) else target
        if not target.baku and isinstance(target.isi, (int, Decimal)):
            flaw = self._malformed(cell, display(target.isi))
        written = text if text is not None else tulisan(cell)
        return Nilai(target.isi, self.ref(cell.row, cell.col), written, target.satuan, target.desimal, flaw)

    def bulat(self, row: int, name: str) -> Nilai | None:
        """A whole count (staff, documents); '-' is nil."""
        return self.uang(row, name)

    # ------------------------------------------------------------------- flaws

    def broken(self, cell: Cell, name: str) -> Cacat | None:
        """The flaw of an Excel error or a formula without value (BACA-06)."""
        return broken_cell(cell, self.ref(cell.row, cell.col), self.judul.get(cell.col, name))

    def _flaw(self, kind: FlawKind, ref: Ref, name: str, written: str, reason: str) -> Cacat:
        return Cacat(kind, ref, self.judul.get(ref.kolom) or name, written, reason)

    def _malformed(self, cell: Cell, reading: str) -> Cacat:
        return self._flaw(FlawKind.MALFORMED, self.ref(cell.row, cell.col), "", tulisan(cell), reading)

    def _unreadable(self, cell: Cell, name: str, written: str, why: str) -> Nilai:
        flaw = self._flaw(FlawKind.UNREADABLE, self.ref(cell.row, cell.col), name, written, why)
        return self.nilai(cell, None, cacat=flaw)

    def lewati(self, row: int, reason: str, *values: Nilai | None) -> None:
        """Note a row that was left out; the flaws of `values` are told, because they are why."""
        self.lewat.append(Lewat(row, reason))
        self._left_out += [v for v in values if v is not None]

    def hasil(self, tabel: Mapping[str, Sequence[Baris]], jumlah: Mapping[str, Sequence[Baris]] | None = None) -> Hasil:
        """Close the reading: what is told are the flaws of the values that the rows use."""
        rows = [b for frame in (*tabel.values(), *(jumlah or {}).values()) for b in frame]
        used = [v for b in rows for v in b.nilai.values()]
        return Hasil(
            {k: tuple(v) for k, v in tabel.items() if v},
            {k: tuple(v) for k, v in (jumlah or {}).items() if v},
            tuple(self.lewat),
            (*self.temuan, *findings_of(self.jenis, (*used, *self._left_out))),
            tuple(dict.fromkeys(self.catatan)),
            self.unit,
            self.tahun,
        )

    def baris(self, ref: Ref, nilai: Mapping[str, Nilai | None]) -> Baris:
        """A row; fields without a column are left out."""
        return Baris(self.jenis, ref, {k: v for k, v in nilai.items() if v is not None})
