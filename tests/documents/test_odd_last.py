"""Tables whose meaning hangs on a line above, a merged heading, or a neighbour column."""

from __future__ import annotations

from tests.documents.sheets import Sheet, content, disturbance, kind, read

TW = ("tw1", "tw2", "tw3", "tw4")
ZERO = ["0,00"] * 4


def test_target_heading_over_a_number_and_its_unit() -> None:
    r = read(
        Sheet(
            [
                ["PERJANJIAN KINERJA TAHUN 2024"],
                ["No", "Sasaran Strategis", "Indikator Kinerja", "Target", None],
                [1, "Sasaran A", "Indikator A", 12, "Dokumen"],
                [2, "Sasaran B", "Indikator B", "85,5", "%"],
            ],
            merge=["D2:E2"],
        )
    )
    assert content(r, "pk", "indikator", "target", "satuan") == [
        ("Indikator A", 12, "Dokumen"), ("Indikator B", 85.5, "%"),
    ]  # fmt: skip
    assert disturbance(r) == []


def test_target_and_realisasi_headings_over_number_and_unit() -> None:
    r = read(
        Sheet(
            [
                ["PENGUKURAN KINERJA TAHUN 2024"],
                ["No", "Sasaran", "Indikator Kinerja", "Target", None, "Realisasi", None, "Capaian (%)"],
                [1, "Sasaran A", "Indikator A", 12, "Dokumen", 6, "Dokumen", 50],
            ],
            merge=["D2:E2", "F2:G2"],
        )
    )
    assert content(r, "pengukuran", "target", "realisasi", "satuan", "capaian") == [(12, 6, "Dokumen", 50)]
    assert disturbance(r) == []


def test_programme_and_kegiatan_in_the_lines_above_the_table() -> None:
    def table(program: str, kegiatan: str, *subs: list[object]) -> list[list[object]]:
        return [
            ["Program", f": {program}"],
            ["Kegiatan", f": {kegiatan}"],
            ["No", "Sub Kegiatan", "Pagu", "Realisasi", "%"],
            *subs,
            [],
        ]

    r = read(
        Sheet(
            [
                ["REALISASI ANGGARAN TAHUN 2024"],
                *table("Program A", "Kegiatan A1", [1, "Sub A1a", 100, 50, 50], [2, "Sub A1b", 200, 50, 25]),
                *table("Program B", "Kegiatan B1", [1, "Sub B1a", 300, 300, 100]),
            ]
        )
    )
    assert content(r, "anggaran", "tingkat", "uraian", "pagu", "realisasi") == [
        ("program", "Program A", 300, 100),
        ("kegiatan", "A1", 300, 100),
        ("sub_kegiatan", "Sub A1a", 100, 50),
        ("sub_kegiatan", "Sub A1b", 200, 50),
        ("program", "Program B", 300, 300),
        ("kegiatan", "B1", 300, 300),
        ("sub_kegiatan", "Sub B1a", 300, 300),
    ]
    assert disturbance(r) == []


def test_pagu_before_and_after_the_change_with_the_difference() -> None:
    r = read(
        Sheet(
            [
                ["REALISASI ANGGARAN TAHUN 2024"],
                ["Kode", "Uraian", "Anggaran", None, None, "Realisasi", "%", "Sisa"],
                [None, None, "Murni", "Perubahan", "Bertambah/(Berkurang)", None, None, None],
                ["7.01.01", "PROGRAM A", 1000, 1200, 200, 600, 50, 600],
                ["7.01.01.2.01", "Kegiatan A1", 1000, 1200, 200, 600, 50, 600],
                ["7.01.01.2.01.0001", "Sub A1a", 1000, 1200, 200, 600, 50, 600],
            ],
            merge=["C2:E2", "A2:A3", "B2:B3", "F2:F3", "G2:G3", "H2:H3"],
        )
    )
    assert content(r, "anggaran", "pagu", "realisasi", "sisa") == [(1200, 600, 600)] * 3
    assert disturbance(r) == []


def test_action_plan_with_ticks_per_month_is_not_read_as_quarters() -> None:
    months = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Ags", "Sep", "Okt", "Nop", "Des"]
    r = read(
        Sheet(
            [
                ["RENCANA AKSI TAHUN 2024"],
                ["No", "Program", "Kegiatan", "Indikator", "Target", "Jadwal Pelaksanaan", *[None] * 11],
                [None, None, None, None, None, *months],
                [1, "Program A", "Kegiatan A1", "Jumlah dokumen", "4 Dokumen", *["√"] * 12],
            ],
            merge=["F2:Q2"],
        )
    )
    assert content(r, "rencana_aksi", *TW) == []
    assert content(r, "anggaran", "pagu") == []


