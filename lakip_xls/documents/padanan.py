"""The sheet Padanan of Pengaturan.xlsx: names that mean the same, or do not, whatever they look like."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from lakip_xls.documents.lembar_pengaturan import BacaanPengaturan, baris_tabel, isi_sel, keliru, tidak_dikenal
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Data
from lakip_xls.parsing.names import key, strip_label
from lakip_xls.reading.book import Book, Sheet
from lakip_xls.settings import Padanan, Pengaturan

NAMA_LEMBAR = "Padanan"
JENIS = {
    "Program": "program",
    "Kegiatan": "kegiatan",
    "Sub Kegiatan": "sub_kegiatan",
    "Sasaran": "sasaran",
    "Indikator": "indikator",
    "Keluaran": "keluaran",
}
"""What the sheet calls the kinds of names."""
JAWABAN = {"ya": True, "tidak": False}

_BIDANG = {
    "program": ("program",),
    "kegiatan": ("kegiatan",),
    "sub_kegiatan": ("sub_kegiatan",),
    "sasaran": ("sasaran",),
    "indikator": ("indikator",),
    "keluaran": ("indikator", "indikator_kegiatan"),
}
"""Kind -> the fields of rows that hold such names."""


def read_padanan(book: Book, sheet: Sheet, result: BacaanPengaturan) -> None:
    """Rows 'Jenis | Nama A | Nama B | Sama'; a row that is incomplete or says something else is a finding."""
    known = {key(name): kind for name, kind in JENIS.items()}
    found: list[Padanan] = []
    for row in baris_tabel(sheet):
        kind, first, second, answer = [*row, *[None] * 4][:4]
        given = next((c for c in (kind, first, second, answer) if c is not None and isi_sel(c)), None)
        if given is None:
            continue
        if kind is None or first is None or second is None or not (isi_sel(first) and isi_sel(second)):
            keliru(
                book, sheet, given, "baris padanan belum lengkap dan diabaikan.",
                "Isi jenis, kedua nama, dan ya atau tidak.", result,
            )  # fmt: skip
            continue
        if key(isi_sel(kind)) not in known:
            tidak_dikenal(book, sheet, kind, "Jenis", tuple(JENIS), result, "barisnya diabaikan")
            continue
        same = JAWABAN.get(isi_sel(answer).casefold() or "ya")
        if same is None and answer is not None:
            tidak_dikenal(book, sheet, answer, "Sama", tuple(JAWABAN), result, "barisnya diabaikan")
            continue
        names = [strip_label(isi_sel(c)).nama for c in (first, second)]
        if not same and key(names[0]) == key(names[1]):
            keliru(
                book, sheet, first, "kedua nama hanya berbeda huruf atau tanda baca, sehingga tetap dianggap sama.",
                "Bedakan namanya pada dokumen bila maksudnya memang berbeda.", result,
            )  # fmt: skip
            continue
        found.append(
            Padanan(known[key(isi_sel(kind))], names[0], names[1], bool(same), (first.address, second.address))
        )
    result.pengaturan = replace(result.pengaturan, padanan=tuple(found))


def unknown_names(settings: Pengaturan, data: Data) -> Iterator[Temuan]:
    """PGT-01: names of the sheet that no document has."""
    names: dict[str, Collection[str]] = {}
    for line in settings.padanan:
        known = names.get(line.jenis)
        if known is None:
            known = names[line.jenis] = _names(line.jenis, data)
        for name, cell in zip((line.nama, line.padanan), line.sel, strict=True):
            if key(name) not in known:
                yield Temuan(
                    "PGT-01",
                    Tingkat.PERINGATAN,
                    f"Nama '{name}' di sel {cell} lembar {NAMA_LEMBAR} tidak ada pada dokumen mana pun; padanan ini tidak "
                    "berpengaruh.",
                    "Salin namanya persis seperti tertulis pada dokumen, atau hapus barisnya.",
                    "pengaturan",
                    settings.berkas,
                    NAMA_LEMBAR,
                    cell,
                    name,
                )


def _names(kind: str, data: Data) -> Collection[str]:
    """The keys of all names of a kind."""
    found: set[str] = set()
    for document in data.dokumen:
        for rows in (*document.tabel.values(), *document.jumlah.values()):
            for row in rows:
                found.update(key(row.teks(field)) for field in _BIDANG[kind] if row.teks(field))
                if row.teks("tingkat") == kind:
                    found.add(key(row.teks("uraian")))
    return found
