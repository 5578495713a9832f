"""The frames of the contract: plain rows (the single source), and the same rows as pandas frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from lakip_xls.computing.anggaran import rupiah
from lakip_xls.computing.formulasi import hasil_data_dukung
from lakip_xls.computing.hasil import Hitungan, Indikator, rasio
from lakip_xls.findings import Temuan
from lakip_xls.model import Baris, Data, Isi
from lakip_xls.parsing.numbers import parse_number
from lakip_xls.provenance import Ref
from lakip_xls.skema import FRAMES, PLACE, TINGKAT, Column, Type

if TYPE_CHECKING:
    import pandas as pd

Rekaman = dict[str, Isi]
"""One row: column -> value. Money and counts are exact, percentages are percent points, unrounded."""

_COUNTED = (Type.MONEY, Type.COUNT, Type.YEAR)


def rows(data: Data, hitungan: Hitungan) -> dict[str, list[Rekaman]]:
    """Every frame but `temuan` as rows in document order; a missing document gives an empty list."""
    computed: dict[str, Iterator[Rekaman]] = {
        "anggaran": _anggaran(data, hitungan),
        "realisasi_program": _realisasi_program(hitungan),
        "pengukuran": _pengukuran(data, hitungan),
        "data_indikator": _data_indikator(data),
        "belanja": _belanja(hitungan),
        "efisiensi": _efisiensi(hitungan),
    }
    return {
        name: list(computed.get(name) or (_tertulis(name, b) for b in data.baris(name)))
        for name in FRAMES
        if name != "temuan"
    }


def temuan_rows(temuan: Iterable[Temuan]) -> list[Rekaman]:
    """The findings as rows of the frame `temuan`; `selisih` is a number wherever it is written as one."""
    return [
        {
            **{name: getattr(t, name) for name in FRAMES["temuan"].names},
            "tingkat": t.tingkat.value,
            "selisih": _angka(t.selisih),
        }
        for t in temuan
    ]


def frames(data: Data, hitungan: Hitungan, temuan: Iterable[Temuan] = ()) -> dict[str, pd.DataFrame]:
    """Every frame of the contract as a pandas frame.

    Money is Int64 (exact Decimal objects where the source has sen), percentages are float64,
    targets and realisasi are objects (number or text), text is object with None.
    """
    import pandas as pd

    tables = {**rows(data, hitungan), "temuan": temuan_rows(temuan)}
    result = {}
    for name, records in tables.items():
        result[name] = pd.DataFrame(
            {
                c.name: pd.Series([r[c.name] for r in records], dtype=_dtype(c, records))
                for c in FRAMES[name].all_columns
            }
        )
    return result


def _dtype(column: Column, records: list[Rekaman]) -> str:
    if column.type is Type.PERCENT:
        return "float64"
    whole = all(not isinstance(r[column.name], Decimal) for r in records)
    return "Int64" if column.type in _COUNTED and whole else "object"


def _tempat(ref: Ref | None) -> Rekaman:
    if ref is None:
        return dict.fromkeys(c.name for c in PLACE)
    return {"berkas": ref.berkas, "lembar": ref.lembar, "baris": ref.baris}


def _tertulis(name: str, baris: Baris) -> Rekaman:
    """A row as it was read; a unit that stands beside the target is its satuan."""
    record: Rekaman = {
        c.name: rupiah(baris[c.name]) if c.type is Type.MONEY else baris.isi(c.name) for c in FRAMES[name].columns
    }
    if "satuan" in record:
        record["satuan"] = baris.teks("satuan") or baris["target"].satuan
    return {**record, **_tempat(baris.ref)}


def _anggaran(data: Data, hitungan: Hitungan) -> Iterator[Rekaman]:
    """The rows as written, with the money of Tabel 3.8: an amount that is not written is the sum of what is below."""
    by_row = {(p.tingkat, id(p.baris)): p for p in hitungan.pos}
    for row in data.baris("anggaran") or data.baris("keuangan_program"):
        if row.teks("tingkat") not in TINGKAT:
            continue
        pos = by_row.get((row.teks("tingkat"), id(row)))
        pagu = pos.pagu if pos else rupiah(row["pagu"])
        realised = pos.realisasi if pos else rupiah(row["realisasi"])
        yield {
            **_tertulis("anggaran", row),
            "pagu": pagu,
            "realisasi": realised,
            "persen": rasio(realised, pagu),
            "sisa": None if pagu is None or realised is None else pagu - realised,
        }


def _realisasi_program(hitungan: Hitungan) -> Iterator[Rekaman]:
    for output in hitungan.keluaran:
        yield {**_tertulis("realisasi_program", output.baris), "capaian": output.capaian}


def _pengukuran(data: Data, hitungan: Hitungan) -> Iterator[Rekaman]:
    by_row = {id(i.baris): i for i in hitungan.indikator}
    measured = [by_row[id(b)] for b in data.baris("pengukuran") if id(b) in by_row]
    for item in measured or hitungan.indikator:
        yield {**_indikator(item), **_tempat(item.baris.ref)}


def _indikator(item: Indikator) -> Rekaman:
    return {
        "sasaran": item.sasaran or None,
        "indikator": item.nama or None,
        "satuan": item.satuan,
        "polaritas": item.polaritas,
        "target": item.target.isi,
        "realisasi": item.realisasi.isi,
        "capaian": item.capaian,
        "capaian_dibatasi": item.capaian_dibatasi,
        "kategori": item.kategori,
        "predikat": item.predikat,
    }


def _data_indikator(data: Data) -> Iterator[Rekaman]:
    for row in data.baris("data_indikator"):
        result = hasil_data_dukung(row)
        yield {**_tertulis("data_indikator", row), "hasil": result.angka if result else None}


def _belanja(hitungan: Hitungan) -> Iterator[Rekaman]:
    for group in hitungan.belanja:
        record: Rekaman = {"kelompok": group.kelompok, "pagu": group.pagu, "realisasi": group.realisasi}
        yield {**record, "persen": rasio(group.realisasi, group.pagu), **_tempat(group.ref)}


def _efisiensi(hitungan: Hitungan) -> Iterator[Rekaman]:
    for sasaran, item in zip(hitungan.sasaran, hitungan.efisiensi, strict=True):
        yield {
            "sasaran": item.sasaran or None,
            "capaian": item.capaian,
            "serapan": item.serapan,
            "selisih": item.selisih,
            "tingkat_efisiensi": item.tingkat_efisiensi,
            **_tempat(sasaran.indikator[0].baris.ref),
        }


def _angka(text: str | None) -> Isi:
    number = parse_number(text) if text else None
    return number.nilai if number else text
