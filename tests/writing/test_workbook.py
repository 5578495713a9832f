"""The result workbook as a whole: sheets, marks, links, print set-up, missing documents."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from lakip_xls.frames import rows
from lakip_xls.model import Baris, Data, Dokumen
from lakip_xls.writing.tata import jumlah_baris, lebar_kolom, lebar_teks, tinggi
from lakip_xls.writing.workbook import susun, tulis_workbook
from tests.writing.contoh import laporan
from tests.writing.dump import dump

KONTRAK = [
    "Sampul", "Ikhtisar", "3.1 Pengukuran", "3.2 Antar Tahun", "3.3 Renstra", "3.4 Nasional", "3.5 Predikat",
    "3.6 Program", "3.7 Efisiensi", "3.8 Anggaran", "Belanja", "Rencana Aksi", "Perjanjian Kinerja", "RKT",
    "Narasi", "Validasi", "Aturan", "Sumber Data",
]  # fmt: skip


@pytest.fixture(scope="module")
def isi() -> bytes:
    return susun(laporan(), Path("/x/hasil"), Path("/x"))


@pytest.fixture(scope="module")
def buku(isi: bytes) -> Any:
    return load_workbook(io.BytesIO(isi), data_only=True)


def _sel(sheet: Any) -> Iterator[Any]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                yield cell


def _cari(sheet: Any, text: str) -> Any:
    return next(c for c in _sel(sheet) if isinstance(c.value, str) and c.value.startswith(text))


def test_sheets_in_the_order_of_the_contract(buku: Any) -> None:
    names = buku.sheetnames
    assert [n for n in names if n in KONTRAK] == KONTRAK
    assert names.index("SDM") == names.index("RKT") + 1
    first_data = next(i for i, n in enumerate(names) if n.startswith("Data "))
    assert all(n.startswith("Data ") for n in names[first_data:])
    assert {"Data pk", "Data anggaran", "Data pengukuran", "Data temuan"} <= set(names)


def test_the_key_figures(buku: Any) -> None:
    totals = _cari(buku["3.8 Anggaran"], "JUMLAH").row
    values = [buku["3.8 Anggaran"].cell(totals, c).value for c in (4, 5, 6, 7)]
    assert values[:2] == [3_854_768_097, 3_667_310_016]
    assert round(float(values[2]), 2) == 95.14
    assert values[3] == 187_458_081
    mean = _cari(buku["3.1 Pengukuran"], "Rata-rata").row
    assert [round(float(buku["3.1 Pengukuran"].cell(mean, c).value), 2) for c in (7, 8)] == [100.29, 98.02]
    assert [buku["3.1 Pengukuran"].cell(mean, c).value for c in (9, 10)] == ["AA", "Sangat Memuaskan"]


def test_a_parent_is_a_sum_only_where_the_document_agrees() -> None:
    report = laporan()
    wrong = _ubah_pagu(report.data, "7.01.01.2.06", 171_939_479)
    other = laporan(wrong)
    book = load_workbook(io.BytesIO(susun(other, Path(), Path())))["3.8 Anggaran"]
    pagu = {str(book.cell(r, 2).value): book.cell(r, 4).value for r in range(1, book.max_row + 1)}
    assert str(pagu["7.01.01.2.02"]).startswith("=SUM(")
    assert pagu["7.01.01.2.06"] == 171_939_479
    assert pagu["7.01.01"] == 2_622_026_397


def _ubah_pagu(data: Data, kode: str, pagu: int) -> Data:
    def change(document: Dokumen) -> Dokumen:
        rows = tuple(
            replace(b, nilai={**b.nilai, "pagu": replace(b["pagu"], isi=pagu)}) if b.teks("kode") == kode else b
            for b in document.tabel.get("anggaran", ())
        )
        return replace(document, tabel={**document.tabel, "anggaran": rows}) if rows else document

    return Data(tuple(change(d) for d in data.dokumen))


def test_a_value_with_a_finding_is_marked_named_and_linked(buku: Any) -> None:
    sheet = buku["3.1 Pengukuran"]
    row = next(c.row for c in _sel(sheet) if c.value == 98.1 and c.column == 6)
    cell = sheet.cell(row, 6)
    assert cell.fill.fgColor.rgb == "FFFFF2CC"
    assert "IND-01" in cell.comment.text
    mark = sheet.cell(row, 11)
    assert mark.value == "IND-01"
    target = mark.hyperlink.location.rpartition("!A")[2]
    assert buku["Validasi"].cell(int(target), 2).value == "IND-01"


def test_validasi_is_one_table_with_the_contract_header(buku: Any) -> None:
    rows = list(buku["Validasi"].iter_rows(values_only=True))
    assert list(rows[0]) == [
        "No", "Kode", "Tingkat", "Dokumen", "Berkas", "Lembar", "Sel", "Uraian", "Tertulis", "Seharusnya",
        "Selisih", "Saran", "Tanggapan",
    ]  # fmt: skip
    assert [r[0] for r in rows[1:]] == [1, 2, 3, 4, 5]
    assert [r[2] for r in rows[1:]] == ["kesalahan", "kesalahan", "peringatan", "peringatan", "info"]
    assert rows[5][8] == '=HYPERLINK("http://x","klik")'
    assert all(r[12] is None for r in rows[1:])


def test_links_lead_to_the_cells_of_the_inputs(isi: bytes) -> None:
    sheet = load_workbook(io.BytesIO(isi))["Validasi"]
    link = sheet["G2"].hyperlink
    assert (link.target, link.location) == ("..\\Pengukuran%20Kinerja%202023.xlsx", "'3.1'!F12")


def test_links_to_files_with_unusual_names() -> None:
    report = laporan()
    odd = replace(report.temuan[0], berkas="PK #1 100% é.xlsx", lembar="Lembar 'A'")
    book = load_workbook(io.BytesIO(susun(replace(report, temuan=(odd,)), Path("/x/hasil"), Path("/x"))))
    link = book["Validasi"]["G2"].hyperlink
    assert link is not None
    assert link.target == "..\\PK%20%231%20100%25%20%C3%A9.xlsx"
    assert link.location == "'Lembar ''A'''!F12"


def test_every_printed_figure_has_a_source(buku: Any) -> None:
    sheet = buku["3.8 Anggaran"]
    rows = [r for r in range(1, sheet.max_row) if str(sheet.cell(r, 2).value or "").startswith("7.01")]
    assert len(rows) == 31
    assert all("Realisasi Anggaran 2023.xlsx › 3.8 › " in sheet.cell(r, 9).value for r in rows)


def test_data_sheets_are_plain_tables(buku: Any) -> None:
    for sheet in buku:
        if sheet.title.startswith("Data "):
            assert not sheet.merged_cells.ranges
            assert len(sheet.tables) == 1
            assert all(any(v is not None for v in row) for row in sheet.iter_rows(values_only=True))


def test_print_set_up(buku: Any) -> None:
    for sheet in buku:
        assert sheet.page_setup.paperSize == 14, sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_area
        assert "Halaman" in sheet.oddFooter.right.text
    assert buku["3.8 Anggaran"].print_title_rows
    assert buku["Validasi"].auto_filter.ref and buku["Aturan"].auto_filter.ref


def test_text_fits_its_cell(buku: Any) -> None:
    """Wrapped text has the height it needs, and a figure is never wider than its column."""
    _periksa_muat(buku)


def test_long_names_fit_in_letterhead_and_signature() -> None:
    report = laporan()
    office = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana"
    who = replace(report.identitas, unit=office, jabatan=f"Kepala {office}", alamat="Kompleks Perkantoran " * 8)
    book = load_workbook(io.BytesIO(susun(replace(report, identitas=who), Path(), Path())), data_only=True)
    _periksa_muat(book)
    for name in ("3.1 Pengukuran", "3.8 Anggaran", "Rencana Aksi", "Perjanjian Kinerja", "RKT"):
        cells = [c for c in _sel(book[name]) if isinstance(c.value, str) and office.upper() in c.value]
        assert len(cells) == 2 and all(c.alignment.wrap_text for c in cells), name


def test_long_names_and_units_fit_their_tables() -> None:
    """Names of three lines more, and targets with a long unit: no text is cut, no figure shows '###'."""
    longer = " yang Berorientasi pada Peningkatan Kualitas Pelayanan Publik dan Keterpaduan Antarwilayah Perbatasan"
    names = ("sasaran", "indikator", "program", "kegiatan", "sub_kegiatan", "uraian", "indikator_kegiatan")

    def row(own: Baris) -> Baris:
        cells = {
            n: replace(v, isi=v.isi + longer) if n in names and isinstance(v.isi, str) else v
            for n, v in own.nilai.items()
        }
        cells |= {
            n: replace(v, satuan="Pengaduan Masyarakat")
            for n, v in own.nilai.items()
            if n.startswith("target") and v.angka is not None
        }
        return replace(own, nilai=cells)

    report = laporan()
    documents = tuple(
        replace(d, tabel={n: tuple(row(b) for b in rows) for n, rows in d.tabel.items()}) for d in report.data.dokumen
    )
    book = load_workbook(io.BytesIO(susun(laporan(Data(documents)), Path(), Path())), data_only=True)
    _periksa_muat(book)
    assert any('"' in c.number_format and "Pengaduan" in c.number_format for c in _sel(book["RKT"]))


def test_a_quarter_says_what_is_of_the_year(buku: Any) -> None:
    report = replace(laporan(), triwulan=2)
    book = load_workbook(io.BytesIO(susun(report, Path(), Path())), data_only=True)
    texts = " ".join(str(c.value) for c in _sel(book["Narasi"]))
    assert "tidak merinci realisasi tiap triwulan" in texts
    assert "dibandingkan dengan target setahun" in texts
    yearly = " ".join(str(c.value) for c in _sel(buku["Narasi"]))
    assert "triwulan" not in yearly


@pytest.mark.parametrize(
    ("unit", "jabatan"),
    [
        ("Kecamatan Rambipuji", "CAMAT RAMBIPUJI"),
        ("Dinas Kesehatan", "KEPALA DINAS KESEHATAN"),
        ("Inspektorat", "INSPEKTUR"),
        ("Sekretariat DPRD", "SEKRETARIS DPRD"),
    ],
)
def test_who_signs_has_the_usual_office(unit: str, jabatan: str) -> None:
    report = laporan()
    who = replace(report.identitas, unit=unit, jabatan=None)
    book = load_workbook(io.BytesIO(susun(replace(report, identitas=who), Path(), Path())), data_only=True)
    assert any(c.value == jabatan for c in _sel(book["3.8 Anggaran"]))


def test_cover_counts_the_findings_by_document(buku: Any) -> None:
    sheet = buku["Sampul"]
    head = _cari(sheet, "Dokumen").row
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=head + 1, max_row=head + 5)]
    assert sum(sum(n for n in r[3:6] if isinstance(n, int)) for r in rows) == 5
    assert ["Pengukuran Kinerja", None, "Pengukuran Kinerja 2023.xlsx", 1, 0, 0] in rows


def test_data_sheets_exist_for_every_frame_that_has_rows(buku: Any) -> None:
    report = laporan()
    tables = rows(report.data, report.hitungan)
    expected = {f"Data {name}" for name, records in tables.items() if records}
    assert expected and expected <= set(buku.sheetnames)
    for name in expected:
        assert buku[name].max_row == len(tables[name.removeprefix("Data ")]) + 1


def test_trillions_fit_their_columns() -> None:
    """A province's amounts have five digits more than a kecamatan's."""
    report = laporan()
    whole = Data(tuple(_kali(d, 10_000) for d in report.data.dokumen))
    _periksa_muat(load_workbook(io.BytesIO(susun(laporan(whole), Path(), Path())), data_only=True))


def _kali(document: Dokumen, factor: int) -> Dokumen:
    money = ("pagu", "realisasi", "anggaran", "anggaran_semula", "ditarik")

    def times(row: Baris) -> Baris:
        cells = {
            n: replace(v, isi=v.isi * factor) if n in money and isinstance(v.isi, int) and v.isi > 1000 else v
            for n, v in row.nilai.items()
        }
        return replace(row, nilai=cells)

    return replace(document, tabel={n: tuple(times(b) for b in rows) for n, rows in document.tabel.items()})


def _periksa_muat(buku: Any) -> None:
    for sheet in buku:
        merged = {r.min_row * 10_000 + r.min_col: r for r in sheet.merged_cells.ranges}
        for cell in _sel(sheet):
            area = merged.get(cell.row * 10_000 + cell.column)
            columns = range(cell.column, (area.max_col if area else cell.column) + 1)
            rows = range(cell.row, (area.max_row if area else cell.row) + 1)
            width = sum(_lebar(sheet, c) for c in columns) + (len(columns) - 1) * 5 / 7
            if isinstance(cell.value, str):
                if not cell.alignment.wrap_text or cell.font.size is None:
                    continue
                lines = jumlah_baris(cell.value, width, cell.font.size, bool(cell.font.bold))
                given = sum(sheet.row_dimensions[r].height or 15 for r in rows)
                assert given + 0.1 >= min(tinggi(lines, cell.font.size) - 3, 409), (
                    sheet.title,
                    cell.coordinate,
                )
            elif "#,##0" in cell.number_format:
                shown = f"{cell.value:,.2f}" if ".00" in cell.number_format else f"{cell.value:,.0f}"
                shown += "".join(re.findall('"([^"]*)"', cell.number_format.split(";")[0]))
                needed = lebar_teks(shown + ")", cell.font.size, bool(cell.font.bold))
                assert needed <= lebar_kolom(width), (sheet.title, cell.coordinate)


def _lebar(sheet: Any, column: int) -> float:
    for letter, dimension in sheet.column_dimensions.items():
        if dimension.min <= column <= dimension.max:
            return float(sheet.column_dimensions[letter].width) - 5 / 7
    return 9.14


def test_charts_have_alternative_text(isi: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(isi)) as book:
        drawings = [book.read(n).decode() for n in book.namelist() if n.startswith("xl/drawings/drawing")]
    assert sum(d.count('descr="Grafik ') for d in drawings) == 5


def test_narasi_claims_nothing_that_the_figures_do_not_show(buku: Any) -> None:
    text = "\n".join(str(c.value) for c in _sel(buku["Narasi"]))
    assert "Rp3.854.768.097,- (Tiga miliar delapan ratus lima puluh empat juta" in text
    assert "capaian 93,17%, belum mencapai target" in text
    assert "capaian 111,37%, melampaui target" in text
    assert "Seluruh indikator yang diukur mencapai target" not in text


def test_same_report_same_bytes(isi: bytes) -> None:
    assert susun(laporan(), Path("/x/hasil"), Path("/x")) == isi


@pytest.mark.parametrize("kept", [(), ("realisasi_anggaran",), ("pk", "pengukuran_kinerja"), ("pengukuran_kinerja",)])
def test_missing_documents_are_named(kept: tuple[str, ...], tmp_path: Path) -> None:
    whole = laporan().data
    report = laporan(Data(tuple(d for d in whole.dokumen if d.jenis in kept)))
    tulis_workbook(report, tmp_path / "hasil" / "a.xlsx")
    book = load_workbook(tmp_path / "hasil" / "a.xlsx", data_only=True)
    assert [n for n in book.sheetnames if n in KONTRAK] == KONTRAK
    missing = {"RKT": "RKT", "Rencana Aksi": "Rencana Aksi"}
    if "realisasi_anggaran" not in kept:
        missing["Belanja"] = "Realisasi Anggaran"
    if not kept:
        missing |= {"3.1 Pengukuran": "Pengukuran Kinerja", "3.8 Anggaran": "Realisasi Anggaran"}
    for name, document in missing.items():
        text = " ".join(str(c.value) for c in _sel(book[name]))
        assert "belum dapat diisi" in text and document in text, name


def test_dump_has_a_line_per_cell(tmp_path: Path) -> None:
    tulis_workbook(laporan(), tmp_path / "hasil" / "a.xlsx")
    lines = list(dump(tmp_path / "hasil" / "a.xlsx"))
    assert all(line.count("\t") == 4 for line in lines)
    assert any("\t=SUM(" in line and "\t#,##0" in line for line in lines)
