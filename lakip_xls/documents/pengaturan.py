"""Pengaturan.xlsx: identity, ways to compute, ties and mappings, as the office sets them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal

from msgspec.structs import fields, replace

from lakip_xls.documents import TABLE_KINDS
from lakip_xls.documents.padanan import read_matching
from lakip_xls.documents.pengukuran import polaritas
from lakip_xls.documents.settings_sheets import (
    SettingsReading,
    cell_content,
    heading,
    pairs,
    points,
    table_rows,
    unknown,
    written,
    wrong,
)
from lakip_xls.locating.grid import Grid
from lakip_xls.parsing.dates import parse_date, year_of
from lakip_xls.parsing.names import key, strip_label
from lakip_xls.reading.book import Book, Cell, Sheet
from lakip_xls.settings import (
    PERMENDAGRI86_SCALE,
    SAKIP_SCALE,
    Band,
    Identity,
    MetodeEfisiensi,
    PemetaanLine,
    PenilaianHuruf,
    RumusNegatif,
    Settings,
    Triwulan,
)
from lakip_xls.skema import KINDS

SHEETS = ("Identitas", "Ketentuan", "Sasaran Program", "Polaritas", "Padanan", "Pemetaan", "Skala")
"""Sheet names of a settings workbook."""

IDENTITY = {
    "Pemerintah daerah": "pemerintah",
    "Unit": "unit",
    "Tahun": "tahun",
    "Alamat": "address",
    "Telepon": "phone",
    "Tempat": "place",
    "Tanggal": "tanggal",
    "Jabatan": "jabatan",
    "Nama pejabat": "nama_pejabat",
    "Pangkat": "pangkat",
    "NIP": "nip",
}
"""Keys of the sheet Identitas -> fields of Identitas."""

_MENTIONS = {
    "pemerintah": ("Pemerintah", "Kabupaten/Kota", "Pemda"),
    "unit": ("Unit kerja", "Nama unit", "Perangkat daerah", "OPD", "SKPD"),
    "tahun": ("Tahun laporan", "Tahun anggaran"),
    "phone": ("Telp", "No telepon"),
    "tanggal": ("Tanggal laporan",),
    "jabatan": ("Jabatan pejabat", "Jabatan penanda tangan"),
    "nama_pejabat": ("Nama", "Nama penanda tangan", "Pejabat"),
    "pangkat": ("Pangkat/golongan",),
}
"""Other names that offices give these keys."""

CHOICES: dict[str, tuple[str, ...]] = {
    "Batas capaian": ("100", "120", "150", "tanpa batas"),
    "Rumus indikator negatif": tuple(x.value for x in RumusNegatif),
    "Penilaian huruf": tuple(x.value for x in PenilaianHuruf),
    "Skala predikat": ("SAKIP", "Permendagri 86/2017", "sendiri"),
    "Metode efisiensi": tuple(x.value for x in MetodeEfisiensi),
    "Triwulan": tuple(x.value for x in Triwulan),
}
"""Keys of the sheet Ketentuan -> accepted values; the first is the default."""


def is_settings(book: Book) -> bool:
    """Whether a workbook is a settings workbook: a sheet of its names, headed the way settings are."""
    return any(
        key(sheet.name) in {key(n) for n in SHEETS[:2]} and heading(Grid(sheet)) is not None for sheet in book.sheets
    )


def read_settings(book: Book) -> SettingsReading:
    """Read a settings workbook; unknown keys and values are findings, the default stays in force."""
    result = SettingsReading(Settings(file=book.name))
    readers: dict[str, Callable[[Book, Sheet, SettingsReading], None]] = {
        "identitas": _read_identity,
        "ketentuan": _read_rules,
        "sasaranprogram": _read_ties,
        "polaritas": _read_polarity,
        "padanan": read_matching,
        "pemetaan": _read_mapping,
        "skala": _read_scale,
    }
    named = {re.sub(r"[^a-z]", "", sheet.name.casefold()): sheet for sheet in reversed(book.sheets)}
    for name, reader in readers.items():
        if name in named:
            reader(book, named[name], result)
    _without_scale(book, result)
    return result


def _read_identity(book: Book, sheet: Sheet, result: SettingsReading) -> None:
    known = {key(name): target for target, names in _MENTIONS.items() for name in names}
    known |= {key(k): v for k, v in IDENTITY.items()}
    values: dict[str, object] = {}
    for name, at, cell in pairs(sheet):
        target = known.get(key(name))
        if target is None:
            unknown(book, sheet, at, "Isian", tuple(IDENTITY), result, "barisnya diabaikan")
            continue
        text = cell_content(cell)
        if not text or cell is None:
            continue
        if target == "tahun":
            year = cell.value if isinstance(cell.value, int) else year_of(text)
            if isinstance(year, int):
                values["tahun"] = year
            else:
                unknown(book, sheet, cell, "Tahun", ("2024", "2025", "2026"), result)
        elif target == "tanggal":
            day = _date(cell)
            if day is not None:
                values["tanggal"] = day
            else:
                unknown(book, sheet, cell, "Tanggal", ("31 Januari 2025",), result)
        elif target == "nip":
            values["nip"] = re.sub(r"^\s*NIP\.?\s*", "", text, flags=re.IGNORECASE)
        else:
            values[target] = text
    result.settings = replace(
        result.settings,
        identity=replace(result.settings.identity, **values),
    )


def _date(cell: Cell) -> date | None:
    if isinstance(cell.value, datetime):
        return cell.value.date()
    return cell.value if isinstance(cell.value, date) else parse_date(cell_content(cell))


def _read_rules(book: Book, sheet: Sheet, result: SettingsReading) -> None:
    known = {key(k): k for k in CHOICES}
    for name, at, cell in pairs(sheet):
        found = known.get(key(name))
        if found is None:
            unknown(book, sheet, at, "Ketentuan", tuple(CHOICES), result, "barisnya diabaikan")
            continue
        text = cell_content(cell)
        if not text or cell is None:
            continue
        if found == "Skala predikat":
            result.scale = cell
        changed = _rule(found, text, cell, result.settings)
        if changed is None:
            unknown(book, sheet, cell, found, CHOICES[found], result)
        else:
            result.settings = changed


_LEAST_LIMIT = 50
"""A lower limit of capaian is a fraction (1,2 for 120) or a mistake."""


def _rule(name: str, text: str, cell: Cell, current: Settings) -> Settings | None:
    if name == "Batas capaian":
        if "tanpa" in text.casefold() or "tidak" in text.casefold():
            return replace(current, batas_capaian=None)
        limit = points(cell)
        return replace(current, batas_capaian=limit) if limit is not None and limit >= _LEAST_LIMIT else None
    if name == "Skala predikat":
        flat = key(text)
        if flat == "sakip":
            return replace(current, scale=SAKIP_SCALE, nama_skala="SAKIP")
        if "86" in flat:
            return replace(current, scale=PERMENDAGRI86_SCALE, nama_skala="Permendagri 86/2017")
        return current if flat == "sendiri" else None
    choices: dict[
        str, tuple[str, type[RumusNegatif] | type[PenilaianHuruf] | type[MetodeEfisiensi] | type[Triwulan]]
    ] = {
        "Rumus indikator negatif": ("rumus_negatif", RumusNegatif),
        "Penilaian huruf": ("penilaian_huruf", PenilaianHuruf),
        "Metode efisiensi": ("metode_efisiensi", MetodeEfisiensi),
        "Triwulan": ("triwulan", Triwulan),
    }
    target, options = choices[name]
    flat = re.sub(r"\s", "", text.casefold())
    for option in options:
        if re.sub(r"\s", "", option.value.casefold()) == flat:
            return replace(current, **{target: option})
    return None


def _read_ties(book: Book, sheet: Sheet, result: SettingsReading) -> None:
    ties: list[tuple[str, str]] = []
    sasaran = ""
    for row in table_rows(sheet):
        first, second = [*row, None][:2]
        if first is not None and cell_content(first):
            sasaran = strip_label(cell_content(first)).name
            written(result, sheet, first, "sasaran", sasaran)
        if sasaran and second is not None and cell_content(second):
            program = strip_label(cell_content(second)).name
            written(result, sheet, second, "program", program)
            ties.append((sasaran, program))
    result.settings = replace(result.settings, sasaran_program=tuple(ties))


def _read_polarity(book: Book, sheet: Sheet, result: SettingsReading) -> None:
    found: list[tuple[str, str]] = []
    for row in table_rows(sheet):
        name, cell = cell_content(row[0]), row[1] if len(row) > 1 else None
        if not name or not cell_content(cell) or cell is None:
            continue
        value = polaritas(cell_content(cell))
        if value is None:
            unknown(book, sheet, cell, "Polaritas", ("positif", "negatif"), result, "barisnya diabaikan")
        else:
            found.append((name, value))
            written(result, sheet, row[0] or cell, "indikator", name)
    result.settings = replace(result.settings, polaritas=tuple(found))


def _column_number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    if re.fullmatch(r"[A-Za-z]{1,3}", text):
        number = 0
        for letter in text.upper():
            number = number * 26 + ord(letter) - 64
        return number
    return None


def _read_mapping(book: Book, sheet: Sheet, result: SettingsReading) -> None:
    """Rows 'Berkas | Lembar | Jenis dokumen | Baris judul | Isian | Kolom', one per field.

    The first four are written once and left blank below.
    """
    grouped: dict[tuple[str, str, str, int], list[tuple[str, int]]] = {}
    last: list[Cell | None] = [None] * 4
    for row in table_rows(sheet):
        cells = [*row, *[None] * 6][:6]
        first = next((c for c in cells if c is not None), None)
        if first is None:
            continue
        if cells[0] is not None:
            last = [None] * 4
        last = [new or old for new, old in zip(cells[:4], last, strict=True)]
        mapped = _mapped(book, sheet, [*last, *cells[4:]], first, result)
        if mapped is not None:
            place, column = mapped
            grouped.setdefault(place, []).append(column)
    mapped_sheets = tuple(PemetaanLine(*place, tuple(columns)) for place, columns in grouped.items())
    result.settings = replace(result.settings, pemetaan=mapped_sheets)


def _mapped(
    book: Book, sheet: Sheet, cells: Sequence[Cell | None], first: Cell, result: SettingsReading
) -> tuple[tuple[str, str, str, int], tuple[str, int]] | None:
    """One row of the mapping, None (and a finding) where something in it is missing or not known."""
    file, own_sheet, kind, head, name, column = (cell_content(c) for c in cells)
    own_kind, entry = (re.sub(r"\s+", "_", text.casefold()) for text in (kind, name))
    names = {key(name): own.name for own in KINDS.values() for name in own.names}
    own_kind = own_kind if own_kind in KINDS else names.get(key(kind), own_kind)
    number = _column_number(column)
    ignored = "baris pemetaan ini diabaikan"
    if not (file and kind and head.isdigit() and entry and number):
        wrong(
            book,
            sheet,
            first,
            "baris pemetaan belum lengkap dan diabaikan.",
            "Isi nama berkas, jenis dokumen, nomor baris judul, isian, dan huruf kolomnya (misalnya C).",
            result,
        )
        return None
    fields = tuple(dict.fromkeys(p.name for k in TABLE_KINDS if k.kind == own_kind for p in k.slots))
    if not fields and cells[2] is not None:
        unknown(
            book, sheet, cells[2], "Jenis dokumen", tuple(dict.fromkeys(k.kind for k in TABLE_KINDS)), result, ignored
        )
        return None
    if entry not in fields and cells[4] is not None:
        unknown(book, sheet, cells[4], "Isian", fields, result, ignored)
        return None
    return (file, own_sheet, own_kind, int(head)), (entry, number)


def _read_scale(book: Book, sheet: Sheet, result: SettingsReading) -> None:
    """Rows 'Kategori | Batas bawah | Predikat': the office's own scale, in any order.

    A bound includes itself unless it is written '> 90'. The lowest level reaches down to 0.
    """
    steps: list[tuple[Band, Cell]] = []
    for row in table_rows(sheet):
        name, at = cell_content(row[0]), row[0]
        if not name or at is None:
            continue
        cell = row[1] if len(row) > 1 else None
        bound = Decimal(0) if not cell_content(cell) or cell is None else points(cell)
        if bound is None:
            wrong(
                book,
                sheet,
                cell or at,
                f"batas bawah jenjang '{name}' bukan angka; jenjang ini diabaikan.",
                "Tulis batas bawahnya dengan angka, misalnya 75.",
                result,
            )
            continue
        above = re.match(r">(?!=)", cell_content(cell)) is not None
        predicate = cell_content(row[2]) if len(row) > 2 else ""
        steps.append((Band(name, bound, not above, predicate or name, name), cell or at))
    if not steps:
        return
    steps.sort(key=lambda s: -s[0].limit)
    if result.scale is not None and key(cell_content(result.scale)) != "sendiri":
        wrong(
            book,
            sheet,
            steps[0][1],
            f"lembar ini berisi jenjang, tetapi Skala predikat pada lembar Ketentuan adalah '{cell_content(result.scale)}'; "
            "jenjang di lembar ini tidak dipakai.",
            "Pilih 'sendiri' pada Skala predikat bila skala ini yang berlaku; kosongkan lembar ini bila tidak.",
            result,
        )
        return
    lowest, at = steps[-1]
    if lowest.limit != 0 or not lowest.inclusive:
        wrong(
            book,
            sheet,
            at,
            f"jenjang terendah '{lowest.kategori}' tidak mulai dari 0; semua capaian di bawah jenjang "
            "lain digolongkan ke dalamnya.",
            "Tulis 0 sebagai batas bawah jenjang terendah.",
            result,
        )
    levels = [s for s, _ in steps[:-1]] + [replace(lowest, limit=Decimal(0), inclusive=True)]
    result.settings = replace(result.settings, scale=tuple(levels), nama_skala="sendiri")


def _without_scale(book: Book, result: SettingsReading) -> None:
    """'sendiri' without any level: the default scale stays, and that is said."""
    if result.scale is None or key(cell_content(result.scale)) != "sendiri" or result.settings.nama_skala == "sendiri":
        return
    sheet = next(s for s in book.sheets if key(s.name) == "ketentuan")
    wrong(
        book,
        sheet,
        result.scale,
        "Skala predikat 'sendiri' dipilih, tetapi lembar Skala tidak berisi jenjang; skala SAKIP yang dipakai.",
        "Isi lembar Skala, atau pilih SAKIP atau Permendagri 86/2017.",
        result,
    )


def merge_identity(first: Identity, second: Identity) -> Identity:
    """`first`, completed by `second` where it says nothing."""
    return replace(second, **{f.name: v for f in fields(first) if (v := getattr(first, f.name)) is not None})
