"""The order of the stages: files -> books -> documents -> choice -> figures -> rules -> Laporan."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from lakip_xls.choosing.pilihan import choose, document_identity
from lakip_xls.computing.hitung import hitung
from lakip_xls.computing.triwulan import sampai_triwulan
from lakip_xls.documents.hasil_lama import is_result, lengkapi, tahun_lalu
from lakip_xls.documents.nomenklatur_kantor import is_nomenclature, read_nomenclature
from lakip_xls.documents.padanan import unknown_names
from lakip_xls.documents.pembacaan import BELUM_DIISI, read_documents
from lakip_xls.documents.pengaturan import is_settings, merge_identity, read_settings
from lakip_xls.entities.register import verdicts
from lakip_xls.findings import Temuan, Tingkat, sort_findings
from lakip_xls.laporan import Laporan
from lakip_xls.model import Dokumen
from lakip_xls.nomenklatur import Nomenklatur
from lakip_xls.provenance import BerkasSumber, LembarSumber
from lakip_xls.reading.book import Book
from lakip_xls.reading.folder import LeftOut, list_workbooks
from lakip_xls.reading.gate import MAX_FILE, open_book
from lakip_xls.reading.refusal import Ditolak
from lakip_xls.rules.registry import Konteks, jalankan
from lakip_xls.settings import Pengaturan

MAKS_INDIKATOR = 1_000
"""More indicators than this are no office's documents; what compares them grows with their square."""
_SEPANJANG_INDIKATOR = frozenset(
    {"pk", "pengukuran", "iku", "renstra", "data_indikator", "antar_tahun", "lawan_renstra", "pembanding", "predikat"}
)

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
    hasil: list[Book] = field(default_factory=list)
    """Result workbooks of this program that stand among the inputs."""
    nomenklatur: list[Nomenklatur] = field(default_factory=list)
    """The office's own official names."""
    lain: tuple[LeftOut, ...] = ()
    """What was left out before it was opened."""


