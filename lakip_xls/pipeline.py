"""The order of the stages: files -> books -> documents -> choice -> figures -> rules -> Laporan."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from lakip_xls.choosing.selection import choose, document_identity
from lakip_xls.computing.compute import compute
from lakip_xls.computing.triwulan import until_triwulan, whole_years
from lakip_xls.documents.earlier_result import complete, is_result, last_year
from lakip_xls.documents.office_nomenklatur import is_nomenclature, read_nomenclature
from lakip_xls.documents.pengaturan import is_settings, merge_identity, read_settings
from lakip_xls.documents.reading import NOT_YET_FILLED, read_documents
from lakip_xls.documents.settings_names import unknown_names
from lakip_xls.entities.register import verdicts
from lakip_xls.findings import Temuan, Tingkat, sort_findings
from lakip_xls.laporan import Laporan
from lakip_xls.model import Document
from lakip_xls.nomenklatur import Nomenklatur
from lakip_xls.provenance import SourceFile, SourceSheet
from lakip_xls.reading.book import Book
from lakip_xls.reading.folder import LeftOut, list_workbooks
from lakip_xls.reading.gate import MAX_FILE, open_book
from lakip_xls.reading.refusal import Refused
from lakip_xls.rules.identify import identify
from lakip_xls.rules.registry import RuleContext
from lakip_xls.rules.run import run
from lakip_xls.settings import Settings
from lakip_xls.shown import shown
from lakip_xls.skema import table_mention

MAX_INDIKATOR = 1_000
"""More indicators than this are no office's documents; what compares them grows with their square."""
_ALONG_INDIKATOR = frozenset(
    {"pk", "pengukuran", "iku", "renstra", "data_indikator", "antar_tahun", "lawan_renstra", "pembanding", "predikat"}
)

Progress = Callable[[str, int, int], None]
"""Called with (what is being done, steps done, steps in all)."""


_COPY = re.compile(r"\b(?:copy|salinan|kopi)\b|\(\d+\)$", re.IGNORECASE)
"""Names that file managers give to copies; the original is read first."""


class NothingToReport(Exception):
    """Nothing in the folder can make a report; the message is one Indonesian sentence for the user."""


class Options(Struct, frozen=True):
    """What the user asked for on the command line."""

    tahun: int | None = None
    triwulan: int | None = None
    settings: Path | None = None
    tanggal: date | None = None


class _Inputs(Struct):
    """What was read from the folder."""

    files: list[SourceFile]
    documents: list[Document]
    temuan: list[Temuan]
    settings: Settings
    results: list[Book] = field(default_factory=list)
    """Result workbooks of this program that stand among the inputs."""
    nomenklatur: list[Nomenklatur] = field(default_factory=list)
    """The office's own official names."""
    other: tuple[LeftOut, ...] = ()
    """What was left out before it was opened."""


def process(
    folder: Path,
    options: Options,
    progress: Progress = lambda _what, _done, _all: None,
    *,
    whatever_there_is: bool = False,
) -> Laporan:
    """Read every workbook of a folder and compute the report. Raises only `NothingToReport`.

    `whatever_there_is`: whatever was recognised is enough, to check it; else only what gives a report (CONTRACT section 2).
    """
    material = _read(folder, options, progress)
    if not (material.documents if whatever_there_is else _enough(material.documents)):
        raise NothingToReport(_nothing(folder, material))
    progress("Menghitung dan memeriksa", 0, 1)
    settings = material.settings
    choice = choose(material.documents, options.tahun or settings.identity.tahun)
    found = replace(document_identity(choice.data.documents), tahun=choice.tahun)
    identity = merge_identity(settings.identity, found)
    if options.tahun is not None:
        identity = replace(identity, tahun=options.tahun)
    earlier = last_year(folder, material.results, identity.tahun, identity.unit)
    data = complete(choice.data, earlier, identity.tahun, verdicts(settings))
    figures = compute(data, settings, identity)
    every = sorted((*material.files, *(h.source for h in earlier)), key=lambda b: b.name.casefold())
    files = tuple(_with_decisions(b, choice.decisions) for b in every)
    yearly: tuple[str, ...] = ()
    context = RuleContext(
        data, tuple(material.documents), files, figures, identity, settings, tuple(material.nomenklatur)
    )
    if options.triwulan is not None:  # the rules look at the documents as they were written
        yearly = whole_years(data, figures.register, options.triwulan, settings.triwulan)
        data = until_triwulan(data, figures.register, options.triwulan, settings.triwulan)
        figures = compute(data, settings, identity)
        context = replace(context, until=figures)
    told = [_whole_year(yearly, options.triwulan)] if yearly else []
    read = [*material.temuan, *choice.temuan, *told, *unknown_names(settings, context.data)]
    findings, states = run(context, read)
    progress("Menghitung dan memeriksa", 1, 1)
    day = options.tanggal or identity.tanggal or date.today()
    return Laporan(
        identity,
        settings,
        options.triwulan,
        day,
        files,
        data,
        figures,
        tuple(identify(sort_findings(findings), material.documents, context.register)),
        tuple(states),
        yearly,
        tuple(c.finding.uraian for c in choice.period),
    )


