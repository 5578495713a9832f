"""Names that were written in Pengaturan.xlsx and stand on no document: such a line does nothing, and is told."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xls.documents.settings_sheets import closest
from lakip_xls.entities.likeness import same
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Data
from lakip_xls.parsing.names import key
from lakip_xls.settings import Settings

_FIELDS = {
    "program": ("program",),
    "kegiatan": ("kegiatan",),
    "sub_kegiatan": ("sub_kegiatan",),
    "sasaran": ("sasaran",),
    "indikator": ("indikator",),
    "keluaran": ("indikator", "indikator_kegiatan"),
}
"""Kind -> the fields of rows that hold such names."""


def unknown_names(settings: Settings, data: Data) -> Iterator[Temuan]:
    """PGT-01: names of the settings that no document has, with the name that was probably meant."""
    known: dict[str, dict[str, str]] = {}
    for one in settings.names:
        names = known.get(one.kind)
        if names is None:
            names = known[one.kind] = _names(one.kind, data)
        if key(one.name) in names or any(same(one.name, name) for name in names.values()):
            continue
        guess = closest(one.name, tuple(names.values()))
        yield Temuan(
            "PGT-01",
            Tingkat.WARNING,
            f"Nama '{one.name}' tidak ada pada dokumen mana pun; baris Pengaturan ini tidak berpengaruh.",
            f"Ubah menjadi '{guess}', atau hapus barisnya."
            if guess
            else "Salin namanya dari dokumen, atau hapus barisnya.",
            "pengaturan",
            settings.file,
            one.sheet,
            one.cell,
            one.name,
            guess,
        )


def _names(kind: str, data: Data) -> dict[str, str]:
    """All names of a kind by their key."""
    found: dict[str, str] = {}
    for document in data.documents:
        for rows in (*document.tables.values(), *document.totals.values()):
            for row in rows:
                texts = [row.text(field) for field in _FIELDS[kind]]
                if row.text("tingkat") == kind:
                    texts.append(row.text("uraian"))
                found.update((key(text), text) for text in texts if text)
    return found
