"""Sheets `Peringkat` and `Predikat`: the units in order, and how the predikat are spread."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.computing.hasil import rasio
from lakip_xls.rekapitulasi import UnitRingkas
from lakip_xls.settings import SKALA_PERMENDAGRI86, SKALA_SAKIP
from lakip_xls.writing import formulas
from lakip_xls.writing.gaya import BULAT, JUMLAH, KIRI, PERSEN, TENGAH
from lakip_xls.writing.gerbang import Lembar
from lakip_xls.writing.recap.konteks import PERINGKAT, PREDIKAT, TABEL, UKURAN, K, Konteks, batang, cetak, peringkat
from lakip_xls.writing.sel import Sel, rujuk, rumus, sel, teks
from lakip_xls.writing.tabel import Kolom, Tabel


def tulis_peringkat(ctx: Konteks) -> None:
    """Write the three rankings side by side."""
    lembar = ctx.lembar[PERINGKAT]
    unit_of = {"capaian": "%", "serapan": "%", "selisih": "poin"}
    kolom = [
        k
        for name, title in UKURAN
        for k in (
            Kolom("Peringkat", 10, f"Menurut {title.lower()}", TENGAH),
            Kolom("Perangkat Daerah", ctx.lebar_nama, f"Menurut {title.lower()}"),
            Kolom(f"{title} ({unit_of[name]})", 12, f"Menurut {title.lower()}"),
        )
    ]
    row = ctx.judul(lembar, [k.lebar for k in kolom], "Peringkat Perangkat Daerah")
    tabel = Tabel(lembar, kolom, row, bernomor=False)
    ctx.puncak = tabel.baris_isi
    blocks = [urutan(ctx, name) for name, _ in UKURAN]
    empty = [teks(None)] * 3
    for line in range(max((len(b) for b in blocks), default=0)):
        tabel.tambah([c for block in blocks for c in (block[line] if line < len(block) else empty)])
    below = tabel.tulis()
    cetak(ctx, lembar, tabel, below - 1, PERINGKAT, (tabel.baris_isi, 0))


def urutan(ctx: Konteks, name: str) -> list[list[Sel]]:
    """The units of one ranking: place, name, value; the figures lead back to `Rekapitulasi`."""
    ranks = peringkat(ctx.rekap.terbaca, name)
    units = sorted((u for u in ctx.rekap.terbaca if u.folder in ranks), key=lambda u: ranks[u.folder])
    return [
        [
            rumus("=" + ctx.alamat(u, f"peringkat_{name}"), ranks[u.folder], BULAT),
            ctx.tautan(u),
            rumus("=" + ctx.alamat(u, name), getattr(u, name), PERSEN),
        ]
        for u in units
    ]


def tulis_predikat(ctx: Konteks) -> None:
    """Write how many units have which predikat, with a chart."""
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
    column = K["kategori"]
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
    cetak(ctx, lembar, tabel, below + (18 if groups else 0), PREDIKAT, (tabel.baris_isi, 0))


def _sebaran(units: Sequence[UnitRingkas]) -> dict[tuple[str, str], list[UnitRingkas]]:
    """The units of each predikat, best first, those without one last."""
    order = {level.kategori: i for i, level in enumerate((*SKALA_SAKIP, *SKALA_PERMENDAGRI86))}
    groups: dict[tuple[str, str], list[UnitRingkas]] = {}
    for unit in units:
        groups.setdefault((unit.kategori or "-", unit.predikat or "Tidak diukur"), []).append(unit)
    return dict(sorted(groups.items(), key=lambda g: (g[0][0] == "-", order.get(g[0][0], 99), g[0])))


def _grafik_predikat(
    ctx: Konteks, lembar: Lembar, rows: tuple[int, int], row: int, groups: dict[tuple[str, str], list[UnitRingkas]]
) -> None:
    chart = batang(ctx, "column", PREDIKAT, rows, (1, 2), "Jumlah perangkat daerah menurut predikat")
    chart.set_size({"width": 690, "height": 300})
    words = "; ".join(f"{grade}: {len(members)}" for (_, grade), members in groups.items())
    lembar.tempel_grafik(row, 0, chart, f"Grafik jumlah perangkat daerah menurut predikat. {words}.")
