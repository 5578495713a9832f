"""Answers that staff wrote beside findings, carried from the previous result to the next one.

An answer belongs to a finding by its fingerprint. A row of `Validasi` carries what the fingerprint
is made of (rule, file, sheet, cell, written, expected), so sorting and filtering do no harm; where
somebody changed one of those cells, the row's number leads to the fingerprint in `Data temuan`.
Whatever was written stays: the answer to a finding that is gone moves to `Tanggapan Selesai`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path

from lakip_xls.documents.hasil_lama import FOLDER_HASIL, LEMBAR_SIAPA, cari_hasil, is_result, isi_tabel, siapa
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.parsing.dates import format_date
from lakip_xls.parsing.names import key
from lakip_xls.parsing.tulis import display
from lakip_xls.reading.book import Book, Cell, Sheet
from lakip_xls.reading.gate import open_book
from lakip_xls.reading.refusal import Ditolak
from lakip_xls.settings import Identitas

LEMBAR_SELESAI = "Tanggapan Selesai"
_LEMBAR_JAWABAN = ("Validasi", LEMBAR_SELESAI, "Data temuan")
AWALAN = "LKjIP_"
"""How the name of a result begins, where the user gave it no other."""
_BARIS_KEPALA = 10
"""The header stands within these rows, should somebody have put rows above it."""


@dataclass(frozen=True, slots=True)
class Jawaban:
    """One answer and the finding it was written for, as texts."""

    kode: str = ""
    tingkat: str = ""
    dokumen: str = ""
    berkas: str = ""
    lembar: str = ""
    sel: str = ""
    uraian: str = ""
    tertulis: str = ""
    seharusnya: str = ""
    tanggapan: str = ""
    keterangan: str = ""
    """Since when the finding is gone."""
    sidik: str = ""

    @property
    def pokok(self) -> tuple[str, str]:
        """What tells findings with the same fingerprint apart."""
        return (self.sidik, self.uraian)


@dataclass(frozen=True)
class Tanggapan:
    """The answers of a report."""

    berlaku: Mapping[int, str] = field(default_factory=dict)
    """Index of the finding in `Laporan.temuan` -> answer."""
    selesai: tuple[Jawaban, ...] = ()
    """Answers whose finding is gone, the oldest first."""


def sebelumnya(path: Path, folder: Path, identitas: Identitas) -> tuple[tuple[Jawaban, ...], tuple[str, ...]]:
    """The answers in the previous result, and messages (Indonesian) about results that could not be read.

    The previous result is the file that will be replaced at `path`, else the newest one of the same
    year in `hasil/` of the folder or beside `path`, archives included.
    """
    messages: list[str] = []
    for candidate, same_office in _calon(path, folder):
        try:
            book = open_book(candidate, candidate.name, (*_LEMBAR_JAWABAN, *LEMBAR_SIAPA))
        except Ditolak as refusal:
            if candidate == path:
                messages.append(
                    f"Tanggapan pada hasil sebelumnya {path.name} tidak dapat dibawa: {refusal.alasan} "
                    "Berkas itu tetap disimpan di folder arsip."
                )
            continue
        if not is_result(book):
            continue
        if candidate != path:
            year, unit, _ = siapa(book)
            other_office = same_office and key(unit or "") != key(identitas.unit or "")
            if year != identitas.tahun or other_office:
                continue
        return tuple(baca_jawaban(book)), tuple(messages)
    return (), tuple(messages)


def _calon(path: Path, folder: Path) -> Iterator[tuple[Path, bool]]:
    """Files to look at, best first, and whether the file must be checked to be of the same office."""
    if path.is_file():
        yield path, False
    own = [folder / name for name in FOLDER_HASIL]
    beside = [p for p in (path.parent, path.parent / "arsip") if p.resolve() not in {o.resolve() for o in own}]
    found = [(p, False) for d in own if d.is_dir() for p in cari_hasil(d)]
    near = [p for d in beside if d.is_dir() and d.resolve() != folder.resolve() for p in cari_hasil(d)]
    found += [(p, True) for p in near if p.name.startswith(AWALAN)]  # any workbook may stand there
    yield from sorted((f for f in found if f[0] != path), key=lambda f: -f[0].stat().st_mtime)


def baca_jawaban(book: Book) -> Iterator[Jawaban]:
    """Every answer in a result: those of `Validasi`, then those of findings that were gone before."""
    numbered = {_isi(r.get("no")): _isi(r.get("sidik")) for r in isi_tabel(book, "Data temuan")}
    for name in ("Validasi", LEMBAR_SELESAI):
        sheet = next((s for s in book.sheets if s.name == name), None)
        for row in _baris(sheet) if sheet is not None else ():
            answer = Jawaban(**{f.name: row.get(f.name, "") for f in fields(Jawaban)})
            print_ = _sidik(answer)
            if name == "Validasi" and print_ not in numbered.values():
                print_ = numbered.get(row.get("no", ""), print_)
            yield replace(answer, sidik=print_)


def _baris(sheet: Sheet) -> Iterator[dict[str, str]]:
    """The rows that hold an answer, as column title (small letters) -> text.

    What stands to the right of the columns that we wrote belongs to the answer.
    """
    head = next(
        (
            row
            for row, cells in sheet.rows()
            if row <= _BARIS_KEPALA and {"kode", "tanggapan"} <= {_isi(c).strip().casefold() for c in cells}
        ),
        None,
    )
    if head is None:
        return
    titles = {c.col: _isi(c).strip() for c in sheet.cells.values() if c.row == head}
    own = {"no", "saran", "selisih", *(f.name for f in fields(Jawaban))}
    for row, cells in sheet.rows():
        if row <= head:
            continue
        values = {titles.get(c.col, "").casefold(): _isi(c) for c in cells if titles.get(c.col, "").casefold() in own}
        added = [
            f"{titles[c.col]}: {_isi(c)}" if titles.get(c.col) else _isi(c)
            for c in cells
            if titles.get(c.col, "").casefold() not in own and _isi(c)
        ]
        text = "\n".join(x.strip() for x in (values.get("tanggapan", ""), *added) if x.strip())
        if text:
            yield {**values, "tanggapan": text}


def _isi(cell: Cell | None) -> str:
    return "" if cell is None else display(cell.value, cell.number_format)


def _sidik(answer: Jawaban) -> str:
    place = (answer.berkas, answer.lembar, answer.sel, answer.tertulis, answer.seharusnya)
    return Temuan(answer.kode, Tingkat.INFO, "", "", None, *place).sidik


def sambung(temuan: Sequence[Temuan], jawaban: Iterable[Jawaban], tanggal: date) -> Tanggapan:
    """Give every answer to its finding; the others are solved since the day of the report.

    Findings that share a fingerprint are told apart by their text. An answer that had been put among
    the solved ones returns to a finding that came back, unless that has a newer answer.
    """
    by_print: dict[str, list[int]] = {}
    for index, finding in enumerate(temuan):
        by_print.setdefault(finding.sidik, []).append(index)
    active: dict[int, str] = {}
    solved: dict[Jawaban, None] = {}
    answers = list(jawaban)
    rivals = {a.sidik: {b.pokok for b in answers if b.sidik == a.sidik} for a in answers}
    for answer in answers:
        places = by_print.get(answer.sidik, [])
        exact = [i for i in places if temuan[i].uraian == answer.uraian]
        if not exact and len(places) == 1 and len(rivals[answer.sidik]) == 1:
            exact = places
        free = [i for i in exact if i not in active]
        if free:
            active[free[0]] = answer.tanggapan
        elif any(active[i] == answer.tanggapan for i in exact):
            continue
        else:
            solved[_selesai(answer, tanggal)] = None
    return Tanggapan(active, tuple(solved))


def _selesai(answer: Jawaban, tanggal: date) -> Jawaban:
    if answer.keterangan:
        return answer
    what = "temuan ini tidak ada lagi" if answer.kode else "ditulis pada baris tanpa temuan"
    return replace(answer, keterangan=f"{what}, {format_date(tanggal)}")
