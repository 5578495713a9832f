"""Sheet `Ikhtisar` of the recapitulation: key figures, contents as links, and charts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from lakip_xls.computing.hasil import rasio
from lakip_xls.parsing.dates import format_date
from lakip_xls.writing.gaya import BULAT, KEPALA, KIRI, PERSEN, SEL, TEBAL, TENGAH, UANG
from lakip_xls.writing.gerbang import Lembar
from lakip_xls.writing.kop import alinea
from lakip_xls.writing.recap import data_sheets
from lakip_xls.writing.recap.konteks import IKHTISAR, LEMBAR, PERINGKAT, UKURAN, Konteks, batang
from lakip_xls.writing.recap.urutan import urutan
from lakip_xls.writing.sel import Sel, kutip, rumus, tautan, tulis_sel
from lakip_xls.writing.tata import Cetak, atur_cetak, atur_lebar, atur_tinggi, tinggi_teks

_GRAFIK_TERBANYAK = 20
_LEBAR_IKHTISAR = (16.0,) * 6


def tulis_ikhtisar(ctx: Konteks, frames: Sequence[data_sheets.Bingkai], path: Path) -> None:
    """Write the sheet; needs the sheets it refers to."""
    lembar, rekap = ctx.lembar[IKHTISAR], ctx.rekap
    atur_lebar(lembar, _LEBAR_IKHTISAR)
    row = ctx.judul(lembar, _LEBAR_IKHTISAR, "Rekapitulasi Laporan Kinerja Perangkat Daerah")
    means = [u.capaian for u in rekap.terbaca if u.capaian is not None]
    mean = sum(means, Decimal(0)) / len(means) if means else None
    some = bool(rekap.terbaca)
    cards = [
        ("Perangkat daerah", Sel(len(rekap.terbaca), BULAT)),
        ("Tidak terbaca", Sel(len(rekap.tak_terbaca), BULAT)),
        ("Serapan (%)", _dari(ctx, "serapan", rasio(rekap.realisasi, rekap.pagu), PERSEN)),
        ("Pagu (Rp)", _dari(ctx, "pagu", rekap.pagu if some else None, UANG)),
        ("Realisasi (Rp)", _dari(ctx, "realisasi", rekap.realisasi if some else None, UANG)),
        ("Rata-rata capaian (%)", _dari(ctx, "capaian", mean, PERSEN)),
    ]
    for index, (label, cell) in enumerate(cards):
        top, left = row + index // 3 * 2, index % 3 * 2
        lembar.gabung((top, left), (top, left + 1), label, KEPALA)
        style = SEL | TENGAH | TEBAL | {"font_size": 12}
        lembar.gabung((top + 1, left), (top + 1, left + 1), "", style)
        tulis_sel(lembar, top + 1, left, cell.bergaya(style | {"align": "center"}), SEL)
        atur_tinggi(lembar, top + 1, 24)
    row = _isi(ctx, lembar, row + 5, frames, path)
    charts = _grafik(ctx, lembar, row + 1)
    row = charts[-1][1] + 1 if charts else row + 1
    row = alinea(lembar, row, _LEBAR_IKHTISAR, f"Disusun {format_date(rekap.tanggal)}.", kecil=True)
    atur_cetak(lembar, Cetak(kepala_halaman=ctx.kepala, utuh=charts), row - 1, len(_LEBAR_IKHTISAR) - 1)


def _dari(ctx: Konteks, column: str, value: int | Decimal | None, gaya: dict[str, object]) -> Sel:
    return rumus("=" + ctx.total(column), value, gaya)


def _isi(ctx: Konteks, lembar: Lembar, row: int, frames: Sequence[data_sheets.Bingkai], path: Path) -> int:
    lines = [(f"internal:{kutip(name)}!A1", name, words) for name, _, words in LEMBAR[1:]]
    for frame in frames:
        if frame.lembar is not None:
            name = frame.lembar.nama
            lines.append((f"internal:{kutip(name)}!A1", name, f"{frame.judul} ({frame.jumlah} baris)"))
        else:
            csv = data_sheets.nama_csv(frame, path).name
            lines.append((f"external:{csv}", csv, f"{frame.judul} ({frame.jumlah} baris, melebihi batas lembar)"))
    lembar.gabung((row, 0), (row, 1), "Lembar", KEPALA)
    lembar.gabung((row, 2), (row, 5), "Isi", KEPALA)
    for at, (address, name, words) in enumerate(lines, row + 1):
        lembar.gabung((at, 0), (at, 1), "", SEL)
        tulis_sel(lembar, at, 0, tautan(address, name, KIRI), SEL)
        lembar.gabung((at, 2), (at, 5), words, SEL | KIRI)
        atur_tinggi(lembar, at, tinggi_teks(words, 64))
    return row + len(lines) + 1


def _grafik(ctx: Konteks, lembar: Lembar, row: int) -> tuple[tuple[int, int], ...]:
    """Bars of the first places of each ranking, one chart below the other; the rows of each chart."""
    places: list[tuple[int, int]] = []
    for index, (name, title) in enumerate(UKURAN):
        blocks = urutan(ctx, name)[:_GRAFIK_TERBANYAK]
        if not blocks:
            continue
        top, bottom = ctx.puncak, ctx.puncak + len(blocks) - 1
        words = [f"{b[1].isi}: {b[2].isi:.2f}" for b in blocks if isinstance(b[2].isi, (int, float, Decimal))]
        heading = f"{title} tertinggi" if name != "selisih" else "Efisiensi: capaian dikurangi serapan (poin)"
        chart = batang(ctx, "bar", PERINGKAT, (top, bottom), (index * 3 + 1, index * 3 + 2), heading)
        chart.set_y_axis({"reverse": True, "num_font": {"size": 8}, "interval_unit": 1, "label_position": "low"})
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
        lines = 6 + len(blocks)
        chart.set_size({"width": 690, "height": lines * 20})
        lembar.tempel_grafik(row, 0, chart, f"Grafik {heading}. " + "; ".join(words) + ".")
        for line in range(row, row + lines + 1):
            atur_tinggi(lembar, line, 15)
        places.append((row, row + lines))
        row += lines + 1
    return tuple(places)
