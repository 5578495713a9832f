"""Sheets `Data <frame>`: the normalised rows as Excel tables, one header row and nothing merged."""

from __future__ import annotations

from decimal import Decimal

from lakip_xls.frames import KOLOM, TEMPAT, Rekaman, rows, temuan_rows
from lakip_xls.model import Isi
from lakip_xls.writing.gaya import DASAR, LIPAT, Gaya
from lakip_xls.writing.gerbang import Lembar
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.tata import Cetak, atur_cetak, atur_lebar, atur_tinggi, tinggi_teks

_UANG = {"anggaran", "pagu", "realisasi", "sisa", "anggaran_semula", "ditarik"}
_LEBAR_TERBESAR = 46.0


def tabel(ctx: Konteks) -> dict[str, list[Rekaman]]:
    """The frames that have rows, in the order of the contract."""
    all_rows = {**rows(ctx.laporan.data, ctx.laporan.hitungan), "temuan": temuan_rows(ctx.laporan.temuan)}
    return {name: all_rows[name] for name in KOLOM if all_rows.get(name)}


def tulis(ctx: Konteks, nama: str, isi: list[Rekaman]) -> None:
    """Write one frame."""
    lembar = ctx.lembar[f"Data {nama}"]
    columns = KOLOM[nama] if nama == "temuan" else KOLOM[nama] + TEMPAT
    widths = [_lebar(column, isi) for column in columns]
    atur_lebar(lembar, widths)
    lembar.tabel_data(f"Data_{nama}", columns, len(isi))
    for index, record in enumerate(isi, 1):
        texts = [str(record[c]) if isinstance(record[c], str) else "" for c in columns]
        atur_tinggi(lembar, index, max(tinggi_teks(t, w) for t, w in zip(texts, widths, strict=True)))
        for column, name in enumerate(columns):
            _tulis(lembar, index, column, record[name], nama in ("anggaran", "belanja") and name in _UANG)
    atur_cetak(
        lembar,
        Cetak(mendatar=True, baris_ulang=(0, 0), beku=(1, 0), kepala_halaman=f"{ctx.unit} · Data {nama}"),
        len(isi),
        len(columns) - 1,
    )


def _tulis(lembar: Lembar, row: int, column: int, value: Isi, money: bool) -> None:
    if isinstance(value, (int, Decimal)):
        lembar.angka(row, column, value, DASAR | _format(value, money))
    elif value is not None:
        lembar.teks(row, column, str(value), DASAR | LIPAT)


def _format(value: int | Decimal, money: bool) -> Gaya:
    if isinstance(value, Decimal) and value % 1:
        return {"num_format": "#,##0.00"}
    return {"num_format": "#,##0" if money or not -10_000 < value < 10_000 else "0"}


def _lebar(column: str, isi: list[Rekaman]) -> float:
    """Width for the longest value of a column, within bounds."""
    values = [r[column] for r in isi if r[column] is not None]
    longest = max((len(v if isinstance(v, str) else f"{v:,.2f}") for v in values), default=0)
    return min(max(longest, len(column) + 4, 7) * 1.1 + 1, _LEBAR_TERBESAR)
