"""The result workbook as a whole: sheets, marks, links, print set-up, missing documents."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from lakip_xls.frames import rows
from lakip_xls.model import Data, Document, Row
from lakip_xls.writing.layout import column_width, height, row_count, text_width
from lakip_xls.writing.workbook import build, write_workbook
from tests.writing.dump import dump
from tests.writing.sample import laporan

CONTRACT = [
    "Sampul", "Ikhtisar", "3.1 Pengukuran", "3.2 Antar Tahun", "3.3 Renstra", "3.4 Nasional", "3.5 Predikat",
    "3.6 Program", "3.7 Efisiensi", "3.8 Anggaran", "Belanja", "Rencana Aksi", "Perjanjian Kinerja", "RKT",
    "Narasi", "Daftar Perbaikan", "Validasi", "Aturan", "Sumber Data",
]  # fmt: skip


@pytest.fixture(scope="module")
def content() -> bytes:
    return build(laporan(), Path("/x/hasil"), Path("/x"))


@pytest.fixture(scope="module")
def book(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content), data_only=True)


def _cell(sheet: Any) -> Iterator[Any]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                yield cell


def _find(sheet: Any, text: str) -> Any:
    return next(c for c in _cell(sheet) if isinstance(c.value, str) and c.value.startswith(text))


def test_sheets_in_the_order_of_the_contract(book: Any) -> None:
    names = book.sheetnames
    assert [n for n in names if n in CONTRACT] == CONTRACT
    between = names[names.index("RKT") + 1 : names.index("Narasi")]
    assert between == [n for n in ("IKU", "Renstra", "Cascading", "SDM", "Refocusing") if n in between]
    assert {"Renstra", "Cascading", "SDM", "Refocusing"} <= set(between)
    first_data = next(i for i, n in enumerate(names) if n.startswith("Data "))
    assert all(n.startswith("Data ") for n in names[first_data:])
    assert {"Data pk", "Data anggaran", "Data pengukuran", "Data temuan"} <= set(names)


def test_the_key_figures(book: Any) -> None:
    totals = _find(book["3.8 Anggaran"], "JUMLAH").row
    values = [book["3.8 Anggaran"].cell(totals, c).value for c in (4, 5, 6, 7)]
    assert values[:2] == [3_854_768_097, 3_667_310_016]
    assert round(float(values[2]), 2) == 95.14
    assert values[3] == 187_458_081
    mean = _find(book["3.1 Pengukuran"], "Rata-rata").row
    assert [round(float(book["3.1 Pengukuran"].cell(mean, c).value), 2) for c in (7, 8)] == [100.29, 98.02]
    assert [book["3.1 Pengukuran"].cell(mean, c).value for c in (9, 10)] == ["AA", "Sangat Memuaskan"]


def test_a_parent_is_a_sum_only_where_the_document_agrees() -> None:
    report = laporan()
    wrong = change_pagu(report.data, "7.01.01.2.06", 171_939_479)
    other = laporan(wrong)
    book = load_workbook(io.BytesIO(build(other, Path(), Path())))["3.8 Anggaran"]
    pagu = {str(book.cell(r, 2).value): book.cell(r, 4).value for r in range(1, book.max_row + 1)}
    assert str(pagu["7.01.01.2.02"]).startswith("=SUM(")
    assert pagu["7.01.01.2.06"] == 171_939_479
    assert pagu["7.01.01"] == 2_622_026_397


def change_pagu(data: Data, kode: str, pagu: int) -> Data:
    def change(document: Document) -> Document:
        rows = tuple(
            replace(b, values={**b.values, "pagu": replace(b["pagu"], content=pagu)}) if b.text("kode") == kode else b
            for b in document.tables.get("anggaran", ())
        )
        return replace(document, tables={**document.tables, "anggaran": rows}) if rows else document

    return Data(tuple(change(d) for d in data.documents))


def test_a_value_with_a_finding_is_marked_named_and_linked(book: Any) -> None:
    sheet = book["3.1 Pengukuran"]
    row = next(c.row for c in _cell(sheet) if c.value == 98.1 and c.column == 6)
    cell = sheet.cell(row, 6)
    assert cell.fill.fgColor.rgb == "FFFFF2CC"
    assert "IND-01" in cell.comment.text
    mark = sheet.cell(row, 11)
    assert mark.value == "IND-01"
    target = mark.hyperlink.location.rpartition("!A")[2]
    assert book["Validasi"].cell(int(target), 2).value == "IND-01"


def test_validasi_is_one_table_with_the_contract_header(book: Any) -> None:
    rows = list(book["Validasi"].iter_rows(values_only=True))
    assert list(rows[0]) == [
        "No", "Kode", "Tingkat", "Dokumen", "Berkas", "Lembar", "Sel", "Uraian", "Tertulis", "Seharusnya",
        "Selisih", "Saran", "Tanggapan",
    ]  # fmt: skip
    assert [r[0] for r in rows[1:]] == [1, 2, 3, 4, 5]
    assert [r[2] for r in rows[1:]] == ["kesalahan", "kesalahan", "peringatan", "peringatan", "info"]
    assert rows[5][8] == '=HYPERLINK("http://x","klik")'
    assert all(r[12] is None for r in rows[1:])


def test_links_lead_to_the_cells_of_the_inputs(content: bytes) -> None:
    sheet = load_workbook(io.BytesIO(content))["Validasi"]
    links = {row[4].value: row[6].hyperlink for row in sheet.iter_rows(min_row=2)}
    link = links["Pengukuran Kinerja 2023.xlsx"]
    assert (link.target, link.location) == ("..\\Pengukuran%20Kinerja%202023.xlsx", "'3.1'!F12")


def test_links_to_files_with_unusual_names() -> None:
    report = laporan()
    odd = replace(report.temuan[0], file="PK #1 100% é.xlsx", sheet="Lembar 'A'")
    book = load_workbook(io.BytesIO(build(replace(report, temuan=(odd,)), Path("/x/hasil"), Path("/x"))))
    link = book["Validasi"]["G2"].hyperlink
    assert link is not None
    assert link.target == "..\\PK%20%231%20100%25%20%C3%A9.xlsx"
    assert link.location == f"'Lembar ''A'''!{odd.cell}"


def test_every_printed_figure_has_a_source(book: Any) -> None:
    sheet = book["3.8 Anggaran"]
    rows = [r for r in range(1, sheet.max_row) if str(sheet.cell(r, 2).value or "").startswith("7.01")]
    assert len(rows) == 31
    assert all("Realisasi Anggaran 2023.xlsx › 3.8 › " in sheet.cell(r, 9).value for r in rows)


def test_data_sheets_are_plain_tables(book: Any) -> None:
    for sheet in book:
        if sheet.title.startswith("Data "):
            assert not sheet.merged_cells.ranges
            assert len(sheet.tables) == 1
            assert all(any(v is not None for v in row) for row in sheet.iter_rows(values_only=True))


def test_print_set_up(book: Any) -> None:
    for sheet in book:
        assert sheet.page_setup.paperSize == 14, sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_area
        assert "Halaman" in sheet.oddFooter.right.text
    assert book["3.8 Anggaran"].print_title_rows
    assert book["Validasi"].auto_filter.ref and book["Aturan"].auto_filter.ref


def test_text_fits_its_cell(book: Any) -> None:
    """Wrapped text has the height it needs, and a figure is never wider than its column."""
    _check_fit(book)


def test_long_names_fit_in_letterhead_and_signature() -> None:
    report = laporan()
    office = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana"
    who = replace(report.identity, unit=office, jabatan=f"Kepala {office}", address="Kompleks Perkantoran " * 8)
    book = load_workbook(io.BytesIO(build(replace(report, identity=who), Path(), Path())), data_only=True)
    _check_fit(book)
    for name, times in (("3.1 Pengukuran", 2), ("3.8 Anggaran", 2), ("Perjanjian Kinerja", 1), ("RKT", 1)):
        cells = [c for c in _cell(book[name]) if isinstance(c.value, str) and office.upper() in c.value]
        assert len(cells) == times and all(c.alignment.wrap_text for c in cells), name


def test_long_names_and_units_fit_their_tables() -> None:
    """Names of three lines more, and targets with a long unit: no text is cut, no figure shows '###'."""
    longer = " yang Berorientasi pada Peningkatan Kualitas Pelayanan Publik dan Keterpaduan Antarwilayah Perbatasan"
    names = ("sasaran", "indikator", "program", "kegiatan", "sub_kegiatan", "uraian", "indikator_kegiatan")

    def row(own: Row) -> Row:
        cells = {
            n: replace(v, content=v.content + longer) if n in names and isinstance(v.content, str) else v
            for n, v in own.values.items()
        }
        cells |= {
            n: replace(v, satuan="Pengaduan Masyarakat")
            for n, v in own.values.items()
            if n.startswith("target") and v.number is not None
        }
        return replace(own, values=cells)

    report = laporan()
    documents = tuple(
        replace(d, tables={n: tuple(row(b) for b in rows) for n, rows in d.tables.items()})
        for d in report.data.documents
    )
    book = load_workbook(io.BytesIO(build(laporan(Data(documents)), Path(), Path())), data_only=True)
    _check_fit(book)
    assert any('"' in c.number_format and "Pengaduan" in c.number_format for c in _cell(book["RKT"]))


def test_a_quarter_says_what_is_of_the_year(book: Any) -> None:
    report = replace(laporan(), triwulan=2)
    workbook = load_workbook(io.BytesIO(build(report, Path(), Path())), data_only=True)
    texts = " ".join(str(c.value) for c in _cell(workbook["Narasi"]))
    assert "tidak merinci realisasi tiap triwulan" in texts
    assert "dibandingkan dengan target setahun" in texts
    yearly = " ".join(str(c.value) for c in _cell(book["Narasi"]))
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
    who = replace(report.identity, unit=unit, jabatan=None)
    book = load_workbook(io.BytesIO(build(replace(report, identity=who), Path(), Path())), data_only=True)
    assert any(c.value == jabatan for c in _cell(book["3.8 Anggaran"]))


def test_cover_counts_the_findings_by_document(book: Any) -> None:
    sheet = book["Sampul"]
    head = _find(sheet, "Dokumen").row
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=head + 1, max_row=head + 5)]
    assert sum(sum(n for n in r[3:6] if isinstance(n, int)) for r in rows) == 5
    assert ["Pengukuran Kinerja", None, "Pengukuran Kinerja 2023.xlsx", 1, 0, 0] in rows


def test_data_sheets_exist_for_every_frame_that_has_rows(book: Any) -> None:
    report = laporan()
    tables = rows(report.data, report.computed)
    expected = {f"Data {name}" for name, records in tables.items() if records}
    assert expected and expected <= set(book.sheetnames)
    for name in expected:
        assert book[name].max_row == len(tables[name.removeprefix("Data ")]) + 1


def test_trillions_fit_their_columns() -> None:
    """A province's amounts have five digits more than a kecamatan's."""
    report = laporan()
    whole = Data(tuple(_times(d, 10_000) for d in report.data.documents))
    _check_fit(load_workbook(io.BytesIO(build(laporan(whole), Path(), Path())), data_only=True))


def _times(document: Document, factor: int) -> Document:
    money = ("pagu", "realisasi", "anggaran", "anggaran_semula", "ditarik")

    def times(row: Row) -> Row:
        cells = {
            n: replace(v, content=v.content * factor)
            if n in money and isinstance(v.content, int) and v.content > 1000
            else v
            for n, v in row.values.items()
        }
        return replace(row, values=cells)

    return replace(document, tables={n: tuple(times(b) for b in rows) for n, rows in document.tables.items()})


def _check_fit(book: Any) -> None:
    for sheet in book:
        merged = {r.min_row * 10_000 + r.min_col: r for r in sheet.merged_cells.ranges}
        for cell in _cell(sheet):
            area = merged.get(cell.row * 10_000 + cell.column)
            columns = range(cell.column, (area.max_col if area else cell.column) + 1)
            rows = range(cell.row, (area.max_row if area else cell.row) + 1)
            width = sum(_width(sheet, c) for c in columns) + (len(columns) - 1) * 5 / 7
            if isinstance(cell.value, str):
                if not cell.alignment.wrap_text or cell.font.size is None:
                    continue
                lines = row_count(cell.value, width, cell.font.size, bool(cell.font.bold))
                given = sum(sheet.row_dimensions[r].height or 15 for r in rows)
                assert given + 0.1 >= min(height(lines, cell.font.size) - 3, 409), (
                    sheet.title,
                    cell.coordinate,
                )
            elif "#,##0" in cell.number_format:
                shown = f"{cell.value:,.2f}" if ".00" in cell.number_format else f"{cell.value:,.0f}"
                shown += "".join(re.findall('"([^"]*)"', cell.number_format.split(";")[0]))
                needed = text_width(shown + ")", cell.font.size, bool(cell.font.bold))
                assert needed <= column_width(width), (sheet.title, cell.coordinate)


def _width(sheet: Any, column: int) -> float:
    for letter, dimension in sheet.column_dimensions.items():
        if dimension.min <= column <= dimension.max:
            return float(sheet.column_dimensions[letter].width) - 5 / 7
    return 9.14


def test_charts_have_alternative_text(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        drawings = [book.read(n).decode() for n in book.namelist() if n.startswith("xl/drawings/drawing")]
    assert sum(d.count('descr="Grafik ') for d in drawings) == 4


def test_narasi_claims_nothing_that_the_figures_do_not_show(book: Any) -> None:
    text = "\n".join(str(c.value) for c in _cell(book["Narasi"]))
    assert "Rp3.854.768.097,- (Tiga miliar delapan ratus lima puluh empat juta" in text
    assert "capaian 93,17%, belum mencapai target" in text
    assert "capaian 111,37%, melampaui target" in text
    assert "Seluruh indikator yang diukur mencapai target" not in text


def test_same_report_same_bytes(content: bytes) -> None:
    assert build(laporan(), Path("/x/hasil"), Path("/x")) == content


@pytest.mark.parametrize("kept", [(), ("realisasi_anggaran",), ("pk", "pengukuran_kinerja"), ("pengukuran_kinerja",)])
def test_missing_documents_are_named(kept: tuple[str, ...], tmp_path: Path) -> None:
    whole = laporan().data
    report = laporan(Data(tuple(d for d in whole.documents if d.kind in kept)))
    write_workbook(report, tmp_path / "hasil" / "a.xlsx")
    book = load_workbook(tmp_path / "hasil" / "a.xlsx", data_only=True)
    assert [n for n in book.sheetnames if n in CONTRACT] == CONTRACT
    missing = {"RKT": "RKT", "Rencana Aksi": "Rencana Aksi"}
    if "realisasi_anggaran" not in kept:
        missing["Belanja"] = "Realisasi Anggaran"
    if not kept:
        missing |= {"3.1 Pengukuran": "Pengukuran Kinerja", "3.8 Anggaran": "Realisasi Anggaran"}
    for name, document in missing.items():
        text = " ".join(str(c.value) for c in _cell(book[name]))
        assert "belum dapat diisi" in text and document in text, name


def test_dump_has_a_line_per_cell(tmp_path: Path) -> None:
    write_workbook(laporan(), tmp_path / "hasil" / "a.xlsx")
    lines = list(dump(tmp_path / "hasil" / "a.xlsx"))
    assert all(line.count("\t") == 4 for line in lines)
    assert any("\t=SUM(" in line and "\t#,##0" in line for line in lines)
