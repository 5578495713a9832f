"""From a workbook to documents: every table located, recognised, read, and its provenance kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lakip_xls.documents import DAFTAR, sebutan
from lakip_xls.documents.asal_jati import asal_jati
from lakip_xls.documents.dasar import Hasil, Pembaca
from lakip_xls.documents.penjelasan import near_findings, notes, rival, source_columns, unknown_table
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.locating.band import find_band
from lakip_xls.locating.blocks import Block, unclaimed_blocks
from lakip_xls.locating.grid import Grid
from lakip_xls.locating.identitas import read_identity
from lakip_xls.locating.macam import baris_contoh
from lakip_xls.locating.rekening import tanpa_rekening
from lakip_xls.locating.tabel import TabelMentah, find_tables, table_at
from lakip_xls.model import Baris, Dokumen
from lakip_xls.provenance import LembarSumber, Lewat, Source, a1
from lakip_xls.reading.book import Book, Kind, Sheet
from lakip_xls.recognising.columns import FIGURES
from lakip_xls.recognising.recognise import Pengenalan, mapped, recognise
from lakip_xls.recognising.titles import Petunjuk
from lakip_xls.settings import Pemetaan
from lakip_xls.skema import KINDS

BELUM_DIISI = "templat yang belum diisi (hanya ada baris CONTOH)"
"""Why a sheet with nothing but example rows is not used."""

_PENDUKUNG = frozenset({"sdm", "pergeseran", "pembanding", "data_indikator"})
"""Kinds whose likeness alone is no reason to ask for a missing column: many lists look like them."""

_SAMPINGAN = frozenset({"belanja", "serapan_tahunan"})
"""Frames of small tables beside the main one of their kind."""


_ROWS_OF_A_FORM = 60
"""Rows among which the head of a form without data is looked for."""


@dataclass
class Bacaan:
    """What one workbook gave."""

    dokumen: list[Dokumen] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)
    lembar: list[LembarSumber] = field(default_factory=list)


def read_documents(book: Book, pemetaan: Sequence[Pemetaan] = ()) -> Bacaan:
    """Read every sheet of a workbook; `pemetaan` says how to read sheets that a person mapped."""
    result = Bacaan()
    for sheet in book.sheets:
        own = [m for m in pemetaan if _names(m, book, sheet)]
        _read_sheet(book, sheet, own, result)
    result.dokumen = _by_file_name(book, result.dokumen)
    return result


def _names(mapping: Pemetaan, book: Book, sheet: Sheet) -> bool:
    return mapping.berkas.casefold() == book.name.casefold() and (
        not mapping.lembar or mapping.lembar.casefold() == sheet.name.casefold()
    )


def _found(grid: Grid, petunjuk: Petunjuk, mapping: Sequence[Pemetaan]) -> Iterator[Pengenalan]:
    """What the tables of a sheet are: as a person mapped them, else as they are recognised."""
    if not mapping:
        for table in find_tables(grid):
            yield from recognise(table, petunjuk, DAFTAR)
        return
    for given in mapping:
        fields = dict(given.kolom)
        at = table_at(grid, given.baris_kepala, list(fields.values()))
        found = mapped(at, given.jenis, fields, DAFTAR) if at is not None else None
        if found is not None:
            yield found


def _read_sheet(book: Book, sheet: Sheet, mapping: Sequence[Pemetaan], result: Bacaan) -> None:
    grid = Grid(*tanpa_rekening(sheet))
    if _is_instruction(grid) and not mapping:
        result.lembar.append(LembarSumber(sheet.name, (), "petunjuk pengisian templat", sheet.hidden))
        return
    documents: list[Dokumen] = []
    near: list[Pengenalan] = []
    reasons: list[str] = []
    untold: list[tuple[str, str]] = []
    tables: list[TabelMentah] = []
    for found in _found(grid, Petunjuk(book.name, sheet.name), mapping):
        tables.append(found.table)
        cell = a1(found.table.pita.awal, found.table.kolom[0].kolom)
        document = _read_table(book, grid, found, result) if found.jenis is not None else None
        if document is not None:
            documents.append(document)
            continue
        reasons.append(unknown_table(found))
        if found.hampir is not None and found.hampir.jenis not in _PENDUKUNG:
            near.append(found)
        elif found.berangka:
            untold.append((cell, reasons[-1]))
    if mapping and not documents:
        reasons.append(
            "Pemetaan untuk lembar ini tidak lengkap: periksa jenis dokumen, baris judul, dan isian wajibnya"
        )
    known = {d.jenis for d in documents if d.tabel.keys() - _SAMPINGAN}
    for found in near:
        if found.hampir is not None and found.hampir.jenis not in known:
            result.temuan.append(_missing_column(book, sheet, found))
            known.add(found.hampir.jenis)
        else:
            untold.append((a1(found.table.pita.awal, found.table.kolom[0].kolom), unknown_table(found)))
    documents = _below_the_head(documents)
    result.dokumen.extend(documents)
    why = ""
    if not documents:
        why = "; ".join(dict.fromkeys(reasons)) if reasons else _no_table(grid)
    result.lembar.append(LembarSumber(sheet.name, tuple(d.sumber for d in documents), why, sheet.hidden))
    if documents:
        untold += [(a1(b.top, b.left), _block(b)) for b in unclaimed_blocks(grid, tables)]
        result.temuan.extend(_unused(book, sheet, cell, text) for cell, text in untold)
    elif not near and why != BELUM_DIISI:
        result.temuan.append(_unknown(book, sheet, why))
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
    if any(baris_contoh(grid, cells) for cells in grid.by_row.values()):
        return BELUM_DIISI
    if any(find_band(grid, row) for row in list(grid.by_row)[:_ROWS_OF_A_FORM]):
        return "formulir kosong: ada judul kolom, tetapi tidak ada baris data di bawahnya"
    return "tidak ditemukan baris judul kolom (misalnya: Sasaran, Indikator, Target, Pagu, Realisasi)"


def _accounts(table: TabelMentah) -> Iterator[Lewat]:
    """The account rows between a table's first and last row, or right below it."""
    first, last = table.baris[0].baris, table.baris[-1].baris
    for row in table.grid.rekening:
        if row >= first and table.grid.jarak(last, row) <= 1:
            yield Lewat(row, "baris urusan, unit, atau rekening")


