"""Pengaturan.xlsx: identity, ways to compute, ties and mappings, as the office sets them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal

from lakip_xls.documents import DAFTAR
from lakip_xls.documents.lembar_pengaturan import (
    BacaanPengaturan,
    baris_tabel,
    isi_sel,
    keliru,
    kepala,
    pasangan,
    poin,
    tidak_dikenal,
)
from lakip_xls.documents.padanan import read_padanan
from lakip_xls.documents.pengukuran import polaritas
from lakip_xls.locating.grid import Grid
from lakip_xls.parsing.dates import parse_date, year_of
from lakip_xls.parsing.names import key, strip_label
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
from lakip_xls.skema import KINDS

LEMBAR = ("Identitas", "Ketentuan", "Sasaran Program", "Polaritas", "Padanan", "Pemetaan", "Skala")
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

_SEBUTAN = {
    "pemerintah": ("Pemerintah", "Kabupaten/Kota", "Pemda"),
    "unit": ("Unit kerja", "Nama unit", "Perangkat daerah", "OPD", "SKPD"),
    "tahun": ("Tahun laporan", "Tahun anggaran"),
    "telepon": ("Telp", "No telepon"),
    "tanggal": ("Tanggal laporan",),
    "jabatan": ("Jabatan pejabat", "Jabatan penanda tangan"),
    "nama_pejabat": ("Nama", "Nama penanda tangan", "Pejabat"),
    "pangkat": ("Pangkat/golongan",),
}
"""Other names that offices give these keys."""

PILIHAN: dict[str, tuple[str, ...]] = {
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
        key(sheet.name) in {key(n) for n in LEMBAR[:2]} and kepala(Grid(sheet)) is not None for sheet in book.sheets
    )


def read_settings(book: Book) -> BacaanPengaturan:
    """Read a settings workbook; unknown keys and values are findings, the default stays in force."""
    result = BacaanPengaturan(Pengaturan(berkas=book.name))
    readers: dict[str, Callable[[Book, Sheet, BacaanPengaturan], None]] = {
        "identitas": _read_identity,
        "ketentuan": _read_rules,
        "sasaranprogram": _read_ties,
        "polaritas": _read_polarity,
        "padanan": read_padanan,
        "pemetaan": _read_mapping,
        "skala": _read_scale,
    }
    named = {re.sub(r"[^a-z]", "", sheet.name.casefold()): sheet for sheet in reversed(book.sheets)}
    for name, reader in readers.items():
        if name in named:
            reader(book, named[name], result)
    _without_scale(book, result)
    return result


def _read_identity(book: Book, sheet: Sheet, result: BacaanPengaturan) -> None:
    known = {key(name): target for target, names in _SEBUTAN.items() for name in names}
    known |= {key(k): v for k, v in IDENTITAS.items()}
    values: dict[str, object] = {}
    for name, at, cell in pasangan(sheet):
        target = known.get(key(name))
        if target is None:
            tidak_dikenal(book, sheet, at, "Isian", tuple(IDENTITAS), result, "barisnya diabaikan")
            continue
        text = isi_sel(cell)
        if not text or cell is None:
            continue
        if target == "tahun":
            year = cell.value if isinstance(cell.value, int) else year_of(text)
            if isinstance(year, int):
                values["tahun"] = year
            else:
                tidak_dikenal(book, sheet, cell, "Tahun", ("2024", "2025", "2026"), result)
        elif target == "tanggal":
            day = _date(cell)
            if day is not None:
                values["tanggal"] = day
            else:
                tidak_dikenal(book, sheet, cell, "Tanggal", ("31 Januari 2025",), result)
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
    return cell.value if isinstance(cell.value, date) else parse_date(isi_sel(cell))


def _read_rules(book: Book, sheet: Sheet, result: BacaanPengaturan) -> None:
    known = {key(k): k for k in PILIHAN}
    for name, at, cell in pasangan(sheet):
        found = known.get(key(name))
        if found is None:
            tidak_dikenal(book, sheet, at, "Ketentuan", tuple(PILIHAN), result, "barisnya diabaikan")
            continue
        text = isi_sel(cell)
        if not text or cell is None:
            continue
        if found == "Skala predikat":
            result.skala = cell
        changed = _rule(found, text, cell, result.pengaturan)
        if changed is None:
            tidak_dikenal(book, sheet, cell, found, PILIHAN[found], result)
        else:
            result.pengaturan = changed


def _rule(name: str, text: str, cell: Cell, current: Pengaturan) -> Pengaturan | None:
    if name == "Batas capaian":
        if "tanpa" in text.casefold() or "tidak" in text.casefold():
            return replace(current, batas_capaian=None)
        limit = poin(cell)
        return replace(current, batas_capaian=limit) if limit is not None and limit > 0 else None
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
    for row in baris_tabel(sheet):
        sasaran = isi_sel(row[0]) or sasaran
        program = isi_sel(row[1]) if len(row) > 1 else ""
        if sasaran and program:
            ties.append((strip_label(sasaran).nama, strip_label(program).nama))
    result.pengaturan = replace(result.pengaturan, sasaran_program=tuple(ties))


def _read_polarity(book: Book, sheet: Sheet, result: BacaanPengaturan) -> None:
    found: list[tuple[str, str]] = []
    for row in baris_tabel(sheet):
        name, cell = isi_sel(row[0]), row[1] if len(row) > 1 else None
        if not name or not isi_sel(cell) or cell is None:
            continue
        value = polaritas(isi_sel(cell))
        if value is None:
            tidak_dikenal(book, sheet, cell, "Polaritas", ("positif", "negatif"), result, "barisnya diabaikan")
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
    """Rows 'Berkas | Lembar | Jenis dokumen | Baris judul | Isian | Kolom', one per field.

    The first four are written once and left blank below.
    """
    grouped: dict[tuple[str, str, str, int], list[tuple[str, int]]] = {}
    last: list[Cell | None] = [None] * 4
    for row in baris_tabel(sheet):
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
    mapped_sheets = tuple(Pemetaan(*place, tuple(columns)) for place, columns in grouped.items())
    result.pengaturan = replace(result.pengaturan, pemetaan=mapped_sheets)


def _mapped(
    book: Book, sheet: Sheet, cells: Sequence[Cell | None], first: Cell, result: BacaanPengaturan
) -> tuple[tuple[str, str, str, int], tuple[str, int]] | None:
    """One row of the mapping, None (and a finding) where something in it is missing or not known."""
    berkas, lembar, kind, head, name, column = (isi_sel(c) for c in cells)
    jenis, isian = (re.sub(r"\s+", "_", text.casefold()) for text in (kind, name))
    names = {key(name): own.name for own in KINDS.values() for name in own.names}
    jenis = jenis if jenis in KINDS else names.get(key(kind), jenis)
    number = _column_number(column)
    ignored = "baris pemetaan ini diabaikan"
    if not (berkas and kind and head.isdigit() and isian and number):
        keliru(
            book,
            sheet,
            first,
            "baris pemetaan belum lengkap dan diabaikan.",
            "Isi nama berkas, jenis dokumen, nomor baris judul, isian, dan huruf kolomnya (misalnya C).",
            result,
        )
        return None
    fields = tuple(dict.fromkeys(p.name for k in DAFTAR if k.jenis == jenis for p in k.slots))
    if not fields and cells[2] is not None:
        tidak_dikenal(
            book, sheet, cells[2], "Jenis dokumen", tuple(dict.fromkeys(k.jenis for k in DAFTAR)), result, ignored
        )
        return None
    if isian not in fields and cells[4] is not None:
        tidak_dikenal(book, sheet, cells[4], "Isian", fields, result, ignored)
        return None
    return (berkas, lembar, jenis, int(head)), (isian, number)


def _read_scale(book: Book, sheet: Sheet, result: BacaanPengaturan) -> None:
    """Rows 'Kategori | Batas bawah | Predikat': the office's own scale, in any order.

    A bound includes itself unless it is written '> 90'. The lowest level reaches down to 0.
    """
    steps: list[tuple[Jenjang, Cell]] = []
    for row in baris_tabel(sheet):
        name, at = isi_sel(row[0]), row[0]
        if not name or at is None:
            continue
        cell = row[1] if len(row) > 1 else None
        bound = Decimal(0) if not isi_sel(cell) or cell is None else poin(cell)
        if bound is None:
            keliru(
                book,
                sheet,
                cell or at,
                f"batas bawah jenjang '{name}' bukan angka; jenjang ini diabaikan.",
                "Tulis batas bawahnya dengan angka, misalnya 75.",
                result,
            )
            continue
        above = re.match(r">(?!=)", isi_sel(cell)) is not None
        predicate = isi_sel(row[2]) if len(row) > 2 else ""
        steps.append((Jenjang(name, bound, not above, predicate or name, name), cell or at))
    if not steps:
        return
    steps.sort(key=lambda s: -s[0].batas)
    if result.skala is not None and key(isi_sel(result.skala)) != "sendiri":
        keliru(
            book,
            sheet,
            steps[0][1],
            f"lembar ini berisi jenjang, tetapi Skala predikat pada lembar Ketentuan adalah '{isi_sel(result.skala)}'; "
            "jenjang di lembar ini tidak dipakai.",
            "Pilih 'sendiri' pada Skala predikat bila skala ini yang berlaku; kosongkan lembar ini bila tidak.",
            result,
        )
        return
    lowest, at = steps[-1]
    if lowest.batas != 0 or not lowest.inklusif:
        keliru(
            book,
            sheet,
            at,
            f"jenjang terendah '{lowest.kategori}' tidak mulai dari 0; semua capaian di bawah jenjang "
            "lain digolongkan ke dalamnya.",
            "Tulis 0 sebagai batas bawah jenjang terendah.",
            result,
        )
    levels = [s for s, _ in steps[:-1]] + [replace(lowest, batas=Decimal(0), inklusif=True)]
    result.pengaturan = replace(result.pengaturan, skala=tuple(levels), nama_skala="sendiri")


def _without_scale(book: Book, result: BacaanPengaturan) -> None:
    """'sendiri' without any level: the default scale stays, and that is said."""
    if result.skala is None or key(isi_sel(result.skala)) != "sendiri" or result.pengaturan.nama_skala == "sendiri":
        return
    sheet = next(s for s in book.sheets if key(s.name) == "ketentuan")
    keliru(
        book,
        sheet,
        result.skala,
        "Skala predikat 'sendiri' dipilih, tetapi lembar Skala tidak berisi jenjang; skala SAKIP yang dipakai.",
        "Isi lembar Skala, atau pilih SAKIP atau Permendagri 86/2017.",
        result,
    )


def merge_identity(first: Identitas, second: Identitas) -> Identitas:
    """`first`, completed by `second` where it says nothing."""
    return replace(second, **{f.name: v for f in fields(first) if (v := getattr(first, f.name)) is not None})
