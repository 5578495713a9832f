"""Acronyms: 'SKM' is 'Survei Kepuasan Masyarakat'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lakip_xls.parsing.names import key

_ABBREVIATION = re.compile(r"\b[A-Z]{2,7}\b")
_WORDS = re.compile(r"[^\W\d_]+")
_JOINING_WORDS = frozenset({"dan", "di", "ke", "dari", "yang", "pada", "untuk", "atas", "dalam", "terhadap", "oleh"})
_MOST = 3
"""More capital words than this are a name written in capitals, not acronyms."""


def abbreviated(name: str) -> bool:
    """True where a name has an acronym that may stand for words of another one."""
    return bool(_abbreviation(name))


def same_abbreviation(left: str, right: str) -> bool:
    """True where the names are equal once an acronym of the one stands for words of the other.

    Only capitals count as an acronym ('SKM', not 'Skm'), and the rest of the names must be equal.
    """
    return any(key(s) == key(left) for s in _brief(right, left)) or any(
        key(s) == key(right) for s in _brief(left, right)
    )


@lru_cache(maxsize=65536)
def _abbreviation(name: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(_ABBREVIATION.findall(name)))
    return found if len(found) <= _MOST else ()


def _brief(length: str, short: str) -> Iterator[str]:
    """The long name, with the words that an acronym of the short one stands for replaced by it."""
    acronyms = _abbreviation(short)
    if not acronyms:
        return
    words = list(_WORDS.finditer(length))
    for skip in (_JOINING_WORDS, frozenset[str]()):
        kept = [w for w in words if w[0].lower() not in skip]
        initials = "".join(w[0][0].upper() for w in kept)
        for acronym in acronyms:
            start = initials.rfind(acronym)
            if start >= 0:
                first, last = kept[start], kept[start + len(acronym) - 1]
                yield f"{length[: first.start()]}{acronym}{length[last.end() :]}"
