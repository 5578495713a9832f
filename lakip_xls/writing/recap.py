"""The recapitulation workbook over all units, print-ready, with live totals and ranks."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lakip_xls.computing.hasil import rasio
from lakip_xls.findings import Tingkat
from lakip_xls.parsing.dates import format_date
from lakip_xls.rekap import lembar_data
from lakip_xls.rekap.hasil import Rekapitulasi, UnitRingkas
from lakip_xls.rules.registry import katalog
from lakip_xls.settings import SKALA_PERMENDAGRI86, SKALA_SAKIP
from lakip_xls.writing import formulas
from lakip_xls.writing.berkas import simpan
from lakip_xls.writing.gaya import BULAT, JUMLAH, KEPALA, KIRI, PERSEN, SEL, TEBAL, TENGAH, TINGKAT, UANG, WARNA_TAB
from lakip_xls.writing.gerbang import Gerbang, Lembar
from lakip_xls.writing.kop import alinea, judul
from lakip_xls.writing.sel import STRIP, Sel, bilangan, kutip, rujuk, rumus, sel, tautan, teks, tulis_sel, uang
from lakip_xls.writing.tabel import Kolom, Tabel
from lakip_xls.writing.tata import LEBAR_MENDATAR, Cetak, atur_cetak, atur_lebar, atur_tinggi, tinggi_teks

IKHTISAR, TABEL, PERINGKAT, PREDIKAT = "Ikhtisar", "Rekapitulasi", "Peringkat", "Predikat"
TEMUAN, TAK_TERBACA = "Temuan", "Tidak Terbaca"
_LEMBAR = (
    (IKHTISAR, "depan", "Angka pokok, grafik, dan daftar isi"),
    (TABEL, "tabel", "Anggaran, capaian, peringkat, dan temuan setiap perangkat daerah"),
    (PERINGKAT, "tabel", "Urutan menurut capaian, serapan, dan efisiensi"),
    (PREDIKAT, "tabel", "Sebaran predikat"),
    (TEMUAN, "periksa", "Jumlah temuan menurut perangkat daerah dan aturan"),
    (TAK_TERBACA, "periksa", "Folder yang tidak menghasilkan laporan, dan sebabnya"),
)
_UKURAN = (("capaian", "Capaian"), ("serapan", "Serapan"), ("selisih", "Efisiensi"))
"""What units are ranked by: property of the unit, heading."""
_GRAFIK_TERBANYAK = 20
_LEBAR_IKHTISAR = (16.0,) * 6
_KOLOM = (
    Kolom("No", 5, gaya=TENGAH),
    Kolom("Perangkat Daerah", 34),
    Kolom("Tahun", 7, gaya=TENGAH),
    Kolom("Pagu (Rp)", 20, "Anggaran"),
    Kolom("Realisasi (Rp)", 20, "Anggaran"),
    Kolom("Sisa (Rp)", 20, "Anggaran"),
    Kolom("Serapan (%)", 9, "Anggaran"),
    Kolom("Capaian (%)", 9, "Kinerja"),
    Kolom("Dibatasi (%)", 9, "Kinerja"),
    Kolom("Kategori", 9, "Kinerja", TENGAH),
    Kolom("Predikat", 15, "Kinerja", TENGAH),
    Kolom("Capaian - serapan (poin)", 10, "Efisiensi"),
    Kolom("Sasaran efisien", 9, "Efisiensi", TENGAH),
    *(Kolom(name, 9, "Peringkat", TENGAH) for _, name in _UKURAN),
    *(Kolom(t.value.capitalize(), 10, "Temuan", TENGAH) for t in Tingkat),
)
_BIDANG = (
    *("no", "unit", "tahun", "pagu", "realisasi", "sisa", "serapan", "capaian", "dibatasi", "kategori", "predikat"),
    *("selisih", "sasaran", "peringkat_capaian", "peringkat_serapan", "peringkat_selisih"),
    *("kesalahan", "peringatan", "info"),
)
_K = {name: i for i, name in enumerate(_BIDANG)}
"""What a column of `Rekapitulasi` holds -> its number."""


@dataclass
class _Konteks:
    """The recapitulation, the workbook, and where the figures of a unit stand."""

    rekap: Rekapitulasi
    gerbang: Gerbang
    lembar: dict[str, Lembar]
    baris: dict[str, int] = field(default_factory=dict)
    """Folder of a unit -> its row on `Rekapitulasi`."""
    jumlah: int = 0
    """The row of the totals there."""
    puncak: int = 0
    """The first row of `Peringkat`."""

    @property
    def periode(self) -> str:
        years = sorted({u.tahun for u in self.rekap.terbaca if u.tahun})
        return f"Tahun {years[0]}" if len(years) == 1 else f"Tahun {years[0]}-{years[-1]}" if years else ""

    @property
    def kepala(self) -> str:
        return f"{self.rekap.pemerintah or 'Rekapitulasi LKjIP'} · {self.periode}".strip(" ·")

    def alamat(self, unit: UnitRingkas, kolom: str) -> str:
        return rujuk(self.lembar[TABEL], self.baris[unit.folder], _K[kolom])

    def total(self, kolom: str) -> str:
        return rujuk(self.lembar[TABEL], self.jumlah, _K[kolom])

    def judul(self, lembar: Lembar, lebar: Sequence[float], text: str) -> int:
        lines = [f"{text} {self.periode}".strip(), *([self.rekap.pemerintah] if self.rekap.pemerintah else [])]
        return judul(lembar, 0, lebar, lines)

    def tautan(self, unit: UnitRingkas, ke: str = "") -> Sel:
        """The unit's name, linked to its workbook (or to a sheet of it)."""
        path = unit.berkas or ""
        path = quote(path) if "#" in path or "%" in path else path
        return tautan(f"external:{path}" + (f"#{kutip(ke)}!A1" if ke else ""), self.nama(unit), KIRI)

    def nama(self, unit: UnitRingkas) -> str:
        """The unit's name; with its folder, where several have the same name."""
        return f"{unit.nama} ({unit.folder})" if self.senama[unit.nama] > 1 else unit.nama

    @cached_property
    def senama(self) -> Counter[str]:
        """Name -> number of units that have it."""
        return Counter(u.nama for u in self.rekap.terbaca)


