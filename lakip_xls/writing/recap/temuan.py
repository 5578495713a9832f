"""Sheets `Temuan` and `Tidak Terbaca`: findings by unit and rule, and the folders without a report."""

from __future__ import annotations

import math

from lakip_xls.rules.registry import katalog
from lakip_xls.writing import formulas
from lakip_xls.writing.gaya import BULAT, JUMLAH, KIRI, TEBAL, TENGAH, TINGKAT
from lakip_xls.writing.kop import alinea
from lakip_xls.writing.recap.konteks import TAK_TERBACA, TEMUAN, Konteks, cetak
from lakip_xls.writing.sel import STRIP, Sel, rumus, sel, teks
from lakip_xls.writing.tabel import Kolom, Tabel
from lakip_xls.writing.tata import LEBAR_MENDATAR


def tulis_temuan(ctx: Konteks) -> None:
    """Write the number of findings of every unit by rule."""
    lembar = ctx.lembar[TEMUAN]
    units, rules = ctx.rekap.terbaca, katalog()
    known = [code for code in rules if any(code in u.temuan for u in units)]
    codes = known + sorted({c for u in units for c in u.temuan} - set(known))
    kolom = (
        Kolom("No", 5, gaya=TENGAH),
        Kolom("Perangkat Daerah", ctx.lebar_nama),
        *(Kolom(code, 9.5, gaya=TENGAH) for code in codes),
        Kolom("Jumlah", 9, gaya=TENGAH | TEBAL),
    )
    lebar = [k.lebar for k in kolom]
    row = ctx.judul(lembar, lebar[:12], "Temuan menurut Perangkat Daerah dan Aturan")
    tabel = Tabel(lembar, kolom, row, bernomor=False)
    end = len(codes) + 2
    shades = {c: TINGKAT.get(rules[c]["tingkat"], {}) if c in rules else {} for c in codes}
    for number, unit in enumerate(units, 1):
        at = tabel.baris
        counts = [Sel(n, BULAT | shades[c]) if (n := unit.temuan.get(c)) else teks(None) for c in codes]
        whole = rumus(f"=SUM({sel(at, 2)}:{sel(at, end - 1)})", sum(unit.temuan.values()), BULAT) if codes else STRIP
        tabel.tambah([Sel(number, BULAT), ctx.tautan(unit, "Validasi"), *counts, whole])
    if units and codes:
        rows = range(tabel.baris_isi, tabel.baris)
        sums = [sum(u.temuan.get(c, 0) for u in units) for c in codes]
        totals = [rumus(formulas.jumlah(i, rows), n, BULAT) for i, n in enumerate([*sums, sum(sums)], 2)]
        tabel.tambah([teks(None), teks("Jumlah", KIRI), *totals], JUMLAH)
    below = tabel.tulis() + 1
    for code in codes:
        if code in rules:
            words = f"{code} ({rules[code]['tingkat']}): {rules[code]['arti']}"
            below = alinea(lembar, below, lebar[:12], words, kecil=True)
    quiet = ", ".join(c for c in rules if c not in codes)
    below = alinea(lembar, below, lebar[:12], f"Tanpa temuan pada perangkat daerah mana pun: {quiet}.", kecil=True)
    cetak(ctx, lembar, tabel, below - 1, TEMUAN, (tabel.baris_isi, 2))
    pages = max(1, math.ceil(sum(lebar) / LEBAR_MENDATAR / 1.3))
    if pages > 1:
        lembar.sheet.fit_to_pages(pages, 0)
        lembar.sheet.repeat_columns(0, 1)


def tulis_tak_terbaca(ctx: Konteks) -> None:
    """Write the folders without a report and why."""
    lembar = ctx.lembar[TAK_TERBACA]
    kolom = (Kolom("No", 5, gaya=TENGAH), Kolom("Folder", 36), Kolom("Sebab", 100))
    lebar = [k.lebar for k in kolom]
    row = ctx.judul(lembar, lebar, "Folder yang Tidak Menghasilkan Laporan")
    failed = ctx.rekap.tak_terbaca
    tabel = Tabel(lembar, kolom, row, bernomor=False)
    for number, unit in enumerate(failed, 1):
        tabel.tambah([Sel(number, BULAT), teks(unit.folder, KIRI), teks(unit.gagal, KIRI)])
    below = tabel.tulis()
    if not failed:
        below = alinea(lembar, below, lebar, "Semua folder menghasilkan laporan.")
    cetak(ctx, lembar, tabel, below - 1, TAK_TERBACA, (tabel.baris_isi, 0))
