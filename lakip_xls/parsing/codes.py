"""Programme, office and account codes in one canonical form, however a workbook writes them.

Canonical: urusan '7', bidang '7.01', program '7.01.01', kegiatan '7.01.01.2.01', sub kegiatan
'7.01.01.2.01.0001' (always four digits), office '2.16.2.20.2.21.01.0000', account
'5.1.02.01.001.00024'. 'X.XX' stands for any urusan and bidang.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from lakip_xls.reading.book import Value

_SHAPE = re.compile(r"(?:X(?:\.XX)?|\d{1,4})(?:\.\d{1,5})*")
_FRONT = re.compile(
    r"[(\[]?((?:[0-9]|[xX])\.(?:\d{2}|[xX]{2})(?:[. ]\d{1,5})+)"
    r"(?:\.?\s+|[)\]]?\s*[-–:]\s*|[)\]]\s*)(?=[^\W\d_])"
)
_ACCOUNT_WIDTHS = (1, 1, 2, 2, 3, 5)
_ACCOUNT_FIRST = frozenset("456")


class Kode(Struct, frozen=True):
    """One code. Two codes are the same place when `text` is equal (see also `same_place`)."""

    text: str
    """Canonical text."""
    tingkat: str
    """urusan, bidang, unit, program, kegiatan, sub_kegiatan or rekening."""
    parent: str | None
    """Canonical text of the code one level up."""
    standard: bool = True
    """False where digits had to be restored (a float or an unpadded part): one of several readings."""


def parse_code(value: Value) -> Kode | None:
    """Read a code; None where it is none. A float that lost a zero (1.1 for 1.10) is marked not baku."""
    if isinstance(value, str):
        return _parse_text(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    if isinstance(value, float) and not value.is_integer():
        return _parse_float(value)
    return _parse_text(str(int(value))) if 0 < value < 10 else None


def _parse_float(value: float) -> Kode | None:
    """A number cell such as 7.01; 1.1 was typed as 1.10, but 5.1 is the account Belanja Operasi."""
    whole, _, decimals = f"{value!r}".partition(".")
    if len(whole) != 1 or not 1 <= len(decimals) <= 2:
        return None
    if len(decimals) == 2 or whole in _ACCOUNT_FIRST:
        return _parse_text(f"{whole}.{decimals}")
    code = _parse_text(f"{whole}.{decimals}0")
    return replace(code, standard=False) if code else None


@lru_cache(maxsize=65536)
def _parse_text(text: str) -> Kode | None:
    text = re.sub(r"[\s.]*[.\s][\s.]*", ".", text.strip(" \t\n\u00a0.'")).upper()
    if not _SHAPE.fullmatch(text):
        return None
    parts = text.split(".")
    if len(parts) > 1 and parts[0] in _ACCOUNT_FIRST and len(parts[1]) == 1:
        return _account(parts)
    if len(parts) in (7, 8):
        return _office(parts)
    return _programme(parts)


def _account(parts: list[str]) -> Kode | None:
    widths = _ACCOUNT_WIDTHS[: len(parts)]
    if len(parts) > len(_ACCOUNT_WIDTHS) or any(len(p) > w for p, w in zip(parts, widths, strict=True)):
        return None
    padded = [p.zfill(w) for p, w in zip(parts, widths, strict=True)]
    return Kode(".".join(padded), "rekening", ".".join(padded[:-1]))


def _office(parts: list[str]) -> Kode | None:
    """U.BB three times, the office's number, and the sub office (0000 for the office itself)."""
    widths = (1, 2, 1, 2, 1, 2, 2, 4)
    parts = [*parts, "0000"][:8]
    if [len(p) for p in parts] != list(widths):
        return None
    return Kode(".".join(parts), "unit", ".".join(parts[:2]))


