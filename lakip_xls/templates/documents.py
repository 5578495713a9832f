"""The blank workbooks: one for every document kind, as data."""

from __future__ import annotations

from lakip_xls.templates.skeleton import CellType, EntrySheet, Rekap, Template, TemplateColumn

_SASARAN = "Meningkatnya Kualitas Pelayanan Publik"
_IKM = "Indeks Kepuasan Masyarakat"
_PROGRAM = "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK"
_KEGIATAN = "Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan"
_SUB = "Peningkatan Efektifitas Kegiatan Pemerintahan di Tingkat Kecamatan"
_KELUARAN = "Jumlah Laporan Peningkatan Efektifitas Kegiatan Pemerintahan di Tingkat Kecamatan"
_REPEAT = "Boleh dikosongkan bila sama dengan baris di atasnya."


def _sasaran() -> TemplateColumn:
    return TemplateColumn(
        "Sasaran Strategis", 38, (_SASARAN,), f"Nama sasaran seperti pada Perjanjian Kinerja. {_REPEAT}"
    )


def _indikator(title: str = "Indikator Kinerja", sample: str = _IKM) -> TemplateColumn:
    return TemplateColumn(
        title, 40, (sample,), "Nama indikator, satu indikator satu baris, ditulis sama di semua dokumen."
    )


def _satuan(sample: str = "Indeks") -> TemplateColumn:
    return TemplateColumn("Satuan", 13, (sample,), "Pilih dari daftar atau ketik sendiri.", CellType.SATUAN)


def _target(title: str = "Target", sample: str | float = 80.5, group: str = "") -> TemplateColumn:
    return TemplateColumn(
        title, 12, (sample,), "Angka (koma untuk desimal), nilai huruf (BB), atau teks (WTP).", CellType.TARGET, group
    )


def _program_name() -> tuple[TemplateColumn, TemplateColumn, TemplateColumn]:
    return (
        TemplateColumn("Program", 34, (_PROGRAM,), f"Nama program menurut nomenklatur, tanpa nomor. {_REPEAT}"),
        TemplateColumn("Kegiatan", 34, (_KEGIATAN,), f"Nama kegiatan. {_REPEAT}"),
        TemplateColumn("Sub Kegiatan", 38, (_SUB,), "Nama sub kegiatan, satu sub kegiatan satu baris."),
    )


def _triwulan(*sample: float | str) -> tuple[TemplateColumn, ...]:
    text = "Target pada triwulan itu saja (bukan kumulatif); kosongkan bila tidak ada."
    names = ("TW I", "TW II", "TW III", "TW IV")
    return tuple(
        TemplateColumn(n, 8, (c,), text, CellType.TARGET, "Target Triwulan") for n, c in zip(names, sample, strict=True)
    )


def _tahun(group: str, sample: tuple[float | str, ...], what: str) -> tuple[TemplateColumn, ...]:
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


def _many(title: str) -> Rekap:
    return Rekap(f"Banyak baris terisi (kolom {title})", f"=COUNTA([{title}])")


def _total(title: str) -> Rekap:
    return Rekap(f"Jumlah {title}", f"=SUM([{title}])")


def _serapan(pagu: str, realisasi: str) -> Rekap:
    return Rekap("Serapan (%)", f"=IF(SUM([{pagu}])=0,0,ROUND(SUM([{realisasi}])/SUM([{pagu}])*100,2))")


_PAGU, _REALISASI = "Pagu (Rp)", "Realisasi (Rp)"


def _money(title: str, sample: int, penjelasan: str) -> TemplateColumn:
    return TemplateColumn(title, 19, (sample,), penjelasan + " Rupiah penuh, angka saja.", CellType.MONEY)


def _pegawai(name: str, title: str, *column: TemplateColumn) -> EntrySheet:
    count = TemplateColumn("Jumlah", 12, (1,), "Banyak orang.", CellType.TALLY)
    return EntrySheet(
        name, title, (*column, count), "Satu baris satu kelompok; tanpa baris jumlah.", (_total("Jumlah"),), 30
    )


