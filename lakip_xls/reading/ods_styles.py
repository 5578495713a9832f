"""Styles of an .ods file: the number format and indent of a cell style, and whether a table is shown."""

from __future__ import annotations

from lakip_xls.reading.package import Attributes

_POINTS = {"in": 72.0, "cm": 28.35, "mm": 2.835, "pt": 1.0, "pc": 12.0, "px": 0.75}
_POINTS_PER_INDENT = 10
_DATA_STYLES = {
    "number:number-style",
    "number:percentage-style",
    "number:currency-style",
    "number:date-style",
    "number:time-style",
    "number:text-style",
}
_DATE_LETTERS = {"number:day": "d", "number:month": "m", "number:year": "yy", "number:hours": "h"}
_DATE_LETTERS |= {"number:minutes": "m", "number:seconds": "s"}


class OdsStyles:
    """Collects styles while `start` and `end` handle the XML of styles.xml, then of content.xml."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._cells: dict[str, tuple[str, str, int]] = {}
        """Cell style -> data style, parent style, indent."""
        self._maps: dict[str, str] = {}
        """Data style of several sections -> the one of its first section (positive numbers)."""
        self._hidden_tables: set[str] = set()
        self._data_style = ""
        self._pieces: list[str] = []
        self._style: tuple[str, str] = ("", "")
        """Family and name of the style being read."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Handle the start of an element."""
        if tag in _DATA_STYLES:
            self._data_style, self._pieces = attributes.get("style:name", ""), []
        elif tag.startswith("number:"):
            self._pieces.append(_piece(tag, attributes))
        elif tag == "style:map" and not self._style[1]:
            self._maps.setdefault(self._data_style, attributes.get("style:apply-style-name", ""))
        elif tag == "style:style":
            family, name = attributes.get("style:family", ""), attributes.get("style:name", "")
            self._style = (family, name)
            if family == "table-cell":
                parent = attributes.get("style:parent-style-name", "")
                self._cells[name] = (attributes.get("style:data-style-name", ""), parent, 0)
        elif tag == "style:paragraph-properties" and self._style[0] == "table-cell":
            data, parent, _ = self._cells[self._style[1]]
            self._cells[self._style[1]] = (data, parent, _indent(attributes.get("fo:margin-left", "")))
        elif tag == "style:table-properties" and attributes.get("table:display") == "false":
            self._hidden_tables.add(self._style[1])

    def end(self, tag: str) -> None:
        """Handle the end of an element."""
        if tag in _DATA_STYLES:
            code = "".join(self._pieces).strip() or "General"
            if tag == "number:percentage-style" and "%" not in code:
                code = ("0" if code == "General" else code) + "%"
            self._codes[self._data_style] = code
        elif tag == "style:style":
            self._style = ("", "")

    def cell(self, name: str) -> tuple[str, int]:
        """Return the format code ('General' where it has none) and the indent of a cell style."""
        data, parent, indent = self._cells.get(name, ("", "", 0))
        for _ in range(10):
            if data or parent not in self._cells:
                break
            data, parent, _inherited = self._cells[parent]
        return self._codes.get(self._maps.get(data, data), "General"), indent

    def hidden_table(self, name: str) -> bool:
        """Tell whether the table style hides its sheet."""
        return name in self._hidden_tables


def _piece(tag: str, attributes: Attributes) -> str:
    """Return what one element of a data style adds to the format code, as Excel would write it."""
    if tag == "number:number":
        decimals = min(int(attributes.get("number:decimal-places") or 0), 30)
        grouped = attributes.get("number:grouping") == "true"
        if not grouped and "number:decimal-places" not in attributes:
            return ""
        return ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")
    if tag == "number:text-content":
        return "@"
    if tag == "number:text":
        return " "
    letters = _DATE_LETTERS.get(tag, "")
    if tag == "number:month" and attributes.get("number:textual") == "true":
        letters = "mmm"
    elif attributes.get("number:style") == "long":
        letters *= 2
    return letters


def _indent(margin: str) -> int:
    """Return a margin as a number of indents."""
    try:
        return round(float(margin[:-2]) * _POINTS[margin[-2:]] / _POINTS_PER_INDENT)
    except (KeyError, ValueError):
        return 0
