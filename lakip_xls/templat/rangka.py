"""What a blank workbook is made of: its sheets, their columns, and what may be entered there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

Isi = str | int | float


class Macam(Enum):
    """What a column takes."""

    TEKS = "teks"
    NOMOR = "nomor"
    UANG = "uang"
    TARGET = "target"
    """A number with or without percent sign, a grade, or words."""
    CACAH = "cacah"
    SATUAN = "satuan"
    POLARITAS = "polaritas"
    KELOMPOK = "kelompok"


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column to fill in."""

    judul: str
    lebar: float
    contoh: tuple[Isi, ...]
    """Its cells in the example rows; '' stays blank."""
    penjelasan: str
    macam: Macam = Macam.TEKS
    grup: str = ""
    """Heading above this one, shared with its neighbours."""
    judul_diisi: str = ""
    """Not empty: the heading itself is filled in (a year); this is what to type there."""


@dataclass(frozen=True, slots=True)
class Rekap:
    """A figure on the sheet Petunjuk, computed by the workbook itself from one column."""

    uraian: str
    rumus: str
    """With [Judul kolom] for the cells of a column of the sheet."""


@dataclass(frozen=True, slots=True)
class LembarIsian:
    """One sheet to fill in; a column 'No' (with the word CONTOH on example rows) is added on its left."""

    nama: str
    judul: str
    kolom: tuple[Kolom, ...]
    petunjuk: str
    """What one row is, and where it comes from."""
    rekap: tuple[Rekap, ...] = ()
    baris: int = 60
    """Rows with borders; the columns below them can be filled in as well."""

    @property
    def contoh(self) -> int:
        """Number of example rows."""
        return max(len(k.contoh) for k in self.kolom)

    @property
    def bergrup(self) -> bool:
        """Whether the header has two rows."""
        return any(k.grup for k in self.kolom)


@dataclass(frozen=True, slots=True)
class Templat:
    """One blank workbook."""

    berkas: str
    kegunaan: str
    lembar: tuple[LembarIsian, ...]
    berperubahan: bool = False
    """Whether the document exists as murni and as Perubahan."""


BARIS_PEMERINTAH, BARIS_UNIT, BARIS_TAHUN, BARIS_STATUS = 1, 2, 3, 4
BARIS_KEPALA = 6
"""0-based rows of the title block, the same on every sheet, and of the header."""
KOLOM_JUDUL = 1
"""The column in which the title block is filled in."""
