"""What a blank workbook is made of: its sheets, their columns, and what may be entered there."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

Content = str | int | float


class CellType(Enum):
    """What a column takes."""

    TEXT = "teks"
    MONEY = "uang"
    TARGET = "target"
    """A number with or without percent sign, a grade, or words."""
    TALLY = "cacah"
    SATUAN = "satuan"
    POLARITAS = "polaritas"
    KELOMPOK = "kelompok"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub_kegiatan"
    """The three levels of the official list, by the names that they have there."""


class TemplateColumn(Struct, frozen=True):
    """One column to fill in."""

    title: str
    width: float
    sample: tuple[Content, ...]
    """Its cells in the example rows; '' stays blank."""
    penjelasan: str
    row_type: CellType = CellType.TEXT
    group: str = ""
    """Heading above this one, shared with its neighbours."""
    filled_titles: str = ""
    """Not empty: the heading itself is filled in (a year); this is what to type there."""


class Rekap(Struct, frozen=True):
    """A figure on the sheet Petunjuk, computed by the workbook itself from one column."""

    uraian: str
    formula: str
    """With [Judul kolom] for the cells of a column of the sheet."""


class EntrySheet(Struct, frozen=True):
    """One sheet to fill in; a column 'No' (with the word CONTOH on example rows) is added on its left."""

    name: str
    title: str
    columns: tuple[TemplateColumn, ...]
    hint: str
    """What one row is, and where it comes from."""
    rekap: tuple[Rekap, ...] = ()
    row: int = 60
    """Rows with borders; the columns below them can be filled in as well."""

    @property
    def sample(self) -> int:
        """Number of example rows."""
        return max(len(k.sample) for k in self.columns)

    @property
    def grouped(self) -> bool:
        """Whether the header has two rows."""
        return any(k.group for k in self.columns)


class Template(Struct, frozen=True):
    """One blank workbook."""

    file: str
    usage: str
    sheets: tuple[EntrySheet, ...]
    with_perubahan: bool = False
    """Whether the document exists as murni and as Perubahan."""


PEMERINTAH_ROW, UNIT_ROW, TAHUN_ROW, STATUS_ROW = 1, 2, 3, 4
HEADING_ROW = 6
"""0-based rows of the title block, the same on every sheet, and of the header."""
TITLE_COLUMN = 1
"""The column in which the title block is filled in."""
