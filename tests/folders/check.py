"""Compare what the program reads in a folder with what a person reads: exact, told, or silent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lakip_xls.laporan import Laporan
from lakip_xls.parsing.names import key
from lakip_xls.pipeline import NothingToReport, Options, process
from tests.folders.make import Folder
from tests.folders.truth import Reading

_SAYS = frozenset({"BACA-01", "BACA-03", "BACA-12", "BACA-13", "BACA-14", "DOK-10", "SISTEM-02"})
"""Codes by which a person is told that the budget may be read otherwise than meant."""


@dataclass
class Outcome:
    """What became of one folder."""

    verdict: str
    """'exact', 'told' or 'silent'."""
    what: str
    differences: list[str]


def run(seed: int, place: Path) -> Outcome:
    """Make a folder, read it, and judge."""
    folder = Folder(seed, place)
    what = " + ".join(folder.what)
    try:
        laporan = process(place, Options())
    except NothingToReport as nothing:
        return Outcome("told", what, [str(nothing)])
    wrong = list(differences(laporan, folder.reading))
    if not wrong:
        return Outcome("exact", what, [])
    said = any(t.kode in _SAYS and t.tingkat.value != "info" for t in laporan.temuan)
    lacks = any(d.startswith("not told") for d in wrong)
    return Outcome("told" if said and not lacks else "silent", what, wrong)


def differences(laporan: Laporan, reading: Reading) -> list[str]:
    """Where the program reads something else."""
    found: list[str] = []
    figures = laporan.computed.ringkasan
    for name, value in (("pagu", reading.pagu), ("realisasi", reading.realisasi)):
        if getattr(figures, name) != value:
            found.append(f"{name}: {getattr(figures, name)}, a person reads {value}")
    own = {key(p.name): (p.pagu, p.realisasi) for p in laporan.computed.program}
    wanted = {key(name): amounts for name, amounts in reading.programs.items()}
    if own != wanted:
        odd = sorted(n for n in own.keys() | wanted.keys() if own.get(n) != wanted.get(n))
        found.append("programs: " + "; ".join(f"{n[:30]} {own.get(n)} for {wanted.get(n)}" for n in odd[:3]))
    units = {key(u.name): (u.pagu, u.realisasi) for u in laporan.computed.subunit}
    if units != {key(name): amounts for name, amounts in reading.units.items()}:
        found.append(f"units: {units}, a person reads {reading.units}")
    for code, file, cell in reading.told:
        if not any(t.kode == code and t.file == file and cell in (None, t.cell) for t in laporan.temuan):
            found.append(f"not told: {code} {file} {cell}")
    return found
