"""More odd but real tables: exports, shifted tables, notes in between, several pages."""

from __future__ import annotations

from tests.documents.sheets import Sheet, content, disturbance, kind, read, total


def test_page_breaks_repeat_the_header_and_the_numbering() -> None:
    head = ["Kode", "Uraian", "Pagu", "Realisasi", "%"]
    numbering = [1, 2, 3, 4, "5 = 4 / 3 x 100"]
    r = read(
        Sheet(
            [
                ["REALISASI ANGGARAN TAHUN 2024"],
                head,
                numbering,
                ["7.01.01", "PROGRAM A", 300, 150, 50],
                ["7.01.01.2.01", "Kegiatan A1", 300, 150, 50],
                ["7.01.01.2.01.0001", "Sub A1a", 100, 50, 50],
                [],
                ["Halaman 2"],
                head,
                numbering,
                ["7.01.01.2.01.0002", "Sub A1b", 200, 100, 50],
                [None, "Jumlah", 300, 150, 50],
                [],
                [None, None, None, "Contoh, 31 Desember 2024"],
                [None, None, None, "CAMAT SUKAMAJU"],
                [],
                [None, None, None, "NAMA PEJABAT"],
                [None, None, None, "Pembina Tk. I"],
                [None, None, None, "NIP. 19700101 199001 1 001"],
            ]
        )
    )
    assert content(r, "anggaran", "tingkat", "pagu") == [
        ("program", 300), ("kegiatan", 300), ("sub_kegiatan", 100), ("sub_kegiatan", 200),
    ]  # fmt: skip
    assert total(r, "anggaran", "pagu") == [(300,)]
    assert disturbance(r) == []


def test_notes_between_rows_and_bold_section_lines() -> None:
    r = read(
        Sheet(
            [
                ["PENGUKURAN KINERJA TAHUN 2024"],
                ["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"],
                ["Sasaran 1 : Meningkatnya pelayanan"],
                [1, "Indikator A", "%", 80, 60, 75],
                [2, "Indikator B", "Nilai", 90, 90, 100],
                ["Sasaran 2 : Meningkatnya akuntabilitas"],
                [1, "Nilai SAKIP", "Nilai", "BB", "B", "87,50"],
                ["*) hasil evaluasi Inspektorat"],
            ],
            merge=["A3:F3", "A6:F6"],
        )
    )
    assert content(r, "pengukuran", "sasaran", "indikator", "target", "realisasi", "capaian") == [
        ("Meningkatnya pelayanan", "Indikator A", 80, 60, 75),
        ("Meningkatnya pelayanan", "Indikator B", 90, 90, 100),
        ("Meningkatnya akuntabilitas", "Nilai SAKIP", "BB", "B", 87.5),
    ]
    assert disturbance(r) == []


def test_one_table_per_sasaran_with_the_sasaran_in_the_title() -> None:
    def table(number: int, name: str) -> list[list[object]]:
        return [
            [f"Tabel 3.{number} Capaian Kinerja Sasaran {number}"],
            [f"Sasaran Strategis {number} : {name}"],
            ["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"],
            [1, f"Indikator {name} satu", "%", 80, 60, 75],
            [2, f"Indikator {name} dua", "%", 90, 90, 100],
            [],
        ]

    r = read(Sheet([["TAHUN 2024"], *table(1, "Pelayanan"), *table(2, "Akuntabilitas")]))
    assert content(r, "pengukuran", "sasaran", "indikator") == [
        ("Pelayanan", "Indikator Pelayanan satu"),
        ("Pelayanan", "Indikator Pelayanan dua"),
        ("Akuntabilitas", "Indikator Akuntabilitas satu"),
        ("Akuntabilitas", "Indikator Akuntabilitas dua"),
    ]
    assert disturbance(r) == []


def test_indented_names_without_codes() -> None:
    r = read(
        Sheet(
            [
                ["REALISASI ANGGARAN TAHUN 2024"],
                ["No", "Program, Kegiatan dan Sub Kegiatan", "Anggaran", "Realisasi", "Sisa"],
                [1, "PENUNJANG URUSAN", 300, 150, 150],
                [None, "Perencanaan Kinerja", 300, 150, 150],
                [None, "Menyusun Renja", 100, 50, 50],
                [None, "Menyusun RKA", 200, 100, 100],
                [2, "PELAYANAN PUBLIK", 40, 20, 20],
                [None, "Layanan Tamu", 40, 20, 20],
                [None, "Menerima Tamu", 40, 20, 20],
            ],
            indent={"B4": 1, "B5": 2, "B6": 2, "B8": 1, "B9": 2},
        )
    )
    assert content(r, "anggaran", "tingkat", "uraian", "pagu") == [
        ("program", "PENUNJANG URUSAN", 300),
        ("kegiatan", "Perencanaan Kinerja", 300),
        ("sub_kegiatan", "Menyusun Renja", 100),
        ("sub_kegiatan", "Menyusun RKA", 200),
        ("program", "PELAYANAN PUBLIK", 40),
        ("kegiatan", "Layanan Tamu", 40),
        ("sub_kegiatan", "Menerima Tamu", 40),
    ]
    assert disturbance(r) == []


