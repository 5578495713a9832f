"""An office's documents in the plainest layout, as grids that a change may alter before they are saved."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.generator import oracle
from tests.generator.sheets import Book, Sheet
from tests.generator.unit import Unit

from ..kinds.anggaran import level_lines
from ..kinds.parts import indicators, sasaran_keys
from ..kinds.pk import pagu_of
from ..model import Column, Row
from ..values import Cell, Style

PLAIN = Style("number", "points", "number", "Persen", False, False, None)


@dataclass
class Document:
    """One table: what stands above it, its columns, and how parents and the total are written."""

    kind: str
    title: list[str]
    columns: list[Column]
    parents: str = "once"
    total_word: str = "Jumlah"
    foot: list[str] = field(default_factory=list)
    file: str = ""
    sheet_name: str = "Sheet1"


@dataclass
class Placed:
    """A document on its sheet."""

    document: Document
    sheet: Sheet
    head: range
    body: range
    total: int | None
    left: int

    def heads(self) -> list[tuple[int, int]]:
        """The cells of the head."""
        return [p for p in self.sheet.cells if p[0] in self.head]

    def column(self, field_name: str) -> int | None:
        """The sheet's column of a field."""
        found = [n for n, c in enumerate(self.document.columns) if c.field == field_name]
        return self.left + found[0] if found else None


def documents(unit: Unit, style: Style = PLAIN) -> list[Document]:
    """Every document of the unit."""
    made = [
        _pk(unit, style),
        _pk_program(unit, style),
        _rkt(unit, style),
        _rencana_aksi(unit, style),
        _anggaran(unit, style),
        _pengukuran(unit, style),
        _renstra(unit, style),
        _iku(unit, style),
        _realisasi_program(unit, style),
    ]
    return made


def expected(unit: Unit) -> dict[str, list[Row]]:
    """The frames that the documents hold."""
    frames = oracle.frame(unit)
    names = ("pk", "rkt", "rencana_aksi", "anggaran", "pengukuran", "renstra", "iku", "realisasi_program")
    found: dict[str, list[Row]] = {n: frames[n] for n in names}
    found["pk_program"] = [{k: v for k, v in r.items() if k != "sumber_dana"} for r in frames["pk_program"]]
    return found


def place(document: Document, top: int = 1, left: int = 1) -> Placed:
    """Lay a document out: title, a blank row, head, rows, total, foot."""
    sheet = Sheet(document.sheet_name)
    row = top
    for text in document.title:
        sheet.write(row, left, text, bold=True)
        row += 1
    row += bool(document.title)
    height = max(len(c.path) for c in document.columns)
    head = range(row, row + height)
    for n, c in enumerate(document.columns):
        for level, text in enumerate(c.path):
            before = document.columns[n - 1].path[: level + 1] if n else ()
            if level == len(c.path) - 1 or before != c.path[: level + 1]:
                sheet.write(row + level, left + n, text, bold=True, frame=True, center=True)
        if len(c.path) == 1:
            sheet.merge(row, left + n, row + height - 1, left + n)
    _merge_groups(sheet, document, row, left)
    row += height
    count = len(document.columns[0].cells)
    body = range(row, row + count)
    for n, c in enumerate(document.columns):
        _fill(sheet, document, c, body, left + n)
    row += count
    total = None
    if any(c.total for c in document.columns) and document.total_word:
        total = row
        sheet.write(row, left, document.total_word, bold=True, frame=True)
        for n, c in enumerate(document.columns):
            if c.total is not None:
                sheet.write(row, left + n, c.total.value, format=c.total.format, bold=True, frame=True)
        row += 1
    for n, text in enumerate(document.foot):
        if text:
            sheet.write(row + 1 + n, left, text)
    return Placed(document, sheet, head, body, total, left)


def _merge_groups(sheet: Sheet, document: Document, row: int, left: int) -> None:
    columns = document.columns
    n = 0
    while n < len(columns):
        end = n
        while len(columns[n].path) > 1 and end + 1 < len(columns) and columns[end + 1].path[:1] == columns[n].path[:1]:
            end += 1
        if end > n:
            sheet.merge(row, left + n, row, left + end)
        n = end + 1


def _fill(sheet: Sheet, document: Document, column: Column, body: range, at: int) -> None:
    keys = column.keys
    for i, cell in enumerate(column.cells):
        if keys and i and keys[i] == keys[i - 1] and document.parents != "repeated":
            continue
        if cell.value is not None:
            sheet.write(body[i], at, cell.value, format=cell.format, frame=True)
        if keys and document.parents == "merged":
            end = i
            while end + 1 < len(keys) and keys[end + 1] == keys[i]:
                end += 1
            sheet.merge(body[i], at, body[end], at)


def save(placed: list[Placed], folder: Path) -> None:
    """Write the workbooks; documents with the same file name share one."""
    books: dict[str, Book] = {}
    for p in placed:
        book = books.setdefault(p.document.file, Book(p.document.file))
        taken = {x.name for x in book.sheets}
        n, name = 1, p.sheet.name
        while name in taken:
            n += 1
            name = f"{p.sheet.name} ({n})"
        p.sheet.name = name
        book.sheets.append(p.sheet)
    for book in books.values():
        book.save(folder)


