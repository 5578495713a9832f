"""The blank workbooks: one for every document kind, as data."""

from __future__ import annotations

from lakip_xls.templates.columns import (
    KELUARAN,
    PAGU,
    REALISASI,
    REPEAT,
    indikator,
    kegiatan,
    many,
    money,
    pegawai,
    program,
    program_name,
    sasaran,
    satuan,
    serapan,
    sub_kegiatan,
    tahun,
    target,
    total,
    triwulan,
)
from lakip_xls.templates.skeleton import CellType, EntrySheet, Template, TemplateColumn

TEMPLATE: tuple[Template, ...] = (
    Template(
        "Perjanjian Kinerja.xlsx",
        "Perjanjian Kinerja kepala perangkat daerah: indikator sasaran dan anggaran program",
        (
            EntrySheet(
                "Indikator",
                "PERJANJIAN KINERJA",
                (sasaran(), indikator(), satuan(), target()),
                "Satu baris satu indikator sasaran.",
                (many("Indikator Kinerja"),),
            ),
            EntrySheet(
                "Program",
                "PERJANJIAN KINERJA - PROGRAM DAN ANGGARAN",
                (
                    program(60, "Satu program satu baris."),
                    money("Anggaran (Rp)", 250_000_000, "Anggaran program."),
                    TemplateColumn("Sumber Dana", 18, ("APBD",), "Misalnya APBD, DAU, P-APBD."),
                ),
                "Satu baris satu program; tanpa baris jumlah.",
                (total("Anggaran (Rp)"),),
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
                    sasaran(),
                    indikator("Indikator Sasaran"),
                    target("Target Sasaran"),
                    program(),
                    TemplateColumn(
                        "Indikator Program",
                        34,
                        ("Persentase Capaian Pelayanan Publik",),
                        f"Indikator program. {REPEAT}",
                    ),
                    target("Target Program", "100%"),
                    kegiatan(),
                    sub_kegiatan(),
                    TemplateColumn("Indikator Sub Kegiatan", 38, (KELUARAN,), "Keluaran sub kegiatan."),
                    target("Target Sub Kegiatan", 12),
                    satuan("Dokumen"),
                    money("Anggaran (Rp)", 250_000_000, "Anggaran sub kegiatan."),
                ),
                "Satu baris satu sub kegiatan; tanpa baris jumlah.",
                (many("Sub Kegiatan"), total("Anggaran (Rp)")),
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
                    sasaran(),
                    *program_name(),
                    indikator("Indikator", KELUARAN),
                    satuan("Dokumen"),
                    target("Target Setahun", 12),
                    *triwulan(3, 3, 3, 3),
                ),
                "Satu baris satu sub kegiatan.",
                (many("Sub Kegiatan"),),
                120,
            ),
            EntrySheet(
                "Sasaran",
                "RENCANA AKSI - INDIKATOR SASARAN",
                (
                    sasaran(),
                    indikator("Indikator Sasaran"),
                    satuan(),
                    target("Target Setahun"),
                    *triwulan("", "", "", 80.5),
                ),
                "Satu baris satu indikator sasaran; diperlukan untuk laporan triwulan.",
                (many("Indikator Sasaran"),),
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
                    TemplateColumn("Kode", 22, ("7.01.02.2.01.0002",), "Kode sub kegiatan (boleh dikosongkan)."),
                    *program_name(),
                    money(PAGU, 250_000_000, "Pagu terakhir sub kegiatan."),
                    money(REALISASI, 245_500_000, "Realisasi sub kegiatan; 0 bila belum ada."),
                ),
                "Satu baris satu sub kegiatan; program dan kegiatan dijumlahkan sendiri oleh lakip-xls.",
                (many("Sub Kegiatan"), total(PAGU), total(REALISASI), serapan(PAGU, REALISASI)),
                120,
            ),
            EntrySheet(
                "Belanja",
                "REALISASI ANGGARAN - KOMPOSISI BELANJA",
                (
                    TemplateColumn(
                        "Kelompok Belanja", 36, ("Belanja Operasi",), "Pilih dari daftar.", CellType.KELOMPOK
                    ),
                    money(PAGU, 240_000_000, "Pagu kelompok belanja."),
                    money(REALISASI, 236_000_000, "Realisasi kelompok belanja."),
                ),
                "Satu baris satu kelompok belanja; jumlahnya harus sama dengan lembar Realisasi Anggaran.",
                (total(PAGU), total(REALISASI), serapan(PAGU, REALISASI)),
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
                    *program_name(),
                    indikator("Indikator", KELUARAN),
                    satuan("Dokumen"),
                    target("Target", 12),
                    target("Realisasi", 12),
                ),
                "Satu baris satu sub kegiatan; capaian dihitung oleh lakip-xls.",
                (many("Sub Kegiatan"),),
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
                    sasaran(),
                    indikator(),
                    satuan(),
                    TemplateColumn(
                        "Polaritas",
                        11,
                        ("positif",),
                        "positif: makin besar makin baik; negatif: makin kecil makin baik.",
                        CellType.POLARITAS,
                    ),
                    target(),
                    target("Realisasi", 82.15),
                ),
                "Satu baris satu indikator; capaian, kategori, dan predikat dihitung oleh lakip-xls.",
                (many("Indikator Kinerja"),),
            ),
            EntrySheet(
                "Tahun Lalu",
                "PERBANDINGAN DENGAN TAHUN SEBELUMNYA",
                (
                    sasaran(),
                    indikator(),
                    satuan(),
                    *tahun("Target", (78, 79), "Target tahun itu"),
                    *tahun("Realisasi", (78.9, 80.02), "Realisasi tahun itu"),
                ),
                "Satu baris satu indikator; isi dua tahun sebelum tahun laporan.",
                (many("Indikator Kinerja"),),
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
                    sasaran(),
                    indikator(),
                    satuan(),
                    *tahun("Target Tahun", (78, 79, 80, 80.5, 81, 81.5), "Target tahun itu"),
                ),
                "Satu baris satu indikator; judul kolom tahun diisi tahun Renstra berturut-turut.",
                (many("Indikator Kinerja"),),
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
                    sasaran(),
                    indikator("Indikator Kinerja Utama"),
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
                (many("Indikator Kinerja Utama"),),
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
                    indikator(sample="Persentase pengaduan yang ditindaklanjuti"),
                    TemplateColumn(
                        "Uraian Pembilang", 36, ("Jumlah pengaduan yang ditindaklanjuti",), "Apa yang dihitung."
                    ),
                    TemplateColumn("Pembilang", 12, (48,), "Angka pembilang.", CellType.TARGET),
                    TemplateColumn("Uraian Penyebut", 36, ("Jumlah seluruh pengaduan",), "Dibandingkan dengan apa."),
                    TemplateColumn("Penyebut", 12, (50,), "Angka penyebut.", CellType.TARGET),
                ),
                "Satu baris satu indikator; hasilnya (pembilang / penyebut x 100) dihitung oleh lakip-xls.",
                (many("Indikator Kinerja"),),
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
                    sub_kegiatan(60),
                    money("Anggaran Semula (Rp)", 275_000_000, "Anggaran semula."),
                    money("Anggaran Ditarik (Rp)", 25_000_000, "Bagian yang ditarik."),
                ),
                "Satu baris satu sub kegiatan; tanpa baris jumlah.",
                (total("Anggaran Semula (Rp)"), total("Anggaran Ditarik (Rp)")),
            ),
        ),
    ),
    Template(
        "Data Kepegawaian.xlsx",
        "Jumlah pegawai menurut jabatan, golongan, dan pendidikan",
        (
            pegawai(
                "Jabatan",
                "JUMLAH PEGAWAI MENURUT JABATAN",
                TemplateColumn("Jabatan", 44, ("Kepala Seksi",), "Nama jabatan."),
            ),
            pegawai(
                "Golongan",
                "JUMLAH PEGAWAI MENURUT GOLONGAN",
                TemplateColumn("Pangkat", 36, ("Penata Tingkat I",), "Nama pangkat."),
                TemplateColumn("Golongan", 14, ("III/d",), "Golongan ruang."),
            ),
            pegawai(
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
                    sasaran(),
                    indikator(),
                    satuan(),
                    target("Realisasi Nasional", 83.2),
                    TemplateColumn("Keterangan", 34, ("Rata-rata nasional",), "Sumber angka pembandingnya."),
                ),
                "Satu baris satu indikator yang ada pembandingnya.",
                (many("Indikator Kinerja"),),
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
