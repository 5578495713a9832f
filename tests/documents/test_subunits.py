"""Sub-units: Puskesmas, kelurahan and UPTD that repeat the same programmes are a level above them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from lakip_xls.export import json_object
from lakip_xls.laporan import Laporan
from lakip_xls.pipeline import Options, process
from lakip_xls.writing.workbook import write_workbook

PENUNJANG = "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"
UPAYA = "PROGRAM PEMENUHAN UPAYA KESEHATAN PERORANGAN DAN UPAYA KESEHATAN MASYARAKAT"
UMUM = "Administrasi Umum Perangkat Daerah"
KEUANGAN = "Administrasi Keuangan Perangkat Daerah"
LAYANAN = "Penyediaan Layanan Kesehatan untuk UKM dan UKP Rujukan Tingkat Daerah Kabupaten/Kota"

UNITS = {"Puskesmas Mawar": 10, "Puskesmas Melati": 20, "RSUD Anggrek": 30}
"""Unit -> a factor of its amounts."""


def programmes(factor: int) -> list[tuple[str, str, int, int]]:
    """Code, name, pagu and realisasi of the rows of a unit; kegiatan add up to their programmes."""
    return [
        ("1.02.01", PENUNJANG, 500 * factor, 400 * factor),
        ("1.02.01.2.02", KEUANGAN, 300 * factor, 250 * factor),
        ("1.02.01.2.06", UMUM, 200 * factor, 150 * factor),
        ("1.02.02", UPAYA, 900 * factor, 810 * factor),
        ("1.02.02.2.02", LAYANAN, 900 * factor, 810 * factor),
    ]


def write(path: Path, rows: Sequence[Sequence[object]], titles: Sequence[str] = ()) -> None:
    """A workbook with one sheet of rows below their titles."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in titles or ("REALISASI ANGGARAN TAHUN 2024", "DINAS KESEHATAN KABUPATEN TELAGA"):
        sheet.append([line])
    for row in rows:
        sheet.append(list(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def coded(unit: str, number: int) -> list[tuple[object, ...]]:
    return [(f"1.02.0.00.0.00.01.{number:04d}", unit.upper(), 1400 * UNITS[unit], 1210 * UNITS[unit])]


def named(unit: str, _number: int) -> list[tuple[object, ...]]:
    return [(None, unit, 1400 * UNITS[unit], 1210 * UNITS[unit])]


def bare(unit: str, _number: int) -> list[tuple[object, ...]]:
    return [(None, unit)]


HEADS = {"coded": coded, "named": named, "bare": bare}


def table(head: str, *, codes: bool, subtotals: bool) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [("Kode Rekening", "Uraian", "Pagu (Rp)", "Realisasi (Rp)")]
    for number, (unit, factor) in enumerate(UNITS.items(), 1):
        rows += HEADS[head](unit, number)
        labels = {3: "", 5: ""}
        for code, name, pagu, realised in programmes(factor):
            rows.append((code if codes else None, labels.get(code.count("."), "") + name, pagu, realised))
        if subtotals:
            rows.append((None, f"Jumlah {unit}", 1400 * factor, 1210 * factor))
    whole = sum(UNITS.values())
    return [*rows, (None, "JUMLAH", 1400 * whole, 1210 * whole)]


def report(folder: Path) -> Laporan:
    return process(folder, Options(), whatever_there_is=True)


def wrong(laporan: Laporan) -> list[str]:
    """The findings, but for documents that are not there."""
    return [
        f"{t.kode} {t.cell} {t.uraian}" for t in laporan.temuan if t.tingkat.value != "info" and t.kode != "BACA-07"
    ]


def per_unit(laporan: Laporan) -> dict[object, tuple[int, int]]:
    """The programmes of the frame, added by unit."""
    sums: dict[object, tuple[int, int]] = {}
    for row in json_object(laporan)["tabel"]["anggaran"]:
        if row["tingkat"] == "program":
            pagu, realised = sums.get(row["subunit"], (0, 0))
            sums[row["subunit"]] = (pagu + row["pagu"], realised + row["realisasi"])
    return sums


EXPECTED = {unit: (1400 * factor, 1210 * factor) for unit, factor in UNITS.items()}


@pytest.mark.parametrize("subtotals", [False, True], ids=["plain", "subtotals"])
@pytest.mark.parametrize("codes", [True, False], ids=["codes", "no-codes"])
@pytest.mark.parametrize("head", HEADS)
def test_units_above_their_programmes(tmp_path: Path, head: str, codes: bool, subtotals: bool) -> None:
    write(tmp_path / "LRA.xlsx", table(head, codes=codes, subtotals=subtotals))
    laporan = report(tmp_path)
    assert wrong(laporan) == []
    found = {str(unit).title().replace("Rsud", "RSUD"): sums for unit, sums in per_unit(laporan).items()}
    assert found == EXPECTED
    figures = laporan.computed.ringkasan
    assert (figures.pagu, figures.realisasi) == (1400 * 60, 1210 * 60)
    assert (figures.jumlah_program, figures.jumlah_kegiatan) == (2, 3)
    assert [(p.name, p.pagu, p.realisasi) for p in laporan.computed.program] == [
        (PENUNJANG, 500 * 60, 400 * 60),
        (UPAYA, 900 * 60, 810 * 60),
    ]
    assert [(u.pagu, u.realisasi) for u in laporan.computed.subunit] == list(EXPECTED.values())


def test_tabel_3_8_has_totals_per_unit_and_in_all(tmp_path: Path) -> None:
    write(tmp_path / "LRA.xlsx", table("named", codes=False, subtotals=False))
    write_workbook(report(tmp_path), tmp_path / "h.xlsx", folder=tmp_path)
    rows = list(load_workbook(tmp_path / "h.xlsx", data_only=True)["3.8 Anggaran"].iter_rows(values_only=True))
    shown = {str(r[1]): (r[3], r[4], r[6]) for r in rows if r[1] in (*UNITS, "JUMLAH")}
    assert shown == {u: (p, r, p - r) for u, (p, r) in (EXPECTED | {"JUMLAH": (84000, 72600)}).items()}


def test_a_slip_inside_a_unit_is_told_at_its_cell(tmp_path: Path) -> None:
    rows = table("named", codes=True, subtotals=True)
    at = next(i for i, r in enumerate(rows) if r[1] == UMUM and r[2] == 200 * 20)
    rows[at] = (*rows[at][:2], 200 * 20 + 900, rows[at][3])
    write(tmp_path / "LRA.xlsx", rows)
    told = [t for t in report(tmp_path).temuan if t.tingkat.value == "kesalahan" and t.kode != "BACA-07"]
    assert [(t.kode, t.cell, t.seharusnya) for t in told] == [
        ("JML-02", f"C{at + 3}", "4.000")
    ]  # two lines stand above


def test_the_pk_is_compared_with_the_sum_over_the_units(tmp_path: Path) -> None:
    write(tmp_path / "LRA.xlsx", table("coded", codes=True, subtotals=False))
    head = ("No", "Program", "Anggaran (Rp)")
    titles = ("PERJANJIAN KINERJA TAHUN 2024", "DINAS KESEHATAN KABUPATEN TELAGA")
    write(tmp_path / "PK.xlsx", [head, (1, PENUNJANG, 500 * 60), (2, UPAYA, 900 * 60)], titles)
    assert wrong(report(tmp_path)) == []
    write(tmp_path / "PK.xlsx", [head, (1, PENUNJANG, 500 * 60), (2, UPAYA, 900 * 61)], titles)
    assert [t.split()[0] for t in wrong(report(tmp_path))] == ["DOK-01"]


def test_an_amount_that_cannot_be_read_lacks_in_its_unit_and_in_all(tmp_path: Path) -> None:
    rows = table("named", codes=True, subtotals=False)
    at = next(i for i, r in enumerate(rows) if r[1] == UPAYA and r[2] == 900 * 20)
    rows[at] = (*rows[at][:3], "lihat lampiran")
    write(tmp_path / "LRA.xlsx", rows)
    laporan = report(tmp_path)
    figures = laporan.computed.ringkasan
    assert figures.pagu == 1400 * 60 and figures.realisasi is None
    assert [ref.cell for ref in figures.lacking["realisasi"]] == [f"D{at + 3}"]
    assert [u.realisasi for u in laporan.computed.subunit] == [1210 * 10, None, 1210 * 30]


def test_headings_of_groups_are_no_units(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("Kode Rekening", "Uraian", "Pagu (Rp)", "Realisasi (Rp)")]
    own = programmes(10)
    rows += [(None, "Rutin"), *own[:3], (None, "Prioritas nasional"), *own[3:]]
    write(tmp_path / "LRA.xlsx", rows)
    assert per_unit(report(tmp_path)) == {None: (14000, 12100)}


def test_a_file_for_each_unit_is_added(tmp_path: Path) -> None:
    """They hold the same programmes, and are no versions of one document."""
    for unit, factor in list(UNITS.items())[:2]:
        head = ("Kode Rekening", "Uraian", "Pagu (Rp)", "Realisasi (Rp)")
        titles = ("REALISASI ANGGARAN TAHUN 2024", unit.upper(), "KABUPATEN TELAGA")
        write(tmp_path / f"LRA {unit}.xlsx", [head, *programmes(factor)], titles)
    pk = [("No", "Program", "Anggaran (Rp)"), (1, PENUNJANG, 500 * 30), (2, UPAYA, 900 * 30)]
    write(tmp_path / "PK.xlsx", pk, ("PERJANJIAN KINERJA TAHUN 2024", "DINAS KESEHATAN KABUPATEN TELAGA"))
    laporan = report(tmp_path)
    assert wrong(laporan) == []
    assert laporan.identity.unit == "Dinas Kesehatan"
    assert laporan.computed.ringkasan.pagu == 1400 * 30
    assert per_unit(laporan) == {
        "Puskesmas Mawar": EXPECTED["Puskesmas Mawar"],
        "Puskesmas Melati": EXPECTED["Puskesmas Melati"],
    }


def recap(head: Sequence[str], off: int = 0) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [tuple(head)]
    for number, (unit, factor) in enumerate(UNITS.items(), 1):
        extra = off if number == 2 else 0
        rows.append((number, unit, 1400 * factor, 1210 * factor + extra, 86.43))
    return [*rows, (None, "JUMLAH", 84000, 72600, 86.43)]


RECAP_TITLES = ("REKAPITULASI REALISASI ANGGARAN PER UNIT KERJA TAHUN 2024", "DINAS KESEHATAN KABUPATEN TELAGA")
RECAP_HEADS = [
    ("No", "Unit Kerja", "Pagu (Rp)", "Realisasi (Rp)", "%"),
    ("No", "Puskesmas", "Anggaran", "Realisasi", "Persentase"),
    ("No", "Nama Unit", "Pagu", "Realisasi", "Serapan (%)"),
    ("No", "Uraian", "Pagu", "Realisasi", "%"),
]


@pytest.mark.parametrize("head", RECAP_HEADS)
def test_a_recapitulation_by_unit_is_checked_and_never_added(tmp_path: Path, head: Sequence[str]) -> None:
    write(tmp_path / "LRA.xlsx", table("named", codes=True, subtotals=False))
    write(tmp_path / "Rekap.xlsx", recap(head), RECAP_TITLES)
    laporan = report(tmp_path)
    assert wrong(laporan) == []
    assert laporan.computed.ringkasan.pagu == 84000 and per_unit(laporan).keys() == UNITS.keys()
    write(tmp_path / "Rekap.xlsx", recap(head, off=70), RECAP_TITLES)
    told = [t for t in report(tmp_path).temuan if t.tingkat.value == "kesalahan" and t.kode != "BACA-07"]
    assert [(t.kode, t.file, t.cell, t.seharusnya) for t in told] == [("JML-03", "Rekap.xlsx", "D5", "24.200")]


def test_a_recapitulation_alone_gives_the_totals(tmp_path: Path) -> None:
    write(tmp_path / "Rekap.xlsx", recap(RECAP_HEADS[0]), RECAP_TITLES)
    laporan = report(tmp_path)
    assert wrong(laporan) == []
    figures = laporan.computed.ringkasan
    assert (figures.pagu, figures.realisasi, figures.jumlah_program) == (84000, 72600, 0)
    assert laporan.computed.program == ()


@pytest.mark.parametrize("repeated", [True, False], ids=["on each row", "once"])
@pytest.mark.parametrize("form", ["codes", "columns"])
def test_a_column_of_units(tmp_path: Path, form: str, repeated: bool) -> None:
    heads = {"codes": ("Kode Rekening", "Uraian"), "columns": ("Program", "Kegiatan")}
    rows: list[tuple[object, ...]] = [("Unit Kerja", *heads[form], "Pagu (Rp)", "Realisasi (Rp)")]
    for unit, factor in UNITS.items():
        program, first = "", True
        for code, name, pagu, realised in programmes(factor):
            if form == "columns" and code.count(".") == 2:
                program = name
                continue
            beside = code if form == "codes" else program
            rows.append((unit if repeated or first else None, beside, name, pagu, realised))
            first = False
    write(tmp_path / "LRA.xlsx", rows)
    laporan = report(tmp_path)
    assert wrong(laporan) == []
    assert per_unit(laporan) == EXPECTED
    figures = laporan.computed.ringkasan
    assert (figures.pagu, figures.jumlah_program, figures.jumlah_kegiatan) == (84000, 2, 3)


def test_a_column_of_those_responsible_is_no_column_of_units(tmp_path: Path) -> None:
    owners = ("Bidang Umum", "Bidang Keuangan", "Bidang Umum", "Bidang Pelayanan", "Bidang Pelayanan")
    rows = [(*row, owner) for row, owner in zip(programmes(10), owners, strict=True)]
    write(
        tmp_path / "LRA.xlsx", [("Kode Rekening", "Uraian", "Pagu (Rp)", "Realisasi (Rp)", "Penanggung Jawab"), *rows]
    )
    assert per_unit(report(tmp_path)) == {None: (14000, 12100)}


def test_every_other_table_uses_the_totals_of_the_office(tmp_path: Path) -> None:
    """Efisiensi, Tabel 3.6 and the comparisons of documents know one programme, not one of each unit."""
    write(tmp_path / "LRA.xlsx", table("named", codes=True, subtotals=False))
    kabupaten = "DINAS KESEHATAN KABUPATEN TELAGA"
    measured = [("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Realisasi")]
    measured += [(1, "Meningkatnya derajat kesehatan", "Persentase layanan dasar", "%", 80, 76)]  # type: ignore[list-item]
    write(tmp_path / "Pengukuran.xlsx", measured, ("PENGUKURAN KINERJA TAHUN 2024", kabupaten))
    head = ("Program/Kegiatan", "Indikator", "Satuan", "Target", "Realisasi", "Pagu (Rp)", "Realisasi (Rp)")
    outputs: list[tuple[object, ...]] = [("Sasaran", *head)]
    for code, name, pagu, realised in programmes(60):
        label = "Program: " if code.count(".") == 2 else "Kegiatan: "
        own = ("Meningkatnya derajat kesehatan", label + name, f"Jumlah laporan {name[:30]}", "Laporan", 12, 12)
        outputs.append((*own, pagu, realised))
    write(tmp_path / "Program.xlsx", outputs, ("TARGET DAN REALISASI PROGRAM TAHUN 2024", kabupaten))
    laporan = report(tmp_path)
    assert wrong(laporan) == []
    (efisiensi,) = laporan.computed.efisiensi
    assert (efisiensi.pagu, efisiensi.realisasi) == (84000, 72600)
    outputs[3] = (*outputs[3][:6], 12345, outputs[3][7])
    write(tmp_path / "Program.xlsx", outputs, ("TARGET DAN REALISASI PROGRAM TAHUN 2024", kabupaten))
    told = [(t.file, t.cell) for t in report(tmp_path).temuan if t.tingkat.value == "kesalahan" and t.kode != "BACA-07"]
    assert told == [("Program.xlsx", "G6")]
    write_workbook(laporan, tmp_path / "h.xlsx", folder=tmp_path)
    rows = list(load_workbook(tmp_path / "h.xlsx", data_only=True)["3.7 Efisiensi"].iter_rows(values_only=True))
    assert any(84000 in row and 72600 in row for row in rows)
