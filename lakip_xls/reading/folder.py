"""Which files of a folder are workbooks to read, and which ones are left out, why, and what to do about it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from lakip_xls.reading.refusal import Refused
from lakip_xls.reading.sniff import WORKBOOKS, sniff

EXTENSIONS = (".xlsx", ".xlsm", ".xls", ".ods", ".xlsb", ".csv", ".tsv", ".htm", ".html")
RESULTS = "hasil"
"""The sub-folder of results, which is never an input."""
RESULT_NAMES = ("LKjIP_", "Lampiran_LKjIP_", "Rekap_LKjIP_")
"""How the workbooks begin that this program writes; a folder of them is an output, not a forgotten input."""
_OTHER_ZIPS = (".docx", ".docm", ".pptx", ".pptm", ".zip", ".odt", ".odp", ".jar", ".apk")
_MAX_SNIFF = 50 * 2**20
_MAX_NAMED = 3
"""Workbooks of a sub-folder that are named."""

_ASK = "Minta berkas Excel aslinya kepada pembuat dokumen, lalu taruh di folder ini."
_COPY = "Salin tabelnya ke workbook Excel di folder ini."
_EXTRACT = "Ekstrak isinya ke folder ini."
_BEARERS: dict[str, tuple[str, str]] = {
    ".pdf": ("Berkas PDF tidak dapat dibaca sebagai tabel.", _ASK),
    ".gsheet": (
        "Berkas ini hanya tautan ke Google Sheets; isinya tidak ada di komputer ini.",
        "Buka di peramban, pilih File > Download > Microsoft Excel (.xlsx), lalu taruh hasilnya di folder ini.",
    ),
    ".numbers": ("Berkas Apple Numbers tidak dapat dibaca.", "Ekspor sebagai Excel (.xlsx) ke folder ini."),
    **dict.fromkeys((".doc", ".docx", ".docm", ".odt", ".rtf"), ("Dokumen Word tidak dapat dibaca.", _COPY)),
    **dict.fromkeys((".ppt", ".pptx", ".pptm", ".odp"), ("Presentasi tidak dapat dibaca.", _COPY)),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar"), ("Arsip tidak dibuka.", _EXTRACT)),
}
"""Kinds of files that may hold a document of the report: ending -> why it is not read, what to do."""
_OURS = ("jalankan.bat", "baca_saya.txt", "logo.png", "thumbs.db", "desktop.ini")
_SILENT = (".bat", ".cmd", ".lnk", ".url", ".json", ".ini", ".tmp")


class LeftOut(NamedTuple):
    """A file (or sub-folder) that is not read."""

    path: Path
    reason: str
    """Indonesian."""
    advice: str = ""
    warn: bool = False
    """Whether figures may be missing because of it (BACA-15)."""


def list_workbooks(folder: Path) -> tuple[list[Path], list[LeftOut]]:
    """Return the workbooks of the folder itself (never its sub-folders), sorted by name, and what is left out.

    Identical copies are not told apart here. Raises `OSError` where the folder cannot be listed.
    """
    read: list[Path] = []
    left_out: list[LeftOut] = []
    entries = sorted(folder.iterdir(), key=lambda p: (p.name.casefold(), p.name))
    names = {path.name for path in entries}
    for path in entries:
        reason = _look_at(path, folder, names)
        if reason is None:
            read.append(path)
        elif reason.reason:
            left_out.append(reason)
    return read, left_out


def _look_at(path: Path, folder: Path, names: set[str]) -> LeftOut | None:
    """None for a workbook to read; else why it is left out, with an empty reason where nobody needs to know."""
    workbook = path.suffix.lower() in EXTENSIONS
    try:
        if path.is_symlink():
            if workbook and not path.exists():
                return LeftOut(path, "Tautan (symlink) ini rusak: berkas tujuannya tidak ada.")
            if workbook and not path.resolve().is_relative_to(folder.resolve()):
                return LeftOut(path, "Tautan (symlink) ini menuju ke luar folder sehingga tidak dibaca.")
        if path.is_dir():
            return _sub_folder(path)
        if not path.is_file():
            return LeftOut(path, "")
        lock = _lock(path, names)
        if lock is not None:
            return lock
        if not workbook:
            return _other(path)
        if path.name.startswith((".", "~")):
            return LeftOut(path, "Berkas sementara.")
        return None if path.stat().st_size else LeftOut(path, "Berkas kosong (0 byte).")
    except (OSError, RuntimeError):  # RuntimeError: a loop of symlinks, before Python 3.13
        reason = "Berkas tidak dapat diperiksa (tidak ada izin, atau tautannya rusak)."
        return LeftOut(path, reason if workbook else "")


def _lock(path: Path, names: set[str]) -> LeftOut | None:
    """A lock file of Excel or LibreOffice: its workbook is open, and what was not saved is not seen."""
    name = path.name
    if name.startswith("~$"):
        # Excel cuts the first two letters of longer names: '~$nstra.xlsx' locks 'Renstra.xlsx'
        owner = next((n for n in sorted(names) if n == name[2:] or (n[2:] == name[2:] and not n.startswith("~$"))), "")
    elif name.startswith(".~lock.") and name.endswith("#"):
        owner = name[7:-1] if name[7:-1] in names else ""
    else:
        return None
    if not owner:
        return LeftOut(path, "" if name.startswith(".") else "Berkas kunci Excel yang tertinggal.")
    return LeftOut(
        path,
        f"{owner} sedang terbuka di program lain; perubahan yang belum disimpan tidak ikut terbaca.",
        f"Simpan dan tutup {owner}, lalu jalankan kembali.",
        warn=True,
    )


def _sub_folder(path: Path) -> LeftOut:
    """A sub-folder with workbooks in it, which are not read."""
    if path.name.casefold() == RESULTS or path.name.startswith((".", "_")) or path.is_symlink():
        return LeftOut(path, "")
    names = sorted(p.name for p in path.iterdir() if p.suffix.lower() in EXTENSIONS)
    inside = [name for name in names if not name.startswith(("~$", *RESULT_NAMES))]
    if not inside:
        return LeftOut(path, "")
    more = f" dan {len(inside) - _MAX_NAMED} lainnya" if len(inside) > _MAX_NAMED else ""
    return LeftOut(
        path,
        f"Workbook di subfolder {path.name} tidak dibaca: {', '.join(inside[:_MAX_NAMED])}{more}.",
        "Pindahkan yang diperlukan ke folder ini; abaikan bila itu memang arsip.",
        warn=True,
    )


def _other(path: Path) -> LeftOut:
    """A file that is no workbook by its name."""
    suffix = path.suffix.lower()
    hidden = _hidden_workbook(path)
    if hidden is not None:
        return hidden
    if path.name.startswith((".", "~")) or path.name.casefold() in _OURS or suffix in _SILENT:
        return LeftOut(path, "")
    if suffix in _BEARERS:
        return LeftOut(path, *_BEARERS[suffix], warn=True)
    return LeftOut(path, "Bukan workbook; tidak dibaca.", "Abaikan, atau salin tabelnya ke workbook Excel.")


def _hidden_workbook(path: Path) -> LeftOut | None:
    """Tell of a workbook whose name hides that it is one."""
    if path.suffix.lower() in _OTHER_ZIPS or path.is_symlink() or path.stat().st_size > _MAX_SNIFF:
        return None
    with path.open("rb") as stream:
        head = stream.read(8)
        if not head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<?xml")):
            return None
        try:
            kind = sniff(head + stream.read())
        except Refused:
            return None
    if kind not in WORKBOOKS:
        return None
    if path.name.startswith((".", "~")) or path.suffix.lower() in (".tmp", ".bak", ".crdownload", ".part"):
        reason = "Berkas sementara atau cadangan; tidak dibaca."
        return LeftOut(path, reason, "Bila memang perlu, simpan ulang sebagai .xlsx.", warn=False)
    ending = ".xls" if kind in ("html", "xml2003") else f".{kind}"
    return LeftOut(
        path,
        f"Isinya workbook tetapi namanya tidak berakhiran {ending}.",
        f"Ganti akhiran namanya menjadi {ending} bila perlu dibaca.",
        warn=True,
    )
