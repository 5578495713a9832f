"""`realisasi_anggaran`: manual recaps of every shape, with the composition of belanja beneath at times."""

from __future__ import annotations

from fractions import Fraction

from ..lembar import Nilai
from ..unit import KELOMPOK
from . import sipd
from .gaya import FORMAT_UANG, PERLU_TANDA, Gaya, ejaan_acak, persen_acak, uang_acak
from .halaman import Halaman
from .hierarki import pohon, tingkatan_acak
from .kata import TRIWULAN, kata
from .kop import tulis_judul, tulis_penutup
from .tabel import Baris, Isi, Kolom, Konteks, Opsi, acak_kolom, isi, opsi_acak, tulis_tabel

JENIS = "realisasi_anggaran"
JUDUL = (
    "REALISASI ANGGARAN PER PROGRAM",
    "LAPORAN REALISASI ANGGARAN",
    "REALISASI ANGGARAN DAN KEGIATAN",
    "Rekapitulasi Realisasi Anggaran Program, Kegiatan dan Sub Kegiatan",
)
JUMLAH = ("Jumlah", "JUMLAH", "Total", "TOTAL", "Jumlah Total", "JUMLAH SELURUHNYA", "Jumlah :")


def kolom_persen(k: Konteks, gaya: str) -> str:
    """A header for a percentage column that says % where the style needs it."""
    teks = kata(k.rng, "persen", k.unit.tahun)
    return teks if "%" in teks or "erse" in teks or gaya not in PERLU_TANDA else "%"


