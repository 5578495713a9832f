"""Sheet `Aturan`: every rule with what became of it."""

from __future__ import annotations

from lakip_xls.rules.registry import Keadaan
from lakip_xls.writing.gaya import KIRI, TENGAH, TINGKAT
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.sel import Sel, tautan, teks
from lakip_xls.writing.tabel import Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak

NAMA = "Aturan"
KOLOM = (
    Kolom("Kode", 11, gaya=TENGAH),
    Kolom("Tingkat", 12, gaya=TENGAH),
    Kolom("Kelompok", 16),
    Kolom("Arti", 70),
    Kolom("Keadaan", 15, gaya=TENGAH),
    Kolom("Keterangan", 36),
)


def tulis(ctx: Konteks) -> None:
    """Write the sheet, header in row 1."""
    lembar = ctx.lembar[NAMA]
    tabel = Tabel(lembar, KOLOM, 0, bernomor=False)
    first: dict[str, int] = {}
    for number, finding in enumerate(ctx.laporan.temuan, 1):
        first.setdefault(finding.kode, number)
    for state in ctx.laporan.aturan:
        tabel.tambah(_baris(state, first.get(state.aturan.kode)))
    below = tabel.tulis()
    atur_cetak(
        lembar,
        Cetak(mendatar=True, baris_ulang=(0, 0), beku=(1, 1), kepala_halaman=f"{ctx.unit} · Aturan pemeriksaan"),
        below - 1,
        len(KOLOM) - 1,
    )
    lembar.sheet.autofilter(0, 0, max(below - 1, 1), len(KOLOM) - 1)


def _baris(state: Keadaan, row: int | None) -> list[Sel]:
    rule = state.aturan
    found = tautan(f"internal:'Validasi'!A{row + 1}", state.teks, TENGAH) if row else teks(state.teks, TENGAH)
    if state.jumlah:
        found = found.bergaya(TINGKAT[rule.tingkat.value])
    return [
        teks(rule.kode, TENGAH),
        teks(rule.tingkat.value, TENGAH),
        teks(rule.kelompok, KIRI),
        teks(rule.arti, KIRI),
        found,
        teks(state.alasan, KIRI),
    ]
