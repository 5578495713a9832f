"""The order of the stages: files -> books -> documents -> choice -> figures -> rules -> Laporan."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from lakip_xls.computing.hitung import hitung
from lakip_xls.documents.pembacaan import read_documents
from lakip_xls.documents.pengaturan import is_settings, merge_identity, read_settings
from lakip_xls.documents.pilihan import choose, document_identity
from lakip_xls.findings import Temuan, Tingkat, sort_findings
from lakip_xls.laporan import Laporan
from lakip_xls.model import Dokumen
from lakip_xls.provenance import BerkasSumber, LembarSumber
from lakip_xls.reading.book import Book
from lakip_xls.reading.folder import list_workbooks
from lakip_xls.reading.gate import open_book
from lakip_xls.reading.refusal import Ditolak
from lakip_xls.rules.registry import Konteks, jalankan
from lakip_xls.settings import Pengaturan

Kemajuan = Callable[[str, int, int], None]
"""Called with (what is being done, steps done, steps in all)."""


_SALINAN = re.compile(r"\b(?:copy|salinan|kopi)\b|\(\d+\)$", re.IGNORECASE)
"""Names that file managers give to copies; the original is read first."""


class TidakAdaBahan(Exception):
    """Nothing in the folder can make a report; the message is one Indonesian sentence for the user."""


@dataclass(frozen=True)
class Opsi:
    """What the user asked for on the command line."""

    tahun: int | None = None
    triwulan: int | None = None
    pengaturan: Path | None = None
    tanggal: date | None = None


@dataclass
class _Bahan:
    """What was read from the folder."""

    berkas: list[BerkasSumber]
    dokumen: list[Dokumen]
    temuan: list[Temuan]
    pengaturan: Pengaturan


def proses(folder: Path, opsi: Opsi, kemajuan: Kemajuan = lambda _what, _done, _all: None) -> Laporan:
    """Read every workbook of a folder and compute the report. Raises only `TidakAdaBahan`."""
    bahan = _read(folder, opsi, kemajuan)
    if not _enough(bahan.dokumen):
        raise TidakAdaBahan(_nothing(folder, bahan))
    kemajuan("Menghitung dan memeriksa", 0, 1)
    settings = bahan.pengaturan
    choice = choose(bahan.dokumen, opsi.tahun or settings.identitas.tahun)
    found = replace(document_identity(choice.data.dokumen), tahun=choice.tahun)
    identity = merge_identity(settings.identitas, found)
    if opsi.tahun is not None:
        identity = replace(identity, tahun=opsi.tahun)
    figures = hitung(choice.data, settings, identity, opsi.triwulan)
    files = tuple(_with_decisions(b, choice.keputusan) for b in bahan.berkas)
    context = Konteks(choice.data, tuple(bahan.dokumen), files, figures, identity, settings)
    findings, states = jalankan(context, [*bahan.temuan, *choice.temuan])
    kemajuan("Menghitung dan memeriksa", 1, 1)
    day = opsi.tanggal or identity.tanggal or date.today()
    return Laporan(
        identity,
        settings,
        opsi.triwulan,
        day,
        files,
        choice.data,
        figures,
        tuple(sort_findings(findings)),
        tuple(states),
    )


def _with_decisions(source: BerkasSumber, decisions: Sequence[tuple[str, str]]) -> BerkasSumber:
    own = tuple(text for name, text in decisions if name == source.nama)
    return replace(source, keputusan=(*source.keputusan, *own)) if own else source


def _enough(documents: Sequence[Dokumen]) -> bool:
    """Whether a report can be written (CONTRACT section 2)."""
    frames = {name for d in documents for name in d.tabel}
    return "anggaran" in frames or {"pk", "pengukuran"} <= frames


def _nothing(folder: Path, bahan: _Bahan) -> str:
    need = (
        "Diperlukan sedikitnya Realisasi Anggaran, atau Perjanjian Kinerja beserta Pengukuran Kinerja "
        "(berkas .xlsx, .xlsm, .xls, .ods, atau .xlsb)."
    )
    if not bahan.berkas:
        return f"Tidak ada workbook yang dapat dibaca di folder {folder.name or folder}. {need}"
    kinds = sorted({d.jenis for d in bahan.dokumen})
    seen = f"dikenali: {', '.join(kinds)}" if kinds else "tidak satu pun lembarnya dikenali"
    reasons = [f"{b.nama}: {b.alasan}" for b in bahan.berkas if b.alasan][:3]
    more = f" ({'; '.join(reasons)})" if reasons else ""
    return (
        f"Folder {folder.name or folder} berisi {len(bahan.berkas)} berkas, {seen}{more}. {need} "
        "Jalankan lakip-xls kenali BERKAS untuk melihat cara sebuah berkas dibaca."
    )


def _read(folder: Path, opsi: Opsi, kemajuan: Kemajuan) -> _Bahan:
    try:
        paths, left_out = list_workbooks(folder)
    except OSError as problem:
        raise TidakAdaBahan(
            f"Folder {folder} tidak dapat dibuka; periksa nama folder dan izin membacanya."
        ) from problem
    bahan = _Bahan([], [], [], Pengaturan())
    for path, reason in left_out:
        bahan.berkas.append(BerkasSumber(path.name, _sha256(path), (), reason))
    seen: dict[str, str] = {}
    if opsi.pengaturan is not None:
        _read_given_settings(opsi.pengaturan, bahan)
    books: list[Book] = []
    paths.sort(key=lambda p: bool(_SALINAN.search(p.stem)))
    for number, path in enumerate(paths):
        kemajuan(f"Membuka {path.name}", number, 2 * len(paths))
        book = _open(path, opsi, bahan, seen)
        if book is not None:
            books.append(book)
    for number, book in enumerate(books):
        kemajuan(f"Membaca {book.name}", len(paths) + number, len(paths) + len(books))
        read = read_documents(book, bahan.pengaturan.pemetaan)
        bahan.berkas.append(BerkasSumber(book.name, book.sha256, tuple(read.lembar), "", book.notes))
        bahan.dokumen.extend(read.dokumen)
        bahan.temuan.extend(read.temuan)
    kemajuan("Membaca", len(paths), len(paths))
    bahan.berkas.sort(key=lambda b: b.nama.casefold())
    return bahan


def _open(path: Path, opsi: Opsi, bahan: _Bahan, seen: dict[str, str]) -> Book | None:
    """A workbook of documents; settings are taken, all else is noted with the reason."""
    try:
        book = open_book(path, path.name)
    except Ditolak as refusal:
        bahan.berkas.append(BerkasSumber(path.name, _sha256(path), (), refusal.alasan))
        bahan.temuan.append(_refused(path.name, refusal))
        return None
    first = seen.setdefault(book.sha256, path.name)
    reason = ""
    if first != path.name:
        reason = f"isinya sama persis dengan {first}; tidak dibaca dua kali"
    elif is_settings(book):
        if opsi.pengaturan is None:
            _take_settings(book, bahan)
            return None
        reason = "digantikan berkas --pengaturan"
    elif _is_result(book):
        reason = "hasil program ini; tidak dibaca sebagai bahan"
    if not reason:
        return book
    bahan.berkas.append(BerkasSumber(path.name, book.sha256, (), reason))
    return None


def _is_result(book: Book) -> bool:
    """Whether a workbook was written by this program."""
    names = {s.name for s in book.sheets}
    return {"Sampul", "Validasi", "Aturan", "Sumber Data"} <= names


def _read_given_settings(path: Path, bahan: _Bahan) -> None:
    try:
        book = open_book(path, path.name)
    except Ditolak as refusal:
        raise TidakAdaBahan(
            f"Berkas pengaturan {path.name} tidak dapat dibaca: {refusal.alasan} {refusal.saran}"
        ) from refusal
    _take_settings(book, bahan)


def _take_settings(book: Book, bahan: _Bahan) -> None:
    read = read_settings(book)
    bahan.pengaturan = read.pengaturan
    bahan.temuan.extend(read.temuan)
    sheets = tuple(LembarSumber(s.name, (), "dibaca sebagai pengaturan") for s in book.sheets)
    bahan.berkas.append(BerkasSumber(book.name, book.sha256, sheets))


def _refused(name: str, refusal: Ditolak) -> Temuan:
    return Temuan(
        "BACA-01",
        Tingkat.KESALAHAN,
        f"Berkas {name} tidak dapat dibaca: {refusal.alasan}",
        refusal.saran,
        None,
        name,
        None,
        None,
    )


def _sha256(path: Path) -> str:
    """The file's hash, '' where it cannot be read."""
    try:
        with path.open("rb") as stream:
            digest = hashlib.sha256()
            for block in iter(lambda: stream.read(1 << 20), b""):
                digest.update(block)
            return digest.hexdigest()
    except OSError:
        return ""


def kenali(path: Path, pengaturan: Path | None = None) -> Iterator[str]:
    """Lines that explain how a workbook is read. Raises ValueError (Indonesian) where it cannot be opened."""
    from lakip_xls.documents.kenali import uraikan

    try:
        book = open_book(path, path.name)
        settings = read_settings(open_book(pengaturan, pengaturan.name)).pengaturan if pengaturan else Pengaturan()
    except Ditolak as refusal:
        raise ValueError(f"{refusal.alasan} {refusal.saran}") from refusal
    if is_settings(book):
        yield f"Berkas: {book.name}\n  Berkas pengaturan dengan lembar: " + ", ".join(s.name for s in book.sheets)
        return
    if _is_result(book):
        yield f"Berkas: {book.name}\n  Workbook hasil program ini; tidak dibaca sebagai bahan."
        return
    yield from uraikan(book, read_documents(book, settings.pemetaan))
