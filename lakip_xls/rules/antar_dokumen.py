"""DOK-01..04, 11, 12: the same figure in two documents."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.findings import Temuan
from lakip_xls.rules.bantu import beda, daftar, sebut, sebut_nama, temuan
from lakip_xls.rules.diagnosa import temuan_diagnosa
from lakip_xls.rules.kaitan_kinerja import Saudara, saudara
from lakip_xls.rules.registry import Konteks, aturan
from lakip_xls.titik import Titik, ada, sama_isi, titik


@aturan("DOK-01", needs=("pk_program", "anggaran"))
def dok_01(konteks: Konteks) -> Iterator[Temuan]:
    """Pagu program pada Perjanjian Kinerja sama dengan realisasi anggaran.

    Dasar: PermenPAN-RB 53/2014, Perjanjian Kinerja memuat anggaran program menurut DPA; bila ada PK
    Perubahan, PK Perubahan yang dipakai.

    Salah: PK 840.725.000, realisasi anggaran 840.725.500.
    Benar: keduanya 840.725.500.
    """
    return temuan_diagnosa(konteks, "DOK-01")


@aturan("DOK-02", needs=("rkt|keuangan_program", "anggaran"))
def dok_02(konteks: Konteks) -> Iterator[Temuan]:
    """Pagu kegiatan dan sub kegiatan pada RKT dan realisasi program sama dengan realisasi anggaran.

    Dasar: Permendagri 86/2017 (rencana kerja dan anggaran memakai program, kegiatan, dan pagu yang
    sama). Bila satu dokumen juga menyalahi jumlahnya sendiri, temuan itu muncul sebagai JML.

    Salah: 22.167.000 pada realisasi program, 22.167.900 pada realisasi anggaran dan RKT.
    Benar: semuanya 22.167.900.
    """
    return temuan_diagnosa(konteks, "DOK-02")


@aturan("DOK-03", needs=("pk", "renstra"))
def dok_03(konteks: Konteks) -> Iterator[Temuan]:
    """Target Perjanjian Kinerja sama dengan target Renstra tahun itu.

    Dasar: PermenPAN-RB 53/2014, target PK diturunkan dari Renstra. Setiap bagian Renstra (matriks,
    tabel TC.27) dibandingkan.

    Salah: PK 75, tabel TC.27 untuk tahun yang sama 88,50.
    Benar: keduanya 88,50.
    """
    return temuan_diagnosa(konteks, "DOK-03")


@aturan("DOK-04", needs=("pk", "pengukuran|rkt"))
def dok_04(konteks: Konteks) -> Iterator[Temuan]:
    """Target pada pengukuran kinerja dan RKT sama dengan Perjanjian Kinerja.

    Dasar: PermenPAN-RB 53/2014, yang diukur adalah target yang diperjanjikan.

    Salah: pengukuran 98%, Perjanjian Kinerja 100%.
    Benar: keduanya 100%.
    """
    return temuan_diagnosa(konteks, "DOK-04")


@aturan("DOK-11", needs=("pengukuran|anggaran",))
def dok_11(konteks: Konteks) -> Iterator[Temuan]:
    """Nilai yang sama ditulis sama di semua tabel.

    Dasar: PermenPAN-RB 53/2014, data kinerja harus andal. Yang dibandingkan: realisasi dan capaian
    indikator (pengukuran, antartahun, Renstra, nasional, predikat, efisiensi), serapan sasaran,
    dan realisasi program sampai sub kegiatan.

    Salah: realisasi 93,17% pada Tabel 3.1 dan 100% pada Tabel 3.4.
    Benar: 93,17% pada keduanya.
    """
    yield from temuan_diagnosa(konteks, "DOK-11")
    for item in konteks.sekali(saudara):
        yield from _bagian_renstra(item, konteks)


def _bagian_renstra(item: Saudara, konteks: Konteks) -> Iterator[Temuan]:
    """Two parts of a Renstra (matriks, TC.27) with different targets; the report's year is DOK-03's matter."""
    years: dict[Decimal, list[Titik]] = {}
    for row in item.baris("renstra"):
        year = row.angka("tahun")
        counts = year is not None and ada(row, "target") and row.teks("bagian") != "sebelum perubahan"
        if counts and year is not None and (item.pk is None or year != konteks.identitas.tahun):
            years.setdefault(year, []).append(titik(row, "target"))
    differing = [(y, t) for y, t in years.items() if any(not sama_isi(t[0].nilai, o.nilai) for o in t[1:])]
    if differing:
        year, cells = differing[0]
        other = next(o for o in cells[1:] if not sama_isi(cells[0].nilai, o.nilai))
        every = [t for _, found in differing for t in found]
        yield temuan(
            "DOK-11",
            cells[0],
            f"Target {sebut_nama(item.indikator.nama)} tahun {daftar(str(y) for y, _ in differing)} berbeda antarbagian "
            f"Renstra: untuk {year} {cells[0].tertulis} pada {sebut(cells[0])}, tetapi {other.tertulis} pada {sebut(other)}.",
            "Tentukan bagian Renstra yang berlaku (biasanya yang terakhir diubah), lalu samakan bagian yang lain.",
            seharusnya=other.tertulis,
            selisih=beda(cells[0].isi, other.isi, cells[0]),
            terkait=[t.ref for t in every],
        )


@aturan("DOK-12", needs=("rencana_aksi|realisasi_program", "rencana_aksi|rkt", "rkt|realisasi_program"))
def dok_12(konteks: Konteks) -> Iterator[Temuan]:
    """Target keluaran sub kegiatan sama pada RKT, Rencana Aksi, dan realisasi program.

    Dasar: PermenPAN-RB 53/2014, Rencana Aksi menjabarkan target setahun RKT ke dalam triwulan; jumlah
    triwulannya adalah target yang dilaporkan. Yang dibandingkan hanya keluaran yang sama.

    Salah: Rencana Aksi 18 Lembaga, realisasi program 8 Lembaga.
    Benar: keduanya 8 Lembaga.
    """
    return temuan_diagnosa(konteks, "DOK-12")