def _whole_year(frames: Sequence[str], triwulan: int | None) -> Temuan:
    """BACA-14: the report of a quarter was asked for, and there are no figures of quarters."""
    names = ", ".join(table_mention(name) for name in frames)
    return Temuan(
        "BACA-14",
        Tingkat.WARNING,
        f"Laporan diminta sampai dengan triwulan {triwulan}, tetapi angka {names} tidak dirinci per triwulan; "
        "yang ditampilkan angka setahun.",
        "Tambahkan dokumen dengan kolom triwulan atau bulan, atau jalankan tanpa --triwulan.",
    )


def _with_decisions(source: SourceFile, decisions: Sequence[tuple[str, str]]) -> SourceFile:
    own = tuple(text for name, text in decisions if name == source.name)
    return replace(source, decisions=(*source.decisions, *own)) if own else source


def _enough(documents: Sequence[Document]) -> bool:
    """Whether a report can be written (CONTRACT section 2)."""
    frames = {name for d in documents for name in d.tables}
    return bool(frames & {"anggaran", "keuangan_program", "belanja", "rekap_unit"}) or (
        "pengukuran" in frames and bool(frames & {"pk", "pk_bawahan"})
    )


def _nothing(folder: Path, material: _Inputs) -> str:
    need = (
        "Diperlukan sedikitnya Realisasi Anggaran, atau Perjanjian Kinerja beserta Pengukuran Kinerja "
        "(workbook .xlsx, .xls, .ods, .xlsb, atau .csv)."
    )
    if len(material.files) == len(material.other) and not material.results:
        first = next((f" {x.reason} {x.advice}" for x in material.other if x.warn), "")
        return f"Tidak ada workbook yang dapat dibaca di folder {shown(folder.name or folder)}.{first} {need}"
    blank = [b.name for b in material.files if any(x.reason == NOT_YET_FILLED for x in b.sheets)]
    if blank and not material.documents:
        return (
            f"Templat di folder {shown(folder.resolve().name)} belum diisi ({len(blank)} berkas hanya berisi baris CONTOH). {need} "
            "Isi dulu templatnya di bawah baris CONTOH, simpan, lalu jalankan kembali."
        )
    kinds = sorted({d.kind for d in material.documents})
    seen = f"dikenali: {', '.join(kinds)}" if kinds else "tidak satu pun lembarnya dikenali"
    reasons = [f"{b.name}: {b.reason}" for b in material.files if b.reason]
    reasons = [*reasons, *(f"{b.name}: hasil program ini" for b in material.results)][:3]
    more = f" ({'; '.join(reasons)})" if reasons else ""
    return (
        f"Folder {shown(folder.name or folder)} berisi {len(material.files) + len(material.results)} berkas, {seen}{more}. {need} "
        "Jalankan lakip-xls kenali BERKAS untuk melihat cara sebuah berkas dibaca."
    )


