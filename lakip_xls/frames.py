"""The frames of the contract: plain rows (the single source), and the same rows as pandas frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from lakip_xls.computing.anggaran import rupiah
from lakip_xls.computing.formulasi import data_dukung_result
from lakip_xls.computing.result import Computed, IndikatorResult, ratio
from lakip_xls.findings import ATTRIBUTE, Temuan
from lakip_xls.model import Content, Data, Row
from lakip_xls.parsing.numbers import parse_number
from lakip_xls.provenance import Ref
from lakip_xls.skema import FRAMES, PLACE, TINGKAT, Column, Type

if TYPE_CHECKING:
    import pandas as pd

Record = dict[str, Content]
"""One row: column -> value. Money and counts are exact, percentages are percent points, unrounded."""

Cells = dict[str, Ref | None]
"""The cell of each value of a row; a value that was computed has none."""

_COUNTED = (Type.MONEY, Type.COUNT, Type.YEAR)


def rows(data: Data, computed: Computed) -> dict[str, list[Record]]:
    """Every frame but `temuan` as rows in document order; a missing document gives an empty list."""
    return {name: [record for record, _ in table] for name, table in _traced(data, computed).items()}


def _traced(data: Data, computed: Computed) -> dict[str, list[tuple[Record, Cells]]]:
    """The rows of every frame, each with the cells of its values."""
    own_computed: dict[str, Iterator[tuple[Record, Cells]]] = {
        "anggaran": _anggaran(data, computed),
        "realisasi_program": _realisasi_program(computed),
        "pengukuran": _pengukuran(data, computed),
        "data_indikator": _data_indikator(data),
        "belanja": _belanja(computed),
        "efisiensi": _efisiensi(computed),
    }
    return {
        name: list(own_computed.get(name) or ((_tertulis(name, b), _cells(name, b)) for b in data.rows(name)))
        for name in FRAMES
        if name != "temuan"
    }


def temuan_rows(temuan: Iterable[Temuan]) -> list[Record]:
    """The findings as rows of the frame `temuan`; `selisih` is a number wherever it is written as one."""
    return [
        {
            **{name: getattr(t, ATTRIBUTE.get(name, name)) for name in FRAMES["temuan"].names},
            "tingkat": t.tingkat.value,
            "selisih": _number(t.selisih),
        }
        for t in temuan
    ]


def frames(data: Data, computed: Computed, temuan: Iterable[Temuan] = ()) -> dict[str, pd.DataFrame]:
    """Every frame of the contract as a pandas frame.

    Money is Int64 (exact Decimal objects where the source has sen), percentages are float64,
    targets and realisasi are objects (number or text), text is object with None.
    """
    import pandas as pd

    tables = {**rows(data, computed), "temuan": temuan_rows(temuan)}
    return {
        name: pd.DataFrame(
            {
                c.name: pd.Series([r[c.name] for r in records], dtype=_dtype(c, records))
                for c in FRAMES[name].all_columns
            }
        )
        for name, records in tables.items()
    }


def cell_frames(data: Data, computed: Computed) -> dict[str, pd.DataFrame]:
    """Frames of the same shape as `frames` gives, which hold the cell of every value: 'berkas|lembar!B7'.

    None where a value was computed or is not there; `temuan` has no such frame.
    """
    import pandas as pd

    return {
        name: pd.DataFrame(
            {
                c.name: pd.Series([_address(cells.get(c.name)) for _, cells in table], dtype="object")
                for c in FRAMES[name].all_columns
            }
        )
        for name, table in _traced(data, computed).items()
    }


def _address(ref: Ref | None) -> str | None:
    return f"{ref.file}|{ref.sheet}!{ref.cell}" if ref else None


def _dtype(column: Column, records: list[Record]) -> str:
    if column.type is Type.PERCENT:
        return "float64"
    whole = all(not isinstance(r[column.name], Decimal) for r in records)
    return "Int64" if column.type in _COUNTED and whole else "object"


def _place(ref: Ref | None) -> Record:
    if ref is None:
        return dict.fromkeys(c.name for c in PLACE)
    return {"berkas": ref.file, "lembar": ref.sheet, "baris": ref.row}


def _tertulis(name: str, row: Row) -> Record:
    """A row as it was read; a unit that stands beside the target is its satuan."""
    record: Record = {
        c.name: rupiah(row[c.name]) if c.type is Type.MONEY else row.content(c.name) for c in FRAMES[name].columns
    }
    if "satuan" in record:
        record["satuan"] = row.text("satuan") or row["target"].satuan
    return {**record, **_place(row.ref)}


def _cells(name: str, row: Row) -> Cells:
    cells: Cells = {c.name: row[c.name].ref for c in FRAMES[name].columns}
    if "satuan" in cells and not row.text("satuan") and row["target"].satuan:
        cells["satuan"] = row["target"].ref
    return cells


def _anggaran(data: Data, computed: Computed) -> Iterator[tuple[Record, Cells]]:
    """The rows as written, with the money of Tabel 3.8: an amount that is not written is the sum of what is below."""
    units = (p for unit in computed.subunit for program in unit.program for p in program.everything())
    by_row = {(p.tingkat, id(p.row)): p for p in (*computed.pos, *units)}
    for row in data.rows("anggaran") or data.rows("keuangan_program"):
        if row.text("tingkat") not in TINGKAT:
            continue
        pos = by_row.get((row.text("tingkat"), id(row)))
        pagu = pos.pagu if pos else rupiah(row["pagu"])
        realised = pos.realisasi if pos else rupiah(row["realisasi"])
        record: Record = {
            **_tertulis("anggaran", row),
            "pagu": pagu,
            "realisasi": realised,
            "persen": ratio(realised, pagu),
            "sisa": None if pagu is None or realised is None else pagu - realised,
        }
        yield record, _cells("anggaran", row)


def _realisasi_program(computed: Computed) -> Iterator[tuple[Record, Cells]]:
    for output in computed.keluaran:
        record: Record = {**_tertulis("realisasi_program", output.row), "capaian": output.capaian}
        yield record, _cells("realisasi_program", output.row)


def _pengukuran(data: Data, computed: Computed) -> Iterator[tuple[Record, Cells]]:
    by_row = {id(i.row): i for i in computed.indikator}
    measured = [by_row[id(b)] for b in data.rows("pengukuran") if id(b) in by_row]
    for item in measured or computed.indikator:
        own: Cells = {"target": item.target.ref, "realisasi": item.realisasi.ref}
        yield {**_indikator(item), **_place(item.row.ref)}, {**_cells("pengukuran", item.row), **own}


def _indikator(item: IndikatorResult) -> Record:
    return {
        "sasaran": item.sasaran or None,
        "indikator": item.name or None,
        "satuan": item.satuan,
        "polaritas": item.polaritas,
        "target": item.target.content,
        "realisasi": item.realisasi.content,
        "capaian": item.capaian,
        "capaian_dibatasi": item.capaian_dibatasi,
        "kategori": item.kategori,
        "predikat": item.predikat,
    }


def _data_indikator(data: Data) -> Iterator[tuple[Record, Cells]]:
    for row in data.rows("data_indikator"):
        result = data_dukung_result(row)
        record: Record = {**_tertulis("data_indikator", row), "hasil": result.number if result else None}
        yield record, _cells("data_indikator", row)


def _belanja(computed: Computed) -> Iterator[tuple[Record, Cells]]:
    for group in computed.belanja:
        record: Record = {"kelompok": group.kelompok, "pagu": group.pagu, "realisasi": group.realisasi}
        record |= {"persen": ratio(group.realisasi, group.pagu), **_place(group.ref)}
        yield record, {"kelompok": group.ref}


def _efisiensi(computed: Computed) -> Iterator[tuple[Record, Cells]]:
    for sasaran, item in zip(computed.sasaran, computed.efisiensi, strict=True):
        first = sasaran.indikator[0].row
        record: Record = {
            "sasaran": item.sasaran or None,
            "capaian": item.capaian,
            "serapan": item.serapan,
            "selisih": item.selisih,
            "tingkat_efisiensi": item.tingkat_efisiensi,
            **_place(first.ref),
        }
        yield record, {"sasaran": first["sasaran"].ref}


def _number(text: str | None) -> Content:
    number = parse_number(text) if text else None
    return number.value if number else text
