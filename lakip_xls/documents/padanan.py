"""The sheet Padanan of Pengaturan.xlsx: names that mean the same, or do not, whatever they look like."""

from __future__ import annotations

from msgspec.structs import replace

from lakip_xls.documents.settings_sheets import SettingsReading, cell_content, table_rows, unknown, written, wrong
from lakip_xls.parsing.names import key, strip_label
from lakip_xls.reading.book import Book, Sheet
from lakip_xls.settings import Matching

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
        own_kind = known[key(cell_content(kind))]
        found.append(Matching(own_kind, names[0], names[1], bool(same)))
        for name, cell in zip(names, (first, second), strict=True):
            written(result, sheet, cell, own_kind, name)
    result.settings = replace(result.settings, matching=tuple(found))
