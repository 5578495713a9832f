"""`pengukuran_kinerja`: target, realisasi and capaian of every indicator."""

from __future__ import annotations

from fractions import Fraction

from .. import oracle
from .anggaran import persen_column
from .indikator import all_indikator, random_heading
from .kop import write_closing, write_title
from .pages import Page
from .styles import random_persen, random_spelling, random_target
from .tables import Column, Content, LayoutContext, Row, content, random_options, shuffle_columns, write_table
from .words import words

KIND = "pengukuran_kinerja"
FRAME = "pengukuran"
TITLE = (
    "PENGUKURAN KINERJA",
    "PENGUKURAN REALISASI KINERJA",
    "PENGUKURAN CAPAIAN KINERJA",
    "CAPAIAN KINERJA SASARAN",
)
POLARITAS = (("Positif", "Negatif"), ("positif", "negatif"), ("POSITIF", "NEGATIF"), ("Maksimum", "Minimum"))


def write(k: LayoutContext, h: Page) -> None:
    """Write the document in a random layout."""
    rng, unit = k.rng, k.unit
    spelling = random_spelling(rng)
    g = random_target(rng, satuan_column=k.chance(f"{KIND}.kolom_satuan", 0.5), ods=h.ods)
    heading = random_heading(k, KIND, spelling, g)
    persen_name, persen = random_persen(rng, k.force.get("persen"))
    k.features[f"{KIND}.persen"] = persen_name
    negative = any(b.indikator.negative for b in all_indikator(unit))
    polaritas = negative or k.chance(f"{KIND}.polaritas", 0.2)
    positive_negative = rng.choice(POLARITAS)
    last_year = k.chance(f"{KIND}.tahun_lalu", 0.15)
    columns = list(heading.columns)
    if polaritas:
        columns.append(Column("polaritas", (words(rng, "polaritas", unit.tahun),), 12))
    if last_year:
        columns.append(Column("lalu", (f"Realisasi {unit.tahun - 1}",), 14))
        columns.append(Column("target", (f"Target {unit.tahun}",), 14))
        columns.append(Column("realisasi", (f"Realisasi {unit.tahun}",), 14))
    elif rng.random() < 0.15:
        top = f"Tahun {unit.tahun}"
        columns += [Column("target", (top, "Target"), 14), Column("realisasi", (top, "Realisasi"), 14)]
    else:
        columns.append(Column("target", (words(rng, "target", unit.tahun),), 14))
        columns.append(Column("realisasi", (words(rng, "realisasi_kinerja", unit.tahun),), 14))
    columns.append(Column("capaian", (_capaian_title(k, persen_name),), 12))
    for n in ("kategori", "predikat"):
        if k.chance(f"{KIND}.{n}", 0.2):
            columns.append(Column(n, (words(rng, n, unit.tahun),), 14))
    if rng.random() < 0.15:
        columns.append(Column("keterangan", (words(rng, "keterangan", unit.tahun),), 14))
    key = {c.key for c in columns}
    columns = shuffle_columns(
        k, f"{KIND}.acak", columns, {"satuan", "polaritas", "kategori", "predikat", "keterangan"}, 0.2
    )
    rows = []
    for b in all_indikator(unit):
        ind = b.indikator
        result = oracle.capaian(ind)
        cell = heading.cell(FRAME, b)
        cell["target"] = heading.target(FRAME, b, "target", ind.target, satuan=True)
        cell["realisasi"] = heading.target(FRAME, b, "realisasi", ind.realisasi)
        cell["capaian"] = content(result, persen, (FRAME, b.index, "capaian"))
        if "lalu" in key:
            cell["lalu"] = heading.target("pengukuran_lalu", b, "realisasi", ind.then_[1])
        if polaritas:
            polaritas_words = positive_negative[ind.negative]
            cell["polaritas"] = content(
                polaritas_words,
                lambda v: (v, "General"),
                (FRAME, b.index, "polaritas"),
                original="negatif" if ind.negative else "positif",
            )
        kategori, predikat = oracle.kategori(oracle.limit(result))
        if "kategori" in key:
            cell["kategori"] = content(kategori, lambda v: (v, "General"), (FRAME, b.index, "kategori"))
        if "predikat" in key:
            cell["predikat"] = content(predikat, lambda v: (v, "General"), (FRAME, b.index, "predikat"))
        rows.append(Row(cell))
    if k.chance(f"{KIND}.rata_rata", 0.5):
        everything = [oracle.capaian(b.indikator) for b in all_indikator(unit)]
        rata = sum(everything, Fraction(0)) / len(everything)
        label = rng.choice(("Rata-rata Capaian", "Rata Rata Capaian", "RATA-RATA", "Rata-rata"))
        rows.append(
            Row(
                {"sasaran": Content(label), "capaian": content(rata, persen, (FRAME, "jumlah", "capaian"))},
                bold=True,
            )
        )
    right = h.left + len(columns) - 1
    y = write_title(k, h.sheet, h.row, h.left, right, KIND, rng.choice(TITLE))
    y = write_table(k, h.sheet, y, h.left, columns, rows, random_options(k, KIND))
    h.row = write_closing(k, h.sheet, y, h.left, right, KIND)


def _capaian_title(k: LayoutContext, style: str) -> str:
    title = words(k.rng, "capaian", k.unit.tahun)
    return title if "%" in title or "erse" in title else f"{title} ({persen_column(k, style)})"
