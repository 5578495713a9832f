"""The whole job on a folder, in one call: what the tests look at afterwards."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lakip_xls.ekspor import dumps
from lakip_xls.pipeline import Opsi, proses
from lakip_xls.writing.workbook import tulis_workbook

BAIK = "anggaran.xlsx"
PAGU = 30_000_000
"""The total of the sound workbook of these tests."""


@dataclass(frozen=True)
class Hasil:
    """What came out."""

    json: dict[str, Any]

    def temuan(self, berkas: str) -> dict[str, str]:
        """Code -> text of the findings on a file."""
        return {t["kode"]: t["uraian"] for t in self.json["temuan"] if t["berkas"] == berkas}

    @property
    def kode(self) -> set[str]:
        """All codes found."""
        return {t["kode"] for t in self.json["temuan"]}

    @property
    def alasan(self) -> dict[str, str | None]:
        """File -> why it was not read."""
        return {b["nama"]: b["alasan"] for b in self.json["berkas"]}


def kerjakan(folder: Path) -> Hasil:
    """Read the folder, write the workbook into `hasil/`, return the JSON."""
    report = proses(folder, Opsi(tanggal=date(2024, 1, 31)))
    tulis_workbook(report, folder / "hasil" / "h.xlsx", folder=folder)
    return Hasil(json.loads(dumps(report)))


def sidik(folder: Path) -> dict[str, str]:
    """Name -> hash of the files in a folder."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir()) if p.is_file()}
