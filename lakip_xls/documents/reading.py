"""From a workbook to documents: every table located, recognised, read, and its provenance kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from lakip_xls.documents import TABLE_KINDS, mentions
from lakip_xls.documents.base import TableReader, TableResult
from lakip_xls.documents.explanations import near_findings, notes, rival, source_columns, unknown_table, unread_findings
from lakip_xls.documents.identity_origin import identity_origin
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.locating.band import find_band
from lakip_xls.locating.blocks import Block, unclaimed_blocks
from lakip_xls.locating.grid import Grid
from lakip_xls.locating.identity import read_identity
from lakip_xls.locating.rekening import without_rekening
from lakip_xls.locating.row_types import sample_row
from lakip_xls.locating.tables import RawTable, find_tables, table_at
from lakip_xls.model import Document, Row
from lakip_xls.provenance import Skipped, Source, SourceSheet, a1
from lakip_xls.reading.book import Book, CellKind, Sheet
from lakip_xls.recognising.columns import FIGURES
from lakip_xls.recognising.recognise import Recognition, mapped, recognise
from lakip_xls.recognising.titles import Hints
from lakip_xls.settings import PemetaanLine
from lakip_xls.skema import KINDS

INSTRUCTIONS = "petunjuk pengisian templat"
NOT_YET_FILLED = "templat yang belum diisi (hanya ada baris CONTOH)"
"""Why a sheet with nothing but example rows is not used."""

_SUPPORTING = frozenset({"sdm", "pergeseran", "pembanding", "data_indikator"})
"""Kinds whose likeness alone is no reason to ask for a missing column: many lists look like them."""

_ASIDE = frozenset({"belanja", "serapan_tahunan"})
"""Frames of small tables beside the main one of their kind."""


_ROWS_OF_A_FORM = 60
"""Rows among which the head of a form without data is looked for."""


class WorkbookReading(Struct):
    """What one workbook gave."""

    documents: list[Document] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)
    sheet: list[SourceSheet] = field(default_factory=list)


def read_documents(book: Book, pemetaan: Sequence[PemetaanLine] = ()) -> WorkbookReading:
    """Read every sheet of a workbook; `pemetaan` says how to read sheets that a person mapped."""
    result = WorkbookReading()
    for sheet in book.sheets:
        own = [m for m in pemetaan if _names(m, book, sheet)]
        _read_sheet(book, sheet, own, result)
    result.documents = _by_file_name(book, result.documents)
    return result


def _names(mapping: PemetaanLine, book: Book, sheet: Sheet) -> bool:
    return mapping.file.casefold() == book.name.casefold() and (
        not mapping.sheet or mapping.sheet.casefold() == sheet.name.casefold()
    )


def _found(grid: Grid, hint: Hints, mapping: Sequence[PemetaanLine]) -> Iterator[Recognition]:
    """What the tables of a sheet are: as a person mapped them, else as they are recognised."""
    if not mapping:
        for table in find_tables(grid):
            yield from recognise(table, hint, TABLE_KINDS)
        return
    for given in mapping:
        fields = dict(given.columns)
        at = table_at(grid, given.heading_row, list(fields.values()))
        found = mapped(at, given.kind, fields, TABLE_KINDS) if at is not None else None
        if found is not None:
            yield found


def _read_sheet(book: Book, sheet: Sheet, mapping: Sequence[PemetaanLine], result: WorkbookReading) -> None:
    grid = Grid(*without_rekening(sheet))
    if _is_instruction(grid) and not mapping:
        result.sheet.append(SourceSheet(sheet.name, (), INSTRUCTIONS, sheet.hidden))
        return
    documents: list[Document] = []
    near: list[Recognition] = []
    reasons: list[str] = []
    untold: list[tuple[str, str]] = []
    tables: list[RawTable] = []
    used: list[Recognition] = []
    for found in _found(grid, Hints(book.name, sheet.name), mapping):
        tables.append(found.table)
        cell = a1(found.table.header_band.first, found.table.columns[0].column)
        document = _read_table(book, grid, found, result) if found.kind is not None else unknown_table(found)
        if isinstance(document, Document):
            documents.append(document)
            used.append(found)
            continue
        reasons.append(document)
        if found.almost is not None and found.almost.kind not in _SUPPORTING:
            near.append(found)
        elif found.with_figures:
            untold.append((cell, reasons[-1]))
    if mapping and not documents:
        reasons.append(
            "Pemetaan untuk lembar ini tidak lengkap: periksa jenis dokumen, baris judul, dan isian wajibnya"
        )
    known = {d.kind for d in documents if d.tables.keys() - _ASIDE}
    for found in near:
        if found.almost is not None and found.almost.kind not in known:
            result.temuan.append(_missing_column(book, sheet, found))
            known.add(found.almost.kind)
        else:
            untold.append((a1(found.table.header_band.first, found.table.columns[0].column), unknown_table(found)))
    documents = _below_the_head(documents)
    result.documents.extend(documents)
    why = ""
    if not documents:
        why = "; ".join(dict.fromkeys(reasons)) if reasons else _no_table(grid)
    result.sheet.append(SourceSheet(sheet.name, tuple(d.source for d in documents), why, sheet.hidden))
    if documents:
        untold += [(a1(b.top, b.left), _block(b)) for b in unclaimed_blocks(grid, tables)]
        result.temuan.extend(_unused(book, sheet, cell, text) for cell, text in untold)
    elif not near and why != NOT_YET_FILLED:
        result.temuan.append(_unknown(book, sheet, why))
    result.temuan.extend(unread_findings(book.name, sheet.name, used))
    result.temuan.extend(_hidden(book, sheet, documents))


def _block(block: Block) -> str:
    return f"angka di {a1(block.top, block.left)}:{a1(block.bottom, block.right)} ('{block.text}') tidak mempunyai judul kolom"


def _is_instruction(grid: Grid) -> bool:
    """Whether a sheet explains how to fill in the others: named and headed 'Petunjuk'."""
    if not grid.sheet.name.strip().casefold().startswith("petunjuk"):
        return False
    first = next((t for row in grid.by_row for t in grid.row_texts(row)), "")
    return first.casefold().startswith("petunjuk")


def _no_table(grid: Grid) -> str:
    if not grid.by_row:
        return "lembar kosong"
    if any(sample_row(grid, cells) for cells in grid.by_row.values()):
        return NOT_YET_FILLED
    if any(find_band(grid, row) for row in list(grid.by_row)[:_ROWS_OF_A_FORM]):
        return "formulir kosong: ada judul kolom, tetapi tidak ada baris data di bawahnya"
    return "tidak ditemukan baris judul kolom (misalnya: Sasaran, Indikator, Target, Pagu, Realisasi)"


def _accounts(table: RawTable) -> Iterator[Skipped]:
    """The account rows between a table's first and last row, or right below it."""
    first, last = table.rows[0].row, table.rows[-1].row
    for row in table.grid.rekening:
        if row >= first and table.grid.distance(last, row) <= 1:
            yield Skipped(row, "baris urusan, unit, atau rekening")


