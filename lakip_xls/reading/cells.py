"""The cells of a sheet, stored by column of information and made into `Cell` values when asked for.

Four million `Cell` objects in a dict need more than 800 MB; five lists need a third of it, and
`map(Cell._make, zip(...))` makes the cells at C speed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import ItemsView, Iterator, Mapping, Set, ValuesView

from lakip_xls.reading.book import Cell, CellKind, Value

Place = tuple[int, int]


class Cells(Mapping[Place, Cell]):
    """An immutable mapping (row, column) -> `Cell`, ordered by row, then column.

    The lists are parallel, one entry for each cell, already in order.
    """

    __slots__ = ("_cols", "_formats", "_formulas", "_kinds", "_rows", "_values")

    def __init__(
        self,
        rows: list[int],
        cols: list[int],
        values: list[Value],
        kinds: list[CellKind],
        formats: list[str],
        formulas: Mapping[Place, str],
    ) -> None:
        self._rows = rows
        self._cols = cols
        self._values = values
        self._kinds = kinds
        self._formats = formats
        self._formulas = formulas

    def __getitem__(self, place: Place) -> Cell:
        i = self._index(place)
        if i < 0:
            raise KeyError(place)
        formula = self._formulas.get(place) if self._formulas else None
        return Cell(*place, self._values[i], self._kinds[i], self._formats[i], formula)

    def __contains__(self, place: object) -> bool:
        return self._index(place) >= 0  # type: ignore[arg-type]

    def _index(self, place: Place) -> int:
        """Where a cell stands in the lists; -1 where there is none."""
        row, col = place
        start = bisect_left(self._rows, row)
        end = bisect_right(self._rows, row, start, min(start + col, len(self._rows)))
        i = bisect_left(self._cols, col, start, end)
        return i if i < end and self._cols[i] == col else -1

    def __iter__(self) -> Iterator[Place]:
        return zip(self._rows, self._cols)

    def __len__(self) -> int:
        return len(self._rows)

    def values(self) -> ValuesView[Cell]:
        """The cells in order."""
        return _CellsView(self)

    def items(self) -> ItemsView[Place, Cell]:
        """The places with their cells, in order."""
        return _ItemsView(self)

    def runs(self) -> Iterator[tuple[int, list[Value]]]:
        """Each row that holds something, with its values from left to right."""
        for row, start, end in self._spans():
            yield row, self._values[start:end]

    def without(self, rows: Set[int]) -> Cells:
        """The cells without those of some rows."""
        keep = [slice(start, end) for row, start, end in self._spans() if row not in rows]
        return Cells(
            [x for part in keep for x in self._rows[part]],
            [x for part in keep for x in self._cols[part]],
            [x for part in keep for x in self._values[part]],
            [x for part in keep for x in self._kinds[part]],
            [x for part in keep for x in self._formats[part]],
            {place: text for place, text in self._formulas.items() if place[0] not in rows},
        )

    def _spans(self) -> Iterator[tuple[int, int, int]]:
        """(row, index of its first cell, index after its last one)."""
        start = 0
        while start < len(self._rows):
            row = self._rows[start]
            end = bisect_right(self._rows, row, start, min(start + 64, len(self._rows)))
            if end == start + 64:
                end = bisect_right(self._rows, row, end)
            yield row, start, end
            start = end

    def in_order(self) -> Iterator[Cell]:
        """Make the cells one after the other."""
        formulas = map(self._formulas.get, iter(self))
        parts = zip(self._rows, self._cols, self._values, self._kinds, self._formats, formulas)
        return map(Cell._make, parts)


class _CellsView(ValuesView[Cell]):
    _mapping: Cells

    def __iter__(self) -> Iterator[Cell]:
        return self._mapping.in_order()


class _ItemsView(ItemsView[Place, Cell]):
    _mapping: Cells

    def __iter__(self) -> Iterator[tuple[Place, Cell]]:
        return zip(self._mapping, self._mapping.in_order())
