"""Collects what an engine reads of one sheet and makes the `Sheet`: in order, no strays."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import compress

from lakip_xls.provenance import a1
from lakip_xls.reading.book import CellKind, Merge, Sheet, Value
from lakip_xls.reading.cells import Cells, Place

MAX_MERGES = 200_000
MAX_MERGE_STEPS = 5_000_000
MAX_TEXT = 4_000
"""Longer texts are cut: nothing in these documents is near that long, and patterns stay fast."""
STRAY_CELLS = 50
"""At most so many cells, after a gap of more than STRAY_ROWS or STRAY_COLS, count as stray."""
STRAY_ROWS = 5_000
STRAY_COLS = 500


class SheetBuilder:
    """The parts of one sheet while it is read. The lists are parallel; a fast engine fills them itself."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.cols: list[int] = []
        self.values: list[Value] = []
        self.kinds: list[CellKind] = []
        self.formats: list[str] = []
        self.formulas: dict[Place, str] = {}
        self.indents: dict[Place, int] = {}
        self.ordered = True
        """False where a cell was met that does not follow the one before it."""
        self.hidden_rows: set[int] = set()
        self.hidden_cols: list[tuple[int, int]] = []
        """Ranges (first, last)."""
        self._merges: list[Merge] = []
        self._notes: list[str] = []

    def add(
        self, row: int, col: int, value: Value, kind: CellKind, number_format: str = "General", indent: int = 0
    ) -> None:
        """Add one non-empty cell (1-based); they come by row, then column, unless `ordered` is unset."""
        self.rows.append(row)
        self.cols.append(col)
        self.values.append(value)
        self.kinds.append(kind)
        self.formats.append(number_format)
        if indent:
            self.indents[row, col] = indent

    def add_merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Add one merged range (1-based, inclusive)."""
        if len(self._merges) < MAX_MERGES:
            self._merges.append(Merge(top, left, bottom, right))
        elif len(self._merges) == MAX_MERGES:
            self.note(f"Sel gabungan melebihi {MAX_MERGES:,}; sisanya diabaikan.".replace(",", "."))

    def build(self, name: str, *, hidden: bool = False) -> Sheet:
        """Return the finished sheet."""
        if not self.ordered:
            self._sort()
        self._drop_strays()
        self._cut_texts()
        merges = self._apply_merges()
        cells = Cells(self.rows, self.cols, self.values, self.kinds, self.formats, self.formulas)
        return Sheet(
            name=name,
            cells=cells,
            merges=merges,
            hidden=hidden,
            hidden_rows=self._used_hidden_rows(),
            hidden_cols=self._hidden_columns(),
            indents={place: indent for place, indent in self.indents.items() if place in cells},
            notes=tuple(self._notes),
        )

    def note(self, text: str) -> None:
        """Add a note (Indonesian) on what was left out, once."""
        if text not in self._notes:
            self._notes.append(text)

    def _keep(self, keep: Iterable[bool]) -> None:
        """Keep only the cells whose flag is true."""
        flags = list(keep)
        self.rows = list(compress(self.rows, flags))
        self.cols = list(compress(self.cols, flags))
        self.values = list(compress(self.values, flags))
        self.kinds = list(compress(self.kinds, flags))
        self.formats = list(compress(self.formats, flags))

    def _sort(self) -> None:
        """Put the cells in order; of two at one place the last one stays."""
        last = {place: i for i, place in enumerate(zip(self.rows, self.cols))}
        order = [last[place] for place in sorted(last)]
        self.rows = [self.rows[i] for i in order]
        self.cols = [self.cols[i] for i in order]
        self.values = [self.values[i] for i in order]
        self.kinds = [self.kinds[i] for i in order]
        self.formats = [self.formats[i] for i in order]

    def _drop_strays(self) -> None:
        """Drop a few cells that lie far below or far right of everything else, and say so."""
        last_row = self._row_limit()
        last_col = self._col_limit()
        if last_row is None and last_col is None:
            return
        keep = [
            (last_row is None or row <= last_row) and (last_col is None or col <= last_col)
            for row, col in zip(self.rows, self.cols)
        ]
        i = keep.index(False)
        first, count = a1(self.rows[i], self.cols[i]), keep.count(False)
        self.note(f"{count} sel yang jauh di luar tabel (mulai {first}) tidak dibaca.")
        self._keep(keep)

    def _cut_texts(self) -> None:
        """Cut texts beyond MAX_TEXT, and say so; cells with the same text go on sharing it."""
        long = [i for i, value in enumerate(self.values) if type(value) is str and len(value) > MAX_TEXT]
        if not long:
            return
        cut: dict[Value, str] = {}
        for i in long:
            text = self.values[i]
            if text not in cut:
                cut[text] = str(text)[:MAX_TEXT]
            self.values[i] = cut[text]
        first = a1(self.rows[long[0]], self.cols[long[0]])
        limit = f"{MAX_TEXT:,}".replace(",", ".")
        self.note(f"{len(long)} teks yang lebih panjang dari {limit} huruf (mulai {first}) dibaca sebagian.")

    def _row_limit(self) -> int | None:
        """The last row before a gap that only a few cells follow; None without such a gap."""
        limit = None
        for i in range(len(self.rows) - 1, max(-1, len(self.rows) - 1 - STRAY_CELLS), -1):
            before = self.rows[i - 1] if i else 0
            if self.rows[i] - before > STRAY_ROWS:
                limit = before
        return limit

    def _col_limit(self) -> int | None:
        """The last column before a gap that only a few cells follow; None without such a gap."""
        if not self.cols or max(self.cols) <= STRAY_COLS:
            return None
        counts = Counter(self.cols)
        used = [0, *sorted(counts)]
        limit, after = None, 0
        for before, col in zip(used[-2::-1], used[:0:-1]):
            after += counts[col]
            if after > STRAY_CELLS:
                break
            if col - before > STRAY_COLS:
                limit = before
        return limit

    def _apply_merges(self) -> tuple[Merge, ...]:
        """Drop the cells that merges cover; return the merges, cut to the used part of the sheet."""
        if not self._merges or not self.rows:
            return ()
        last_row, last_col = self.rows[-1], max(self.cols)
        merges: list[Merge] = []
        covered: set[int] = set()
        steps = 0
        for whole in dict.fromkeys(self._merges):
            bottom, right = min(whole.bottom, last_row), min(whole.right, last_col)
            if (bottom, right) <= (whole.top, whole.left) or bottom < whole.top or right < whole.left:
                continue
            merge = Merge(whole.top, whole.left, bottom, right)
            merges.append(merge)
            start, stop = bisect_left(self.rows, merge.top), bisect_right(self.rows, bottom)
            while start < stop and steps < MAX_MERGE_STEPS:
                row = self.rows[start]
                end = bisect_right(self.rows, row, start, stop)
                first = bisect_left(self.cols, merge.left, start, end)
                last = bisect_right(self.cols, right, first, end)
                anchored = first < last and row == merge.top and self.cols[first] == merge.left
                covered.update(range(first + anchored, last))
                start, steps = end, steps + 1 + last - first
        if steps >= MAX_MERGE_STEPS:
            self.note("Sel gabungan bertumpuk terlalu banyak; sebagian diabaikan.")
        if covered:
            self._keep(i not in covered for i in range(len(self.rows)))
        return tuple(sorted(merges, key=lambda m: (m.top, m.left)))

    def _used_hidden_rows(self) -> frozenset[int]:
        return frozenset(self.hidden_rows.intersection(self.rows)) if self.hidden_rows else frozenset()

    def _hidden_columns(self) -> frozenset[int]:
        if not self.hidden_cols:
            return frozenset()
        used = set(self.cols)
        return frozenset(col for col in used if any(a <= col <= b for a, b in self.hidden_cols))
