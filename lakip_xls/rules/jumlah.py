"""JML: sums."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Baris
from lakip_xls.parsing.names import key
from lakip_xls.parsing.tulis import angka, rupiah
from lakip_xls.rules.bantu import daftar, sebut, temuan
from lakip_xls.rules.diagnosa import temuan_diagnosa
from lakip_xls.rules.kaitan_anggaran import pagu_akhir, pagu_akhir_umum
from lakip_xls.rules.registry import Konteks, aturan
from lakip_xls.titik import ada, titik


@aturan("JML-01", needs=("anggaran|keuangan_program",))
def jml_01(konteks: Konteks) -> Iterator[Temuan]:
    """Pagu dan realisasi kegiatan sama dengan jumlah sub kegiatannya.

    Dasar: Permendagri 77/2020 (anggaran disusun dan dilaporkan menurut program, kegiatan, dan sub
    kegiatan; tingkat atas adalah jumlah tingkat di bawahnya). Bila dokumen lain, persentase di
    sebelahnya, atau jumlah di atasnya menunjukkan sel yang keliru, temuan menunjuk sel itu; bila
    tidak, temuan menunjuk sel kegiatan.

    Salah: sub kegiatan 3.348.000 padahal kegiatan dan realisasi anggaran menghendaki 3.348.800.
    Benar: 1.909.958.380 + 111.200.000 + 3.348.800 = 2.024.507.180.
    """
    return temuan_diagnosa(konteks, "JML-01")


@aturan("JML-02", needs=("anggaran|keuangan_program",))
def jml_02(konteks: Konteks) -> Iterator[Temuan]:
    """Pagu dan realisasi program sama dengan jumlah kegiatannya.

    Dasar: Permendagri 77/2020, susunan program, kegiatan, dan sub kegiatan.

    Salah: program 2.622.026.397 padahal kegiatannya berjumlah 2.622.025.497 (lebih 900).
    Benar: program sama dengan jumlah kegiatannya sampai rupiah terakhir.
    """
    return temuan_diagnosa(konteks, "JML-02")


@aturan("JML-03", needs=("anggaran|keuangan_program",))
def jml_03(konteks: Konteks) -> Iterator[Temuan]:
    """Baris jumlah dokumen sama dengan jumlah programnya.

    Dasar: Permendagri 77/2020; baris JUMLAH adalah belanja seluruh program unit.

    Salah: JUMLAH 3.854.768.597 padahal programnya berjumlah 3.854.768.097.
    Benar: JUMLAH 3.854.768.097.
    """
    return temuan_diagnosa(konteks, "JML-03")


@aturan("JML-04", needs=("pk_program|rkt",))
def jml_04(konteks: Konteks) -> Iterator[Temuan]:
    """Baris jumlah pada Perjanjian Kinerja atau RKT sama dengan jumlah rinciannya.

    Dasar: PermenPAN-RB 53/2014, lampiran Perjanjian Kinerja memuat anggaran per program dan jumlahnya.

    Salah: jumlah PK 3.854.768.000 padahal programnya berjumlah 3.854.768.097.
    Benar: jumlah PK 3.854.768.097.
    """
    return temuan_diagnosa(konteks, "JML-04")


@aturan("JML-05", needs=("anggaran|keuangan_program",))
def jml_05(konteks: Konteks) -> Iterator[Temuan]:
    """Sisa anggaran sama dengan pagu dikurangi realisasi.

    Dasar: PP 12/2019 (laporan realisasi menyajikan anggaran, realisasi, dan selisihnya).

    Salah: pagu 5.470.700, realisasi 4.171.300, sisa 1.299.300.
    Benar: sisa 1.299.400.
    """
    return temuan_diagnosa(konteks, "JML-05")


@aturan("JML-06", needs=("anggaran|belanja",))
def jml_06(konteks: Konteks) -> Iterator[Temuan]:
    """Belanja operasi, modal, tidak terduga, dan transfer berjumlah sama dengan pagu (atau realisasi).

    Dasar: PP 12/2019 pasal 55, klasifikasi belanja daerah menurut kelompok.

    Salah: operasi 3.758.758.869 dan modal 96.009.000 padahal pagu 3.854.768.097.
    Benar: operasi 3.758.758.869 + modal 96.009.228 = 3.854.768.097.
    """
    return temuan_diagnosa(konteks, "JML-06")


@aturan("JML-07", needs=("pergeseran",))
def jml_07(konteks: Konteks) -> Iterator[Temuan]:
    """Jumlah pergeseran (refocusing) sama dengan jumlah barisnya.

    Dasar: praktik penyusunan daftar pergeseran anggaran pada perubahan APBD.

    Salah: jumlah 500.109.380 padahal enam barisnya berjumlah 494.843.380.
    Benar: jumlah 494.843.380.
    """
    return temuan_diagnosa(konteks, "JML-07")


@aturan("JML-09", needs=("pergeseran", "anggaran"))
def jml_09(konteks: Konteks) -> Iterator[Temuan]:
    """Anggaran semula dikurangi yang ditarik sama dengan pagu akhir pada realisasi anggaran.

    Dasar: pergeseran anggaran berakhir pada pagu perubahan. Bila sebagian besar baris daftar memang tidak
    berakhir pada pagu itu (ada perubahan lain sesudahnya), hal itu disebut sekali sebagai informasi.

    Salah: semula 7.262.500, ditarik 5.256.000, pagu akhir 3.354.000.
    Benar: semula 8.610.000, ditarik 5.256.000, pagu akhir 3.354.000.
    """
    yield from temuan_diagnosa(konteks, "JML-09")
    relations = konteks.sekali(pagu_akhir)
    off = [r for r in relations if not r.cocok(lambda t: t.isi)]
    if not off or pagu_akhir_umum(relations):
        return
    first = off[0].utama
    rows = daftar(
        (f"sel {r.utama.ref.sel} ({rupiah((r.utama.angka or 0) - (r.bagian[0].angka or 0))}, pagunya "
         f"{rupiah(sum((t.angka or Decimal(0) for t in r.bagian[1:]), Decimal(0)))})" for r in off), 6,
    )  # fmt: skip
    yield temuan(
        "JML-09",
        first,
        f"Pada {len(off)} baris {sebut(first)}, anggaran semula dikurangi yang ditarik tidak sama dengan pagu akhir pada "
        f"realisasi anggaran: {rows}.",
        "Pastikan daftar ini memuat semua pergeseran sub kegiatan itu; bila ada perubahan lain, sebutkan pada laporan.",
        terkait=[t.ref for r in off for t in (r.utama, r.bagian[1])],
        tingkat=Tingkat.INFO,
    )


_NAMA_TABEL = {"jabatan": "jabatan", "golongan": "pangkat/golongan", "pendidikan": "pendidikan"}
_BUKAN_ASN = ("nonasn", "nonpns", "honor", "thl", "tenagaharian", "kontrak", "sukarelawan", "ptt", "outsourcing")


@aturan("JML-08", needs=("sdm",))
def jml_08(konteks: Konteks) -> Iterator[Temuan]:
    """Jumlah pegawai sama dengan jumlah baris tabelnya, dan sama antartabel.

    Dasar: PermenPAN-RB 53/2014 (laporan kinerja menyajikan sumber daya manusia); tabel menurut
    jabatan, golongan, dan pendidikan menghitung pegawai yang sama. Pegawai non-ASN tidak ikut
    dibandingkan dengan tabel golongan.

    Salah: baris berjumlah 30, tertulis 31.
    Benar: 7 + 2 + 7 + 2 + 10 + 2 = 30.
    """
    tables = {name: [b for b in konteks.data.baris("sdm") if b.teks("kelompok") == name] for name in _NAMA_TABEL}
    totals = {b.teks("kelompok"): b for b in konteks.data.jumlah("sdm") if ada(b, "jumlah")}
    asn = {name: _orang([b for b in rows if not _bukan_asn(b)]) for name, rows in tables.items() if rows}
    wrong: set[str] = set()
    for name, rows in tables.items():
        total, counted = totals.get(name), _orang(rows)
        if not rows or total is None or counted is None or total.angka("jumlah") in (counted, None):
            continue
        wrong.add(name)
        cell = titik(total, "jumlah")
        other = _banding(name, asn, tables)
        yield temuan(
            "JML-08",
            cell,
            f"Jumlah pegawai menurut {_NAMA_TABEL[name]} tertulis {cell.tertulis} pada {sebut(cell)}, sedangkan "
            f"{len(rows)} barisnya berjumlah {angka(counted)}. {other}Tidak dapat dipastikan apakah jumlahnya atau "
            "salah satu barisnya yang keliru.",
            "Cocokkan dengan daftar pegawai, lalu perbaiki jumlah atau baris yang keliru.",
            seharusnya=angka(counted),
            selisih=angka((cell.angka or Decimal(0)) - counted),
            terkait=[b.ref_of("jumlah") for b in rows],
        )
    sound = [name for name in asn if name not in wrong and asn[name] is not None]
    yield from _antartabel(sound, asn, tables, totals)


def _antartabel(
    sound: list[str], asn: dict[str, Decimal | None], tables: dict[str, list[Baris]], totals: dict[str, Baris]
) -> Iterator[Temuan]:
    """The one table that differs from the others (of two, the second)."""
    counts = [asn[name] for name in sound]
    if len(set(counts)) < 2:
        return
    usual = max(set(counts), key=lambda c: (counts.count(c), -counts.index(c)))
    for name in sound:
        if asn[name] == usual:
            continue
        other = next(n for n in sound if asn[n] == usual)
        cell, base = (titik(totals.get(n) or tables[n][0], "jumlah") for n in (name, other))
        yield temuan(
            "JML-08",
            cell,
            f"Pegawai ASN menurut {_NAMA_TABEL[name]} berjumlah {angka(asn[name] or 0)} pada {sebut(cell)}, tetapi "
            f"menurut {_NAMA_TABEL[other]} {angka(usual or 0)} pada {sebut(base)}.",
            "Kedua tabel menghitung pegawai yang sama: cocokkan dengan daftar pegawai dan perbaiki yang keliru.",
            seharusnya=angka(usual or 0),
            selisih=angka((asn[name] or Decimal(0)) - (usual or Decimal(0))),
            terkait=[base.ref, *(b.ref_of("jumlah") for b in tables[name])],
        )


def _banding(name: str, asn: dict[str, Decimal | None], tables: dict[str, list[Baris]]) -> str:
    """What the other tables say about the number of ASN, as a hint."""
    if not any(_bukan_asn(b) for b in tables[name]):
        return ""
    for other in asn:
        if other != name and asn[other] is not None and asn[name] is not None and asn[other] != asn[name]:
            return (
                f"Baris ASN pada tabel ini berjumlah {angka(asn[name] or 0)}, sedangkan tabel "
                f"{_NAMA_TABEL[other]} memuat {angka(asn[other] or 0)} ASN. "
            )
    return ""


def _orang(rows: list[Baris]) -> Decimal | None:
    """Sum of the rows; blank and '-' are nobody, an unreadable one makes it unknown."""
    if any(b["jumlah"].gagal or isinstance(b.isi("jumlah"), str) for b in rows):
        return None
    return sum((b.angka("jumlah") or Decimal(0) for b in rows), Decimal(0))


def _bukan_asn(row: Baris) -> bool:
    words = key(f"{row.teks('keterangan')} {row.teks('uraian')}")
    return any(word in words for word in _BUKAN_ASN)
