"""The report in one line: totals and means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lakip_xls.computing.anggaran import jumlah, rupiah
from lakip_xls.computing.hasil import Indikator, Pos, Ringkasan, Rupiah, rasio
from lakip_xls.computing.penilaian import jenjang, rata_rata
from lakip_xls.model import Data
from lakip_xls.settings import Pengaturan


def hitung_ringkasan(
    data: Data, pengaturan: Pengaturan, indikator: Sequence[Indikator], program: Sequence[Pos]
) -> Ringkasan:
    """Totals over the programmes as written, and the means over all measured indicators."""
    pagu = _total(data, program, "pagu", lambda p: p.pagu)
    realised = _total(data, program, "realisasi", lambda p: p.realisasi)
    limited = rata_rata(i.capaian_dibatasi for i in indikator)
    level = jenjang(limited, pengaturan.skala)
    every = [pos for root in program for pos in root.semua() if pos.nama]
    return Ringkasan(
        pagu=pagu,
        realisasi=realised,
        serapan=rasio(realised, pagu),
        rata_rata_capaian=rata_rata(i.capaian for i in indikator),
        rata_rata_capaian_dibatasi=limited,
        kategori=level.kategori if level else None,
        predikat=level.predikat if level else None,
        jumlah_program=sum(p.tingkat == "program" for p in every),
        jumlah_kegiatan=sum(p.tingkat == "kegiatan" for p in every),
        jumlah_sub_kegiatan=sum(p.tingkat == "sub_kegiatan" for p in every),
    )


def _total(data: Data, program: Sequence[Pos], name: str, amount: Callable[[Pos], Rupiah | None]) -> Rupiah | None:
    """Sum over the programmes. For one whose cell cannot be read its kegiatan count, else the total row."""
    values = []
    for pos in program:
        value = amount(pos)
        if value is None and (pos.baris[name].gagal or pos.baris["anggaran"].gagal):
            parts = [amount(child) for child in pos.anak]
            value = None if not parts or None in parts else jumlah(parts)
            if value is None:
                totals = [rupiah(row[name]) for row in data.jumlah("anggaran")]
                return totals[0] if len(totals) == 1 else None
        values.append(value)
    return jumlah(values)
