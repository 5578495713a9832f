"""What a row of a table is by its words: data, a total, an average."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lakip_xls.locating.grid import Grid
from lakip_xls.locating.identity import office
from lakip_xls.locating.marks import is_numeric_text
from lakip_xls.reading.book import Cell, CellKind

_TOTAL = re.compile(r"^(?:sub\s*)?(?:grand\s*)?(?:jumlah|total)\b", re.IGNORECASE)
_TOTAL_WORDS = re.compile(
    r"(?:jumlah|total|grand|sub|rp|anggaran|belanja|pagu|realisasi|dan|keseluruhan|seluruhnya|semua|pegawai|asn|non|"
    r"program|kegiatan|umum|besar|daerah|refocusing|pergeseran|ditarik|orang|tahun|kas|ke|yg|yang|di|hold|[ivx]+|[a-z]|\d+)",
    re.IGNORECASE,
)
_MONEY_TOTAL = re.compile(
    r"^(?:jumlah|total)\s+(?:keseluruhan\s+)?(?:anggaran|pagu|belanja|realisasi|refocusing|dana)\b", re.IGNORECASE
)
_RATA = re.compile(r"^(?:nilai\s+)?(?:rata|rerata)[\s\-–]*(?:rata)?\b", re.IGNORECASE)
_RATA_WORDS = re.compile(
    r"(?:nilai|rata|rerata|capaian|kinerja|sasaran|strategis|indikator|total|jumlah|persentase|prosentase|persen|tahun|"
    r"realisasi|seluruh|keseluruhan|semua|umum|utama|dan|per|dari|iku|opd|pd|unit|serapan|anggaran|program|kegiatan|"
    r"ini|[ivx]+|[a-z]|\d+)",
    re.IGNORECASE,
)


def classify(grid: Grid, cells: list[Cell]) -> str:
    """Whether the cells of a row are data, a total ('jumlah') or an average ('rata').

    Names may start with the same word ('Jumlah dokumen yang disusun'): a total has nothing but
    words of a total, or speaks of money and has no other text in its row.
    """
    texts = [_closed(t) for c in cells if c.kind is CellKind.TEXT and len(t := grid.cell_text(c)) > 1]
    if not texts:
        return "data"
    if _RATA.match(texts[0]) and all(_RATA_WORDS.fullmatch(w) for w in re.findall(r"\w+", texts[0])):
        return "rata"
    if _TOTAL.match(texts[0]):
        words = re.findall(r"\w+", texts[0])
        if office([_TOTAL.sub("", texts[0]).strip(" :")]) is not None:
            return "jumlah"
        if all(_TOTAL_WORDS.fullmatch(w) for w in words):
            return "jumlah"
        if _MONEY_TOTAL.match(texts[0]) and all(is_numeric_text(t) or len(t) < 4 for t in texts[1:]):
            return "jumlah"
    return "data"


_SPARSE = re.compile(r"(?:\w ){3,}\w")


def _closed(text: str) -> str:
    """'J U M L A H' without its spaces."""
    return text.replace(" ", "") if _SPARSE.fullmatch(text) else text


def sample_row(grid: Grid, cells: Sequence[Cell]) -> bool:
    """Whether a row is an example of how to fill in: its first filled cell says CONTOH."""
    first = next((t for c in cells if (t := grid.cell_text(c))), "")
    return first.casefold().strip(" .:()") == "contoh"
