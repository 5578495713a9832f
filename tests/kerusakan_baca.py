"""Faults in files, sheets and single cells: BACA and PGT."""

from __future__ import annotations

import shutil
from pathlib import Path

from openpyxl import load_workbook

from tests.kerusakan_dasar import Bahan, Tempat, rusak
from tests.pembangkit.lembar import Lembar
from tests.pembangkit.tata_letak.tabel import Kunci

Hasil = list[Tempat] | None
POKOK = ("pk", "rkt", "rencana_aksi", "realisasi_anggaran", "pengukuran_kinerja")
WAJIB = (("anggaran", "realisasi"), ("pengukuran", "realisasi"), ("pk", "target"), ("rkt", "anggaran"))


@rusak("BACA-01", pembagian="tiap", tumpuk=0)
def berkas_terpotong(b: Bahan) -> Hasil:
    nama = b.rng.choice([x.nama for x in b.susunan.buku if "iku" not in x.nama.lower()])

    def potong(folder: Path) -> None:
        isi = (folder / nama).read_bytes()
        (folder / nama).write_bytes(isi[: len(isi) // 3])

    b.sesudah.append(potong)
    return [(nama, "", "")]


@rusak("BACA-02")
def lembar_catatan(b: Bahan) -> Hasil:
    buku = b.rng.choice([x for x in b.susunan.buku if x.nama != "Pengaturan.xlsx"])
    catatan = Lembar("Coretan")
    catatan.tulis(2, 2, "telepon bagian umum, minta tanda tangan, fotokopi rangkap tiga")
    buku.lembar.append(catatan)
    return [(buku.nama, "Coretan", "")]


@rusak("BACA-03", realisasi_anggaran__sipd=False, realisasi_anggaran__ulang_kepala=0,
       pengukuran_kinerja__ulang_kepala=0, pk__ulang_kepala=0, rkt__ulang_kepala=0,
       realisasi_anggaran__judul="biasa", pengukuran_kinerja__judul="biasa", rkt__judul="biasa")  # fmt: skip
def tanpa_kolom(b: Bahan) -> Hasil:
    """The heading of a needed column says something else."""
    frame, bidang = b.rng.choice(WAJIB[:2])
    k = b.pilih(b.kunci(frame, bidang))
    if k is None or b.susunan.ciri.get("realisasi_anggaran.realisasi_triwulan"):
        return None
    c = b.susunan.catatan[k]
    kepala = [s for (y, x), s in c.lembar.sel.items() if x == c.kolom and s.tebal and s.tengah and s.bingkai]
    if len(kepala) != 1:
        return None
    kepala[0].nilai = "Paraf"
    berkas, lembar, _ = b.susunan.tempat(k)
    return [(berkas, lembar, "")]


def _uang(b: Bahan) -> Kunci | None:
    kunci = [
        k for f in ("anggaran", "realisasi_program_anggaran") for n in ("pagu", "realisasi") for k in b.kunci(f, n)
    ]
    kunci += [*b.kunci("rkt", "anggaran"), *b.kunci("pk_program", "anggaran")]
    return b.pilih(kunci, lambda v: isinstance(v, int) and v >= 1_000_000)


@rusak("BACA-04", realisasi_anggaran__sipd=False)
def angka_tidak_baku(b: Bahan) -> Hasil:
    k = _uang(b)
    if k is None:
        return None
    depan, *tengah, akhir = f"{b.isi(k):,}".split(",")
    return [b.susunan.ubah_mentah(k, f"{depan},{'.'.join(tengah)}.{akhir}" if tengah else None)]


@rusak("BACA-05")
def tidak_terbaca(b: Bahan) -> Hasil:
    k = _uang(b)
    return [b.susunan.ubah_mentah(k, b.rng.choice(("sda", "lihat lampiran", "12.34.5x")))] if k else None


@rusak("BACA-05")
def realisasi_tak_terbaca(b: Bahan) -> Hasil:
    k = b.pilih([*b.kunci("anggaran", "realisasi"), *b.kunci("anggaran", "persen")])
    return [b.susunan.ubah_mentah(k, "menunggu")] if k else None


@rusak("BACA-06", format="xlsx")
def galat(b: Bahan) -> Hasil:
    k = b.rng.choice((_uang(b), b.pilih(b.kunci("pengukuran", "capaian")), b.pilih(b.kunci("anggaran", "persen"))))
    if k is None:
        return None
    tempat = b.susunan.ubah_mentah(k, b.rng.choice(("#REF!", "#DIV/0!", "#VALUE!", "#N/A")))
    c = b.susunan.catatan[k]
    c.lembar.sel[c.baris, c.kolom].rumus = "1/0"
    return [tempat]


@rusak("BACA-06", format="xlsx")
def belum_dihitung(b: Bahan) -> Hasil:
    k = _uang(b)
    if k is None:
        return None
    berkas, lembar, sel = b.susunan.tempat(k)
    buku = next(x for x in b.susunan.buku if x.nama == berkas)
    if any(s.rumus for x in buku.lembar for s in x.sel.values()):
        return None

    def tulis(folder: Path) -> None:
        book = load_workbook(folder / berkas)
        book[lembar][sel] = "=SUM(Z1:Z3)"
        book.save(folder / berkas)

    b.sesudah.append(tulis)
    return [(berkas, lembar, sel)]


@rusak("BACA-07", tanpa=POKOK)
def dokumen_pokok(b: Bahan) -> Hasil:
    return [("", "", "")]


@rusak("BACA-08", pembagian="tiap", tumpuk=0, format="xlsx")
def dua_dokumen(b: Bahan) -> Hasil:
    """The same document twice, the second a little different."""
    frame = b.rng.choice(("pk_program", "iku", "rkt"))
    if not (kunci := b.kunci(frame, "indikator" if frame == "iku" else "program")):
        return None
    asal, lembar, _ = b.susunan.tempat(kunci[0])

    def salin(folder: Path) -> None:
        shutil.copy(folder / asal, folder / f"Salinan {asal}")
        book = load_workbook(folder / f"Salinan {asal}")
        book[lembar]["AZ1"] = "draf"
        book.save(folder / f"Salinan {asal}")

    b.sesudah.append(salin)
    return [(asal, "", ""), (f"Salinan {asal}", "", "")]


@rusak("BACA-13", pembagian="tiap", tumpuk=0, format="xlsx")
def dua_versi(b: Bahan) -> Hasil:
    """The budget twice, one figure of the second another."""
    k = b.pilih(b.kunci("anggaran", "realisasi"), lambda v: isinstance(v, int) and v > 1000)
    if k is None or b.susunan.ciri.get("realisasi_anggaran.realisasi_triwulan"):
        return None
    asal, lembar, sel = b.susunan.tempat(k)

    def salin(folder: Path) -> None:
        book = load_workbook(folder / asal)
        book[lembar][sel] = b.isi(k) - 1000
        book.save(folder / f"Salinan {asal}")

    b.sesudah.append(salin)
    return [(asal, "", ""), (f"Salinan {asal}", "", "")]


@rusak("BACA-14", pembagian="tiap", tumpuk=0, format="xlsx")
def dua_bulan(b: Bahan) -> Hasil:
    """The budget of two months, with nothing that tells whether they are cumulative but their amounts."""
    if not (kunci := b.kunci("anggaran", "realisasi")):
        return None
    asal, lembar, _ = b.susunan.tempat(kunci[0])
    judul = " ".join(str(s.nilai) for (y, _), s in b.susunan.catatan[kunci[0]].lembar.sel.items() if y < 12).casefold()
    if any(bulan in judul for bulan in ("des", "triwulan", "semester")):
        return None

    def salin(folder: Path) -> None:
        book = load_workbook(folder / asal)
        book[lembar]["AZ1"] = "unduhan"
        book.save(folder / "LRA Maret.xlsx")
        (folder / asal).rename(folder / "LRA Juni.xlsx")

    b.sesudah.append(salin)
    return [("LRA Juni.xlsx", "", ""), ("LRA Maret.xlsx", "", "")]


@rusak("BACA-15")
def berkas_lain(b: Bahan) -> Hasil:
    """A document that is no workbook."""
    nama = b.rng.choice(("LRA Desember.pdf", "Laporan.docx", "Unduhan.zip", "PK.gsheet"))
    b.sesudah.append(lambda folder: (folder / nama).write_bytes(b"%PDF-1.7") and None)
    return [(nama, "", "")]


@rusak("BACA-09", format="xlsx")
def baris_tersembunyi(b: Bahan) -> Hasil:
    k = _uang(b)
    if k is None:
        return None
    berkas, lembar, _ = b.susunan.tempat(k)
    baris = b.susunan.catatan[k].baris
    buku = next(x for x in b.susunan.buku if x.nama == berkas)
    if any(s.rumus for x in buku.lembar for s in x.sel.values()):
        return None

    def sembunyikan(folder: Path) -> None:
        book = load_workbook(folder / berkas)
        book[lembar].row_dimensions[baris].hidden = True
        book.save(folder / berkas)

    b.sesudah.append(sembunyikan)
    return [(berkas, lembar, "")]


@rusak("BACA-10", tanpa=("renstra", "iku", "realisasi_program", "pembanding"))
def dokumen_pelengkap(b: Bahan) -> Hasil:
    return [("", "", "")]


@rusak("PGT-01")
def isian_pengaturan(b: Bahan) -> Hasil:
    """A setting that does not exist."""
    for buku in b.susunan.buku:
        for lembar in buku.lembar:
            if lembar.nama == "Ketentuan":
                lembar.tulis(3, 1, "Metode efisiensi")
                lembar.tulis(3, 2, "selish 5 poin")
                return [(buku.nama, lembar.nama, "B3"), (buku.nama, lembar.nama, "A3")]
    return None
