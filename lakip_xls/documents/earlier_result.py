"""Result workbooks of earlier years, written by this program, as a source of the years before.

They are read from their `Data` sheets: the targets and realisasi of every indicator, and the totals
of the budget. A figure that the office's own documents give for a year comes before these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lakip_xls.entities.assign import assign
from lakip_xls.entities.likeness import Verdicts
from lakip_xls.model import Data, Document, Row, Value
from lakip_xls.parsing.names import key
from lakip_xls.parsing.notation import display
from lakip_xls.parsing.numbers import number_from_float
from lakip_xls.provenance import Ref, Source, SourceColumn, SourceFile, SourceSheet
from lakip_xls.reading.book import Book, Cell, Sheet
from lakip_xls.reading.gate import open_book
from lakip_xls.reading.refusal import Refused

_RESULT_FOLDERS = ("hasil", "hasil/arsip")
"""Where results stand, relative to the folder of the inputs."""
_INDIKATOR, _RINGKASAN = "Data antar_tahun", "Data ringkasan"
WHO_SHEET = (_RINGKASAN,)
"""The sheets that `who` looks at."""
COVER_NOTE = "Persentase, jumlah, dan rata-rata adalah rumus yang dapat ditelusuri."
"""What the cover of every workbook of this program says."""
_TABLE_TAHUN = 2
"""Years before the report's that Tabel 3.2 shows."""
_TREND_TAHUN = 4
"""The same for the totals."""


class EarlierResult(Struct, frozen=True):
    """One earlier result: whose and when, and its rows (none where it is not used, `reason` says why)."""

    source: SourceFile
    tahun: int | None
    document: Document | None


def is_result(book: Book) -> bool:
    """Whether a workbook was written by this program: a working workbook, or its attachment."""
    if {"Sampul", "Validasi", "Aturan", "Sumber Data"} <= {s.name for s in book.sheets}:
        return True
    cover = next((s for s in book.sheets if s.name == "Sampul"), None)
    return cover is not None and any(str(c.value).endswith(COVER_NOTE) for c in cover.cells.values())


def result_folders(folder: Path) -> list[Path]:
    """The folders of results in a folder; not those that lead out of it by a link."""
    home = folder.resolve()
    places = (folder / name for name in _RESULT_FOLDERS)
    return [place for place in places if place.is_dir() and place.resolve().is_relative_to(home)]


def find_result(folder: Path) -> list[Path]:
    """Workbooks in a folder of results, the newest first; of archived ones the last of each name."""
    last: dict[str, tuple[int, Path]] = {}
    for path in sorted(folder.glob("*.xlsx")):
        if path.name.startswith((".", "~")) or path.is_symlink() or not path.is_file():
            continue
        archived = re.fullmatch(r"(.*)_(\d{1,9})", path.stem) if folder.name == "arsip" else None
        stem, number = (archived[1], int(archived[2])) if archived else (path.stem, 0)
        if number >= last.get(stem, (0, path))[0]:
            last[stem] = (number, path)
    return sorted((path for _, path in last.values()), key=lambda p: (-p.stat().st_mtime, p.name))


def table_content(book: Book, sheet: str) -> list[dict[str, Cell]]:
    """The rows of a data sheet as header -> cell; empty where there is no such sheet."""
    own_sheet = next((s for s in book.sheets if s.name == sheet), None)
    if own_sheet is None:
        return []
    titles = {c.col: str(c.value) for c in own_sheet.cells.values() if c.row == 1}
    return [{titles[c.col]: c for c in cells if c.col in titles} for row, cells in own_sheet.rows() if row > 1]


def who(book: Book) -> tuple[int | None, str | None, int | None]:
    """Year, unit and quarter of a result."""
    row = next(iter(table_content(book, _RINGKASAN)), {})
    unit = row.get("unit")
    return _tally(row.get("tahun")), None if unit is None else display(unit.value), _tally(row.get("triwulan"))


def last_year(folder: Path, books: Sequence[Book], tahun: int | None, unit: str | None) -> list[EarlierResult]:
    """The earlier results for a report: `books` from the folder itself, then those in `hasil/` and its archive.

    Results in the folder itself come back in any case, with the reason where they are not used.
    """
    found: list[EarlierResult] = []
    years: set[int] = set()
    for book in books:
        found.append(_one(book, tahun, unit, years))
    if tahun is not None:
        for place in result_folders(folder):
            name = place.relative_to(folder).as_posix()
            for path in find_result(place):
                try:
                    book = open_book(path, f"{name}/{path.name}", (_INDIKATOR, *WHO_SHEET))
                except Refused:
                    continue
                own = _one(book, tahun, unit, years) if is_result(book) else None
                if own is not None and own.document is not None:
                    found.append(own)
    return found


def _one(book: Book, tahun: int | None, unit: str | None, years: set[int]) -> EarlierResult:
    year, office, quarter = who(book)
    if year is None or tahun is None or year >= tahun:
        reason = "hasil program ini; tidak dibaca sebagai bahan"
    elif quarter is not None:
        reason = f"hasil program ini untuk triwulan {quarter} tahun {year}; bukan laporan setahun"
    elif year < tahun - _TREND_TAHUN:
        reason = f"hasil program ini untuk tahun {year}; terlalu lama untuk perbandingan"
    elif unit and office and key(unit) != key(office):
        reason = f"hasil program ini untuk unit lain ({office})"
    elif year in years:
        reason = f"hasil program ini untuk tahun {year}; sudah ada hasil lain untuk tahun itu"
    else:
        years.add(year)
        sources = tuple(_source(book, s) for s in book.sheets if s.name in (_INDIKATOR, _RINGKASAN))
        sheets = tuple(SourceSheet(s.sheet, (s,)) for s in sources)
        tables = {"antar_tahun": tuple(_indikator(book)), "serapan_tahunan": tuple(_total(book))}
        document = Document("hasil", sources[0], tables)
        return EarlierResult(SourceFile(book.name, book.sha256, sheets, result=True), year, document)
    return EarlierResult(SourceFile(book.name, book.sha256, (), reason, result=True), year, None)