def proses(
    folder: Path, opsi: Opsi, kemajuan: Kemajuan = lambda _what, _done, _all: None, *, seadanya: bool = False
) -> Laporan:
    """Read every workbook of a folder and compute the report. Raises only `TidakAdaBahan`.

    `seadanya`: whatever was recognised is enough, to check it; else only what gives a report (CONTRACT section 2).
    """
    bahan = _read(folder, opsi, kemajuan)
    if not (bahan.dokumen if seadanya else _enough(bahan.dokumen)):
        raise TidakAdaBahan(_nothing(folder, bahan))
    kemajuan("Menghitung dan memeriksa", 0, 1)
    settings = bahan.pengaturan
    choice = choose(bahan.dokumen, opsi.tahun or settings.identitas.tahun)
    found = replace(document_identity(choice.data.dokumen), tahun=choice.tahun)
    identity = merge_identity(settings.identitas, found)
    if opsi.tahun is not None:
        identity = replace(identity, tahun=opsi.tahun)
    earlier = tahun_lalu(folder, bahan.hasil, identity.tahun, identity.unit)
    data = lengkapi(choice.data, earlier, identity.tahun, verdicts(settings))
    figures = hitung(data, settings, identity)
    every = sorted((*bahan.berkas, *(h.sumber for h in earlier)), key=lambda b: b.nama.casefold())
    files = tuple(_with_decisions(b, choice.keputusan) for b in every)
    context = Konteks(data, tuple(bahan.dokumen), files, figures, identity, settings, tuple(bahan.nomenklatur))
    if opsi.triwulan is not None:  # the rules look at the documents as they were written
        data = sampai_triwulan(data, figures.register, opsi.triwulan, settings.triwulan)
        figures = hitung(data, settings, identity)
        context = replace(context, sampai=figures)
    findings, states = jalankan(context, [*bahan.temuan, *choice.temuan, *unknown_names(settings, context.data)])
    kemajuan("Menghitung dan memeriksa", 1, 1)
    day = opsi.tanggal or identity.tanggal or date.today()
    return Laporan(
        identity,
        settings,
        opsi.triwulan,
        day,
        files,
        data,
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
    return bool(frames & {"anggaran", "keuangan_program"}) or (
        "pengukuran" in frames and bool(frames & {"pk", "pk_bawahan"})
    )


def _nothing(folder: Path, bahan: _Bahan) -> str:
    need = (
        "Diperlukan sedikitnya Realisasi Anggaran, atau Perjanjian Kinerja beserta Pengukuran Kinerja "
        "(workbook .xlsx, .xls, .ods, .xlsb, atau .csv)."
    )
    if len(bahan.berkas) == len(bahan.lain) and not bahan.hasil:
        first = next((f" {x.reason} {x.advice}" for x in bahan.lain if x.warn), "")
        return f"Tidak ada workbook yang dapat dibaca di folder {folder.name or folder}.{first} {need}"
    blank = [b.nama for b in bahan.berkas if any(x.alasan == BELUM_DIISI for x in b.lembar)]
    if blank and not bahan.dokumen:
        return (
            f"Templat di folder {folder.resolve().name} belum diisi ({len(blank)} berkas hanya berisi baris CONTOH). {need} "
            "Isi dulu templatnya di bawah baris CONTOH, simpan, lalu jalankan kembali."
        )
    kinds = sorted({d.jenis for d in bahan.dokumen})
    seen = f"dikenali: {', '.join(kinds)}" if kinds else "tidak satu pun lembarnya dikenali"
    reasons = [f"{b.nama}: {b.alasan}" for b in bahan.berkas if b.alasan]
    reasons = [*reasons, *(f"{b.name}: hasil program ini" for b in bahan.hasil)][:3]
    more = f" ({'; '.join(reasons)})" if reasons else ""
    return (
        f"Folder {folder.name or folder} berisi {len(bahan.berkas) + len(bahan.hasil)} berkas, {seen}{more}. {need} "
        "Jalankan lakip-xls kenali BERKAS untuk melihat cara sebuah berkas dibaca."
    )


def _read(folder: Path, opsi: Opsi, kemajuan: Kemajuan) -> _Bahan:
    try:
        paths, left_out = list_workbooks(folder)
    except OSError as problem:
        raise TidakAdaBahan(
            f"Folder {folder.name or folder} tidak dapat dibuka; periksa nama folder dan izin membacanya."
        ) from problem
    bahan = _Bahan([], [], [], Pengaturan())
    bahan.lain = tuple(left_out)
    for left in left_out:
        reason = f"{left.reason} {left.advice}".strip()
        bahan.berkas.append(BerkasSumber(_nama(left.path), _sha256(left.path), (), reason))
        if left.warn:
            bahan.temuan.append(Temuan("BACA-15", Tingkat.PERINGATAN, left.reason, left.advice, None, _nama(left.path)))
    seen: dict[str, str] = {}
    if opsi.pengaturan is not None:
        _read_given_settings(opsi.pengaturan, bahan)
    books: list[Book] = []
    paths.sort(key=lambda p: bool(_SALINAN.search(p.stem)))
    for number, path in enumerate(paths):
        kemajuan(f"Membuka {_nama(path)}", number, 2 * len(paths))
        book = _open(path, opsi, bahan, seen)
        if book is not None:
            books.append(book)
    for number, book in enumerate(books):
        kemajuan(f"Membaca {book.name}", len(paths) + number, len(paths) + len(books))
        try:
            read = read_documents(book, bahan.pengaturan.pemetaan)
        except Exception as failure:  # a bug must not cost the user the other files
            bahan.berkas.append(BerkasSumber(book.name, book.sha256, (), "gagal dibaca karena galat program"))
            bahan.temuan.append(_crashed(book.name, failure))
            continue
        bahan.berkas.append(BerkasSumber(book.name, book.sha256, tuple(read.lembar), "", book.notes))
        bahan.temuan.extend(_left_out(book))
        for document in read.dokumen:
            count = max((len(rows) for name, rows in document.tabel.items() if name in _SEPANJANG_INDIKATOR), default=0)
            if count <= MAKS_INDIKATOR:
                bahan.dokumen.append(document)
            else:
                bahan.temuan.append(_too_long(document, count))
        bahan.temuan.extend(read.temuan)
    kemajuan("Membaca", len(paths), len(paths))
    bahan.berkas.sort(key=lambda b: b.nama.casefold())
    return bahan


def _open(path: Path, opsi: Opsi, bahan: _Bahan, seen: dict[str, str]) -> Book | None:
    """A workbook of documents; settings are taken, all else is noted with the reason."""
    name = _nama(path)
    try:
        book = open_book(path, name)
    except Ditolak as refusal:
        bahan.berkas.append(BerkasSumber(name, _sha256(path), (), refusal.alasan))
        bahan.temuan.append(_refused(name, refusal))
        return None
    first = seen.setdefault(book.sha256, name)
    reason = ""
    if first != name:
        reason = f"isinya sama persis dengan {first}; tidak dibaca dua kali"
    elif is_settings(book):
        if opsi.pengaturan is None:
            _take_settings(book, bahan)
            return None
        reason = "digantikan berkas --pengaturan"
    elif is_result(book):
        bahan.hasil.append(book)
        return None
    elif is_nomenclature(book):
        lines, sheets = read_nomenclature(book)
        bahan.nomenklatur.extend(lines)
        bahan.berkas.append(BerkasSumber(book.name, book.sha256, sheets))
        return None
    if not reason:
        return book
    bahan.berkas.append(BerkasSumber(name, book.sha256, (), reason))
    return None


def _read_given_settings(path: Path, bahan: _Bahan) -> None:
    try:
        book = open_book(path, _nama(path))
    except Ditolak as refusal:
        raise TidakAdaBahan(
            f"Berkas pengaturan {_nama(path)} tidak dapat dibaca: {refusal.alasan} {refusal.saran}"
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


def _too_long(document: Dokumen, count: int) -> Temuan:
    source = document.sumber
    return Temuan(
        "BACA-01",
        Tingkat.KESALAHAN,
        f"Tabel pada lembar {source.lembar} memuat {count} indikator, lebih dari batas {MAKS_INDIKATOR}, sehingga tidak dipakai.",
        "Simpan hanya indikator unit kerja ini ke workbook sendiri, lalu jalankan kembali.",
        document.jenis,
        source.berkas,
        source.lembar,
    )


def _crashed(name: str, failure: Exception) -> Temuan:
    return Temuan(
        "SISTEM-02",
        Tingkat.KESALAHAN,
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


def _nama(path: Path) -> str:
    """The file's name; bytes in it that are no letters (from another system's disk) shown as '?'."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


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


def kenali(path: Path, pengaturan: Path | None = None) -> Iterator[str]:
    """Lines that explain how a workbook is read. Raises ValueError (Indonesian) where it cannot be opened."""
    from lakip_xls.documents.kenali import uraikan

    try:
        book = open_book(path, _nama(path))
        settings = read_settings(open_book(pengaturan, pengaturan.name)).pengaturan if pengaturan else Pengaturan()
    except Ditolak as refusal:
        raise ValueError(f"{refusal.alasan} {refusal.saran}") from refusal
    if is_settings(book):
        yield f"Berkas: {book.name}\n  Berkas pengaturan dengan lembar: " + ", ".join(s.name for s in book.sheets)
        return
    if is_result(book):
        yield f"Berkas: {book.name}\n  Workbook hasil program ini; tidak dibaca sebagai bahan."
        return
    yield from uraikan(book, read_documents(book, settings.pemetaan))