def test_monitoring_of_the_action_plan_with_target_and_realisasi_per_quarter() -> None:
    pair = ["Target", "Realisasi"]
    r = read(
        Sheet(
            [
                ["MONITORING RENCANA AKSI TAHUN 2024"],
                ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target Tahun 2024", "Triwulan I", None, "Triwulan II", None,
                 "Triwulan III", None, "Triwulan IV", None],
                [None, None, None, None, None, *pair * 4],
                [1, "Sasaran A", "Indikator A", "%", 90, 20, 20, 40, 45, 60, 60, 90, 81],
                [2, "Sasaran B", "Indikator B", "Dokumen", 8, 2, 2, 2, 2, 2, 1, 2, 2],
            ],
            merge=["F2:G2", "H2:I2", "J2:K2", "L2:M2", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3"],
        )
    )  # fmt: skip
    assert content(r, "pengukuran", "indikator", "target", "realisasi") == [
        ("Indikator A", 90, 81),
        ("Indikator B", 8, 7),
    ]
    assert disturbance(r) == []


def test_kelurahan_below_a_kecamatan_share_programme_codes() -> None:
    def unit(code: str, name: str, amount: int) -> list[list[object]]:
        money = [f"{amount},00", "0,00", "0,00", "0,00", *ZERO]
        return [
            ["7.01", code, None, None, name, *money],
            ["7.01", code, "7.01.02", None, "PROGRAM PELAYANAN", *money],
            ["7.01", code, "7.01.02.2.01", None, "Layanan", *money],
            ["7.01", code, "7.01.02.2.01.0001", None, "Layanan Tamu", *money],
        ]

    head: list[list[object]] = [
        ["KAB. CONTOH"],
        ["REKAPITULASI BELANJA MENURUT URUSAN"],
        ["TAHUN ANGGARAN 2026"],
        ["Kode", None, None, None, "Uraian", "Kelompok Belanja", *[None] * 7],
        [None] * 5 + ["Operasi", None, "Modal", None, "Tak Terduga", None, "Transfer", None],
        [None] * 5 + ["Anggaran", "Realisasi"] * 4,
    ]
    r = read(
        Sheet(
            [*head, *unit("7.01.0.00.0.00.01.0000", "Kecamatan Sukamaju", 500),
             *unit("7.01.0.00.0.00.01.0001", "Kelurahan Mekar", 300)],
            merge=["A4:D6", "E4:E6", "F4:M4", "F5:G5", "H5:I5", "J5:K5", "L5:M5"],
        )
    )  # fmt: skip
    assert [x for x in content(r, "anggaran", "tingkat", "pagu") if x[0] == "program"] == [
        ("program", 500),
        ("program", 300),
    ]
    assert r.documents[0].unit == "Kecamatan Sukamaju"


def test_renaksi_with_budget_per_quarter_in_a_group_of_its_own() -> None:
    quarters = ["I", "II", "III", "IV"]
    r = read(
        Sheet(
            [
                ["RENCANA AKSI KINERJA TAHUN 2024"],
                ["No", "Sub Kegiatan", "Indikator Keluaran", "Satuan", "Target Kinerja", None, None, None,
                 "Anggaran (Rp)", None, None, None, "Penanggung Jawab"],
                [None, None, None, None, *quarters, *quarters, None],
                [1, "Sub A1a", "Jumlah laporan", "Laporan", 1, 1, 1, 1, 100, 100, 100, 100, "Kasubag"],
            ],
            merge=["E2:H2", "I2:L2", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "M2:M3"],
        )
    )  # fmt: skip
    assert kind(r) == ["rencana_aksi"]
    assert content(r, "rencana_aksi", "sub_kegiatan", "indikator", "satuan", *TW) == [
        ("Sub A1a", "Jumlah laporan", "Laporan", 1, 1, 1, 1)
    ]
    assert disturbance(r) == []


def test_section_titles_with_their_letter_in_a_cell_of_its_own() -> None:
    r = read(
        Sheet(
            [
                ["LAPORAN KINERJA KELURAHAN MAWAR TAHUN 2024"],
                [],
                ["A.", "Perjanjian Kinerja Tahun 2024"],
                ["No", "Program", "Anggaran"],
                [1, "Program Pemberdayaan Masyarakat", 400],
                [None, "Jumlah", 400],
                [],
                ["B.", "Capaian Kinerja Tahun 2024"],
                ["No", "Sasaran", "Indikator", "Target", "Realisasi", "Capaian (%)"],
                [1, "Sasaran A", "Indikator A", 80, 40, 50],
                [],
                ["C.", "Realisasi Anggaran Tahun 2024"],
                ["No", "Program/Kegiatan/Sub Kegiatan", "Anggaran (Rp)", "Realisasi (Rp)", "Capaian (%)"],
                ["1", "Program Pemberdayaan Masyarakat", 400, 300, 75],
            ]
        )
    )
    assert kind(r) == ["pk", "pengukuran_kinerja", "realisasi_anggaran"]
    assert content(r, "pk_program", "program", "anggaran") == [("Program Pemberdayaan Masyarakat", 400)]
    assert content(r, "pengukuran", "indikator", "target", "realisasi") == [("Indikator A", 80, 40)]
    assert content(r, "anggaran", "uraian", "pagu", "realisasi") == [("Program Pemberdayaan Masyarakat", 400, 300)]
    assert disturbance(r) == []
