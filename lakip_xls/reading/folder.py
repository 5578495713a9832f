"""Which files of a folder are workbooks to read, and which ones are left out and why."""

from __future__ import annotations

from pathlib import Path

from lakip_xls.reading.refusal import Ditolak
from lakip_xls.reading.sniff import WORKBOOKS, sniff

EXTENSIONS = (".xlsx", ".xlsm", ".xls", ".ods", ".xlsb")
_OTHER_ZIPS = (".docx", ".docm", ".pptx", ".pptm", ".zip", ".odt", ".odp", ".jar", ".apk")
_MAX_SNIFF = 50 * 2**20


def list_workbooks(folder: Path) -> tuple[list[Path], list[tuple[Path, str]]]:
    """Return the workbooks of the folder itself (never its sub-folders), sorted by name, and those left out.

    A file left out comes with the reason (Indonesian). Files that are no workbooks (csv, pdf, docx ...) are
    in neither list. Identical copies are not told apart here. Raises `OSError` where the folder cannot be
    listed.
    """
    read: list[Path] = []
    left_out: list[tuple[Path, str]] = []
    for path in sorted(folder.iterdir(), key=lambda p: (p.name.casefold(), p.name)):
        reason = _reason_to_leave_out(path, folder)
        if reason:
            left_out.append((path, reason))
        elif reason is None:
            read.append(path)
    return read, left_out


def _reason_to_leave_out(path: Path, folder: Path) -> str | None:
    """Return None for a workbook to read, '' for a file that is none, else why it is left out."""
    workbook = path.suffix.lower() in EXTENSIONS
    try:
        if path.is_symlink():
            if workbook and not path.exists():
                return "Tautan (symlink) ini rusak: berkas tujuannya tidak ada."
            if workbook and not path.resolve().is_relative_to(folder.resolve()):
                return "Tautan (symlink) ini menuju ke luar folder sehingga tidak dibaca."
        if not path.is_file():
            return ""
        if not workbook:
            return _reason_for_unknown(path)
        if path.name.startswith("~$"):
            return "Berkas kunci Excel: workbook aslinya sedang terbuka di Excel."
        if path.name.startswith((".", "~")):
            return "Berkas sementara."
        return None if path.stat().st_size else "Berkas kosong (0 byte)."
    except (OSError, RuntimeError):  # RuntimeError: a loop of symlinks, before Python 3.13
        return "Berkas tidak dapat diperiksa (tidak ada izin, atau tautannya rusak)." if workbook else ""


def _reason_for_unknown(path: Path) -> str:
    """Tell of a workbook whose name hides that it is one; '' for any other file."""
    if path.suffix.lower() in _OTHER_ZIPS or path.is_symlink() or path.stat().st_size > _MAX_SNIFF:
        return ""
    with path.open("rb") as stream:
        head = stream.read(8)
        if not head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            return ""
        try:
            kind = sniff(head + stream.read())
        except Ditolak:
            return ""
    if kind not in WORKBOOKS:
        return ""
    if path.name.startswith((".", "~")) or path.suffix.lower() in (".tmp", ".bak", ".crdownload", ".part"):
        return f"Berkas sementara atau cadangan; bila memang perlu, simpan ulang sebagai .{kind}."
    return f"Isinya workbook tetapi namanya tidak berakhiran .{kind}; ganti namanya bila perlu dibaca."
