"""Columns that the blank workbooks share, each with its example."""

from __future__ import annotations

from lakip_xls.templates.skeleton import CellType, EntrySheet, Rekap, TemplateColumn

SASARAN = "Meningkatnya Kualitas Pelayanan Publik"
IKM = "Indeks Kepuasan Masyarakat"
PROGRAM = "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK"
KEGIATAN = "Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan"
SUB = "Peningkatan Efektifitas Kegiatan Pemerintahan di Tingkat Kecamatan"
KELUARAN = "Jumlah Dokumen Peningkatan Efektifitas Kegiatan Pemerintahan di Tingkat Kecamatan"
REPEAT = "Boleh dikosongkan bila sama dengan baris di atasnya."


def sasaran() -> TemplateColumn:
    return TemplateColumn(
        "Sasaran Strategis", 38, (SASARAN,), f"Nama sasaran seperti pada Perjanjian Kinerja. {REPEAT}"
    )


def indikator(title: str = "Indikator Kinerja", sample: str = IKM) -> TemplateColumn:
    return TemplateColumn(
        title, 40, (sample,), "Nama indikator, satu indikator satu baris, ditulis sama di semua dokumen."
    )


def satuan(sample: str = "Indeks") -> TemplateColumn:
    return TemplateColumn("Satuan", 13, (sample,), "Pilih dari daftar atau ketik sendiri.", CellType.SATUAN)


def target(title: str = "Target", sample: str | float = 80.5, group: str = "") -> TemplateColumn:
    return TemplateColumn(
        title, 12, (sample,), "Angka (koma untuk desimal), nilai huruf (BB), atau teks (WTP).", CellType.TARGET, group
    )


_CHOOSE = "Pilih dari daftar nama resmi atau ketik sendiri."


def program(width: float = 34, rest: str = REPEAT) -> TemplateColumn:
    text = f"Nama program menurut nomenklatur, tanpa nomor. {_CHOOSE} {rest}"
    return TemplateColumn("Program", width, (PROGRAM,), text, CellType.PROGRAM)


def kegiatan() -> TemplateColumn:
    return TemplateColumn("Kegiatan", 34, (KEGIATAN,), f"Nama kegiatan. {_CHOOSE} {REPEAT}", CellType.KEGIATAN)


def sub_kegiatan(width: float = 38) -> TemplateColumn:
    text = f"Nama sub kegiatan, satu sub kegiatan satu baris. {_CHOOSE}"
    return TemplateColumn("Sub Kegiatan", width, (SUB,), text, CellType.SUB_KEGIATAN)


def program_name() -> tuple[TemplateColumn, TemplateColumn, TemplateColumn]:
    return program(), kegiatan(), sub_kegiatan()


def triwulan(*sample: float | str) -> tuple[TemplateColumn, ...]:
    text = "Target pada triwulan itu saja (bukan kumulatif); kosongkan bila tidak ada."
    names = ("TW I", "TW II", "TW III", "TW IV")
    return tuple(
        TemplateColumn(n, 8, (c,), text, CellType.TARGET, "Target Triwulan") for n, c in zip(names, sample, strict=True)
    )


def tahun(group: str, sample: tuple[float | str, ...], what: str) -> tuple[TemplateColumn, ...]:
    return tuple(
        TemplateColumn(
            "",
            9,
            (c,),
            f"{what}; ganti judul kolomnya ('Tahun') dengan angka tahunnya.",
            CellType.TARGET,
            group,
            "Tahun",
        )
        for c in sample
    )


def many(title: str) -> Rekap:
    return Rekap(f"Banyak baris terisi (kolom {title})", f"=COUNTA([{title}])")


def total(title: str) -> Rekap:
    return Rekap(f"Jumlah {title}", f"=SUM([{title}])")


def serapan(pagu: str, realisasi: str) -> Rekap:
    return Rekap("Serapan (%)", f"=IF(SUM([{pagu}])=0,0,ROUND(SUM([{realisasi}])/SUM([{pagu}])*100,2))")


PAGU, REALISASI = "Pagu (Rp)", "Realisasi (Rp)"


def money(title: str, sample: int, penjelasan: str) -> TemplateColumn:
    return TemplateColumn(title, 19, (sample,), penjelasan + " Rupiah penuh, angka saja.", CellType.MONEY)


def pegawai(name: str, title: str, *column: TemplateColumn) -> EntrySheet:
    count = TemplateColumn("Jumlah", 12, (1,), "Banyak orang.", CellType.TALLY)
    return EntrySheet(
        name, title, (*column, count), "Satu baris satu kelompok; tanpa baris jumlah.", (total("Jumlah"),), 30
    )