def _programme(parts: list[str]) -> Kode | None:
    """Urusan down to sub kegiatan; `2.01`, `201` and `02.01` are the same kegiatan."""
    urusan = parts[0].lstrip("0")
    if len(urusan) != 1:
        return None
    if len(parts) == 3 and len(parts[0]) == 2 and len(parts[1]) == 1:  # '01.2.01': a kegiatan without its urusan
        return None
    sound = len(parts[0]) == 1
    levels = [urusan]
    for part in parts[1:3]:
        if len(part) > 2 or part in ("0", "00"):
            return None
        sound = sound and len(part) == 2
        levels.append(part.zfill(2))
    names = ("urusan", "bidang", "program")
    if len(parts) <= 3:
        return Kode(".".join(levels), names[len(parts) - 1], ".".join(levels[:-1]) if len(parts) > 1 else None, sound)
    rest = parts[3:]
    if len(rest[0]) == 3:
        rest = [rest[0][0], rest[0][1:], *rest[1:]]
    lead = rest[0].lstrip("0")
    if not 2 <= len(rest) <= 3 or len(rest[0]) > 2 or len(lead) != 1 or len(rest[1]) > 2:
        return None
    sound = sound and len(rest[1]) == 2
    program = ".".join(levels)
    kegiatan = f"{program}.{lead}.{rest[1].zfill(2)}"
    if len(rest) == 2:
        return Kode(kegiatan, "kegiatan", program, sound)
    if len(rest[2]) > 4 or len(rest[2]) == 3:
        return None
    return Kode(f"{kegiatan}.{rest[2].zfill(4)}", "sub_kegiatan", kegiatan, sound and len(rest[2]) > 1)


_SEGMENT = re.compile(r"\d\.\d\d(?:\.\d{1,6})+")
_SEGMENT_TINGKAT = {3: "program", 5: "kegiatan", 6: "sub_kegiatan"}


def segment_tingkat(value: Value) -> str | None:
    """The level of a text that is no code but shows by the number of its parts which one was meant."""
    text = value.strip(" .'\u00a0") if isinstance(value, str) else ""
    if not _SEGMENT.fullmatch(text) or _parse_text(text) is not None:
        return None
    return _SEGMENT_TINGKAT.get(text.count(".") + 1)


_LETTERS = str.maketrans("OoQlI|", "000111")


def mistyped(value: Value) -> Kode | None:
    """The code that a text would be whose zeros or ones are letters ('7.O1'); None for any other value."""
    if not isinstance(value, str) or _parse_text(value) is not None:
        return None
    figures = value.translate(_LETTERS)
    code = _parse_text(figures) if figures != value and any(c.isdigit() for c in value) else None
    return code if code is not None and code.tingkat in _SEGMENT_TINGKAT.values() else None


def join_code(parts: Sequence[Value]) -> Kode | None:
    """A code split over columns; trailing empty parts are dropped, a gap in the middle gives None.

    Number cells lost their leading zeros (7 | 1 | 1 | 2.01 | 1), which is how split codes are typed.
    """
    texts = [_part(p, i) for i, p in enumerate(parts)]
    while texts and not texts[-1]:
        texts.pop()
    return _parse_text(".".join(texts)) if texts and all(texts) else None


def _part(part: Value, place: int) -> str:
    if isinstance(part, str):
        return part.strip(" .\u00a0")
    if not isinstance(part, (int, float)):
        return ""
    if isinstance(part, float) and not part.is_integer():
        whole, _, decimals = repr(part).partition(".")
        return f"{whole}.{decimals.ljust(2, '0')}"
    digits = str(int(part))
    if place == 0:
        return digits
    return digits.zfill(4 if place > 3 and len(digits) > 2 else 2)


def split_code(text: str) -> tuple[Kode | None, str]:
    """A name with its code in front -> (code, name); (None, text) where no programme code or longer leads."""
    match = _FRONT.match(text)
    code = _parse_text(match[1]) if match else None
    if match is None or code is None:
        return None, text
    return code, text[match.end() :]


def same_place(a: Kode, b: Kode) -> bool:
    """True where two codes name the same place, 'X.XX' taken as any urusan and bidang."""
    if a.text == b.text:
        return True
    if not (a.text.startswith("X") or b.text.startswith("X")):
        return False
    return a.tingkat == b.tingkat and a.text.split(".")[2:] == b.text.split(".")[2:]
