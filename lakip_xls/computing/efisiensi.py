"""Efisiensi of each sasaran: its capaian against the serapan of its programmes (Tabel 3.7)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lakip_xls.computing.completeness import complete_sum
from lakip_xls.computing.result import Efisiensi, Pos, Rupiah, SasaranResult, ratio
from lakip_xls.entities.register import Register
from lakip_xls.model import Data
from lakip_xls.parsing.rounding import round_half_up
from lakip_xls.settings import MetodeEfisiensi, Settings

EFFICIENT = "Efisien"
ENOUGH = "Cukup efisien"
NOT = "Tidak efisien"

_HEADER_BAND = Decimal(5)
"""Percent points around zero that MetodeEfisiensi.SELISIH calls 'Cukup efisien'."""
_PMK_LIMIT = Decimal(20)


def compute_efisiensi(
    data: Data, settings: Settings, register: Register, sasaran: Sequence[SasaranResult], program: Sequence[Pos]
) -> tuple[Efisiensi, ...]:
    """One entry per measured sasaran; serapan and the level are None where no programme is tied to it."""
    own_ties = ties(data, settings, register, sasaran, program)
    return tuple(_efisiensi(s, tuple(p), settings.metode_efisiensi) for s, p in zip(sasaran, own_ties, strict=True))


def ties(
    data: Data, settings: Settings, register: Register, sasaran: Sequence[SasaranResult], program: Sequence[Pos]
) -> list[list[Pos]]:
    """The programmes of each sasaran: Pengaturan, else RKT, else Rencana Aksi, else realisasi program."""
    ties: list[list[Pos]] = [[] for _ in sasaran]
    places = {register.sasaran.of(s.name): i for i, s in reversed(list(enumerate(sasaran))) if s.name}
    sources = [list(settings.sasaran_program)]
    for name in ("rkt", "rencana_aksi", "realisasi_program", "keuangan_program"):
        sources.append([(b.text("sasaran"), b.text("program")) for b in data.rows(name)])
    for pairs in sources:
        pairs = [(s, p) for s, p in dict.fromkeys(pairs) if s and p]
        of_program = register.programs([p for _, p in pairs], [(p.name, p.kode) for p in program])
        found: list[set[int]] = [set() for _ in sasaran]
        for s, p in pairs:
            place = places.get(register.sasaran.of(s))
            if place is not None and p in of_program:
                found[place].add(of_program[p])
        for index, numbers in enumerate(found):
            if not ties[index]:
                ties[index] = [program[n] for n in sorted(numbers)]
    return ties


def _efisiensi(sasaran: SasaranResult, program: tuple[Pos, ...], method: MetodeEfisiensi) -> Efisiensi:
    pagu = complete_sum(p.pagu for p in program)
    realised = complete_sum(p.realisasi for p in program)
    capaian, serapan = sasaran.capaian, ratio(realised, pagu)
    known = capaian is not None and serapan is not None
    return Efisiensi(
        sasaran=sasaran.name,
        program=program,
        pagu=pagu,
        realisasi=realised,
        capaian=capaian,
        serapan=serapan,
        selisih=capaian - serapan if capaian is not None and serapan is not None else None,
        tingkat_efisiensi=tingkat(method, pagu, realised, capaian) if known else None,
    )


def tingkat(
    method: MetodeEfisiensi, pagu: Rupiah | None, realisasi: Rupiah | None, capaian: Decimal | None
) -> str | None:
    """The level of efisiensi by a method; None where a figure is missing or the pagu is zero.

    BANDING compares capaian with serapan, both rounded half up to 2 decimals. SELISIH: more than
    5 points above serapan is Efisien, 5 points either way Cukup efisien. PMK 22/2021: Efisien
    where E is not negative (NE of 50 and above).
    """
    serapan = ratio(realisasi, pagu)
    if capaian is None or serapan is None:
        return None
    if method is MetodeEfisiensi.PMK22:
        e = efisiensi_pmk22(pagu, realisasi, capaian)
        return None if e is None else (EFFICIENT if e >= 0 else NOT)
    difference = round_half_up(capaian, 2) - round_half_up(serapan, 2)
    if method is MetodeEfisiensi.SELISIH:
        return EFFICIENT if difference > _HEADER_BAND else ENOUGH if difference >= -_HEADER_BAND else NOT
    return EFFICIENT if difference >= 0 else NOT


def efisiensi_pmk22(pagu: Rupiah | None, realisasi: Rupiah | None, capaian: Decimal | None) -> Decimal | None:
    """E of PMK 22/2021: (pagu × capaian − realisasi) / (pagu × capaian) × 100, limited to -20..20."""
    if pagu is None or realisasi is None or not capaian:
        return None
    worth = Decimal(pagu) * capaian / 100
    e = ratio(worth - realisasi, worth)
    return None if e is None else max(-_PMK_LIMIT, min(e, _PMK_LIMIT))


def pmk22_value(e: Decimal | None) -> Decimal | None:
    """NE of PMK 22/2021, a score of 0..100: 50 + E / 20 × 50."""
    return None if e is None else 50 + e / _PMK_LIMIT * 50
