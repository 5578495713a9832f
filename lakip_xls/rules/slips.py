"""How a hand turns one figure into another: which wrong values are a slip of the right one."""

from __future__ import annotations

from decimal import Decimal

from lakip_xls.model import Content

_ENOUGH = 3
"""With fewer digits any figure is a slip of any other."""


def is_slip(written: Content, meant: Content) -> bool:
    """Whether one mistake of the hand explains a figure: a digit changed, lost, doubled or exchanged, zeros, the sign."""
    if not isinstance(written, (int, Decimal)) or not isinstance(meant, (int, Decimal)):
        return False
    a, b = _digits(written), _digits(meant)
    if max(len(a), len(b)) < _ENOUGH:
        return False
    if a.strip("0") == b.strip("0"):
        return True  # ten, a hundred, a thousand times; or the sign alone
    if len(a) == len(b):
        off = [i for i in range(len(a)) if a[i] != b[i]]
        swapped = len(off) == 2 and off[1] == off[0] + 1 and a[off[0]] == b[off[1]] and a[off[1]] == b[off[0]]
        return len(off) == 1 or swapped
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _digits(value: int | Decimal) -> str:
    return "".join(c for c in f"{abs(Decimal(value)):f}" if c.isdigit())