def _read_table(book: Book, grid: Grid, found: Recognition, result: WorkbookReading) -> Document | str:
    """The document of a table, or why it gives none."""
    assert found.kind is not None and found.mapping is not None
    table, kind = found.table, found.kind
    reader = TableReader(table, kind.kind, book.name, found.mapping)
    read = kind.read(reader)
    if not read.tables:
        return unknown_table(found, read.skipped)
    source = Source(
        book.name,
        grid.sheet.name,
        kind.kind,
        table.header_band.rows,
        source_columns(found),
        table.rows[0].row,
        table.rows[-1].row,
        found.score,
        rival(found),
        tuple(sorted((*table.skipped, *read.skipped, *_accounts(table)), key=lambda x: x.row)),
        table.titles[-8:],
        (*notes(found), *read.catatan),
    )
    result.temuan.extend(read.temuan)
    result.temuan.extend(near_findings(book.name, grid.sheet.name, found))
    lines = [*table.sheet_titles, *(table.titles if table.titles != table.sheet_titles else ())]
    identity = read_identity([t for line in lines for t in line.split("\n")])
    section = read_identity(_section_lines(table, read))
    year = identity.tahun or read.tahun or _header_year(found) or read_identity([book.name.rsplit(".", 1)[0]]).tahun
    unit = identity.unit or read.unit or section.unit
    government = identity.pemerintah or section.pemerintah
    return Document(
        kind.kind,
        source,
        read.tables,
        read.totals,
        year,
        unit,
        government,
        _perubahan(identity.perubahan, grid.sheet.name),
        grid.sheet.hidden,
        identity_origin(book.name, table, {"tahun": year, "unit": unit, "pemerintah": government}),
    )


def _perubahan(by_title: bool, sheet: str) -> bool:
    """Whether title or sheet name call the document a Perubahan; a sheet named 'Murni' is none."""
    name = sheet.casefold()
    return "murni" not in name and (by_title or "perubahan" in name)


def _by_file_name(book: Book, documents: list[Document]) -> list[Document]:
    """A file named Perubahan in which no sheet says so is one as a whole."""
    stem = book.name.casefold()
    if "perubahan" not in stem or "murni" in stem or any(d.perubahan for d in documents):
        return documents
    return [replace(d, perubahan=True) for d in documents]


def _below_the_head(documents: list[Document]) -> list[Document]:
    """The programme table on the sheet of an official below the head is that official's, not the office's."""
    frames = {name for d in documents for name in d.tables}
    if "pk_bawahan" not in frames or "pk" in frames:
        return documents
    below = {"pk_program": "pk_program_bawahan"}
    return [
        replace(
            d,
            tables={below.get(k, k): v for k, v in d.tables.items()},
            totals={below.get(k, k): v for k, v in d.totals.items()},
        )
        for d in documents
    ]


