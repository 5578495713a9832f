"""The charts of Ikhtisar and the block of figures, beside the printed page, that they draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lakip_xls.skema import KELOMPOK
from lakip_xls.writing.gaya import DASAR, KIRI, PERSEN, TEBAL, UANG
from lakip_xls.writing.gerbang import Lembar
from lakip_xls.writing.konteks import ROMAWI, Konteks
from lakip_xls.writing.sel import Sel, kutip, rumus, sel, teks, tulis_sel
from lakip_xls.writing.sheets import tren
from lakip_xls.writing.sheets.anggaran import alamat_pos
from lakip_xls.writing.tata import atur_tinggi

_KOLOM_DATA = 9
_LEBAR_GRAFIK, _TINGGI_GRAFIK = 352, 284
_BARIS_GRAFIK = 15
_WARNA = ("#2E75B6", "#ED7D31", "#70AD47", "#7F7F7F")
_ABU = "#BFBFBF"
_BENTUK = {
    "Komposisi belanja": "pie",
    "Rencana aksi per triwulan": "column",
    "Pagu dan realisasi": "column",
    "Tren": "column",
}
"""Form of the chart where it is not lying bars."""
_TERBANYAK = 12
"""More bars than this cannot be read in the space of one chart."""


@dataclass(slots=True)
class _Blok:
    """Rows of figures: a name, then one column per series."""

    judul: str
    deret: Sequence[str]
    baris: list[tuple[str, list[Sel]]]


def gambar(ctx: Konteks, lembar: Lembar, row: int) -> int:
    """Write the figures, put the charts in a grid of two columns, and return the last row."""
    made = (_capaian(ctx), _serapan(ctx), _pagu(ctx), _belanja(ctx), _triwulan(ctx), _tren(ctx))
    blocks = [b for b in made if b]
    lembar.sheet.set_column(_KOLOM_DATA, _KOLOM_DATA, 30)
    lembar.sheet.set_column(_KOLOM_DATA + 1, _KOLOM_DATA + 2, ctx.lebar_uang)
    at = 0
    for index, block in enumerate(blocks):
        top = at
        lembar.teks(top, _KOLOM_DATA, f"Data grafik: {block.judul}", DASAR | TEBAL)
        for offset, name in enumerate(block.deret, 1):
            lembar.teks(top + 1, _KOLOM_DATA + offset, name, DASAR)
        for number, (name, cells) in enumerate(block.baris, 2):
            lembar.teks(top + number, _KOLOM_DATA, name, DASAR)
            for offset, cell in enumerate(cells, 1):
                tulis_sel(lembar, top + number, _KOLOM_DATA + offset, cell, DASAR)
        chart = _grafik(ctx, lembar, block, top + 2)
        alone = index == len(blocks) - 1 and index % 2 == 0
        chart.set_size({"width": _LEBAR_GRAFIK * (2 if alone else 1), "height": _TINGGI_GRAFIK})
        place = row + (index // 2) * _BARIS_GRAFIK
        lembar.tempel_grafik(place, (index % 2) * 4, chart, _uraian(block))
        at = top + len(block.baris) + 3
    lines = (len(blocks) + 1) // 2 * _BARIS_GRAFIK
    for line in range(row, row + lines):
        atur_tinggi(lembar, line, 15)
    return row + max(lines, 1) - 1


def _grafik(ctx: Konteks, lembar: Lembar, block: _Blok, first: int) -> Any:
    """The chart of a block, by its kind: bars (lying), columns, or a pie."""
    bentuk = _BENTUK.get(block.judul, "bar")
    chart = ctx.gerbang.grafik(bentuk)
    last = first + len(block.baris) - 1
    name = kutip(lembar.nama)
    money = block.judul == "Pagu dan realisasi"
    for index, series in enumerate(block.deret):
        own: dict[str, object] = {
            "name": series,
            "categories": f"={name}!{_rentang(first, last, _KOLOM_DATA)}",
            "values": f"={name}!{_rentang(first, last, _KOLOM_DATA + 1 + index)}",
        }
        if bentuk == "pie":
            own["data_labels"] = {"percentage": True, "leader_lines": True}
            own["points"] = [{"fill": {"color": c}} for c in _WARNA[: len(block.baris)]]
        else:
            own["fill"] = {"color": _ABU if series.startswith("Target") else _WARNA[index]}
            own["gap"] = 60
            if not money and not series.startswith("Target"):
                own["data_labels"] = {"value": True, "num_format": "0.00", "font": {"size": 7}}
        chart.add_series(own)
    chart.set_title({"name": _judul(block), "name_font": {"size": 10, "bold": True}, "overlay": False})
    several = len(block.deret) > 1 or bentuk == "pie"
    chart.set_legend({"position": "bottom", "font": {"size": 8}} if several else {"none": True})
    names: dict[str, object] = {"num_font": {"size": 7}, "interval_unit": 1}
    figures: dict[str, object] = {
        "num_font": {"size": 8},
        "min": 0,
        "num_format": "#,##0,," if money else "0",
        "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
    }
    if bentuk == "bar":
        chart.set_y_axis({**names, "reverse": True, "crossing": "max"})
        chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    elif bentuk == "column":
        chart.set_x_axis(names)
        chart.set_y_axis(figures)
    return chart


def _judul(block: _Blok) -> str:
    return {
        "Capaian indikator": "Capaian indikator terhadap 100 (%)",
        "Serapan program": "Serapan anggaran per program (%)",
        "Pagu dan realisasi": "Pagu dan realisasi (juta rupiah)",
        "Komposisi belanja": "Komposisi belanja (pagu)",
        "Tren": "Serapan dan rata-rata capaian per tahun (%)",
        "Rencana aksi per triwulan": "Rencana kumulatif tiap triwulan dan serapan (%)",
    }[block.judul]


def _uraian(block: _Blok) -> str:
    """The alternative text: what the chart shows, with its figures."""
    lines = []
    for name, cells in block.baris:
        values = [f"{c.isi:.2f}" for c in cells if isinstance(c.isi, (int, Decimal))]
        lines.append(f"{name}: {' dan '.join(values) or 'tidak ada'}")
    return f"Grafik {_judul(block)}. " + "; ".join(lines) + "."


def _rentang(first: int, last: int, column: int) -> str:
    def absolute(row: int) -> str:
        cell = sel(row, column)
        letters = cell.rstrip("0123456789")
        return f"${letters}${cell[len(letters) :]}"

    return f"{absolute(first)}:{absolute(last)}"


def _capaian(ctx: Konteks) -> _Blok | None:
    rows: list[tuple[str, list[Sel]]] = []
    for number, goal in enumerate(ctx.laporan.hitungan.sasaran, 1):
        for order, own in enumerate(goal.indikator, 1):
            if own.capaian is not None:
                address = ctx.alamat["capaian", own.baris.ref]
                rows.append(
                    (
                        _label(f"{number}.{order}", own.nama),
                        [rumus(f"={address}", own.capaian, PERSEN), Sel(100, PERSEN)],
                    )
                )
    return _Blok("Capaian indikator", ("Capaian", "Target 100"), rows[:_TERBANYAK]) if rows else None


def _serapan(ctx: Konteks) -> _Blok | None:
    rows = [
        (_label(str(n), p.nama), [rumus(f"={alamat_pos(ctx, 'serapan', p)}", p.serapan, PERSEN)])
        for n, p in enumerate(ctx.laporan.hitungan.program, 1)
        if p.serapan is not None
    ]
    return _Blok("Serapan program", ("Serapan",), rows[:_TERBANYAK]) if rows else None


def _pagu(ctx: Konteks) -> _Blok | None:
    rows = [
        (
            f"Program {n}",
            [
                rumus(f"={alamat_pos(ctx, 'pagu', p)}", p.pagu, UANG),
                rumus(f"={alamat_pos(ctx, 'realisasi', p)}", p.realisasi, UANG),
            ],
        )
        for n, p in enumerate(ctx.laporan.hitungan.program, 1)
        if p.pagu is not None
    ]
    return _Blok("Pagu dan realisasi", ("Pagu", "Realisasi"), rows[:_TERBANYAK]) if rows else None


def _belanja(ctx: Konteks) -> _Blok | None:
    """The composition; none where a part of it is lacking."""
    if any(b.kurang.get("pagu") for b in ctx.laporan.hitungan.belanja):
        return None
    rows = [
        (KELOMPOK.get(b.kelompok, b.kelompok), [rumus(f"={ctx.alamat['belanja', b.kelompok]}", b.pagu, UANG)])
        for b in ctx.laporan.hitungan.belanja
        if b.pagu
    ]
    return _Blok("Komposisi belanja", ("Pagu",), rows) if rows else None


def _triwulan(ctx: Konteks) -> _Blok | None:
    """The plan up to each quarter; the serapan stands at the quarter of the report."""
    if ("bagian triwulan", 0) not in ctx.alamat:
        return None
    known = ctx.laporan.triwulan or len(ROMAWI)
    rate, whole = ctx.alamat.get(("serapan", "semua")), ctx.laporan.hitungan.ringkasan.serapan
    rows: list[tuple[str, list[Sel]]] = []
    for i, roman in enumerate(ROMAWI):
        places = [ctx.alamat["bagian triwulan", k] for k in range(i + 1)]
        planned = sum(ctx.angka["bagian triwulan", k] for k in range(i + 1))
        spent = rumus(f"={rate}", whole, PERSEN) if rate and i + 1 == known else teks(None, KIRI)
        rows.append((f"TW {roman}", [rumus("=" + "+".join(places), planned, PERSEN), spent]))
    return _Blok("Rencana aksi per triwulan", ("Rencana", "Serapan anggaran"), rows)


def _tren(ctx: Konteks) -> _Blok | None:
    rows = tren.deret(ctx)
    return _Blok("Tren", ("Serapan anggaran", "Rata-rata capaian"), rows) if rows else None


def _label(number: str, name: str) -> str:
    text = f"{number} {name}"
    return text if len(text) <= 34 else text[:33] + "…"
