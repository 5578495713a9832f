"""Faults in money, names, codes and rows: JML, PSN-01, PSN-04..06, DOK-01, 02, 07, NOM."""

from __future__ import annotations

from tests.kerusakan_dasar import (
    Bahan,
    Tempat,
    baris_lepas,
    gandakan_baris,
    geser,
    hapus_baris,
    rusak,
    salah_nama,
    salah_uang,
    sel_baris,
)
from tests.pembangkit import oracle
from tests.pembangkit.tata_letak.tabel import Kunci

Hasil = list[Tempat] | None
UANG36 = "realisasi_program_anggaran"


def _tingkat(b: Bahan, tingkat: str, frame: str = "anggaran") -> list[Kunci]:
    """Cells of pagu and realisasi on one level."""
    baris = oracle.frame(b.susunan.unit)["anggaran"]
    kunci = [*b.kunci(frame, "pagu"), *b.kunci(frame, "realisasi")]
    return [k for k in kunci if isinstance(k[1], int) and k[1] >= 0 and baris[k[1]]["tingkat"] == tingkat]


@rusak("JML-01")
def sub_kegiatan(b: Bahan) -> Hasil:
    return salah_uang(b, _tingkat(b, "sub_kegiatan"))


@rusak("JML-01")
def sub_kegiatan_36(b: Bahan) -> Hasil:
    return salah_uang(b, _tingkat(b, "sub_kegiatan", UANG36))


@rusak("JML-02")
def kegiatan_program(b: Bahan) -> Hasil:
    return salah_uang(b, [*_tingkat(b, "program"), *_tingkat(b, "kegiatan")])


@rusak("JML-02")
def kegiatan_program_36(b: Bahan) -> Hasil:
    return salah_uang(b, [*_tingkat(b, "program", UANG36), *_tingkat(b, "kegiatan", UANG36)])


@rusak("JML-03")
def jumlah_dokumen(b: Bahan) -> Hasil:
    return salah_uang(b, [*b.kunci("anggaran", "pagu", jumlah=True), *b.kunci("anggaran", "realisasi", jumlah=True)])


@rusak("JML-04")
def jumlah_pk(b: Bahan) -> Hasil:
    return salah_uang(b, b.kunci("pk_program", "anggaran", jumlah=True))


@rusak("JML-04")
def jumlah_rkt(b: Bahan) -> Hasil:
    return salah_uang(b, b.kunci("rkt", "anggaran", jumlah=True))


@rusak("JML-05")
def sisa(b: Bahan) -> Hasil:
    return salah_uang(b, b.kunci("anggaran", "sisa", jumlah=None))


@rusak("JML-06")
def belanja(b: Bahan) -> Hasil:
    return salah_uang(b, [*b.kunci("belanja", "pagu", jumlah=None), *b.kunci("belanja", "realisasi", jumlah=None)])


@rusak("JML-07")
def jumlah_pergeseran(b: Bahan) -> Hasil:
    return salah_uang(b, b.kunci("pergeseran", "ditarik", jumlah=True))


@rusak("JML-07")
def baris_pergeseran(b: Bahan) -> Hasil:
    if not b.kunci("pergeseran", "ditarik", jumlah=True):
        return None
    return salah_uang(b, b.kunci("pergeseran", "ditarik"))


@rusak("JML-08")
def jumlah_pegawai(b: Bahan) -> Hasil:
    return geser(b, b.kunci(f"sdm_{b.rng.choice(('jabatan', 'golongan', 'pendidikan'))}", "jumlah", jumlah=True))


@rusak("JML-08")
def baris_pegawai(b: Bahan) -> Hasil:
    return geser(b, b.kunci(f"sdm_{b.rng.choice(('jabatan', 'golongan', 'pendidikan'))}", "jumlah"))


@rusak("PSN-01")
def persentase_serapan(b: Bahan) -> Hasil:
    return geser(b, b.kunci(b.rng.choice(("anggaran", UANG36, "belanja")), "persen", jumlah=None), (1, -1, -2, 3))


