"""Hostile inputs through the whole job: a finding or a refusal in time, and the other files count."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from lakip_xls.cli import utama
from lakip_xls.pipeline import TidakAdaBahan
from tests.hostile import buku
from tests.hostile.lengkap import BAIK, PAGU, Hasil, kerjakan, sidik

DETIK, MB = 10, 500

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="perlu fork")


def terukur(folder: Path, *, nobody: bool = False) -> Hasil:
    """The whole job in a process of its own, within the promised time and memory."""
    from tests.hostile.terpisah import jalankan_terpisah

    before = sidik(folder) if not nobody else None
    run = jalankan_terpisah(lambda: kerjakan(folder), batas_detik=60, nobody=nobody)
    assert run.galat == ""
    assert run.detik < DETIK
    assert run.mb < MB
    assert before is None or sidik(folder) == before
    hasil: Hasil = run.hasil
    assert (buku.KODE, PAGU) in {(row["kode"], row["pagu"]) for row in hasil.json["tabel"]["anggaran"]}
    assert not any(kode.startswith("SISTEM") for kode in hasil.kode)
    return hasil


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    buku.anggaran(tmp_path / BAIK)
    return tmp_path


@pytest.mark.parametrize("name", buku.DITOLAK)
def test_refused_with_the_reason(folder: Path, name: str) -> None:
    write, reason = buku.DITOLAK[name]
    write(folder / name)
    hasil = terukur(folder)
    assert reason in hasil.temuan(name)["BACA-01"]
    assert reason in str(hasil.alasan[name])


@pytest.mark.parametrize("name", buku.DIBACA)
def test_read_or_refused_in_time(folder: Path, name: str) -> None:
    buku.DIBACA[name](folder / name)
    hasil = terukur(folder)
    assert hasil.temuan(name) or name in hasil.alasan


def test_all_hostile_files_at_once_leave_the_sound_one_alone(folder: Path) -> None:
    for name in ("entitas.xlsx", "bersandi.xls", "terpotong.xlsx", "nyasar.xlsb", "pdf.xlsx"):
        buku.DITOLAK[name][0](folder / name)
    hasil = terukur(folder)
    assert sum(t["kode"] == "BACA-01" for t in hasil.json["temuan"]) == 5


def test_what_was_left_out_of_a_sheet_is_said(folder: Path) -> None:
    buku.DIBACA["nyasar.xlsx"](folder / BAIK)
    hasil = kerjakan(folder)
    assert "XFD1048576" in hasil.temuan(BAIK)["BACA-11"]
    assert hasil.json["ringkasan"]["pagu"] == PAGU


@pytest.mark.parametrize("ending", [".xlsx", ".xls", ".ods", ".xlsb"])
def test_the_same_budget_in_every_format(tmp_path: Path, ending: str) -> None:
    write: dict[str, Callable[[Path], None]] = {
        ".xlsx": buku.anggaran, ".xls": buku.anggaran_xls, ".ods": buku.anggaran_ods, ".xlsb": buku.anggaran_xlsb
    }  # fmt: skip
    write[ending](tmp_path / f"lra{ending}")
    assert kerjakan(tmp_path).json["ringkasan"]["pagu"] == PAGU


def test_the_cache_of_strict_ooxml_and_of_1904_dates_is_read(tmp_path: Path) -> None:
    day = '<row r="9"><c r="A9" t="inlineStr"><is><t>Tanggal</t></is></c><c r="B9" t="d"><v>2023-12-31</v></c></row>'
    buku.xlsx(tmp_path / "strict.xlsx", buku.TABEL + day, ns=buku.STRICT, workbook='<workbookPr date1904="1"/>')
    hasil = kerjakan(tmp_path)
    assert hasil.json["ringkasan"]["pagu"] == PAGU


def test_macros_and_external_links_are_neither_run_nor_followed(folder: Path) -> None:
    link = f'<externalLink xmlns="{buku.MAIN}"><externalBook r:id="rId1" xmlns:r="{buku.RELASI}"/></externalLink>'
    rels = (
        f'<Relationships xmlns="{buku.PAKET}"><Relationship Id="rId1" TargetMode="External" '
        f'Type="{buku.RELASI}/externalLinkPath" Target="http://127.0.0.1:9/lolos.xlsx"/></Relationships>'
    )
    rows = buku.TABEL + '<row r="9"><c r="C9"><f>[1]Lain!A1</f><v>5</v></c></row>'
    parts: dict[str, str | bytes] = {
        "xl/vbaProject.bin": buku.OLE2 + b"AutoOpen Shell(calc.exe)",
        "xl/externalLinks/externalLink1.xml": link,
        "xl/externalLinks/_rels/externalLink1.xml.rels": rels,
    }
    (folder / BAIK).unlink()
    buku.xlsx(folder / "makro.xlsm", rows, bagian=parts)
    hasil = terukur(folder)
    written = (folder / "hasil" / "h.xlsx").read_bytes()
    assert b"vba" not in written.lower()
    assert hasil.alasan == {"makro.xlsm": None}


# --- names, links, permissions ------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "dengan  spasi & tanda 'kutip' #1 100%.xlsx",
        "Realisasi Anggaran — Kecamatan Ñandú é.xlsx",
        "预算 💥.xlsx",
        "=HYPERLINK(1)+@.xlsx",
        "a" * 240 + ".xlsx",
        "CON.xlsx",
        'nama<>:"|?*\\.xlsx',
        "dua\nbaris\t.xlsx",
        " .xlsx",
        "titik..xlsx",
    ],
)
def test_odd_names_of_files(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "kecamatan é dengan spasi"
    folder.mkdir()
    buku.anggaran(folder / name)
    hasil = terukur(folder)
    assert hasil.alasan == {name: None}


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    buku.anggaran(tmp_path / os.fsdecode(b"lra \xff\xfe.xlsx"))
    result = CliRunner().invoke(utama, ["proses", str(tmp_path), "--json", str(tmp_path / "h.json")])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "h.json").read_text(encoding="utf-8")


def test_a_very_long_path(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(12):
        folder = folder / ("panjang " * 12).strip()
    folder.mkdir(parents=True)
    buku.anggaran(folder / BAIK)
    terukur(folder)


def test_symlinks_that_lead_out_are_not_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("luar")
    buku.anggaran(outside / "rahasia.xlsx", [("7.01.09", "Program Rahasia", 1, 1)])
    (folder / "luar.xlsx").symlink_to(outside / "rahasia.xlsx")
    (folder / "nol.xlsx").symlink_to("/dev/zero")
    (folder / "putar.xlsx").symlink_to(folder / "putar.xlsx")
    (folder / "folder.xlsx").symlink_to(outside)
    os.mkfifo(folder / "pipa.xlsx")
    hasil = terukur(folder)
    assert "luar folder" in str(hasil.alasan["luar.xlsx"])
    assert "luar folder" in str(hasil.alasan["nol.xlsx"])
    assert "Rahasia" not in str(hasil.json)


def test_a_file_that_may_not_be_read(folder: Path) -> None:
    buku.anggaran(folder / "terkunci.xlsx")
    (folder / "terkunci.xlsx").chmod(0)
    _umumkan(folder)
    hasil = terukur(folder, nobody=True)
    assert "tidak dapat dibuka" in hasil.temuan("terkunci.xlsx")["BACA-01"]


def test_a_folder_that_may_not_be_read(folder: Path) -> None:
    from tests.hostile.terpisah import jalankan_terpisah

    _umumkan(folder)
    folder.chmod(0o300)
    run = jalankan_terpisah(lambda: _sebab(folder), nobody=True)
    folder.chmod(0o700)
    assert "tidak dapat dibuka" in run.hasil
    assert str(folder.parent) not in run.hasil


def _sebab(folder: Path) -> str:
    try:
        kerjakan(folder)
    except TidakAdaBahan as reason:
        return str(reason)
    return ""


def _umumkan(folder: Path) -> None:
    """Let the user nobody reach a folder of the tests and write there."""
    folder.chmod(0o777)
    for parent in folder.parents:
        if parent.name.startswith(("pytest", "popen", "test_")) and parent.stat().st_uid == os.getuid():
            parent.chmod(0o755)


def test_a_logo_that_is_no_picture(folder: Path) -> None:
    for content in (
        b"",
        b"bukan gambar",
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\xff" * 30,
    ):
        (folder / "logo.png").write_bytes(content)
        kerjakan(folder)
        shutil.rmtree(folder / "hasil")
    (folder / "logo.png").unlink()
    (folder / "logo.png").symlink_to("/etc/passwd")
    kerjakan(folder)