def _read(folder: Path, options: Options, progress: Progress) -> _Inputs:
    try:
        paths, left_out = list_workbooks(folder)
    except OSError as problem:
        raise NothingToReport(
            f"Folder {shown(folder.name or folder)} tidak dapat dibuka; periksa nama folder dan izin membacanya."
        ) from problem
    material = _Inputs([], [], [], Settings())
    material.other = tuple(left_out)
    for left in left_out:
        reason = f"{left.reason} {left.advice}".strip()
        material.files.append(SourceFile(shown(left.path.name), _sha256(left.path), (), reason))
        if left.warn:
            material.temuan.append(
                Temuan("BACA-15", Tingkat.WARNING, left.reason, left.advice, None, shown(left.path.name))
            )
    seen: dict[str, str] = {}
    if options.settings is not None:
        _read_given_settings(options.settings, material)
    books: list[Book] = []
    paths.sort(key=lambda p: bool(_COPY.search(p.stem)))
    for number, path in enumerate(paths):
        progress(f"Membuka {shown(path.name)}", number, 2 * len(paths))
        book = _open(path, options, material, seen)
        if book is not None:
            books.append(book)
    for number, book in enumerate(books):
        progress(f"Membaca {book.name}", len(paths) + number, len(paths) + len(books))
        try:
            read = read_documents(book, material.settings.pemetaan)
        except Exception as failure:  # a bug must not cost the user the other files
            material.files.append(SourceFile(book.name, book.sha256, (), "gagal dibaca karena galat program"))
            material.temuan.append(_crashed(book.name, failure))
            continue
        material.files.append(SourceFile(book.name, book.sha256, tuple(read.sheet), "", book.notes))
        material.temuan.extend(_left_out(book))
        for document in read.documents:
            count = max((len(rows) for name, rows in document.tables.items() if name in _ALONG_INDIKATOR), default=0)
            if count <= MAX_INDIKATOR:
                material.documents.append(document)
            else:
                material.temuan.append(_too_long(document, count))
        material.temuan.extend(read.temuan)
    progress("Membaca", len(paths), len(paths))
    material.files.sort(key=lambda b: b.name.casefold())
    return material


def _open(path: Path, options: Options, material: _Inputs, seen: dict[str, str]) -> Book | None:
    """A workbook of documents; settings are taken, all else is noted with the reason."""
    name = shown(path.name)
    try:
        book = open_book(path, name)
    except Refused as refusal:
        material.files.append(SourceFile(name, _sha256(path), (), refusal.reason))
        material.temuan.append(_refused(name, refusal))
        return None
    first = seen.setdefault(book.sha256, name)
    reason = ""
    if first != name:
        reason = f"isinya sama persis dengan {first}; tidak dibaca dua kali"
    elif is_settings(book):
        if options.settings is None:
            _take_settings(book, material)
            return None
        reason = "digantikan berkas --pengaturan"
    elif is_result(book):
        material.results.append(book)
        return None
    elif is_nomenclature(book):
        lines, sheets = read_nomenclature(book)
        material.nomenklatur.extend(lines)
        material.files.append(SourceFile(book.name, book.sha256, sheets))
        return None
    if not reason:
        return book
    material.files.append(SourceFile(name, book.sha256, (), reason))
    return None


def _read_given_settings(path: Path, material: _Inputs) -> None:
    try:
        book = open_book(path, shown(path.name))
    except Refused as refusal:
        raise NothingToReport(
            f"Berkas pengaturan {shown(path.name)} tidak dapat dibaca: {refusal.reason} {refusal.saran}"
        ) from refusal
    if not is_settings(book):
        raise NothingToReport(
            f"Berkas {shown(path.name)} yang diberikan dengan --pengaturan bukan berkas pengaturan: tidak ada lembar bernama "
            "Identitas, Ketentuan, atau yang lain dari Pengaturan.xlsx. Periksa nama berkasnya."
        )
    _take_settings(book, material)


