"""Rows and documents for tests, written as short as a test needs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lakip_xls.computing.compute import compute
from lakip_xls.computing.result import Computed
from lakip_xls.model import Content, Data, Document, Flaw, FlawKind, Row, Value
from lakip_xls.provenance import Ref, Source
from lakip_xls.settings import Identity, Settings


def value(content: Content | float, satuan: str | None = None) -> Value:
    """A value; a float stands for its decimal digits."""
    exact = Decimal(str(content)) if isinstance(content, float) else content
    decimals = len(str(content).partition(".")[2]) if isinstance(content, float) else 0
    return Value(exact, Ref("a.xlsx", "Sheet1", 1, 1), str(content), satuan, decimals)


_CELL = Ref("a.xlsx", "Sheet1", 1, 1)
FAILED = Value(None, _CELL, "sda", flaw=Flaw(FlawKind.UNREADABLE, _CELL, "Pagu", "sda", "bukan angka"))
PERSEN_100 = value(100, "%")


def document(
    kind: str,
    table: Mapping[str, Sequence[Mapping[str, object]]],
    total: Mapping[str, Sequence[Mapping[str, object]]] | None = None,
) -> Document:
    """A document; plain values become cells of row 5, 6, 7 ..."""
    return Document(
        kind,
        Source(f"{kind}.xlsx", "Sheet1", kind, (4,), (), 5, 99, 1.0),
        {name: _rows(kind, rows) for name, rows in table.items()},
        {name: _rows(kind, rows, 90) for name, rows in (total or {}).items()},
    )


def _rows(kind: str, rows: Sequence[Mapping[str, object]], first: int = 5) -> tuple[Row, ...]:
    result = []
    for number, fields in enumerate(rows, start=first):
        cells = {k: v if isinstance(v, Value) else value(v) for k, v in fields.items()}  # type: ignore[arg-type]
        result.append(Row(kind, Ref(f"{kind}.xlsx", "Sheet1", number, 2), cells))
    return tuple(result)


def compute_data(*documents: Document, settings: Settings | None = None, tahun: int | None = 2023) -> Computed:
    """The computations over some documents."""
    return compute(Data(documents), settings or Settings(), Identity(tahun=tahun))
