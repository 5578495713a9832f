"""`realisasi_program`: output of every sub kegiatan: Tabel 3.6, output lists, the quarterly form, LKPJ."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from ..unit import SubKegiatan, bulat, decimal_indonesia
from .anggaran import kolom_persen
from .gaya import Gaya, bersih, ejaan_acak, persen_acak, target_acak, teks_saja, uang_acak
from .halaman import Halaman
from .hierarki import Simpul, Tingkatan, pohon, tingkatan_acak
from .indikator import sel_target
from .kata import TRIWULAN, kata
from .kop import tulis_judul, tulis_penutup
from .tabel import Baris, Gabungan, Isi, Kolom, Konteks, Opsi, isi, opsi_acak, tulis_tabel

JENIS = "realisasi_program"
UANG = "realisasi_program_anggaran"
"""Frame name under which the amounts of these documents are recorded; rows as in `anggaran`."""
JUDUL = (
    "TARGET DAN REALISASI PROGRAM DAN KEGIATAN PENDUKUNG SASARAN",
    "REALISASI PROGRAM, KEGIATAN DAN SUB KEGIATAN",
    "CAPAIAN KELUARAN SUB KEGIATAN",
)


def tulis(k: Konteks, h: Halaman) -> None:
    """Write the document in a random layout."""
    bentuk = k.pilih(f"{JENIS}.bentuk", ("tabel36", "tabel36", "keluaran", "keluaran", "triwulan", "lkpj"))
    if bentuk == "tabel36":
        _tabel36(k, h)
        return
    rng, unit = k.rng, k.unit
    g = target_acak(rng, kolom_satuan=True, ods=h.ods)
    hierarki = ("kode",) if bentuk == "lkpj" else ("awalan", "kode", "kode_terpisah", "penomoran", "kolom_nama")
    t = tingkatan_acak(k, JENIS, ejaan_acak(rng), ods=h.ods, bentuk=hierarki)
    simpul = pohon(unit)
    nama_uang, uang = uang_acak(rng, [x for n in simpul for x in (n.pagu, n.realisasi)], k.paksa.get("uang"))
    nama_persen, persen = persen_acak(rng, k.paksa.get("persen"))
    kolom = [*t.kolom, *_kolom(k, bentuk, nama_persen)]
    nomor = _nomor(k)
    baris = []
    for n in simpul:
        sel = _nama(t, n, simpul, nomor)
        if isinstance(n.benda, SubKegiatan):
            sel |= _keluaran(k, n.benda, nomor[n.kode], g, persen, bentuk)
        if bentuk == "lkpj":
            sel |= {
                "pagu": isi(n.pagu, uang, (UANG, n.indeks, "pagu")),
                "real_uang": isi(n.realisasi, uang, (UANG, n.indeks, "realisasi")),
                "persen_uang": isi(n.persen, persen, (UANG, n.indeks, "persen")),
            }
        ada = {c.kunci for c in kolom}
        baris.append(Baris({c: x for c, x in sel.items() if c in ada}, tebal=n.tingkat == 0))
    k.ciri[f"{JENIS}.uang"] = nama_uang
    kanan = h.kiri + len(kolom) - 1
    judul = "LAPORAN KETERANGAN PERTANGGUNGJAWABAN" if bentuk == "lkpj" else rng.choice(JUDUL)
    y = tulis_judul(k, h.lembar, h.baris, h.kiri, kanan, JENIS, judul)
    y = tulis_tabel(k, h.lembar, y, h.kiri, kolom, baris, opsi_acak(k, JENIS))
    h.baris = tulis_penutup(k, h.lembar, y, h.kiri, kanan, JENIS)


def _nomor(k: Konteks) -> dict[str, int]:
    return {s.kode: i for i, (*_, s) in enumerate(k.unit.jalur_sasaran())}


def _kolom(k: Konteks, bentuk: str, nama_persen: str) -> list[Kolom]:
    rng, tahun = k.rng, k.unit.tahun
    if bentuk == "lkpj":
        return [
            Kolom("indikator", ("Indikator",), 36),
            Kolom("satuan", ("Satuan",), 12),
            *(Kolom(c, ("Fisik", j), 12) for c, j in (("target", "Target"), ("realisasi", "Real"), ("capaian", "%"))),
            *(
                Kolom(c, ("Keuangan", j), 18)
                for c, j in (("pagu", "Alokasi"), ("real_uang", "Real"), ("persen_uang", "%"))
            ),
            Kolom("masalah", ("Permasalahan",), 14),
        ]
    if bentuk == "triwulan":
        nama = rng.choice(TRIWULAN)
        judul = rng.choice(("Realisasi", "Relisasi", "Realisasi Keluaran"))
        return [
            Kolom("satuan", (rng.choice(("Target", "Satuan", "Satuan Target")),), 12),
            Kolom("target", (rng.choice(("Target", "Target Keluaran")),), 10),
            *(Kolom(f"r{i}", (judul, n), 9) for i, n in enumerate(nama)),
            Kolom(
                "realisasi",
                (rng.choice(("Total\n(sudah rumus, jangan dirubah)", "Total Realisasi", "Total")),),
                12,
            ),
            Kolom("capaian", ("Persentase",), 12),
        ]
    return [
        Kolom("indikator", (kata(rng, "indikator_kegiatan", tahun),), 36),
        Kolom("satuan", (kata(rng, "satuan", tahun),), 12),
        Kolom("target", (kata(rng, "target", tahun),), 12),
        Kolom("realisasi", (kata(rng, "realisasi_kinerja", tahun),), 12),
        Kolom(
            "capaian",
            (f"Capaian ({kolom_persen(k, nama_persen)})" if rng.random() < 0.4 else "% Capaian",),
            12,
        ),
    ]


def _nama(t: Tingkatan, n: Simpul, simpul: list[Simpul], nomor: dict[str, int]) -> dict[str, Isi]:
    """The naming cells of a row, recorded for every output row below it."""
    sel = t.sel(n, UANG)
    bidang = ("program", "kegiatan", "sub_kegiatan")[n.tingkat]
    nama = sel["uraian" if "uraian" in sel else bidang]
    (_, maksud, gaya), *_ = nama.catat
    for m in simpul:
        if m.tingkat == 2 and (m is n or n.benda in m.induk):
            nama.catat.append(((JENIS, nomor[m.kode], bidang), maksud, gaya))
    return sel


def _keluaran(k: Konteks, s: SubKegiatan, i: int, g: Any, persen: Gaya, bentuk: str) -> dict[str, Isi]:
    jenis = "persen" if s.persen else "jumlah"
    sel = {
        "satuan": isi(s.satuan, lambda v: (g.satuan(v), "General"), (JENIS, i, "satuan")),
        "target": sel_target(g, jenis, s.satuan, s.target, (JENIS, i, "target"), None),
        "realisasi": sel_target(g, jenis, s.satuan, s.realisasi_keluaran, (JENIS, i, "realisasi"), None),
        "capaian": isi(Fraction(s.realisasi_keluaran) / Fraction(s.target) * 100, persen, (JENIS, i, "capaian")),
    }
    if bentuk == "triwulan":
        gaya = g.tulis(jenis, s.satuan)
        for q, v in enumerate(_bagi(k, s.realisasi_keluaran)):
            sel[f"r{q}"] = isi(v, gaya)
    else:
        sel["indikator"] = isi(s.indikator, teks_saja, (JENIS, i, "indikator"))
    return sel


def _bagi(k: Konteks, total: int | Decimal) -> list[int | Decimal | None]:
    """Split a realisation over the quarters."""
    if not isinstance(total, int):
        bagian = bulat(total / 4, 2)
        return [bagian, bagian, bagian, total - 3 * bagian]
    potong = sorted(k.rng.randint(0, total) for _ in range(3))
    return [b - a or None for a, b in zip([0, *potong], [*potong, total], strict=True)]


def _tabel36(k: Konteks, h: Halaman) -> None:
    """The report's own table: amounts and output rows, at times split by sasaran."""
    rng, unit = k.rng, k.unit
    simpul = pohon(unit)
    nama_uang, uang = uang_acak(rng, [x for n in simpul for x in (n.pagu, n.realisasi)], k.paksa.get("uang"))
    nama_persen, persen = persen_acak(rng, k.paksa.get("persen"))
    k.ciri[f"{JENIS}.uang"] = nama_uang
    t = tingkatan_acak(k, JENIS, ejaan_acak(rng), ods=h.ods, bentuk=("awalan",))
    t.awalan = "titik_dua"
    kolom = [
        *t.kolom,
        Kolom("target", (rng.choice(("Target", "TARGET")),), 20),
        Kolom("realisasi", (rng.choice(("Capaian", "Realisasi", "REALISASI")),), 20),
        Kolom("persen", (kolom_persen(k, nama_persen),), 9),
    ]
    ekstra = k.mungkin(f"{JENIS}.input_outcome", 0.5)
    nomor = _nomor(k)

    def baris_simpul(n: Simpul) -> list[Baris]:
        sel = _nama(t, n, simpul, nomor)
        sel |= {
            "target": isi(n.pagu, uang, (UANG, n.indeks, "pagu")),
            "realisasi": isi(n.realisasi, uang, (UANG, n.indeks, "realisasi")),
            "persen": isi(n.persen, persen, (UANG, n.indeks, "persen")),
        }
        hasil = [Baris(sel, tebal=n.tingkat == 0)]
        if isinstance(n.benda, SubKegiatan):
            s, i = n.benda, nomor[n.kode]
            capaian = Fraction(s.realisasi_keluaran) / Fraction(s.target) * 100
            if ekstra:
                uang_sama = {
                    "target": isi(n.pagu, uang),
                    "realisasi": isi(n.realisasi, uang),
                    "persen": isi(n.persen, persen),
                }
                hasil.append(Baris({"uraian": Isi("Input :")} | uang_sama))
            hasil.append(
                Baris(
                    {
                        "uraian": isi(s.indikator, lambda v: (f"Output : {v}", "General"), (JENIS, i, "indikator")),
                        "target": _dengan_satuan(s, s.target, (JENIS, i, "target"), (JENIS, i, "satuan")),
                        "realisasi": _dengan_satuan(s, s.realisasi_keluaran, (JENIS, i, "realisasi"), None),
                        "persen": isi(capaian, persen, (JENIS, i, "capaian")),
                    }
                )
            )
            if ekstra:
                hasil.append(Baris({"uraian": Isi(f"Outcome : Terlaksananya {s.nama}")}))
        return hasil

    kanan = h.kiri + len(kolom) - 1
    y = tulis_judul(k, h.lembar, h.baris, h.kiri, kanan, JENIS, rng.choice(JUDUL))
    if k.mungkin(f"{JENIS}.per_sasaran", 0.4):
        opsi = Opsi(kepala_besar=rng.random() < 0.5)
        for urut, s in enumerate(unit.sasaran, 1):
            nama = bersih(s.nama)
            h.lembar.tulis(y, h.kiri, f"Sasaran Strategis {urut} : {nama}", tebal=True)
            milik = [unit.program[p] for p in s.program]
            isi_baris = [
                b for n in simpul if n.benda in milik or (n.induk and n.induk[0] in milik) for b in baris_simpul(n)
            ]
            y = tulis_tabel(k, h.lembar, y + 1, h.kiri, kolom, isi_baris, opsi) + rng.randint(1, 2)
    else:
        y = tulis_tabel(
            k, h.lembar, y, h.kiri, kolom, [b for n in simpul for b in baris_simpul(n)], opsi_acak(k, JENIS)
        )
    h.baris = tulis_penutup(k, h.lembar, y, h.kiri, kanan, JENIS)


def _dengan_satuan(s: SubKegiatan, nilai: Any, kunci: Any, kunci_satuan: Any) -> Isi:
    if s.persen:
        return isi(nilai, lambda v: (f"{decimal_indonesia(v)}%", "General"), kunci)
    sel = Gabungan({"nilai": nilai, "satuan": s.satuan}, lambda b: f"{_teks(b['nilai'])} {b['satuan']}")
    return sel.isi({"nilai": kunci} | ({"satuan": kunci_satuan} if kunci_satuan else {}))


def _teks(nilai: Any) -> str:
    return nilai if isinstance(nilai, str) else decimal_indonesia(nilai)