def _take_settings(book: Book, material: _Inputs) -> None:
    read = read_settings(book)
    material.settings = read.settings
    material.temuan.extend(read.temuan)
    sheets = tuple(SourceSheet(s.name, (), "dibaca sebagai pengaturan") for s in book.sheets)
    material.files.append(SourceFile(book.name, book.sha256, sheets))


def _refused(name: str, refusal: Refused) -> Temuan:
    return Temuan(
        "BACA-01",
        Tingkat.ERROR,
        f"Berkas {name} tidak dapat dibaca: {refusal.reason}",
        refusal.saran,
        None,
        name,
        None,
        None,
    )


def _too_long(document: Document, count: int) -> Temuan:
    source = document.source
    return Temuan(
        "BACA-01",
        Tingkat.ERROR,
        f"Tabel pada lembar {source.sheet} memuat {count} indikator, lebih dari batas {MAX_INDIKATOR}, sehingga tidak dipakai.",
        "Simpan hanya indikator unit kerja ini ke workbook sendiri, lalu jalankan kembali.",
        document.kind,
        source.file,
        source.sheet,
    )


def _crashed(name: str, failure: Exception) -> Temuan:
    return Temuan(
        "SISTEM-02",
        Tingkat.ERROR,
        f"Berkas {name} tidak dapat dibaca karena galat program ({type(failure).__name__}); isinya tidak ikut dihitung.",
        "Laporkan kepada pengelola program beserta berkasnya; sementara itu salin tabelnya ke workbook baru.",
        None,
        name,
    )


def _left_out(book: Book) -> Iterator[Temuan]:
    """BACA-11: parts of a sheet that were not read because no document looks like that."""
    for sheet in book.sheets:
        for note in sheet.notes:
            yield Temuan(
                "BACA-11",
                Tingkat.INFO,
                f"Lembar {sheet.name}: {note}",
                "Abaikan bila bagian itu memang bukan isi tabel; bila perlu, hapus sel itu atau pindahkan ke dekat tabelnya.",
                None,
                book.name,
                sheet.name,
            )


def _sha256(path: Path) -> str:
    """The file's hash, '' where it cannot be read (or lies elsewhere, or is too long to be a workbook)."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_FILE:
            return ""
        with path.open("rb") as stream:
            digest = hashlib.sha256()
            for block in iter(lambda: stream.read(1 << 20), b""):
                digest.update(block)
            return digest.hexdigest()
    except OSError:
        return ""


def recognise_folder(folder: Path, settings: Path | None = None) -> Iterator[str]:
    """Lines that explain how every workbook of a folder is read, and why the other files are not."""
    paths, left_out = list_workbooks(folder)
    for path in paths:
        try:
            yield from recognise(path, settings)
        except ValueError as cause:
            yield f"Berkas: {shown(path.name)}\n  Tidak dapat dibaca: {cause}"
        yield ""
    for left in left_out:
        yield f"Berkas: {shown(left.path.name)}\n  Tidak dibaca: {left.reason} {left.advice}".rstrip()


def recognise(path: Path, settings: Path | None = None) -> Iterator[str]:
    """Lines that explain how a workbook is read, with a Pengaturan.xlsx beside it where no settings are given.

    Raises ValueError (Indonesian) where it cannot be opened.
    """
    from lakip_xls.documents.explain import describe

    beside = path.with_name("Pengaturan.xlsx")
    if settings is None and beside.is_file():
        settings = beside
    try:
        book = open_book(path, shown(path.name))
        own_settings = read_settings(open_book(settings, settings.name)).settings if settings else Settings()
    except Refused as refusal:
        raise ValueError(f"{refusal.reason} {refusal.saran}") from refusal
    if is_settings(book):
        yield f"Berkas: {book.name}\n  Berkas pengaturan dengan lembar: " + ", ".join(s.name for s in book.sheets)
        return
    if is_result(book):
        yield f"Berkas: {book.name}\n  Workbook hasil program ini; tidak dibaca sebagai bahan."
        return
    yield from describe(book, read_documents(book, own_settings.pemetaan))
