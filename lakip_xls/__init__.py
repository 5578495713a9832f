"""lakip_xls: the tables of an Indonesian performance report (LKjIP) from the workbooks an office already has.

laporan = lakip_xls.baca("folder")
laporan.frames["anggaran"], laporan.sel("anggaran"), laporan.temuan, laporan.ringkasan
lakip_xls.tulis(laporan, "hasil.xlsx")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from lakip_xls.door import FolderReport as FolderReport
    from lakip_xls.door import baca as baca
    from lakip_xls.door import tulis as tulis
    from lakip_xls.pipeline import NothingToReport as NothingToReport
    from lakip_xls.writing.files import CannotWrite as CannotWrite

_HOME = {
    "baca": "lakip_xls.door",
    "tulis": "lakip_xls.door",
    "FolderReport": "lakip_xls.door",
    "NothingToReport": "lakip_xls.pipeline",
    "CannotWrite": "lakip_xls.writing.files",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for only then, so that the command starts at once (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module 'lakip_xls' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
