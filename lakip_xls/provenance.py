"""Where a value came from: cells, tables and how a table was understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def column_letters(col: int) -> str:
    """Return the column letters of a 1-based column number (1 -> A, 27 -> AA)."""
    letters = ""
    while col > 0:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def a1(row: int, col: int) -> str:
    """Return the A1 address of a 1-based row and column."""
    return f"{column_letters(col)}{row}"


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """One cell of one input workbook: file name (relative to the folder), sheet, 1-based row and column."""

    berkas: str
    lembar: str
    baris: int
    kolom: int

    @property
    def sel(self) -> str:
        """The A1 address, as a person reads it in Excel."""
        return a1(self.baris, self.kolom)

    def __str__(self) -> str:
        return f"{self.berkas}, lembar {self.lembar}, sel {self.sel}"


@dataclass(frozen=True, slots=True)
class Kolom:
    """How one column of a table was understood: the field it became and why."""

    kolom: int
    judul: str
    """The header text, the levels of a merged header joined with ' / '."""
    field: str | None
    alasan: str
    """Why, in Indonesian: 'persis', 'mirip 92% dengan ...', 'tidak dikenali', 'Pemetaan'."""


@dataclass(frozen=True, slots=True)
class Lewat:
    """One row (or block of rows) that was left out of a table and why (Indonesian)."""

    baris: int
    alasan: str


@dataclass(frozen=True, slots=True)
class Source:
    """One table as it was located in a sheet, and how it was read."""

    berkas: str
    lembar: str
    jenis: str
    """Document kind, see CONTRACT section 2."""
    baris_kepala: tuple[int, ...]
    kolom: tuple[Kolom, ...]
    baris_awal: int
    baris_akhir: int
    skor: float
    pesaing: str | None = None
    """The runner-up kind with its score, in words."""
    lewat: tuple[Lewat, ...] = ()
    judul: tuple[str, ...] = ()
    catatan: tuple[str, ...] = ()
    """Decisions worth knowing: scale of percentages, number style, fuzzy header matches."""

    @property
    def fields(self) -> Mapping[str, int]:
        """Field name -> 1-based column."""
        return {k.field: k.kolom for k in self.kolom if k.field}

    @property
    def rentang(self) -> str:
        """The A1 range that the table covers."""
        columns = [k.kolom for k in self.kolom] or [1]
        top = min((*self.baris_kepala, self.baris_awal))
        return f"{a1(top, min(columns))}:{a1(self.baris_akhir, max(columns))}"


@dataclass(frozen=True, slots=True)
class LembarSumber:
    """What became of one sheet: its tables, or the reason why it was not used."""

    nama: str
    sumber: tuple[Source, ...] = ()
    alasan: str = ""
    """Why the sheet was not recognised, or not used; empty where it was used."""
    tersembunyi: bool = False


@dataclass(frozen=True, slots=True)
class BerkasSumber:
    """What became of one file of the folder."""

    nama: str
    sha256: str
    lembar: tuple[LembarSumber, ...] = ()
    alasan: str = ""
    """Why the file was not read (copy, lock file, damaged ...); empty where it was read."""
    keputusan: tuple[str, ...] = field(default=())
    """Decisions about the whole file, e.g. 'digantikan PK Perubahan'."""
    hasil: bool = False
    """A result workbook of this program."""