def tulis_rekap(rekap: Rekapitulasi, path: Path) -> list[Path]:
    """Write the workbook (an earlier one goes to `arsip/`) and, for frames too long for a sheet, .csv files.

    Returns the paths, the workbook first. Raises TidakDapatDitulis.
    """
    content, frames = _susun(rekap, path)
    simpan(content, path)
    return [path, *lembar_data.tutup(frames, path)]


def nama_berkas(rekap: Rekapitulasi) -> str:
    """The name of the workbook: Rekap_LKjIP_2023.xlsx."""
    return f"Rekap_LKjIP_{rekap.tahun or 'tanpa_tahun'}.xlsx"


def _susun(rekap: Rekapitulasi, path: Path) -> tuple[bytes, list[lembar_data.Bingkai]]:
    gate = Gerbang(
        f"Rekapitulasi LKjIP {rekap.tahun or ''}".strip(),
        rekap.pemerintah or "lakip-xls",
        rekap.tanggal,
        keterangan="Dibuat dengan lakip-xls dari workbook semua perangkat daerah.",
        di_memori=False,
    )
    ctx = _Konteks(rekap, gate, {name: gate.lembar(name, WARNA_TAB[group]) for name, group, _ in _LEMBAR})
    frames = lembar_data.bingkai(rekap)
    lembar_data.buka(gate, frames, WARNA_TAB["data"], ctx.kepala, path)
    for write in (_rekapitulasi, _peringkat, _predikat, _temuan, _tak_terbaca):
        write(ctx)
    _ikhtisar(ctx, frames, path)
    lembar_data.isi(rekap, frames)
    return gate.bytes(), frames


# --------------------------------------------------------------- Rekapitulasi


