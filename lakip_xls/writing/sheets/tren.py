"""The years side by side on `Ikhtisar`: budget, serapan, growth and capaian, where earlier years are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lakip_xls.computing.anggaran import rupiah
from lakip_xls.computing.hasil import Rupiah, rasio
from lakip_xls.model import KOSONG, Baris, Nilai
from lakip_xls.writing import formulas
from lakip_xls.writing.gaya import KEPALA, PERSEN, SEL, TENGAH, UANG
from lakip_xls.writing.gerbang import Lembar
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.sel import Sel, bilangan, rujuk, rumus, sel, teks, tulis_sel, uang
from lakip_xls.writing.tata import atur_tinggi

_JUDUL = ("Tahun", "Pagu (Rp)", "Realisasi (Rp)", "Serapan (%)", "Pertumbuhan realisasi (%)", "Rata-rata capaian (%)")
_KOLOM = ((0, 0), (1, 2), (3, 4), (5, 5), (6, 6), (7, 7))
"""The columns of Ikhtisar that each of them takes."""
_TERBANYAK = 5
"""Years that are shown, the report's own included."""


@dataclass(frozen=True, slots=True)
class Tahunan:
    """The totals of one year; `baris` are the rows they were read from, none for the report's own year."""

    tahun: int
    pagu: Rupiah | None
    realisasi: Rupiah | None
    capaian: Decimal | None
    baris: tuple[Baris, ...] = ()

    @property
    def serapan(self) -> Decimal | None:
        """realisasi / pagu × 100."""
        return rasio(self.realisasi, self.pagu)


def tahunan(ctx: Konteks) -> list[Tahunan]:
    """The years that are known, oldest first; the report's own comes from its computed totals."""
    own = ctx.laporan.identitas.tahun
    if own is None:
        return []
    read: dict[int, list[Baris]] = {}
    for row in ctx.laporan.data.baris("serapan_tahunan"):
        year = int(row.angka("tahun") or own)
        if year < own:
            read.setdefault(year, []).append(row)
    years = [
        Tahunan(
            year,
            rupiah(_pertama(rows, "pagu")),
            rupiah(_pertama(rows, "realisasi")),
            _pertama(rows, "rata_rata_capaian").angka,
            tuple(rows),
        )
        for year, rows in sorted(read.items())
    ]
    total = ctx.laporan.hitungan.ringkasan
    return [*years, Tahunan(own, total.pagu, total.realisasi, total.rata_rata_capaian)][-_TERBANYAK:]


def _pertama(rows: Sequence[Baris], name: str) -> Nilai:
    return next((b[name] for b in rows if b.isi(name) is not None), KOSONG)


def tulis(ctx: Konteks, lembar: Lembar, row: int) -> int:
    """Write the table and return the row below it; nothing where only one year is known."""
    years = tahunan(ctx)
    if len(years) < 2:
        return row
    for (left, right), title in zip(_KOLOM, _JUDUL, strict=True):
        lembar.gabung((row, left), (row, right), title, KEPALA)
    atur_tinggi(lembar, row, 42)
    for number, own in enumerate(years):
        row += 1
        before = years[number - 1] if number else None
        for (left, right), cell in zip(_KOLOM, _baris(ctx, own, before, row), strict=True):
            lembar.gabung((row, left), (row, right), "", SEL)
            tulis_sel(lembar, row, left, cell, SEL)
        for what, column in (("serapan", 5), ("capaian", 7)):
            ctx.alamat[f"{what} tahunan", own.tahun] = rujuk(lembar, row, column)
        atur_tinggi(lembar, row, 16)
    return row + 1


def _baris(ctx: Konteks, own: Tahunan, before: Tahunan | None, row: int) -> list[Sel]:
    spent, plan = sel(row, 3), sel(row, 1)
    growth = None
    if before is not None and before.tahun == own.tahun - 1 and own.realisasi is not None and before.realisasi:
        growth = (Decimal(own.realisasi) / Decimal(before.realisasi) - 1) * 100
    earlier = sel(row - 1, 3)
    return [
        Sel(own.tahun, TENGAH | {"num_format": "0"}),
        _uang(ctx, "pagu", own.pagu, own),
        _uang(ctx, "realisasi", own.realisasi, own),
        rumus(formulas.persen(spent, plan), own.serapan, PERSEN),
        rumus(f'=IF({earlier}=0,"-",({spent}-{earlier})/{earlier}*100)', growth, PERSEN),
        _capaian(ctx, own),
    ]


def _uang(ctx: Konteks, name: str, amount: Rupiah | None, own: Tahunan) -> Sel:
    address = ctx.alamat.get((name, "semua"))
    if not own.baris and address is not None:
        return rumus(f"={address}", amount, UANG)
    return _bersumber(uang(amount), own, name)


def _capaian(ctx: Konteks, own: Tahunan) -> Sel:
    address = ctx.alamat.get(("rata", "semua"))
    if not own.baris and address is not None:
        return rumus(f"={address}", own.capaian, PERSEN)
    return _bersumber(bilangan(own.capaian, PERSEN), own, "rata_rata_capaian")


def _bersumber(cell: Sel, own: Tahunan, name: str) -> Sel:
    """A figure of an earlier year with a note that tells where it was read."""
    place = _pertama(own.baris, name).ref
    return cell if place is None else cell.bercatatan(f"Sumber: {place}")


def deret(ctx: Konteks) -> list[tuple[str, list[Sel]]]:
    """Serapan and mean capaian per year, for the chart."""
    rows: list[tuple[str, list[Sel]]] = []
    for own in tahunan(ctx):
        cells = []
        for what, value in (("serapan", own.serapan), ("capaian", own.capaian)):
            address = ctx.alamat.get((f"{what} tahunan", own.tahun))
            cells.append(rumus(f"={address}", value, PERSEN) if address and value is not None else teks(None))
        rows.append((str(own.tahun), cells))
    return rows if len(rows) > 1 else []
