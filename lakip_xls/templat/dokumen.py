"""The blank workbooks: one for every document kind, as data."""

from __future__ import annotations

from lakip_xls.templat.rangka import Kolom, LembarIsian, Macam, Rekap, Templat

_SASARAN = "Meningkatnya Kualitas Pelayanan Publik"
_IKM = "Indeks Kepuasan Masyarakat"
_PROGRAM = "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK"
_KEGIATAN = "Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan"
_SUB = "Peningkatan Efektifitas Kegiatan Pemerintahan di Tingkat Kecamatan"
_KELUARAN = "Jumlah Laporan Peningkatan Efektifitas Kegiatan Pemerintahan di Tingkat Kecamatan"
_ULANG = "Boleh dikosongkan bila sama dengan baris di atasnya."


def _sasaran() -> Kolom:
    return Kolom("Sasaran Strategis", 38, (_SASARAN,), f"Nama sasaran seperti pada Perjanjian Kinerja. {_ULANG}")


def _indikator(judul: str = "Indikator Kinerja", contoh: str = _IKM) -> Kolom:
    return Kolom(judul, 40, (contoh,), "Nama indikator, satu indikator satu baris, ditulis sama di semua dokumen.")


def _satuan(contoh: str = "Indeks") -> Kolom:
    return Kolom("Satuan", 13, (contoh,), "Pilih dari daftar atau ketik sendiri.", Macam.SATUAN)


def _target(judul: str = "Target", contoh: str | float = 80.5, grup: str = "") -> Kolom:
    return Kolom(
        judul, 12, (contoh,), "Angka (koma untuk desimal), nilai huruf (BB), atau teks (WTP).", Macam.TARGET, grup
    )


def _nama_program() -> tuple[Kolom, Kolom, Kolom]:
    return (
        Kolom("Program", 34, (_PROGRAM,), f"Nama program menurut nomenklatur, tanpa nomor. {_ULANG}"),
        Kolom("Kegiatan", 34, (_KEGIATAN,), f"Nama kegiatan. {_ULANG}"),
        Kolom("Sub Kegiatan", 38, (_SUB,), "Nama sub kegiatan, satu sub kegiatan satu baris."),
    )


def _triwulan(*contoh: float | str) -> tuple[Kolom, ...]:
    text = "Target pada triwulan itu saja (bukan kumulatif); kosongkan bila tidak ada."
    names = ("TW I", "TW II", "TW III", "TW IV")
    return tuple(Kolom(n, 8, (c,), text, Macam.TARGET, "Target Triwulan") for n, c in zip(names, contoh, strict=True))


def _tahun(grup: str, contoh: tuple[float | str, ...], apa: str) -> tuple[Kolom, ...]:
    return tuple(
        Kolom("", 9, (c,), f"{apa}; ganti judul kolomnya ('Tahun') dengan angka tahunnya.", Macam.TARGET, grup, "Tahun")
        for c in contoh
    )


def _banyak(judul: str) -> Rekap:
    return Rekap(f"Banyak baris terisi (kolom {judul})", f"=COUNTA([{judul}])")


def _jumlah(judul: str) -> Rekap:
    return Rekap(f"Jumlah {judul}", f"=SUM([{judul}])")


def _serapan(pagu: str, realisasi: str) -> Rekap:
    return Rekap("Serapan (%)", f"=IF(SUM([{pagu}])=0,0,ROUND(SUM([{realisasi}])/SUM([{pagu}])*100,2))")


_PAGU, _REALISASI = "Pagu (Rp)", "Realisasi (Rp)"


def _uang(judul: str, contoh: int, penjelasan: str) -> Kolom:
    return Kolom(judul, 19, (contoh,), penjelasan + " Rupiah penuh, angka saja.", Macam.UANG)


