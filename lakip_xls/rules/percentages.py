"""PSN: percentages, capaian, means, and amounts that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.entities.outputs import TW
from lakip_xls.entities.tree import Node
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Row
from lakip_xls.parsing.notation import persen, rupiah
from lakip_xls.point import Point, near, point, present, write
from lakip_xls.rules.diagnosis import diagnosis_temuan
from lakip_xls.rules.helpers import difference, large, mention, mention_pos, temuan
from lakip_xls.rules.kinerja_relations import rata_tertulis, rata_value
from lakip_xls.rules.registry import RuleContext, rule
from lakip_xls.skema import KELOMPOK

_MONEY = ("anggaran", "keuangan_program")


@rule("PSN-01", needs=("anggaran|keuangan_program|belanja|rekap_unit",))
def psn_01(context: RuleContext) -> Iterator[Temuan]:
    """Persentase serapan sama dengan realisasi dibagi pagu, pada ketelitian penulisannya.

    Dasar: PermenPAN-RB 53/2014 (laporan kinerja menyajikan realisasi anggaran); angka dibulatkan,
    bukan dipotong. Persentase dengan satu desimal dinilai pada satu desimal.

    Salah: 795.175.500 / 796.551.000 ditulis 99,81.
    Benar: 99,83.
    """
    return diagnosis_temuan(context, "PSN-01")


@rule("PSN-02", needs=("pengukuran|lawan_renstra|antar_tahun|realisasi_program",))
def psn_02(context: RuleContext) -> Iterator[Temuan]:
    """Capaian sama dengan hasil rumus atas target dan realisasi di barisnya.

    Dasar: PermenPAN-RB 53/2014; indikator positif realisasi / target × 100, indikator negatif
    menurut rumus pada Pengaturan. Dibulatkan setengah ke atas pada jumlah desimal yang ditulis.

    Salah: 83,53 / 89,50 ditulis 93,32% (dipotong).
    Benar: 93,33%.
    """
    return diagnosis_temuan(context, "PSN-02")


@rule("PSN-03", needs=("pengukuran|predikat",))
def psn_03(context: RuleContext) -> Iterator[Temuan]:
    """Rata-rata capaian sama dengan rata-rata yang dihitung dari indikatornya.

    Dasar: PermenPAN-RB 53/2014, pengukuran kinerja per sasaran. Bila bedanya hanya karena
    merata-ratakan angka yang sudah dibulatkan, temuan ini hanya informasi.

    Salah: rata-rata 93,17 dan 111,37 ditulis 103,27.
    Benar: 102,27.
    """
    yield from diagnosis_temuan(context, "PSN-03")
    for rata in context.once(rata_tertulis):
        exact, printed = rata_value(rata, context, lambda t: t.content)
        written, tolerance = rata.point.number, rata.point.value.tolerance
        if written is None or any(near(written, e, tolerance) for e in exact):
            continue
        if any(near(written, p, tolerance) for p in printed):
            should = write(exact[0], rata.point)
            yield temuan(
                "PSN-03",
                rata.point,
                f"{large(rata.what)} tertulis {rata.point.tertulis} pada {mention(rata.point)}; dihitung "
                f"dari angka yang tidak dibulatkan hasilnya {should}. Bedanya hanya karena merata-ratakan angka yang "
                "sudah dibulatkan.",
                f"Bila ingin tepat, tulis {should}.",
                seharusnya=should,
                selisih=difference(written, exact[0], rata.point),
                tingkat=Tingkat.INFO,
            )


@rule("PSN-04", needs=("anggaran|keuangan_program",))
def psn_04(context: RuleContext) -> Iterator[Temuan]:
    """Realisasi tidak melebihi pagu.

    Dasar: UU 17/2003 pasal 3 dan PP 12/2019: pengeluaran tidak boleh melebihi anggaran yang tersedia.
    Disebut sekali, pada baris terbawah yang melebihi.

    Salah: pagu 10.000.000, realisasi 10.400.000 (104%).
    Benar: realisasi paling banyak 10.000.000.
    """
    told: set[Node] = set()
    forest = context.register.forest
    for tree in forest.written():
        over = dict.fromkeys(n for n in tree.everything() if not n.implied and _exceed(n.row))
        for node in over:
            if any(d in over for d in node.everything() if d is not node):
                continue
            reference = tree.reference(node)
            if reference is not None and reference in told:
                continue
            told.add(node)
            cell, pagu = point(node.row, "realisasi"), point(node.row, "pagu")
            ratio = (cell.number or Decimal(0)) * 100 / (pagu.number or Decimal(1))
            yield temuan(
                "PSN-04",
                cell,
                f"Realisasi {mention_pos(node.tingkat, node.name)} tertulis {cell.tertulis} pada {mention(cell)}, "
                f"melebihi pagunya {pagu.tertulis} (sel {pagu.ref.cell}), yaitu {persen(ratio)}%.",
                "Periksa pagu setelah perubahan anggaran dan realisasinya menurut SP2D, lalu perbaiki yang keliru.",
                seharusnya=f"paling banyak {rupiah(pagu.number or 0)}",
                selisih=difference(cell.content, pagu.content, cell),
                related=[pagu.ref],
            )


def _exceed(row: Row) -> bool:
    pagu, spent = row.number("pagu"), row.number("realisasi")
    usable = not row["pagu"].failed and not row["realisasi"].failed
    return usable and pagu is not None and spent is not None and pagu > 0 and spent > pagu


@rule("PSN-05", needs=("anggaran|keuangan_program|pengukuran|realisasi_program",))
def psn_05(context: RuleContext) -> Iterator[Temuan]:
    """Pagu tidak nol bila ada realisasi, dan target tidak nol karena capaian tidak terhitung.

    Dasar: UU 17/2003 (belanja tanpa anggaran tidak dibolehkan); capaian adalah perbandingan dengan target.

    Salah: pagu 0, realisasi 4.171.300. Salah: target 0.
    Benar: pagu 5.470.700; target 4 Dokumen.
    """
    for name in _MONEY:
        for row in _money_rows(context, name):
            pagu, spent = row.number("pagu"), row.number("realisasi")
            if pagu == 0 and spent is not None and spent > 0 and present(row, "pagu") and present(row, "realisasi"):
                cell, other = point(row, "pagu"), point(row, "realisasi")
                yield temuan(
                    "PSN-05",
                    cell,
                    f"Pagu {row.text('uraian')} tertulis {cell.tertulis} pada {mention(cell)}, padahal realisasinya "
                    f"{other.tertulis} (sel {other.ref.cell}).",
                    "Isi pagu menurut DPA terakhir, atau periksa apakah realisasi itu milik baris lain.",
                    seharusnya="lebih dari 0",
                    related=[other.ref],
                )
    for name in ("pengukuran", "realisasi_program"):
        for row in context.data.rows(name):
            undone = name == "realisasi_program" and not row.number("realisasi")  # nothing planned, nothing done
            if row.number("target") == 0 and present(row, "target") and not undone:
                cell = point(row, "target")
                yield temuan(
                    "PSN-05",
                    cell,
                    f"Target {row.text('indikator') or row.text('sub_kegiatan')} tertulis {cell.tertulis} pada "
                    f"{mention(cell)}; dengan target nol capaian tidak dapat dihitung.",
                    "Isi target menurut Perjanjian Kinerja atau Rencana Aksi; bila memang tidak ditargetkan, kosongkan "
                    "target dan jelaskan.",
                    seharusnya="lebih dari 0",
                )


@rule("PSN-06", needs=("anggaran|keuangan_program|pk|pk_program|rkt|rencana_aksi|pengukuran|realisasi_program",))
def psn_06(context: RuleContext) -> Iterator[Temuan]:
    """Pagu, realisasi anggaran, dan target tidak bernilai negatif.

    Dasar: anggaran belanja dan target kinerja selalu nol atau lebih. Tanda '-' yang menempel pada
    angka biasanya tanda hubung. Nilai negatif tidak dipakai oleh aturan lain.

    Salah: Tw 2: -1.
    Benar: Tw 2: 1.
    """
    groups = tuple(f"{k}_{m}" for k in KELOMPOK for m in ("pagu", "realisasi"))
    fields: dict[str, tuple[str, ...]] = {
        "anggaran": ("pagu", "realisasi", *groups),
        "keuangan_program": ("pagu", "realisasi"),
        "belanja": ("pagu", "realisasi"),
        "pk_program": ("anggaran",),
        "rkt": ("anggaran", "target", "target_program", "target_kegiatan"),
        "pk": ("target",),
        "pengukuran": ("target",),
        "rencana_aksi": ("target", *TW),
        "rencana_aksi_sasaran": ("target", *TW),
        "realisasi_program": ("target",),
    }
    told: set[Point] = set()
    for name, columns in fields.items():
        for row in [*context.data.rows(name), *context.data.totals(name)]:
            for column in columns:
                value = row.number(column)
                cell = point(row, column)
                if value is None or value >= 0 or row[column].failed or row[column].ref is None or cell in told:
                    continue
                told.add(cell)
                label = f"triwulan {column[-1]}" if column in TW else column.replace("_", " ")
                yield temuan(
                    "PSN-06",
                    cell,
                    f"Nilai {label} tertulis {cell.tertulis} pada {mention(cell)}, yaitu negatif.",
                    f"Bila tanda '-' hanya tanda hubung, tulis {write(-value, cell)}; bila tidak, isi angka yang benar.",
                    seharusnya="nol atau lebih",
                )


def _money_rows(context: RuleContext, name: str) -> list[Row]:
    return [b for b in [*context.data.rows(name), *context.data.totals(name)] if b.text("tingkat") != "input"]
