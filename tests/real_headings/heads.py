"""Real table heads: the notation of the list, laid out as the plain cells and merges of a sheet.

The list itself is not part of the project. It is found through the variable LAKIP_KEPALA, or as
`shared/kepala_nyata.csv` beside the repository. Its notation: one line a head row, cells separated
by `|`, `<RxC>` a span, `~` an empty cell, `§` a value that a program fills in.
"""

from __future__ import annotations

import csv
import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PLACE = "LAKIP_KEPALA"
BESIDE = Path("shared") / "kepala_nyata.csv"
YEAR = 2023

_SPAN = re.compile(r"<(\d+)x(\d+)>\s*$")
_TOTAL = re.compile(r"^(jumlah|total|bobot|target indikator)\b", re.IGNORECASE)
_NUMBER = re.compile(r"^\(?\d{1,2}\)?(\s*\n?=.*)?$|^[a-k]$")


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged block, 0-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Head:
    """One head as it would stand on a sheet."""

    number: int
    digest: str
    height: int
    width: int
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)

    @property
    def sections(self) -> dict[str, str]:
        """The names on the section lines above the head, by level, lowest first."""
        lines = " ".join(self.texts.values())
        return {level.replace(" ", "_"): name for level, name in SECTION_NAMES.items() if name in lines}

    def path(self, column: int) -> tuple[str, ...]:
        """The texts over a column, outermost first; a merged block counts for each column under it."""
        seen: list[str] = []
        for row in range(self.height):
            text = self.texts.get(self._anchor(row, column), "")
            if text and (not seen or seen[-1] != text):
                seen.append(text)
        return tuple(seen)

    def words(self, column: int) -> tuple[str, ...]:
        """The texts over a column without the numbering."""
        return tuple(text for text in self.path(column) if not _NUMBER.match(text))

    def _anchor(self, row: int, column: int) -> tuple[int, int]:
        for m in self.merges:
            if m.top <= row <= m.bottom and m.left <= column <= m.right:
                return m.top, m.left
        return row, column


@dataclass(slots=True)
class _Cell:
    text: str
    rows: int
    columns: int


def list_path() -> Path | None:
    """Where the list of real heads is; None where it is not at hand."""
    named = os.environ.get(PLACE)
    if named:
        return Path(named) if Path(named).is_file() else None
    beside = Path(__file__).resolve().parents[3] / BESIDE
    return beside if beside.is_file() else None


def read_heads(path: Path) -> Iterator[Head]:
    """Every head of the list, numbered from 1 in its order."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        next(rows)
        for number, row in enumerate(rows, start=1):
            yield lay_out(row[1], number)


def digest_of(text: str) -> str:
    """What identifies a head without repeating it."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def lay_out(text: str, number: int = 0) -> Head:
    """The notation of one head as cells and merges, its `§` filled in."""
    rows = _head_rows([_cells(line) for line in text.split("\n")])
    placed = _place(rows)
    width = max(left + cell.columns for _, left, cell in placed)
    height = max(max(top + 1 for top, _, _ in placed), min(max(t + c.rows for t, _, c in placed), len(rows) + 1))
    _stretch(placed, width, len(rows))
    _years(placed, height)
    width = _reach(placed, len(rows))
    head = Head(number, digest_of(text), height, width)
    for top, left, cell in placed:
        bottom, right = min(top + cell.rows, height) - 1, min(left + cell.columns, width) - 1
        if cell.text:
            head.texts[top, left] = cell.text
        if bottom > top or right > left:
            head.merges.append(Merge(top, left, bottom, right))
    _fill_in(head)
    while head.width > 1 and not head.path(head.width - 1):
        head.width -= 1
    return head


def _cells(line: str) -> list[_Cell]:
    cells: list[_Cell] = []
    for part in line.split("|"):
        text = part.strip()
        rows = columns = 1
        if found := _SPAN.search(text):
            rows, columns = int(found[1]), int(found[2])
            text = text[: found.start()].strip()
        cells.append(_Cell("" if text == "~" else text.replace("\\n", "\n"), rows, columns))
    return cells


def _head_rows(rows: list[list[_Cell]]) -> list[list[_Cell]]:
    """The rows of the head alone: no totals, no blank form, and of several heads in turn the first."""
    kept: list[list[_Cell]] = []
    for cells in rows:
        if kept and cells[0].text.lower() == kept[0][0].text.lower() and len(cells) > 2:
            break
        if not _is_body(cells, first=not kept, after_head=any(len(row) > 3 for row in kept)):
            kept.append(_without_total(cells))
    return kept


def _is_body(cells: list[_Cell], *, first: bool, after_head: bool) -> bool:
    """A row of totals, of formulas, of a section, or of a form still blank, that was listed with the head."""
    texts = [cell.text for cell in cells]
    if not any(texts) or (
        _TOTAL.match(texts[0]) and all(re.fullmatch(r"[§%0\s]*", t) or ":" in t or "." in t for t in texts[1:])
    ):
        return True
    if first:
        return False
    if all(re.match(r"§( =|$)", text) for text in texts if text) and len(texts) > 4:
        return True
    return after_head and sum(map(bool, texts)) == 1 and cells[0].columns == 1 and bool(texts[0]) and texts[0] != "§"


def _without_total(cells: list[_Cell]) -> list[_Cell]:
    """A head whose total row was listed on its line."""
    for i, cell in enumerate(cells):
        if (
            i > 2
            and _TOTAL.fullmatch(cell.text)
            and all("§" in after.text for after in cells[i + 1 :])
            and cells[i + 1 :]
        ):
            return cells[:i]
    return cells


