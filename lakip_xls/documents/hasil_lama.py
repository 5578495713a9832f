"""Result workbooks of earlier years, written by this program, as a source of the years before.

They are read from their `Data` sheets: the targets and realisasi of every indicator, and the totals
of the budget. A figure that the office's own documents give for a year comes before these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from lakip_xls.entities.assign import assign
from lakip_xls.entities.likeness import Verdicts
from lakip_xls.model import Baris, Data, Dokumen, Nilai
from lakip_xls.parsing.names import key
from lakip_xls.parsing.numbers import number_from_float
from lakip_xls.parsing.tulis import display
from lakip_xls.provenance import BerkasSumber, Kolom, LembarSumber, Ref, Source
from lakip_xls.reading.book import Book, Cell, Sheet
from lakip_xls.reading.gate import open_book
from lakip_xls.reading.refusal import Ditolak

FOLDER_HASIL = ("hasil", "hasil/arsip")
"""Where results stand, relative to the folder of the inputs."""
_INDIKATOR, _RINGKASAN = "Data antar_tahun", "Data ringkasan"
LEMBAR_SIAPA = (_RINGKASAN,)
"""The sheets that `siapa` looks at."""
_TAHUN_TABEL = 2
"""Years before the report's that Tabel 3.2 shows."""
_TAHUN_TREN = 4
"""The same for the totals."""


@dataclass(frozen=True)
class HasilLama:
    """One earlier result: whose and when, and its rows (none where it is not used, `alasan` says why)."""

    sumber: BerkasSumber
    tahun: int | None
    dokumen: Dokumen | None


def is_result(book: Book) -> bool:
    """Whether a workbook was written by this program."""
    return {"Sampul", "Validasi", "Aturan", "Sumber Data"} <= {s.name for s in book.sheets}


def cari_hasil(folder: Path) -> list[Path]:
    """Workbooks in a folder of results, the newest first; of archived ones the last of each name."""
    last: dict[str, tuple[int, Path]] = {}
    for path in sorted(folder.glob("*.xlsx")):
        if path.name.startswith((".", "~")) or path.is_symlink() or not path.is_file():
            continue
        archived = re.fullmatch(r"(.*)_(\d{1,9})", path.stem) if folder.name == "arsip" else None
        stem, number = (archived[1], int(archived[2])) if archived else (path.stem, 0)
        if number >= last.get(stem, (0, path))[0]:
            last[stem] = (number, path)
    return sorted((path for _, path in last.values()), key=lambda p: (-p.stat().st_mtime, p.name))


def isi_tabel(book: Book, lembar: str) -> list[dict[str, Cell]]:
    """The rows of a data sheet as header -> cell; empty where there is no such sheet."""
    sheet = next((s for s in book.sheets if s.name == lembar), None)
    if sheet is None:
        return []
    titles = {c.col: str(c.value) for c in sheet.cells.values() if c.row == 1}
    return [{titles[c.col]: c for c in cells if c.col in titles} for row, cells in sheet.rows() if row > 1]


def siapa(book: Book) -> tuple[int | None, str | None, int | None]:
    """Year, unit and quarter of a result."""
    row = next(iter(isi_tabel(book, _RINGKASAN)), {})
    unit = row.get("unit")
    return _cacah(row.get("tahun")), None if unit is None else display(unit.value), _cacah(row.get("triwulan"))


def tahun_lalu(folder: Path, books: Sequence[Book], tahun: int | None, unit: str | None) -> list[HasilLama]:
    """The earlier results for a report: `books` from the folder itself, then those in `hasil/` and its archive.

    Results in the folder itself come back in any case, with the reason where they are not used.
    """
    found: list[HasilLama] = []
    years: set[int] = set()
    for book in books:
        found.append(_satu(book, tahun, unit, years))
    if tahun is not None:
        for name in FOLDER_HASIL:
            for path in cari_hasil(folder / name) if (folder / name).is_dir() else ():
                try:
                    book = open_book(path, f"{name}/{path.name}", (_INDIKATOR, *LEMBAR_SIAPA))
                except Ditolak:
                    continue
                own = _satu(book, tahun, unit, years) if is_result(book) else None
                if own is not None and own.dokumen is not None:
                    found.append(own)
    return found


def _satu(book: Book, tahun: int | None, unit: str | None, years: set[int]) -> HasilLama:
    year, office, quarter = siapa(book)
    if year is None or tahun is None or year >= tahun:
        reason = "hasil program ini; tidak dibaca sebagai bahan"
    elif quarter is not None:
        reason = f"hasil program ini untuk triwulan {quarter} tahun {year}; bukan laporan setahun"
    elif year < tahun - _TAHUN_TREN:
        reason = f"hasil program ini untuk tahun {year}; terlalu lama untuk perbandingan"
    elif unit and office and key(unit) != key(office):
        reason = f"hasil program ini untuk unit lain ({office})"
    elif year in years:
        reason = f"hasil program ini untuk tahun {year}; sudah ada hasil lain untuk tahun itu"
    else:
        years.add(year)
        sources = tuple(_source(book, s) for s in book.sheets if s.name in (_INDIKATOR, _RINGKASAN))
        sheets = tuple(LembarSumber(s.lembar, (s,)) for s in sources)
        tables = {"antar_tahun": tuple(_indikator(book)), "serapan_tahunan": tuple(_total(book))}
        document = Dokumen("hasil", sources[0], tables)
        return HasilLama(BerkasSumber(book.name, book.sha256, sheets, hasil=True), year, document)
    return HasilLama(BerkasSumber(book.name, book.sha256, (), reason, hasil=True), year, None)


