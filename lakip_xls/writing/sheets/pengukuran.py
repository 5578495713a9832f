"""Sheet `3.1 Pengukuran`: target, realisasi, capaian, kategori and predikat of every indicator."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from lakip_xls.computing.capaian import huruf_dari
from lakip_xls.computing.hasil import Indikator, Sasaran
from lakip_xls.computing.triwulan import SETAHUN
from lakip_xls.model import Baris, Nilai
from lakip_xls.parsing.grades import BATAS
from lakip_xls.parsing.names import key
from lakip_xls.provenance import Ref
from lakip_xls.writing import formulas
from lakip_xls.writing.gaya import BULAT, JUMLAH, KIRI, PERSEN, TENGAH
from lakip_xls.writing.ketentuan import Ketentuan
from lakip_xls.writing.konteks import ROMAWI, Konteks
from lakip_xls.writing.kop import alinea, belum_ada, judul, kop, tanda_tangan
from lakip_xls.writing.sel import STRIP, Sel, bilangan, dari_nilai, kurang_sel, lebar_nilai, rujuk, rumus, sel, teks
from lakip_xls.writing.tabel import KOLOM_SUMBER, KOLOM_TEMUAN, Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak

NAMA = "3.1 Pengukuran"
_TARGET, _REALISASI, _CAPAIAN, _DIBATASI, _KATEGORI = 4, 5, 6, 7, 8


def tulis(ctx: Konteks) -> None:
    """Write the sheet and remember where each indicator's figures stand."""
    lembar = ctx.lembar[NAMA]
    title = [f"Tabel 3.1 Pengukuran Realisasi Kinerja {ctx.periode}", ctx.unit]
    sasaran, unmeasured = ctx.laporan.hitungan.sasaran, ctx.laporan.hitungan.tidak_diukur
    if not sasaran and not unmeasured:
        belum_ada(
            ctx,
            lembar,
            title,
            "dokumen Pengukuran Kinerja",
            "Pengukuran Kinerja dengan kolom sasaran, indikator, target, dan realisasi",
        )
        return
    targets = [i.target for s in sasaran for i in s.indikator] + [b["target"] for b in unmeasured]
    realised = [i.realisasi for s in sasaran for i in s.indikator]
    kolom = (
        Kolom("No", 5, gaya=TENGAH),
        Kolom("Sasaran Strategis", 31),
        Kolom("Indikator Sasaran", 38),
        Kolom("Satuan", 11, gaya=TENGAH),
        Kolom(f"Target {ctx.tahun}{ctx.sampai}", lebar_nilai(targets, 11), gaya=TENGAH),
        Kolom(f"Realisasi {ctx.tahun}{ctx.sampai}", lebar_nilai(realised, 11), gaya=TENGAH),
        Kolom("Capaian (%)", 11),
        Kolom("Capaian dibatasi (%)", 11),
        Kolom("Kategori", 10, gaya=TENGAH),
        Kolom("Predikat", 14, gaya=TENGAH),
        KOLOM_TEMUAN,
        KOLOM_SUMBER,
    )
    lebar = tuple(k.lebar for k in kolom if k.cetak)
    row = judul(lembar, kop(ctx, lembar, lebar), lebar, title)
    tabel = Tabel(lembar, kolom, row)
    rows = sum(len(s.indikator) for s in sasaran) + len(unmeasured) + 1
    start = tabel.baris_isi + rows + 2  # beside the signature, below the note
    ketentuan = Ketentuan(lembar, start, ctx.laporan.pengaturan)
    _isi(ctx, tabel, ketentuan)
    below = tabel.tulis()
    signed = alinea(
        lembar,
        below,
        lebar,
        "Kolom Ket. memuat kode temuan (+1: ada satu lagi); penjelasannya pada lembar Validasi. "
        "Tanda - berarti tidak ada nilai." + _catatan_triwulan(ctx),
        kecil=True,
    )
    tanda_tangan(ctx, lembar, signed, 6, len(lebar) - 1)
    below = ketentuan.tulis(lebar)
    atur_cetak(
        lembar,
        Cetak(
            mendatar=True,
            baris_ulang=(row, tabel.baris_isi - 1),
            beku=(tabel.baris_isi, 3),
            utuh=((max(tabel.baris - 2, tabel.baris_isi), below),),
            kepala_halaman=f"{ctx.unit} · Tabel 3.1",
        ),
        below,
        tabel.kolom_cetak,
    )