def _place(rows: list[list[_Cell]]) -> list[tuple[int, int, _Cell]]:
    """Every cell at its place, as a browser would lay out the table; a short row is repeated where it fits."""
    taken: set[tuple[int, int]] = set()
    placed: list[tuple[int, int, _Cell]] = []
    width = sum(cell.columns for cell in rows[0])
    for top, row in enumerate(rows):
        cells = _repeated(row, sum((top, column) not in taken for column in range(width)), top)
        column = 0
        for cell in cells:
            while (top, column) in taken:
                column += 1
            placed.append((top, column, cell))
            taken.update((top + r, column + c) for r in range(cell.rows) for c in range(cell.columns))
            column += cell.columns
        width = max(width, column)
    return placed


def _repeated(cells: list[_Cell], free: int, top: int) -> list[_Cell]:
    """A row that a program repeats (`K | Rp` under every group) was listed once."""
    own = sum(cell.columns for cell in cells)
    if top == 0 or own >= free or free % own or not all(cell.text for cell in cells):
        return cells
    return [_Cell(cell.text, cell.rows, cell.columns) for _ in range(free // own) for cell in cells]


def _stretch(placed: list[tuple[int, int, _Cell]], width: int, rows: int) -> None:
    """The last group of a row reaches over all the columns under it."""
    for row in range(rows - 1):
        _, left, cell = max((p for p in placed if p[0] == row), key=lambda p: p[1])
        if cell.rows == 1 and cell.text and 0 < left < width - cell.columns:
            under = any(t > row and x >= left + cell.columns for t, x, _ in placed)
            covered = any(t < row and x + c.columns > left + cell.columns and t + c.rows > row for t, x, c in placed)
            if under and not covered:
                cell.columns = width - left


def _years(placed: list[tuple[int, int, _Cell]], height: int) -> None:
    """The years that belong under a group 'per tahun' whose second row was not listed."""
    last = height - 1
    covered = {x + i for t, x, c in placed if t + c.rows > last for i in range(c.columns)}
    for _, left, cell in list(placed):
        free = [x for x in range(left, left + cell.columns) if x not in covered]
        if free and re.search(r"per\s+tahun", cell.text, re.IGNORECASE):
            placed.extend((last, x, _Cell("§", 1, 1)) for x in free)
            covered.update(free)


def _reach(placed: list[tuple[int, int, _Cell]], rows: int) -> int:
    """The columns that have a heading of their own; a section line above may be merged further."""
    widths = [0]
    for row in range(rows):
        line = [left + cell.columns for top, left, cell in placed if top == row]
        if len(line) > 2 or rows == 1:
            widths.append(max(line))
    return max(widths) or max(left + cell.columns for _, left, cell in placed)


_LISTED = ("§", "Pagu Tahun §", "Pagu Usulan Tahun §")
SECTION_NAMES = {
    "sub kegiatan": "Penyediaan Bahan Logistik Kantor",
    "kegiatan": "Administrasi Umum Perangkat Daerah",
    "program": "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
    "sasaran": "Meningkatnya kualitas pelayanan publik",
    "tujuan": "Mewujudkan tata kelola pemerintahan yang baik",
}


def _fill_in(head: Head) -> None:
    """A value for every `§`: the next number of a numbering row, a name after its level, a quarter, else a year."""
    for row in range(head.height):
        line = [(c, head.texts[row, c]) for c in range(head.width) if (row, c) in head.texts]
        texts = [text for _, text in line]
        counted = any(text[0].isdigit() for text in texts) or len(line) == head.width
        if len(line) > 5 and counted and all(t == "§" or _NUMBER.match(t) for t in texts) and "§" in texts:
            _number(head, row, line)
            continue
        run, before, last = 0, "", -1
        for column, text in line:
            if text in _LISTED and (len(line) > 2 or all(t in _LISTED for t in texts)):
                run = run + 1 if before == text and column - last <= 2 else 0
                before, last = text, column
                head.texts[row, column] = text.replace("§", _listed(head, row, column, run))
                continue
            before = ""
            if "§" in text:
                head.texts[row, column] = _filled(text, texts if len(line) <= 2 else [])


def _listed(head: Head, row: int, column: int, run: int) -> str:
    """The value of one of several columns that a program lists: a quarter under 'triwulan', else a year."""
    above = " ".join(head.texts.get(head._anchor(r, column), "") for r in range(row)).lower()
    return ("I", "II", "III", "IV")[run % 4] if "triwulan" in above else str(YEAR + run)


def _number(head: Head, row: int, line: list[tuple[int, str]]) -> None:
    running = 0
    for column, text in line:
        running = int(text) if text.isdigit() else running + 1
        head.texts[row, column] = str(running)


def _filled(text: str, section: list[str]) -> str:
    """The text with what a program would write; `section` holds the cells of a section line."""
    lower = text.lower()
    for level, name in SECTION_NAMES.items() if section else ():
        if text == "§" and section[0].lower().startswith(level):
            return name
        if re.match(rf"\(?{level}\b", lower):
            text = re.sub(r"§(\s*[:-]\s*)§", rf"1\g<1>{name}", text)
            text = re.sub(r"([-)]\s*)§", rf"\g<1>{name}", text)
            if len(section) > 1:
                text = text.replace(" §", " 1")
            if re.fullmatch(r"\w+(?: \w+)? §", text):
                text = name if len(section) == 1 and name.lower().startswith(level) else text.replace("§", name)
            break
    text = text.replace("Triwulan §", "Triwulan II")
    before = re.search(r"\blalu\b", lower) or ("realisasi capaian" in lower and "dievaluasi" not in lower)
    return text.replace("§", str(YEAR - 1 if before else YEAR + ("prakiraan maju" in lower)))
