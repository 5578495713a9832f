"""The report in one line: totals and means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lakip_xls.computing.anggaran import rupiah
from lakip_xls.computing.completeness import complete_sum, missing_amounts, missing_parts, own_value, unreadable
from lakip_xls.computing.grading import band
from lakip_xls.computing.result import Belanja, IndikatorResult, Pos, Ringkasan, Rupiah, ratio
from lakip_xls.computing.sasaran import mean
from lakip_xls.model import Data, Row
from lakip_xls.provenance import Ref
from lakip_xls.settings import Settings

Whole = Mapping[str, tuple[Rupiah | None, tuple[Ref, ...]]]
"""'pagu', 'realisasi' -> the total of the office, and the cells that it lacks."""


def compute_ringkasan(
    data: Data,
    settings: Settings,
    indikator: Sequence[IndikatorResult],
    program: Sequence[Pos],
    belanja: Sequence[Belanja],
) -> Ringkasan:
    """Totals over the programmes as written, and the means over all measured indicators.

    Where no programme has a realisasi, the totals of a recapitulation by unit or of the kelompok belanja are the office's.
    """
    whole = _of_programmes(program)
    if not any(own_value(p, "realisasi").present for root in program for p in root.everything()):
        whole = _of_units(data.rows("rekap_unit")) or _of_belanja(belanja) or whole
    pagu, realised = whole["pagu"][0], whole["realisasi"][0]
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
            "pagu": whole["pagu"][1],
            "realisasi": whole["realisasi"][1],
            "capaian": unreadable(indikator),
        },
    )


def _of_programmes(program: Sequence[Pos]) -> Whole:
    return {
        "pagu": (complete_sum(p.pagu for p in program), missing_amounts(program, "pagu")),
        "realisasi": (complete_sum(p.realisasi for p in program), missing_amounts(program, "realisasi")),
    }


def _of_units(rows: Sequence[Row]) -> Whole | None:
    """The totals of a recapitulation by unit; None where there is none."""
    amounts = {name: [(rupiah(b[name]), b.ref_of(name)) for b in rows] for name in ("pagu", "realisasi")}
    return {n: (complete_sum(a for a, _ in p), missing_parts(p)) for n, p in amounts.items()} if rows else None


def _of_belanja(belanja: Sequence[Belanja]) -> Whole | None:
    """The totals over the kelompok belanja; None where there are none."""
    if not belanja:
        return None
    lacking = {name: tuple(ref for b in belanja for ref in b.lacking.get(name, ())) for name in ("pagu", "realisasi")}
    return {
        "pagu": (complete_sum(b.pagu for b in belanja), lacking["pagu"]),
        "realisasi": (complete_sum(b.realisasi for b in belanja), lacking["realisasi"]),
    }
