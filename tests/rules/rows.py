"""Hand-made documents for tests of the rules: every value in a cell of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lakip_xls.computing.compute import compute
from lakip_xls.findings import Temuan
from lakip_xls.model import Content, Data, Document, Row, Value
from lakip_xls.provenance import Ref, Source
from lakip_xls.rules.registry import RuleContext
from lakip_xls.rules.run import run
from lakip_xls.settings import Identity, Settings

Cell = Content | float | Value
Column = Mapping[str, Cell]


def persen(content: float | int, decimals: int | None = None) -> Value:
    """A percentage as a person writes it: persen(93.17) is '93,17%'."""
    exact = Decimal(str(content))
    own_decimals = -int(exact.as_tuple().exponent) if decimals is None else decimals
    return Value(exact, None, f"{exact:.{max(own_decimals, 0)}f}%".replace(".", ","), "%", max(own_decimals, 0))


def _value(content: Cell, ref: Ref) -> Value:
    if isinstance(content, Value):
        return Value(content.content, ref, content.tertulis, content.satuan, content.decimals, content.flaw)
    if isinstance(content, float):
        return Value(
            Decimal(str(content)), ref, str(content).replace(".", ","), None, len(str(content).partition(".")[2])
        )
    return Value(content, ref, "" if content is None else str(content))


def document(
    kind: str,
    table: str,
    rows: Sequence[Column],
    total: Sequence[Column] = (),
    *,
    tahun: int | None = 2023,
    unit: str | None = "Kecamatan Rambipuji",
    file: str | None = None,
) -> Document:
    """A document of one table in `<tabel>.xlsx`; row n of the table is row n + 5 of the sheet, fields are columns."""
    own_file = file or f"{table}.xlsx"
    columns = list(dict.fromkeys(name for row in (*rows, *total) for name in row))

    def record(row: Column, number: int) -> Row:
        cells = {name: _value(v, Ref(own_file, "Sheet1", number, columns.index(name) + 1)) for name, v in row.items()}
        return Row(kind, Ref(own_file, "Sheet1", number, 1), cells)

    return Document(
        kind,
        Source(own_file, "Sheet1", kind, (5,), (), 6, 99, 1.0, titles=(f"{kind} tahun {tahun}",)),
        {table: tuple(record(r, i) for i, r in enumerate(rows, 6))},
        {table: tuple(record(r, i) for i, r in enumerate(total, 90))} if total else {},
        tahun,
        unit,
    )


def temuan(*documents: Document, settings: Settings | None = None) -> list[Temuan]:
    """The findings of all rules over some documents of 2023."""
    own_settings = settings or Settings()
    identity = Identity(unit="Kecamatan Rambipuji", tahun=2023)
    data = Data(documents)
    context = RuleContext(data, documents, (), compute(data, own_settings, identity), identity, own_settings)
    return run(context, [])[0]


def brief(findings: Sequence[Temuan], kode: str) -> list[tuple[str | None, str | None, str | None]]:
    """(cell, written, expected) of the findings of one rule."""
    return [(t.cell, t.tertulis, t.seharusnya) for t in findings if t.kode == kode]


def anggaran(
    *rows: tuple[str, str, int, int], total: tuple[int, int] | None = None, table: str = "anggaran"
) -> Document:
    """A realisasi anggaran of (tingkat, uraian, pagu, realisasi): pagu in column C, realisasi in D."""
    kind = "realisasi_anggaran" if table == "anggaran" else "realisasi_program"
    return document(
        kind,
        table,
        [{"tingkat": t, "uraian": u, "pagu": p, "realisasi": r} for t, u, p, r in rows],
        [{"tingkat": None, "uraian": None, "pagu": total[0], "realisasi": total[1]}] if total else [],
    )


PROGRAM, KEGIATAN, SUB = "program", "kegiatan", "sub_kegiatan"
TREE = (
    (PROGRAM, "Program Pemberdayaan Masyarakat Desa dan Kelurahan", 1_000, 900),
    (KEGIATAN, "Koordinasi Kegiatan Pemberdayaan Desa", 600, 550),
    (SUB, "Peningkatan Partisipasi Masyarakat dalam Forum Musyawarah Perencanaan Pembangunan di Desa", 400, 350),
    (SUB, "Peningkatan Efektifitas Kegiatan Pemberdayaan Masyarakat di Wilayah Kecamatan", 200, 200),
    (KEGIATAN, "Pemberdayaan Lembaga Kemasyarakatan Tingkat Kecamatan", 400, 350),
    (SUB, "Penyelenggaraan Lembaga Kemasyarakatan", 400, 350),
)
"""A small tree that adds up (rows 6 to 11)."""


def replace(
    rows: Sequence[tuple[str, str, int, int]], ordinal: int, **value: object
) -> list[tuple[str, str, int, int]]:
    """The tree with other values in one row."""
    fields = ("tingkat", "uraian", "pagu", "realisasi")
    changed = dict(zip(fields, rows[ordinal], strict=True)) | value
    result = list(rows)
    result[ordinal] = tuple(changed[f] for f in fields)  # type: ignore[assignment]
    return result