def _rekapitulasi(ctx: _Konteks) -> None:
    lembar = ctx.lembar[TABEL]
    lebar = [k.lebar for k in _KOLOM]
    row = ctx.judul(lembar, lebar, "Rekapitulasi Laporan Kinerja")
    tabel = Tabel(lembar, _KOLOM, row)
    units = ctx.rekap.terbaca
    first, last = tabel.baris_isi, tabel.baris_isi + len(units) - 1
    ranks = {name: _ranks(units, name) for name, _ in _UKURAN}
    for number, unit in enumerate(units, 1):
        at = ctx.baris[unit.folder] = tabel.baris
        place = {name: sel(at, column) for name, column in _K.items()}
        cells = [
            Sel(number, BULAT),
            ctx.tautan(unit),
            Sel(unit.tahun, BULAT) if unit.tahun else STRIP,
            uang(unit.pagu),
            uang(unit.realisasi),
            rumus(formulas.selisih(place["pagu"], place["realisasi"]), unit.sisa, UANG),
            rumus(formulas.persen(place["realisasi"], place["pagu"]), unit.serapan, PERSEN),
            bilangan(unit.capaian, PERSEN),
            bilangan(unit.capaian_dibatasi, PERSEN),
            teks(unit.kategori or "-", TENGAH),
            teks(unit.predikat or "-", TENGAH),
            rumus(formulas.selisih(place["capaian"], place["serapan"]), unit.selisih, PERSEN),
            teks(f"{unit.efisien} dari {unit.sasaran}" if unit.sasaran else "-", TENGAH),
            *(_rank(place[name], _K[name], (first, last), ranks[name].get(unit.folder)) for name, _ in _UKURAN),
            *(Sel(unit.tingkat.get(t.value, 0), BULAT) for t in Tingkat),
        ]
        tabel.tambah(cells)
    ctx.jumlah = tabel.tambah(_totals(ctx, first, last, tabel.baris), JUMLAH)
    below = tabel.tulis()
    note = (
        "Peringkat dihitung dari angka sebelum dibulatkan; nilai yang sama berbagi peringkat. Efisiensi diukur dengan "
        "rata-rata capaian dikurangi serapan anggaran (poin persen). Nama perangkat daerah membuka workbook hasilnya."
    )
    if ctx.rekap.tak_terbaca:
        note += f" {len(ctx.rekap.tak_terbaca)} folder tidak menghasilkan laporan; lihat lembar {TAK_TERBACA}."
    below = alinea(lembar, below, lebar, note, kecil=True)
    _cetak(ctx, lembar, tabel, below, TABEL, (tabel.baris_isi, 2))


def _totals(ctx: _Konteks, first: int, last: int, at: int) -> list[Sel]:
    units, rekap = ctx.rekap.terbaca, ctx.rekap
    rows = range(first, last + 1)
    whole = {"pagu": rekap.pagu, "realisasi": rekap.realisasi}
    left = sum((u.sisa for u in units if u.sisa is not None), Decimal(0))
    cells = [teks(None), teks("Jumlah / rata-rata", KIRI), teks(None)]
    if not units:
        return cells
    cells += [rumus(formulas.jumlah(_K[k], rows), v, UANG) for k, v in whole.items()]
    cells.append(rumus(formulas.jumlah(_K["sisa"], rows), left, UANG))
    rate = formulas.persen(sel(at, _K["realisasi"]), sel(at, _K["pagu"]))
    cells.append(rumus(rate, rasio(rekap.realisasi, rekap.pagu), PERSEN))
    for name, column in (("capaian", "capaian"), ("capaian_dibatasi", "dibatasi")):
        values = [v for u in units if (v := getattr(u, name)) is not None]
        mean = sum(values) / len(values) if values else None
        cells.append(rumus(formulas.rata_rata(_K[column], rows), mean, PERSEN))
    cells += [teks(None)] * (_K["kesalahan"] - len(cells))
    for level in Tingkat:
        count = sum(u.tingkat.get(level.value, 0) for u in units)
        cells.append(rumus(formulas.jumlah(_K[level.value], rows), count, BULAT))
    return cells


def _nilai(unit: UnitRingkas, name: str) -> float | None:
    """What Excel computes from the cells of the unit, in its own arithmetic."""
    if name == "capaian" or unit.serapan is None:
        return None if name != "capaian" or unit.capaian is None else float(unit.capaian)
    rate = float(unit.realisasi or 0) / float(unit.pagu or 1) * 100
    if name == "serapan":
        return rate
    return None if unit.capaian is None else float(unit.capaian) - rate


def _ranks(units: Sequence[UnitRingkas], name: str) -> dict[str, int]:
    """Folder -> place, the largest value first; equal values share a place."""
    values = {u.folder: v for u in units if (v := _nilai(u, name)) is not None}
    place: dict[float, int] = {}
    for number, value in enumerate(sorted(values.values(), reverse=True), 1):
        place.setdefault(value, number)
    return {folder: place[value] for folder, value in values.items()}


