"""What a reader must make of a unit, by arithmetic of its own: exact fractions from the unit's figures."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

from .unit import KELOMPOK, Indikator, Sasaran, Unit

Row = dict[str, Any]
LOWER_LIMITS = {"AA": 90, "A": 80, "BB": 70, "B": 60, "CC": 50, "C": 30, "D": 15}
SCALE = (
    (90, "AA", "Sangat Memuaskan"),
    (80, "A", "Memuaskan"),
    (70, "BB", "Sangat Baik"),
    (60, "B", "Baik"),
    (50, "CC", "Cukup (Memadai)"),
    (30, "C", "Kurang"),
)


def capaian(ind: Indikator) -> Fraction:
    """Capaian in percent points, unlimited and unrounded."""
    if isinstance(ind.target, str):
        top, bottom = LOWER_LIMITS[str(ind.realisasi)], LOWER_LIMITS[ind.target]
        return Fraction(100) if top >= bottom else Fraction(100 * top, bottom)
    target, realisasi = Fraction(ind.target), Fraction(ind.realisasi)
    return (2 * target - realisasi if ind.negative else realisasi) / target * 100


def limit(value: Fraction) -> Fraction:
    """Limit to 0..100."""
    return min(Fraction(100), max(Fraction(0), value))


def kategori(value: Fraction) -> tuple[str, str]:
    """Kategori and predikat of a limited capaian."""
    return next(((k, p) for limit, k, p in SCALE if value > limit), ("D", "Sangat Kurang"))


def _rata(value: list[Fraction]) -> Fraction:
    return sum(value, Fraction(0)) / len(value)


def _sasaran_serapan(unit: Unit, s: Sasaran) -> Fraction:
    sub = [x for i in s.program for x in unit.program[i].all_sub()]
    return Fraction(100 * sum(x.realisasi for x in sub), sum(x.pagu for x in sub))


def ringkasan(unit: Unit) -> Row:
    """The `ringkasan` of CONTRACT section 4; percentages as fractions."""
    paths = list(unit.kode_path())
    pagu, realisasi = sum(s.pagu for *_, s in paths), sum(s.realisasi for *_, s in paths)
    everything = [capaian(i) for s in unit.sasaran for i in s.indikator]
    limited = _rata([limit(n) for n in everything])
    return {
        "pagu": pagu,
        "realisasi": realisasi,
        "sisa": pagu - realisasi,
        "serapan": Fraction(100 * realisasi, pagu),
        "rata_rata_capaian": _rata(everything),
        "rata_rata_capaian_dibatasi": limited,
        "kategori": kategori(limited)[0],
        "jumlah_program": len(unit.program),
        "jumlah_kegiatan": sum(len(p.kegiatan) for p in unit.program),
        "jumlah_sub_kegiatan": len(paths),
        "jumlah_temuan": {"kesalahan": 0, "peringatan": 0},
    }


def indikator_block(unit: Unit, s: Sasaran, tingkat: str) -> list[tuple[Indikator, int, int, int | None]]:
    """Rows of the wide RKT for a sasaran: (indicator, programme, kegiatan, sub kegiatan or None).

    The indicators share the rows in blocks, cut where programmes begin if there are enough,
    else where kegiatan begin, else anywhere. With fewer rows than indicators the last ones are
    missing from the table.
    """
    leaf: list[tuple[int, int, int | None]] = []
    for p in s.program:
        for j, kg in enumerate(unit.program[p].kegiatan):
            leaf += [(p, j, m) for m in range(len(kg.sub))] if tingkat == "sub" else [(p, j, None)]
    many = len(s.indikator)
    for width in (1, 2, 3):
        cut = [i for i in range(len(leaf)) if i == 0 or leaf[i][:width] != leaf[i - 1][:width]]
        if len(cut) >= many:
            break
    start = [cut[i * len(cut) // many] for i in range(min(many, len(cut)))]
    return [(s.indikator[sum(i >= a for a in start) - 1], *d) for i, d in enumerate(leaf)]


def rkt(unit: Unit, form: str) -> list[Row]:
    """Rows of the RKT in one of its forms: 'indikator', 'kegiatan', 'sub', 'hierarki'."""
    results: list[Row] = []
    if form == "indikator":
        return [
            {"sasaran": s.name, "indikator": i.name, "target": i.target, "satuan": i.satuan}
            for s in unit.sasaran
            for i in s.indikator
        ]
    for s in unit.sasaran:
        for ind, p, j, m in indikator_block(unit, s, "kegiatan" if form == "kegiatan" else "sub"):
            program = unit.program[p]
            kegiatan = program.kegiatan[j]
            sub = None if m is None else kegiatan.sub[m]
            results.append(
                {
                    "sasaran": s.name,
                    "indikator": ind.name,
                    "target": ind.target,
                    "program": program.name,
                    "indikator_program": program.indikator,
                    "target_program": program.target,
                    "kegiatan": kegiatan.name,
                    "sub_kegiatan": sub.name if sub else None,
                    "indikator_kegiatan": sub.indikator if sub else kegiatan.indikator,
                    "target_kegiatan": sub.target if sub else kegiatan.target,
                    "anggaran": sub.pagu if sub else sum(x.pagu for x in kegiatan.sub),
                }
            )
    return results


def _anggaran(unit: Unit) -> list[Row]:
    results: list[Row] = []

    def add(tingkat: str, kode: str, name: str, pagu: int, realisasi: int) -> None:
        persen = Fraction(100 * realisasi, pagu)
        results.append(
            {"tingkat": tingkat, "kode": kode, "uraian": name, "pagu": pagu, "realisasi": realisasi}
            | {"persen": persen, "sisa": pagu - realisasi}
        )

    for p in unit.program:
        everything = list(p.all_sub())
        add("program", p.kode, p.name, sum(s.pagu for s in everything), sum(s.realisasi for s in everything))
        for kg in p.kegiatan:
            add("kegiatan", kg.kode, kg.name, sum(s.pagu for s in kg.sub), sum(s.realisasi for s in kg.sub))
            for s in kg.sub:
                add("sub_kegiatan", s.kode, s.name, s.pagu, s.realisasi)
    return results


def frame(unit: Unit, rkt_form: str = "sub") -> dict[str, list[Row]]:
    """All frames of CONTRACT section 3 with every field filled, percentages as fractions.

    Rows are in the unit's order (`anggaran` by code, `rencana_aksi`, `rkt` and
    `realisasi_program` by sasaran); the indices in `Written.cell` count these rows.
    """
    indikator = [(s, i) for s in unit.sasaran for i in s.indikator]
    pengukuran, belanja, efisiensi = [], [], []
    for s, i in indikator:
        value = capaian(i)
        kat, predikat = kategori(limit(value))
        pengukuran.append(
            {
                "sasaran": s.name,
                "indikator": i.name,
                "satuan": i.satuan,
                "target": i.target,
                "realisasi": i.realisasi,
            }
            | {
                "polaritas": "negatif" if i.negative else "positif",
                "capaian": value,
                "capaian_dibatasi": limit(value),
            }
            | {"kategori": kat, "predikat": predikat}
        )
    for ordinal, kelompok in enumerate(KELOMPOK):
        pairs = [s.kelompok(ordinal) for *_, s in unit.kode_path()]
        pagu, realisasi = sum(p for p, _ in pairs), sum(r for _, r in pairs)
        persen = Fraction(100 * realisasi, pagu) if pagu else None
        belanja.append({"kelompok": kelompok, "pagu": pagu, "realisasi": realisasi, "persen": persen})
    for s in unit.sasaran:
        value, serapan = _rata([capaian(i) for i in s.indikator]), _sasaran_serapan(unit, s)
        enough = _integer2(value) >= _integer2(serapan)
        efisiensi.append(
            {"sasaran": s.name, "capaian": value, "serapan": serapan, "selisih": value - serapan}
            | {"tingkat_efisiensi": "Efisien" if enough else "Tidak efisien"}
        )
    paths = list(unit.sasaran_path())
    return {
        "pk": [{"sasaran": s.name, "indikator": i.name, "satuan": i.satuan, "target": i.target} for s, i in indikator],
        "pk_program": [
            {"program": p.name, "anggaran": sum(s.pagu for s in p.all_sub()), "sumber_dana": p.sumber_dana}
            for p in unit.program
        ],
        "rkt": rkt(unit, rkt_form),
        "rencana_aksi": [
            {"sasaran": s.name, "program": p.name, "kegiatan": k.name, "sub_kegiatan": x.name}
            | {"indikator": x.indikator, "satuan": x.satuan, "target": x.target}
            | {f"tw{n}": value for n, value in enumerate(x.triwulan, 1)}
            for s, p, k, x in paths
        ],
        "anggaran": _anggaran(unit),
        "realisasi_program": [
            {"program": p.name, "kegiatan": k.name, "sub_kegiatan": x.name, "indikator": x.indikator}
            | {"satuan": x.satuan, "target": x.target, "realisasi": x.realisasi_keluaran}
            | {"capaian": Fraction(x.realisasi_keluaran) / Fraction(x.target) * 100}
            for _, p, k, x in paths
        ],
        "pengukuran": pengukuran,
        "renstra": [
            {"sasaran": s.name, "indikator": i.name, "satuan": i.satuan, "tahun": tahun, "target": target}
            for s, i in indikator
            for tahun, target in i.renstra
        ],
        "iku": [
            {"sasaran": s.name, "indikator": i.name, "formulasi": i.formulasi}
            | {"penanggung_jawab": i.penanggung_jawab, "sumber_data": i.sumber_data}
            for s, i in indikator
        ],
        "data_indikator": [
            {"indikator": i.name, "uraian_pembilang": i.data.uraian_pembilang, "pembilang": i.data.pembilang}
            | {"uraian_penyebut": i.data.uraian_penyebut, "penyebut": i.data.penyebut}
            | {"hasil": Fraction(100 * i.data.pembilang, i.data.penyebut)}
            for _, i in indikator
            if i.data
        ],
        "belanja": belanja,
        "pergeseran": [
            {"sub_kegiatan": p.name, "anggaran_semula": p.semula, "ditarik": p.ditarik} for p in unit.pergeseran
        ],
        "efisiensi": efisiensi,
    }


def _integer2(value: Fraction) -> int:
    return int(value * 100 + Fraction(1, 2))


COMPUTED_RESULT = {
    "anggaran": {"tingkat", "pagu", "realisasi", "persen", "sisa", "uraian"},
    "pengukuran": {"polaritas", "capaian", "capaian_dibatasi", "kategori", "predikat"},
    "realisasi_program": {"capaian"},
    "renstra": {"tahun"},
    "data_indikator": {"hasil"},
    "belanja": {"persen", "pagu", "realisasi", "kelompok"},
}
"""Fields that a reader gives even where no cell holds them."""

NAME = {"sasaran", "indikator", "program", "kegiatan", "sub_kegiatan", "uraian"}
"""Fields that are compared as names, not letter by letter."""

_LABEL = re.compile(r"^(program|sub kegiatan|kegiatan)\s*\d*\s*[:.]?\s+")


def name_key(text: Any) -> str:
    """A name without what documents may write differently: case, spaces, the word for its level."""
    key = " ".join(str(text or "").lower().split())
    return _LABEL.sub("", key)


def kode_key(text: Any) -> str:
    """A code without what documents may write differently: 201 for 2.01, digits of the last part, X.XX."""
    s = str(text or "").strip(". ").upper().split(".")
    s = [s[0], *s[1:3]] + (["2", s[3][1:]] if len(s) > 3 and len(s[3]) == 3 else s[3:4]) + s[4:]
    numbers = [b if not b.isdigit() else str(int(b)) for b in s]
    return ".".join(["?", "?", *numbers[2:]] if numbers[0] == "X" or numbers[2:3] == ["1"] else numbers)


def equal(bidang: str, got: Any, wanted: Any) -> bool:
    """True where a reader's value is what the oracle expects."""
    if isinstance(got, float) and got != got:
        got = None
    if wanted is None or got is None:
        return wanted is None and (got is None or got == "")
    if bidang in NAME:
        return name_key(got) == name_key(wanted)
    if bidang == "kode":
        return kode_key(got) == kode_key(wanted)
    if isinstance(wanted, str):
        a, b = (" ".join(str(x).lower().split()) for x in (got, wanted))
        persen = {"%", "persen", "persentase", "prosentase"}
        return a == b or (bidang == "satuan" and a in persen and b in persen)
    if isinstance(got, str):
        return False
    selisih = abs(Fraction(str(got)) - Fraction(wanted)) if not isinstance(got, Fraction) else abs(got - wanted)
    if isinstance(wanted, (int, Decimal)):
        return selisih <= Fraction(1, 10**9)
    return selisih <= Fraction(1, 10**6)