def _text(values: list[Any]) -> list[Cell]:
    return [Cell(v) for v in values]


def _numbers(count: int) -> Column:
    return Column(("No",), [Cell(i) for i in range(1, count + 1)])


def _title(unit: Unit, text: str) -> list[str]:
    return [text, unit.name.upper(), unit.pemerintah.upper(), f"TAHUN {unit.tahun}"]


def _indicator_columns(unit: Unit, style: Style) -> list[Column]:
    pairs = indicators(unit)
    return [
        _numbers(len(pairs)),
        Column(("Sasaran Strategis",), _text([s.name for s, _ in pairs]), "sasaran", sasaran_keys(unit)),
        Column(("Indikator Kinerja",), _text([i.name for _, i in pairs]), "indikator"),
        Column(("Satuan",), [style.unit(i.satuan) for _, i in pairs], "satuan"),
        Column(("Target",), [style.target(i.target, i.satuan, True) for _, i in pairs], "target"),
    ]


def _pk(unit: Unit, style: Style) -> Document:
    return Document("pk", _title(unit, "PERJANJIAN KINERJA"), _indicator_columns(unit, style), file="PK.xlsx")


def _pk_program(unit: Unit, style: Style) -> Document:
    amounts = [pagu_of(p) for p in unit.program]
    columns = [
        _numbers(len(amounts)),
        Column(("Program",), _text([p.name for p in unit.program]), "program"),
        Column(("Anggaran",), [style.money(a) for a in amounts], "anggaran", total=style.money(sum(amounts))),
    ]
    return Document("pk", _title(unit, "PERJANJIAN KINERJA"), columns, file="PK program.xlsx")


def _rkt(unit: Unit, style: Style) -> Document:
    rows = oracle.rkt(unit, "sub")
    sasaran: list[Hashable] = [r["sasaran"] for r in rows]
    ind: list[Hashable] = [r["indikator"] for r in rows]
    program: list[Hashable] = [(r["indikator"], r["program"]) for r in rows]
    kegiatan: list[Hashable] = [(r["indikator"], r["program"], r["kegiatan"]) for r in rows]
    by_name = {i.name: i for _, i in indicators(unit)}
    units = {x.name: x.satuan for *_, x in unit.kode_path()}
    columns = [
        _numbers(len(rows)),
        Column(("Sasaran",), _text(list(sasaran)), "sasaran", sasaran),
        Column(("Indikator Sasaran",), _text(list(ind)), "indikator", ind),
        Column(
            ("Target Sasaran",),
            [style.target(r["target"], by_name[r["indikator"]].satuan, True) for r in rows],
            "target",
            ind,
        ),
        Column(("Program",), _text([r["program"] for r in rows]), "program", program),
        Column(("Indikator Program",), _text([r["indikator_program"] for r in rows]), "indikator_program", program),
        Column(
            ("Target Program",),
            [style.target(r["target_program"], "Persen", False) for r in rows],
            "target_program",
            program,
        ),
        Column(("Kegiatan",), _text([r["kegiatan"] for r in rows]), "kegiatan", kegiatan),
        Column(("Sub Kegiatan",), _text([r["sub_kegiatan"] for r in rows]), "sub_kegiatan"),
        Column(("Indikator Sub Kegiatan",), _text([r["indikator_kegiatan"] for r in rows]), "indikator_kegiatan"),
        Column(
            ("Target Sub Kegiatan",),
            [style.target(r["target_kegiatan"], units[r["sub_kegiatan"]], False) for r in rows],
            "target_kegiatan",
        ),
        Column(
            ("Anggaran",),
            [style.money(r["anggaran"]) for r in rows],
            "anggaran",
            total=style.money(sum(r["anggaran"] for r in rows)),
        ),
    ]
    return Document("rkt", _title(unit, "RENCANA KINERJA TAHUNAN"), columns, file="RKT.xlsx")


def _paths(unit: Unit) -> list[Column]:
    lines = list(unit.sasaran_path())
    sasaran: list[Hashable] = [s.name for s, *_ in lines]
    return [
        _numbers(len(lines)),
        Column(("Sasaran",), _text(list(sasaran)), "sasaran", sasaran),
        Column(("Program",), _text([p.name for _, p, _, _ in lines]), "program", [p.kode for _, p, _, _ in lines]),
        Column(("Kegiatan",), _text([k.name for _, _, k, _ in lines]), "kegiatan", [k.kode for _, _, k, _ in lines]),
        Column(("Sub Kegiatan",), _text([x.name for *_, x in lines]), "sub_kegiatan"),
    ]


