"""The whole job on a folder, in one call: what the tests look at afterwards."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lakip_xls.export import dumps
from lakip_xls.pipeline import Options, process
from lakip_xls.writing.workbook import write_workbook

GOOD = "anggaran.xlsx"
PAGU = 30_000_000
"""The total of the sound workbook of these tests."""


@dataclass(frozen=True)
class RunResult:
    """What came out."""

    json: dict[str, Any]

    def temuan(self, file: str) -> dict[str, str]:
        """Code -> text of the findings on a file."""
        return {t["kode"]: t["uraian"] for t in self.json["temuan"] if t["berkas"] == file}

    @property
    def kode(self) -> set[str]:
        """All codes found."""
        return {t["kode"] for t in self.json["temuan"]}

    @property
    def reason(self) -> dict[str, str | None]:
        """File -> why it was not read."""
        return {b["nama"]: b["alasan"] for b in self.json["berkas"]}


def work(folder: Path) -> RunResult:
    """Read the folder, write the workbook into `hasil/`, return the JSON."""
    report = process(folder, Options(tanggal=date(2024, 1, 31)))
    write_workbook(report, folder / "hasil" / "h.xlsx", folder=folder)
    return RunResult(json.loads(dumps(report)))


def fingerprint(folder: Path) -> dict[str, str]:
    """Name -> hash of the files in a folder."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir()) if p.is_file()}
