"""Every real head, filled, through the program: how each column was taken and how it should be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.real_headings.expect import OUTSIDE, Expected, read_expected, take_apart
from tests.real_headings.fill import fill
from tests.real_headings.heads import Head, read_heads
from tests.real_headings.reading import Taken, take
from tests.real_headings.workbook import save


@dataclass(frozen=True, slots=True)
class Result:
    """One head: what was expected, what was taken."""

    head: Head
    expected: Expected
    taken: Taken

    @property
    def kind_right(self) -> bool:
        """Whether the kinds are right."""
        return self.expected.kind_right(self.taken.kinds)

    def taken_as(self, column: int) -> str | None:
        """The field of a column, the right one first where two tables took it."""
        names = sorted(self.taken.columns.get(column, frozenset()))
        return next((n for n in names if self.expected.column_right(column, n)), names[0] if names else None)

    def column_right(self, column: int) -> bool:
        """Whether a column is right; where the table is rightly refused each of its columns is."""
        if not self.taken.kinds and self.kind_right:
            return True
        taken = self.taken_as(column)
        part = take_apart(self.expected.columns[column])
        if part.of_row and taken == part.base and self._period_taken:
            return True
        return self.expected.column_right(column, taken)

    @property
    def _period_taken(self) -> bool:
        """Whether the column that tells the quarter of each row was taken; a plain name is then that of the quarter."""
        return any(name == "triwulan" and c in self.taken.columns for c, name in enumerate(self.expected.columns))

    @property
    def wrong(self) -> list[int]:
        """The columns (from 0) that were taken for something else, or not taken though needed."""
        return [c for c in range(len(self.expected.columns)) if not self.column_right(c)]

    @property
    def right(self) -> bool:
        """Whether the whole head is right."""
        return self.kind_right and not self.wrong

    @property
    def misread(self) -> list[int]:
        """The wrong columns that hold a value which is something else: worse than a column left out."""
        return [c for c in self.wrong if self.taken_as(c) is not None]


def every_head(path: Path, folder: Path, only: frozenset[int] = frozenset()) -> Iterator[Result]:
    """Read each expected head of the list at `path`; the workbooks are written to `folder`."""
    expected = {e.number: e for e in read_expected()}
    for head in read_heads(path):
        wanted = expected.get(head.number)
        if wanted is None or (only and head.number not in only):
            continue
        if wanted.digest != head.digest:
            raise ValueError(f"head {head.number} is not the one that was read: {head.digest}, not {wanted.digest}")
        book = folder / f"kepala_{head.number:03d}.xlsx"
        save(head, fill(head, wanted), wanted.first_kind, book)
        yield Result(head, wanted, take(book))


def describe(result: Result) -> Iterator[str]:
    """Lines that show one head: the columns that are wrong, or all where it was asked for alone."""
    mark = "benar" if result.right else "SALAH"
    kinds = "+".join(sorted(result.taken.kinds)) or OUTSIDE
    wanted = "/".join("+".join(sorted(k)) for k in result.expected.kinds)
    yield f"#{result.head.number} {mark}: {kinds} (seharusnya {wanted})"
    for column, name in enumerate(result.expected.columns):
        sign = " " if result.column_right(column) else "x"
        words = " > ".join(result.head.path(column)).replace("\n", " ")
        yield f"  {sign} {column + 1:2d} {words[:70]:70s} {result.taken_as(column) or '-':22s} {name}"
    yield from (f"    {reason}" for reason in result.taken.reasons)