TEMPLATE: tuple[Template, ...] = (
    Template(
        "Perjanjian Kinerja.xlsx",
        "Perjanjian Kinerja kepala perangkat daerah: indikator sasaran dan anggaran program",
        (
            EntrySheet(
                "Indikator",
                "PERJANJIAN KINERJA",
                (_sasaran(), _indikator(), _satuan(), _target()),
                "Satu baris satu indikator sasaran.",
                (_many("Indikator Kinerja"),),
            ),
            EntrySheet(
                "Program",
                "PERJANJIAN KINERJA - PROGRAM DAN ANGGARAN",
                (
                    TemplateColumn(
                        "Program", 60, (_PROGRAM,), "Nama program menurut nomenklatur, satu program satu baris."
                    ),
                    _money("Anggaran (Rp)", 250_000_000, "Anggaran program."),
                    TemplateColumn("Sumber Dana", 18, ("APBD",), "Misalnya APBD, DAU, P-APBD."),
                ),
                "Satu baris satu program; tanpa baris jumlah.",
                (_total("Anggaran (Rp)"),),
                30,
            ),
        ),
        with_perubahan=True,
    ),
    Template(
        "RKT.xlsx",
        "Rencana Kinerja Tahunan: dari sasaran sampai sub kegiatan",
        (
            EntrySheet(
                "RKT",
                "RENCANA KINERJA TAHUNAN",
                (
                    _sasaran(),
                    _indikator("Indikator Sasaran"),
                    _target("Target Sasaran"),
                    TemplateColumn("Program", 34, (_PROGRAM,), f"Nama program. {_REPEAT}"),
                    TemplateColumn(
                        "Indikator Program",
                        34,
                        ("Persentase Capaian Pelayanan Publik",),
                        f"Indikator program. {_REPEAT}",
                    ),
                    _target("Target Program", "100%"),
                    TemplateColumn("Kegiatan", 34, (_KEGIATAN,), f"Nama kegiatan. {_REPEAT}"),
                    TemplateColumn("Sub Kegiatan", 38, (_SUB,), "Nama sub kegiatan, satu sub kegiatan satu baris."),
                    TemplateColumn("Indikator Sub Kegiatan", 38, (_KELUARAN,), "Keluaran sub kegiatan."),
                    _target("Target Sub Kegiatan", 12),
                    _satuan("Laporan"),
                    _money("Anggaran (Rp)", 250_000_000, "Anggaran sub kegiatan."),
                ),
                "Satu baris satu sub kegiatan; tanpa baris jumlah.",
                (_many("Sub Kegiatan"), _total("Anggaran (Rp)")),
                120,
            ),
        ),
        with_perubahan=True,
    ),
    Template(
        "Rencana Aksi.xlsx",
        "Rencana Aksi: target tiap triwulan",
        (
            EntrySheet(
                "Sub Kegiatan",
                "RENCANA AKSI",
                (
                    _sasaran(),
                    *_program_name(),
                    _indikator("Indikator", _KELUARAN),
                    _satuan("Laporan"),
                    _target("Target Setahun", 12),
                    *_triwulan(3, 3, 3, 3),
                ),
                "Satu baris satu sub kegiatan.",
                (_many("Sub Kegiatan"),),
                120,
            ),
            EntrySheet(
                "Sasaran",
                "RENCANA AKSI - INDIKATOR SASARAN",
                (
                    _sasaran(),
                    _indikator("Indikator Sasaran"),
                    _satuan(),
                    _target("Target Setahun"),
                    *_triwulan("", "", "", 80.5),
                ),
                "Satu baris satu indikator sasaran; diperlukan untuk laporan triwulan.",
                (_many("Indikator Sasaran"),),
            ),
        ),
        with_perubahan=True,
    ),
    Template(
        "Realisasi Anggaran.xlsx",
        "Pagu dan realisasi tiap sub kegiatan, serta komposisi belanja",
        (
            EntrySheet(
                "Realisasi Anggaran",
                "REALISASI ANGGARAN",
                (
                    TemplateColumn("Kode", 22, ("7.01.02.2.01.0001",), "Kode sub kegiatan (boleh dikosongkan)."),
                    *_program_name(),
                    _money(_PAGU, 250_000_000, "Pagu terakhir sub kegiatan."),
                    _money(_REALISASI, 245_500_000, "Realisasi sub kegiatan; 0 bila belum ada."),
                ),
                "Satu baris satu sub kegiatan; program dan kegiatan dijumlahkan sendiri oleh lakip-xls.",
                (_many("Sub Kegiatan"), _total(_PAGU), _total(_REALISASI), _serapan(_PAGU, _REALISASI)),
                120,
            ),
            EntrySheet(
                "Belanja",
                "REALISASI ANGGARAN - KOMPOSISI BELANJA",
                (
                    TemplateColumn(
                        "Kelompok Belanja", 36, ("Belanja Operasi",), "Pilih dari daftar.", CellType.KELOMPOK
                    ),
                    _money(_PAGU, 240_000_000, "Pagu kelompok belanja."),
                    _money(_REALISASI, 236_000_000, "Realisasi kelompok belanja."),
                ),
                "Satu baris satu kelompok belanja; jumlahnya harus sama dengan lembar Realisasi Anggaran.",
                (_total(_PAGU), _total(_REALISASI), _serapan(_PAGU, _REALISASI)),
                10,
            ),
        ),
    ),
    Template(
        "Realisasi Program.xlsx",
        "Target dan realisasi keluaran tiap sub kegiatan (Tabel 3.6)",
        (
            EntrySheet(
                "Realisasi Program",
                "TARGET DAN REALISASI PROGRAM",
                (
                    *_program_name(),
                    _indikator("Indikator", _KELUARAN),
                    _satuan("Laporan"),
                    _target("Target", 12),
                    _target("Realisasi", 12),
                ),
                "Satu baris satu sub kegiatan; capaian dihitung oleh lakip-xls.",
                (_many("Sub Kegiatan"),),
                120,
            ),
        ),
    ),
    Template(
        "Pengukuran Kinerja.xlsx",
        "Target dan realisasi indikator sasaran (Tabel 3.1), dan tahun-tahun sebelumnya (Tabel 3.2)",
        (
            EntrySheet(
                "Pengukuran",
                "PENGUKURAN KINERJA",
                (
                    _sasaran(),
                    _indikator(),
                    _satuan(),
                    TemplateColumn(
                        "Polaritas",
                        11,
                        ("positif",),
                        "positif: makin besar makin baik; negatif: makin kecil makin baik.",
                        CellType.POLARITAS,
                    ),
                    _target(),
                    _target("Realisasi", 82.15),
                ),
                "Satu baris satu indikator; capaian, kategori, dan predikat dihitung oleh lakip-xls.",
                (_many("Indikator Kinerja"),),
            ),
            EntrySheet(
                "Tahun Lalu",
                "PERBANDINGAN DENGAN TAHUN SEBELUMNYA",
                (
                    _sasaran(),
                    _indikator(),
                    _satuan(),
                    *_tahun("Target", (78, 79), "Target tahun itu"),
                    *_tahun("Realisasi", (78.9, 80.02), "Realisasi tahun itu"),
                ),
                "Satu baris satu indikator; isi dua tahun sebelum tahun laporan.",
                (_many("Indikator Kinerja"),),
            ),
        ),
    ),
    Template(
        "Renstra.xlsx",
        "Target indikator sasaran tiap tahun Renstra (Tabel 3.3)",
        (
            EntrySheet(
                "Renstra",
                "RENCANA STRATEGIS",
                (
                    _sasaran(),
                    _indikator(),
                    _satuan(),
                    *_tahun("Target Tahun", (78, 79, 80, 80.5, 81, 81.5), "Target tahun itu"),
                ),
                "Satu baris satu indikator; judul kolom tahun diisi tahun Renstra berturut-turut.",
                (_many("Indikator Kinerja"),),
            ),
        ),
    ),
    Template(
        "IKU.xlsx",
        "Indikator Kinerja Utama: formulasi, penanggung jawab, sumber data",
        (
            EntrySheet(
                "IKU",
                "INDIKATOR KINERJA UTAMA",
                (
                    _sasaran(),
                    _indikator("Indikator Kinerja Utama"),
                    TemplateColumn(
                        "Formulasi Perhitungan",
                        48,
                        ("Nilai rata-rata tertimbang survei kepuasan masyarakat",),
                        "Cara menghitung indikator.",
                    ),
                    TemplateColumn("Penanggung Jawab", 26, ("Seksi Pelayanan",), "Bagian yang bertanggung jawab."),
                    TemplateColumn("Sumber Data", 26, ("Laporan SKM",), "Dokumen sumber datanya."),
                ),
                "Satu baris satu indikator.",
                (_many("Indikator Kinerja Utama"),),
            ),
        ),
    ),
    Template(
        "Data Dukung Indikator.xlsx",
        "Pembilang dan penyebut indikator yang berupa persentase",
        (
            EntrySheet(
                "Data Dukung",
                "DATA DUKUNG INDIKATOR",
                (
                    _indikator(sample="Persentase pengaduan yang ditindaklanjuti"),
                    TemplateColumn(
                        "Uraian Pembilang", 36, ("Jumlah pengaduan yang ditindaklanjuti",), "Apa yang dihitung."
                    ),
                    TemplateColumn("Pembilang", 12, (48,), "Angka pembilang.", CellType.TARGET),
                    TemplateColumn("Uraian Penyebut", 36, ("Jumlah seluruh pengaduan",), "Dibandingkan dengan apa."),
                    TemplateColumn("Penyebut", 12, (50,), "Angka penyebut.", CellType.TARGET),
                ),
                "Satu baris satu indikator; hasilnya (pembilang / penyebut x 100) dihitung oleh lakip-xls.",
                (_many("Indikator Kinerja"),),
            ),
        ),
    ),
    Template(
        "Refocusing.xlsx",
        "Pergeseran (refocusing) anggaran tiap sub kegiatan, bila ada",
        (
            EntrySheet(
                "Refocusing",
                "REFOCUSING ANGGARAN",
                (
                    TemplateColumn("Sub Kegiatan", 60, (_SUB,), "Nama sub kegiatan, satu sub kegiatan satu baris."),
                    _money("Anggaran Semula (Rp)", 275_000_000, "Anggaran semula."),
                    _money("Anggaran Ditarik (Rp)", 25_000_000, "Bagian yang ditarik."),
                ),
                "Satu baris satu sub kegiatan; tanpa baris jumlah.",
                (_total("Anggaran Semula (Rp)"), _total("Anggaran Ditarik (Rp)")),
            ),
        ),
    ),
    Template(
        "Data Kepegawaian.xlsx",
        "Jumlah pegawai menurut jabatan, golongan, dan pendidikan",
        (
            _pegawai(
                "Jabatan",
                "JUMLAH PEGAWAI MENURUT JABATAN",
                TemplateColumn("Jabatan", 44, ("Kepala Seksi",), "Nama jabatan."),
            ),
            _pegawai(
                "Golongan",
                "JUMLAH PEGAWAI MENURUT GOLONGAN",
                TemplateColumn("Pangkat", 36, ("Penata Tingkat I",), "Nama pangkat."),
                TemplateColumn("Golongan", 14, ("III/d",), "Golongan ruang."),
            ),
            _pegawai(
                "Pendidikan",
                "JUMLAH PEGAWAI MENURUT PENDIDIKAN",
                TemplateColumn("Pendidikan", 36, ("Strata 1 (S1)",), "Jenjang pendidikan."),
            ),
        ),
    ),
    Template(
        "Pembanding.xlsx",
        "Realisasi nasional atau daerah sebagai pembanding (Tabel 3.4)",
        (
            EntrySheet(
                "Pembanding",
                "PEMBANDING NASIONAL",
                (
                    _sasaran(),
                    _indikator(),
                    _satuan(),
                    _target("Realisasi Nasional", 83.2),
                    TemplateColumn("Keterangan", 34, ("Rata-rata nasional",), "Sumber angka pembandingnya."),
                ),
                "Satu baris satu indikator yang ada pembandingnya.",
                (_many("Indikator Kinerja"),),
            ),
        ),
    ),
)
"""Every blank workbook, in the order in which a report is put together."""

SATUAN = (
    "Persen", "Indeks", "Nilai", "Predikat", "Dokumen", "Laporan", "Kegiatan", "Orang", "Lembaga", "Unit", "Paket",
    "Bulan", "Orang/Bulan", "Kali", "Desa", "Kelurahan", "Tahapan", "Hari", "Jenis", "Berkas", "Rupiah",
)  # fmt: skip
"""Units that the drop-down offers; others may be typed."""
