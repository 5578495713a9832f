"""The logo of an office: `logo.png` in the folder of the inputs, where it is one that can be printed."""

from __future__ import annotations

from pathlib import Path

_LARGEST = 5 * 2**20
_MARK = b"\x89PNG\r\n\x1a\n"


def logo(folder: Path) -> Path | None:
    """The logo's path; None where there is none, or the file is no sound PNG picture of at most 5 MB.

    A link is not followed: what lies outside of the folder is never copied into the result.
    """
    path = folder / "logo.png"
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return path if _intact(path.read_bytes()) else None
    except OSError:
        return None


def _intact(data: bytes) -> bool:
    """Whether a PNG has a size and an unbroken chain of chunks from IHDR to IEND."""
    if not data.startswith(_MARK) or data[12:16] != b"IHDR" or not all(any(data[i : i + 4]) for i in (16, 20)):
        return False
    at = len(_MARK)
    while at + 12 <= len(data):
        if data[at + 4 : at + 8] == b"IEND":
            return True
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return False
