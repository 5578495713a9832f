"""Renstra: targets of each year, with the budget or the goal's own targets beside them."""

from __future__ import annotations

from tests.generator import oracle

from ..foreign import add_foreign
from ..model import Build, Table, text_cells
from .parts import indicators, sasaran_keys, unsaid

GOALS = ("Terwujudnya Tata Kelola Pemerintahan yang Baik", "Meningkatnya Kualitas Pelayanan kepada Masyarakat")
GROUPS = (
    "Target Capaian per Tahun",
    "Target Kinerja Tahun",
    "Target Sasaran Per Tahun",
    "Target Tahun",
    "Target Kinerja Sasaran pada Tahun",
    "Target",
    "Target Kinerja Program dan Kerangka Pendanaan",
)


def write(b: Build) -> Table:
    """Sasaran, indicator, unit, and a column for each year."""
    pairs = indicators(b.unit)
    inds = [i for _, i in pairs]
    keys = sasaran_keys(b.unit)
    years = [y for y, _ in inds[0].renstra]
    unit_shown = b.option("satuan", ("yes", "yes", "yes", "no")) == "yes"
    b.number(len(pairs), keys if b.chance(0.5) else None)
    if b.chance(0.3):
        b.traits.add("renstra: tujuan")
        goals = [GOALS[n % 2] for n, s in enumerate(b.unit.sasaran) for _ in s.indikator]
        b.add("Tujuan", text_cells(goals), keys=list(goals))
        if b.chance(0.3):
            b.traits.add("renstra: indicator of the tujuan too")
            b.add("Indikator Tujuan", text_cells(["Indeks Reformasi Birokrasi"] * len(pairs)), keys=list(goals))
    b.add(b.pick("sasaran"), text_cells([s.name for s, _ in pairs]), "sasaran", keys=keys)
    b.add(b.pick("indikator_sasaran"), text_cells([i.name for i in inds]), "indikator")
    if unit_shown:
        b.add(b.pick("satuan"), [b.style.unit(i.satuan) for i in inds], "satuan")
    if b.chance(0.3):
        b.traits.add("foreign: baseline")
        b.add(b.pick("kondisi_awal"), [b.style.target(i.then_[1], i.satuan, unit_shown) for i in inds])
    shape = b.option(
        "years", ("group", "group", "flat", "tahun", "bare", "target pagu", "target rp", "target realisasi")
    )
    outer = b.rng.choice(GROUPS if shape != "target rp" else GROUPS[-1:])
    for n, year in enumerate(years):
        cells = [b.style.target(i.renstra[n][1], i.satuan, unit_shown) for i in inds]
        paths = {
            "group": (outer, str(year)),
            "flat": (f"Target {year}",),
            "tahun": (outer, f"Tahun {year}"),
            "bare": (f"Target Tahun {year}",),
            "target pagu": (f"Tahun {year}", "Target"),
            "target rp": (outer, str(year), "Target"),
            "target realisasi": (str(year), "Target"),
        }
        b.add(paths[shape], cells, f"target {year}")
        if shape == "target realisasi":
            known = [i.renstra[n][1] if year < b.unit.tahun else None for i in inds]
            cells = [b.style.target(v, i.satuan, unit_shown) for v, i in zip(known, inds, strict=True)]
            b.add((str(year), "Realisasi"), cells)
        if shape in ("target pagu", "target rp"):
            leaf = "Pagu" if shape == "target pagu" else b.rng.choice(("Rp", "Rp."))
            amounts = [b.rng.randint(100, 900) * 1_000_000 for _ in inds]
            b.money((*paths[shape][:-1], leaf), amounts, unit_row="")
    if b.chance(0.3):
        b.traits.add("foreign: final condition")
        last = [i.renstra[-1][1] for i in inds]
        head = b.rng.choice(("Kondisi Akhir", "Kondisi Akhir Periode", "Kondisi Kinerja pada Akhir Periode Renstra"))
        b.add(head, [b.style.target(v, i.satuan, unit_shown) for v, i in zip(last, inds, strict=True)])
    add_foreign(b)
    rows = oracle.frame(b.unit)["renstra"]
    title = b.rng.choice(
        (
            "RENCANA STRATEGIS TAHUN {a}-{z}",
            "TARGET KINERJA RENSTRA TAHUN {a} - {z}",
            "MATRIKS RENSTRA {a}-{z}",
            "TUJUAN, SASARAN DAN INDIKATOR KINERJA RENSTRA TAHUN {a}-{z}",
        )
    ).format(a=years[0], z=years[-1])
    b.traits.add(f"word:judul_renstra={title[:20]}")
    return Table(b.kind, b.columns, {"renstra": rows if unit_shown else unsaid(rows, "satuan")}, (title,), b.traits)
