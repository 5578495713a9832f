"""The gate: every input workbook comes through `open_book`, which raises nothing but `Refused`."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection
from pathlib import Path

from msgspec.structs import replace

from lakip_xls.reading.book import Book
from lakip_xls.reading.refusal import Refused, damaged, locked, too_big
from lakip_xls.reading.sniff import sniff

__all__ = ["Refused", "open_book"]

MAX_FILE = 200 * 2**20

_SAVE_AS = "Buka di Excel atau LibreOffice, pilih Simpan Sebagai .xlsx, lalu jalankan lagi."
_NO_WORKBOOK = "Pindahkan berkas ini ke luar folder, atau ganti dengan workbook yang benar."
_OTHER_KINDS: dict[str, tuple[str, str]] = {
    "word": ("dokumen Word", "Salin tabelnya ke workbook Excel."),
    "powerpoint": ("presentasi PowerPoint", _NO_WORKBOOK),
    "odt": ("dokumen OpenDocument selain lembar kerja", _NO_WORKBOOK),
    "pdf": ("berkas PDF", "Minta berkas Excel aslinya kepada pembuat dokumen."),
    "rtf": ("dokumen RTF", _NO_WORKBOOK),
    "gambar": ("gambar", _NO_WORKBOOK),
    "arsip": ("arsip ZIP", "Ekstrak isinya ke dalam folder."),
    "xml": ("berkas XML", _SAVE_AS),
    "teks": ("berkas teks tanpa tabel", _SAVE_AS),
    "lain": ("jenis berkas lain", _NO_WORKBOOK),
}


def open_book(path: Path, name: str, wanted: Collection[str] | None = None) -> Book:
    """Read the workbook at `path`, known to the user as `name`; its type is told from its content.

    The file is read once; `sha256` of the book is that of its bytes. Where not all sheets are
    `wanted`, the others may come without cells. Raises only `Refused`.
    """
    try:
        data = _read_bytes(path)
        kind = sniff(data)
        if kind == "kosong":
            raise Refused("Berkas kosong (0 byte).", "Minta atau salin ulang berkas yang utuh.")
        if kind == "terkunci":
            raise locked()
        if kind == "rusak":
            raise damaged()
        if kind in _OTHER_KINDS:
            what, advice = _OTHER_KINDS[kind]
            raise Refused(f"Isi berkas ini bukan workbook melainkan {what}.", advice)
        book = _read(kind, data, name, wanted)
    except Refused:
        raise
    except OSError as problem:
        raise Refused(
            "Berkas tidak dapat dibuka dari disk.",
            "Periksa izin berkas, tutup berkas ini di program lain, atau salin ulang ke folder.",
        ) from problem
    except Exception as problem:  # an engine's trouble with a damaged file can be of any kind
        raise damaged() from problem
    return replace(book, sha256=hashlib.sha256(data).hexdigest())


def _read_bytes(path: Path) -> bytes:
    if not path.is_file():  # a device or a pipe never ends
        raise FileNotFoundError(path)
    with path.open("rb") as stream:
        data = stream.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise too_big(f"lebih dari {MAX_FILE // 2**20} MB")
    return data


def _read(kind: str, data: bytes, name: str, wanted: Collection[str] | None) -> Book:
    """Let the engine for this kind of workbook read it; engines are imported when needed, to start fast."""
    if kind == "xlsx":
        from lakip_xls.reading.xlsx import read_xlsx

        return read_xlsx(io.BytesIO(data), name, wanted)
    if kind == "ods":
        from lakip_xls.reading.ods import read_ods

        return read_ods(io.BytesIO(data), name)
    if kind == "xls":
        from lakip_xls.reading.xls import read_xls

        return read_xls(data, name)
    if kind == "csv":
        from lakip_xls.reading.delimited import read_delimited

        return read_delimited(data, name)
    if kind == "html":
        from lakip_xls.reading.html import read_html

        return read_html(data, name)
    if kind == "xml2003":
        from lakip_xls.reading.xml2003 import read_xml2003

        return read_xml2003(data, name)
    from lakip_xls.reading.calamine import read_xlsb

    return read_xlsb(data, name)
