"""Names of levels as they are printed."""

from __future__ import annotations

from lakip_xls.skema import TINGKAT_NAMES


def labelled(tingkat: str, name: str, separator: str = ": ") -> str:
    """A name with its level in front, once: 'Program: Penunjang ...'."""
    label = TINGKAT_NAMES[tingkat].title()
    return name if name.lower().startswith(label.lower() + " ") else f"{label}{separator}{name}"
