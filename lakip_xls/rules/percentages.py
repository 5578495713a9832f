"""PSN: percentages, capaian, means, and amounts that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.entities.outputs import TW
from lakip_xls.entities.tree import Node
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Row
from lakip_xls.parsing.notation import persen
from lakip_xls.point import Point, near, point, present, write
from lakip_xls.rules.helpers import brief, difference, large, place, temuan
from lakip_xls.rules.kinerja_relations import rata_tertulis, rata_value
from lakip_xls.rules.registry import RuleContext, check
from lakip_xls.skema import KELOMPOK

_MONEY = ("anggaran", "keuangan_program")


@check("PSN-03")
def psn_03(context: RuleContext) -> Iterator[Temuan]:
    """Means of rounded figures; those that are plainly wrong come out of the network."""
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
                f"{large(rata.what)} dari angka yang tidak dibulatkan adalah {should}; bedanya hanya pembulatan.",
                f"Bila ingin tepat, tulis {should}.",
                seharusnya=should,
                selisih=difference(written, exact[0], rata.point),
                tingkat=Tingkat.INFO,
            )


@check("PSN-04")
def psn_04(context: RuleContext) -> Iterator[Temuan]:
    """Realisasi above its pagu, told once, on the lowest row."""
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
                f"Realisasi {brief(node.name)} {persen(ratio)}% dari pagu {pagu.tertulis} di {place(pagu, cell)}.",
                "Periksa pagu terakhir dan realisasi menurut SP2D, lalu perbaiki yang keliru.",
                selisih=difference(cell.content, pagu.content, cell),
                related=[pagu.ref],
            )


def _exceed(row: Row) -> bool:
    pagu, spent = row.number("pagu"), row.number("realisasi")
    usable = not row["pagu"].failed and not row["realisasi"].failed
    return usable and pagu is not None and spent is not None and pagu > 0 and spent > pagu


@check("PSN-05")
def psn_05(context: RuleContext) -> Iterator[Temuan]:
    """A pagu of nil that was spent from, a target of nil."""
    for name in _MONEY:
        for row in _money_rows(context, name):
            pagu, spent = row.number("pagu"), row.number("realisasi")
            if pagu == 0 and spent is not None and spent > 0 and present(row, "pagu") and present(row, "realisasi"):
                cell, other = point(row, "pagu"), point(row, "realisasi")
                yield temuan(
                    "PSN-05",
                    cell,
                    f"Pagu {brief(row.text('uraian'))} nol, padahal realisasinya {other.tertulis} di {place(other, cell)}.",
                    "Isi pagu menurut DPA terakhir, atau periksa apakah realisasi itu milik baris lain.",
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
                    f"Target {brief(row.text('indikator') or row.text('sub_kegiatan'))} nol; capaiannya tidak terhitung.",
                    "Isi target menurut Perjanjian Kinerja atau Rencana Aksi, atau kosongkan bila memang tidak ditargetkan.",
                )


@check("PSN-06")
def psn_06(context: RuleContext) -> Iterator[Temuan]:
    """Negative amounts and targets; no other rule uses them."""
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
                    f"{large(label)} {brief(_named(row))} negatif.",
                    f"Bila tanda '-' hanya tanda hubung, tulis {write(-value, cell)}; bila tidak, isi angka yang benar.",
                )


def _named(row: Row) -> str:
    return row.text("indikator") or row.text("uraian") or row.text("sub_kegiatan") or row.text("program") or "baris ini"


def _money_rows(context: RuleContext, name: str) -> list[Row]:
    return [b for b in [*context.data.rows(name), *context.data.totals(name)] if b.text("tingkat") != "input"]
