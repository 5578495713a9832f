"""The SIPD-RI realisasi export: every level and every account a row, amounts split over Kelompok Belanja."""

from __future__ import annotations

from ..sheets import Sheet
from ..unit import Rekening, Unit
from .hierarchy import tree
from .pages import Page
from .styles import Style, clean, money, selisih_style, text_only
from .tables import Catatan, LayoutContext

GOLONGAN = (("Operasi", 6), ("Modal", 8), ("Tak Terduga", 10), ("Transfer", 12))
AKUN = {
    "5.1.01": "Belanja Pegawai",
    "5.1.02": "Belanja Barang dan Jasa",
    "5.2.02": "Belanja Modal Peralatan dan Mesin",
}


def write(k: LayoutContext, h: Page) -> None:
    """Write the export on a sheet of its own, from A1, as the application does."""
    unit, sheet = k.unit, h.sheet
    if sheet.cells:
        h.new_sheet("Sheet1")
        sheet = h.sheet
    style = money(k.choose("sipd.uang", ("titik_sen", "titik_sen", "campur", "angka")))
    total = k.chance("sipd.kolom_total", 0.2)
    rekening = k.chance("sipd.rekening", 0.8)
    _heading(k, sheet, total)
    y = 10
    everything = [r for *_, s in unit.kode_path() for r in s.rekening]
    org = f"{unit.urusan}.0.00.0.00.01.0000"
    bidang = f"URUSAN PEMERINTAHAN BIDANG {unit.urusan}"
    _row(sheet, y, [unit.urusan.split(".")[0]], "URUSAN PEMERINTAHAN DAERAH", everything, style, total)
    _row(sheet, y + 1, [unit.urusan], bidang, everything, style, total)
    _row(sheet, y + 2, [unit.urusan, org], unit.name, everything, style, total)
    k.catatan.setdefault(("identitas", "realisasi_anggaran", "unit"), Catatan(sheet, y + 2, 5, unit.name, text_only))
    y += 3
    for n in tree(unit):
        own = [r for *top, s in unit.kode_path() if n.thing in (*top, s) for r in s.rekening]
        _row(sheet, y, [unit.urusan, org, n.kode], n.name, own, style, total)
        k.catatan.setdefault(("anggaran", n.index, "kode"), Catatan(sheet, y, 3, n.kode, text_only))
        k.catatan.setdefault(("anggaran", n.index, "uraian"), Catatan(sheet, y, 5, clean(n.name), text_only))
        _note(k, sheet, y, n.index, own, style)
        y += 1
        if n.tingkat == 2 and rekening:
            for kode, uraian, parts in _akun(own):
                _row(sheet, y, [unit.urusan, org, n.kode, kode], uraian, parts, style, total)
                y += 1
    _row(sheet, y, [], "Jumlah", everything, style, total)
    _note(k, sheet, y, "jumlah", everything, style)
    for kelompok, (_, column) in enumerate(GOLONGAN):
        for shift, value_fields in enumerate(("pagu", "realisasi")):
            value = _total(everything, kelompok)[shift]
            k.catatan.setdefault(("belanja", kelompok, value_fields), Catatan(sheet, y, column + shift, value, style))
    h.row = y + 3


def _heading(k: LayoutContext, sheet: Sheet, total: bool) -> None:
    unit: Unit = k.unit
    area = unit.pemerintah.upper().replace("KABUPATEN", "KAB.")
    last = 15 if total else 13
    texts = [
        area,
        "REKAPITULASI BELANJA MENURUT URUSAN PEMERINTAH DAERAH, ORGANISASI, PROGRAM, KEGIATAN",
        "BESERTA HASIL DAN SUB KEGIATAN BESERTA KELUARAN",
        f"TAHUN ANGGARAN {unit.tahun}",
    ]
    for y, t in enumerate(texts, 1):
        sheet.write(y, 1, t, bold=True, center=True)
        sheet.merge(y, 1, y, last)
    k.catatan.setdefault(
        ("identitas", "realisasi_anggaran", "tahun"),
        Catatan(sheet, 4, 1, unit.tahun, lambda v: (f"TAHUN ANGGARAN {v}", "General")),
    )
    k.catatan.setdefault(
        ("identitas", "realisasi_anggaran", "pemerintah"),
        Catatan(sheet, 1, 1, unit.pemerintah, lambda v: (v.upper().replace("KABUPATEN", "KAB."), "General")),
    )
    for y, x, t, bottom, right in (
        (6, 1, "Kode", 8, 4),
        (6, 5, "Uraian Urusan, Organisasi, Program, Kegiatan dan Sub Kegiatan", 8, 5),
        (6, 6, "Kelompok Belanja", 6, 13),
        *((7, x, name, 7, x + 1) for name, x in GOLONGAN),
        *(((6, 14, "Total", 7, 15),) if total else ()),
    ):
        sheet.write(y, x, t, bold=True, frame=True)
        sheet.merge(y, x, bottom, right)
    for x in range(6, last + 1):
        sheet.write(8, x, "Realisasi" if x % 2 else "Anggaran", bold=True, frame=True)
    sheet.write(9, 1, "1")
    sheet.merge(9, 1, 9, 4)
    for order, x in enumerate(range(5, last + 1), 2):
        sheet.write(9, x, str(order), frame=True)
    sheet.width.update({3: 18, 4: 20, 5: 60} | dict.fromkeys(range(6, last + 1), 18))


def _total(own: list[Rekening], kelompok: int | None = None) -> tuple[int, int]:
    choose = [r for r in own if kelompok is None or r.kelompok == kelompok]
    return sum(r.pagu for r in choose), sum(r.realisasi for r in choose)


def _row(sheet: Sheet, y: int, kode: list[str], uraian: str, own: list[Rekening], style: Style, total: bool) -> None:
    for x, text in enumerate(kode, 1):
        sheet.write(y, x, text, frame=True)
    sheet.write(y, 5, uraian, frame=True)
    pairs = [(x, _total(own, g)) for g, (_, x) in enumerate(GOLONGAN)]
    if total:
        pairs.append((14, _total(own)))
    for x, value in pairs:
        for shift, n in enumerate(value):
            content, fmt = style(n)
            sheet.write(y, x + shift, content, format=fmt, frame=True)


def _note(k: LayoutContext, sheet: Sheet, y: int, key: int | str, own: list[Rekening], style: Style) -> None:
    """Record a row's amounts at the cell of its largest group; writing there keeps the other groups."""
    largest = max(range(4), key=lambda g: _total(own, g)[0])
    for shift, bidang in enumerate(("pagu", "realisasi")):
        everything, own_own = _total(own)[shift], _total(own, largest)[shift]
        place = Catatan(sheet, y, GOLONGAN[largest][1] + shift, everything, selisih_style(style, everything - own_own))
        k.catatan.setdefault(("anggaran", key, bidang), place)


def _akun(own: list[Rekening]) -> list[tuple[str, str, list[Rekening]]]:
    """Account rows of a sub kegiatan: group, object, detail and leaf, each with the accounts below it."""
    results: list[tuple[str, str, list[Rekening]]] = []
    already: set[str] = set()
    for r in own:
        top = r.kode[:6]
        if top not in already:
            already.add(top)
            parts = [x for x in own if x.kode.startswith(top)]
            results.append((top, AKUN.get(top, r.uraian), parts))
        results.append((r.kode, r.uraian, [r]))
        results.append((f"{r.kode}.001", f"{r.uraian} Pakai Habis", [r]))
        results.append((f"{r.kode}.001.00024", f"{r.uraian}-Rincian", [r]))
    return results
