"""`renstra`: targets per year, years as columns or as rows."""

from __future__ import annotations

from .indikator import all_indikator, random_heading, target_cell
from .kop import write_closing
from .pages import Page
from .styles import random_spelling, random_target
from .tables import Column, Content, LayoutContext, Row, content, random_options, write_table
from .words import words

KIND = "renstra"


def write(k: LayoutContext, h: Page) -> None:
    """Write the document in a random layout."""
    rng, unit = k.rng, k.unit
    period = [t for t, _ in unit.sasaran[0].indikator[0].renstra]
    length = k.chance("renstra.tahun_baris", 0.15)
    g = random_target(rng, satuan_column=k.chance("renstra.kolom_satuan", 0.5), ods=h.ods)
    heading = random_heading(k, KIND, random_spelling(rng), g)
    tahun = k.choose("renstra.kepala_tahun", ("{}", "{}", "Tahun {}", "Target {}"))
    empty = rng.choice((None, "-"))
    columns = list(heading.columns)
    if rng.random() < 0.3:
        columns.insert(int(heading.has_no), Column("tujuan", (rng.choice(("Tujuan", "TUJUAN")),), 30))
    if length:
        columns += [Column("tahun", ("Tahun",), 10), Column("target", ("Target",), 12)]
    else:
        top = words(rng, "target_tahun", unit.tahun)
        if rng.random() < 0.1:
            columns.append(Column("awal", ("Kondisi Awal",), 12))
        columns += [Column(f"t{t}", (top, tahun.format(t)), 11) for t in period]
    rows = []
    i = 0
    for b in all_indikator(unit):
        ind = b.indikator
        yearly: dict[str, Content] = {}
        for t, target in ind.renstra:
            cell = heading.cell(KIND, b, i)
            cell["tujuan"] = Content("Meningkatnya tata kelola pemerintahan yang baik", group="tujuan")
            cell = {c.key: cell[c.key] for c in columns if c.key in cell}
            value = target_cell(g, ind.kind, ind.satuan, target, (KIND, i, "target"), (KIND, i, "satuan"))
            if target is None:
                value.value = empty
            if length:
                for x in (cell["indikator"], cell.get("satuan")):
                    if x is not None:
                        x.group = b.index
                if "no" in cell and heading.no_per_indikator:
                    cell["no"].group = b.index
                rows.append(
                    Row(cell | {"tahun": content(t, lambda v: (v, "General"), (KIND, i, "tahun")), "target": value})
                )
            else:
                for c, x in cell.items():
                    yearly.setdefault(c, Content(x.value, x.format, [], x.group)).note += x.note
                yearly[f"t{t}"] = value
                if "awal" in (c.key for c in columns):
                    yearly["awal"] = Content("-")
            i += 1
        if not length:
            rows.append(Row(yearly))
    right = h.left + len(columns) - 1
    if length and k.force.get("renstra.judul") is None:
        k.force["renstra.judul"] = rng.choice(("biasa", "kop", "panjang"))
    extent = f"TAHUN {period[0]}-{period[-1]}"
    title = rng.choice(
        (
            "TARGET KINERJA RENCANA STRATEGIS",
            "RENCANA STRATEGIS",
            "TUJUAN DAN SASARAN JANGKA MENENGAH RENSTRA",
        )
    )
    form = k.choose("renstra.judul", ("tanpa", "biasa", "kop"))
    y = h.row
    if form != "tanpa":
        if form == "kop":
            h.sheet.write(y, h.left, f"PEMERINTAH {unit.pemerintah.upper()}", bold=True)
            y += 1
        h.sheet.write(y, h.left, f"{title} {extent}", bold=True)
        h.sheet.write(y + 1, h.left, unit.name.upper(), bold=True)
        y += 2 + rng.randint(0, 2)
    y = write_table(k, h.sheet, y, h.left, columns, rows, random_options(k, KIND))
    h.row = write_closing(k, h.sheet, y, h.left, right, KIND)
