"""Pengaturan.xlsx: identity, ways to compute, ties and mappings, as the office sets them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from decimal import Decimal

from lakip_xls.documents.dasar import shown
from lakip_xls.documents.pengukuran import polaritas
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.locating.grid import Grid
from lakip_xls.parsing.dates import parse_date, year_of
from lakip_xls.parsing.names import clean, key, strip_label
from lakip_xls.parsing.numbers import is_blank, number_from_float, parse_number
from lakip_xls.reading.book import Book, Cell, Sheet
from lakip_xls.settings import (
    SKALA_PERMENDAGRI86,
    SKALA_SAKIP,
    Identitas,
    Jenjang,
    MetodeEfisiensi,
    Pemetaan,
    Pengaturan,
    PenilaianHuruf,
    RumusNegatif,
    Triwulan,
)

LEMBAR = ("Identitas", "Ketentuan", "Sasaran Program", "Polaritas", "Pemetaan", "Skala")
"""Sheet names of a settings workbook."""

IDENTITAS = {
    "Pemerintah daerah": "pemerintah",
    "Unit": "unit",
    "Tahun": "tahun",
    "Alamat": "alamat",
    "Telepon": "telepon",
    "Tempat": "tempat",
    "Tanggal": "tanggal",
    "Jabatan": "jabatan",
    "Nama pejabat": "nama_pejabat",
    "Pangkat": "pangkat",
    "NIP": "nip",
}
"""Keys of the sheet Identitas -> fields of Identitas."""

PILIHAN: dict[str, tuple[str, ...]] = {
    "Batas capaian": ("100", "120", "150", "tanpa batas"),
    "Rumus indikator negatif": tuple(x.value for x in RumusNegatif),
    "Penilaian huruf": tuple(x.value for x in PenilaianHuruf),
    "Skala predikat": ("SAKIP", "Permendagri 86/2017", "sendiri"),
    "Metode efisiensi": tuple(x.value for x in MetodeEfisiensi),
    "Triwulan": tuple(x.value for x in Triwulan),
}
"""Keys of the sheet Ketentuan -> accepted values; the first is the default."""


@dataclass
class BacaanPengaturan:
    """The settings of a workbook and what is wrong with them."""

    pengaturan: Pengaturan = field(default_factory=Pengaturan)
    temuan: list[Temuan] = field(default_factory=list)


def is_settings(book: Book) -> bool:
    """Whether a workbook is a settings workbook: a sheet of its names, headed the way settings are."""
    return any(
        key(sheet.name) in {key(n) for n in LEMBAR[:2]} and _header(Grid(sheet)) is not None for sheet in book.sheets
    )


def _header(grid: Grid) -> int | None:
    """The row headed 'Kunci | Nilai' (or the like)."""
    for row, cells in list(grid.by_row.items())[:20]:
        texts = {key(grid.cell_text(c)) for c in cells}
        if {"kunci", "nilai"} <= texts or {"isian", "nilai"} <= texts or {"keterangan", "isian"} <= texts:
            return row
    return None


def read_settings(book: Book) -> BacaanPengaturan:
    """Read a settings workbook; unknown keys and values are findings, the default stays in force."""
    result = BacaanPengaturan(Pengaturan(berkas=book.name))
    readers: dict[str, Callable[[Book, Sheet, BacaanPengaturan], None]] = {
        "identitas": _read_identity,
        "ketentuan": _read_rules,
        "sasaranprogram": _read_ties,
        "polaritas": _read_polarity,
        "pemetaan": _read_mapping,
        "skala": _read_scale,
    }
    for sheet in book.sheets:
        reader = readers.get(re.sub(r"[^a-z]", "", sheet.name.casefold()))
        if reader is not None:
            reader(book, sheet, result)
    return result


def _pairs(sheet: Sheet) -> Iterator[tuple[str, Cell, Cell | None]]:
    """(key text, key cell, value cell) of a 'Kunci | Nilai' sheet."""
    grid = Grid(sheet)
    start = _header(grid)
    for row, cells in grid.by_row.items():
        if start is None or row <= start:
            continue
        name = grid.cell_text(cells[0])
        if name:
            yield name, cells[0], cells[1] if len(cells) > 1 else None


def _table(sheet: Sheet) -> Iterator[list[Cell | None]]:
    """The rows below the header of a plain table, by column."""
    grid = Grid(sheet)
    rows = list(grid.by_row)
    head = next((r for r in rows if len(grid.by_row[r]) > 1), None)
    if head is None:
        return
    columns = [c.col for c in grid.by_row[head]]
    for row in rows:
        if row > head:
            yield [grid.cells.get((row, c)) for c in columns]


def _text(cell: Cell | None) -> str:
    text = clean(shown(cell)) if cell is not None else ""
    return "" if is_blank(text) else text


def _closest(name: str, known: tuple[str, ...]) -> str | None:
    from rapidfuzz import process

    hit = process.extractOne(name, known, score_cutoff=60)
    return hit[0] if hit else None


def _complain(
    book: Book, sheet: Sheet, cell: Cell, what: str, known: tuple[str, ...], result: BacaanPengaturan
) -> None:
    written = _text(cell)
    guess = _closest(written, known)
    hint = f" Barangkali yang dimaksud '{guess}'." if guess else ""
    result.temuan.append(
        Temuan(
            "PGT-01",
            Tingkat.PERINGATAN,
            f"{what} '{written}' di sel {cell.address} lembar {sheet.name} tidak dikenal; nilai bawaan yang dipakai.{hint}",
            "Tulis salah satu dari: " + "; ".join(known) + ".",
            "pengaturan",
            book.name,
            sheet.name,
            cell.address,
            written,
            guess,
        )
    )


def _read_identity(book: Book, sheet: Sheet, result: BacaanPengaturan) -> None:
    known = {key(k): v for k, v in IDENTITAS.items()}
    values: dict[str, object] = {}
    for name, at, cell in _pairs(sheet):
        target = known.get(key(name))
        if target is None:
            _complain(book, sheet, at, "Isian", tuple(IDENTITAS), result)
            continue
        text = _text(cell)
        if not text or cell is None:
            continue
        if target == "tahun":
            year = cell.value if isinstance(cell.value, int) else year_of(text)
            if isinstance(year, int):
                values["tahun"] = year
            else:
                _complain(book, sheet, cell, "Tahun", ("2024", "2025", "2026"), result)
        elif target == "tanggal":
            day = _date(cell)
            if day is not None:
                values["tanggal"] = day
            else:
                _complain(book, sheet, cell, "Tanggal", ("31 Januari 2025",), result)
        elif target == "nip":
            values["nip"] = re.sub(r"^\s*NIP\.?\s*", "", text, flags=re.IGNORECASE)
        else:
            values[target] = text
    result.pengaturan = replace(
        result.pengaturan,
        identitas=replace(result.pengaturan.identitas, **values),  # type: ignore[arg-type]
    )


def _date(cell: Cell) -> date | None:
    if isinstance(cell.value, datetime):
        return cell.value.date()
    return cell.value if isinstance(cell.value, date) else parse_date(_text(cell))


def _read_rules(book: Book, sheet: Sheet, result: BacaanPengaturan) -> None:
    known = {key(k): k for k in PILIHAN}
    for name, at, cell in _pairs(sheet):
        found = known.get(key(name))
        if found is None:
            _complain(book, sheet, at, "Ketentuan", tuple(PILIHAN), result)
            continue
        text = _text(cell)
        if not text or cell is None:
            continue
        changed = _rule(found, text, cell, result.pengaturan)
        if changed is None:
            _complain(book, sheet, cell, found, PILIHAN[found], result)
        else:
            result.pengaturan = changed


def _rule(name: str, text: str, cell: Cell, current: Pengaturan) -> Pengaturan | None:
    if name == "Batas capaian":
        if "tanpa" in text.casefold() or "tidak" in text.casefold():
            return replace(current, batas_capaian=None)
        if isinstance(cell.value, (int, float)):
            value = Decimal(number_from_float(cell.value))
            scaled = value * 100 if "%" in cell.number_format else value
            return replace(current, batas_capaian=scaled) if scaled > 0 else None
        number = parse_number(text.strip(" %"))
        return (
            replace(current, batas_capaian=Decimal(number.nilai)) if number is not None and number.nilai > 0 else None
        )
    if name == "Skala predikat":
        flat = key(text)
        if flat == "sakip":
            return replace(current, skala=SKALA_SAKIP, nama_skala="SAKIP")
        if "86" in flat:
            return replace(current, skala=SKALA_PERMENDAGRI86, nama_skala="Permendagri 86/2017")
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
            return replace(current, **{target: option})  # type: ignore[arg-type]
    return None


def _read_ties(book: Book, sheet: Sheet, result: BacaanPengaturan) -> None:
    ties: list[tuple[str, str]] = []
    sasaran = ""
    for row in _table(sheet):
        sasaran = _text(row[0]) or sasaran
        program = _text(row[1]) if len(row) > 1 else ""
        if sasaran and program:
            ties.append((strip_label(sasaran).nama, strip_label(program).nama))
    result.pengaturan = replace(result.pengaturan, sasaran_program=tuple(ties))


def _read_polarity(book: Book, sheet: Sheet, result: BacaanPengaturan) -> None:
    found: list[tuple[str, str]] = []
    for row in _table(sheet):
        name, cell = _text(row[0]), row[1] if len(row) > 1 else None
        if not name or not _text(cell) or cell is None:
            continue
        value = polaritas(_text(cell))
        if value is None:
            _complain(book, sheet, cell, "Polaritas", ("positif", "negatif"), result)
        else:
            found.append((name, value))
    result.pengaturan = replace(result.pengaturan, polaritas=tuple(found))


def _column_number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    if re.fullmatch(r"[A-Za-z]{1,3}", text):
        number = 0
        for letter in text.upper():
            number = number * 26 + ord(letter) - 64
        return number
    return None


def _read_mapping(book: Book, sheet: Sheet, result: BacaanPengaturan) -> None:
    """Rows 'Berkas | Lembar | Jenis dokumen | Baris judul | Isian | Kolom', one per field."""
    grouped: dict[tuple[str, str, str, int], list[tuple[str, int]]] = {}
    last = ("", "", "", "")
    for row in _table(sheet):
        texts = [_text(c) for c in row] + [""] * 6
        last = tuple(new or old for new, old in zip(texts[:4], last, strict=True))  # type: ignore[assignment]
        column = _column_number(texts[5])
        if texts[4] and column and last[0] and last[3].isdigit():
            place = (last[0], last[1], last[2].casefold().replace(" ", "_"), int(last[3]))
            grouped.setdefault(place, []).append((texts[4].casefold().replace(" ", "_"), column))
    mapped = tuple(Pemetaan(*place, tuple(columns)) for place, columns in grouped.items())
    result.pengaturan = replace(result.pengaturan, pemetaan=mapped)


def _read_scale(book: Book, sheet: Sheet, result: BacaanPengaturan) -> None:
    """Rows 'Kategori | Batas bawah | Predikat', highest first: the office's own scale."""
    steps: list[Jenjang] = []
    for row in _table(sheet):
        name, bound = _text(row[0]), row[1] if len(row) > 1 else None
        if not name or bound is None or not isinstance(bound.value, (int, float)):
            continue
        predicate = _text(row[2]) if len(row) > 2 else name
        steps.append(Jenjang(name, Decimal(number_from_float(bound.value)), True, predicate or name, name))
    if steps:
        steps.sort(key=lambda j: -j.batas)
        result.pengaturan = replace(result.pengaturan, skala=tuple(steps), nama_skala="sendiri")


def merge_identity(first: Identitas, second: Identitas) -> Identitas:
    """`first`, completed by `second` where it says nothing."""
    return replace(second, **{f.name: v for f in fields(first) if (v := getattr(first, f.name)) is not None})