def _read_table(book: Book, grid: Grid, found: Pengenalan, result: Bacaan) -> Dokumen | None:
    assert found.jenis is not None and found.peta is not None
    table, kind = found.table, found.jenis
    reader = Pembaca(table, kind.jenis, book.name, found.peta)
    read = kind.baca(reader)
    if not read.tabel:
        return None
    source = Source(
        book.name,
        grid.sheet.name,
        kind.jenis,
        table.pita.baris,
        source_columns(found),
        table.baris[0].baris,
        table.baris[-1].baris,
        found.skor,
        rival(found),
        tuple(sorted((*table.lewat, *read.lewat, *_accounts(table)), key=lambda x: x.baris)),
        table.judul[-8:],
        (*notes(found), *read.catatan),
    )
    result.temuan.extend(read.temuan)
    result.temuan.extend(near_findings(book.name, grid.sheet.name, found))
    lines = [*table.judul_lembar, *(table.judul if table.judul != table.judul_lembar else ())]
    identity = read_identity([t for line in lines for t in line.split("\n")])
    section = read_identity(_section_lines(table, read))
    year = identity.tahun or read.tahun or _header_year(found) or read_identity([book.name.rsplit(".", 1)[0]]).tahun
    unit = identity.unit or read.unit or section.unit
    government = identity.pemerintah or section.pemerintah
    return Dokumen(
        kind.jenis,
        source,
        read.tabel,
        read.jumlah,
        year,
        unit,
        government,
        _perubahan(identity.perubahan, grid.sheet.name),
        grid.sheet.hidden,
        asal_jati(book.name, table, {"tahun": year, "unit": unit, "pemerintah": government}),
    )


