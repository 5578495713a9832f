"""Sheet `Sumber Data`: the files that were read, how each sheet was understood, what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lakip_xls.provenance import BerkasSumber, LembarSumber, Source, column_letters
from lakip_xls.skema import kind_label
from lakip_xls.writing.gaya import BULAT, KIRI, TENGAH, Gaya
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import judul
from lakip_xls.writing.sel import KOSONG, Sel, tautan, teks
from lakip_xls.writing.tabel import Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak, atur_tinggi

NAMA = "Sumber Data"
_KECIL: Gaya = {"font_size": 9}
_LEBAR = (5.0, 28.0, 18.0, 14.0, 20.0, 9.0, 46.0, 44.0)

_CARA = {"tata bahasa": "dari susunan katanya", "awalan": "dari awal katanya"}
"""How a header was understood, in words for readers; a likeness says itself what it is like."""
_RENTANG_TERBANYAK = 40
"""Runs of left-out rows that are listed one by one."""


def tulis(ctx: Konteks) -> None:
    """Write the list of files and, below it, the list of sheets."""
    lembar = ctx.lembar[NAMA]
    row = judul(lembar, 0, _LEBAR, ["Sumber Data", f"{ctx.unit} {ctx.periode}"])
    below = _berkas(ctx, row)
    atur_tinggi(lembar, below, 12)
    table = _lembar(ctx, below + 1)
    below = table.tulis()
    atur_cetak(
        lembar,
        Cetak(
            mendatar=True,
            baris_ulang=(table.baris_awal, table.baris_awal),
            kepala_halaman=f"{ctx.unit} · Sumber Data",
        ),
        below,
        len(_LEBAR) - 1,
    )


def _berkas(ctx: Konteks, row: int) -> int:
    titles = ("No", "Berkas", "SHA-256", "", "", "", "Keadaan", "Keputusan")
    kolom = [Kolom(t, w, gaya=_KECIL) for t, w in zip(titles, _LEBAR, strict=True)]
    table = Tabel(ctx.lembar[NAMA], kolom, row, bernomor=False)
    for number, file in enumerate(ctx.laporan.berkas, 1):
        used = sum(1 for sheet in file.lembar if sheet.sumber)
        state = (
            f"tidak dibaca: {file.alasan}" if file.alasan else f"dibaca; {used} dari {len(file.lembar)} lembar dipakai"
        )
        at = table.tambah(
            [
                Sel(number, BULAT),
                tautan(ctx.tautan_sumber(file.nama), file.nama, KIRI),
                teks(file.sha256, KIRI | {"font_size": 8}),
                KOSONG,
                KOSONG,
                KOSONG,
                teks(state, KIRI),
                teks("\n".join(file.keputusan), KIRI),
            ]
        )
        table.lebarkan(at, 2, 5)
    return table.tulis()


def _lembar(ctx: Konteks, row: int) -> Tabel:
    titles = ("No", "Berkas", "Lembar", "Rentang", "Dikenali sebagai", "Baris kepala", "Kolom → isian")
    kolom = [Kolom(t, w, gaya=_KECIL) for t, w in zip((*titles, "Catatan dan yang tidak dipakai"), _LEBAR, strict=True)]
    table = Tabel(ctx.lembar[NAMA], kolom, row, bernomor=False)
    for number, (file, sheet, source) in enumerate(_semua(ctx.laporan.berkas), 1):
        table.tambah(_baris(ctx, number, file, sheet, source))
    return table


def _semua(files: tuple[BerkasSumber, ...]) -> Iterator[tuple[BerkasSumber, LembarSumber, Source | None]]:
    for file in files:
        for sheet in file.lembar:
            for source in sheet.sumber or (None,):
                yield file, sheet, source


def _baris(ctx: Konteks, number: int, file: BerkasSumber, sheet: LembarSumber, source: Source | None) -> list[Sel]:
    name = sheet.nama + (" (tersembunyi)" if sheet.tersembunyi else "")
    head = [
        Sel(number, BULAT),
        teks(file.nama, KIRI),
        tautan(ctx.tautan_sumber(file.nama, sheet.nama), name, KIRI),
    ]
    if source is None:
        return [*head, KOSONG, teks("tidak dipakai", KIRI), KOSONG, KOSONG, teks(sheet.alasan, KIRI)]
    columns = [
        f"{column_letters(k.kolom)} {_pendek(k.judul)} → {k.field}"
        + ("" if k.alasan == "persis" else f" ({_CARA.get(k.alasan, k.alasan)})")
        for k in source.kolom
        if k.field
    ]
    unused = [f"{column_letters(k.kolom)} {_pendek(k.judul)}" for k in source.kolom if not k.field and k.judul]
    notes = [*source.catatan, *_lewat(source)]
    if unused:
        notes.append("Kolom yang tidak dipakai: " + "; ".join(unused))
    other, _, score = (source.pesaing or "").rpartition(", skor ")
    if other and not score.startswith("-"):
        notes.append(f"Kemungkinan lain: {other}")
    if sheet.alasan:
        notes.append(sheet.alasan)
    return [
        *head,
        tautan(ctx.tautan_sumber(file.nama, sheet.nama, source.rentang), source.rentang, KIRI),
        teks(kind_label(source.jenis), KIRI),
        teks(", ".join(str(r) for r in source.baris_kepala), TENGAH),
        teks("\n".join(columns), KIRI),
        teks("\n".join(notes), KIRI),
    ]


def _lewat(source: Source) -> Iterator[str]:
    """The rows left out, one line per reason."""
    by_reason = sorted(source.lewat, key=lambda x: x.alasan)
    for reason, members in groupby(by_reason, key=lambda x: x.alasan):
        yield f"Baris {_rentang([m.baris for m in members])} tidak dipakai: {reason}"


def _rentang(rows: list[int]) -> str:
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    shown = ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs[:_RENTANG_TERBANYAK])
    return shown if len(runs) <= _RENTANG_TERBANYAK else f"{shown}, dan seterusnya ({len(rows)} baris)"


def _pendek(judul_kolom: str) -> str:
    return judul_kolom if len(judul_kolom) <= 60 else judul_kolom[:59] + "…"
