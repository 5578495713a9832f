"""Numbers in Indonesian words, as letters and reports spell them out."""

from __future__ import annotations

_SATUAN = (
    "nol", "satu", "dua", "tiga", "empat", "lima",
    "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
_LARGE = ((10**15, "kuadriliun"), (10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"))


def terbilang(n: int) -> str:
    """The number in words: 17 -> 'tujuh belas', 1100 -> 'seribu seratus', -2 -> 'minus dua'."""
    if n < 0:
        return f"minus {terbilang(-n)}"
    if n < 12:
        return _SATUAN[n]
    if n < 20:
        return f"{_SATUAN[n - 10]} belas"
    if n < 100:
        return _with_rest(f"{_SATUAN[n // 10]} puluh", n % 10)
    if n < 200:
        return _with_rest("seratus", n % 100)
    if n < 1000:
        return _with_rest(f"{_SATUAN[n // 100]} ratus", n % 100)
    if n < 2000:
        return _with_rest("seribu", n % 1000)
    size, name = next(pair for pair in _LARGE if n >= pair[0])
    return _with_rest(f"{terbilang(n // size)} {name}", n % size)


def _with_rest(head: str, rest: int) -> str:
    return f"{head} {terbilang(rest)}" if rest else head
