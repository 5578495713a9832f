"""How offices write one value: money, percentages, targets, names.

A `Style` turns a value into cell content.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from ..sheets import Value
from ..unit import decimal_indonesia, integer

Style = Callable[[Any], tuple[Value, str]]
"""A value -> (what the cell holds, its number format)."""

MONEY_STYLE = (
    "angka",
    "angka",
    "polos",
    "rp_format",
    "akuntansi",
    "campur",
    "rp_titik",
    "rp_strip",
    "titik",
    "titik_sen",
    "rp_sen",
    "inggris",
)
MONEY_FORMAT = {
    "angka": "#,##0",
    "polos": "General",
    "rp_format": '"Rp"#,##0',
    "akuntansi": '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)',
    "campur": "#,##0",
}


def text_only(value: Any) -> tuple[Value, str]:
    """Write text as it is."""
    return (None if value is None else str(value)), "General"


def money(name: str, strip: bool = False) -> Style:
    """Return the money style of a name; with `strip` a zero is written as '-' in the text styles."""

    def write(value: int) -> tuple[Value, str]:
        point = decimal_indonesia(value, 0)
        if value == 0 and name == "campur":
            return "0,00", MONEY_FORMAT[name]
        if name in MONEY_FORMAT:
            return value, MONEY_FORMAT[name]
        if value == 0 and strip:
            return "-", "General"
        text = {
            "rp_titik": f"Rp. {point}",
            "rp_strip": f"Rp {point},-",
            "titik": point,
            "titik_sen": f"{point},00",
            "rp_sen": f"Rp{point},00",
            "inggris": point.replace(".", ","),
        }[name]
        return text, "General"

    return write


def selisih_style(style: Style, other: int) -> Style:
    """A style for one of several cells that add up to a value: it holds the value less the others."""

    def g(v: Any) -> tuple[Value, str]:
        return style(v - other)

    return g


def random_money(rng: Random, everything: list[int], choice: str | None = None) -> tuple[str, Style]:
    """Choose a money style that is unambiguous for all the amounts of a column."""
    name = choice or rng.choice(MONEY_STYLE)
    if name == "inggris" and any(0 < n < 1_000_000 for n in everything):
        name = "titik"
    return name, money(name, strip=rng.random() < 0.2)


PERSEN_STYLE = ("pecahan", "pecahan", "tanda", "tanda", "tanda_spasi", "koma", "angka", "penuh")


def persen(name: str, decimals: int, trim: bool = False) -> Style:
    """Return a style for percent points; all but 'pecahan' and 'penuh' round half up to `decimals`."""

    def write(value: Fraction | Decimal | int | None) -> tuple[Value, str]:
        if value is None:
            return None, "General"
        number = integer(value, decimals)
        pattern = "0." + "0" * decimals if decimals else "0"
        if name == "pecahan":
            return float(Fraction(value) / 100), pattern + "%"
        if name == "penuh":
            return float(Fraction(value)), pattern
        if name == "angka":
            return float(number), pattern
        text = decimal_indonesia(number, None if trim and number == int(number) else decimals)
        return text + {"tanda": "%", "tanda_spasi": " %", "koma": ""}[name], "General"

    return write


def random_persen(rng: Random, choice: str | None = None) -> tuple[str, Style]:
    """Choose a percent style; the names in `NEEDS_MARK` need a header that says %."""
    name = choice or rng.choice(PERSEN_STYLE)
    return name, persen(name, rng.choice((2, 2, 2, 2, 1, 0)), rng.random() < 0.5)


NEEDS_MARK = {"koma", "angka", "penuh"}


@dataclass(frozen=True)
class TargetStyle:
    """How a table writes targets and realisations of mixed kinds, and its units."""

    satuan_column: bool
    persen: str
    """tanda ('88,5%'), pecahan (0.885 shown as 88,5%), angka (88.5; the unit column says percent)."""
    decimals: str
    """angka, teks ('83,53'), teks2 (always two decimals)."""
    total: str
    """angka, teks, satuan ('7 Dokumen')."""
    persen_words: str

    def write(self, kind: str, satuan: str) -> Style:
        """The style of one indicator's values; `kind` as in `Indikator.kind`."""

        def style(value: Any) -> tuple[Value, str]:
            if value is None:
                return None, "General"
            if isinstance(value, str):
                return value, "General"
            if kind == "persen":
                if self.persen == "pecahan":
                    return float(Fraction(value) / 100), "0.00%" if value != int(value) else "0%"
                if self.persen == "angka":
                    return _number(value)
                return decimal_indonesia(value) + "%", "General"
            if kind == "jumlah" and self.total == "satuan":
                return f"{decimal_indonesia(value)} {satuan}", "General"
            if kind == "jumlah":
                return (str(value), "General") if self.total == "teks" else (int(value), "General")
            if self.decimals == "angka":
                return _number(value)
            return decimal_indonesia(value, 2 if self.decimals == "teks2" else None), "General"

        return style

    def satuan(self, satuan: str) -> str:
        """The unit as this table writes it."""
        return self.persen_words if satuan == "Persen" else satuan


