"""The sheet Padanan of Pengaturan.xlsx: names that mean the same, or do not, whatever they look like."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from lakip_xls.documents.settings_sheets import SettingsReading, cell_content, table_rows, unknown, wrong
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Data
from lakip_xls.parsing.names import key, strip_label
from lakip_xls.reading.book import Book, Sheet
from lakip_xls.settings import Matching, Settings

SHEET_NAMES = "Padanan"
KIND = {
    "Program": "program",
    "Kegiatan": "kegiatan",
    "Sub Kegiatan": "sub_kegiatan",
    "Sasaran": "sasaran",
    "Indikator": "indikator",
    "Keluaran": "keluaran",
}
"""What the sheet calls the kinds of names."""
ANSWER = {"ya": True, "tidak": False}

_BIDANG = {
    "program": ("program",),
    "kegiatan": ("kegiatan",),
    "sub_kegiatan": ("sub_kegiatan",),
    "sasaran": ("sasaran",),
    "indikator": ("indikator",),
    "keluaran": ("indikator", "indikator_kegiatan"),
}
"""Kind -> the fields of rows that hold such names."""


def read_matching(book: Book, sheet: Sheet, result: SettingsReading) -> None:
    """Rows 'Jenis | Nama A | Nama B | Sama'; a row that is incomplete or says something else is a finding."""
    known = {key(name): kind for name, kind in KIND.items()}
    found: list[Matching] = []
    for row in table_rows(sheet):
        kind, first, second, answer = [*row, *[None] * 4][:4]
        given = next((c for c in (kind, first, second, answer) if c is not None and cell_content(c)), None)
        if given is None:
            continue
        if kind is None or first is None or second is None or not (cell_content(first) and cell_content(second)):
            wrong(
                book, sheet, given, "baris padanan belum lengkap dan diabaikan.",
                "Isi jenis, kedua nama, dan ya atau tidak.", result,
            )  # fmt: skip
            continue
        if key(cell_content(kind)) not in known:
            unknown(book, sheet, kind, "Jenis", tuple(KIND), result, "barisnya diabaikan")
            continue
        same = ANSWER.get(cell_content(answer).casefold() or "ya")
        if same is None and answer is not None:
            unknown(book, sheet, answer, "Sama", tuple(ANSWER), result, "barisnya diabaikan")
            continue
        names = [strip_label(cell_content(c)).name for c in (first, second)]
        if not same and key(names[0]) == key(names[1]):
            wrong(
                book, sheet, first, "kedua nama hanya berbeda huruf atau tanda baca, sehingga tetap dianggap sama.",
                "Bedakan namanya pada dokumen bila maksudnya memang berbeda.", result,
            )  # fmt: skip
            continue
        found.append(
            Matching(known[key(cell_content(kind))], names[0], names[1], bool(same), (first.address, second.address))
        )
    result.settings = replace(result.settings, matching=tuple(found))


def unknown_names(settings: Settings, data: Data) -> Iterator[Temuan]:
    """PGT-01: names of the sheet that no document has."""
    names: dict[str, Collection[str]] = {}
    for line in settings.matching:
        known = names.get(line.kind)
        if known is None:
            known = names[line.kind] = _names(line.kind, data)
        for name, cell in zip((line.name, line.matching), line.cell, strict=True):
            if key(name) not in known:
                yield Temuan(
                    "PGT-01",
                    Tingkat.WARNING,
                    f"Nama '{name}' di sel {cell} lembar {SHEET_NAMES} tidak ada pada dokumen mana pun; padanan ini tidak "
                    "berpengaruh.",
                    "Salin namanya persis seperti tertulis pada dokumen, atau hapus barisnya.",
                    "pengaturan",
                    settings.file,
                    SHEET_NAMES,
                    cell,
                    name,
                )


def _names(kind: str, data: Data) -> Collection[str]:
    """The keys of all names of a kind."""
    found: set[str] = set()
    for document in data.documents:
        for rows in (*document.tables.values(), *document.totals.values()):
            for row in rows:
                found.update(key(row.text(field)) for field in _BIDANG[kind] if row.text(field))
                if row.text("tingkat") == kind:
                    found.add(key(row.text("uraian")))
    return found
