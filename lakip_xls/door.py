"""lakip_xls from Python: read a folder as pandas frames, with the cell of every value, and write its workbooks."""

from __future__ import annotations

from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lakip_xls.export import ringkasan
from lakip_xls.frames import cell_frames, frames
from lakip_xls.laporan import Laporan
from lakip_xls.pipeline import Options, process

if TYPE_CHECKING:
    import pandas as pd


class FolderReport:
    """What a folder says, as `baca` returns it."""

    def __init__(self, report: Laporan, folder: Path, settings: Path | None = None) -> None:
        self.report = report
        """The rows, the computed tables and the findings as the program itself holds them."""
        self.folder = folder
        self.settings = settings
        """A settings workbook that was given apart from the folder."""

    @cached_property
    def frames(self) -> dict[str, pd.DataFrame]:
        """Frame name -> rows (CONTRACT section 3). Money is Int64, whole rupiah; percentages are float64 percent points."""
        return frames(self.report.data, self.report.computed, self.report.temuan)

    @cached_property
    def _cells(self) -> dict[str, pd.DataFrame]:
        return cell_frames(self.report.data, self.report.computed)

    def sel(self, frame: str) -> pd.DataFrame:
        """The cell of every value of a frame, 'berkas|lembar!B7'; None where it was computed.

        Raises KeyError for a name that is no frame, and for `temuan`, which names its cells itself.
        """
        return self._cells[frame]

    @property
    def temuan(self) -> pd.DataFrame:
        """The findings, most serious first."""
        return self.frames["temuan"]

    @cached_property
    def ringkasan(self) -> dict[str, Any]:
        """Totals of the report, as in the JSON (CONTRACT section 4); None where a part is lacking."""
        return ringkasan(self.report)


def baca(
    folder: str | PathLike[str],
    tahun: int | None = None,
    triwulan: int | None = None,
    pengaturan: str | PathLike[str] | None = None,
) -> FolderReport:
    """Read and check every workbook of a folder.

    Raises NothingToReport (its message is Indonesian and says what to do) where no document was recognised.
    """
    place = Path(folder)
    settings = Path(pengaturan) if pengaturan else None
    options = Options(tahun=tahun, triwulan=triwulan, settings=settings)
    return FolderReport(process(place, options, whatever_there_is=True), place, settings)


def tulis(laporan: FolderReport, path: str | PathLike[str]) -> list[Path]:
    """Write the working workbook and, beside it, its attachment; an earlier file is kept in `arsip`. Returns the paths.

    Raises CannotWrite where a path is one of the inputs or cannot be written.
    """
    from lakip_xls.writing.attachment import attachment_path
    from lakip_xls.writing.inputs import refuse_inputs, report_inputs
    from lakip_xls.writing.workbook import write_workbook

    target = Path(path)
    attachment = attachment_path(target)
    refuse_inputs([target, attachment], report_inputs(laporan.folder, laporan.report, laporan.settings, results=False))
    target.parent.mkdir(parents=True, exist_ok=True)
    write_workbook(laporan.report, target, folder=laporan.folder, attachment=attachment)
    return [target, attachment]
