"""Number formats and the values behind them: built-in format codes, date serials, numbers, text escapes."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from lakip_xls.reading.book import CellKind, Value

BUILTIN: dict[int, str] = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"$"#,##0_);("$"#,##0)',
    6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)',
    8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)",
    41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    42: '_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    44: '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
}

_MAX_EXACT = 2**53
_SMALLEST, _LARGEST = 1e-12, 1e21
_MAX_SERIAL = 2_958_465
"""31 December 9999."""
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@lru_cache(maxsize=4096)
def temporal(code: str) -> str:
    """Return 'date' or 'time' for a format code that shows a date or a time of day, '' for any other.

    A duration ('[h]:mm') stays a number.
    """
    if code in ("General", "@"):
        return ""
    section = _LITERAL.sub("", code.split(";")[0]).lower()
    if _ELAPSED.search(section) or "general" in section:
        return ""
    if "d" in section or "y" in section or ("m" in section and "h" not in section and "s" not in section):
        return "date"
    return "time" if "h" in section or "s" in section else ""


def number_cell(value: float, shown: str, *, date1904: bool) -> tuple[Value, CellKind]:
    """Return value and kind of a numeric cell that is shown as `shown` (see `temporal`).

    A number that is whole and exactly known (within 2**53) becomes an int; an infinite one an error; one that
    no amount can be (1E+21 and more) stays text, and what is left of a calculation (below 1E-12) is 0.
    """
    if shown:
        moment = _moment(value, shown, date1904)
        if moment is not None:
            return moment, CellKind.DATE
    if not math.isfinite(value):
        return "#NUM!", CellKind.ERROR
    if abs(value) < _SMALLEST:
        return 0, CellKind.NUMBER
    if abs(value) >= _LARGEST:
        return f"{value:.15G}", CellKind.TEXT
    whole = int(value)
    return (whole if whole == value and -_MAX_EXACT <= whole <= _MAX_EXACT else value), CellKind.NUMBER


def _moment(serial: float, shown: str, date1904: bool) -> date | time | None:
    """Return the moment of a serial number shown as 'date' or 'time'; None where it stands for none."""
    if not 0 <= serial <= _MAX_SERIAL:
        return None
    span = timedelta(milliseconds=round(serial * 86_400_000))
    if shown == "time" and span < timedelta(days=1):
        return (datetime.min + span).time()
    if serial < 1 and not date1904:
        return None
    if date1904:
        epoch = datetime(1904, 1, 1)
    else:  # Excel counts a 29 February 1900 that never was
        epoch = datetime(1899, 12, 30) if serial >= 60 else datetime(1899, 12, 31)
    try:
        moment = epoch + span
    except OverflowError:
        return None
    return moment.date() if moment.time() == time() else moment


def clean_text(text: str) -> str:
    """Return the text without control characters, line ends as '\\n'; '' where only white space is left."""
    if text.isprintable():
        return "" if text.isspace() else text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROL.sub("", text)
    return "" if text.isspace() else text


def unescape(text: str) -> str:
    """Return the text of an OOXML string with escapes like `_x000D_` decoded, then cleaned."""
    if "_x" in text:
        text = _ESCAPE.sub(_decode, text)
    return clean_text(text)


def _decode(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if 0xD800 <= code <= 0xDFFF else chr(code)
