"""RA: quarters of the Rencana Aksi."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.entities.outputs import TW, filled_quarters
from lakip_xls.findings import Temuan
from lakip_xls.model import Baris
from lakip_xls.parsing.tulis import angka
from lakip_xls.rules.bantu import daftar, persenan, satuan_persen, sebut, temuan
from lakip_xls.rules.diagnosa import temuan_diagnosa
from lakip_xls.rules.keluaran import kumulatif, persen_triwulan
from lakip_xls.rules.registry import Konteks, aturan
from lakip_xls.settings import Triwulan
from lakip_xls.titik import Titik, titik


def _baris(konteks: Konteks) -> list[Baris]:
    return [*konteks.data.baris("rencana_aksi"), *konteks.data.baris("rencana_aksi_sasaran")]


def _nama(row: Baris) -> str:
    return row.teks("indikator") or row.teks("sub_kegiatan") or row.teks("sasaran")


@aturan("RA-01", needs=("rencana_aksi|rencana_aksi_sasaran",))
def ra_01(konteks: Konteks) -> Iterator[Temuan]:
    """Target triwulan berjumlah sama dengan target tahunan.

    Dasar: PermenPAN-RB 53/2014, Rencana Aksi menjabarkan target setahun ke dalam triwulan. Target
    yang naik bertahap sampai target tahunan (kumulatif) dianggap benar; dengan pengaturan Triwulan
    'terakhir' triwulan terakhir yang terisi dibandingkan dengan target tahunan.

    Salah: 3 + 3 + 3 + 2 dengan target 12.
    Benar: 3 + 3 + 3 + 3 = 12.
    """
    return temuan_diagnosa(konteks, "RA-01")


@aturan("RA-02", needs=("rencana_aksi|rencana_aksi_sasaran",))
def ra_02(konteks: Konteks) -> Iterator[Temuan]:
    """Target triwulan berupa persentase berjumlah 100% (atau target tahunannya).

    Dasar: praktik Rencana Aksi; persentase triwulan adalah bagian dari pekerjaan setahun. Target
    kumulatif (25, 50, 75, 100) dan target yang tetap setiap triwulan dianggap benar.

    Salah: 25% + 30% + 30% + 10% = 95%.
    Benar: 25% + 30% + 30% + 15% = 100%.
    """
    for row in _baris(konteks):
        values = filled_quarters(row)
        if not values or not persen_triwulan(row):
            continue
        yearly = row.angka("target") if persenan(row["target"]) or satuan_persen(row.teks("satuan")) else None
        total = sum((v.angka or Decimal(0) for v in values), Decimal(0))
        wanted = [Decimal(100), *([yearly] if yearly is not None else [])]
        constant = len({v.angka for v in values}) == 1 and len(values) > 1
        if total in wanted or any(kumulatif(values, w) for w in wanted) or (constant and total > 100):
            continue
        if konteks.pengaturan.triwulan is Triwulan.TERAKHIR and values[-1].angka in wanted:
            continue
        should = yearly if yearly is not None and yearly != 100 and total < yearly else Decimal(100)
        cell = _ganjil(values, should) or values[0]
        yield temuan(
            "RA-02",
            cell,
            f"Target triwulan {_nama(row)} ({' + '.join(v.tertulis for v in values)}) berjumlah {angka(total)}% pada "
            f"{sebut(cell)}, seharusnya {angka(should)}%.",
            "Perbaiki triwulan yang keliru sehingga jumlahnya tepat; bila targetnya kumulatif, akhiri dengan target setahun.",
            seharusnya=f"{angka(should)}%",
            selisih=angka(total - should),
            terkait=[v.ref for v in values],
        )


def _ganjil(values: list[Titik], should: Decimal) -> Titik | None:
    """The one quarter that differs from its sisters, which would be equal to them if the sum were right."""
    total = sum((v.angka or Decimal(0) for v in values), Decimal(0))
    for v in values:
        others = {o.angka for o in values if o is not v}
        if len(values) > 2 and others == {(v.angka or Decimal(0)) + should - total}:
            return v
    return None


@aturan("RA-03", needs=("rencana_aksi|rencana_aksi_sasaran",))
def ra_03(konteks: Konteks) -> Iterator[Temuan]:
    """Bentuk target sesuai dengan satuannya.

    Dasar: PermenPAN-RB 53/2014, target harus terukur dalam satuan indikatornya.

    Salah: 25% dengan satuan Laporan.
    Benar: 3 dengan satuan Laporan, atau 25% dengan satuan Persen.
    """
    for row in konteks.data.baris("rencana_aksi"):
        unit = row.teks("satuan")
        if not unit or satuan_persen(unit) or "persen" in unit.casefold() or "%" in unit:
            continue
        cells = [titik(row, t) for t in ("target", *TW) if persenan(row[t]) and row[t].isi is not None]
        if not cells:
            continue
        quarters = [c for c in cells if c.kolom in TW] or cells
        unit_cell = titik(row, "satuan")
        yield temuan(
            "RA-03",
            quarters[0],
            f"Target {_nama(row)} ditulis sebagai persentase ({daftar(c.tertulis for c in quarters)}) pada "
            f"{sebut(quarters[0])}, padahal satuannya {unit} (sel {unit_cell.ref.sel}).",
            f"Tulis target dalam {unit}, atau ganti satuannya menjadi Persen bila memang persentase.",
            seharusnya=f"jumlah {unit}",
            terkait=[unit_cell.ref, *(c.ref for c in cells)],
        )