def _pegawai(nama: str, judul: str, *kolom: Kolom) -> LembarIsian:
    count = Kolom("Jumlah", 12, (1,), "Banyak orang.", Macam.CACAH)
    return LembarIsian(
        nama, judul, (*kolom, count), "Satu baris satu kelompok; tanpa baris jumlah.", (_jumlah("Jumlah"),), 30
    )


TEMPLAT: tuple[Templat, ...] = (
    Templat(
        "Perjanjian Kinerja.xlsx",
        "Perjanjian Kinerja kepala perangkat daerah: indikator sasaran dan anggaran program",
        (
            LembarIsian(
                "Indikator",
                "PERJANJIAN KINERJA",
                (_sasaran(), _indikator(), _satuan(), _target()),
                "Satu baris satu indikator sasaran.",
                (_banyak("Indikator Kinerja"),),
            ),
            LembarIsian(
                "Program",
                "PERJANJIAN KINERJA - PROGRAM DAN ANGGARAN",
                (
                    Kolom("Program", 60, (_PROGRAM,), "Nama program menurut nomenklatur, satu program satu baris."),
                    _uang("Anggaran (Rp)", 250_000_000, "Anggaran program."),
                    Kolom("Sumber Dana", 18, ("APBD",), "Misalnya APBD, DAU, P-APBD."),
                ),
                "Satu baris satu program; tanpa baris jumlah.",
                (_jumlah("Anggaran (Rp)"),),
                30,
            ),
        ),
        berperubahan=True,
    ),
    Templat(
        "RKT.xlsx",
        "Rencana Kinerja Tahunan: dari sasaran sampai sub kegiatan",
        (
            LembarIsian(
                "RKT",
                "RENCANA KINERJA TAHUNAN",
                (
                    _sasaran(),
                    _indikator("Indikator Sasaran"),
                    _target("Target Sasaran"),
                    Kolom("Program", 34, (_PROGRAM,), f"Nama program. {_ULANG}"),
                    Kolom(
                        "Indikator Program",
                        34,
                        ("Persentase Capaian Pelayanan Publik",),
                        f"Indikator program. {_ULANG}",
                    ),
                    _target("Target Program", "100%"),
                    Kolom("Kegiatan", 34, (_KEGIATAN,), f"Nama kegiatan. {_ULANG}"),
                    Kolom("Sub Kegiatan", 38, (_SUB,), "Nama sub kegiatan, satu sub kegiatan satu baris."),
                    Kolom("Indikator Sub Kegiatan", 38, (_KELUARAN,), "Keluaran sub kegiatan."),
                    _target("Target Sub Kegiatan", 12),
                    _satuan("Laporan"),
                    _uang("Anggaran (Rp)", 250_000_000, "Anggaran sub kegiatan."),
                ),
                "Satu baris satu sub kegiatan; tanpa baris jumlah.",
                (_banyak("Sub Kegiatan"), _jumlah("Anggaran (Rp)")),
                120,
            ),
        ),
        berperubahan=True,
    ),
    Templat(
        "Rencana Aksi.xlsx",
        "Rencana Aksi: target tiap triwulan",
        (
            LembarIsian(
                "Sub Kegiatan",
                "RENCANA AKSI",
                (
                    _sasaran(),
                    *_nama_program(),
                    _indikator("Indikator", _KELUARAN),
                    _satuan("Laporan"),
                    _target("Target Setahun", 12),
                    *_triwulan(3, 3, 3, 3),
                ),
                "Satu baris satu sub kegiatan.",
                (_banyak("Sub Kegiatan"),),
                120,
            ),
            LembarIsian(
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
                (_banyak("Indikator Sasaran"),),
            ),
        ),
        berperubahan=True,
    ),
    Templat(
        "Realisasi Anggaran.xlsx",
        "Pagu dan realisasi tiap sub kegiatan, serta komposisi belanja",
        (
            LembarIsian(
                "Realisasi Anggaran",
                "REALISASI ANGGARAN",
                (
                    Kolom("Kode", 22, ("7.01.02.2.01.0001",), "Kode sub kegiatan (boleh dikosongkan)."),
                    *_nama_program(),
                    _uang(_PAGU, 250_000_000, "Pagu terakhir sub kegiatan."),
                    _uang(_REALISASI, 245_500_000, "Realisasi sub kegiatan; 0 bila belum ada."),
                ),
                "Satu baris satu sub kegiatan; program dan kegiatan dijumlahkan sendiri oleh lakip-xls.",
                (_banyak("Sub Kegiatan"), _jumlah(_PAGU), _jumlah(_REALISASI), _serapan(_PAGU, _REALISASI)),
                120,
            ),
            LembarIsian(
                "Belanja",
                "REALISASI ANGGARAN - KOMPOSISI BELANJA",
                (
                    Kolom("Kelompok Belanja", 36, ("Belanja Operasi",), "Pilih dari daftar.", Macam.KELOMPOK),
                    _uang(_PAGU, 240_000_000, "Pagu kelompok belanja."),
                    _uang(_REALISASI, 236_000_000, "Realisasi kelompok belanja."),
                ),
                "Satu baris satu kelompok belanja; jumlahnya harus sama dengan lembar Realisasi Anggaran.",
                (_jumlah(_PAGU), _jumlah(_REALISASI), _serapan(_PAGU, _REALISASI)),
                10,
            ),
        ),
    ),
    Templat(
        "Realisasi Program.xlsx",
        "Target dan realisasi keluaran tiap sub kegiatan (Tabel 3.6)",
        (
            LembarIsian(
                "Realisasi Program",
                "TARGET DAN REALISASI PROGRAM",
                (
                    *_nama_program(),
                    _indikator("Indikator", _KELUARAN),
                    _satuan("Laporan"),
                    _target("Target", 12),
                    _target("Realisasi", 12),
                ),
                "Satu baris satu sub kegiatan; capaian dihitung oleh lakip-xls.",
                (_banyak("Sub Kegiatan"),),
                120,
            ),
        ),
    ),
    Templat(
        "Pengukuran Kinerja.xlsx",
        "Target dan realisasi indikator sasaran (Tabel 3.1), dan tahun-tahun sebelumnya (Tabel 3.2)",
        (
            LembarIsian(
                "Pengukuran",
                "PENGUKURAN KINERJA",
                (
                    _sasaran(),
                    _indikator(),
                    _satuan(),
                    Kolom(
                        "Polaritas",
                        11,
                        ("positif",),
                        "positif: makin besar makin baik; negatif: makin kecil makin baik.",
                        Macam.POLARITAS,
                    ),
                    _target(),
                    _target("Realisasi", 82.15),
                ),
                "Satu baris satu indikator; capaian, kategori, dan predikat dihitung oleh lakip-xls.",
                (_banyak("Indikator Kinerja"),),
            ),
            LembarIsian(
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
                (_banyak("Indikator Kinerja"),),
            ),
        ),
    ),
    Templat(
        "Renstra.xlsx",
        "Target indikator sasaran tiap tahun Renstra (Tabel 3.3)",
        (
            LembarIsian(
                "Renstra",
                "RENCANA STRATEGIS",
                (
                    _sasaran(),
                    _indikator(),
                    _satuan(),
                    *_tahun("Target Tahun", (78, 79, 80, 80.5, 81, 81.5), "Target tahun itu"),
                ),
                "Satu baris satu indikator; judul kolom tahun diisi tahun Renstra berturut-turut.",
                (_banyak("Indikator Kinerja"),),
            ),
        ),
    ),
    Templat(
        "IKU.xlsx",
        "Indikator Kinerja Utama: formulasi, penanggung jawab, sumber data",
        (
            LembarIsian(
                "IKU",
                "INDIKATOR KINERJA UTAMA",
                (
                    _sasaran(),
                    _indikator("Indikator Kinerja Utama"),
                    Kolom(
                        "Formulasi Perhitungan",
                        48,
                        ("Nilai rata-rata tertimbang survei kepuasan masyarakat",),
                        "Cara menghitung indikator.",
                    ),
                    Kolom("Penanggung Jawab", 26, ("Seksi Pelayanan",), "Bagian yang bertanggung jawab."),
                    Kolom("Sumber Data", 26, ("Laporan SKM",), "Dokumen sumber datanya."),
                ),
                "Satu baris satu indikator.",
                (_banyak("Indikator Kinerja Utama"),),
            ),
        ),
    ),
    Templat(
        "Data Dukung Indikator.xlsx",
        "Pembilang dan penyebut indikator yang berupa persentase",
        (
            LembarIsian(
                "Data Dukung",
                "DATA DUKUNG INDIKATOR",
                (
                    _indikator(contoh="Persentase pengaduan yang ditindaklanjuti"),
                    Kolom("Uraian Pembilang", 36, ("Jumlah pengaduan yang ditindaklanjuti",), "Apa yang dihitung."),
                    Kolom("Pembilang", 12, (48,), "Angka pembilang.", Macam.TARGET),
                    Kolom("Uraian Penyebut", 36, ("Jumlah seluruh pengaduan",), "Dibandingkan dengan apa."),
                    Kolom("Penyebut", 12, (50,), "Angka penyebut.", Macam.TARGET),
                ),
                "Satu baris satu indikator; hasilnya (pembilang / penyebut x 100) dihitung oleh lakip-xls.",
                (_banyak("Indikator Kinerja"),),
            ),
        ),
    ),
    Templat(
        "Refocusing.xlsx",
        "Pergeseran (refocusing) anggaran tiap sub kegiatan, bila ada",
        (
            LembarIsian(
                "Refocusing",
                "REFOCUSING ANGGARAN",
                (
                    Kolom("Sub Kegiatan", 60, (_SUB,), "Nama sub kegiatan, satu sub kegiatan satu baris."),
                    _uang("Anggaran Semula (Rp)", 275_000_000, "Anggaran semula."),
                    _uang("Anggaran Ditarik (Rp)", 25_000_000, "Bagian yang ditarik."),
                ),
                "Satu baris satu sub kegiatan; tanpa baris jumlah.",
                (_jumlah("Anggaran Semula (Rp)"), _jumlah("Anggaran Ditarik (Rp)")),
            ),
        ),
    ),
    Templat(
        "Data Kepegawaian.xlsx",
        "Jumlah pegawai menurut jabatan, golongan, dan pendidikan",
        (
            _pegawai(
                "Jabatan", "JUMLAH PEGAWAI MENURUT JABATAN", Kolom("Jabatan", 44, ("Kepala Seksi",), "Nama jabatan.")
            ),
            _pegawai(
                "Golongan",
                "JUMLAH PEGAWAI MENURUT GOLONGAN",
                Kolom("Pangkat", 36, ("Penata Tingkat I",), "Nama pangkat."),
                Kolom("Golongan", 14, ("III/d",), "Golongan ruang."),
            ),
            _pegawai(
                "Pendidikan",
                "JUMLAH PEGAWAI MENURUT PENDIDIKAN",
                Kolom("Pendidikan", 36, ("Strata 1 (S1)",), "Jenjang pendidikan."),
            ),
        ),
    ),
    Templat(
        "Pembanding.xlsx",
        "Realisasi nasional atau daerah sebagai pembanding (Tabel 3.4)",
        (
            LembarIsian(
                "Pembanding",
                "PEMBANDING NASIONAL",
                (
                    _sasaran(),
                    _indikator(),
                    _satuan(),
                    _target("Realisasi Nasional", 83.2),
                    Kolom("Keterangan", 34, ("Rata-rata nasional",), "Sumber angka pembandingnya."),
                ),
                "Satu baris satu indikator yang ada pembandingnya.",
                (_banyak("Indikator Kinerja"),),
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
