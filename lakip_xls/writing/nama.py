"""Names of levels as they are printed."""

from __future__ import annotations

from lakip_xls.skema import NAMA_TINGKAT


def berlabel(tingkat: str, nama: str, pemisah: str = ": ") -> str:
    """A name with its level in front, once: 'Program: Penunjang ...'."""
    label = NAMA_TINGKAT[tingkat].title()
    return nama if nama.lower().startswith(label.lower() + " ") else f"{label}{pemisah}{nama}"
