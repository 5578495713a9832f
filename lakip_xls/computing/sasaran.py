"""The measured indicators, grouped by sasaran (Tabel 3.1 and 3.5)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from lakip_xls.computing.capaian import capaian
from lakip_xls.computing.completeness import unreadable
from lakip_xls.computing.formulasi import hasil_data_dukung, hasil_hitung_baris
from lakip_xls.computing.hasil import Indikator, Sasaran
from lakip_xls.computing.penilaian import batasi, jenjang, rata_rata
from lakip_xls.computing.triwulan import SETAHUN
from lakip_xls.entities.likeness import same
from lakip_xls.entities.register import Register
from lakip_xls.model import Baris, Data, Nilai
from lakip_xls.parsing.names import key
from lakip_xls.settings import Pengaturan


def hitung_sasaran(
    data: Data, pengaturan: Pengaturan, register: Register
) -> tuple[tuple[Sasaran, ...], tuple[Baris, ...]]:
    """The sasaran in document order, and the PK indicators that are not measured.

    Without a pengukuran document the PK's indicators are taken, as far as data dukung or
    counting rows gives their realisasi.
    """
    measured, pk = data.baris("pengukuran"), data.baris("pk")
    source = _Bahan(data, pengaturan, register)
    if measured:
        indicators = [source.indikator(row, register.indicators.row(row, "pk")) for row in measured]
        unmeasured = tuple(
            row for row in pk if (i := register.indicators.of(row)) is None or i.first("pengukuran") is None
        )
    else:
        every = [source.indikator(row, None) for row in pk]
        indicators = [i for i in every if i.asal_realisasi != "tidak ada"]
        unmeasured = tuple(i.baris for i in every if i.asal_realisasi == "tidak ada")
    groups: dict[object, list[Indikator]] = {}
    for indicator in indicators:
        groups.setdefault(register.sasaran.of(indicator.sasaran), []).append(indicator)
    return tuple(_sasaran(group, pengaturan) for group in groups.values()), unmeasured


def mean(indicators: Sequence[Indikator], name: Literal["capaian", "capaian_dibatasi"]) -> Decimal | None:
    """Mean over the measured indicators; None where a target or realisasi cannot be read."""
    return None if unreadable(indicators) else rata_rata(getattr(own, name) for own in indicators)


def nama_indikator(baris: Baris) -> str:
    """The indicator that a row is about."""
    return baris.teks("indikator")


def polaritas(baris: Baris, pengaturan: Pengaturan) -> str:
    """'positif' or 'negatif': the document's own column, else Pengaturan by name, else positif."""
    written = key(baris.teks("polaritas"))
    if written:
        return "negatif" if written.startswith("neg") else "positif"
    name = nama_indikator(baris)
    for indicator, polarity in pengaturan.polaritas:
        if same(indicator, name):
            return polarity
    return "positif"


class _Bahan:
    """What the indicators of one report are computed from: the rows, and their partners elsewhere."""

    def __init__(self, data: Data, pengaturan: Pengaturan, register: Register) -> None:
        self._pengaturan = pengaturan
        self._indicators = register.indicators
        self._keluaran = data.baris("realisasi_program")

    def indikator(self, baris: Baris, pk: Baris | None) -> Indikator:
        """The indicator of a row; fields that its document lacks come from its PK row."""
        target = _target(baris, pk)
        realised, origin = self._realisasi(baris)
        polarity = polaritas(baris, self._pengaturan)
        value = capaian(target, realised, polarity, self._pengaturan)
        limited = batasi(value, self._pengaturan.batas_capaian)
        level = jenjang(limited, self._pengaturan.skala)
        return Indikator(
            sasaran=_teks("sasaran", baris, pk),
            nama=nama_indikator(baris),
            satuan=_teks("satuan", baris, pk) or target.satuan or realised.satuan,
            polaritas=polarity,
            target=target,
            realisasi=realised,
            asal_realisasi=origin,
            capaian=value,
            capaian_dibatasi=limited,
            kategori=level.kategori if level else None,
            predikat=level.predikat if level else None,
            baris=baris,
        )

    def _realisasi(self, baris: Baris) -> tuple[Nilai, str]:
        written = baris["realisasi"]
        if not _kosong(written):
            return written, "tertulis"
        support = self._indicators.row(baris, "data_indikator")
        value = hasil_data_dukung(support) if support is not None else None
        if value is not None:
            return value, "data dukung"
        iku = self._indicators.row(baris, "iku")
        value = hasil_hitung_baris(
            nama_indikator(baris), iku.teks("formulasi") if iku else "", self._keluaran, self._pengaturan
        )
        return (value, "dihitung dari dokumen") if value is not None else (written, "tidak ada")


def _target(baris: Baris, pk: Baris | None) -> Nilai:
    """As written, else that of the PK; a target up to a quarter may well be empty."""
    written = baris["target"]
    return pk["target"] if pk is not None and _kosong(written) and SETAHUN not in baris.nilai else written


def _kosong(nilai: Nilai) -> bool:
    return nilai.isi is None and not nilai.gagal


def _teks(name: str, baris: Baris, pk: Baris | None) -> str:
    return baris.teks(name) or (pk.teks(name) if pk is not None else "")


def _sasaran(indicators: Sequence[Indikator], pengaturan: Pengaturan) -> Sasaran:
    limited = mean(indicators, "capaian_dibatasi")
    level = jenjang(limited, pengaturan.skala)
    return Sasaran(
        nama=indicators[0].sasaran,
        indikator=tuple(indicators),
        capaian=mean(indicators, "capaian"),
        capaian_dibatasi=limited,
        kategori=level.kategori if level else None,
        predikat=level.predikat if level else None,
    )
