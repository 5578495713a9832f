"""A whole office in odd layouts, consistent: the report is made and nothing is complained about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lakip_xls.export import json_object
from lakip_xls.findings import Tingkat
from lakip_xls.pipeline import Options, process
from tests.documents.sheets import Sheet, write

P1 = "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK"
P2 = "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"
K1 = "Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan"
K2 = "Administrasi Keuangan Perangkat Daerah"
S1 = "Koordinasi/Sinergi Perencanaan dan Pelaksanaan Kegiatan Pemerintahan dengan Perangkat Daerah dan Instansi Vertikal Terkait"
S2 = "Penyediaan Gaji dan Tunjangan ASN"
KOP = [["PEMERINTAH KABUPATEN CONTOH"], ["KECAMATAN SUKAMAJU"], ["Jalan Raya Nomor 1 Sukamaju"], []]
TTD = [[], [None, None, "Sukamaju, 2 Januari 2024"], [None, None, "CAMAT SUKAMAJU"], [], [None, None, "NAMA PEJABAT"],
       [None, None, "NIP. 19700101 199001 1 001"]]  # fmt: skip


def office(folder: Path) -> None:
    write(
        folder / "Perjanjian Kinerja.xlsx",
        Sheet(
            [
                *KOP,
                ["PERJANJIAN KINERJA TAHUN 2024"],
                ["CAMAT SUKAMAJU"],
                ["No", "Sasaran Strategis", "Indikator Sasaran", "Target"],
                ["(1)", "(2)", "(3)", "(4)"],
                [1, "Meningkatnya kualitas pelayanan", "Indeks Kepuasan Masyarakat", "85,50 Nilai"],
                [2, "Meningkatnya akuntabilitas kinerja", "Nilai SAKIP Kecamatan", "BB"],
                [],
                [None, "PROGRAM", "ANGGARAN", "Ket"],
                [None, f"1. {P1}", "Rp.   1.000.000,-", "APBD"],
                [None, f"2. {P2}", "Rp.   3.000.000,-", "APBD"],
                [None, "Jumlah", "Rp.   4.000.000,-", None],
                *TTD,
            ],
            "CAMAT",
        ),
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2024"],
                ["SEKRETARIS KECAMATAN"],
                ["No", "Sasaran Program", "Indikator Program", "Target"],
                [1, "Terlaksananya administrasi", "Persentase administrasi", "100 %"],
                [],
                [None, "PROGRAM", "ANGGARAN", "Ket"],
                [None, f"1. {P2}", "Rp.   3.000.000,-", "APBD"],
            ],
            "SEKCAM",
        ),
    )
    write(
        folder / "RKT.xlsx",
        Sheet(
            [
                ["RENCANA KINERJA TAHUNAN 2024"],
                ["KECAMATAN SUKAMAJU"],
                ["No", "Sasaran Strategis", "Indikator Kinerja", "Target", "Program", "Kegiatan", "Sub Kegiatan",
                 "Indikator Sub Kegiatan", "Target", "Anggaran (dalam ribuan rupiah)"],
                [1, "Meningkatnya kualitas pelayanan", "Indeks Kepuasan Masyarakat", "85,50 Nilai", P1, K1, S1,
                 "Jumlah laporan koordinasi", "4 Laporan", 1000],
                [2, "Meningkatnya akuntabilitas kinerja", "Nilai SAKIP Kecamatan", "BB", P2, K2, S2,
                 "Jumlah orang yang menerima gaji", "24 Orang", 3000],
            ],
            "Sheet1",
        ),
    )  # fmt: skip
    write(
        folder / "Renaksi.xlsx",
        Sheet(
            [
                *KOP,
                ["RENCANA AKSI PENCAPAIAN KINERJA TAHUN 2024"],
                ["NO", "SASARAN STRATEGIS", None, "TARGET", None, None, None, "PROGRAM", "KEGIATAN", "SUB KEGIATAN", None,
                 "SATUAN", "TARGET", None, None, None, "KET"],
                [None, "URAIAN", "INDIKATOR KINERJA", "TW I", "TW II", "TW III", "TW IV", None, None, "URAIAN",
                 "INDIKATOR KINERJA", None, "TW I", "TW II", "TW III", "TW IV", None],
                [1, "Meningkatnya kualitas pelayanan", "Indeks Kepuasan Masyarakat", "-", "-", "-", "85,50", P1, K1, S1,
                 "Jumlah laporan koordinasi", "Laporan", 1, 1, 1, 1, None],
                [2, "Meningkatnya akuntabilitas kinerja", "Nilai SAKIP Kecamatan", "-", "-", "-", "BB", P2, K2, S2,
                 "Jumlah orang yang menerima gaji", "Orang", 24, 24, 24, 24, None],
            ],
            merge=["A6:A7", "B6:C6", "D6:G6", "H6:H7", "I6:I7", "J6:K6", "L6:L7", "M6:P6", "Q6:Q7"],
        ),
    )  # fmt: skip
    write(
        folder / "Rekap.xlsx",
        Sheet(
            [
                ["REALISASI ANGGARAN TAHUN 2024"],
                ["KECAMATAN SUKAMAJU"],
                ["NO", "PROGRAM DAN KEGIATAN", "PAGU", "REALISASI", None, "SISA"],
                [None, None, None, "(Rp)", "(%)", None],
                ["A", P1, 1000000, 900000, 0.9, 100000],
                ["I", f"Kegiatan {K1}", 1000000, 900000, 0.9, 100000],
                ["1.1", f"Sub Kegiatan {S1}", 1000000, 900000, 0.9, 100000],
                [],
                ["B", P2, 3000000, 2850000, 0.95, 150000],
                ["I", f"Kegiatan {K2}", 3000000, 2850000, 0.95, 150000],
                ["1.1", f"Sub Kegiatan{S2}", 3000000, 2850000, 0.95, 150000],
                [None, "JUMLAH", 4000000, 3750000, 0.9375, 250000],
                ["Sumber Data: Bendahara Kecamatan"],
            ],
            merge=["D3:E3"],
            format={"E5:E12": "0.00%"},
        ),
    )
    write(
        folder / "Capaian.xlsx",
        Sheet(
            [
                ["Capaian Kinerja"],
                [
                    "No",
                    "Sasaran",
                    "Indikator Kinerja",
                    "Satuan",
                    "Tahun",
                    "Triwulan",
                    "Target",
                    "Realisasi",
                    "Capaian %",
                ],
                [
                    1,
                    "Meningkatnya kualitas pelayanan",
                    "Indeks Kepuasan Masyarakat",
                    "Nilai",
                    2024,
                    1,
                    None,
                    None,
                    None,
                ],
                [2, "Meningkatnya kualitas pelayanan", "Indeks Kepuasan Masyarakat", "Nilai", 2024, 4, 85.5, 85.5, 100],
                [
                    3,
                    "Meningkatnya akuntabilitas kinerja",
                    "Nilai SAKIP Kecamatan",
                    "Predikat",
                    2024,
                    1,
                    None,
                    None,
                    None,
                ],
                [
                    4,
                    "Meningkatnya akuntabilitas kinerja",
                    "Nilai SAKIP Kecamatan",
                    "Predikat",
                    2024,
                    4,
                    "BB",
                    "BB",
                    100,
                ],
            ],
            "Worksheet",
        ),
    )


def test_a_consistent_office_is_exact_and_silent(tmp_path: Path) -> None:
    office(tmp_path)
    laporan = process(tmp_path, Options(tanggal=date(2025, 1, 31)))
    assert [(t.kode, t.file, t.cell, t.uraian) for t in laporan.temuan if t.tingkat is not Tingkat.INFO] == []
    result = json_object(laporan)
    assert (result["unit"], result["pemerintah"], result["tahun"]) == ("Kecamatan Sukamaju", "Kabupaten Contoh", 2024)
    assert [(r["program"], r["anggaran"]) for r in result["tabel"]["pk_program"]] == [(P1, 1000000), (P2, 3000000)]
    assert [r["anggaran"] for r in result["tabel"]["rkt"]] == [1000000, 3000000]
    assert [(r["sub_kegiatan"], r["tw4"]) for r in result["tabel"]["rencana_aksi"]] == [(S1, 1), (S2, 24)]
    assert [r["realisasi"] for r in result["tabel"]["pengukuran"]] == [85.5, "BB"]
    assert result["ringkasan"]["pagu"] == 4000000 and result["ringkasan"]["realisasi"] == 3750000
