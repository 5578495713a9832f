"""The report in one line: totals and means."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.computing.completeness import complete_sum, missing_amounts, unreadable
from lakip_xls.computing.grading import band
from lakip_xls.computing.result import IndikatorResult, Pos, Ringkasan, ratio
from lakip_xls.computing.sasaran import mean
from lakip_xls.settings import Settings


def compute_ringkasan(settings: Settings, indikator: Sequence[IndikatorResult], program: Sequence[Pos]) -> Ringkasan:
    """Totals over the programmes as written, and the means over all measured indicators."""
    pagu = complete_sum(p.pagu for p in program)
    realised = complete_sum(p.realisasi for p in program)
    limited = mean(indikator, "capaian_dibatasi")
    level = band(limited, settings.scale)
    every = [pos for root in program for pos in root.everything() if pos.name]
    return Ringkasan(
        pagu=pagu,
        realisasi=realised,
        serapan=ratio(realised, pagu),
        rata_rata_capaian=mean(indikator, "capaian"),
        rata_rata_capaian_dibatasi=limited,
        kategori=level.kategori if level else None,
        predikat=level.predikat if level else None,
        jumlah_program=sum(p.tingkat == "program" for p in every),
        jumlah_kegiatan=sum(p.tingkat == "kegiatan" for p in every),
        jumlah_sub_kegiatan=sum(p.tingkat == "sub_kegiatan" for p in every),
        lacking={
            "pagu": missing_amounts(program, "pagu"),
            "realisasi": missing_amounts(program, "realisasi"),
            "capaian": unreadable(indikator),
        },
    )
