"""Sheet `Rekapitulasi`: every unit on one row, with live totals and ranks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lakip_xls.computing.hasil import rasio
from lakip_xls.findings import Tingkat
from lakip_xls.writing import formulas
from lakip_xls.writing.gaya import BULAT, JUMLAH, KIRI, PERSEN, TENGAH, UANG
from lakip_xls.writing.kop import alinea
from lakip_xls.writing.recap.konteks import TABEL, TAK_TERBACA, UKURAN, K, Konteks, cetak, peringkat
from lakip_xls.writing.sel import STRIP, Sel, bilangan, rumus, sel, teks, uang
from lakip_xls.writing.tabel import Kolom, Tabel

KOLOM = (
    Kolom("No", 5, gaya=TENGAH),
    Kolom("Perangkat Daerah", 34),
    Kolom("Tahun", 7, gaya=TENGAH),
    Kolom("Pagu (Rp)", 20, "Anggaran"),
    Kolom("Realisasi (Rp)", 20, "Anggaran"),
    Kolom("Sisa (Rp)", 20, "Anggaran"),
    Kolom("Serapan (%)", 9, "Anggaran"),
    Kolom("Capaian (%)", 9, "Kinerja"),
    Kolom("Dibatasi (%)", 9, "Kinerja"),
    Kolom("Kategori", 9, "Kinerja", TENGAH),
    Kolom("Predikat", 15, "Kinerja", TENGAH),
    Kolom("Capaian - serapan (poin)", 10, "Efisiensi"),
    Kolom("Sasaran efisien", 9, "Efisiensi", TENGAH),
    *(Kolom(name, 9, "Peringkat", TENGAH) for _, name in UKURAN),
    *(Kolom(t.value.capitalize(), 10, "Temuan", TENGAH) for t in Tingkat),
)


def tulis_tabel(ctx: Konteks) -> None:
    """Write the sheet and remember the row of every unit and of the totals."""
    lembar = ctx.lembar[TABEL]
    kolom = [replace(k, lebar=ctx.lebar_nama) if i == K["unit"] else k for i, k in enumerate(KOLOM)]
    lebar = [k.lebar for k in kolom]
    row = ctx.judul(lembar, lebar, "Rekapitulasi Laporan Kinerja")
    tabel = Tabel(lembar, kolom, row)
    units = ctx.rekap.terbaca
    first, last = tabel.baris_isi, tabel.baris_isi + len(units) - 1
    ranks = {name: peringkat(units, name) for name, _ in UKURAN}
    for number, unit in enumerate(units, 1):
        at = ctx.baris[unit.folder] = tabel.baris
        place = {name: sel(at, column) for name, column in K.items()}
        cells = [
            Sel(number, BULAT),
            ctx.tautan(unit),
            Sel(unit.tahun, BULAT) if unit.tahun else STRIP,
            uang(unit.pagu),
            uang(unit.realisasi),
            rumus(formulas.selisih(place["pagu"], place["realisasi"]), unit.sisa, UANG),
            rumus(formulas.persen(place["realisasi"], place["pagu"]), unit.serapan, PERSEN),
            bilangan(unit.capaian, PERSEN),
            bilangan(unit.capaian_dibatasi, PERSEN),
            teks(unit.kategori or "-", TENGAH),
            teks(unit.predikat or "-", TENGAH),
            rumus(formulas.selisih(place["capaian"], place["serapan"]), unit.selisih, PERSEN),
            teks(f"{unit.efisien} dari {unit.sasaran}" if unit.sasaran else "-", TENGAH),
            *(_rank(place[name], K[name], (first, last), ranks[name].get(unit.folder)) for name, _ in UKURAN),
            *(Sel(unit.tingkat.get(t.value, 0), BULAT) for t in Tingkat),
        ]
        tabel.tambah(cells)
    ctx.jumlah = tabel.tambah(_totals(ctx, first, last, tabel.baris), JUMLAH)
    below = tabel.tulis()
    note = (
        "Peringkat dihitung dari angka sebelum dibulatkan; nilai yang sama berbagi peringkat. Efisiensi diukur dengan "
        "rata-rata capaian dikurangi serapan anggaran (poin persen). Nama perangkat daerah membuka workbook hasilnya."
    )
    if ctx.rekap.tak_terbaca:
        note += f" {len(ctx.rekap.tak_terbaca)} folder tidak menghasilkan laporan; lihat lembar {TAK_TERBACA}."
    below = alinea(lembar, below, lebar, note, kecil=True)
    cetak(ctx, lembar, tabel, below, TABEL, (tabel.baris_isi, 2))


def _totals(ctx: Konteks, first: int, last: int, at: int) -> list[Sel]:
    units, rekap = ctx.rekap.terbaca, ctx.rekap
    rows = range(first, last + 1)
    whole = {"pagu": rekap.pagu, "realisasi": rekap.realisasi}
    left = sum((u.sisa for u in units if u.sisa is not None), Decimal(0))
    cells = [teks(None), teks("Jumlah / rata-rata", KIRI), teks(None)]
    if not units:
        return cells
    cells += [rumus(formulas.jumlah(K[k], rows), v, UANG) for k, v in whole.items()]
    cells.append(rumus(formulas.jumlah(K["sisa"], rows), left, UANG))
    rate = formulas.persen(sel(at, K["realisasi"]), sel(at, K["pagu"]))
    cells.append(rumus(rate, rasio(rekap.realisasi, rekap.pagu), PERSEN))
    for name, column in (("capaian", "capaian"), ("capaian_dibatasi", "dibatasi")):
        values = [v for u in units if (v := getattr(u, name)) is not None]
        mean = sum(values) / len(values) if values else None
        cells.append(rumus(formulas.rata_rata(K[column], rows), mean, PERSEN))
    cells += [teks(None)] * (K["kesalahan"] - len(cells))
    for level in Tingkat:
        count = sum(u.tingkat.get(level.value, 0) for u in units)
        cells.append(rumus(formulas.jumlah(K[level.value], rows), count, BULAT))
    return cells


def _rank(cell: str, column: int, rows: tuple[int, int], rank: int | None) -> Sel:
    area = f"{sel(rows[0], column)}:{sel(rows[1], column)}"
    absolute = ":".join(f"${p.rstrip('0123456789')}${p.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}" for p in area.split(":"))
    return rumus(f"=RANK({cell},{absolute})", rank, BULAT)
