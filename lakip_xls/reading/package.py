"""A workbook that is a zip of XML parts: budgets checked before and while reading, safe XML parsing."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from lakip_xls.reading.refusal import Budget, Refused, damaged, locked, too_big

MAX_ENTRIES = 5_000
MAX_TOTAL = 800 * 2**20
MAX_PART = 300 * 2**20
MAX_STRINGS = 150 * 2**20
"""Shared strings are kept whole in memory."""
MAX_RATIO = 150
RATIO_FROM = 16 * 2**20
"""Parts smaller than this may be compressed as far as they like."""
_CHUNK = 1 << 17

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Package:
    """The parts of one zip-based workbook. Where no part has the very name, one that differs by case does."""

    def __init__(self, source: Path | BinaryIO) -> None:
        """Open the package and check its directory; raises `Refused` or `zipfile.BadZipFile`."""
        self._zip = zipfile.ZipFile(source)
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES:
            raise too_big(f"memuat {len(infos)} bagian")
        if sum(info.file_size for info in infos) > MAX_TOTAL:
            raise too_big("isinya mengembang melebihi batas setelah dibuka (kemungkinan berkas jebakan)")
        named = {info.filename.replace("\\", "/").lstrip("/"): info for info in infos}
        self._parts = {name.lower(): info for name, info in named.items()} | named

    @property
    def files(self) -> list[str]:
        """The names of the parts that are no folders, with slashes."""
        names = (info.filename.replace("\\", "/") for info in self._zip.infolist())
        return [name for name in names if not name.endswith("/")]

    def __contains__(self, part: str) -> bool:
        return part in self._parts or part.lower() in self._parts

    def open(self, part: str) -> BinaryIO:
        """Open one part for reading; raises `Refused` where it is missing, encrypted or over a limit."""
        info = self._parts.get(part) or self._parts.get(part.lower())
        if info is None:
            raise damaged()
        if info.flag_bits & 0x1:
            raise locked()
        limit = MAX_STRINGS if "sharedstrings" in part.lower() else MAX_PART
        ratio = info.file_size / max(1, info.compress_size)
        if info.file_size > limit or (info.file_size > RATIO_FROM and ratio > MAX_RATIO):
            raise too_big("isinya mengembang melebihi batas setelah dibuka (kemungkinan berkas jebakan)")
        return self._zip.open(info)  # type: ignore[return-value]

    def parse(self, part: str, start: Start, end: End, text: Text, check: Callable[[], None]) -> None:
        """Send the XML of one part through the handlers in one pass; `check` is called for each piece read.

        Names come without the prefix of the root element, so `x:row` in `x:worksheet` is `row`.
        Raises `Refused` on a DOCTYPE or entity declaration, `expat.ExpatError` on malformed XML.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        refuse_declarations(parser)

        def first(name: str, attributes: Attributes) -> None:
            prefix = name[: name.rfind(":") + 1]
            if prefix:
                parser.StartElementHandler = lambda n, a: start(n.removeprefix(prefix), a)
                parser.EndElementHandler = lambda n: end(n.removeprefix(prefix))
            else:
                parser.StartElementHandler = start
                parser.EndElementHandler = end
            start(name.removeprefix(prefix), attributes)

        parser.StartElementHandler = first
        parser.CharacterDataHandler = text
        with self.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk, False)
                check()
            parser.Parse(b"", True)

    def relationships(self, part: str, budget: Budget) -> dict[str, tuple[str, str]]:
        """Return id -> (type, part name) of the internal relationships of a part ('' is the package itself).

        The type is only its last word, which transitional and Strict OOXML share, e.g. 'worksheet'.
        """
        folder, base = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        found: dict[str, tuple[str, str]] = {}

        def start(name: str, attributes: Attributes) -> None:
            if name == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.join("/", folder, attributes.get("Target", "").replace("\\", "/"))
                kind = attributes.get("Type", "").rpartition("/")[2]
                found[attributes.get("Id", "")] = (kind, posixpath.normpath(target).lstrip("/"))

        if rels in self:
            self.parse(rels, start, _ignore, _ignore, budget.check)
        return found

    def document(self, budget: Budget) -> str:
        """Return the name of the main part, e.g. 'xl/workbook.xml'; '' where the package names none."""
        for kind, target in self.relationships("", budget).values():
            if kind == "officeDocument" and target in self:
                return target
        return next((part for part in ("xl/workbook.xml", "xl/workbook.bin") if part in self), "")


def _ignore(_: str) -> None:
    pass


def refuse_declarations(parser: expat.XMLParserType) -> None:
    """Let a parser raise `Refused` at a DOCTYPE or entity declaration: no spreadsheet needs one, bombs do."""
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse


def _refuse(*_: object) -> None:
    raise Refused(
        "Berkas memuat deklarasi XML (DOCTYPE) yang tidak wajar dan mungkin berbahaya.",
        "Buka berkas ini di Excel, simpan ulang sebagai .xlsx, lalu jalankan lagi.",
    )
