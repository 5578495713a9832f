"""Letterhead, titles, signature block and the words that stand where a document is missing."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.writing.gaya import (
    ALINEA,
    CATATAN_KAKI,
    DASAR,
    GARIS_KOP,
    JUDUL,
    KOP_ALAMAT,
    KOP_PEMERINTAH,
    KOP_UNIT,
    LIPAT,
    TEBAL,
    TENGAH,
)
from lakip_xls.writing.gerbang import Lembar
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.tata import (
    Cetak,
    atur_cetak,
    atur_lebar,
    atur_tinggi,
    lebar_gabung,
    lebar_kolom,
    tinggi_teks,
)

_PEMIMPIN = {
    "kecamatan": "Camat",
    "kelurahan": "Lurah",
    "sekretariat": "Sekretaris",
    "inspektorat": "Inspektur",
    "rsud": "Direktur RSUD",
}
"""First word of a unit's name -> what its head is called, where that is not Kepala."""
_TITIK = "…………………………"


def kop(ctx: Konteks, lembar: Lembar, lebar: Sequence[float]) -> int:
    """Write the letterhead over the printed columns and return the row below it."""
    who = ctx.laporan.identitas
    last = len(lebar) - 1
    lines = [(who.pemerintah or "PEMERINTAH " + _TITIK, KOP_PEMERINTAH, 17.0)]
    lines.append(((who.unit or _TITIK).upper(), KOP_UNIT, 20.0))
    address = " · ".join(x for x in (who.alamat, f"Telepon {who.telepon}" if who.telepon else None) if x)
    lines.append((address, KOP_ALAMAT, 14.0))
    lines[0] = (_pemerintah(lines[0][0]), KOP_PEMERINTAH, 17.0)
    for row, (text, gaya, height) in enumerate(lines):
        style = gaya | LIPAT | (GARIS_KOP if row == len(lines) - 1 else {})
        lembar.gabung((row, 0), (row, last), text, style)
        size = float(str(gaya["font_size"]))
        atur_tinggi(lembar, row, max(height, tinggi_teks(text, lebar_gabung(lebar), size, "bold" in gaya)))
    if ctx.logo is not None:
        lembar.tempel_gambar(0, 0, ctx.logo, _skala_logo(ctx, lebar), "Lambang daerah")
    atur_tinggi(lembar, len(lines), 8)
    return len(lines) + 1


def judul(lembar: Lembar, baris: int, lebar: Sequence[float], teks: Sequence[str]) -> int:
    """Write centred title lines over the printed columns and return the row below the gap."""
    last = len(lebar) - 1
    for line in teks:
        lembar.gabung((baris, 0), (baris, last), line, JUDUL)
        atur_tinggi(lembar, baris, tinggi_teks(line, lebar_gabung(lebar), 11, True) + 1)
        baris += 1
    atur_tinggi(lembar, baris, 8)
    return baris + 1


def alinea(lembar: Lembar, baris: int, lebar: Sequence[float], teks: str, kecil: bool = False) -> int:
    """Write one paragraph over the printed columns and return the row below it."""
    gaya = CATATAN_KAKI if kecil else ALINEA
    lembar.gabung((baris, 0), (baris, len(lebar) - 1), teks, gaya)
    atur_tinggi(lembar, baris, tinggi_teks(teks, lebar_gabung(lebar), 8 if kecil else 10) + 2)
    return baris + 1


def tanda_tangan(ctx: Konteks, lembar: Lembar, baris: int, awal: int, akhir: int) -> int:
    """Write place, date, office, name, rank and NIP over columns, and return the row below."""
    who = ctx.laporan.identitas
    office = who.jabatan or _jabatan(ctx.unit)
    lines = [
        (f"{who.tempat or _TITIK}, {ctx.tanggal}", DASAR),
        (office.upper(), DASAR | TEBAL),
        ("", DASAR),
        ("", DASAR),
        ("", DASAR),
        (who.nama_pejabat or f"({_TITIK})", DASAR | TEBAL | {"underline": 1}),
        (who.pangkat or "", DASAR),
        (_nip(who.nip), DASAR),
    ]
    row = baris + 1
    room = lebar_gabung([lembar.lebar[c] for c in range(awal, akhir + 1)])
    for text, gaya in lines:
        lembar.gabung((row, awal), (row, akhir), text, gaya | TENGAH | LIPAT)
        atur_tinggi(lembar, row, max(14, tinggi_teks(text, room, tebal="bold" in gaya) - 2))
        row += 1
    return row


def belum_ada(ctx: Konteks, lembar: Lembar, teks: Sequence[str], dokumen: str, perlu: str) -> None:
    """Write a sheet whose document is missing: its title, what is missing and what to add."""
    lebar = (96.0,)
    atur_lebar(lembar, lebar)
    row = judul(lembar, 0, lebar, teks)
    row = alinea(
        lembar,
        row,
        lebar,
        f"Tabel ini belum dapat diisi karena {dokumen} tidak ada di antara berkas yang dibaca.",
    )
    row = alinea(
        lembar,
        row,
        lebar,
        f"Yang perlu ditambahkan: {perlu}. Simpan berkasnya di folder yang sama, lalu jalankan kembali "
        "lakip-xls proses. Bila berkas itu sudah ada, lihat lembar Sumber Data: di sana tertulis "
        "mengapa berkas atau lembarnya tidak dipakai.",
    )
    atur_cetak(lembar, Cetak(kepala_halaman=ctx.unit), row, 0)


def _jabatan(unit: str) -> str:
    """The office of who leads a unit, as it is usually called: 'Camat Rambipuji', 'Kepala Dinas Kesehatan'."""
    first, _, rest = unit.partition(" ")
    head = _PEMIMPIN.get(first.lower())
    return f"{head} {rest}".strip() if head else f"Kepala {unit}"


def _pemerintah(nama: str) -> str:
    upper = nama.upper()
    return upper if upper.startswith("PEMERINTAH") else "PEMERINTAH " + upper


def _nip(nip: str | None) -> str:
    text = nip or _TITIK
    return text if text.upper().startswith("NIP") else f"NIP. {text}"


def _skala_logo(ctx: Konteks, lebar: Sequence[float]) -> float:
    """Scale that brings a logo to the height of the letterhead (about 64 pixels)."""
    assert ctx.logo is not None
    header = ctx.logo.read_bytes()[16:24]
    height = int.from_bytes(header[4:8], "big") or 64
    width = int.from_bytes(header[0:4], "big") or 64
    return min(64 / height, lebar_kolom(lebar[0] + lebar[1]) / width)
