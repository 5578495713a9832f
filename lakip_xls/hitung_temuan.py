"""How many findings there are, by document and by rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lakip_xls.findings import Temuan, count_findings
from lakip_xls.rules.registry import Keadaan

Hitungan = dict[str, int | str | None]
"""One line of a summary."""


def per_dokumen(temuan: Iterable[Temuan]) -> list[Hitungan]:
    """Counts per level for every document kind and file, in the order of the most serious finding.

    `jenis` is None for findings that concern no single kind, `berkas` for those that concern no file.
    """
    groups: dict[tuple[str | None, str | None], list[Temuan]] = {}
    for finding in temuan:
        groups.setdefault((finding.jenis, finding.berkas), []).append(finding)
    return [
        {"jenis": jenis, "berkas": berkas, **count_findings(members), "jumlah": len(members)}
        for (jenis, berkas), members in groups.items()
    ]


def per_aturan(temuan: Sequence[Temuan], aturan: Iterable[Keadaan]) -> list[Hitungan]:
    """Every rule with its state and its number of findings, in the order of the catalogue.

    A code that no rule of this run has (a trouble of the program itself) stands at the end.
    """
    counts: dict[str, list[Temuan]] = {}
    for finding in temuan:
        counts.setdefault(finding.kode, []).append(finding)
    states = list(aturan)
    known = [_baris(s.aturan.kode, s.aturan.tingkat.value, s.teks, counts.get(s.aturan.kode, [])) for s in states]
    others = counts.keys() - {s.aturan.kode for s in states}
    return known + [
        _baris(k, counts[k][0].tingkat.value, f"{len(counts[k])} temuan", counts[k]) for k in sorted(others)
    ]


def _baris(kode: str, tingkat: str, keadaan: str, members: Sequence[Temuan]) -> Hitungan:
    return {"kode": kode, "tingkat": tingkat, "keadaan": keadaan, "jumlah": len(members)}
