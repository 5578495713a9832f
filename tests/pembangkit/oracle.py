"""What a reader must make of a unit, by arithmetic of its own: exact fractions from the unit's figures."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

from .unit import KELOMPOK, Indikator, Sasaran, Unit

Baris = dict[str, Any]
BATAS_BAWAH = {"AA": 90, "A": 80, "BB": 70, "B": 60, "CC": 50, "C": 30, "D": 15}
SKALA = (
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
        atas, bawah = BATAS_BAWAH[str(ind.realisasi)], BATAS_BAWAH[ind.target]
        return Fraction(100) if atas >= bawah else Fraction(100 * atas, bawah)
    target, realisasi = Fraction(ind.target), Fraction(ind.realisasi)
    return (2 * target - realisasi if ind.negatif else realisasi) / target * 100


def batasi(nilai: Fraction) -> Fraction:
    """Limit to 0..100."""
    return min(Fraction(100), max(Fraction(0), nilai))


def kategori(nilai: Fraction) -> tuple[str, str]:
    """Kategori and predikat of a limited capaian."""
    return next(((k, p) for batas, k, p in SKALA if nilai > batas), ("D", "Sangat Kurang"))


def _rata(nilai: list[Fraction]) -> Fraction:
    return sum(nilai, Fraction(0)) / len(nilai)


def _sasaran_serapan(unit: Unit, s: Sasaran) -> Fraction:
    sub = [x for i in s.program for x in unit.program[i].semua_sub()]
    return Fraction(100 * sum(x.realisasi for x in sub), sum(x.pagu for x in sub))


def ringkasan(unit: Unit) -> Baris:
    """The `ringkasan` of CONTRACT section 4; percentages as fractions."""
    jalur = list(unit.jalur_kode())
    pagu, realisasi = sum(s.pagu for *_, s in jalur), sum(s.realisasi for *_, s in jalur)
    semua = [capaian(i) for s in unit.sasaran for i in s.indikator]
    terbatas = _rata([batasi(n) for n in semua])
    return {
        "pagu": pagu,
        "realisasi": realisasi,
        "sisa": pagu - realisasi,
        "serapan": Fraction(100 * realisasi, pagu),
        "rata_rata_capaian": _rata(semua),
        "rata_rata_capaian_dibatasi": terbatas,
        "kategori": kategori(terbatas)[0],
        "jumlah_program": len(unit.program),
        "jumlah_kegiatan": sum(len(p.kegiatan) for p in unit.program),
        "jumlah_sub_kegiatan": len(jalur),
        "jumlah_temuan": {"kesalahan": 0, "peringatan": 0},
    }


def blok_indikator(unit: Unit, s: Sasaran, tingkat: str) -> list[tuple[Indikator, int, int, int | None]]:
    """Rows of the wide RKT for a sasaran: (indicator, programme, kegiatan, sub kegiatan or None).

    The indicators share the rows in blocks, cut where programmes begin if there are enough,
    else where kegiatan begin, else anywhere. With fewer rows than indicators the last ones are
    missing from the table.
    """
    daun: list[tuple[int, int, int | None]] = []
    for p in s.program:
        for j, kg in enumerate(unit.program[p].kegiatan):
            daun += [(p, j, m) for m in range(len(kg.sub))] if tingkat == "sub" else [(p, j, None)]
    banyak = len(s.indikator)
    for lebar in (1, 2, 3):
        potong = [i for i in range(len(daun)) if i == 0 or daun[i][:lebar] != daun[i - 1][:lebar]]
        if len(potong) >= banyak:
            break
    mulai = [potong[i * len(potong) // banyak] for i in range(min(banyak, len(potong)))]
    return [(s.indikator[sum(i >= a for a in mulai) - 1], *d) for i, d in enumerate(daun)]


def rkt(unit: Unit, bentuk: str) -> list[Baris]:
    """Rows of the RKT in one of its forms: 'indikator', 'kegiatan', 'sub', 'hierarki'."""
    hasil: list[Baris] = []
    if bentuk == "indikator":
        return [
            {"sasaran": s.nama, "indikator": i.nama, "target": i.target, "satuan": i.satuan}
            for s in unit.sasaran
            for i in s.indikator
        ]
    for s in unit.sasaran:
        for ind, p, j, m in blok_indikator(unit, s, "kegiatan" if bentuk == "kegiatan" else "sub"):
            program = unit.program[p]
            kegiatan = program.kegiatan[j]
            sub = None if m is None else kegiatan.sub[m]
            hasil.append(
                {
                    "sasaran": s.nama,
                    "indikator": ind.nama,
                    "target": ind.target,
                    "program": program.nama,
                    "indikator_program": program.indikator,
                    "target_program": program.target,
                    "kegiatan": kegiatan.nama,
                    "sub_kegiatan": sub.nama if sub else None,
                    "indikator_kegiatan": sub.indikator if sub else kegiatan.indikator,
                    "target_kegiatan": sub.target if sub else kegiatan.target,
                    "anggaran": sub.pagu if sub else sum(x.pagu for x in kegiatan.sub),
                }
            )
    return hasil


def _anggaran(unit: Unit) -> list[Baris]:
    hasil: list[Baris] = []

    def tambah(tingkat: str, kode: str, nama: str, pagu: int, realisasi: int) -> None:
        persen = Fraction(100 * realisasi, pagu)
        hasil.append(
            {"tingkat": tingkat, "kode": kode, "uraian": nama, "pagu": pagu, "realisasi": realisasi}
            | {"persen": persen, "sisa": pagu - realisasi}
        )

    for p in unit.program:
        semua = list(p.semua_sub())
        tambah("program", p.kode, p.nama, sum(s.pagu for s in semua), sum(s.realisasi for s in semua))
        for kg in p.kegiatan:
            tambah("kegiatan", kg.kode, kg.nama, sum(s.pagu for s in kg.sub), sum(s.realisasi for s in kg.sub))
            for s in kg.sub:
                tambah("sub_kegiatan", s.kode, s.nama, s.pagu, s.realisasi)
    return hasil


def frame(unit: Unit, bentuk_rkt: str = "sub") -> dict[str, list[Baris]]:
    """All frames of CONTRACT section 3 with every field filled, percentages as fractions.

    Rows are in the unit's order (`anggaran` by code, `rencana_aksi`, `rkt` and
    `realisasi_program` by sasaran); the indices in `Ditulis.sel` count these rows.
    """
    indikator = [(s, i) for s in unit.sasaran for i in s.indikator]
    pengukuran, belanja, efisiensi = [], [], []
    for s, i in indikator:
        nilai = capaian(i)
        kat, predikat = kategori(batasi(nilai))
        pengukuran.append(
            {
                "sasaran": s.nama,
                "indikator": i.nama,
                "satuan": i.satuan,
                "target": i.target,
                "realisasi": i.realisasi,
            }
            | {
                "polaritas": "negatif" if i.negatif else "positif",
                "capaian": nilai,
                "capaian_dibatasi": batasi(nilai),
            }
            | {"kategori": kat, "predikat": predikat}
        )
    for nomor, kelompok in enumerate(KELOMPOK):
        pasangan = [s.kelompok(nomor) for *_, s in unit.jalur_kode()]
        pagu, realisasi = sum(p for p, _ in pasangan), sum(r for _, r in pasangan)
        persen = Fraction(100 * realisasi, pagu) if pagu else None
        belanja.append({"kelompok": kelompok, "pagu": pagu, "realisasi": realisasi, "persen": persen})
    for s in unit.sasaran:
        nilai, serapan = _rata([capaian(i) for i in s.indikator]), _sasaran_serapan(unit, s)
        cukup = _bulat2(nilai) >= _bulat2(serapan)
        efisiensi.append(
            {"sasaran": s.nama, "capaian": nilai, "serapan": serapan, "selisih": nilai - serapan}
            | {"tingkat_efisiensi": "Efisien" if cukup else "Tidak efisien"}
        )
    jalur = list(unit.jalur_sasaran())
    return {
        "pk": [{"sasaran": s.nama, "indikator": i.nama, "satuan": i.satuan, "target": i.target} for s, i in indikator],
        "pk_program": [
            {"program": p.nama, "anggaran": sum(s.pagu for s in p.semua_sub()), "sumber_dana": p.sumber_dana}
            for p in unit.program
        ],
        "rkt": rkt(unit, bentuk_rkt),
        "rencana_aksi": [
            {"sasaran": s.nama, "program": p.nama, "kegiatan": k.nama, "sub_kegiatan": x.nama}
            | {"indikator": x.indikator, "satuan": x.satuan, "target": x.target}
            | {f"tw{n}": nilai for n, nilai in enumerate(x.triwulan, 1)}
            for s, p, k, x in jalur
        ],
        "anggaran": _anggaran(unit),
        "realisasi_program": [
            {"program": p.nama, "kegiatan": k.nama, "sub_kegiatan": x.nama, "indikator": x.indikator}
            | {"satuan": x.satuan, "target": x.target, "realisasi": x.realisasi_keluaran}
            | {"capaian": Fraction(x.realisasi_keluaran) / Fraction(x.target) * 100}
            for _, p, k, x in jalur
        ],
        "pengukuran": pengukuran,
        "renstra": [
            {"sasaran": s.nama, "indikator": i.nama, "satuan": i.satuan, "tahun": tahun, "target": target}
            for s, i in indikator
            for tahun, target in i.renstra
        ],
        "iku": [
            {"sasaran": s.nama, "indikator": i.nama, "formulasi": i.formulasi}
            | {"penanggung_jawab": i.penanggung_jawab, "sumber_data": i.sumber_data}
            for s, i in indikator
        ],
        "data_indikator": [
            {"indikator": i.nama, "uraian_pembilang": i.data.uraian_pembilang, "pembilang": i.data.pembilang}
            | {"uraian_penyebut": i.data.uraian_penyebut, "penyebut": i.data.penyebut}
            | {"hasil": Fraction(100 * i.data.pembilang, i.data.penyebut)}
            for _, i in indikator
            if i.data
        ],
        "belanja": belanja,
        "pergeseran": [
            {"sub_kegiatan": p.nama, "anggaran_semula": p.semula, "ditarik": p.ditarik} for p in unit.pergeseran
        ],
        "efisiensi": efisiensi,
    }


def _bulat2(nilai: Fraction) -> int:
    return int(nilai * 100 + Fraction(1, 2))


HASIL_HITUNG = {
    "anggaran": {"tingkat", "pagu", "realisasi", "persen", "sisa", "uraian"},
    "pengukuran": {"polaritas", "capaian", "capaian_dibatasi", "kategori", "predikat"},
    "realisasi_program": {"capaian"},
    "renstra": {"tahun"},
    "data_indikator": {"hasil"},
    "belanja": {"persen", "pagu", "realisasi", "kelompok"},
}
"""Fields that a reader gives even where no cell holds them."""

NAMA = {"sasaran", "indikator", "program", "kegiatan", "sub_kegiatan", "uraian"}
"""Fields that are compared as names, not letter by letter."""

_LABEL = re.compile(r"^(program|sub kegiatan|kegiatan)\s*\d*\s*[:.]?\s+")


def kunci_nama(teks: Any) -> str:
    """A name without what documents may write differently: case, spaces, the word for its level."""
    kunci = " ".join(str(teks or "").lower().split())
    return _LABEL.sub("", kunci)


def kunci_kode(teks: Any) -> str:
    """A code without what documents may write differently: 201 for 2.01, digits of the last part, X.XX."""
    s = str(teks or "").strip(". ").upper().split(".")
    s = [s[0], *s[1:3]] + (["2", s[3][1:]] if len(s) > 3 and len(s[3]) == 3 else s[3:4]) + s[4:]
    angka = [b if not b.isdigit() else str(int(b)) for b in s]
    return ".".join(["?", "?", *angka[2:]] if angka[0] == "X" or angka[2:3] == ["1"] else angka)


def sama(bidang: str, dapat: Any, harap: Any) -> bool:
    """True where a reader's value is what the oracle expects."""
    if isinstance(dapat, float) and dapat != dapat:
        dapat = None
    if harap is None or dapat is None:
        return harap is None and (dapat is None or dapat == "")
    if bidang in NAMA:
        return kunci_nama(dapat) == kunci_nama(harap)
    if bidang == "kode":
        return kunci_kode(dapat) == kunci_kode(harap)
    if isinstance(harap, str):
        a, b = (" ".join(str(x).lower().split()) for x in (dapat, harap))
        persen = {"%", "persen", "persentase", "prosentase"}
        return a == b or (bidang == "satuan" and a in persen and b in persen)
    if isinstance(dapat, str):
        return False
    selisih = abs(Fraction(str(dapat)) - Fraction(harap)) if not isinstance(dapat, Fraction) else abs(dapat - harap)
    if isinstance(harap, (int, Decimal)):
        return selisih <= Fraction(1, 10**9)
    return selisih <= Fraction(1, 10**6)
