"""Laporan: the value that the pipeline returns and that writing and JSON start from."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from lakip_xls.computing.result import Computed
from lakip_xls.findings import Temuan
from lakip_xls.model import Data
from lakip_xls.provenance import SourceFile
from lakip_xls.rules.registry import RuleState
from lakip_xls.settings import Identity, Settings
from lakip_xls.tanggapan import Tanggapan

_LONGEST = 100
"""Bytes of a unit's name in a file's name, which takes 255 with `Lampiran_` and a number of the archive, and has a folder's
path before it on Windows."""


class Laporan(Struct, frozen=True):
    """One office's report of one year (or of one quarter)."""

    identity: Identity
    """Settings first, else what the documents say."""
    settings: Settings
    triwulan: int | None
    """1..4 for a quarterly report, None for the year."""
    tanggal: date
    """Date of the report; printed, never read from the clock inside the pipeline."""
    files: tuple[SourceFile, ...]
    data: Data
    computed: Computed
    temuan: tuple[Temuan, ...]
    """Sorted, most serious first."""
    rules: tuple[RuleState, ...]

    @property
    def file_name(self) -> str:
        """The name of the result workbook: LKjIP_2023_Kecamatan_Contoh.xlsx."""
        who = self.identity
        quarter = f"_TW{self.triwulan}" if self.triwulan else ""
        return f"LKjIP_{who.tahun or 'tanpa_tahun'}{quarter}_{_name(who.unit or '')}.xlsx"

    whole_year: tuple[str, ...] = ()
    """In the report of a quarter: the frames whose figures are those of the whole year."""
    periods: tuple[str, ...] = ()
    """What several exports of one budget for several months were taken for, one sentence each."""
    tanggapan: Tanggapan = Tanggapan()
    """What staff answered to the findings in the previous result; filled while the workbook is written."""


def _name(unit: str) -> str:
    """A unit's name as part of a file's name: whole words of letters and digits, as many as every file system takes."""
    words = "".join(c if c.isalnum() else " " for c in unit).split()
    name = "_".join(words)
    while len(name.encode("utf-8", "replace")) > _LONGEST:
        name = name.rpartition("_")[0] or name[: len(name) // 2]
    return name or "unit"
