"""Sheet `Rencana Aksi`: targets per quarter of sasaran and sub kegiatan."""

from __future__ import annotations

from decimal import Decimal

from lakip_xls.model import Baris
from lakip_xls.parsing.names import key
from lakip_xls.writing import formulas
from lakip_xls.writing.gaya import KIRI, PERSEN, TENGAH, UTAMA
from lakip_xls.writing.konteks import ROMAWI, Konteks
from lakip_xls.writing.kop import alinea, belum_ada, judul, kop, tanda_tangan
from lakip_xls.writing.sel import KOSONG, Sel, lebar_nilai, rujuk, rumus, sel, teks
from lakip_xls.writing.tabel import KOLOM_SUMBER, KOLOM_TEMUAN, Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak

NAMA = "Rencana Aksi"
_TINGKAT = ("sasaran", "program", "kegiatan", "sub_kegiatan")
_TW = ("tw1", "tw2", "tw3", "tw4")
_KOLOM_TW = 7
_KOLOM_BAGIAN = 13


def tulis(ctx: Konteks) -> None:
    """Write the sheet and remember the mean share of the plan of each quarter."""
    lembar = ctx.lembar[NAMA]
    title = [f"Rencana Aksi {ctx.unit}", f"Tahun {ctx.tahun}"]
    rows = ctx.laporan.data.baris("rencana_aksi")
    goals = ctx.laporan.data.baris("rencana_aksi_sasaran")
    if not rows and not goals:
        belum_ada(
            ctx,
            lembar,
            title,
            "dokumen Rencana Aksi",
            "Rencana Aksi dengan kolom sasaran, program, kegiatan, indikator, satuan, dan target triwulan I sampai IV",
        )
        return
    every = [*rows, *goals]
    width = lebar_nilai((b[q] for b in every for q in _TW), 7)
    kolom = (
        Kolom("Sasaran", 22),
        Kolom("Program", 21),
        Kolom("Kegiatan", 23),
        Kolom("Sub Kegiatan", 27),
        Kolom("Indikator", 31),
        Kolom("Satuan", 11, gaya=TENGAH),
        Kolom("Target", lebar_nilai((b["target"] for b in every), 8), gaya=TENGAH),
        *(Kolom(r, width, "Target Triwulan", TENGAH) for r in ROMAWI),
        KOLOM_TEMUAN,
        KOLOM_SUMBER,
        *(Kolom(f"TW {r}", 8, "Bagian dari jumlah target (%)", PERSEN, cetak=False) for r in ROMAWI),
    )
    lebar = tuple(k.lebar for k in kolom if k.cetak)
    top = judul(lembar, kop(ctx, lembar, lebar), lebar, title)
    tabel = Tabel(lembar, kolom, top)
    _isi(ctx, tabel, rows, goals)
    _bagian(ctx, tabel)
    below = tabel.tulis()
    if goals:
        below = alinea(lembar, below, lebar, "Baris berwarna memuat target sasaran tiap triwulan.", kecil=True)
    below = tanda_tangan(ctx, lembar, below, 7, len(lebar) - 1)
    atur_cetak(
        lembar,
        Cetak(
            mendatar=True,
            baris_ulang=(top, tabel.baris_isi - 1),
            beku=(tabel.baris_isi, 4),
            utuh=((max(tabel.baris - 2, tabel.baris_isi), below),),
            kepala_halaman=f"{ctx.unit} · Rencana Aksi",
        ),
        below,
        tabel.kolom_cetak,
    )


