"""DOK-01..04, 11, 12: the same figure in two documents."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.findings import Temuan
from lakip_xls.point import Point, point, present, same_content
from lakip_xls.rules.diagnosis import diagnosis_temuan
from lakip_xls.rules.helpers import difference, listing, mention, mention_name, temuan
from lakip_xls.rules.kinerja_relations import Sibling, sibling
from lakip_xls.rules.registry import RuleContext, rule


@rule("DOK-01", needs=("pk_program", "anggaran"))
def dok_01(context: RuleContext) -> Iterator[Temuan]:
    """Pagu program pada Perjanjian Kinerja sama dengan realisasi anggaran.

    Dasar: PermenPAN-RB 53/2014, Perjanjian Kinerja memuat anggaran program menurut DPA; bila ada PK
    Perubahan, PK Perubahan yang dipakai.

    Salah: PK 840.725.000, realisasi anggaran 840.725.500.
    Benar: keduanya 840.725.500.
    """
    return diagnosis_temuan(context, "DOK-01")


@rule("DOK-02", needs=("rkt|keuangan_program", "anggaran"))
def dok_02(context: RuleContext) -> Iterator[Temuan]:
    """Pagu kegiatan dan sub kegiatan pada RKT dan realisasi program sama dengan realisasi anggaran.

    Dasar: Permendagri 86/2017 (rencana kerja dan anggaran memakai program, kegiatan, dan pagu yang
    sama). Bila satu dokumen juga menyalahi jumlahnya sendiri, temuan itu muncul sebagai JML.

    Salah: 22.167.000 pada realisasi program, 22.167.900 pada realisasi anggaran dan RKT.
    Benar: semuanya 22.167.900.
    """
    return diagnosis_temuan(context, "DOK-02")


@rule("DOK-03", needs=("pk", "renstra"))
def dok_03(context: RuleContext) -> Iterator[Temuan]:
    """Target Perjanjian Kinerja sama dengan target Renstra tahun itu.

    Dasar: PermenPAN-RB 53/2014, target PK diturunkan dari Renstra. Setiap bagian Renstra (matriks,
    tabel TC.27) dibandingkan.

    Salah: PK 75, tabel TC.27 untuk tahun yang sama 88,50.
    Benar: keduanya 88,50.
    """
    return diagnosis_temuan(context, "DOK-03")


@rule("DOK-04", needs=("pk", "pengukuran|rkt"))
def dok_04(context: RuleContext) -> Iterator[Temuan]:
    """Target pada pengukuran kinerja dan RKT sama dengan Perjanjian Kinerja.

    Dasar: PermenPAN-RB 53/2014, yang diukur adalah target yang diperjanjikan.

    Salah: pengukuran 98%, Perjanjian Kinerja 100%.
    Benar: keduanya 100%.
    """
    return diagnosis_temuan(context, "DOK-04")


@rule("DOK-11", needs=("pengukuran|anggaran",))
def dok_11(context: RuleContext) -> Iterator[Temuan]:
    """Nilai yang sama ditulis sama di semua tabel.

    Dasar: PermenPAN-RB 53/2014, data kinerja harus andal. Yang dibandingkan: realisasi dan capaian
    indikator (pengukuran, antartahun, Renstra, nasional, predikat, efisiensi), serapan sasaran,
    dan realisasi program sampai sub kegiatan.

    Salah: realisasi 93,17% pada Tabel 3.1 dan 100% pada Tabel 3.4.
    Benar: 93,17% pada keduanya.
    """
    yield from diagnosis_temuan(context, "DOK-11")
    for item in context.once(sibling):
        yield from _renstra_part(item, context)


def _renstra_part(item: Sibling, context: RuleContext) -> Iterator[Temuan]:
    """Two parts of a Renstra (matriks, TC.27) with different targets; the report's year is DOK-03's matter."""
    years: dict[Decimal, list[Point]] = {}
    for row in item.rows("renstra"):
        year = row.number("tahun")
        counts = year is not None and present(row, "target") and row.text("bagian") != "sebelum perubahan"
        if counts and year is not None and (item.pk is None or year != context.identity.tahun):
            years.setdefault(year, []).append(point(row, "target"))
    differing = [(y, t) for y, t in years.items() if any(not same_content(t[0].value, o.value) for o in t[1:])]
    if differing:
        year, cells = differing[0]
        other = next(o for o in cells[1:] if not same_content(cells[0].value, o.value))
        every = [t for _, found in differing for t in found]
        yield temuan(
            "DOK-11",
            cells[0],
            f"Target {mention_name(item.indikator.name)} tahun {listing(str(y) for y, _ in differing)} berbeda antarbagian "
            f"Renstra: untuk {year} {cells[0].tertulis} pada {mention(cells[0])}, tetapi {other.tertulis} pada {mention(other)}.",
            "Tentukan bagian Renstra yang berlaku (biasanya yang terakhir diubah), lalu samakan bagian yang lain.",
            seharusnya=other.tertulis,
            selisih=difference(cells[0].content, other.content, cells[0]),
            related=[t.ref for t in every],
        )


@rule("DOK-12", needs=("rencana_aksi|realisasi_program", "rencana_aksi|rkt", "rkt|realisasi_program"))
def dok_12(context: RuleContext) -> Iterator[Temuan]:
    """Target keluaran sub kegiatan sama pada RKT, Rencana Aksi, dan realisasi program.

    Dasar: PermenPAN-RB 53/2014, Rencana Aksi menjabarkan target setahun RKT ke dalam triwulan; jumlah
    triwulannya adalah target yang dilaporkan. Yang dibandingkan hanya keluaran yang sama.

    Salah: Rencana Aksi 18 Lembaga, realisasi program 8 Lembaga.
    Benar: keduanya 8 Lembaga.
    """
    return diagnosis_temuan(context, "DOK-12")