def _perubahan(by_title: bool, sheet: str) -> bool:
    """Whether title or sheet name call the document a Perubahan; a sheet named 'Murni' is none."""
    name = sheet.casefold()
    return "murni" not in name and (by_title or "perubahan" in name)


def _by_file_name(book: Book, documents: list[Dokumen]) -> list[Dokumen]:
    """A file named Perubahan in which no sheet says so is one as a whole."""
    stem = book.name.casefold()
    if "perubahan" not in stem or "murni" in stem or any(d.perubahan for d in documents):
        return documents
    return [replace(d, perubahan=True) for d in documents]


def _below_the_head(documents: list[Dokumen]) -> list[Dokumen]:
    """The programme table on the sheet of an official below the head is that official's, not the office's."""
    frames = {name for d in documents for name in d.tabel}
    if "pk_bawahan" not in frames or "pk" in frames:
        return documents
    below = {"pk_program": "pk_program_bawahan"}
    return [
        replace(
            d,
            tabel={below.get(k, k): v for k, v in d.tabel.items()},
            jumlah={below.get(k, k): v for k, v in d.jumlah.items()},
        )
        for d in documents
    ]


def _section_lines(table: TabelMentah, read: Hasil) -> list[str]:
    """Single texts between the header and the first row that was read ('DINAS ... KOTA ...')."""
    first = min((b.ref.baris for rows in read.tabel.values() for b in rows), default=0)
    lines: list[str] = []
    for entry in table.baris:
        cells = table.cells(entry.baris) if entry.baris < first else []
        if len(cells) == 1 and cells[0].kind is Kind.TEXT:
            lines.append(table.grid.cell_text(cells[0]))
    return lines


def _header_year(found: Pengenalan) -> int | None:
    years = {k.heading.year for k in found.table.kolom if k.heading.year and k.heading.role in FIGURES}
    return years.pop() if len(years) == 1 else None


def _missing_column(book: Book, sheet: Sheet, found: Pengenalan) -> Temuan:
    assert found.hampir is not None
    name = KINDS[found.hampir.jenis].label
    row = found.table.pita.awal
    cell = a1(row, found.table.kolom[0].kolom)
    missing = sebutan(found.kurang)
    titles = ", ".join(k.judul for k in found.table.kolom if k.judul)
    return Temuan(
        "BACA-03",
        Tingkat.KESALAHAN,
        f"Tabel pada lembar {sheet.name} (judul kolom mulai sel {cell}) dikenali sebagai {name}, tetapi kolom wajib "
        f"'{missing}' tidak ada. Kolom yang terbaca: {titles}.",
        f"Tambahkan kolom '{missing}' atau perbaiki judul kolomnya; bila judulnya memang lain, petakan lewat lembar "
        "Pemetaan pada Pengaturan.xlsx.",
        found.hampir.jenis,
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


def _hidden(book: Book, sheet: Sheet, documents: list[Dokumen]) -> list[Temuan]:
    """BACA-09: hidden parts that were read all the same, one finding per table."""
    found: list[Temuan] = []
    for document in documents:
        rows = [b for name in (*document.tabel.values(), *document.jumlah.values()) for b in name]
        values = [v.ref for b in rows for v in b.nilai.values() if v.ref is not None]
        hidden_rows = sorted({r.baris for r in values if r.baris in sheet.hidden_rows})
        hidden_cols = sorted({r.kolom for r in values if r.kolom in sheet.hidden_cols})
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
                Tingkat.PERINGATAN,
                f"Lembar {sheet.name} memuat data tersembunyi yang ikut dibaca: {'; '.join(parts)}.",
                "Tampilkan (unhide) bagian itu dan periksa apakah datanya memang harus dihitung; hapus bila tidak.",
                document.jenis,
                book.name,
                sheet.name,
                first,
                "; ".join(parts),
                None,
            )
        )
    return found


def _first_hidden(rows: list[Baris], sheet: Sheet) -> str | None:
    refs = sorted(v.ref for b in rows for v in b.nilai.values() if v.ref is not None)
    for ref in refs:
        if sheet.hidden or ref.baris in sheet.hidden_rows or ref.kolom in sheet.hidden_cols:
            return ref.sel
    return None