def _isi(ctx: Konteks, tabel: Tabel, rows: list[Baris], goals: list[Baris]) -> None:
    waiting = list(goals)
    written: list[tuple[str, ...]] = []

    def sasaran(match: str | None) -> None:
        for own in [g for g in waiting if match is None or key(g.teks("sasaran")) == match]:
            waiting.remove(own)
            written.append(("",) * len(_TINGKAT))
            at = tabel.tambah(_baris(ctx, tabel.baris, own), UTAMA)
            tabel.lebarkan(at, 0, 3)

    known = {key(b.teks("sasaran")) for b in rows}
    for own in list(goals):
        if key(own.teks("sasaran")) not in known:
            sasaran(key(own.teks("sasaran")))
    previous = None
    for own in rows:
        if key(own.teks("sasaran")) != previous:
            previous = key(own.teks("sasaran"))
            sasaran(previous)
        written.append(tuple(own.teks(level) for level in _TINGKAT))
        tabel.tambah(_baris(ctx, tabel.baris, own))
    gabung_induk(tabel, written)


def gabung_induk(tabel: Tabel, paths: list[tuple[str, ...]], kolom: int = 0) -> None:
    """Merge parents down: a column's cells are one where it and all columns left of it agree."""
    for depth in range(len(paths[0]) if paths else 0):
        start = 0
        for index in range(1, len(paths) + 1):
            same = index < len(paths) and paths[index][: depth + 1] == paths[start][: depth + 1]
            if not same or not paths[start][depth]:
                if index - 1 > start and paths[start][depth]:
                    tabel.gabung(kolom + depth, tabel.baris_isi + start, tabel.baris_isi + index - 1)
                start = index


def _baris(ctx: Konteks, row: int, own: Baris) -> list[Sel]:
    values = [own["target"], *(own[q] for q in _TW)]
    refs = [v.ref for v in values] + [own[n].ref for n in (*_TINGKAT, "indikator", "satuan")]
    return [
        *(teks(own.teks(level), KIRI) for level in _TINGKAT),
        teks(own.teks("indikator"), KIRI),
        teks(own.teks("satuan") or next((v.satuan for v in values if v.satuan), None), TENGAH),
        *(ctx.nilai(v) for v in values),
        ctx.ket(*refs),
        ctx.sumber(own["indikator"].ref or own.ref, *(v.ref for v in values)),
        *_bagian_baris(own, row),
    ]


def _bagian_baris(own: Baris, row: int) -> list[Sel]:
    """Each quarter's share of the sum of the quarters; nothing where they add up to zero or less."""
    values = [own.angka(q) for q in _TW]
    known = [v for v in values if v is not None]
    if sum(known) <= 0 or any(v < 0 for v in known):
        return [KOSONG] * len(_TW)
    span = f"{sel(row, _KOLOM_TW)}:{sel(row, _KOLOM_TW + 3)}"
    return [
        rumus(f"=SUM({sel(row, _KOLOM_TW + i)})/SUM({span})*100", (v or 0) * 100 / sum(known), PERSEN)
        for i, v in enumerate(values)
    ]


def _bagian(ctx: Konteks, tabel: Tabel) -> None:
    """A row with the mean share per quarter, beside the printed page; charts use it."""
    shares = tabel.isi_kolom(_KOLOM_BAGIAN, _KOLOM_BAGIAN + 3)
    rows = [r for r, cells in shares if cells[0].rumus]
    if not rows:
        return
    at = tabel.baris
    cells: list[Sel] = [teks("Rata-rata bagian tiap triwulan (%)", KIRI)] + [KOSONG] * (_KOLOM_BAGIAN - 1)
    for i in range(len(_TW)):
        values = [c[i].isi for _, c in shares if c[0].rumus]
        numbers = [Decimal(v) for v in values if isinstance(v, (int, Decimal))]
        mean = sum(numbers, Decimal(0)) / len(numbers)
        cells.append(rumus(formulas.rata_rata(_KOLOM_BAGIAN + i, rows), mean, PERSEN))
        cells[_KOLOM_TW + i] = rumus(f"={sel(at, _KOLOM_BAGIAN + i)}", mean, PERSEN)
        ctx.alamat["bagian triwulan", i] = rujuk(tabel.lembar, at, _KOLOM_TW + i)
        ctx.angka["bagian triwulan", i] = mean
    tabel.tambah(cells, UTAMA)
    tabel.lebarkan(at, 0, 6)