def _source(book: Book, sheet: Sheet) -> Source:
    columns = [SourceColumn(c.col, str(c.value), str(c.value), "persis") for c in sheet.cells.values() if c.row == 1]
    last = max((row for row, _ in sheet.rows()), default=1)
    return Source(book.name, sheet.name, "hasil", (1,), tuple(columns), 2, last, 1.0)


def _indikator(book: Book) -> Iterator[Row]:
    """Target and realisasi per indicator and year."""
    for row in table_content(book, _INDIKATOR):
        if "indikator" in row and _tally(row.get("tahun")) is not None:
            yield _row(
                "antar_tahun",
                book,
                _INDIKATOR,
                row,
                row["indikator"],
                ("sasaran", "indikator", "tahun", "target", "realisasi"),
            )


def _total(book: Book) -> Iterator[Row]:
    """The totals of the result's own year."""
    for row in table_content(book, _RINGKASAN):
        if _tally(row.get("tahun")) is not None:
            yield _row(
                "serapan_tahunan",
                book,
                _RINGKASAN,
                row,
                row["tahun"],
                ("tahun", "pagu", "realisasi", "rata_rata_capaian"),
            )


def _row(frame: str, book: Book, sheet: str, row: Mapping[str, Cell], name: Cell, fields: Iterable[str]) -> Row:
    values = {f: _value(row[f], Ref(book.name, sheet, row[f].row, row[f].col)) for f in fields if f in row}
    return Row(frame, Ref(book.name, sheet, name.row, name.col), values)


def _value(cell: Cell, ref: Ref) -> Value:
    text = display(cell.value, cell.number_format)
    if isinstance(cell.value, bool) or not isinstance(cell.value, (int, float)):
        return Value(text, ref, text)
    number = number_from_float(cell.value)
    if isinstance(number, int):
        return Value(number, ref, text)
    exponent = number.normalize().as_tuple().exponent
    return Value(number, ref, text, decimals=min(-exponent, 2) if isinstance(exponent, int) else 0)


def _tally(cell: Cell | None) -> int | None:
    return int(cell.value) if cell is not None and isinstance(cell.value, (int, float)) else None


def complete(data: Data, old_: Sequence[EarlierResult], tahun: int | None, verdicts: Verdicts) -> Data:
    """The data with the years that only the earlier results know.

    An indicator is called as the report's own documents call it; one that they do not have is left out.
    """
    used = [h for h in old_ if h.document is not None and h.tahun is not None]
    if not used or tahun is None:
        return data
    newest_first = sorted(used, key=lambda h: -(h.tahun or 0))
    current = data.rows("pengukuran") or data.rows("pk")
    known = {(key(b.text("indikator")), _tahun(b)) for b in data.rows("antar_tahun")}
    totals = {_tahun(b) for b in data.rows("serapan_tahunan")} | {tahun}
    rows: dict[int, dict[str, list[Row]]] = {id(h): {"antar_tahun": [], "serapan_tahunan": []} for h in used}
    for first in (True, False):  # a result knows its own year better than a later one does
        for result in newest_first:
            assert result.document is not None
            for row in _named(result.document.tables["antar_tahun"], current, verdicts):
                year = _tahun(row)
                place = (key(row.text("indikator")), year)
                if (year == result.tahun) is first and tahun - _TABLE_TAHUN <= year < tahun and place not in known:
                    known.add(place)
                    rows[id(result)]["antar_tahun"].append(row)
    for result in newest_first:
        assert result.document is not None
        for row in result.document.tables["serapan_tahunan"]:
            if _tahun(row) in totals:  # the office's own amounts stand; only the mean capaian is new
                row = replace(row, values={k: v for k, v in row.values.items() if k not in ("pagu", "realisasi")})
            totals.add(_tahun(row))
            rows[id(result)]["serapan_tahunan"].append(row)
    added = tuple(
        replace(h.document, tables={name: tuple(found) for name, found in rows[id(h)].items() if found})
        for h in used
        if h.document is not None and any(rows[id(h)].values())
    )
    return Data((*data.documents, *added))


def _named(rows: Sequence[Row], current: Sequence[Row], verdicts: Verdicts) -> Iterator[Row]:
    """The rows of indicators that exist now, under their present name."""
    old: dict[str, list[Row]] = {}
    for row in rows:
        old.setdefault(key(row.text("indikator")), []).append(row)
    outcome = assign(
        list(old.values()),
        current,
        lambda g: g[0].text("indikator"),
        lambda b: b.text("indikator"),
        kind="indikator",
        verdicts=verdicts,
    )
    for pair in outcome.pairs:
        for row in pair.left:
            name = replace(row["indikator"], content=pair.right.text("indikator"))
            goal = replace(row["sasaran"], content=pair.right.text("sasaran") or row["sasaran"].content)
            yield replace(row, values={**row.values, "indikator": name, "sasaran": goal})


def _tahun(row: Row) -> int:
    return int(row.number("tahun") or Decimal(0))
