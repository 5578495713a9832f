"""What is said about a cell that cannot be read, or only in one of several ways (BACA-04 to BACA-06)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Cacat, FlawKind, Nilai
from lakip_xls.parsing.tulis import display
from lakip_xls.provenance import Ref
from lakip_xls.reading.book import Cell, Kind

Complaint = tuple[str, Tingkat, str, str, str | None, str | None]
"""Code, level, what is wrong, what to do, what is written, what should be."""


def tulisan(cell: Cell) -> str:
    """The text a person sees in a cell."""
    return "" if cell.kind is Kind.UNCACHED else display(cell.value, cell.number_format)


def broken_cell(cell: Cell, ref: Ref, heading: str) -> Cacat | None:
    """The flaw of an Excel error, or of a formula without value."""
    if cell.kind not in (Kind.ERROR, Kind.UNCACHED):
        return None
    formula = f"={cell.formula}" if cell.formula else tulisan(cell)
    kind = FlawKind.ERROR if cell.kind is Kind.ERROR else FlawKind.UNCACHED
    return Cacat(kind, ref, heading, str(cell.value or formula))


def findings_of(jenis: str, values: Iterable[Nilai]) -> list[Temuan]:
    """The findings that the flaws of the used values make, each flaw once."""
    flaws = dict.fromkeys(v.cacat for v in values if v.cacat is not None)
    return list(dict.fromkeys(_finding(jenis, flaw) for flaw in flaws))


def _finding(jenis: str, flaw: Cacat) -> Temuan:
    ref = flaw.ref
    code, level, text, advice, written, expected = _COMPLAINTS[flaw.kind](flaw)
    return Temuan(code, level, text, advice, jenis, ref.berkas, ref.lembar, ref.sel, written, expected)


def _error(flaw: Cacat) -> Complaint:
    return _without_value(
        flaw,
        f"berisi galat Excel {flaw.written}",
        "Perbaiki rumus pada sel itu (atau tulis angkanya), simpan berkas, lalu jalankan kembali.",
    )


def _uncached(flaw: Cacat) -> Complaint:
    return _without_value(
        flaw,
        "berisi rumus yang belum pernah dihitung, sehingga nilainya tidak diketahui",
        "Buka berkas itu di Excel, simpan (Ctrl+S) agar rumus dihitung, lalu jalankan kembali.",
    )


def _without_value(flaw: Cacat, what: str, advice: str) -> Complaint:
    text = f"Sel {flaw.ref.sel} pada lembar {flaw.ref.lembar} (kolom '{flaw.heading}') {what}."
    return "BACA-06", Tingkat.KESALAHAN, text, advice, flaw.written, None


def _malformed(flaw: Cacat) -> Complaint:
    """A malformed number that has one sensible reading."""
    return (
        "BACA-04",
        Tingkat.PERINGATAN,
        f"Angka '{flaw.written}' di sel {flaw.ref.sel} lembar {flaw.ref.lembar} tidak ditulis baku; dibaca sebagai "
        f"{flaw.reason}.",
        f"Tulis {flaw.reason} (titik memisahkan ribuan, koma memisahkan desimal), atau isi selnya dengan angka.",
        flaw.written,
        flaw.reason,
    )


def _unreadable(flaw: Cacat) -> Complaint:
    """A cell that must hold a number and holds none."""
    what = f"berisi '{flaw.written}' yang {flaw.reason}" if flaw.written else flaw.reason
    return (
        "BACA-05",
        Tingkat.KESALAHAN,
        f"Sel {flaw.ref.sel} pada lembar {flaw.ref.lembar} (kolom '{flaw.heading}') harus berisi angka tetapi {what}. "
        "Nilainya tidak dianggap nol; perhitungan yang memerlukannya dilewati.",
        "Isi sel itu dengan angka yang benar, lalu jalankan kembali.",
        flaw.written or None,
        "angka",
    )


def _ambiguous(flaw: Cacat) -> Complaint:
    """A percentage that may be a fraction or points; it was read as a fraction."""
    return (
        "BACA-04",
        Tingkat.PERINGATAN,
        f"Kolom '{flaw.heading}' tidak menunjukkan apakah angkanya pecahan atau persen: {flaw.written} dapat berarti "
        f"{flaw.written} % atau {flaw.reason} %. Dibaca sebagai {flaw.reason} %.",
        "Beri format persen (%) pada kolom itu, atau tulis tanda % di belakang angkanya.",
        flaw.written,
        f"{flaw.reason} %",
    )


def _scale(flaw: Cacat) -> Complaint:
    """A note on thousands or millions that the amounts contradict; they were read as rupiah."""
    return (
        "BACA-04",
        Tingkat.PERINGATAN,
        f"Judul tabel atau kolom '{flaw.heading}' menyebut {flaw.reason}an rupiah, tetapi angkanya ({flaw.written} di sel "
        f"{flaw.ref.sel}) terlalu besar untuk itu. Angka kolom ini dibaca sebagai rupiah penuh.",
        f"Hapus keterangan {flaw.reason}an rupiah bila angkanya memang rupiah penuh, atau perbaiki angkanya.",
        flaw.written,
        f"{flaw.written} rupiah",
    )


_COMPLAINTS: Mapping[FlawKind, Callable[[Cacat], Complaint]] = {
    FlawKind.ERROR: _error,
    FlawKind.UNCACHED: _uncached,
    FlawKind.MISSING: _unreadable,
    FlawKind.UNREADABLE: _unreadable,
    FlawKind.MALFORMED: _malformed,
    FlawKind.AMBIGUOUS: _ambiguous,
    FlawKind.SCALE: _scale,
}
