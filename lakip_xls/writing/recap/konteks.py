"""What every sheet of the recapitulation shares: names, columns, context, ranks, and the look of charts and print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import quote

from lakip_xls.rekapitulasi import Rekapitulasi, UnitRingkas
from lakip_xls.writing.gaya import KIRI
from lakip_xls.writing.gerbang import Gerbang, Lembar
from lakip_xls.writing.kop import judul
from lakip_xls.writing.sel import Sel, kutip, rujuk, tautan
from lakip_xls.writing.tabel import Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak, lebar_teks

IKHTISAR, TABEL, PERINGKAT, PREDIKAT = "Ikhtisar", "Rekapitulasi", "Peringkat", "Predikat"
TEMUAN, TAK_TERBACA = "Temuan", "Tidak Terbaca"
LEMBAR = (
    (IKHTISAR, "depan", "Angka pokok, grafik, dan daftar isi"),
    (TABEL, "tabel", "Anggaran, capaian, peringkat, dan temuan setiap perangkat daerah"),
    (PERINGKAT, "tabel", "Urutan menurut capaian, serapan, dan efisiensi"),
    (PREDIKAT, "tabel", "Sebaran predikat"),
    (TEMUAN, "periksa", "Jumlah temuan menurut perangkat daerah dan aturan"),
    (TAK_TERBACA, "periksa", "Folder yang tidak menghasilkan laporan, dan sebabnya"),
)
UKURAN = (("capaian", "Capaian"), ("serapan", "Serapan"), ("selisih", "Efisiensi"))
"""What units are ranked by: property of the unit, heading."""
_BIDANG = (
    *("no", "unit", "tahun", "pagu", "realisasi", "sisa", "serapan", "capaian", "dibatasi", "kategori", "predikat"),
    *("selisih", "sasaran", "peringkat_capaian", "peringkat_serapan", "peringkat_selisih"),
    *("kesalahan", "peringatan", "info"),
)
K = {name: i for i, name in enumerate(_BIDANG)}
"""What a column of `Rekapitulasi` holds -> its number."""


@dataclass
class Konteks:
    """The recapitulation, the workbook, and where the figures of a unit stand."""

    rekap: Rekapitulasi
    gerbang: Gerbang
    lembar: dict[str, Lembar]
    baris: dict[str, int] = field(default_factory=dict)
    """Folder of a unit -> its row on `Rekapitulasi`."""
    jumlah: int = 0
    """The row of the totals there."""
    puncak: int = 0
    """The first row of `Peringkat`."""

    @property
    def periode(self) -> str:
        """'Tahun 2023', or the years from first to last."""
        years = sorted({u.tahun for u in self.rekap.terbaca if u.tahun})
        return f"Tahun {years[0]}" if len(years) == 1 else f"Tahun {years[0]}-{years[-1]}" if years else ""

    @property
    def kepala(self) -> str:
        """What stands in every footer."""
        return f"{self.rekap.pemerintah or 'Rekapitulasi LKjIP'} · {self.periode}".strip(" ·")

    def alamat(self, unit: UnitRingkas, kolom: str) -> str:
        """The address of a unit's figure on `Rekapitulasi`."""
        return rujuk(self.lembar[TABEL], self.baris[unit.folder], K[kolom])

    def total(self, kolom: str) -> str:
        """The address of a total there."""
        return rujuk(self.lembar[TABEL], self.jumlah, K[kolom])

    def judul(self, lembar: Lembar, lebar: Sequence[float], text: str) -> int:
        """Write the title of a sheet and return the row below it."""
        lines = [f"{text} {self.periode}".strip(), *([self.rekap.pemerintah] if self.rekap.pemerintah else [])]
        return judul(lembar, 0, lebar, lines)

    def tautan(self, unit: UnitRingkas, ke: str = "") -> Sel:
        """The unit's name, linked to its workbook (or to a sheet of it)."""
        path = unit.berkas or ""
        path = quote(path) if "#" in path or "%" in path else path
        return tautan(f"external:{path}" + (f"#{kutip(ke)}!A1" if ke else ""), self.nama(unit), KIRI)

    def nama(self, unit: UnitRingkas) -> str:
        """The unit's name; with its folder (or the folder alone, where that says it) for units of one name."""
        if self.senama[unit.nama] == 1:
            return unit.nama
        return unit.folder if unit.nama.lower() in unit.folder.lower() else f"{unit.nama} ({unit.folder})"

    @cached_property
    def lebar_nama(self) -> float:
        """Width of a column that holds the longest name on one line, within bounds."""
        longest = max((lebar_teks(self.nama(u)) for u in self.rekap.terbaca), default=0.0)
        return min(max(longest / 7 + 1, 30.0), 50.0)

    @cached_property
    def senama(self) -> Counter[str]:
        """Name -> number of units that have it."""
        return Counter(u.nama for u in self.rekap.terbaca)


def _nilai(unit: UnitRingkas, name: str) -> float | None:
    """What Excel computes from the cells of the unit, in its own arithmetic."""
    if name == "capaian" or unit.serapan is None:
        return None if name != "capaian" or unit.capaian is None else float(unit.capaian)
    rate = float(unit.realisasi or 0) / float(unit.pagu or 1) * 100
    if name == "serapan":
        return rate
    return None if unit.capaian is None else float(unit.capaian) - rate


def peringkat(units: Sequence[UnitRingkas], name: str) -> dict[str, int]:
    """Folder -> place, the largest value first; equal values share a place."""
    values = {u.folder: v for u in units if (v := _nilai(u, name)) is not None}
    place: dict[float, int] = {}
    for number, value in enumerate(sorted(values.values(), reverse=True), 1):
        place.setdefault(value, number)
    return {folder: place[value] for folder, value in values.items()}


def batang(ctx: Konteks, form: str, sheet: str, rows: tuple[int, int], columns: tuple[int, int], title: str) -> Any:
    """Return a chart with one series of bars or columns."""
    chart = ctx.gerbang.grafik(form)
    names, values = ([sheet, rows[0], c, rows[1], c] for c in columns)
    labels = {"value": True, "font": {"size": 8}}
    series: dict[str, object] = {"categories": names, "values": values, "data_labels": labels, "gap": 60}
    chart.add_series(series | {"name": title, "fill": {"color": "#2E75B6"}})
    chart.set_title({"name": title, "name_font": {"size": 11, "bold": True}})
    chart.set_legend({"none": True})
    chart.set_x_axis({"num_font": {"size": 8}, "interval_unit": 1, "major_gridlines": {"visible": False}})
    chart.set_y_axis({"num_font": {"size": 8}, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    return chart


def cetak(ctx: Konteks, lembar: Lembar, tabel: Tabel, akhir: int, nama: str, beku: tuple[int, int]) -> None:
    """Set up the print of a sheet that is one table."""
    repeated = (tabel.baris_awal, tabel.baris_isi - 1)
    atur_cetak(lembar, Cetak(True, repeated, beku, f"{ctx.kepala} · {nama}"), akhir, tabel.kolom_cetak)
