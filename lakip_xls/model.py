"""The typed rows that documents become, before they are turned into pandas frames.

Rules and computations work on these rows because every single value keeps its cell, its
written form and its precision; `frames.py` gives the same rows as pandas frames.
Money is whole rupiah (int, or Decimal where the source has sen), percentages are percent
points as Decimal (93.17 means 93,17 %), counts are int or Decimal, all else is text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum

from msgspec import Struct, field

from lakip_xls.provenance import Ref, Source

Content = int | Decimal | str | None


class FlawKind(Enum):
    """What may be wrong with a cell; each kind is told in its own words (`documents/complaints.py`)."""

    ERROR = "galat Excel"
    UNCACHED = "rumus tanpa nilai"
    MISSING = "kosong"
    UNREADABLE = "tidak terbaca"
    MALFORMED = "tidak baku"
    AMBIGUOUS = "persen atau pecahan"
    SCALE = "keterangan skala uang yang usang"
    CODE = "bukan kode"

    @property
    def fatal(self) -> bool:
        """Whether the cell gives no value at all."""
        return self in (FlawKind.ERROR, FlawKind.UNCACHED, FlawKind.MISSING, FlawKind.UNREADABLE)


class Flaw(Struct, frozen=True):
    """What is wrong with a cell. It goes with the value, and becomes a finding where the value is used."""

    kind: FlawKind
    ref: Ref
    """The cell; a sum that lacks a part names the part's cell here."""
    heading: str
    """The heading of the cell's column."""
    written: str = ""
    reason: str = ""
    """Why it cannot be read, or how it was read."""


class Value(Struct, frozen=True):
    """One value as read: what it means, how it was written, and where."""

    content: Content
    ref: Ref | None = None
    tertulis: str = ""
    """The text that a person sees in the cell."""
    satuan: str | None = None
    """Unit written beside a number: 'Dokumen', '%'."""
    decimals: int = 0
    """Decimals that were written; a comparison tolerates half of the last one."""
    flaw: Flaw | None = None
    """What is wrong with the cell, or with a part of the sum that this value is."""

    @property
    def failed(self) -> bool:
        """The value is not known because its cell, or one of its parts, could not be read: rules leave it out."""
        return self.flaw is not None and self.flaw.kind.fatal

    @property
    def present(self) -> bool:
        """Whether something stands there, readable or not."""
        return self.content is not None or self.failed

    @property
    def number(self) -> Decimal | None:
        """The value as a number, or None where it is text, empty or unreadable."""
        return Decimal(self.content) if isinstance(self.content, (int, Decimal)) else None

    @property
    def text(self) -> str:
        """The value as text, '' where it is empty."""
        return "" if self.content is None else str(self.content)

    @property
    def tolerance(self) -> Decimal:
        """Half of the last digit that the author wrote."""
        return Decimal(5).scaleb(-self.decimals - 1)


EMPTY = Value(None)


class Row(Struct, frozen=True):
    """One row of a frame: field name -> value. `ref` is the cell that names the row."""

    kind: str
    ref: Ref
    values: Mapping[str, Value]

    def __getitem__(self, name: str) -> Value:
        """The value of a field; an empty value where the document has no such column."""
        return self.values.get(name, EMPTY)

    def content(self, name: str) -> Content:
        """The bare value of a field."""
        return self[name].content

    def text(self, name: str) -> str:
        """The field as text, '' where empty."""
        return self[name].text

    def number(self, name: str) -> Decimal | None:
        """The field as a number, None where it is none."""
        return self[name].number

    def ref_of(self, name: str) -> Ref:
        """The cell of a field, or the row's own cell where the field has none."""
        return self[name].ref or self.ref


class Document(Struct, frozen=True):
    """One recognised table, parsed. One `Source` may give rows for several frames."""

    kind: str
    source: Source
    tables: Mapping[str, tuple[Row, ...]]
    totals: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """Total and average rows of a table, by the same frame name."""
    tahun: int | None = None
    unit: str | None = None
    pemerintah: str | None = None
    perubahan: bool = False
    hidden: bool = False
    """It stands on a hidden sheet."""
    identity: Mapping[str, Value] = field(default_factory=dict)
    """The cells that tell year, unit and pemerintah, as far as cells do."""


class Data(Struct, frozen=True):
    """The rows that count, over all documents that were chosen for the report."""

    documents: tuple[Document, ...] = ()

    def rows(self, name: str) -> list[Row]:
        """All rows of a frame, in the order of the documents."""
        return [b for d in self.documents for b in d.tables.get(name, ())]

    def totals(self, name: str) -> list[Row]:
        """All total rows of a frame."""
        return [b for d in self.documents for b in d.totals.get(name, ())]

    def has(self, names: Iterable[str]) -> bool:
        """True where every named frame has at least one row."""
        return all(any(d.tables.get(n) for d in self.documents) for n in names)

    def by_document(self, name: str) -> list[Document]:
        """The documents that hold rows of a frame."""
        return [d for d in self.documents if d.tables.get(name)]
