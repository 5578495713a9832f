"""Header bands: the one to four rows that name the columns of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lakip_xls.locating.grid import Grid
from lakip_xls.locating.heading import Heading
from lakip_xls.locating.kepala import ENTITAS, baca_kepala
from lakip_xls.locating.konsep_kolom import konsep_kolom
from lakip_xls.locating.scope import scope_headings
from lakip_xls.reading.book import Cell, Kind

MAKS_BARIS = 5
"""Most header rows (numbering rows not counted) that a band may have."""

_PITA_TERTINGGI = 60
"""Most rows that a band may have together with the blank rows under its merged headings."""

_LEMAH = {"rupiah", "kinerja_k", "persen", "sm", "m", "sb", "b", "c", "k_predikat", "sk"}
"""Words that also stand in data rows; they do not make a row a header."""

_NOMOR = re.compile(
    r"^[\(\[]?\s*(?:\d{1,2}|[a-z]|[ivx]{1,5})\s*[\)\]\.]?\s*(?:[=:].{0,60})?$|^[\(\[]?\s*\d{1,2}\s*[=:(].{0,60}$",
    re.IGNORECASE,
)
_NOMOR_TERPANJANG = 60
_ANGKA = re.compile(r"^(?:rp\.?\s*)?[-(]?[\d.,\s]*\d[\d.,\s]*[)%]?(?:,-)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KolomMentah:
    """One column of a table as its header describes it."""

    kolom: int
    judul: str
    konsep: str | None
    entitas: str | None = None
    """For attributes: the entity they belong to (own words, group, or nearest entity to the left)."""
    grup: tuple[str, ...] = ()
    """Concepts of the header levels above."""
    triwulan: int | None = None
    tahun: int | None = None
    rupiah: bool = False
    persen: bool = False
    cara: str = ""
    """Why: 'persis', 'tata bahasa', 'awalan', 'mirip 92% dengan ...' or 'tanpa judul'."""
    heading: Heading = Heading()
    """What the whole head path says, scope by position included."""
    path: tuple[str, ...] = ()
    """The headings over the column, outermost first."""
    levels_from: str | None = None
    """Where the heading's levels come from: 'own' (its last heading), 'group' (one above), 'left' (the nearest level
    column on its left); None where it has none."""


@dataclass(frozen=True, slots=True)
class Pita:
    """A header band and the columns it names."""

    baris: tuple[int, ...]
    """Header rows, numbering rows included."""
    kolom: tuple[KolomMentah, ...]

    @property
    def awal(self) -> int:
        """First row of the band."""
        return self.baris[0]

    @property
    def akhir(self) -> int:
        """Last row of the band."""
        return self.baris[-1]

    @property
    def kiri(self) -> int:
        """Leftmost column."""
        return self.kolom[0].kolom

    @property
    def kanan(self) -> int:
        """Rightmost column."""
        return self.kolom[-1].kolom

    @property
    def teks(self) -> tuple[str, ...]:
        """The header texts, to recognise the header when it is repeated."""
        return tuple(k.judul for k in self.kolom)


_TANDA_BAGIAN = re.compile(r"(?:[A-Z]|[IVX]{1,4}|\d(?:\.\d)*)[.)]")


def is_section_mark(text: str) -> bool:
    """Whether a text is the letter or number of a section ('B.', 'II.')."""
    return _TANDA_BAGIAN.fullmatch(text) is not None


def is_numeric_text(text: str) -> bool:
    """Whether a text is a written number (money, percentage)."""
    return len(text) <= _NOMOR_TERPANJANG and bool(_ANGKA.match(text))


def _is_amount(text: str) -> bool:
    """Whether a text is a figure of a data row: an amount or a percentage, not a year or a column number."""
    digits = sum(c.isdigit() for c in text)
    return digits > 0 and is_numeric_text(text) and ("%" in text or digits > 4 or "," in text)


def _is_year(cell: Cell) -> bool:
    return cell.kind is Kind.NUMBER and isinstance(cell.value, int) and 1990 <= cell.value <= 2100


def header_cells(grid: Grid, row: int, mirip: bool = True) -> tuple[int, int, int]:
    """Return (strong concepts, other header-like cells, cells that speak against a header) of a row."""
    strong: set[str] = set()
    n_strong = like = against = 0
    for cell in grid.by_row.get(row, ()):
        if cell.kind is not Kind.TEXT:
            if _is_year(cell):
                like += 1
            else:
                against += 1
            continue
        text = grid.cell_text(cell)
        konsep = baca_kepala(text, mirip)
        if konsep is not None and konsep.kuat and konsep.nama not in _LEMAH:
            n_strong += 1
            strong.add(konsep.nama or "")
        elif konsep is not None or _NOMOR.match(text):
            like += 1
        elif is_numeric_text(text) or len(text) > 45:
            against += 1
    distinct = len(strong)
    return (distinct, like + n_strong - distinct, against)


def is_header_row(grid: Grid, row: int, mirip: bool = True) -> bool:
    """Whether a row can be the main row of a header band."""
    cells = grid.by_row.get(row, ())
    if len(cells) < 2:
        return False
    numbers = sum(1 for c in cells if c.kind is Kind.NUMBER and not _is_year(c))
    if numbers:
        return False
    distinct, like, against = header_cells(grid, row, mirip)
    if distinct < 2 or any(c.kind is Kind.TEXT and _is_amount(grid.cell_text(c)) for c in cells):
        return False
    total = len(cells)
    return against * 3 <= total and (distinct + like) * 2 >= total


def is_numbering_row(grid: Grid, row: int) -> bool:
    """Whether a row only numbers the columns: (1) (2), 1 2 3, a b c, 'k = (j / i) * 100'."""
    return is_numbering(grid.by_row.get(row, ()))


def is_numbering(cells: Sequence[Cell]) -> bool:
    """Whether cells of one row only number the columns."""
    if len(cells) < 2:
        return False
    texts = [str(c.value).strip() for c in cells if c.value is not None]
    if set(texts) <= {"I", "II", "III", "IV"}:
        return False
    if not all(len(t) <= 60 and _NOMOR.match(t) for t in texts):
        return False
    first = re.sub(r"[^0-9a-z]", "", texts[0].casefold()[:4])
    if first not in {"1", "a", "i", "01", "0", "2"}:
        return False
    values = [re.match(r"\D*(\d+)", t) for t in texts]
    numbers = [int(m.group(1)) for m in values if m]
    if len(numbers) == len(texts):
        return all(b > a for a, b in zip(numbers, numbers[1:], strict=False)) and numbers[-1] <= 60
    return len({t.casefold() for t in texts}) == len(texts)


def _sub_header(grid: Grid, row: int, band: list[int]) -> bool:
    """Whether the row after a band belongs to it: sub headings, or still under a merged heading."""
    cells = grid.by_row.get(row, ())
    if not cells:
        return False
    known = unknown = weak = 0
    if len(cells) == 1 and _spans_all(grid, cells[0], band):
        return False
    for cell in cells:
        if _is_year(cell):
            known += 1
            continue
        if cell.kind is not Kind.TEXT:
            return False
        text = grid.cell_text(cell)
        konsep = baca_kepala(text)
        if konsep is not None and (konsep.kuat or konsep.cara == "awalan"):
            known += 1
            weak += konsep.nama in _LEMAH
        elif is_numeric_text(text) or len(text) > 60:
            return False
        else:
            unknown += 1
    if _all_grouped(grid, cells, band):
        return True
    covered = any(m.top in band and m.bottom >= row for m in grid.sheet.merges)
    grouped = any(m.top in band and m.right > m.left for m in grid.sheet.merges)
    above = {c.col for r in band if not is_numbering_row(grid, r) for c in grid.by_row.get(r, ())}
    hanging = sum(1 for c in cells if c.col not in above)
    if known and not unknown and (covered or grouped or hanging or len(cells) > 2 or _under_group(grid, cells)):
        return True
    return bool(known - weak > unknown and (covered or grouped or hanging))


def _all_grouped(grid: Grid, cells: Sequence[Cell], band: list[int]) -> bool:
    """Whether every cell stands under a heading merged over several columns, beside headings merged down to here."""
    row = cells[0].row
    spread = [m for m in grid.sheet.merges if m.top in band and m.bottom == row - 1 and m.right > m.left]
    down = any(m.top in band and m.bottom >= row for m in grid.sheet.merges)
    return down and len(cells) > 1 and all(any(m.left <= c.col <= m.right for m in spread) for c in cells)


def _under_group(grid: Grid, cells: Sequence[Cell]) -> bool:
    """Whether a row holds nothing but the word 'Triwulan' or 'Tahun' under an unmerged group heading."""
    names = {k.nama for c in cells if (k := baca_kepala(grid.cell_text(c))) is not None}
    return names <= {"triwulan", "tahun", "rupiah", "tw"}


def _spans_all(grid: Grid, cell: Cell, band: list[int]) -> bool:
    """Whether a cell is merged over the whole width of the band (a section line, not a heading)."""
    columns = [c.col for r in band for c in grid.by_row.get(r, ())]
    merge = grid.merge_at(cell.row, cell.col)
    return merge is not None and merge.left <= min(columns) and merge.right >= max(columns)


def find_band(grid: Grid, row: int) -> list[int] | None:
    """The rows of the band that starts at or just above a header row, or None."""
    if not is_header_row(grid, row):
        return None
    band = [row]
    last = grid.last_row
    below = row + 1
    header_rows = 1
    while below <= last:
        if not any(is_numbering_row(grid, r) for r in band) and is_numbering_row(grid, below):
            band.append(below)
        elif header_rows < MAKS_BARIS and _sub_header(grid, below, band):
            band.append(below)
            header_rows += 1
        elif (
            len(band) < _PITA_TERTINGGI
            and below not in grid.by_row
            and any(m.top in band and m.bottom >= below for m in grid.sheet.merges)
        ):
            band.append(below)
        else:
            break
        below += 1
    above = row - 1
    while above in grid.by_row and len(band) < MAKS_BARIS and _group_row(grid, above, band):
        band.insert(0, above)
        above -= 1
    return band


def band_at(grid: Grid, row: int) -> list[int]:
    """The band at a row that a person pointed out: as it is found, else the row and what is merged below it."""
    band = find_band(grid, row)
    if band is not None:
        return band
    last = max((m.bottom for m in grid.sheet.merges if m.top == row and m.bottom < row + MAKS_BARIS), default=row)
    return list(range(row, last + 1))


def _group_row(grid: Grid, row: int, band: list[int]) -> bool:
    """Whether the row above a band is a row of group headings."""
    cells = grid.by_row[row]
    if any(c.kind is not Kind.TEXT for c in cells):
        return False
    if len(cells) == 2 and is_section_mark(grid.cell_text(cells[0])):
        return False
    if len(cells) == 1 and cells[0].col <= min(c.col for r in band for c in grid.by_row.get(r, ())):
        return False
    known = 0
    for cell in cells:
        konsep = baca_kepala(grid.cell_text(cell))
        if konsep is None or _spans_all(grid, cell, band):
            return False
        known += 1
    return known >= 1 and (len(cells) > 1 or any(grid.merge_at(c.row, c.col) for c in cells))


def build_columns(grid: Grid, band: list[int], left: int, right: int) -> tuple[KolomMentah, ...]:
    """Describe every column between left and right by its header path."""
    rows = [r for r in band if not is_numbering_row(grid, r)]
    texts = {(r, c): _header_text(grid, r, c) for r in rows for c in range(left, right + 1)}
    _spread_groups(grid, rows, left, right, texts)
    paths = [_path(texts, rows, col) for col in range(left, right + 1)]
    columns: list[KolomMentah] = []
    entity: str | None = None
    for col, (path, scoped) in enumerate(zip(paths, scope_headings(paths), strict=True), start=left):
        column = replace(
            _resolve(col, path, entity),
            heading=scoped.heading,
            path=tuple(path),
            levels_from=scoped.levels_from,
        )
        if column.konsep in ENTITAS:
            entity = column.konsep
        columns.append(column)
    return tuple(columns)


def _path(texts: dict[tuple[int, int], str], rows: list[int], col: int) -> list[str]:
    """The different headings over a column, outermost first."""
    path: list[str] = []
    for row in rows:
        text = texts[row, col]
        if text and (not path or path[-1] != text):
            path.append(text)
    return path


def _header_text(grid: Grid, row: int, col: int) -> str:
    cell = grid.seen(row, col)
    if cell is None:
        return ""
    return str(cell.value) if _is_year(cell) else grid.cell_text(cell)


def _spread_groups(grid: Grid, rows: list[int], left: int, right: int, texts: dict[tuple[int, int], str]) -> None:
    """Group headings that were not merged count for the columns to their right as well."""
    for i, row in enumerate(rows[:-1]):
        group = ""
        for col in range(left, right + 1):
            own = texts[row, col]
            if own:
                konsep = baca_kepala(own)
                below = any(texts[r, col] and texts[r, col] != own for r in rows[i + 1 :])
                merged = grid.merge_at(row, col)
                spreads = below and konsep is not None and (merged is None or merged.right == merged.left)
                group = own if spreads else ""
            elif group and any(texts[r, col] for r in rows[i + 1 :]) and not any(texts[r, col] for r in rows[:i]):
                texts[row, col] = group
            else:
                group = ""


def _resolve(col: int, path: list[str], left_entity: str | None) -> KolomMentah:
    """Combine the header levels of one column into a concept."""
    title = " / ".join(path)
    if not path:
        return KolomMentah(col, "", None, left_entity, cara="tanpa judul")
    found = [k for k in (baca_kepala(t) for t in path) if k is not None]
    if not found:
        return KolomMentah(col, title, None, left_entity, cara="tidak dikenali")
    leaf, groups = found[-1], found[:-1]
    names = [k.nama for k in groups if k.nama]
    year = next((k.tahun for k in reversed(found) if k.tahun), None)
    rupiah = any(k.rupiah for k in found) or "keuangan" in names
    percent = leaf.persen or leaf.nama == "persen"
    quarter = next((k.triwulan for k in reversed(found) if k.triwulan), None)
    concept = konsep_kolom(leaf, names, quarter)
    own = [k.entitas for k in reversed(found) if k.entitas]
    own += [n for n in reversed(names) if n in ENTITAS]
    entity = own[0] if own else left_entity
    cara = f"mirip {leaf.skor:.0f}% dengan '{leaf.acuan}'" if leaf.cara == "mirip" else leaf.cara
    return KolomMentah(
        col, title, concept, None if concept in ENTITAS else entity, tuple(names), quarter, year, rupiah, percent, cara
    )
