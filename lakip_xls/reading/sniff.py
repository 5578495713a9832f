"""What a file really is, from its content; the file's name is never trusted."""

from __future__ import annotations

import io

from lakip_xls.reading.delimited import decode, is_delimited
from lakip_xls.reading.package import Package
from lakip_xls.reading.refusal import Budget, Refused

WORKBOOKS = ("xlsx", "xlsb", "ods", "xls", "html", "xml2003", "csv")

_ZIP = b"PK\x03\x04"
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_HEADS = {b"%PDF": "pdf", b"{\\rtf": "rtf", b"\x89PNG": "gambar", b"\xff\xd8\xff": "gambar", b"Rar!": "arsip"}
_HTML = ("<!doctype html", "<table", "<head", "<body", "<meta", "<style", "<div")
_XML_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_TEXT_LOOK = 1 << 16
_MIME_LOOK = 1 << 20
"""Bytes of an OpenDocument content in which its kind is looked for; automatic styles come first."""


def sniff(data: bytes) -> str:
    """Return what the content is: one of `WORKBOOKS`, or 'kosong', 'terkunci', 'rusak', 'word', 'powerpoint',
    'odt', 'pdf', 'rtf', 'gambar', 'arsip', 'xml', 'teks', 'lain'. May raise `Refused` over a limit.
    """
    if not data:
        return "kosong"
    if data.startswith(_ZIP):
        return _sniff_zip(data)
    if data.startswith(_OLE2):
        return _sniff_ole2(data)
    if data.startswith(_OLD_EXCEL):
        return "xls"
    for head, kind in _HEADS.items():
        if data.startswith(head):
            return kind
    return _sniff_text(data)


def _sniff_zip(data: bytes) -> str:
    try:
        package = Package(io.BytesIO(data))
        main = package.document(Budget()).lower()
        if main.endswith(".bin"):
            return "xlsb"
        if main.startswith(("word/", "ppt/")):
            return "word" if main.startswith("word/") else "powerpoint"
        if main:
            return "xlsx"
        if "mimetype" in package:
            with package.open("mimetype") as stream:
                mime = stream.read(200).decode("latin-1").strip()
            if mime.startswith(_OPEN_DOCUMENT + "spreadsheet"):
                return "ods"
            return "odt" if mime.startswith(_OPEN_DOCUMENT) else "arsip"
        if "content.xml" in package:  # OpenDocument of a program that leaves the mimetype out
            with package.open("content.xml") as stream:
                return "ods" if b"office:spreadsheet" in stream.read(_MIME_LOOK) else "odt"
        return "arsip"
    except Refused:
        raise
    except Exception:
        return "rusak"


def _sniff_ole2(data: bytes) -> str:
    """Look for the names of streams, which the directory keeps as UTF-16."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") + b"\0\0" in data

    if has("EncryptedPackage"):
        return "terkunci"
    if any(has(stream) for stream in ("Workbook", "WORKBOOK", "Book", "BOOK")):
        return "xls"
    return "word" if has("WordDocument") else "lain"


def _sniff_text(data: bytes) -> str:
    text = decode(data[:_TEXT_LOOK])
    start = text[:4096].lstrip().lower()
    if start.startswith(_HTML) or "<html" in start or ("<table" in start and not start.startswith("<?xml")):
        return "html"
    if start.startswith(("<?xml", "<workbook", "<ss:workbook")):
        return "xml2003" if _XML_SPREADSHEET in start else "xml"
    control = sum(c < " " and c not in "\t\r\n\f" for c in text)
    if control or text.count("\ufffd") >= max(1, len(text) / 10):
        return "lain"
    return "csv" if is_delimited(text) else "teks"
