"""What a file really is, from its content; the file's name is never trusted."""

from __future__ import annotations

import io

from lakip_xls.reading.package import Package
from lakip_xls.reading.refusal import Budget, Ditolak

WORKBOOKS = ("xlsx", "xlsb", "ods", "xls")

_ZIP = b"PK\x03\x04"
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_HEADS = {b"%PDF": "pdf", b"{\\rtf": "rtf", b"\x89PNG": "gambar", b"\xff\xd8\xff": "gambar", b"Rar!": "arsip"}
_HTML = ("<!doctype html", "<table", "<head", "<body", "<meta", "<style", "<div")
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


def sniff(data: bytes) -> str:
    """Return what the content is: one of `WORKBOOKS`, or 'kosong', 'terkunci', 'rusak', 'word', 'powerpoint',
    'odt', 'pdf', 'rtf', 'gambar', 'arsip', 'html', 'xml', 'teks', 'lain'. May raise `Ditolak` over a limit.
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
        return "arsip"
    except Ditolak:
        raise
    except Exception:
        return "rusak"


def _sniff_ole2(data: bytes) -> str:
    """Look for the names of streams, which the directory keeps as UTF-16."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") + b"\0\0" in data

    if has("EncryptedPackage"):
        return "terkunci"
    if has("Workbook") or has("Book"):
        return "xls"
    return "word" if has("WordDocument") else "lain"


def _sniff_text(data: bytes) -> str:
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "replace")
    else:
        text = head.decode("utf-8-sig", "replace")
    start = text.lstrip().lower()
    if start.startswith(_HTML) or "<html" in start:
        return "html"
    if start.startswith(("<?xml", "<workbook")):
        return "xml"
    control = sum(c < " " and c not in "\t\r\n\f" for c in text)
    return "teks" if control == 0 and text.count("\ufffd") < len(text) / 10 else "lain"