def _section_lines(table: RawTable, read: TableResult) -> list[str]:
    """Single texts between the header and the first row that was read ('DINAS ... KOTA ...')."""
    first = min((b.ref.row for rows in read.tables.values() for b in rows), default=0)
    lines: list[str] = []
    for entry in table.rows:
        cells = table.cells(entry.row) if entry.row < first else []
        if len(cells) == 1 and cells[0].kind is CellKind.TEXT:
            lines.append(table.grid.cell_text(cells[0]))
    return lines


def _header_year(found: Recognition) -> int | None:
    years = {k.heading.year for k in found.table.columns if k.heading.year and k.heading.role in FIGURES}
    return years.pop() if len(years) == 1 else None


def _missing_column(book: Book, sheet: Sheet, found: Recognition) -> Temuan:
    assert found.almost is not None
    name = KINDS[found.almost.kind].label
    row = found.table.header_band.first
    cell = a1(row, found.table.columns[0].column)
    missing = mentions(found.lacking)
    titles = ", ".join(k.title for k in found.table.columns if k.title)
    return Temuan(
        "BACA-03",
        Tingkat.ERROR,
        f"Tabel pada lembar {sheet.name} (judul kolom mulai sel {cell}) dikenali sebagai {name}, tetapi kolom wajib "
        f"'{missing}' tidak ada. Kolom yang terbaca: {titles}.",
        f"Tambahkan kolom '{missing}' atau perbaiki judul kolomnya; bila judulnya memang lain, petakan lewat lembar "
        "Pemetaan pada Pengaturan.xlsx.",
        found.almost.kind,
        book.name,
        sheet.name,
        cell,
        titles[:200],
        f"kolom {missing}",
    )


def _unknown(book: Book, sheet: Sheet, why: str) -> Temuan:
    return Temuan(
        "BACA-02",
        Tingkat.INFO,
        f"Lembar {sheet.name} tidak dikenali sebagai dokumen apa pun dan tidak dipakai: {why}.",
        "Abaikan bila lembar ini memang bukan bahan laporan. Bila perlu, jalankan lakip-xls kenali untuk melihat cara "
        "lembar ini dibaca.",
        None,
        book.name,
        sheet.name,
        None,
    )


def _unused(book: Book, sheet: Sheet, cell: str, text: str) -> Temuan:
    """A table beside others that are read."""
    return Temuan(
        "BACA-02",
        Tingkat.INFO,
        f"Sebagian lembar {sheet.name} tidak dipakai: {text}.",
        "Abaikan bila bagian ini memang bukan bahan laporan. Bila perlu, jalankan lakip-xls kenali untuk melihat cara "
        "lembar ini dibaca.",
        None,
        book.name,
        sheet.name,
        cell,
    )


def _hidden(book: Book, sheet: Sheet, documents: list[Document]) -> list[Temuan]:
    """BACA-09: hidden parts that were read all the same, one finding per table."""
    found: list[Temuan] = []
    for document in documents:
        rows = [b for name in (*document.tables.values(), *document.totals.values()) for b in name]
        values = [v.ref for b in rows for v in b.values.values() if v.ref is not None]
        hidden_rows = sorted({r.row for r in values if r.row in sheet.hidden_rows})
        hidden_cols = sorted({r.column for r in values if r.column in sheet.hidden_cols})
        parts = []
        if sheet.hidden:
            parts.append("seluruh lembar")
        if hidden_rows:
            parts.append("baris " + ", ".join(map(str, hidden_rows[:12])) + (" ..." if len(hidden_rows) > 12 else ""))
        if hidden_cols:
            parts.append("kolom " + ", ".join(a1(1, c)[:-1] for c in hidden_cols))
        if not parts:
            continue
        first = _first_hidden(rows, sheet)
        found.append(
            Temuan(
                "BACA-09",
                Tingkat.WARNING,
                f"Data tersembunyi ikut dibaca: {'; '.join(parts)}.",
                "Tampilkan bagian itu (unhide) dan periksa apakah datanya memang harus dihitung; hapus bila tidak.",
                document.kind,
                book.name,
                sheet.name,
                first,
                "; ".join(parts),
                None,
                related=tuple(r for r in values if sheet.hidden or r.row in hidden_rows or r.column in hidden_cols),
            )
        )
    return found


def _first_hidden(rows: list[Row], sheet: Sheet) -> str | None:
    refs = sorted(v.ref for b in rows for v in b.values.values() if v.ref is not None)
    for ref in refs:
        if sheet.hidden or ref.row in sheet.hidden_rows or ref.column in sheet.hidden_cols:
            return ref.cell
    return None