def _rank(cell: str, column: int, rows: tuple[int, int], rank: int | None) -> Sel:
    area = f"{sel(rows[0], column)}:{sel(rows[1], column)}"
    absolute = ":".join(f"${p.rstrip('0123456789')}${p.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}" for p in area.split(":"))
    return rumus(f"=RANK({cell},{absolute})", rank, BULAT)


# ------------------------------------------------------- Peringkat, Predikat


def _peringkat(ctx: _Konteks) -> None:
    lembar = ctx.lembar[PERINGKAT]
    unit_of = {"capaian": "%", "serapan": "%", "selisih": "poin"}
    kolom = [
        k
        for name, title in _UKURAN
        for k in (
            Kolom("Peringkat", 10, f"Menurut {title.lower()}", TENGAH),
            Kolom("Perangkat Daerah", 34, f"Menurut {title.lower()}"),
            Kolom(f"{title} ({unit_of[name]})", 12, f"Menurut {title.lower()}"),
        )
    ]
    row = ctx.judul(lembar, [k.lebar for k in kolom], "Peringkat Perangkat Daerah")
    tabel = Tabel(lembar, kolom, row, bernomor=False)
    ctx.puncak = tabel.baris_isi
    blocks = [_urutan(ctx, name) for name, _ in _UKURAN]
    empty = [teks(None)] * 3
    for line in range(max((len(b) for b in blocks), default=0)):
        tabel.tambah([c for block in blocks for c in (block[line] if line < len(block) else empty)])
    below = tabel.tulis()
    _cetak(ctx, lembar, tabel, below - 1, PERINGKAT, (tabel.baris_isi, 0))


def _urutan(ctx: _Konteks, name: str) -> list[list[Sel]]:
    """The units of one ranking: place, name, value; the figures lead back to `Rekapitulasi`."""
    ranks = _ranks(ctx.rekap.terbaca, name)
    units = sorted((u for u in ctx.rekap.terbaca if u.folder in ranks), key=lambda u: ranks[u.folder])
    return [
        [
            rumus("=" + ctx.alamat(u, f"peringkat_{name}"), ranks[u.folder], BULAT),
            ctx.tautan(u),
            rumus("=" + ctx.alamat(u, name), getattr(u, name), PERSEN),
        ]
        for u in units
    ]


def _predikat(ctx: _Konteks) -> None:
    lembar = ctx.lembar[PREDIKAT]
    kolom = (
        Kolom("Kategori", 12, gaya=TENGAH),
        Kolom("Predikat", 26),
        Kolom("Jumlah perangkat daerah", 14, gaya=TENGAH),
        Kolom("Bagian (%)", 12),
        Kolom("Perangkat Daerah", 70),
    )
    row = ctx.judul(lembar, [k.lebar for k in kolom], "Sebaran Predikat")
    tabel = Tabel(lembar, kolom, row)
    units = ctx.rekap.terbaca
    groups = _sebaran(units)
    total = tabel.baris_isi + len(groups)
    column = _K["kategori"]
    first, last = (ctx.baris[u.folder] for u in (units[0], units[-1])) if units else (0, 0)
    area = f"{rujuk(ctx.lembar[TABEL], first, column)}:{rujuk(ctx.lembar[TABEL], last, column).rpartition('!')[2]}"
    for (category, grade), members in groups.items():
        at = tabel.baris
        share = rasio(len(members), len(units))
        names = ", ".join(ctx.nama(u) for u in members[:12])
        more = f", dan {len(members) - 12} lainnya" if len(members) > 12 else ""
        tabel.tambah(
            [
                teks(category, TENGAH),
                teks(grade, KIRI),
                rumus(f'=COUNTIF({area},"{category}")', len(members), BULAT),
                rumus(formulas.persen(sel(at, 2), sel(total, 2)), share, PERSEN),
                teks(names + more, KIRI),
            ]
        )
    if groups:
        rows = range(tabel.baris_isi, total)
        cells = [teks(None), teks("Jumlah", KIRI), rumus(formulas.jumlah(2, rows), len(units), BULAT)]
        tabel.tambah([*cells, rumus(formulas.jumlah(3, rows), 100, PERSEN), teks(None)], JUMLAH)
        _grafik_predikat(ctx, lembar, (tabel.baris_isi, total - 1), tabel.baris + 1, groups)
    below = tabel.tulis()
    _cetak(ctx, lembar, tabel, below + (18 if groups else 0), PREDIKAT, (tabel.baris_isi, 0))