@rusak("PSN-04")
def melebihi_pagu(b: Bahan) -> Hasil:
    k = b.pilih([k for k in _tingkat(b, "sub_kegiatan") if k[2] == "realisasi"])
    pagu = b.isi((k[0], k[1], "pagu")) if k else 0
    return b.ganti(k, pagu * b.rng.choice((104, 118)) // 100)


@rusak("PSN-05")
def pagu_nol(b: Bahan) -> Hasil:
    k = b.pilih([k for k in _tingkat(b, "sub_kegiatan") if k[2] == "pagu"])
    return b.ganti(k, 0) if k and b.isi((k[0], k[1], "realisasi")) else None


@rusak("PSN-05")
def target_nol(b: Bahan) -> Hasil:
    frame = b.rng.choice(("pengukuran", "realisasi_program"))
    return b.ganti(b.pilih(b.kunci(frame, "target"), lambda v: v is not None and not isinstance(v, str)), 0)


@rusak("PSN-06")
def pagu_negatif(b: Bahan) -> Hasil:
    kunci = [k for t in ("program", "kegiatan", "sub_kegiatan") for k in _tingkat(b, t)]
    kunci += [*b.kunci("rkt", "anggaran"), *b.kunci("pk_program", "anggaran")]
    k = b.pilih(kunci, lambda v: v)
    return b.ganti(k, -b.isi(k)) if k else None


@rusak("PSN-06")
def target_negatif(b: Bahan) -> Hasil:
    frame, bidang = b.rng.choice(
        (*(("rencana_aksi", f"tw{n}") for n in range(1, 5)), ("pk", "target"), ("pengukuran", "target"))
    )
    k = b.pilih(b.kunci(frame, bidang), lambda v: v and not isinstance(v, str))
    return b.ganti(k, -b.isi(k)) if k else None


@rusak("DOK-01")
def anggaran_pk(b: Bahan) -> Hasil:
    return salah_uang(b, b.kunci("pk_program", "anggaran"))


@rusak("DOK-02")
def anggaran_rkt(b: Bahan) -> Hasil:
    return salah_uang(b, b.kunci("rkt", "anggaran"))


@rusak("DOK-02")
def pagu_36(b: Bahan) -> Hasil:
    return salah_uang(b, b.kunci(UANG36, "pagu"))


@rusak("DOK-11")
def realisasi_36(b: Bahan) -> Hasil:
    return salah_uang(b, b.kunci(UANG36, "realisasi"))


@rusak("DOK-07")
def baris_hilang(b: Bahan) -> Hasil:
    """A sub kegiatan that another document lacks; found there or where it still stands."""
    frame = b.rng.choice(("rkt", "rencana_aksi"))
    baris = [
        (x, y, i) for x, y, i in baris_lepas(b, frame)
        if (frame, i, "sub_kegiatan") in b.susunan.catatan and b.susunan.catatan[frame, i, "sub_kegiatan"].baris == y
    ]  # fmt: skip
    if len(baris) < 4:
        return None
    lembar, y, i = b.rng.choice(baris)
    nama = oracle.kunci_nama(b.isi((frame, i, "sub_kegiatan")))
    if sum(oracle.kunci_nama(b.isi((frame, j, "sub_kegiatan"))) == nama for *_, j in baris) > 1:
        return None
    hapus_baris(b, lembar, y)
    return _bernama(b, nama)


def _bernama(b: Bahan, nama: str) -> list[Tempat]:
    """All cells that hold the name of a sub kegiatan, and of what is above it where it is the only one there."""
    names = {nama}
    for program in b.susunan.unit.program:
        for kegiatan in program.kegiatan:
            if {oracle.kunci_nama(s.nama) for s in kegiatan.sub} == {nama}:
                names.add(oracle.kunci_nama(kegiatan.nama))
                if len(program.kegiatan) == 1:
                    names.add(oracle.kunci_nama(program.nama))
    return [
        b.susunan.tempat(k)
        for k, c in b.susunan.catatan.items()
        if isinstance(c.isi, str) and oracle.kunci_nama(c.isi) in names
    ]


@rusak("DOK-07")
def baris_anggaran_hilang(b: Bahan) -> Hasil:
    """A sub kegiatan that the realisasi anggaran lacks: the sums go wrong with it."""
    unit = b.susunan.unit
    baris = [
        (x, y, i) for x, y, i in baris_lepas(b, "anggaran")
        if i >= 0 and oracle.frame(unit)["anggaran"][i]["tingkat"] == "sub_kegiatan"
    ]  # fmt: skip
    if len(baris) < 4 or b.susunan.ciri.get("realisasi_anggaran.sipd"):
        return None
    lembar, y, i = b.rng.choice(baris)
    nama = oracle.kunci_nama(oracle.frame(unit)["anggaran"][i]["uraian"])
    hapus_baris(b, lembar, y)
    return _bernama(b, nama)


@rusak("DOK-07")
def nama_lain(b: Bahan) -> Hasil:
    """A sub kegiatan under another name altogether."""
    frame = b.rng.choice(("rkt", "rencana_aksi", "realisasi_program"))
    return b.ganti(b.pilih(b.kunci(frame, "sub_kegiatan")), "Penerbitan Surat Keterangan Ahli Waris")


@rusak("DOK-08")
def nama_program(b: Bahan) -> Hasil:
    frame, bidang = b.rng.choice(
        (("rkt", "kegiatan"), ("rkt", "sub_kegiatan"), ("rencana_aksi", "sub_kegiatan"), ("rencana_aksi", "kegiatan"),
         ("pk_program", "program"), ("anggaran", "uraian"), (UANG36, "uraian"))
    )  # fmt: skip
    return salah_nama(b, b.kunci(frame, bidang))


def _resmi(b: Bahan, k: Kunci) -> bool:
    """Whether the row's code is in the nomenclature that comes with the program."""
    kode = str(oracle.frame(b.susunan.unit)["anggaran"][k[1]]["kode"]) if isinstance(k[1], int) and k[1] >= 0 else ""
    return kode[5:7] == "01" or kode.startswith("7.01")


@rusak("NOM-01")
def nama_untuk_kode(b: Bahan) -> Hasil:
    if not b.kunci("anggaran", "kode") or b.susunan.ciri.get("realisasi_anggaran.gaya_kode") == "dua":
        return None
    return salah_nama(b, [k for k in b.kunci("anggaran", "uraian") if _resmi(b, k)])


@rusak("NOM-02")
def nama_penunjang(b: Bahan) -> Hasil:
    return salah_nama(b, [k for k in b.kunci("pk_program", "program") if "penunjang" in str(b.isi(k)).lower()])


@rusak("NOM-03")
def kode_induk_lain(b: Bahan) -> Hasil:
    baris = oracle.frame(b.susunan.unit)["anggaran"]
    bawah = [k for k in b.kunci("anggaran", "kode") if isinstance(k[1], int) and baris[k[1]]["tingkat"] != "program"]
    k = b.pilih(bawah)
    if k is None or b.susunan.ciri.get("realisasi_anggaran.hierarki") == "kode_terpisah":
        return None
    segmen = str(b.isi(k)).split(".")
    ubah = 2 if baris[int(k[1])]["tingkat"] == "kegiatan" or b.rng.random() < 0.5 else 4
    segmen[ubah] = f"{int(segmen[ubah]) % 89 + 10:02d}"
    return b.ganti(k, ".".join(segmen))


@rusak("NOM-04")
def baris_ganda(b: Bahan) -> Hasil:
    """A row written twice."""
    frame = b.rng.choice(("anggaran", "anggaran", "pk_program"))
    unit = b.susunan.unit
    baris = [
        (x, y, i) for x, y, i in baris_lepas(b, frame)
        if frame != "anggaran" or (i >= 0 and oracle.frame(unit)["anggaran"][i]["tingkat"] == "sub_kegiatan")
    ]  # fmt: skip
    if not baris or b.susunan.ciri.get("realisasi_anggaran.sipd"):
        return None
    lembar, y, _ = b.rng.choice(baris)
    asal = sel_baris(b, lembar, y)
    gandakan_baris(b, lembar, y)
    kolom = {s[2].rstrip("0123456789") for s in asal}
    return [*asal, *((asal[0][0], asal[0][1], f"{k}{y + 1}") for k in kolom)]


@rusak("NOM-04")
def kode_ganda(b: Bahan) -> Hasil:
    """The code of the sister above once more."""
    kode: dict[object, Kunci] = {}
    for k in b.kunci("anggaran", "kode"):
        kode[str(b.isi(k)).rpartition(".")[0]] = k
    baris = oracle.frame(b.susunan.unit)["anggaran"]
    for k in b.kunci("anggaran", "kode"):
        lain = kode[str(b.isi(k)).rpartition(".")[0]]
        if lain != k and isinstance(k[1], int) and baris[k[1]]["tingkat"] == "sub_kegiatan":
            return [*(b.ganti(lain, b.isi(k)) or []), b.susunan.tempat(k)]
    return None


@rusak("JML-09")
def anggaran_semula(b: Bahan) -> Hasil:
    """One row of several that no longer ends at the pagu."""
    return salah_uang(b, b.kunci("pergeseran", "anggaran_semula")) if len(b.susunan.unit.pergeseran) > 2 else None


@rusak("NOM-05")
def kegiatan_sebagai_sub(b: Bahan) -> Hasil:
    """The name of a kegiatan in the list of shifts."""
    resmi = [k for p in b.susunan.unit.program for k in p.kegiatan if p.kode[5:7] == "01" or p.kode.startswith("7.01")]
    sub = {s.nama for p in b.susunan.unit.program for s in p.semua_sub()}
    nama = [k.nama for k in resmi if k.nama not in sub]
    return b.ganti(b.pilih(b.kunci("pergeseran", "sub_kegiatan")), b.rng.choice(nama)) if nama else None
