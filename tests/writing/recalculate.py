"""Having LibreOffice compute a workbook that was written without cached values."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from openpyxl import load_workbook

SOFFICE = shutil.which("soffice")


def recalculate(workbook: bytes, tmp_path: Path) -> dict[tuple[str, str], object]:
    """The value of every formula, by sheet and cell, as LibreOffice computes it."""
    source = tmp_path / "tanpa.xlsx"
    source.write_bytes(workbook)
    subprocess.run(
        [
            str(SOFFICE),
            f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(tmp_path / "hasil"),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    values = load_workbook(tmp_path / "hasil" / source.name, data_only=True)
    formulas = load_workbook(source)
    return {
        (sheet.title, cell.coordinate): values[sheet.title][cell.coordinate].value
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
