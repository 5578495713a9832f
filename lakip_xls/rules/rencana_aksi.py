"""RA: quarters of the Rencana Aksi."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.entities.outputs import TW, filled_quarters
from lakip_xls.findings import Temuan
from lakip_xls.model import Row
from lakip_xls.parsing.notation import number
from lakip_xls.point import Point, point
from lakip_xls.rules.diagnosis import diagnosis_temuan
from lakip_xls.rules.helpers import listing, mention, percentage, satuan_persen, temuan
from lakip_xls.rules.keluaran import cumulative, persen_triwulan
from lakip_xls.rules.registry import RuleContext, rule
from lakip_xls.settings import Triwulan


def _row(context: RuleContext) -> list[Row]:
    return [*context.data.rows("rencana_aksi"), *context.data.rows("rencana_aksi_sasaran")]


def _name(row: Row) -> str:
    return row.text("indikator") or row.text("sub_kegiatan") or row.text("sasaran")


@rule("RA-01", needs=("rencana_aksi|rencana_aksi_sasaran",))
def ra_01(context: RuleContext) -> Iterator[Temuan]:
    """Target triwulan berjumlah sama dengan target tahunan.

    Dasar: PermenPAN-RB 53/2014, Rencana Aksi menjabarkan target setahun ke dalam triwulan. Target
    yang naik bertahap sampai target tahunan (kumulatif) dianggap benar; dengan pengaturan Triwulan
    'terakhir' triwulan terakhir yang terisi dibandingkan dengan target tahunan.

    Salah: 3 + 3 + 3 + 2 dengan target 12.
    Benar: 3 + 3 + 3 + 3 = 12.
    """
    return diagnosis_temuan(context, "RA-01")


@rule("RA-02", needs=("rencana_aksi|rencana_aksi_sasaran",))
def ra_02(context: RuleContext) -> Iterator[Temuan]:
    """Target triwulan berupa persentase berjumlah 100% (atau target tahunannya).

    Dasar: praktik Rencana Aksi; persentase triwulan adalah bagian dari pekerjaan setahun. Target
    kumulatif (25, 50, 75, 100) dan target yang tetap setiap triwulan dianggap benar.

    Salah: 25% + 30% + 30% + 10% = 95%.
    Benar: 25% + 30% + 30% + 15% = 100%.
    """
    for row in _row(context):
        values = filled_quarters(row)
        if not values or not persen_triwulan(row):
            continue
        yearly = row.number("target") if percentage(row["target"]) or satuan_persen(row.text("satuan")) else None
        total = sum((v.number or Decimal(0) for v in values), Decimal(0))
        wanted = [Decimal(100), *([yearly] if yearly is not None else [])]
        constant = len({v.number for v in values}) == 1 and len(values) > 1
        if total in wanted or any(cumulative(values, w) for w in wanted) or (constant and total > 100):
            continue
        if context.settings.triwulan is Triwulan.LAST and values[-1].number in wanted:
            continue
        should = yearly if yearly is not None and yearly != 100 and total < yearly else Decimal(100)
        cell = _odd(values, should) or values[0]
        yield temuan(
            "RA-02",
            cell,
            f"Target triwulan {_name(row)} ({' + '.join(v.tertulis for v in values)}) berjumlah {number(total)}% pada "
            f"{mention(cell)}, seharusnya {number(should)}%.",
            "Perbaiki triwulan yang keliru sehingga jumlahnya tepat; bila targetnya kumulatif, akhiri dengan target setahun.",
            seharusnya=f"{number(should)}%",
            selisih=number(total - should),
            related=[v.ref for v in values],
        )


def _odd(values: list[Point], should: Decimal) -> Point | None:
    """The one quarter that differs from its sisters, which would be equal to them if the sum were right."""
    total = sum((v.number or Decimal(0) for v in values), Decimal(0))
    for v in values:
        others = {o.number for o in values if o is not v}
        if len(values) > 2 and others == {(v.number or Decimal(0)) + should - total}:
            return v
    return None


@rule("RA-03", needs=("rencana_aksi|rencana_aksi_sasaran",))
def ra_03(context: RuleContext) -> Iterator[Temuan]:
    """Bentuk target sesuai dengan satuannya.

    Dasar: PermenPAN-RB 53/2014, target harus terukur dalam satuan indikatornya.

    Salah: 25% dengan satuan Laporan.
    Benar: 3 dengan satuan Laporan, atau 25% dengan satuan Persen.
    """
    for row in context.data.rows("rencana_aksi"):
        unit = row.text("satuan")
        if not unit or satuan_persen(unit) or "persen" in unit.casefold() or "%" in unit:
            continue
        cells = [point(row, t) for t in ("target", *TW) if percentage(row[t]) and row[t].content is not None]
        if not cells:
            continue
        quarters = [c for c in cells if c.column in TW] or cells
        unit_cell = point(row, "satuan")
        yield temuan(
            "RA-03",
            quarters[0],
            f"Target {_name(row)} ditulis sebagai persentase ({listing(c.tertulis for c in quarters)}) pada "
            f"{mention(quarters[0])}, padahal satuannya {unit} (sel {unit_cell.ref.cell}).",
            f"Tulis target dalam {unit}, atau ganti satuannya menjadi Persen bila memang persentase.",
            seharusnya=f"jumlah {unit}",
            related=[unit_cell.ref, *(c.ref for c in cells)],
        )
