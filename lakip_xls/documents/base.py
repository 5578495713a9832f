"""What every document kind shares: what it declares, and how a cell becomes a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from msgspec import Struct, field

from lakip_xls.documents.complaints import broken_cell, findings_of, written_text
from lakip_xls.documents.money_scale import IMPLAUSIBLE, MULTIPLES, bare_amount, money_scale, times, title_scale
from lakip_xls.findings import Temuan
from lakip_xls.locating.tables import RawTable
from lakip_xls.model import Flaw, FlawKind, Row, Value
from lakip_xls.parsing.names import clean
from lakip_xls.parsing.notation import display, rupiah
from lakip_xls.parsing.numbers import Style, infer_style, is_blank, number_from_float, parse_money
from lakip_xls.parsing.percent import PersenScale, decide_scale, parse_percent
from lakip_xls.parsing.targets import parse_target
from lakip_xls.provenance import Ref, Skipped
from lakip_xls.reading.book import Cell, CellKind
from lakip_xls.recognising.kind import Pemetaan

T = TypeVar("T")


class TableResult(Struct, frozen=True):
    """What reading a table gave."""

    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    totals: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()
    temuan: tuple[Temuan, ...] = ()
    catatan: tuple[str, ...] = ()
    unit: str | None = None
    """The office that the rows themselves name (exports)."""
    tahun: int | None = None
    """The year that the rows themselves name (a column headed 'Tahun')."""


_LETTERS = re.compile(r"(?=.*\d)(?=.*[OolI])[\dOolI]+(?:[.,][\dOolI]+)*%?")
"""Figures of which some are letters: '1O', 'l2', '3.OOO'."""
_NO_PERCENT = "tidak dapat dibaca sebagai persentase"


class TableReader:
    """Reads the values of one table. Reading changes nothing: a value carries its own flaw."""

    def __init__(self, table: RawTable, kind: str, file: str, mapping: Pemetaan) -> None:
        self.table = table
        self.grid = table.grid
        self.kind = kind
        self.file = file
        self.sheet = table.grid.sheet.name
        self.column = mapping.columns
        self.temuan: list[Temuan] = []
        self.skipped: list[Skipped] = []
        self.catatan: list[str] = []
        self.unit: str | None = None
        self.tahun: int | None = None
        self._style: dict[int, Style] = {}
        self._scale: dict[str, PersenScale] = {}
        self._multiples: dict[int, tuple[int, Flaw | None]] = {}
        self._left_out: list[Value] = []
        self._once: dict[tuple[object, ...], object] = {}
        self._values: dict[tuple[str, int, int], Value] = {}
        self._here: tuple[int, dict[int, Cell]] = (0, {})

    @cached_property
    def title(self) -> Mapping[int, str]:
        """Header text by column."""
        return {k.column: k.title for k in self.table.columns}

    def has(self, name: str) -> bool:
        """Whether the table has a column for the field."""
        return name in self.column

    def col(self, name: str) -> int:
        """The (first) column of a field."""
        return self.column[name][0]

    def column_tahun(self, col: int) -> int | None:
        """The year that the heading of a column names."""
        return next((k.heading.year for k in self.table.columns if k.column == col), None)

    def ref(self, row: int, col: int) -> Ref:
        """The address of a cell of this table."""
        return Ref(self.file, self.sheet, row, col)

    def _at(self, row: int, col: int, *, merged: bool = False) -> Cell | None:
        """The cell at a position; where it lies in a merge, the one that a person sees there."""
        if self._here[0] != row:
            self._here = (row, {c.col: c for c in self.grid.by_row.get(row, ())})
        cell = self._here[1].get(col)
        return self.grid.seen(row, col) if cell is None and merged and self.grid.sheet.merges else cell

    def own(self, row: int, name: str) -> Cell | None:
        """The cell of a field that really stands in this row (not a merge from above)."""
        return next((c for col in self.column.get(name, ()) if (c := self._at(row, col)) is not None), None)

    def seen(self, row: int, name: str) -> Cell | None:
        """The cell of a field that a person sees in this row."""
        return next(
            (c for col in self.column.get(name, ()) if (c := self._at(row, col, merged=True)) is not None), None
        )

    def cells(self, row: int, name: str) -> list[Cell]:
        """Every cell of a field with several columns that stands in a row."""
        return [c for col in self.column.get(name, ()) if (c := self._at(row, col)) is not None]

    def style(self, col: int) -> Style:
        """The number style of a column, decided over all of its texts."""
        style = self._style.get(col)
        if style is None:
            texts = [str(c.value) for c in self.table.column_cells(col) if c.kind is CellKind.TEXT]
            style = self._style[col] = infer_style(texts)
            if style is Style.ENGLISH:
                self.catatan.append(f"kolom '{self.title.get(col, '')}': koma dibaca sebagai pemisah ribuan")
        return style

    def value(self, cell: Cell, content: int | Decimal | str | None, **more: object) -> Value:
        """A value at a cell."""
        return Value(content, self.ref(cell.row, cell.col), written_text(cell), **more)  # type: ignore[arg-type]

    def once(self, find: Callable[..., T], *arguments: object) -> T:
        """What a function finds in this table, looked for once."""
        place = (find, *arguments)
        if place not in self._once:
            self._once[place] = find(self, *arguments)
        return self._once[place]  # type: ignore[return-value]

    # ------------------------------------------------------------------ values

    def text(self, row: int, name: str, *, merged: bool = True) -> Value | None:
        """A text field; None where the table has no such column."""
        if name not in self.column:
            return None
        cell = self.seen(row, name) if merged else self.own(row, name)
        if cell is None:
            return Value(None, self.ref(row, self.col(name)))
        if (flaw := self.broken(cell, name)) is not None:
            return self.value(cell, None, flaw=flaw)
        text = self.intact(cell)
        return self.value(cell, None if is_blank(text) and text != "%" else text)

    def intact(self, cell: Cell) -> str:
        """The text of a cell with its continuation in the rows below."""
        text = clean(written_text(cell))
        row = cell.row + 1
        while row in self.table.continuations:
            more = self.grid.cells.get((row, cell.col))
            text = f"{text} {clean(written_text(more))}" if more is not None else text
            row += 1
        return text

    def money(self, row: int, name: str, *, required: bool = False, merged: bool = False) -> Value | None:
        """An amount of money in rupiah; '-' is nil. A required amount that is missing is BACA-05."""
        if name not in self.column:
            return None
        cell = self._amount_cell(row, name, merged)
        if cell is None:
            return self.nothing(row, name, required=required)
        return self.money_from(cell, name)

    def nothing(self, row: int, name: str, *, required: bool) -> Value:
        """The value of a cell that is not there; a flaw where it must be."""
        place = self.ref(row, self.col(name))
        return Value(None, place, flaw=self._flaw(FlawKind.MISSING, place, name, "", "kosong") if required else None)

    def _amount_cell(self, row: int, name: str, merged: bool) -> Cell | None:
        """The amount among the columns of a field: a lone 'Rp.' beside it is passed over."""
        cells = (self._at(row, col, merged=merged) for col in self.column[name])
        return next((c for c in cells if c is not None and not self._is_currency(c)), None)

    def _is_currency(self, cell: Cell) -> bool:
        return cell.kind is CellKind.TEXT and self.grid.cell_text(cell).casefold().strip(" .:") in ("rp", "")

    def money_from(self, cell: Cell, name: str) -> Value:
        """The amount in a cell."""
        place = ("uang", cell.row, cell.col)
        if place not in self._values:
            self._values[place] = self._amount(cell, name)
        return self._values[place]

    def _amount(self, cell: Cell, name: str) -> Value:
        if (flaw := self.broken(cell, name)) is not None:
            return self.value(cell, None, flaw=flaw)
        factor, doubt = self._scale_of_money(cell.col)
        if cell.kind is CellKind.NUMBER and isinstance(cell.value, (int, float)):
            return self.value(cell, times(number_from_float(cell.value), factor), flaw=doubt)
        text = written_text(cell)
        if cell.kind is CellKind.TEXT:
            if is_blank(text):
                return self.value(cell, 0)
            number = parse_money(str(cell.value), self.style(cell.col))
            if number is not None:
                amount = times(number.value, factor)
                return self.value(
                    cell, amount, flaw=doubt if number.standard else self._malformed(cell, rupiah(amount))
                )
        return self._unreadable(cell, name, text, "tidak dapat dibaca sebagai jumlah uang")

    def _scale_of_money(self, col: int) -> tuple[int, Flaw | None]:
        """Rupiah in one unit of a money column (1, or 1.000.000 where heading or title say 'dalam jutaan rupiah'),
        and the flaw of all its values where the amounts contradict what they say.
        """
        known = self._multiples.get(col)
        if known is None:
            known = self._multiples[col] = self._decide_scale_of_money(col)
        return known

    def _decide_scale_of_money(self, col: int) -> tuple[int, Flaw | None]:
        title = next((k.title for k in reversed(self.table.columns) if k.column <= col and k.title), "")
        scale = money_scale(title) or title_scale(self.table.titles[-8:])
        if scale is None:
            return 1, None
        factor = MULTIPLES[scale]
        too_big = Decimal(IMPLAUSIBLE) / factor
        for cell in self.table.column_cells(col):
            amount = bare_amount(cell, self.style(col))
            if amount is not None and abs(amount) >= too_big:
                return 1, Flaw(FlawKind.SCALE, self.ref(cell.row, cell.col), title, written_text(cell), scale)
        self.catatan.append(f"kolom '{title}': angka dibaca dalam {scale}an rupiah (dikalikan {display(factor)})")
        return factor, None

    def persen(self, row: int, name: str, guess: Callable[[int], Decimal | None] | None = None) -> Value | None:
        """A percentage in points. `guess` gives what other columns of a row imply, to decide the scale."""
        if name not in self.column:
            return None
        cell = self.own(row, name)
        if cell is None:
            return Value(None, self.ref(row, self.col(name)))
        if (flaw := self.broken(cell, name)) is not None:
            return self.value(cell, None, flaw=flaw)
        value = cell.value
        if cell.kind not in (CellKind.NUMBER, CellKind.TEXT) or not isinstance(value, (str, int, float)):
            return self._unreadable(cell, name, written_text(cell), _NO_PERCENT)
        if cell.kind is CellKind.TEXT and is_blank(str(value)):
            return self.value(cell, None)
        scale = self.scale(name, guess)
        number = parse_percent(value, cell.number_format, scale, self.style(cell.col))
        if number is None:
            if scale is PersenScale.AMBIGUOUS and cell.kind is CellKind.NUMBER:
                return self._ambiguous(cell, name)
            return self._unreadable(cell, name, written_text(cell), _NO_PERCENT)
        flaw = None if number.standard else self._malformed(cell, display(number.value))
        return self.value(cell, Decimal(number.value), satuan="%", decimals=number.decimals, flaw=flaw)

    def _ambiguous(self, cell: Cell, name: str) -> Value:
        value = number_from_float(cell.value if isinstance(cell.value, (int, float)) else 0)
        points = Decimal(value) * 100
        flaw = self._flaw(FlawKind.AMBIGUOUS, self.ref(cell.row, cell.col), name, display(value), display(points))
        return self.value(cell, points, satuan="%", flaw=flaw)

    def scale(self, name: str, guess: Callable[[int], Decimal | None] | None) -> PersenScale:
        """The scale of a percent column, decided once over all of its rows."""
        if name not in self._scale:
            col = self.col(name)
            rows = [b.row for b in self.table.rows if (b.row, col) in self.grid.cells]
            cells = [self.grid.cells[r, col] for r in rows]
            values = [
                (
                    c.value
                    if c.kind in (CellKind.NUMBER, CellKind.TEXT) and isinstance(c.value, (str, int, float))
                    else None,
                    c.number_format,
                )
                for c in cells
            ]
            expected = [guess(r) for r in rows] if guess else []
            self._scale[name] = decide_scale(values, self.title.get(col, ""), expected, self.style(col))
            if self._scale[name] is PersenScale.FRACTION and any(
                isinstance(v, (int, float)) and "%" not in f for v, f in values
            ):
                self.catatan.append(f"kolom '{self.title.get(col, '')}': angka dibaca sebagai pecahan (0,93 = 93 %)")
        return self._scale[name]

    def target(self, row: int, name: str, *, merged: bool = False, required: bool = False) -> Value | None:
        """A target or realisation of an indicator: number with unit, percentage, letter grade or text.

        A required one that is missing is BACA-05, in a column that other rows do fill.
        """
        if name not in self.column:
            return None
        cell = self.seen(row, name) if merged else self.own(row, name)
        if cell is None:
            missing = required and self.seen(row, name) is None and bool(self.table.column_cells(self.col(name)))
            return self.nothing(row, name, required=missing)
        return self.target_from(cell, name)

    def tally(self, row: int, name: str) -> Value | None:
        """A count without which its row says nothing; text in its place is BACA-05, and so is nothing at all."""
        value = self.target(row, name)
        if value is None or value.failed or value.ref is None or isinstance(value.content, (int, Decimal)):
            return value
        if value.content is None and (value.tertulis or self.seen(row, name) is not None):
            return value
        if not value.tertulis:
            return self.nothing(row, name, required=True)
        flaw = self._flaw(FlawKind.UNREADABLE, value.ref, name, value.tertulis, "bukan bilangan")
        return Value(None, value.ref, value.tertulis, flaw=flaw)

    def target_from(self, cell: Cell, name: str, text: str | None = None) -> Value:
        """The target in a cell, or in a part of its text."""
        if text is not None:
            return self._target(cell, name, text)
        place = ("target", cell.row, cell.col)
        if place not in self._values:
            self._values[place] = self._target(cell, name, None)
        return self._values[place]

    def _target(self, cell: Cell, name: str, text: str | None) -> Value:
        if (flaw := self.broken(cell, name)) is not None:
            return self.value(cell, None, flaw=flaw)
        written = text if text is not None else written_text(cell)
        if (odd := self._no_figure(cell, written)) is not None:
            return self._unreadable(cell, name, written, odd)
        source = text if text is not None else cell.value
        source = source if not isinstance(source, bool) else str(source)
        target = parse_target(source, cell.number_format, self.style(cell.col))
        if not target.standard:
            other = Style.INDONESIA if self.style(cell.col) is Style.ENGLISH else Style.ENGLISH
            clean_reading = parse_target(source, cell.number_format, other)
            target = clean_reading if clean_reading.standard and "%" in str(source) else target
        if not target.standard and isinstance(target.content, (int, Decimal)):
            flaw = self._malformed(cell, display(target.content))
        return Value(target.content, self.ref(cell.row, cell.col), written, target.satuan, target.decimals, flaw)

    def _no_figure(self, cell: Cell, written: str) -> str | None:
        """Why a cell among figures is none: a date ('2/3' that Excel turned into 2 March), letters for zeros and ones."""
        if _LETTERS.fullmatch(written.strip()):
            return "memuat huruf di antara angkanya"
        if cell.kind is not CellKind.DATE:
            return None
        figures = sum(c.kind is CellKind.NUMBER for c in self.table.column_cells(cell.col))
        return "merupakan tanggal" if figures else None

    # ------------------------------------------------------------------- flaws

    def broken(self, cell: Cell, name: str) -> Flaw | None:
        """The flaw of an Excel error or a formula without value (BACA-06)."""
        return broken_cell(cell, self.ref(cell.row, cell.col), self.title.get(cell.col, name))

    def _flaw(self, kind: FlawKind, ref: Ref, name: str, written: str, reason: str) -> Flaw:
        return Flaw(kind, ref, self.title.get(ref.column) or name, written, reason)

    def _malformed(self, cell: Cell, reading: str) -> Flaw:
        return self._flaw(FlawKind.MALFORMED, self.ref(cell.row, cell.col), "", written_text(cell), reading)

    def _unreadable(self, cell: Cell, name: str, written: str, why: str) -> Value:
        flaw = self._flaw(FlawKind.UNREADABLE, self.ref(cell.row, cell.col), name, written, why)
        return self.value(cell, None, flaw=flaw)

    def no_code(self, cell: Cell) -> Value:
        """A cell that should hold a code and holds a date, or letters for figures (BACA-05)."""
        why = "yaitu tanggal" if cell.kind is CellKind.DATE else "yang memuat huruf di antara angkanya"
        flaw = self._flaw(FlawKind.CODE, self.ref(cell.row, cell.col), "kode", written_text(cell), why)
        return self.value(cell, None, flaw=flaw)

    def skip(self, row: int, reason: str, *values: Value | None) -> None:
        """Note a row that was left out; the flaws of `values` are told, because they are why."""
        self.skipped.append(Skipped(row, reason))
        self._left_out += [v for v in values if v is not None]

    def result(
        self, table: Mapping[str, Sequence[Row]], total: Mapping[str, Sequence[Row]] | None = None
    ) -> TableResult:
        """Close the reading: what is told are the flaws of the values that the rows use."""
        rows = [b for frame in (*table.values(), *(total or {}).values()) for b in frame]
        used = [v for b in rows for v in b.values.values()]
        return TableResult(
            {k: tuple(v) for k, v in table.items() if v},
            {k: tuple(v) for k, v in (total or {}).items() if v},
            tuple(self.skipped),
            (*self.temuan, *findings_of(self.kind, (*used, *self._left_out))),
            tuple(dict.fromkeys(self.catatan)),
            self.unit,
            self.tahun,
        )

    def row(self, ref: Ref, value: Mapping[str, Value | None]) -> Row:
        """A row; fields without a column are left out."""
        return Row(self.kind, ref, {k: v for k, v in value.items() if v is not None})
