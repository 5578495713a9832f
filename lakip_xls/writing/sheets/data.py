"""Sheets `Data <frame>`: the normalised rows as Excel tables, one header row and nothing merged."""

from __future__ import annotations

from decimal import Decimal

from lakip_xls.frames import Rekaman, rows, temuan_rows
from lakip_xls.laporan import Laporan
from lakip_xls.model import Isi
from lakip_xls.skema import RINGKASAN, SHEETS, Column, Type
from lakip_xls.writing.gaya import DASAR, LIPAT, Gaya, menjorok
from lakip_xls.writing.gerbang import Lembar
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.tata import Cetak, atur_cetak, atur_lebar, atur_tinggi, tinggi_teks

_LEBAR_TERBESAR = 46.0
_LEBAR_SEDANG, _LEBAR_SEMUA = 24.0, 250.0
_PANJANG = 150.0
"""Texts of this mean length keep a wide column."""
_JOROK = 1.3
"""What an indent takes of a column's width."""


def tabel(ctx: Konteks) -> dict[str, list[Rekaman]]:
    """The frames that have rows, in the order of the contract, then what a later run reads back."""
    own = ctx.laporan
    every = {
        **rows(own.data, own.hitungan),
        "temuan": [
            {**record, "no": number, "sidik": finding.sidik}
            for number, (record, finding) in enumerate(zip(temuan_rows(own.temuan), own.temuan, strict=True), 1)
        ],
        "antar_tahun": _antar_tahun(own),
        "ringkasan": [_ringkasan(own)],
    }
    return {name: every[name] for name in SHEETS if every.get(name)}


def _antar_tahun(laporan: Laporan) -> list[Rekaman]:
    """Target and realisasi of every indicator, one row per year that has either."""
    return [
        {
            "sasaran": own.sasaran or None,
            "indikator": own.indikator,
            "tahun": year,
            "target": target.isi,
            "realisasi": reached.isi,
        }
        for own in laporan.hitungan.antar_tahun
        for (year, target), (_, reached) in zip(own.target, own.realisasi, strict=True)
        if target.isi is not None or reached.isi is not None
    ]


def _ringkasan(laporan: Laporan) -> Rekaman:
    who, total = laporan.identitas, laporan.hitungan.ringkasan
    return {
        "pemerintah": who.pemerintah,
        "unit": who.unit,
        "tahun": who.tahun,
        "triwulan": laporan.triwulan,
        **{c.name: getattr(total, c.name) for c in RINGKASAN},
    }


_TEXT: Gaya = DASAR | LIPAT | menjorok(1)


def tulis(ctx: Konteks, nama: str, isi: list[Rekaman]) -> None:
    """Write one frame."""
    lembar = ctx.lembar[f"Data {nama}"]
    frame = SHEETS[nama]
    columns = frame.all_names
    widths = _muat([_lebar(column, isi) for column in columns], [_panjang(column, isi) for column in columns])
    atur_lebar(lembar, widths)
    lembar.tabel_data(f"Data_{nama}", columns, len(isi))
    for index, record in enumerate(isi, 1):
        texts = [str(record[c]) if isinstance(record[c], str) else "" for c in columns]
        atur_tinggi(lembar, index, max(tinggi_teks(t, w - _JOROK) for t, w in zip(texts, widths, strict=True)))
        for number, column in enumerate(frame.all_columns):
            write_value(lembar, index, number, record[column.name], column)
    atur_cetak(
        lembar,
        Cetak(mendatar=True, baris_ulang=(0, 0), beku=(1, 0), kepala_halaman=f"{ctx.unit} · Data {nama}"),
        len(isi),
        len(columns) - 1,
    )


def write_value(lembar: Lembar, row: int, column: int, value: Isi | float, field: Column) -> None:
    """Write one value of a frame, numbers in the format of their column."""
    if isinstance(value, (int, float, Decimal)):
        lembar.angka(row, column, value, DASAR | _format(value, field))
    elif value is not None:
        lembar.teks(row, column, value, _TEXT)


def _format(value: float | Decimal, field: Column) -> Gaya:
    if value % 1:
        return {"num_format": "#,##0.00"}
    return {"num_format": "#,##0" if field.type is Type.MONEY or not -10_000 < value < 10_000 else "0"}


def _muat(widths: list[float], lengths: list[float]) -> list[float]:
    """The widths, those of short texts smaller where the print would be too small to read."""
    loose = [i for i, w in enumerate(widths) if w > _LEBAR_SEDANG and lengths[i] < _PANJANG]
    over = sum(widths) - _LEBAR_SEMUA
    if over <= 0 or not loose:
        return widths
    each = over / len(loose)
    return [max(w - each, _LEBAR_SEDANG) if i in loose else w for i, w in enumerate(widths)]


def _panjang(column: str, isi: list[Rekaman]) -> float:
    """The mean length of a column's texts."""
    lengths = [len(v) for r in isi if isinstance(v := r[column], str)]
    return sum(lengths) / len(lengths) if lengths else 0.0


def _lebar(column: str, isi: list[Rekaman]) -> float:
    """Width for the longest value of a column, within bounds."""
    values = [r[column] for r in isi if r[column] is not None]
    longest = max((len(v if isinstance(v, str) else f"{v:,.2f}") for v in values), default=0)
    return min(max(longest, len(column) + 4, 7) * 1.1 + 1 + _JOROK, _LEBAR_TERBESAR)