def _catatan_triwulan(ctx: Konteks) -> str:
    """In the report of a quarter: where the targets come from, and which are those of the whole year."""
    if ctx.laporan.triwulan is None:
        return ""
    yearly = [i.nama for i in ctx.laporan.hitungan.indikator if SETAHUN not in i.baris.nilai]
    text = f" Target sampai dengan Triwulan {ROMAWI[ctx.laporan.triwulan - 1]} diambil dari target triwulan."
    if yearly:
        text += (
            " Target setahun dipakai karena target triwulannya tidak ada: "
            + "; ".join(n.rstrip(" .") for n in yearly)
            + "."
        )
    return text


def _isi(ctx: Konteks, tabel: Tabel, ketentuan: Ketentuan) -> None:
    waiting = list(ctx.laporan.hitungan.tidak_diukur)
    measured: list[int] = []
    number = 0
    for number, goal in enumerate(ctx.laporan.hitungan.sasaran, 1):
        first = tabel.baris
        for indicator in goal.indikator:
            if indicator.capaian is not None:
                measured.append(tabel.baris)
            tabel.tambah(_baris(ctx, number, indicator, tabel, ketentuan))
        same = [b for b in waiting if key(b.teks("sasaran")) == key(goal.nama)]
        for row in same:
            waiting.remove(row)
            tabel.tambah(_tidak_diukur(ctx, number, row))
        for column in (0, 1):
            tabel.gabung(column, first, tabel.baris - 1)
    for row in waiting:
        number += 1
        tabel.tambah(_tidak_diukur(ctx, number, row))
    _rata_rata(ctx, tabel, ketentuan, measured)


def _baris(ctx: Konteks, number: int, own: Indikator, tabel: Tabel, ketentuan: Ketentuan) -> list[Sel]:
    row = tabel.baris
    place = own.baris.ref
    for name, column in (
        ("target", _TARGET),
        ("realisasi", _REALISASI),
        ("capaian", _CAPAIAN),
        ("dibatasi", _DIBATASI),
        ("kategori", _KATEGORI),
    ):
        ctx.alamat[name, place] = rujuk(tabel.lembar, row, column)
    target = ctx.nilai(own.target)
    if SETAHUN in own.baris.nilai and target.catatan is None:
        target = target.bercatatan(f"Target setahun: {own.baris.teks(SETAHUN) or '-'}.")
    realised = ctx.nilai(own.realisasi)
    if own.asal_realisasi in ("data dukung", "dihitung dari dokumen"):
        realised = realised.bercatatan(f"Tidak tertulis pada pengukuran kinerja; diambil dari {own.asal_realisasi}.")
    cells = (sel(row, _TARGET), sel(row, _REALISASI))
    formula = rumus_capaian(own.target, own.realisasi, own.polaritas, cells, ketentuan)
    reached = rumus(formula, own.capaian, PERSEN) if formula else bilangan(own.capaian, PERSEN)
    refs = (own.target.ref, own.realisasi.ref)
    return [
        Sel(number, BULAT),
        teks(own.sasaran, KIRI),
        teks(own.nama, KIRI),
        teks(own.satuan or own.target.satuan, TENGAH),
        target,
        realised,
        ctx.nilai(own.baris["capaian"], reached),
        *penilaian(ketentuan, own, sel(row, _CAPAIAN), sel(row, _DIBATASI), sel(row, _KATEGORI)),
        ctx.ket(
            *refs,
            own.baris.ref,
            *(own.baris[f].ref for f in ("indikator", "capaian", "kategori", "predikat")),
        ),
        ctx.sumber(own.baris.ref_of("indikator"), *refs),
    ]


def penilaian(
    ketentuan: Ketentuan, own: Indikator | Sasaran, capaian: str | None, dibatasi: str, kategori: str
) -> list[Sel]:
    """Limited capaian, kategori and predikat; `capaian` None where the limited value is no formula of it."""
    scale = ketentuan.skala
    limited = rumus(formulas.dibatasi(capaian, ketentuan.batas), own.capaian_dibatasi, PERSEN) if capaian else STRIP
    return [
        limited,
        rumus(scale.rumus_kategori(dibatasi), own.kategori, TENGAH),
        rumus(scale.rumus_predikat(kategori), own.predikat, TENGAH),
    ]


