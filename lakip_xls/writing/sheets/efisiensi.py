"""Sheet `3.7 Efisiensi`: capaian of each sasaran against the serapan of its programmes."""

from __future__ import annotations

from lakip_xls.computing.efisiensi import efisiensi_pmk22, nilai_pmk22
from lakip_xls.computing.hasil import Efisiensi
from lakip_xls.parsing.names import key
from lakip_xls.parsing.rounding import round_half_up
from lakip_xls.settings import MetodeEfisiensi
from lakip_xls.writing import formulas
from lakip_xls.writing.gaya import BULAT, KIRI, PERSEN, TENGAH
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import alinea, belum_ada, judul
from lakip_xls.writing.sel import STRIP, Sel, bilangan, kurang_sel, rujuk, rumus, sel, teks, uang
from lakip_xls.writing.sheets.anggaran import alamat_pos, kurang_pos, sel_serapan
from lakip_xls.writing.tabel import KOLOM_TEMUAN, Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak

NAMA = "3.7 Efisiensi"
_PAGU, _REALISASI, _CAPAIAN, _SERAPAN = 3, 4, 5, 6


def tulis(ctx: Konteks) -> None:
    """Write the sheet; needs 3.5 and 3.8 written before."""
    lembar = ctx.lembar[NAMA]
    title = [f"Tabel 3.7 Efisiensi Penggunaan Sumber Daya {ctx.periode}", ctx.unit]
    rows = ctx.laporan.hitungan.efisiensi
    if not rows:
        belum_ada(
            ctx,
            lembar,
            title,
            "Pengukuran Kinerja, Realisasi Anggaran, atau hubungan sasaran dengan program",
            "Pengukuran Kinerja, Realisasi Anggaran, dan RKT atau Rencana Aksi yang menyebut program tiap "
            "sasaran "
            "(atau lembar Pengaturan yang menghubungkannya)",
        )
        return
    kolom = (
        Kolom("No", 5, gaya=TENGAH),
        Kolom("Sasaran Strategis", 34),
        Kolom("Program Pendukung", 36),
        Kolom("Pagu (Rp)", ctx.lebar_uang),
        Kolom("Realisasi (Rp)", ctx.lebar_uang),
        Kolom("Capaian Kinerja (%)", 11),
        Kolom("Serapan Anggaran (%)", 11),
        *(
            (Kolom("E (%)", 10, gaya=PERSEN), Kolom("NE", 9, gaya=PERSEN))
            if ctx.laporan.pengaturan.metode_efisiensi is MetodeEfisiensi.PMK22
            else (Kolom("Selisih (poin)", 10),)
        ),
        Kolom("Tingkat Efisiensi", 14, gaya=TENGAH),
        KOLOM_TEMUAN,
    )
    lebar = tuple(k.lebar for k in kolom)
    row = judul(lembar, 0, lebar, title)
    tabel = Tabel(lembar, kolom, row)
    for number, own in enumerate(rows, 1):
        _baris(ctx, tabel, number, own)
    below = tabel.tulis()
    below = alinea(
        lembar,
        below,
        lebar,
        "Capaian sasaran adalah rata-rata capaian indikatornya (Tabel 3.5, tanpa batas); serapan dihitung "
        "dari pagu dan "
        "realisasi program pendukungnya (Tabel 3.8). Cara menentukan tingkat efisiensi: Ketentuan "
        "perhitungan pada "
        "Tabel 3.1.",
        kecil=True,
    )
    atur_cetak(
        lembar,
        Cetak(
            mendatar=True,
            baris_ulang=(row, tabel.baris_isi - 1),
            beku=(tabel.baris_isi, 2),
            kepala_halaman=f"{ctx.unit} · Tabel 3.7",
        ),
        below,
        tabel.kolom_cetak,
    )


def _baris(ctx: Konteks, tabel: Tabel, number: int, own: Efisiensi) -> None:
    row = tabel.baris
    metode = ctx.laporan.pengaturan.metode_efisiensi
    gap = f"=ROUND({sel(row, _CAPAIAN)}-{sel(row, _SERAPAN)},2)"
    rounded = None if own.selisih is None else round_half_up(own.selisih, 2) + 0
    verdict = formulas.efisiensi(
        metode,
        *(sel(row, column) for column in (_PAGU, _REALISASI, _CAPAIAN, _SERAPAN)),
    )
    reached = ctx.alamat.get(("rata", own.sasaran))
    written = [
        value.ref
        for b in ctx.laporan.data.baris("efisiensi_tertulis")
        if key(b.teks("sasaran")) == key(own.sasaran)
        for value in b.nilai.values()
    ]
    lacking = [ref for name in ("pagu", "realisasi") for ref in kurang_pos(ctx, own.program, name)]
    names = [f"{i}. {p.nama}" if len(own.program) > 1 else p.nama for i, p in enumerate(own.program, 1)]
    tabel.tambah(
        [
            Sel(number, BULAT),
            teks(own.sasaran, KIRI),
            teks("\n".join(names), KIRI) if names else STRIP,
            _uang(ctx, own, "pagu"),
            _uang(ctx, own, "realisasi"),
            rumus(f"={reached}", own.capaian, PERSEN) if reached else bilangan(own.capaian, PERSEN),
            sel_serapan(own.pagu, own.realisasi, row, _PAGU, _REALISASI, lacking),
            *(_pmk22(own, row) if metode is MetodeEfisiensi.PMK22 else (rumus(gap, rounded, PERSEN),)),
            rumus(verdict, own.tingkat_efisiensi, TENGAH),
            ctx.ket(*written),
        ]
    )
    ctx.alamat["serapan sasaran", own.sasaran] = rujuk(tabel.lembar, row, _SERAPAN)


def _pmk22(own: Efisiensi, row: int) -> tuple[Sel, Sel]:
    """E and NE of PMK 22/2021."""
    e = efisiensi_pmk22(own.pagu, own.realisasi, own.capaian)
    formula = formulas.efisiensi_pmk22(*(sel(row, column) for column in (_PAGU, _REALISASI, _CAPAIAN)))
    return rumus(formula, e, PERSEN), rumus(f"=50+{sel(row, _CAPAIAN + 2)}/20*50", nilai_pmk22(e), PERSEN)


def _uang(ctx: Konteks, own: Efisiensi, name: str) -> Sel:
    value = own.pagu if name == "pagu" else own.realisasi
    if value is None:
        return kurang_sel(kurang_pos(ctx, own.program, name))
    cell = uang(value)
    places = [alamat_pos(ctx, name, p) for p in own.program]
    known = [p for p in places if p]
    return rumus(formulas.tambah(known), value, cell.gaya) if known and len(known) == len(places) else cell
