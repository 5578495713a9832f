"""What is said about a cell that cannot be read, or only in one of several ways (BACA-04 to BACA-06)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Flaw, FlawKind, Value
from lakip_xls.parsing.notation import display
from lakip_xls.provenance import Ref
from lakip_xls.reading.book import Cell, CellKind


def written_text(cell: Cell) -> str:
    """The text a person sees in a cell."""
    return "" if cell.kind is CellKind.UNCACHED else display(cell.value, cell.number_format)


def broken_cell(cell: Cell, ref: Ref, heading: str) -> Flaw | None:
    """The flaw of an Excel error, or of a formula without value."""
    if cell.kind not in (CellKind.ERROR, CellKind.UNCACHED):
        return None
    formula = f"={cell.formula}" if cell.formula else written_text(cell)
    kind = FlawKind.ERROR if cell.kind is CellKind.ERROR else FlawKind.UNCACHED
    return Flaw(kind, ref, heading, str(cell.value or formula))


def findings_of(kind: str, values: Iterable[Value]) -> list[Temuan]:
    """The findings that the flaws of the used values make, each flaw once."""
    flaws = dict.fromkeys(v.flaw for v in values if v.flaw is not None)
    return list(dict.fromkeys(_finding(kind, flaw) for flaw in flaws))


def _finding(kind: str, flaw: Flaw) -> Temuan:
    code, level, text, advice, expected = _COMPLAINTS[flaw.kind]
    ref = flaw.ref
    words = {
        "judul": flaw.heading,
        "tertulis": flaw.written,
        "alasan": flaw.reason,
    }
    told = [part.format(**words) if part is not None else None for part in (text, advice, expected)]
    written = flaw.written or None
    return Temuan(code, level, told[0] or "", told[1] or "", kind, ref.file, ref.sheet, ref.cell, written, told[2])


_PLACE = "Sel pada kolom '{judul}' "
_NOT_NIL = "; tidak dianggap nol."
_FILL = "Isi sel itu dengan angka yang benar."

_COMPLAINTS: Mapping[FlawKind, tuple[str, Tingkat, str, str, str | None]] = {
    FlawKind.ERROR: (
        "BACA-06",
        Tingkat.ERROR,
        _PLACE + "berisi galat Excel {tertulis}.",
        "Perbaiki rumus pada sel itu, atau tulis angkanya.",
        None,
    ),
    FlawKind.UNCACHED: (
        "BACA-06",
        Tingkat.ERROR,
        _PLACE + "berisi rumus yang belum pernah dihitung.",
        "Buka berkas itu di Excel lalu simpan agar rumusnya dihitung.",
        None,
    ),
    FlawKind.MISSING: (
        "BACA-05",
        Tingkat.ERROR,
        _PLACE + "harus berisi angka tetapi {alasan}" + _NOT_NIL,
        _FILL,
        None,
    ),
    FlawKind.UNREADABLE: (
        "BACA-05",
        Tingkat.ERROR,
        _PLACE + "harus berisi angka tetapi berisi '{tertulis}' yang {alasan}" + _NOT_NIL,
        _FILL,
        None,
    ),
    FlawKind.MALFORMED: (
        "BACA-04",
        Tingkat.WARNING,
        "Angka '{tertulis}' tidak ditulis baku; dibaca sebagai {alasan}.",
        "Tulis {alasan}.",
        "{alasan}",
    ),
    FlawKind.AMBIGUOUS: (
        "BACA-04",
        Tingkat.WARNING,
        "Kolom '{judul}' tidak menunjukkan pecahan atau persen: {tertulis} dapat berarti {tertulis} % atau {alasan} %; "
        "dibaca {alasan} %.",
        "Beri format persen (%) pada kolom itu, atau tulis tanda % di belakang angkanya.",
        "{alasan} %",
    ),
    FlawKind.CODE: (
        "BACA-05",
        Tingkat.ERROR,
        _PLACE + "harus berisi kode tetapi berisi '{tertulis}', {alasan}. Kode itu tidak dipakai.",
        "Tulis kodenya sebagai teks dengan angka saja, misalnya 7.01.01, lalu jalankan kembali.",
        "kode",
    ),
    FlawKind.SCALE: (
        "BACA-04",
        Tingkat.WARNING,
        "Judul tabel atau kolom '{judul}' menyebut {alasan}an rupiah, angkanya terlalu besar untuk itu; dibaca sebagai "
        "rupiah penuh.",
        "Hapus keterangan {alasan}an rupiah bila angkanya memang rupiah penuh, atau perbaiki angkanya.",
        None,
    ),
}
"""Code, level, what is wrong, what to do, what should be written."""