def _sebaran(units: Sequence[UnitRingkas]) -> dict[tuple[str, str], list[UnitRingkas]]:
    """The units of each predikat, best first, those without one last."""
    order = {level.kategori: i for i, level in enumerate((*SKALA_SAKIP, *SKALA_PERMENDAGRI86))}
    groups: dict[tuple[str, str], list[UnitRingkas]] = {}
    for unit in units:
        groups.setdefault((unit.kategori or "-", unit.predikat or "Tidak diukur"), []).append(unit)
    return dict(sorted(groups.items(), key=lambda g: (g[0][0] == "-", order.get(g[0][0], 99), g[0])))


# ------------------------------------------------------ Temuan, Tidak Terbaca


def _temuan(ctx: _Konteks) -> None:
    lembar = ctx.lembar[TEMUAN]
    units, rules = ctx.rekap.terbaca, katalog()
    known = [code for code in rules if any(code in u.temuan for u in units)]
    codes = known + sorted({c for u in units for c in u.temuan} - set(known))
    kolom = (
        Kolom("No", 5, gaya=TENGAH),
        Kolom("Perangkat Daerah", 34),
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
    _cetak(ctx, lembar, tabel, below - 1, TEMUAN, (tabel.baris_isi, 2))
    pages = max(1, math.ceil(sum(lebar) / LEBAR_MENDATAR / 1.3))
    lembar.sheet.fit_to_pages(pages, 0)
    if pages > 1:
        lembar.sheet.repeat_columns(0, 1)


def _tak_terbaca(ctx: _Konteks) -> None:
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
    _cetak(ctx, lembar, tabel, below - 1, TAK_TERBACA, (tabel.baris_isi, 0))


# ------------------------------------------------------------------- Ikhtisar


def _ikhtisar(ctx: _Konteks, frames: Sequence[lembar_data.Bingkai], path: Path) -> None:
    lembar, rekap = ctx.lembar[IKHTISAR], ctx.rekap
    atur_lebar(lembar, _LEBAR_IKHTISAR)
    row = ctx.judul(lembar, _LEBAR_IKHTISAR, "Rekapitulasi Laporan Kinerja Perangkat Daerah")
    means = [u.capaian for u in rekap.terbaca if u.capaian is not None]
    mean = sum(means, Decimal(0)) / len(means) if means else None
    some = bool(rekap.terbaca)
    cards = [
        ("Perangkat daerah", Sel(len(rekap.terbaca), BULAT)),
        ("Tidak terbaca", Sel(len(rekap.tak_terbaca), BULAT)),
        ("Serapan (%)", _dari(ctx, "serapan", rasio(rekap.realisasi, rekap.pagu), PERSEN)),
        ("Pagu (Rp)", _dari(ctx, "pagu", rekap.pagu if some else None, UANG)),
        ("Realisasi (Rp)", _dari(ctx, "realisasi", rekap.realisasi if some else None, UANG)),
        ("Rata-rata capaian (%)", _dari(ctx, "capaian", mean, PERSEN)),
    ]
    for index, (label, cell) in enumerate(cards):
        top, left = row + index // 3 * 2, index % 3 * 2
        lembar.gabung((top, left), (top, left + 1), label, KEPALA)
        style = SEL | TENGAH | TEBAL | {"font_size": 12}
        lembar.gabung((top + 1, left), (top + 1, left + 1), "", style)
        tulis_sel(lembar, top + 1, left, cell.bergaya(style | {"align": "center"}), SEL)
        atur_tinggi(lembar, top + 1, 24)
    row = _isi(ctx, lembar, row + 5, frames, path)
    charts = _grafik(ctx, lembar, row + 1)
    row = charts[-1][1] + 1 if charts else row + 1
    row = alinea(lembar, row, _LEBAR_IKHTISAR, f"Disusun {format_date(rekap.tanggal)}.", kecil=True)
    atur_cetak(lembar, Cetak(kepala_halaman=ctx.kepala, utuh=charts), row - 1, len(_LEBAR_IKHTISAR) - 1)


def _dari(ctx: _Konteks, column: str, value: int | Decimal | None, gaya: dict[str, object]) -> Sel:
    return rumus("=" + ctx.total(column), value, gaya)


def _isi(ctx: _Konteks, lembar: Lembar, row: int, frames: Sequence[lembar_data.Bingkai], path: Path) -> int:
    lines = [(f"internal:{kutip(name)}!A1", name, words) for name, _, words in _LEMBAR[1:]]
    for frame in frames:
        if frame.lembar is not None:
            name = frame.lembar.nama
            lines.append((f"internal:{kutip(name)}!A1", name, f"{frame.judul} ({frame.jumlah} baris)"))
        else:
            csv = lembar_data.nama_csv(frame, path).name
            lines.append((f"external:{csv}", csv, f"{frame.judul} ({frame.jumlah} baris, melebihi batas lembar)"))
    lembar.gabung((row, 0), (row, 1), "Lembar", KEPALA)
    lembar.gabung((row, 2), (row, 5), "Isi", KEPALA)
    for at, (address, name, words) in enumerate(lines, row + 1):
        lembar.gabung((at, 0), (at, 1), "", SEL)
        tulis_sel(lembar, at, 0, tautan(address, name, KIRI), SEL)
        lembar.gabung((at, 2), (at, 5), words, SEL | KIRI)
        atur_tinggi(lembar, at, tinggi_teks(words, 64))
    return row + len(lines) + 1


def _grafik(ctx: _Konteks, lembar: Lembar, row: int) -> tuple[tuple[int, int], ...]:
    """Bars of the first places of each ranking, one chart below the other; the rows of each chart."""
    places: list[tuple[int, int]] = []
    for index, (name, title) in enumerate(_UKURAN):
        blocks = _urutan(ctx, name)[:_GRAFIK_TERBANYAK]
        if not blocks:
            continue
        top, bottom = ctx.puncak, ctx.puncak + len(blocks) - 1
        words = [f"{b[1].isi}: {b[2].isi:.2f}" for b in blocks if isinstance(b[2].isi, (int, float, Decimal))]
        heading = f"{title} tertinggi" if name != "selisih" else "Efisiensi: capaian dikurangi serapan (poin)"
        chart = _batang(ctx, "bar", PERINGKAT, (top, bottom), (index * 3 + 1, index * 3 + 2), heading)
        chart.set_y_axis({"reverse": True, "num_font": {"size": 8}})
        lines = 6 + len(blocks)
        chart.set_size({"width": 690, "height": lines * 20})
        lembar.tempel_grafik(row, 0, chart, f"Grafik {heading}. " + "; ".join(words) + ".")
        for line in range(row, row + lines + 1):
            atur_tinggi(lembar, line, 15)
        places.append((row, row + lines))
        row += lines + 1
    return tuple(places)


def _grafik_predikat(
    ctx: _Konteks, lembar: Lembar, rows: tuple[int, int], row: int, groups: dict[tuple[str, str], list[UnitRingkas]]
) -> None:
    chart = _batang(ctx, "column", PREDIKAT, rows, (1, 2), "Jumlah perangkat daerah menurut predikat")
    chart.set_size({"width": 690, "height": 300})
    words = "; ".join(f"{grade}: {len(members)}" for (_, grade), members in groups.items())
    lembar.tempel_grafik(row, 0, chart, f"Grafik jumlah perangkat daerah menurut predikat. {words}.")


def _batang(ctx: _Konteks, form: str, sheet: str, rows: tuple[int, int], columns: tuple[int, int], title: str) -> Any:
    chart = ctx.gerbang.grafik(form)
    names, values = ([sheet, rows[0], c, rows[1], c] for c in columns)
    labels = {"value": True, "font": {"size": 8}}
    series: dict[str, object] = {"categories": names, "values": values, "data_labels": labels, "gap": 60}
    chart.add_series(series | {"name": title, "fill": {"color": "#2E75B6"}})
    chart.set_title({"name": title, "name_font": {"size": 11, "bold": True}})
    chart.set_legend({"none": True})
    chart.set_x_axis({"num_font": {"size": 8}, "major_gridlines": {"visible": False}})
    return chart


def _cetak(ctx: _Konteks, lembar: Lembar, tabel: Tabel, akhir: int, nama: str, beku: tuple[int, int]) -> None:
    repeated = (tabel.baris_awal, tabel.baris_isi - 1)
    atur_cetak(lembar, Cetak(True, repeated, beku, f"{ctx.kepala} · {nama}"), akhir, tabel.kolom_cetak)
