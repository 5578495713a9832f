"""Where a document is written: a sheet of a workbook, from a row and a column on."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from ..sheets import Book, Sheet


@dataclass
class Page:
    """The writing place of one document; `row` moves down as tables are written."""

    book: Book
    sheet: Sheet
    row: int
    left: int
    rng: Random

    @property
    def ods(self) -> bool:
        """True where the format may lose number formats and indents on the way to a reader."""
        return self.book.name.endswith(".ods")

    @property
    def xlsx(self) -> bool:
        """True where formulas keep their cached values."""
        return self.book.name.endswith(".xlsx")

    def new_sheet(self, name: str) -> None:
        """Go on at the top of a new sheet."""
        self.sheet = Sheet(unique_name(self.book, name))
        self.book.sheets.append(self.sheet)
        self.row, self.left = self.rng.choice((1, 1, 2, 3)), self.rng.choice((1, 1, 1, 2, 3))


def unique_name(book: Book, name: str) -> str:
    """A sheet name that the workbook does not have yet."""
    present = {x.name.lower() for x in book.sheets}
    candidates, order = name[:28], 1
    while candidates.lower() in present:
        order += 1
        candidates = f"{name[:26]} {order}"
    return candidates