def tulis(k: Konteks, h: Halaman) -> None:
    """Write the document in a random layout."""
    if k.mungkin(f"{JENIS}.sipd", 0.2):
        sipd.tulis(k, h)
        return
    rng, unit, lembar = k.rng, k.unit, h.lembar
    simpul = pohon(unit)
    nama_uang, uang = uang_acak(rng, [x for n in simpul for x in (n.pagu, n.realisasi)], k.paksa.get("uang"))
    nama_persen, persen = persen_acak(rng, k.paksa.get("persen"))
    k.ciri[f"{JENIS}.uang"], k.ciri[f"{JENIS}.persen"] = nama_uang, nama_persen
    t = tingkatan_acak(k, JENIS, ejaan_acak(rng), ods=h.ods)
    daun = t.bentuk == "kolom_nama" and k.mungkin(f"{JENIS}.hanya_daun", 0.6)
    ada_persen = k.mungkin(f"{JENIS}.kolom_persen", 0.75)
    ada_sisa = k.mungkin(f"{JENIS}.kolom_sisa", 0.35)
    sebelum = k.mungkin(f"{JENIS}.pagu_sebelum", 0.08)
    rumus = nama_uang in FORMAT_UANG and nama_uang != "campur" and h.xlsx and k.mungkin(f"{JENIS}.rumus", 0.3)
    berkelompok = rng.random() < 0.3
    triwulan = k.mungkin(f"{JENIS}.realisasi_triwulan", 0.08)

    angka: list[Kolom] = []
    judul_realisasi = kata(rng, "realisasi", unit.tahun)
    if sebelum:
        angka.append(Kolom("pagu_sebelum", ("Pagu Anggaran", "Sebelum Perubahan"), 18))
        angka.append(Kolom("pagu", ("Pagu Anggaran", "Setelah Perubahan"), 18))
    else:
        angka.append(Kolom("pagu", (kata(rng, "pagu", unit.tahun),), 18))
    if triwulan:
        judul_realisasi = judul_realisasi.replace(" s.d. Desember", "")
        angka += [Kolom(f"r{i}", (judul_realisasi, n), 16) for i, n in enumerate(rng.choice(TRIWULAN[:3]))]
        angka.append(Kolom("realisasi", (judul_realisasi, rng.choice(("Jumlah", "Total"))), 18))
        if ada_persen:
            angka.append(Kolom("persen", (kolom_persen(k, nama_persen),), 9))
    elif berkelompok and ada_persen:
        judul_realisasi = judul_realisasi.replace(" (Rp)", "")
        angka.append(Kolom("realisasi", (judul_realisasi, rng.choice(("Rp", "(Rp)", "Rp."))), 18))
        angka.append(Kolom("persen", (judul_realisasi, rng.choice(("%", "(%)"))), 9))
    else:
        angka.append(Kolom("realisasi", (judul_realisasi,), 18))
        if ada_persen:
            angka.append(Kolom("persen", (kolom_persen(k, nama_persen),), 9))
    if ada_sisa:
        angka.append(Kolom("sisa", (kata(rng, "sisa", unit.tahun),), 16))
    tambahan = [Kolom(n, (kata(rng, n, unit.tahun),), 14) for n in ("pptk", "keterangan") if rng.random() < 0.12]
    kolom = acak_kolom(
        k,
        f"{JENIS}.acak",
        [*t.kolom, *angka, *tambahan],
        {"persen", "sisa", "pptk", "keterangan", "realisasi"},
        0.2,
    )

    banyak_daun = {
        i: sum(n.urut[: len(m.urut)] == m.urut and n.tingkat == 2 for n in simpul) for i, m in enumerate(simpul)
    }
    banyak_daun[-1] = sum(n.tingkat == 2 for n in simpul)

    def uang_baris(kunci: int | str, pagu: int, realisasi: int) -> dict[str, Isi]:
        b = {
            "pagu": isi(pagu, uang, ("anggaran", kunci, "pagu")),
            "realisasi": isi(realisasi, uang, ("anggaran", kunci, "realisasi")),
        }
        if ada_persen:
            b["persen"] = isi(Fraction(100 * realisasi, pagu), persen, ("anggaran", kunci, "persen"))
            if rumus and nama_persen == "pecahan":
                b["persen"].rumus = "{realisasi}/{pagu}"
        if ada_sisa:
            b["sisa"] = isi(pagu - realisasi, uang, ("anggaran", kunci, "sisa"))
            if rumus:
                b["sisa"].rumus = "{pagu}-{realisasi}"
        if triwulan:
            bagian = [realisasi // 4] * 3
            for i, n in enumerate((*bagian, realisasi - sum(bagian))):
                b[f"r{i}"] = isi(n, uang)
        if sebelum:
            b["pagu_sebelum"] = isi(pagu + 1_000_000 * banyak_daun[kunci if isinstance(kunci, int) else -1], uang)
        return b

    baris: list[Baris] = []
    total_pagu = sum(n.pagu for n in simpul if n.tingkat == 0)
    total_realisasi = sum(n.realisasi for n in simpul if n.tingkat == 0)
    if t.bentuk == "kode" and k.mungkin(f"{JENIS}.baris_opd", 0.15):
        kode: Nilai = float(unit.urusan) if rng.random() < 0.5 else unit.urusan
        atas = {"kode": Isi(kode), "uraian": Isi(unit.nama.upper())}
        atas |= uang_baris(-1, total_pagu, total_realisasi)
        for i in atas.values():
            i.catat.clear()
        baris.append(Baris(atas, tebal=True))
    for n in simpul:
        if daun and n.tingkat < 2:
            continue
        sel = t.sel(n, "anggaran")
        if daun:
            for tingkat, induk in enumerate(n.induk):
                dari = next(s for s in simpul if s.benda is induk)
                asal = t.sel(dari, "anggaran")[("program", "kegiatan")[tingkat]]
                asal.grup = (induk.kode,)
                sel[("program", "kegiatan")[tingkat]] = asal
        sel |= uang_baris(n.indeks, n.pagu, n.realisasi)
        if "pptk" in [c.kunci for c in tambahan] and n.tingkat == 2:
            sel["pptk"] = Isi(rng.choice(("Kasi Pemerintahan", "Sekretaris", "Kabid Pelayanan")))
        baris.append(Baris(sel, tebal=n.tingkat == 0 and rng.random() < 0.5))
    letak_jumlah = k.pilih(f"{JENIS}.jumlah", ("bawah", "bawah", "bawah", "atas", "tanpa"))
    if letak_jumlah != "tanpa":
        awal = next(c.kunci for c in kolom if c.kunci in ("uraian", "program", "kode", "kode0", "no"))
        if rng.random() < 0.5 and "uraian" in [c.kunci for c in kolom]:
            awal = "uraian"
        jumlah = Baris({awal: Isi(rng.choice(JUMLAH))} | uang_baris("jumlah", total_pagu, total_realisasi), tebal=True)
        baris.insert(len(baris) if letak_jumlah == "bawah" else 0, jumlah)

    kiri = h.kiri
    kanan = kiri + len(kolom) - 1
    y = tulis_judul(k, lembar, h.baris, kiri, kanan, JENIS, rng.choice(JUDUL))
    y = tulis_tabel(k, lembar, y, kiri, kolom, baris, opsi_acak(k, JENIS))
    if k.mungkin(f"{JENIS}.tabel_belanja", 0.3):
        y = _belanja(k, h, y + rng.randint(1, 3), kiri, uang, persen, nama_persen)
    h.baris = tulis_penutup(k, lembar, y, kiri, kanan, JENIS)


def _belanja(k: Konteks, h: Halaman, y: int, kiri: int, uang: Gaya, persen: Gaya, nama_persen: str) -> int:
    """The composition of belanja as a small table of its own."""
    nama = {
        "operasi": k.rng.choice(("Belanja Operasi", "Belanja Operasional", "BELANJA OPERASI")),
        "modal": "Belanja Modal",
        "tidak_terduga": k.rng.choice(("Belanja Tidak Terduga", "Belanja Tak Terduga")),
        "transfer": "Belanja Transfer",
    }
    kolom = [
        Kolom("kelompok", (k.rng.choice(("Kelompok Belanja", "Jenis Belanja", "Uraian Belanja")),), 40),
        Kolom("pagu", (kata(k.rng, "pagu", k.unit.tahun),), 18),
        Kolom("realisasi", (kata(k.rng, "realisasi", k.unit.tahun),), 18),
        Kolom("persen", (kolom_persen(k, nama_persen),), 9),
    ]
    baris = []
    total = [0, 0]
    for urut, kelompok in enumerate(KELOMPOK):
        pasangan = [s.kelompok(urut) for *_, s in k.unit.jalur_kode()]
        pagu, realisasi = sum(p for p, _ in pasangan), sum(r for _, r in pasangan)
        if pagu:
            total = [total[0] + pagu, total[1] + realisasi]
            baris.append(
                Baris(
                    {
                        "kelompok": isi(
                            nama[kelompok],
                            lambda v: (v, "General"),
                            ("belanja", urut, "kelompok"),
                            asli=kelompok,
                        ),
                        "pagu": isi(pagu, uang, ("belanja", urut, "pagu")),
                        "realisasi": isi(realisasi, uang, ("belanja", urut, "realisasi")),
                        "persen": isi(Fraction(100 * realisasi, pagu), persen, ("belanja", urut, "persen")),
                    }
                )
            )
    if k.rng.random() < 0.7:
        baris.append(
            Baris(
                {
                    "kelompok": Isi("Jumlah"),
                    "pagu": isi(total[0], uang, ("belanja", "jumlah", "pagu")),
                    "realisasi": isi(total[1], uang, ("belanja", "jumlah", "realisasi")),
                    "persen": isi(Fraction(100 * total[1], total[0]), persen, ("belanja", "jumlah", "persen")),
                },
                tebal=True,
            )
        )
    if k.rng.random() < 0.7:
        h.lembar.tulis(y, kiri, "Komposisi Belanja Daerah", tebal=True)
        y += 1
    return tulis_tabel(k, h.lembar, y, kiri, kolom, baris, Opsi())