def _source(book: Book, sheet: Sheet) -> Source:
    columns = [Kolom(c.col, str(c.value), str(c.value), "persis") for c in sheet.cells.values() if c.row == 1]
    last = max((row for row, _ in sheet.rows()), default=1)
    return Source(book.name, sheet.name, "hasil", (1,), tuple(columns), 2, last, 1.0)


def _indikator(book: Book) -> Iterator[Baris]:
    """Target and realisasi per indicator and year."""
    for row in isi_tabel(book, _INDIKATOR):
        if "indikator" in row and _cacah(row.get("tahun")) is not None:
            yield _baris(
                "antar_tahun",
                book,
                _INDIKATOR,
                row,
                row["indikator"],
                ("sasaran", "indikator", "tahun", "target", "realisasi"),
            )


def _total(book: Book) -> Iterator[Baris]:
    """The totals of the result's own year."""
    for row in isi_tabel(book, _RINGKASAN):
        if _cacah(row.get("tahun")) is not None:
            yield _baris(
                "serapan_tahunan",
                book,
                _RINGKASAN,
                row,
                row["tahun"],
                ("tahun", "pagu", "realisasi", "rata_rata_capaian"),
            )


def _baris(frame: str, book: Book, lembar: str, row: Mapping[str, Cell], name: Cell, fields: Iterable[str]) -> Baris:
    values = {f: _nilai(row[f], Ref(book.name, lembar, row[f].row, row[f].col)) for f in fields if f in row}
    return Baris(frame, Ref(book.name, lembar, name.row, name.col), values)


def _nilai(cell: Cell, ref: Ref) -> Nilai:
    text = display(cell.value, cell.number_format)
    if isinstance(cell.value, bool) or not isinstance(cell.value, (int, float)):
        return Nilai(text, ref, text)
    number = number_from_float(cell.value)
    if isinstance(number, int):
        return Nilai(number, ref, text)
    exponent = number.normalize().as_tuple().exponent
    return Nilai(number, ref, text, desimal=min(-exponent, 2) if isinstance(exponent, int) else 0)


def _cacah(cell: Cell | None) -> int | None:
    return int(cell.value) if cell is not None and isinstance(cell.value, (int, float)) else None


def lengkapi(data: Data, lama: Sequence[HasilLama], tahun: int | None, verdicts: Verdicts) -> Data:
    """The data with the years that only the earlier results know.

    An indicator is called as the report's own documents call it; one that they do not have is left out.
    """
    used = [h for h in lama if h.dokumen is not None and h.tahun is not None]
    if not used or tahun is None:
        return data
    newest_first = sorted(used, key=lambda h: -(h.tahun or 0))
    current = data.baris("pengukuran") or data.baris("pk")
    known = {(key(b.teks("indikator")), _tahun(b)) for b in data.baris("antar_tahun")}
    totals = {_tahun(b) for b in data.baris("serapan_tahunan")} | {tahun}
    rows: dict[int, dict[str, list[Baris]]] = {id(h): {"antar_tahun": [], "serapan_tahunan": []} for h in used}
    for first in (True, False):  # a result knows its own year better than a later one does
        for result in newest_first:
            assert result.dokumen is not None
            for row in _dinamai(result.dokumen.tabel["antar_tahun"], current, verdicts):
                year = _tahun(row)
                place = (key(row.teks("indikator")), year)
                if (year == result.tahun) is first and tahun - _TAHUN_TABEL <= year < tahun and place not in known:
                    known.add(place)
                    rows[id(result)]["antar_tahun"].append(row)
    for result in newest_first:
        assert result.dokumen is not None
        for row in result.dokumen.tabel["serapan_tahunan"]:
            if _tahun(row) in totals:  # the office's own amounts stand; only the mean capaian is new
                row = replace(row, nilai={k: v for k, v in row.nilai.items() if k not in ("pagu", "realisasi")})
            totals.add(_tahun(row))
            rows[id(result)]["serapan_tahunan"].append(row)
    added = tuple(
        replace(h.dokumen, tabel={name: tuple(found) for name, found in rows[id(h)].items() if found})
        for h in used
        if h.dokumen is not None and any(rows[id(h)].values())
    )
    return Data((*data.dokumen, *added))


def _dinamai(rows: Sequence[Baris], current: Sequence[Baris], verdicts: Verdicts) -> Iterator[Baris]:
    """The rows of indicators that exist now, under their present name."""
    old: dict[str, list[Baris]] = {}
    for row in rows:
        old.setdefault(key(row.teks("indikator")), []).append(row)
    outcome = assign(
        list(old.values()),
        current,
        lambda g: g[0].teks("indikator"),
        lambda b: b.teks("indikator"),
        kind="indikator",
        verdicts=verdicts,
    )
    for pair in outcome.pairs:
        for row in pair.left:
            name = replace(row["indikator"], isi=pair.right.teks("indikator"))
            goal = replace(row["sasaran"], isi=pair.right.teks("sasaran") or row["sasaran"].isi)
            yield replace(row, nilai={**row.nilai, "indikator": name, "sasaran": goal})


def _tahun(row: Baris) -> int:
    return int(row.angka("tahun") or Decimal(0))