def rumus_capaian(
    target: Nilai, realisasi: Nilai, polaritas: str, cells: tuple[str, str], ketentuan: Ketentuan
) -> str | None:
    """The formula of a capaian from the cells of target and realisasi; None where it follows from neither."""
    settings = ketentuan.pengaturan
    if target.angka is not None and realisasi.angka is not None:
        return formulas.capaian(*cells, polaritas, settings.rumus_negatif)
    wanted, got = huruf_dari(target), huruf_dari(realisasi)
    if wanted and got and target.angka is None:
        letters, bounds = ketentuan.huruf
        return formulas.capaian_huruf(
            cells[0] if target.teks.upper() == wanted else f'"{wanted}"',
            cells[1] if realisasi.teks.upper() == got else f'"{got}"',
            letters,
            bounds,
            settings.penilaian_huruf,
            len(BATAS),
        )
    if target.teks.lower() == realisasi.teks.lower():
        return f'=IF(TRIM({cells[1]})=TRIM({cells[0]}),100,"-")'
    return None


def _tidak_diukur(ctx: Konteks, number: int, row: Baris) -> list[Sel]:
    return [
        Sel(number, BULAT),
        teks(row.teks("sasaran"), KIRI),
        teks(row.teks("indikator"), KIRI),
        teks(row.teks("satuan") or row["target"].satuan, TENGAH),
        ctx.nilai(row["target"]),
        STRIP,
        STRIP,
        STRIP,
        STRIP,
        teks("belum diukur", TENGAH),
        ctx.ket(row.ref, row["indikator"].ref, row["target"].ref),
        ctx.sumber(row.ref_of("indikator"), row["target"].ref),
    ]


def _rata_rata(ctx: Konteks, tabel: Tabel, ketentuan: Ketentuan, measured: list[int]) -> None:
    total = ctx.laporan.hitungan.ringkasan
    row = tabel.baris
    written = [b for b in ctx.laporan.data.jumlah("pengukuran") if b.teks("lingkup") in ("", "semua")]
    refs = [b["capaian"].ref for b in written]
    scale, lacking = ketentuan.skala, total.kurang.get("capaian", ())
    cells = [teks("Rata-rata capaian", TENGAH)] + [teks("")] * 5
    cells += [
        sel_rata(measured, _CAPAIAN, total.rata_rata_capaian, lacking),
        sel_rata(measured, _DIBATASI, total.rata_rata_capaian_dibatasi, lacking),
        rumus(scale.rumus_kategori(sel(row, _DIBATASI)), total.kategori, TENGAH),
        rumus(scale.rumus_predikat(sel(row, _KATEGORI)), total.predikat, TENGAH),
        ctx.ket(*refs),
        ctx.sumber(*refs),
    ]
    tabel.tambah(cells, JUMLAH)
    tabel.lebarkan(row, 0, 5)
    for name, column in (("rata", _CAPAIAN), ("rata dibatasi", _DIBATASI), ("kategori", _KATEGORI)):
        ctx.alamat[name, "semua"] = rujuk(tabel.lembar, row, column)
    if total.rata_rata_capaian is not None:
        ctx.gerbang.nama("RATA_RATA_CAPAIAN", rujuk(tabel.lembar, row, _CAPAIAN))
        ctx.gerbang.nama("RATA_RATA_CAPAIAN_DIBATASI", rujuk(tabel.lembar, row, _DIBATASI))
    ctx.ketentuan = ketentuan


def sel_rata(rows: Sequence[int], column: int, mean: Decimal | None, kurang: Sequence[Ref]) -> Sel:
    """The mean of rows as a formula; else the cells that it lacks, or a dash where nothing is measured."""
    return kurang_sel(kurang) if mean is None else rumus(formulas.rata_rata(column, rows), mean, PERSEN)


def sel_rujukan(ctx: Konteks, nama: str, own: Indikator) -> Sel:
    """A target or realisasi of 3.1 shown on another sheet, by reference where there is something."""
    nilai = own.target if nama == "target" else own.realisasi
    cell = dari_nilai(nilai)
    address = ctx.alamat.get((nama, own.baris.ref))
    return cell if cell is STRIP or address is None else rumus("=" + address, cell.isi, cell.gaya)


def gabung_sasaran(tabel: Tabel, names: Sequence[str]) -> None:
    """Merge number and sasaran (the first two columns) over the rows of one sasaran, and number them."""
    row = tabel.baris_isi
    for number, (_, members) in enumerate(groupby(names), 1):
        count = len(list(members))
        tabel.ganti_sel(row, 0, Sel(number, BULAT))
        for column in (0, 1):
            tabel.gabung(column, row, row + count - 1)
        row += count