def _rencana_aksi(unit: Unit, style: Style) -> Document:
    subs = [x for *_, x in unit.sasaran_path()]
    columns = [
        *_paths(unit),
        Column(("Indikator",), _text([x.indikator for x in subs]), "indikator"),
        Column(("Satuan",), [style.unit(x.satuan) for x in subs], "satuan"),
        Column(("Target",), [style.target(x.target, x.satuan, True) for x in subs], "target"),
    ]
    for n, head in enumerate(("TW I", "TW II", "TW III", "TW IV")):
        cells = [style.target(x.triwulan[n], x.satuan, True) for x in subs]
        columns.append(Column(("Target Triwulan", head), cells, f"tw{n + 1}"))
    return Document("rencana_aksi", _title(unit, "RENCANA AKSI"), columns, file="Rencana Aksi.xlsx")


def _anggaran(unit: Unit, style: Style) -> Document:
    lines = level_lines(unit)
    top = [x for x in lines if x.level == "program"]
    pagu, spent = sum(x.pagu for x in top), sum(x.realisasi for x in top)
    columns = [
        _numbers(len(lines)),
        Column(("Kode",), _text([x.code for x in lines]), "kode"),
        Column(("Program/Kegiatan/Sub Kegiatan",), _text([x.name for x in lines]), "uraian"),
        Column(("Pagu",), [style.money(x.pagu) for x in lines], "pagu", total=style.money(pagu)),
        Column(("Realisasi",), [style.money(x.realisasi) for x in lines], "realisasi", total=style.money(spent)),
        Column(
            ("%",),
            [style.percent(x.percent) for x in lines],
            "persen",
            total=style.percent(Fraction(100 * spent, pagu)),
        ),
        Column(("Sisa",), [style.money(x.pagu - x.realisasi) for x in lines], "sisa", total=style.money(pagu - spent)),
    ]
    return Document("realisasi_anggaran", _title(unit, "REALISASI ANGGARAN"), columns, file="LRA.xlsx")


def _pengukuran(unit: Unit, style: Style) -> Document:
    inds = [i for _, i in indicators(unit)]
    rows = oracle.frame(unit)["pengukuran"]
    polarity = [("Positif", "Negatif")[i.negative] for i in inds]
    columns = [
        *_indicator_columns(unit, style),
        Column(("Realisasi",), [style.target(i.realisasi, i.satuan, True) for i in inds], "realisasi"),
        Column(("Polaritas",), _text(polarity), "polaritas"),
        Column(("Capaian (%)",), [style.percent(r["capaian"]) for r in rows], "capaian"),
    ]
    return Document("pengukuran_kinerja", _title(unit, "PENGUKURAN KINERJA"), columns, file="Pengukuran.xlsx")


def _renstra(unit: Unit, style: Style) -> Document:
    inds = [i for _, i in indicators(unit)]
    years = [y for y, _ in inds[0].renstra]
    columns = _indicator_columns(unit, style)[:-1]
    for n, year in enumerate(years):
        cells = [style.target(i.renstra[n][1], i.satuan, True) for i in inds]
        columns.append(Column(("Target Tahun", str(year)), cells, f"target {year}"))
    title = [f"RENCANA STRATEGIS TAHUN {years[0]}-{years[-1]}", unit.name.upper(), unit.pemerintah.upper()]
    return Document("renstra", title, columns, file="Renstra.xlsx")


def _iku(unit: Unit, style: Style) -> Document:
    pairs = indicators(unit)
    columns = [
        _numbers(len(pairs)),
        Column(("Sasaran",), _text([s.name for s, _ in pairs]), "sasaran", sasaran_keys(unit)),
        Column(("Indikator Kinerja Utama",), _text([i.name for _, i in pairs]), "indikator"),
        Column(("Formulasi",), _text([i.formulasi for _, i in pairs]), "formulasi"),
        Column(("Penanggung Jawab",), _text([i.penanggung_jawab for _, i in pairs]), "penanggung_jawab"),
        Column(("Sumber Data",), _text([i.sumber_data for _, i in pairs]), "sumber_data"),
    ]
    return Document("iku", _title(unit, "INDIKATOR KINERJA UTAMA"), columns, file="IKU.xlsx")


def _realisasi_program(unit: Unit, style: Style) -> Document:
    subs = [x for *_, x in unit.sasaran_path()]
    rows = oracle.frame(unit)["realisasi_program"]
    columns = [
        *(c for c in _paths(unit) if c.field != "sasaran"),
        Column(("Indikator",), _text([x.indikator for x in subs]), "indikator"),
        Column(("Satuan",), [style.unit(x.satuan) for x in subs], "satuan"),
        Column(("Target",), [style.target(x.target, x.satuan, True) for x in subs], "target"),
        Column(("Realisasi",), [style.target(x.realisasi_keluaran, x.satuan, True) for x in subs], "realisasi"),
        Column(("Capaian (%)",), [style.percent(r["capaian"]) for r in rows], "capaian"),
    ]
    title = _title(unit, "CAPAIAN KINERJA PROGRAM DAN KEGIATAN")
    return Document("realisasi_program", title, columns, file="Realisasi Program.xlsx")