def test_quarterly_realisation_of_money_with_k_and_rp() -> None:
    r = read(
        Sheet(
            [
                ["REALISASI FISIK DAN KEUANGAN TAHUN 2024"],
                ["Kode", "Program/Kegiatan/Sub Kegiatan", "Pagu", "Realisasi Keuangan", None, None, None, "Total", "%"],
                [None, None, None, "TW I", "TW II", "TW III", "TW IV", None, None],
                ["7.01.01", "PROGRAM A", 1000, 100, 200, 300, 400, 1000, 100],
                ["7.01.01.2.01", "Kegiatan A1", 1000, 100, 200, 300, 400, 1000, 100],
                ["7.01.01.2.01.0001", "Sub A1a", 1000, 100, 200, 300, 400, 1000, 100],
            ],
            merge=["D2:G2", "A2:A3", "B2:B3", "C2:C3", "H2:H3", "I2:I3"],
        )
    )
    assert kind(r) == ["realisasi_anggaran"]
    assert content(r, "anggaran", "pagu", "realisasi", "persen") == [(1000, 1000, 100)] * 3
    assert disturbance(r) == []


def test_lra_by_account_beside_programmes_counts_no_account() -> None:
    r = read(
        Sheet(
            [
                ["LAPORAN REALISASI ANGGARAN PENDAPATAN DAN BELANJA DAERAH"],
                ["DINAS SOSIAL KABUPATEN CONTOH"],
                ["Untuk Tahun yang Berakhir sampai dengan 31 Desember 2024"],
                ["Kode Rekening", "Uraian", "Anggaran 2024", "Realisasi 2024", "(%)"],
                ["5", "BELANJA DAERAH", 900, 450, 50],
                ["5.1", "BELANJA OPERASI", 800, 400, 50],
                ["5.1.01", "Belanja Pegawai", 500, 250, 50],
                ["5.1.02", "Belanja Barang dan Jasa", 300, 150, 50],
                ["5.2", "BELANJA MODAL", 100, 50, 50],
                ["5.2.02", "Belanja Modal Peralatan dan Mesin", 100, 50, 50],
                [None, "JUMLAH BELANJA", 900, 450, 50],
            ]
        )
    )
    assert content(r, "anggaran", "uraian") == []
    assert content(r, "belanja", "kelompok", "pagu", "realisasi") == [("operasi", 800, 400), ("modal", 100, 50)]
    assert {(d.tahun, d.unit) for d in r.documents} == {(2024, "Dinas Sosial")}
    assert disturbance(r) == []


def test_dpa_of_one_sub_kegiatan_is_no_realisation() -> None:
    r = read(
        Sheet(
            [
                ["DOKUMEN PELAKSANAAN ANGGARAN TAHUN 2024"],
                ["Kode Rekening", "Uraian", "Volume", "Satuan", "Harga", "Jumlah (Rp)"],
                ["5.1.02.01.001.00024", "Belanja Alat Tulis", 10, "Rim", 50000, 500000],
            ]
        )
    )
    assert content(r, "anggaran", "uraian") == []
    assert content(r, "pk_program", "program") == []
    assert disturbance(r) == []


def test_staff_list_and_asset_list_are_no_documents_of_programmes() -> None:
    r = read(
        Sheet(
            [
                ["DATA PEGAWAI KECAMATAN SUKAMAJU"],
                ["No", "Nama", "NIP", "Pangkat/Gol", "Jabatan", "Keterangan"],
                [1, "NAMA PEJABAT", "19700101 199001 1 001", "Pembina / IV-a", "Camat", None],
            ],
            name="Pegawai",
        ),
        Sheet(
            [
                ["DAFTAR ASET"],
                ["No", "Nama Barang", "Jumlah", "Satuan", "Kondisi", "Nilai"],
                [1, "Laptop", 4, "Unit", "Baik", 40000000],
            ],
            name="Aset",
        ),
    )
    for frame in ("pk", "pk_program", "anggaran", "realisasi_program", "pengukuran"):
        assert content(r, frame, "uraian") == []
    assert disturbance(r) == []


def test_target_of_the_year_among_targets_of_several_years_in_a_pk() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2024"],
                ["No", "Sasaran Strategis", "Indikator Kinerja", "Realisasi 2023", "Target 2024"],
                [1, "Sasaran A", "Indikator A", "70 Nilai", "80 Nilai"],
            ]
        )
    )
    assert content(r, "pk", "target") == [(80,)]
    assert disturbance(r) == []


def test_a_hidden_sheet_and_hidden_columns_are_read_and_named() -> None:
    rows = [
        ["PERJANJIAN KINERJA TAHUN 2024"],
        ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"],
        [1, "Sasaran A", "Indikator A", "70 Nilai"],
    ]
    r = read(Sheet(rows, "Depan", hidden_columns=["D"]))
    assert content(r, "pk", "target") == [(70,)]
    assert [g[0] for g in disturbance(r)] == ["BACA-09"]


def test_broken_cells_are_findings_and_never_zero() -> None:
    r = read(
        Sheet(
            [
                ["REALISASI ANGGARAN TAHUN 2024"],
                ["Kode", "Uraian", "Pagu", "Realisasi"],
                ["7.01.01", "PROGRAM A", 1000, "#REF!"],
                ["7.01.01.2.01", "Kegiatan A1", "sda", 500],
                ["7.01.01.2.01.0001", "Sub A1a", 1000, None],
                ["7.01.01.2.01.0002", "Sub A1b", 1000, 10],
            ]
        )
    )
    assert content(r, "anggaran", "pagu", "realisasi") == [(1000, None), (None, 500), (1000, None), (1000, 10)]
    assert sorted(g[1] or "" for g in disturbance(r)) == ["C4", "D3", "D5"]
