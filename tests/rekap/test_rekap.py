"""`lakip-xls rekap`: one result per unit, one workbook over all, the same for any number of jobs."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lakip_xls.cli import main
from lakip_xls.pipeline import Options
from lakip_xls.rekap.run import Manner, rekap
from lakip_xls.rekap.unit import Job, work
from lakip_xls.rekapitulasi import DATA, UnitSummary
from lakip_xls.writing.layout import height, row_count
from lakip_xls.writing.recap import data_sheets, write_rekap

OPTIONS = Options(tanggal=date(2024, 2, 21))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["rekap", *(str(a) for a in arguments), "--tanggal", "2024-02-21"])


def content(path: Path, sheet: str, *, formula: bool = False) -> Worksheet:
    return load_workbook(path, data_only=not formula)[sheet]


def file(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_totals_ranks_findings_and_failures(done: Path) -> None:
    out = done / "hasil" / "Rekap_LKjIP_2023.xlsx"
    assert load_workbook(out).sheetnames[:6] == [
        "Ikhtisar", "Rekapitulasi", "Peringkat", "Predikat", "Temuan", "Tidak Terbaca",
    ]  # fmt: skip
    data = json.loads((done.parent / "rekap.json").read_text(encoding="utf-8"))
    units = {u["folder"]: u for u in data["unit"]}
    read = [u["ringkasan"] for u in units.values() if u["alasan"] is None]
    assert data["pagu"] == sum(r["pagu"] for r in read)
    assert data["realisasi"] == sum(r["realisasi"] for r in read)
    assert units["Kec. Dua"]["ringkasan"]["pagu"] == 3854768097
    assert units["Kosong"]["alasan"].startswith("Tidak ada workbook")
    table = [row for row in content(out, "Rekapitulasi").iter_rows(values_only=True) if isinstance(row[0], int)]
    assert [row[1] for row in table][1:] == ["Kecamatan Rambipuji (Kec. Dua)", "Kecamatan Rambipuji (Kec. Satu #1)"]
    total = next(r for r in content(out, "Rekapitulasi").iter_rows(values_only=True) if r[1] == "Jumlah / rata-rata")
    assert total[3] == data["pagu"] and total[4] == data["realisasi"]
    live = next(r for r in content(out, "Rekapitulasi", formula=True).iter_rows(values_only=True) if r[1] == total[1])
    assert all(str(live[i]).startswith("=SUM(") for i in (3, 4, 5))
    failed = [row[1:] for row in content(out, "Tidak Terbaca").iter_rows(values_only=True) if row[0] == 1]
    assert failed == [("Kosong", units["Kosong"]["alasan"])]
    matrix = list(content(out, "Temuan").iter_rows(values_only=True))
    header = next(r for r in matrix if r[0] == "No")
    own = next(r for r in matrix if r[1] == "Kecamatan Rambipuji (Kec. Satu #1)")
    counted = {code: n for code, n in zip(header[2:-1], own[2:-1]) if n}
    assert counted == units["Kec. Satu #1"]["temuan"]
    assert own[header.index("Jumlah")] == sum(counted.values())


def test_links_lead_to_the_results_and_charts_have_alternative_text(done: Path) -> None:
    out = done / "hasil" / "Rekap_LKjIP_2023.xlsx"
    links = [c.hyperlink.target for row in content(out, "Rekapitulasi") for c in row if c.hyperlink]
    assert len(links) == 3
    for link in links:
        assert (out.parent / unquote(link).replace("\\", "/")).is_file(), link
    with ZipFile(out) as zipped:
        drawings = [zipped.read(n).decode() for n in zipped.namelist() if "drawings/drawing" in n and n.endswith("xml")]
    assert drawings and all('descr="Grafik ' in d for d in drawings)


def test_data_sheets_hold_the_rows_of_all_units(done: Path) -> None:
    out = done / "hasil" / "Rekap_LKjIP_2023.xlsx"
    rows = list(content(out, "Data anggaran").iter_rows(values_only=True))
    assert rows[0][:6] == ("folder", "perangkat_daerah", "subunit", "tingkat", "kode", "uraian")
    programs = [r for r in rows[1:] if r[0] == "Kec. Dua" and r[3] == "program"]
    assert sum(r[6] for r in programs) == 3854768097
    assert {r[0] for r in rows[1:]} == {"Dinas Tiga", "Kec. Dua", "Kec. Satu #1"}


def test_what_is_printed_fits(done: Path) -> None:
    """Names stand on one line or have the room to wrap, and the rows of the data are as high as their texts."""
    book = load_workbook(done / "hasil" / "Rekap_LKjIP_2023.xlsx", data_only=True)
    for sheet in book:
        dimensions = list(sheet.column_dimensions.values())
        merged = {place for area in sheet.merged_cells.ranges for place in area.cells}
        for cell in (c for row in sheet for c in row if isinstance(c.value, str) and (c.row, c.column) not in merged):
            width = next(d.width for d in dimensions if d.min <= cell.column <= d.max) - 5 / 7
            size = cell.font.size or 10
            lines = row_count(cell.value, width, size, bool(cell.font.bold))
            if cell.hyperlink:
                assert lines == 1, (sheet.title, cell.coordinate)
            elif cell.alignment.wrap_text and cell.row > 1:
                assert (sheet.row_dimensions[cell.row].height or 15) + 4 >= height(lines, size), cell.coordinate


def test_long_frames_become_csv_files(done: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_done = rekap(done, done / "hasil", OPTIONS, Manner(jobs=1, resume=True))
    monkeypatch.setattr(data_sheets, "ROW_LIMIT", 80)
    paths = write_rekap(own_done, tmp_path / "Rekap.xlsx")
    long = tmp_path / "Rekap_renstra.csv"
    assert long in paths
    assert "Data renstra" not in load_workbook(paths[0]).sheetnames
    lines = long.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("folder;perangkat_daerah;sasaran;indikator")
    assert len(lines) - 1 == sum(u.rows["renstra"] for u in own_done.readable) > 80


def test_any_number_of_jobs_gives_the_same_files(done: Path) -> None:
    one = done / "satu"
    assert run(done, "-o", one, "--jobs", "1", "--senyap").exit_code == 0
    assert file(one) == file(done / "hasil")


def test_lanjut_redoes_only_what_changed(daerah: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    first = rekap(daerah, out, OPTIONS, Manner(jobs=2))
    before = {u.folder: (out / u.file).stat().st_mtime_ns for u in first.readable if u.file}
    (daerah / "Kec. Dua" / "catatan.xlsx").write_bytes(b"")
    second = rekap(daerah, out, OPTIONS, Manner(jobs=2, resume=True))
    after = {u.folder: (out / u.file).stat().st_mtime_ns for u in second.readable if u.file}
    assert [name for name in before if before[name] != after[name]] == ["Kec. Dua"]
    assert [u for u in second.units if u.folder != "Kec. Dua"] == [u for u in first.units if u.folder != "Kec. Dua"]


def test_summary_survives_its_state_file() -> None:
    unit = UnitSummary("a", None, "a/b.xlsx", pagu=10, realisasi=Decimal("2.50"), capaian=Decimal(1) / 3)
    assert UnitSummary.load(json.loads(json.dumps(unit.save()))) == unit


def test_a_link_to_a_folder_is_refused(daerah: Path, tmp_path: Path) -> None:
    link = tmp_path / "daerah" / "Tautan"
    link.symlink_to(daerah / "Kec. Dua", target_is_directory=True)
    assert "tautan" in (work(Job(link, link.name, tmp_path / "h", OPTIONS)).failed or "")


def test_folder_without_units_ends_with_code_2(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "subfolder" in result.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C dikirim sebagai sinyal POSIX")
def test_ctrl_c_leaves_complete_files_only(daerah: Path, tmp_path: Path) -> None:
    for n in range(8):
        shutil.copytree(daerah / "Kec. Dua", daerah / f"Salinan {n}")
    out = tmp_path / "hasil"
    command = [sys.executable, "-m", "lakip_xls", "rekap", str(daerah), "-o", str(out), "--jobs", "2"]
    root = Path(__file__).resolve().parents[2]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, cwd=root, start_new_session=True)
    deadline = time.monotonic() + 30
    while not list(out.glob(f"{DATA}/*.json")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    _, message = run.communicate(timeout=20)
    assert run.returncode == 2, message
    assert b"--lanjut" in message and b"Traceback" not in message
    assert not list(out.rglob("*.tmp")) and not list(out.glob("Rekap*"))
    for path in out.rglob("LKjIP*.xlsx"):
        load_workbook(path, read_only=True).close()
