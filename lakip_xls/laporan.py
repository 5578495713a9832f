"""Laporan: the value that the pipeline returns and that writing and JSON start from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lakip_xls.computing.hasil import Hitungan
from lakip_xls.findings import Temuan
from lakip_xls.model import Data
from lakip_xls.provenance import BerkasSumber
from lakip_xls.rules.registry import Keadaan
from lakip_xls.settings import Identitas, Pengaturan
from lakip_xls.tanggapan import Tanggapan


@dataclass(frozen=True)
class Laporan:
    """One office's report of one year (or of one quarter)."""

    identitas: Identitas
    """Settings first, else what the documents say."""
    pengaturan: Pengaturan
    triwulan: int | None
    """1..4 for a quarterly report, None for the year."""
    tanggal: date
    """Date of the report; printed, never read from the clock inside the pipeline."""
    berkas: tuple[BerkasSumber, ...]
    data: Data
    hitungan: Hitungan
    temuan: tuple[Temuan, ...]
    """Sorted, most serious first."""
    aturan: tuple[Keadaan, ...]

    @property
    def nama_berkas(self) -> str:
        """The name of the result workbook: LKjIP_2023_Kecamatan_Contoh.xlsx."""
        who = self.identitas
        unit = "_".join("".join(c if c.isalnum() else " " for c in who.unit or "unit").split())
        quarter = f"_TW{self.triwulan}" if self.triwulan else ""
        return f"LKjIP_{who.tahun or 'tanpa_tahun'}{quarter}_{unit}.xlsx"

    tanggapan: Tanggapan = Tanggapan()
    """What staff answered to the findings in the previous result; filled while the workbook is written."""
