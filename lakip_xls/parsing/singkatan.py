"""Acronyms: 'SKM' is 'Survei Kepuasan Masyarakat'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lakip_xls.parsing.names import key

_SINGKATAN = re.compile(r"\b[A-Z]{2,7}\b")
_KATA = re.compile(r"[^\W\d_]+")
_KATA_SAMBUNG = frozenset({"dan", "di", "ke", "dari", "yang", "pada", "untuk", "atas", "dalam", "terhadap", "oleh"})
_TERBANYAK = 3
"""More capital words than this are a name written in capitals, not acronyms."""


def bersingkatan(nama: str) -> bool:
    """True where a name has an acronym that may stand for words of another one."""
    return bool(_singkatan(nama))


def sama_singkatan(kiri: str, kanan: str) -> bool:
    """True where the names are equal once an acronym of the one stands for words of the other.

    Only capitals count as an acronym ('SKM', not 'Skm'), and the rest of the names must be equal.
    """
    return any(key(s) == key(kiri) for s in _ringkas(kanan, kiri)) or any(
        key(s) == key(kanan) for s in _ringkas(kiri, kanan)
    )


@lru_cache(maxsize=65536)
def _singkatan(nama: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(_SINGKATAN.findall(nama)))
    return found if len(found) <= _TERBANYAK else ()


def _ringkas(panjang: str, pendek: str) -> Iterator[str]:
    """The long name, with the words that an acronym of the short one stands for replaced by it."""
    acronyms = _singkatan(pendek)
    if not acronyms:
        return
    words = list(_KATA.finditer(panjang))
    for skip in (_KATA_SAMBUNG, frozenset[str]()):
        kept = [w for w in words if w[0].lower() not in skip]
        initials = "".join(w[0][0].upper() for w in kept)
        for acronym in acronyms:
            start = initials.rfind(acronym)
            if start >= 0:
                first, last = kept[start], kept[start + len(acronym) - 1]
                yield f"{panjang[: first.start()]}{acronym}{panjang[last.end() :]}"
