"""From a workbook to documents: every table located, recognised, read, and its provenance kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lakip_xls.documents import NAMA_JENIS
from lakip_xls.documents.dasar import Pembaca
from lakip_xls.documents.pengenalan import Pengenalan, Petunjuk, dipetakan, recognise
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.locating.grid import Grid
from lakip_xls.locating.identitas import read_identity
from lakip_xls.locating.tabel import find_tables, table_at
from lakip_xls.model import Baris, Dokumen
from lakip_xls.provenance import Kolom, LembarSumber, Source, a1
from lakip_xls.reading.book import Book, Sheet
from lakip_xls.settings import Pemetaan


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
    return result


def _names(mapping: Pemetaan, book: Book, sheet: Sheet) -> bool:
    return mapping.berkas.casefold() == book.name.casefold() and (
        not mapping.lembar or mapping.lembar.casefold() == sheet.name.casefold()
    )


def _found(grid: Grid, petunjuk: Petunjuk, mapped: Sequence[Pemetaan]) -> Iterator[Pengenalan]:
    """What the tables of a sheet are: as a person mapped them, else as they are recognised."""
    if not mapped:
        for table in find_tables(grid):
            yield from recognise(table, petunjuk)
        return
    for mapping in mapped:
        fields = dict(mapping.kolom)
        table_mapped = table_at(grid, mapping.baris_kepala, list(fields.values()))
        found = dipetakan(table_mapped, mapping.jenis, fields) if table_mapped is not None else None
        if found is not None:
            yield found


def _read_sheet(book: Book, sheet: Sheet, mapped: Sequence[Pemetaan], result: Bacaan) -> None:
    grid = Grid(sheet)
    documents: list[Dokumen] = []
    near: list[Pengenalan] = []
    reasons: list[str] = []
    for found in _found(grid, Petunjuk(book.name, sheet.name), mapped):
        if found.jenis is None or found.peta is None:
            if found.hampir is not None:
                near.append(found)
            reasons.append(_reason(found))
            continue
        document = _read_table(book, grid, found, result)
        if document is not None:
            documents.append(document)
        else:
            reasons.append(f"tabel di baris {found.table.pita.awal}: tidak ada baris data yang dapat dibaca")
    if mapped and not documents:
        reasons.append(
            "Pemetaan untuk lembar ini tidak lengkap: periksa jenis dokumen, baris judul, dan isian wajibnya"
        )
    known = {d.jenis for d in documents}
    for found in near:
        if found.hampir is not None and found.hampir.jenis not in known:
            result.temuan.append(_missing_column(book, sheet, found))
            known.add(found.hampir.jenis)
    result.dokumen.extend(documents)
    why = ""
    if not documents:
        why = "; ".join(dict.fromkeys(reasons)) if reasons else _no_table(grid)
    result.lembar.append(LembarSumber(sheet.name, tuple(d.sumber for d in documents), why, sheet.hidden))
    if not documents and not near:
        result.temuan.append(_unknown(book, sheet, why))
    result.temuan.extend(_hidden(book, sheet, documents))


def _no_table(grid: Grid) -> str:
    if not grid.by_row:
        return "lembar kosong"
    return "tidak ditemukan baris judul kolom (misalnya: Sasaran, Indikator, Target, Pagu, Realisasi)"


def _reason(found: Pengenalan) -> str:
    names = [k.judul for k in found.table.kolom if k.judul][:8]
    row = found.table.pita.awal
    if found.hampir is not None:
        missing = " atau ".join(found.kurang)
        return f"tabel di baris {row} mirip {NAMA_JENIS[found.hampir.jenis]}, tetapi kolom {missing} tidak ada"
    return f"tabel di baris {row} dengan kolom {', '.join(names)} tidak cocok dengan dokumen mana pun"


def _read_table(book: Book, grid: Grid, found: Pengenalan, result: Bacaan) -> Dokumen | None:
    assert found.jenis is not None and found.peta is not None
    table, kind = found.table, found.jenis
    reader = Pembaca(table, kind.jenis, book.name, found.peta)
    read = kind.baca(reader)
    if not read.tabel:
        return None
    columns = tuple(
        Kolom(k.kolom, k.judul, found.peta.dipakai.get(k.kolom), k.cara)
        for k in table.kolom
        if k.judul or k.kolom in found.peta.dipakai
    )
    fuzzy = tuple(f"judul kolom '{k.judul}' dibaca karena {k.cara}" for k in table.kolom if k.cara.startswith("mirip"))
    source = Source(
        book.name,
        grid.sheet.name,
        kind.jenis,
        table.pita.baris,
        columns,
        table.baris[0].baris,
        table.baris[-1].baris,
        found.skor,
        found.pesaing,
        tuple(sorted((*table.lewat, *read.lewat), key=lambda x: x.baris)),
        table.judul[-8:],
        (*fuzzy, *read.catatan),
    )
    result.temuan.extend(read.temuan)
    lines = [*table.judul_lembar, *(table.judul if table.judul != table.judul_lembar else ())]
    identity = read_identity([t for line in lines for t in line.split("\n")])
    year = identity.tahun or _header_year(found) or read_identity([book.name.rsplit(".", 1)[0]]).tahun
    return Dokumen(
        kind.jenis,
        source,
        read.tabel,
        read.jumlah,
        year,
        identity.unit or read.unit,
        identity.pemerintah,
        identity.perubahan,
    )


def _header_year(found: Pengenalan) -> int | None:
    years = {k.tahun for k in found.table.kolom if k.tahun and k.konsep in ("target", "realisasi", "capaian", "pagu")}
    return years.pop() if len(years) == 1 else None


def _missing_column(book: Book, sheet: Sheet, found: Pengenalan) -> Temuan:
    assert found.hampir is not None
    name = NAMA_JENIS[found.hampir.jenis]
    row = found.table.pita.awal
    cell = a1(row, found.table.kolom[0].kolom)
    missing = " atau ".join(found.kurang)
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