def _number(value: Any) -> tuple[Value, str]:
    return (int(value), "General") if value == int(value) else (float(value), "0.00")


def random_target(rng: Random, *, satuan_column: bool, ods: bool, text_satuan: bool = True) -> TargetStyle:
    """Choose a style. A fraction whose format may be lost (.ods) is not written in a mixed column."""
    persen_style = ["tanda", "tanda"] + ([] if ods else ["pecahan"]) + (["angka"] if satuan_column else [])
    total = ["angka", "angka", "teks"] + (["satuan"] * 3 if text_satuan and not satuan_column else [])
    return TargetStyle(
        satuan_column,
        rng.choice(persen_style),
        rng.choice(("angka", "teks", "teks2")),
        rng.choice(total),
        rng.choice(("Persen", "%", "persen", "Persentase")),
    )


SMALL = {
    "dan",
    "di",
    "ke",
    "pada",
    "yang",
    "atas",
    "oleh",
    "untuk",
    "dengan",
    "kepada",
    "dalam",
    "dari",
    "atau",
}


def title_of_words(text: str) -> str:
    """Title case as offices write it: 'PROGRAM A DAN B' -> 'Program A dan B'."""
    words = [k.lower() if k.lower() in SMALL else "/".join(b.capitalize() for b in k.split("/")) for k in text.split()]
    return " ".join(words)


@dataclass
class Spelling:
    """One document's way with names: case of programme names, odd spaces and line breaks."""

    rng: Random
    program: str
    """asli, judul (title case)."""
    large_kegiatan: bool
    dirty: float

    def program_name(self, name: str) -> str:
        """A programme's name in this document's case."""
        return self._space(title_of_words(name) if self.program == "judul" else name)

    def kegiatan_name(self, name: str) -> str:
        """A kegiatan's name in this document's case."""
        return self._space(name.upper() if self.large_kegiatan else name)

    def name(self, name: str) -> str:
        """Any other name."""
        return self._space(name)

    def _space(self, text: str) -> str:
        fate = self.rng.random()
        if fate >= self.dirty or " " not in text:
            return text
        words = text.split(" ")
        position = self.rng.randrange(1, len(words))
        separator = self.rng.choice(("  ", "\n", "  "))
        text = " ".join(words[:position]) + separator + " ".join(words[position:])
        return text + " " if fate < self.dirty / 4 else text


def random_spelling(rng: Random) -> Spelling:
    """Choose a document's way with names."""
    return Spelling(rng, rng.choice(("asli", "judul", "judul")), rng.random() < 0.08, rng.choice((0, 0, 0, 0.05, 0.2)))


def clean(text: str) -> str:
    """A name as a reader should give it: without odd spaces and line breaks."""
    return " ".join(text.split())
