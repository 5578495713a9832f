"""Answers that staff wrote beside findings, carried from the previous result to the next one.

An answer belongs to a finding by its fingerprint. A row of `Validasi` carries what the fingerprint
is made of (rule, file, sheet, cell, written, expected), so sorting and filtering do no harm; where
somebody changed one of those cells, the row's number leads to the fingerprint in `Data temuan`.
Whatever was written stays: the answer to a finding that is gone moves to `Tanggapan Selesai`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import fields, replace

from lakip_xls.computing.completeness import some
from lakip_xls.documents.earlier_result import WHO_SHEET, find_result, is_result, result_folders, table_content, who
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.parsing.dates import format_date
from lakip_xls.parsing.names import key
from lakip_xls.parsing.notation import display
from lakip_xls.perbaikan import SHEET as WORK_SHEET
from lakip_xls.perbaikan import Work, read_works
from lakip_xls.reading.book import Book, Cell, Sheet
from lakip_xls.reading.gate import open_book
from lakip_xls.reading.refusal import Refused
from lakip_xls.settings import Identity

DONE_SHEET = "Tanggapan Selesai"
_ANSWER_SHEET = ("Validasi", DONE_SHEET, WORK_SHEET, "Data temuan")
PREFIX = "LKjIP_"
"""How the name of a result begins, where the user gave it no other."""
_HEADING_ROW = 10
"""The header stands within these rows, should somebody have put rows above it."""


_COLUMN = {
    "document": "dokumen",
    "file": "berkas",
    "sheet": "lembar",
    "cell": "sel",
    "note": "keterangan",
    "fingerprint": "sidik",
}
"""Fields of an answer whose column has another name."""


class Answer(Struct, frozen=True):
    """One answer and the finding it was written for, as texts."""

    kode: str = ""
    tingkat: str = ""
    document: str = ""
    file: str = ""
    sheet: str = ""
    cell: str = ""
    uraian: str = ""
    tertulis: str = ""
    seharusnya: str = ""
    tanggapan: str = ""
    note: str = ""
    """Since when the finding is gone."""
    fingerprint: str = ""

    @property
    def pokok(self) -> tuple[str, str]:
        """What tells findings with the same fingerprint apart."""
        return (self.fingerprint, self.uraian)


class Tanggapan(Struct, frozen=True):
    """The answers of a report."""

    current: Mapping[int, str] = field(default_factory=dict)
    """Index of the finding in `Laporan.temuan` -> answer."""
    done: tuple[Answer, ...] = ()
    """Answers whose finding is gone, the oldest first."""
    works: Mapping[str, Work] = field(default_factory=dict)
    """Id of a finding -> what is written on its line of Daftar Perbaikan."""


class Previous(NamedTuple):
    """What staff wrote in the previous result, and messages (Indonesian) about results that could not be read."""

    answers: tuple[Answer, ...] = ()
    works: Mapping[str, Work] = MappingProxyType({})
    messages: tuple[str, ...] = ()
    findings: Mapping[str, str] | None = None
    """What it found wrong, rule and place by id; None where it is no result of the same office, year and quarter."""


def previous(path: Path, folder: Path, identity: Identity, triwulan: int | None = None) -> Previous:
    """What staff wrote in the previous result.

    The previous result is the file that will be replaced at `path`, else the newest one of the same
    year in `hasil/` of the folder or beside `path`, archives included.
    """
    messages: list[str] = []
    for candidate, same_office in _candidate(path, folder):
        try:
            book = open_book(candidate, candidate.name, (*_ANSWER_SHEET, *WHO_SHEET))
        except Refused as refusal:
            if candidate == path:
                messages.append(
                    f"Tanggapan pada hasil sebelumnya {path.name} tidak dapat dibawa: {refusal.reason} "
                    "Berkas itu tetap disimpan di folder arsip."
                )
            continue
        if not is_result(book):
            continue
        year, unit, quarter = who(book)
        other_office = key(unit or "") != key(identity.unit or "")
        if candidate != path and (year != identity.tahun or (same_office and other_office)):
            continue
        same = (year, quarter) == (identity.tahun, triwulan) and not other_office
        return Previous(tuple(read_answers(book)), read_works(book), tuple(messages), _findings(book) if same else None)
    return Previous(messages=tuple(messages))


def _candidate(path: Path, folder: Path) -> Iterator[tuple[Path, bool]]:
    """Files to look at, best first, and whether the file must be checked to be of the same office."""
    if path.is_file():
        yield path, False
    own = result_folders(folder)
    beside = [p for p in (path.parent, path.parent / "arsip") if p.resolve() not in {o.resolve() for o in own}]
    found = [(p, False) for d in own if d.is_dir() for p in find_result(d)]
    near = [p for d in beside if d.is_dir() and d.resolve() != folder.resolve() for p in find_result(d)]
    found += [(p, True) for p in near if p.name.startswith(PREFIX)]  # any workbook may stand there
    yield from sorted((f for f in found if f[0] != path), key=lambda f: -f[0].stat().st_mtime)


def _findings(book: Book) -> dict[str, str]:
    """What a result found wrong: rule and place by id."""
    rows = [{title: _content(cell) for title, cell in row.items()} for row in table_content(book, "Data temuan")]
    return {
        row["id"]: _named(row.get("kode"), row.get("berkas"), row.get("lembar"), row.get("sel"))
        for row in rows
        if row.get("id") and row.get("tingkat") != Tingkat.INFO.value
    }


def _named(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def since(before: Mapping[str, str], temuan: Iterable[Temuan]) -> tuple[str, ...]:
    """What was solved and what is new since the previous result, in Indonesian lines."""
    now = {t.id: _named(t.kode, *t.place) for t in temuan if t.tingkat is not Tingkat.INFO}
    solved = [name for own, name in before.items() if own not in now]
    new = [name for own, name in now.items() if own not in before]
    head = f"Sejak hasil sebelumnya: {len(solved)} selesai, {len(new)} baru, {len(now) - len(new)} masih terbuka"
    told = (("selesai", solved), ("baru", new))
    return (head, *(f"  {label}: {some(names, 'temuan lain', '; ')}" for label, names in told if names))


def read_answers(book: Book) -> Iterator[Answer]:
    """Every answer in a result: those of `Validasi`, then those of findings that were gone before."""
    numbered = {_content(r.get("no")): _content(r.get("sidik")) for r in table_content(book, "Data temuan")}
    for name in ("Validasi", DONE_SHEET):
        sheet = next((s for s in book.sheets if s.name == name), None)
        for row in _row(sheet) if sheet is not None else ():
            answer = Answer(**{f.name: row.get(_COLUMN.get(f.name, f.name), "") for f in fields(Answer)})
            print_ = _fingerprint(answer)
            if name == "Validasi" and print_ not in numbered.values():
                print_ = numbered.get(row.get("no", ""), print_)
            yield replace(answer, fingerprint=print_)


def _row(sheet: Sheet) -> Iterator[dict[str, str]]:
    """The rows that hold an answer, as column title (small letters) -> text.

    What stands to the right of the columns that we wrote belongs to the answer.
    """
    head = next(
        (
            row
            for row, cells in sheet.rows()
            if row <= _HEADING_ROW and {"kode", "tanggapan"} <= {_content(c).strip().casefold() for c in cells}
        ),
        None,
    )
    if head is None:
        return
    titles = {c.col: _content(c).strip() for c in sheet.cells.values() if c.row == head}
    own = {"no", "saran", "selisih", *(_COLUMN.get(f.name, f.name) for f in fields(Answer))}
    for row, cells in sheet.rows():
        if row <= head:
            continue
        values = {
            titles.get(c.col, "").casefold(): _content(c) for c in cells if titles.get(c.col, "").casefold() in own
        }
        added = [
            f"{titles[c.col]}: {_content(c)}" if titles.get(c.col) else _content(c)
            for c in cells
            if titles.get(c.col, "").casefold() not in own and _content(c)
        ]
        text = "\n".join(x.strip() for x in (values.get("tanggapan", ""), *added) if x.strip())
        if text:
            yield {**values, "tanggapan": text}


def _content(cell: Cell | None) -> str:
    return "" if cell is None else display(cell.value, cell.number_format)


def _fingerprint(answer: Answer) -> str:
    place = (answer.file, answer.sheet, answer.cell, answer.tertulis, answer.seharusnya)
    return Temuan(answer.kode, Tingkat.INFO, "", "", None, *place).fingerprint


def connect(
    temuan: Sequence[Temuan], answer: Iterable[Answer], tanggal: date, works: Mapping[str, Work] = MappingProxyType({})
) -> Tanggapan:
    """Give every answer to its finding; the others, and notes on lines of work, are solved since the day of the report.

    Findings that share a fingerprint are told apart by their text. An answer that had been put among
    the solved ones returns to a finding that came back, unless that has a newer answer.
    """
    by_print: dict[str, list[int]] = {}
    for index, finding in enumerate(temuan):
        by_print.setdefault(finding.fingerprint, []).append(index)
    active: dict[int, str] = {}
    solved: dict[Answer, None] = {}
    answers = list(answer)
    rivals = {a.fingerprint: {b.pokok for b in answers if b.fingerprint == a.fingerprint} for a in answers}
    for own_answer in answers:
        places = by_print.get(own_answer.fingerprint, [])
        exact = [i for i in places if temuan[i].uraian == own_answer.uraian]
        if not exact and len(places) == 1 and len(rivals[own_answer.fingerprint]) == 1:
            exact = places
        free = [i for i in exact if i not in active]
        if free:
            active[free[0]] = own_answer.tanggapan
        elif any(active[i] == own_answer.tanggapan for i in exact):
            continue
        else:
            solved[_done(own_answer, tanggal)] = None
    for done in _done_works(works, temuan):
        solved[_done(done, tanggal)] = None
    return Tanggapan(active, tuple(solved), works)


def _done_works(works: Mapping[str, Work], temuan: Iterable[Temuan]) -> Iterator[Answer]:
    """What a person wrote on lines of Daftar Perbaikan whose findings are all gone."""
    known = {t.id for t in temuan}
    going_on = {id(work) for own, work in works.items() if own in known}
    for work in {id(w): w for w in works.values()}.values():
        if id(work) not in going_on and (work.petugas or work.catatan):
            line = work.line
            yield Answer(
                kode=WORK_SHEET,
                file=line.get("berkas", ""),
                sheet=line.get("lembar", ""),
                cell=line.get("sel", ""),
                uraian=line.get("sebab", ""),
                tertulis=line.get("tertulis", ""),
                seharusnya=line.get("menjadi", ""),
                tanggapan=str(work),
            )


def _done(answer: Answer, tanggal: date) -> Answer:
    if answer.note:
        return answer
    what = "temuan ini tidak ada lagi" if answer.kode else "ditulis pada baris tanpa temuan"
    return replace(answer, note=f"{what}, {format_date(tanggal)}")
