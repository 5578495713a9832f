"""The report in one line: totals and means."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.computing.completeness import complete_sum, missing_amounts, unreadable
from lakip_xls.computing.hasil import Indikator, Pos, Ringkasan, rasio
from lakip_xls.computing.penilaian import jenjang
from lakip_xls.computing.sasaran import mean
from lakip_xls.settings import Pengaturan


def hitung_ringkasan(pengaturan: Pengaturan, indikator: Sequence[Indikator], program: Sequence[Pos]) -> Ringkasan:
    """Totals over the programmes as written, and the means over all measured indicators."""
    pagu = complete_sum(p.pagu for p in program)
    realised = complete_sum(p.realisasi for p in program)
    limited = mean(indikator, "capaian_dibatasi")
    level = jenjang(limited, pengaturan.skala)
    every = [pos for root in program for pos in root.semua() if pos.nama]
    return Ringkasan(
        pagu=pagu,
        realisasi=realised,
        serapan=rasio(realised, pagu),
        rata_rata_capaian=mean(indikator, "capaian"),
        rata_rata_capaian_dibatasi=limited,
        kategori=level.kategori if level else None,
        predikat=level.predikat if level else None,
        jumlah_program=sum(p.tingkat == "program" for p in every),
        jumlah_kegiatan=sum(p.tingkat == "kegiatan" for p in every),
        jumlah_sub_kegiatan=sum(p.tingkat == "sub_kegiatan" for p in every),
        kurang={
            "pagu": missing_amounts(program, "pagu"),
            "realisasi": missing_amounts(program, "realisasi"),
            "capaian": unreadable(indikator),
        },
    )
