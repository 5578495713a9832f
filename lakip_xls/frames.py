"""The frames of the contract: plain rows (the single source), and the same rows as pandas frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from lakip_xls.computing.anggaran import rupiah
from lakip_xls.computing.capaian import capaian
from lakip_xls.computing.formulasi import hasil_data_dukung
from lakip_xls.computing.hasil import Hitungan, Indikator, rasio
from lakip_xls.entities.parents import TINGKAT
from lakip_xls.findings import Temuan
from lakip_xls.model import Baris, Data, Isi
from lakip_xls.parsing.numbers import parse_number
from lakip_xls.provenance import Ref
from lakip_xls.settings import Pengaturan

if TYPE_CHECKING:
    import pandas as pd

Rekaman = dict[str, Isi]
"""One row: column -> value. Money and counts are exact, percentages are percent points, unrounded."""

TEMPAT = ("berkas", "lembar", "baris")
"""Where a row came from; every frame but `temuan` ends with these columns."""

KOLOM: Mapping[str, tuple[str, ...]] = {
    "pk": ("sasaran", "indikator", "satuan", "target"),
    "pk_program": ("program", "anggaran", "sumber_dana"),
    "rkt": (
        "sasaran",
        "indikator",
        "target",
        "program",
        "indikator_program",
        "target_program",
        "kegiatan",
        "sub_kegiatan",
        "indikator_kegiatan",
        "target_kegiatan",
        "anggaran",
    ),
    "rencana_aksi": (
        "sasaran",
        "program",
        "kegiatan",
        "sub_kegiatan",
        "indikator",
        "satuan",
        "target",
        "tw1",
        "tw2",
        "tw3",
        "tw4",
    ),
    "anggaran": ("tingkat", "kode", "uraian", "pagu", "realisasi", "persen", "sisa"),
    "realisasi_program": (
        "program",
        "kegiatan",
        "sub_kegiatan",
        "indikator",
        "satuan",
        "target",
        "realisasi",
        "capaian",
    ),
    "pengukuran": (
        "sasaran",
        "indikator",
        "satuan",
        "polaritas",
        "target",
        "realisasi",
        "capaian",
        "capaian_dibatasi",
        "kategori",
        "predikat",
    ),
    "renstra": ("sasaran", "indikator", "satuan", "tahun", "target"),
    "iku": ("sasaran", "indikator", "formulasi", "penanggung_jawab", "sumber_data"),
    "data_indikator": ("indikator", "uraian_pembilang", "pembilang", "uraian_penyebut", "penyebut", "hasil"),
    "belanja": ("kelompok", "pagu", "realisasi", "persen"),
    "pergeseran": ("sub_kegiatan", "anggaran_semula", "ditarik"),
    "efisiensi": ("sasaran", "capaian", "serapan", "selisih", "tingkat_efisiensi"),
    "temuan": (
        "kode",
        "tingkat",
        "jenis",
        "berkas",
        "lembar",
        "sel",
        "uraian",
        "tertulis",
        "seharusnya",
        "selisih",
        "saran",
    ),
}
"""The columns of every frame, CONTRACT section 3."""

_UANG = {
    "pk_program": {"anggaran"},
    "rkt": {"anggaran"},
    "anggaran": {"pagu", "realisasi", "sisa"},
    "belanja": {"pagu", "realisasi"},
    "pergeseran": {"anggaran_semula", "ditarik"},
}
_PERSEN = {
    "anggaran": {"persen"},
    "realisasi_program": {"capaian"},
    "pengukuran": {"capaian", "capaian_dibatasi"},
    "data_indikator": {"hasil"},
    "belanja": {"persen"},
    "efisiensi": {"capaian", "serapan", "selisih"},
}
_CACAH = {"baris", "tahun"}


def rows(data: Data, hitungan: Hitungan) -> dict[str, list[Rekaman]]:
    """Every frame but `temuan` as rows in document order; a missing document gives an empty list."""
    computed: dict[str, Iterator[Rekaman]] = {
        "anggaran": _anggaran(data),
        "realisasi_program": _realisasi_program(data),
        "pengukuran": _pengukuran(data, hitungan),
        "data_indikator": _data_indikator(data),
        "belanja": _belanja(hitungan),
        "efisiensi": _efisiensi(hitungan),
    }
    return {
        name: list(computed.get(name) or (_tertulis(name, b) for b in data.baris(name)))
        for name in KOLOM
        if name != "temuan"
    }


def temuan_rows(temuan: Iterable[Temuan]) -> list[Rekaman]:
    """The findings as rows of the frame `temuan`; `selisih` is a number wherever it is written as one."""
    return [
        {
            **{name: getattr(t, name) for name in KOLOM["temuan"]},
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
        columns = KOLOM[name] if name == "temuan" else KOLOM[name] + TEMPAT
        result[name] = pd.DataFrame(
            {c: pd.Series([r[c] for r in records], dtype=_dtype(name, c, records)) for c in columns}
        )
    return result


def _dtype(name: str, column: str, records: list[Rekaman]) -> str:
    if column in _PERSEN.get(name, ()):
        return "float64"
    whole = all(not isinstance(r[column], Decimal) for r in records)
    counted = column in _UANG.get(name, ()) or (column in _CACAH and name != "temuan")
    return "Int64" if counted and whole else "object"


def _tempat(ref: Ref | None) -> Rekaman:
    if ref is None:
        return dict.fromkeys(TEMPAT)
    return {"berkas": ref.berkas, "lembar": ref.lembar, "baris": ref.baris}


def _tertulis(name: str, baris: Baris) -> Rekaman:
    """A row as it was read; a unit that stands beside the target is its satuan."""
    record: Rekaman = {c: baris.isi(c) for c in KOLOM[name]}
    for column in _UANG.get(name, ()):
        record[column] = rupiah(baris[column])
    if "satuan" in record:
        record["satuan"] = baris.teks("satuan") or baris["target"].satuan
    return {**record, **_tempat(baris.ref)}


def _anggaran(data: Data) -> Iterator[Rekaman]:
    for row in data.baris("anggaran") or data.baris("keuangan_program"):
        if row.teks("tingkat") not in TINGKAT:
            continue
        record = _tertulis("anggaran", row)
        pagu, realised = rupiah(row["pagu"]), rupiah(row["realisasi"])
        record["persen"] = rasio(realised, pagu)
        record["sisa"] = None if pagu is None or realised is None else pagu - realised
        yield record


def _realisasi_program(data: Data) -> Iterator[Rekaman]:
    for row in data.baris("realisasi_program"):
        computed = capaian(row["target"], row["realisasi"], "positif", Pengaturan())
        yield {
            **_tertulis("realisasi_program", row),
            "capaian": row.angka("capaian") if computed is None else computed,
        }


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
