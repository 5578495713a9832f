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

    assert [p.name for p in read] == ["A pk.xlsm", "b RKT.XLSX", "c.ods", "d.xlsb", "dalam.xlsx", "lra.xls"]
    reasons = {p.name: reason for p, reason in left_out}
    assert set(reasons) == {"._lra.xls", "kosong.xlsx", "luar.xlsx", "lupa.dat", "putus.xlsx", "~$A pk.xlsm"}
    assert "kunci" in reasons["~$A pk.xlsm"]
    assert "0 byte" in reasons["kosong.xlsx"]
    assert "luar folder" in reasons["luar.xlsx"]
    assert ".xlsx" in reasons["lupa.dat"]
