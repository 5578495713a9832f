"""Write a random folder, and say what a person reads in it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from openpyxl import Workbook, load_workbook

from tests.folders.truth import MONTHS, UNITS, Item, Reading, budget

OFFICE = "DINAS PERIKANAN KABUPATEN TELAGA"
YEAR = 2024
Row = list[object]


@dataclass
class Look:
    """How the tables of a folder are written."""

    codes: bool
    money: str
    """'number', 'dots' (1.234.567,00) or 'rp' (Rp 1.234.567)."""
    total: bool
    percent: bool
    extension: str

    @staticmethod
    def of(random: Random) -> Look:
        return Look(
            random.random() < 0.7,
            random.choice(("number", "number", "dots", "rp")),
            random.random() < 0.6,
            random.random() < 0.4,
            random.choice(("xlsx", "xlsx", "xlsx", "csv")),
        )

    def amount(self, value: int) -> object:
        dots = f"{value:,}".replace(",", ".")
        return {"number": value, "dots": f"{dots},00", "rp": f"Rp {dots}"}[self.money]


LABELS = {"program": "", "kegiatan": "Kegiatan ", "sub_kegiatan": "Sub Kegiatan "}


def line(look: Look, item: Item, spent: int) -> Row:
    """One row of a table."""
    name = item.name if look.codes else f"{LABELS[item.level]}{item.name}"
    row: Row = [item.code] if look.codes else []
    row += [name, look.amount(item.pagu), look.amount(spent)]
    if look.percent:
        row.append(f"{spent * 100 / item.pagu:.2f}".replace(".", ",") if item.pagu else 0)
    return row


def head(look: Look) -> Row:
    names: Row = ["Kode Rekening"] if look.codes else []
    names += ["Program / Kegiatan / Sub Kegiatan", "Pagu (Rp)", "Realisasi (Rp)"]
    return [*names, *(["%"] if look.percent else [])]


def total(look: Look, pagu: int, spent: int) -> Row:
    row: Row = [None, "JUMLAH"] if look.codes else ["JUMLAH"]
    row += [look.amount(pagu), look.amount(spent)]
    return [*row, *([f"{spent * 100 / pagu:.2f}".replace(".", ",")] if look.percent else [])]


def save(path: Path, titles: Sequence[str], rows: Sequence[Row]) -> None:
    """Titles and rows as a workbook or a .csv."""
    every: list[Row] = [*([t] for t in titles), *rows]
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows(["" if c is None else c for c in r] for r in every)
        return
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in every:
        sheet.append(row)
    book.save(path)


class Folder:
    """One random folder."""

    def __init__(self, seed: int, place: Path) -> None:
        self.random = Random(seed)
        self.place = place
        self.look = Look.of(self.random)
        self.reading = Reading()
        self.what: list[str] = []
        place.mkdir(parents=True, exist_ok=True)
        forms = (
            self.year,
            self.single,
            self.cumulative,
            self.subunits,
            self.unit_files,
            self.unit_months,
            self.columns,
        )
        self.main = self.random.choice(forms)
        self.main()
        extras = (self.version, self.hidden, self.before, self.recap, self.by_unit, self.groups, self.other_year)
        for extra in (*extras, self.foreign):
            if self.random.random() < 0.3:
                extra()

    # ---------------------------------------------------------------- the budget

    def read(self, programs: Sequence[Item], months: Sequence[int]) -> None:
        """A person adds these months."""
        self.programs, self.months = list(programs), list(months)
        for program in programs:
            pagu, spent = self.reading.programs.get(program.name, (0, 0))
            made = sum(program.spent[m] for m in months)
            self.reading.programs[program.name] = ((pagu or 0) + program.pagu, (spent or 0) + made)
        self.reading.pagu = sum(p or 0 for p, _ in self.reading.programs.values())
        self.reading.realisasi = sum(s or 0 for _, s in self.reading.programs.values())

    def table(self, programs: Sequence[Item], months: Sequence[int]) -> list[Row]:
        rows = [line(self.look, item, sum(item.spent[m] for m in months)) for p in programs for item in p.rows()]
        whole = (sum(p.pagu for p in programs), sum(p.spent[m] for p in programs for m in months))
        return [head(self.look), *rows, *([total(self.look, *whole)] if self.look.total else [])]

    def file(self, stem: str) -> Path:
        return self.place / f"{stem}.{self.look.extension}"

    def year(self) -> None:
        self.what.append("year")
        self.titles = ("LAPORAN REALISASI ANGGARAN", OFFICE, f"TAHUN ANGGARAN {YEAR}")
        self.read(budget(self.random), range(12))
        self.rows = self.table(self.programs, range(12))
        self.name = self.file("Realisasi Anggaran")
        if self.random.random() < 0.5:
            self.gap()
        save(self.name, self.titles, self.rows)

    def gap(self) -> None:
        """One amount that is blank or cannot be read, in a sub kegiatan or in a programme."""
        self.what.append("gap")
        items = [item for p in self.programs for item in p.rows()]
        at = self.random.choice([i for i, item in enumerate(items) if item.level != "kegiatan"])
        side = self.random.choice((1, 2))
        column = side + self.look.codes
        self.rows[at + 1][column] = self.random.choice((None, "?", "lihat lampiran", "sda"))
        cell = f"{'ABCD'[column]}{len(self.titles) + 2 + at}"
        self.reading.told.add(("BACA-05", self.name.name, cell))
        if items[at].level == "program":
            name = items[at].name
            pagu, spent = self.reading.programs[name]
            self.reading.programs[name] = (None, spent) if side == 1 else (pagu, None)
            if side == 1:
                self.reading.pagu = None
            else:
                self.reading.realisasi = None

    def monthly(self, chosen: Sequence[int], *, until: bool) -> None:
        programs = budget(self.random)
        self.read(programs, range(chosen[-1] + 1) if until else chosen)
        where = self.random.choice(("title", "file", "both"))
        told = self.random.random() < 0.5
        gap = self.random.choice(chosen) if self.random.random() < 0.2 and not until else None
        for month in chosen:
            months = range(month + 1) if until else [month]
            name = f"s.d. {MONTHS[month]}" if until and told else MONTHS[month]
            title = [f"Bulan {name}"] if where != "file" else []
            stem = f"LRA {name}" if where != "title" else f"LRA {month + 1:02d}"
            titles = ["LAPORAN REALISASI ANGGARAN", OFFICE, f"TAHUN ANGGARAN {YEAR}", *title]
            rows, path = self.table(programs, months), self.file(stem.replace(".", ""))
            if month == gap:
                self.unread(rows, path.name, len(titles))
            save(path, titles, rows)
        self.name = self.place / "-"

    def unread(self, rows: list[Row], file: str, titles: int) -> None:
        """The spending of the first programme in one month cannot be read, so that of the year is not known."""
        self.what.append("gap in a month")
        column = 2 + self.look.codes
        rows[1][column] = self.random.choice(("?", "menyusul"))
        self.reading.told.add(("BACA-05", file, f"{'ABCD'[column]}{titles + 2}"))
        first = self.programs[0]
        self.reading.programs[first.name] = (first.pagu, None)
        self.reading.realisasi = None

    def single(self) -> None:
        last = self.random.randint(2, 11)
        chosen = list(range(last + 1))
        if last > 2 and self.random.random() < 0.3:
            del chosen[self.random.randrange(1, last)]
        self.what.append(f"months {len(chosen)} of {last + 1}")
        self.monthly(chosen, until=False)

    def cumulative(self) -> None:
        chosen = sorted(self.random.sample(range(12), self.random.randint(2, 5)))
        self.what.append(f"cumulative {chosen}")
        self.monthly(chosen, until=True)

    def units(self, months: Sequence[int]) -> dict[str, list[Item]]:
        names = self.random.sample(UNITS, self.random.randint(2, 4))
        found = {}
        same = budget(self.random)
        for name in names:
            programs = budget(self.random) if self.random.random() < 0.3 else same
            copy = [_again(p, self.random) for p in programs]
            found[name] = copy
            self.read(copy, months)
            self.reading.units[name] = (sum(p.pagu for p in copy), sum(p.spent[m] for p in copy for m in months))
        return found

    def subunits(self) -> None:
        self.what.append("subunits")
        self.titles = ("LAPORAN REALISASI ANGGARAN", OFFICE, f"TAHUN ANGGARAN {YEAR}")
        self.name = self.file("Realisasi Anggaran")
        self.rows = self.unit_table(self.units(range(12)), range(12))
        save(self.name, self.titles, self.rows)

    def unit_table(self, units: dict[str, list[Item]], months: Sequence[int]) -> list[Row]:
        """The programmes of every sub-unit below its name."""
        form = self.random.choice(("bare", "amount", "column"))
        beside = form == "column"
        rows: list[Row] = [[*(["Unit Kerja"] if beside else []), *head(self.look)]]
        made = 0
        for name, programs in units.items():
            spent = sum(p.spent[m] for p in programs for m in months)
            made += spent
            own: Row = [None, name] if self.look.codes else [name]
            amounts = (self.look.amount(self.reading.units[name][0]), self.look.amount(spent))
            if not beside:
                rows.append([*own, *(amounts if form == "amount" else ())])
            for item in (item for p in programs for item in p.rows()):
                rows.append([*([name] if beside else []), *line(self.look, item, sum(item.spent[m] for m in months))])
        if self.look.total:
            rows.append([*([None] if beside else []), *total(self.look, self.reading.pagu or 0, made)])
        return rows

    def unit_files(self) -> None:
        self.what.append("unit files")
        for name, programs in self.units(range(12)).items():
            titles = ("LAPORAN REALISASI ANGGARAN", name.upper(), "KABUPATEN TELAGA", f"TAHUN ANGGARAN {YEAR}")
            save(self.file(f"LRA {name}"), titles, self.table(programs, range(12)))
        self.name = self.place / "-"

    def unit_months(self) -> None:
        """A table of all sub-units for every month."""
        last = self.random.randint(2, 8)
        self.what.append(f"subunits over {last + 1} months")
        units = self.units(range(last + 1))
        for month in range(last + 1):
            titles = ("LAPORAN REALISASI ANGGARAN", OFFICE, f"TAHUN ANGGARAN {YEAR}", f"BULAN {MONTHS[month].upper()}")
            save(self.file(f"LRA {month + 1:02d} {MONTHS[month]}"), titles, self.unit_table(units, [month]))
        self.name = self.place / "-"

    def columns(self) -> None:
        """One table with a column for each month or quarter."""
        quarters = self.random.random() < 0.5
        self.what.append("quarter columns" if quarters else "month columns")
        spans = [range(3 * q, 3 * q + 3) for q in range(4)] if quarters else [range(m, m + 1) for m in range(12)]
        names = [f"TW {n}" for n in ("I", "II", "III", "IV")] if quarters else [m[:3].upper() for m in MONTHS]
        programs = budget(self.random)
        for item in (item for p in programs for item in p.rows() if not item.children):
            item.spent = [0 if self.random.random() < 0.2 else spent for spent in item.spent]
        for program in programs:
            program.add_up()
        self.read(programs, range(12))
        first: Row = ["Kode Rekening"] if self.look.codes else []
        first += ["Program / Kegiatan / Sub Kegiatan", "Pagu (Rp)", "Realisasi (Rp)", *[None] * (len(names) - 1)]
        rows = [first, [*[None] * (2 + self.look.codes), *names]]
        for item in (item for p in self.programs for item in p.rows()):
            own = line(self.look, item, 0)[: 2 + self.look.codes]
            spent = [sum(item.spent[m] for m in span) for span in spans]
            rows.append([*own, *(self.look.amount(n) if n else None for n in spent)])  # a blank month has no spending
        self.look.extension = "xlsx"
        save(self.file("Realisasi Anggaran"), ("REALISASI ANGGARAN", OFFICE, f"TAHUN ANGGARAN {YEAR}"), rows)
        self.name = self.place / "-"

    # ---------------------------------------------------------------- what else lies there

    def hidden(self) -> None:
        """A hidden sheet with the figures of before, in the same workbook."""
        if self.main not in (self.year, self.subunits) or "gap" in self.what or self.name.suffix != ".xlsx":
            return
        self.what.append("hidden sheet")
        book = load_workbook(self.name)
        sheet = book.create_sheet("lama", self.random.randint(0, 1))
        sheet.sheet_state = "hidden"
        for row in [*([t] for t in self.titles), *self.changed()]:
            sheet.append(row)
        book.active = book.sheetnames.index("Sheet")
        book.save(self.name)
        self.reading.told.add(("BACA-13", self.name.name, None))

    def changed(self) -> list[Row]:
        """The rows with another pagu in one of them."""
        old = [list(r) for r in self.rows]
        beside = self.rows[0][0] == "Unit Kerja"
        column = 1 + self.look.codes + beside
        others = {"JUMLAH"} if beside else {*UNITS, "JUMLAH"}
        items = [i for i, r in enumerate(old) if i > 2 and len(r) > column and not others.intersection(r[: 2 + beside])]
        at = self.random.choice(items)
        old[at][column] = self.look.amount(4_321)
        return old

    def before(self) -> None:
        """The document before the Perubahan; that of the Perubahan says so."""
        if self.main is not self.year or {"gap", "version", "hidden sheet"} & set(self.what):
            return
        self.what.append("perubahan")
        save(self.file("Realisasi Anggaran Murni"), self.titles, self.changed())
        titles = ("LAPORAN REALISASI ANGGARAN PERUBAHAN", *self.titles[1:])
        save(self.name, titles, self.rows)

    def by_unit(self) -> None:
        """A recapitulation by unit."""
        if not self.reading.units:
            return
        self.what.append("recap by unit")
        rows: list[Row] = [["No", "Unit Kerja", "Pagu (Rp)", "Realisasi (Rp)"]]
        rows += [[n, name, *amounts] for n, (name, amounts) in enumerate(self.reading.units.items(), 1)]
        rows.append([None, "JUMLAH", self.reading.pagu, self.reading.realisasi])
        save(
            self.place / "Rekap unit.xlsx", ("REKAPITULASI REALISASI ANGGARAN PER UNIT", OFFICE, f"TAHUN {YEAR}"), rows
        )

    def groups(self) -> None:
        """The same budget by kelompok belanja."""
        if self.reading.pagu is None or self.reading.realisasi is None:
            return
        self.what.append("kelompok")
        pagu, spent = self.reading.pagu, self.reading.realisasi
        parts = [(pagu // 3, spent // 4), (pagu - pagu // 3, spent - spent // 4)]
        rows: list[Row] = [["Kode Rekening", "Uraian", "Anggaran", "Realisasi"], ["5", "BELANJA DAERAH", pagu, spent]]
        rows += [["5.1", "BELANJA OPERASI", *parts[1]], ["5.2", "BELANJA MODAL", *parts[0]]]
        titles = ("LAPORAN REALISASI ANGGARAN PENDAPATAN DAN BELANJA DAERAH", OFFICE, f"TAHUN ANGGARAN {YEAR}")
        save(self.place / "LRA kelompok.xlsx", titles, rows)

    def version(self) -> None:
        """An earlier version of the document, with another figure."""
        if self.main not in (self.year, self.subunits) or "gap" in self.what:
            return
        self.what.append("version")
        old = self.changed()
        stem = self.random.choice(("Realisasi Anggaran lama", "Realisasi Anggaran draft", "Backup Realisasi Anggaran"))
        save(self.file(stem), self.titles, old)
        self.reading.told.add(("BACA-13", self.file(stem).name, None))

    def recap(self) -> None:
        """The programmes alone, with or without codes."""
        if self.reading.pagu is None or self.reading.realisasi is None:
            return
        self.what.append("recap")
        look = Look(self.random.random() < 0.5, self.look.money, True, False, "xlsx")
        codes = {p.name: p.code for p in self.programs}
        rows = [head(look)]
        for number, (name, (pagu, spent)) in enumerate(self.reading.programs.items(), 1):
            item = Item("program", codes.get(name, f"3.25.{number + 10}"), name, pagu or 0)
            rows.append(line(look, item, spent or 0))
        rows.append(total(look, self.reading.pagu, self.reading.realisasi))
        save(self.place / "Rekap per program.xlsx", ("REKAPITULASI PER PROGRAM", OFFICE, f"TAHUN {YEAR}"), rows)

    def other_year(self) -> None:
        """The same document of the year before."""
        self.what.append("other year")
        programs = budget(self.random)
        titles = ("LAPORAN REALISASI ANGGARAN", OFFICE, f"TAHUN ANGGARAN {YEAR - 1}")
        save(self.place / f"LRA {YEAR - 1}.xlsx", titles, self.table(programs, range(12)))

    def foreign(self) -> None:
        """Files and sheets that are none of ours."""
        self.what.append("foreign")
        if self.random.random() < 0.5:
            (self.place / "LRA.pdf").write_bytes(b"%PDF-1.4 tidak dibaca")
            self.reading.told.add(("BACA-15", "LRA.pdf", None))
        rows: list[Row] = [["No", "Nama", "NIP", "Jabatan"], [1, "NAMA PEJABAT", "19700101 199001 1 001", "Kepala"]]
        save(self.place / "Daftar pegawai.xlsx", ("DAFTAR PEGAWAI", OFFICE), rows)
        prices: list[Row] = [["Kode Rekening", "Uraian", "Volume", "Satuan", "Harga Satuan", "Jumlah"]]
        prices += [["5.1.02.01.001.00024", "Kertas HVS", 10, "rim", 50_000, 500_000]] * 3
        save(self.place / "RKA.xlsx", ("RENCANA KERJA DAN ANGGARAN", OFFICE, f"TAHUN {YEAR}"), prices)


def _again(item: Item, random: Random) -> Item:
    """The same names with amounts of another unit."""
    children = [_again(c, random) for c in item.children]
    spent = [random.randint(0, 90) * 10_000 for _ in range(12)]
    made = Item(item.level, item.code, item.name, sum(spent) + random.randint(1, 400) * 10_000, spent, children)
    made.add_up()
    return made
