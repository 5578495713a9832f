from __future__ import annotations

from pathlib import Path

import openpyxl

from lakip_xls.reading.folder import list_workbooks


def test_what_is_read_and_what_is_left_out(tmp_path: Path) -> None:
    folder, outside = tmp_path / "kecamatan", tmp_path / "lain.xlsx"
    (folder / "hasil").mkdir(parents=True)
    for name in ("b RKT.XLSX", "A pk.xlsm", "lra.xls", "c.ods", "d.xlsb", "hasil/LKjIP.xlsx"):
        (folder / name).write_bytes(b"x")
    for name in (
        "~$A pk.xlsm",
        ".~lock.c.ods#",
        "._lra.xls",
        "kosong.xlsx",
        "data.csv",
        "surat.docx",
        "foto.pdf",
    ):
        (folder / name).write_bytes(b"" if name == "kosong.xlsx" else b"x")
    outside.write_bytes(b"x")
    openpyxl.Workbook().save(folder / "lupa.dat")
    (folder / "map.xlsx").mkdir()
    (folder / "luar.xlsx").symlink_to(outside)
    (folder / "putus.xlsx").symlink_to(folder / "tidak ada.xlsx")
    (folder / "dalam.xlsx").symlink_to(folder / "lra.xls")

    read, left_out = list_workbooks(folder)

    assert [p.name for p in read] == ["A pk.xlsm", "b RKT.XLSX", "c.ods", "d.xlsb", "dalam.xlsx", "data.csv", "lra.xls"]
    reasons = {left.path.name: left for left in left_out}
    assert set(reasons) == {
        "._lra.xls",
        "kosong.xlsx",
        "luar.xlsx",
        "lupa.dat",
        "putus.xlsx",
        "~$A pk.xlsm",
        ".~lock.c.ods#",
        "surat.docx",
        "foto.pdf",
    }
    assert "A pk.xlsm sedang terbuka" in reasons["~$A pk.xlsm"].reason
    assert "c.ods sedang terbuka" in reasons[".~lock.c.ods#"].reason
    assert "0 byte" in reasons["kosong.xlsx"].reason
    assert "luar folder" in reasons["luar.xlsx"].reason
    assert ".xlsx" in reasons["lupa.dat"].reason
    warned = {name for name, left in reasons.items() if left.warn}
    assert warned == {"~$A pk.xlsm", ".~lock.c.ods#", "lupa.dat", "surat.docx", "foto.pdf"}
    assert all(reasons[name].advice for name in warned)


def test_workbooks_one_folder_down_are_named_but_results_are_not(tmp_path: Path) -> None:
    for folder in ("hasil", "keluaran", "2023 lama", "foto"):
        (tmp_path / folder).mkdir()
    for name in (
        "hasil/LKjIP.xlsx",
        "keluaran/LKjIP_2024_Kec.xlsx",
        "2023 lama/a.xlsx",
        "2023 lama/b.xls",
        "foto/satu.jpg",
    ):
        (tmp_path / name).write_bytes(b"x")
    read, left_out = list_workbooks(tmp_path)
    assert not read
    assert [left.path.name for left in left_out] == ["2023 lama"]
    assert left_out[0].warn and "a.xlsx, b.xls" in left_out[0].reason


def test_a_lock_without_its_workbook_warns_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "~$lama.xlsx").write_bytes(b"x")
    (tmp_path / "Renstra.xlsx").write_bytes(b"x")
    assert not any(left.warn for left in list_workbooks(tmp_path)[1])
    (tmp_path / "~$nstra.xlsx").write_bytes(b"x")  # Excel leaves out the first two letters of a long name
    assert [left.path.name for left in list_workbooks(tmp_path)[1] if left.warn] == ["~$nstra.xlsx"]


def test_what_this_program_and_the_system_put_there_is_not_named(tmp_path: Path) -> None:
    for name in ("JALANKAN.bat", "BACA_SAYA.txt", "logo.png", "Thumbs.db", "desktop.ini", ".DS_Store", "hasil.json"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "catatan.txt").write_bytes(b"x")
    assert [left.path.name for left in list_workbooks(tmp_path)[1]] == ["catatan.txt"]
