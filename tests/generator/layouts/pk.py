"""`pk`: indicator table and programme-budget table, below, beside or on another sheet."""

from __future__ import annotations

from .indikator import all_indikator, random_heading
from .kop import head, write_closing, write_title
from .pages import Page
from .styles import clean, random_money, random_spelling, random_target
from .tables import Column, Content, LayoutContext, Options, Row, content, random_options, shuffle_columns, write_table
from .words import words

KIND = "pk"


def write(k: LayoutContext, h: Page) -> None:
    """Write the document in a random layout."""
    rng, unit = k.rng, k.unit
    if k.chance("pk.pernyataan", 0.25):
        _statement(k, h)
    spelling = random_spelling(rng)
    g = random_target(rng, satuan_column=k.chance("pk.kolom_satuan", 0.5), ods=h.ods)
    heading = random_heading(k, KIND, spelling, g)
    column = shuffle_columns(
        k,
        "pk.acak",
        [*heading.columns, Column("target", (words(rng, "target", unit.tahun),), 14)],
        {"satuan", "target"},
    )
    rows = []
    for b in all_indikator(unit):
        cell = heading.cell("pk", b)
        cell["target"] = heading.target("pk", b, "target", b.indikator.target, satuan=True)
        rows.append(Row(cell))
    if k.force.get("pk.judul") is None:
        k.force["pk.judul"] = rng.choice(("biasa", "kop", "panjang"))  # a bare table could be an RKT
    right = h.left + len(column) - 1
    title = rng.choice(("PERJANJIAN KINERJA", "PERJANJIAN KINERJA", "PERJANJIAN KINERJA PERUBAHAN"))
    y = write_title(k, h.sheet, h.row, h.left, right, KIND, title)
    top = y
    h.row = write_table(k, h.sheet, y, h.left, column, rows, random_options(k, KIND))
    position = k.choose("pk.tabel_program", ("bawah", "bawah", "bawah", "samping", "lembar"))
    if position == "lembar":
        h.row = write_closing(k, h.sheet, h.row, h.left, right, KIND)
        h.new_sheet(rng.choice(("Anggaran PK", "Sheet2", "Program PK", "Lampiran")))
        h.row = write_title(k, h.sheet, h.row, h.left, h.left + 2, "pk_program", title)
        h.row = _program(k, h, h.row, h.left)
    elif position == "samping":
        h.row = max(h.row, _program(k, h, top, right + 2))
    else:
        h.row = _program(k, h, h.row + rng.randint(1, 3), h.left)
    h.row = write_closing(k, h.sheet, h.row, h.left, right, "pk_program")


def _program(k: LayoutContext, h: Page, y: int, left: int) -> int:
    """The programme-budget table; returns the row below it."""
    rng, unit = k.rng, k.unit
    spelling = random_spelling(rng)
    pagu = [sum(s.pagu for s in p.all_sub()) for p in unit.program]
    money_name, money = random_money(rng, pagu, k.force.get("uang"))
    k.features["pk.uang"] = money_name
    ordinal_in_name = rng.random() < 0.4
    rp_apart = money_name in ("titik", "angka") and rng.random() < 0.3
    columns = [] if ordinal_in_name else [Column("no", (words(rng, "no", unit.tahun),), 5)]
    columns.append(Column("program", (words(rng, "program", unit.tahun),), 45))
    anggaran_title = words(rng, "anggaran", unit.tahun)
    if rp_apart:
        columns.append(Column("rp", (anggaran_title,), 5))
    columns.append(Column("anggaran", (anggaran_title,) if not rp_apart else ("",), 18))
    source = k.chance("pk.sumber_dana", 0.6)
    if source:
        columns.append(Column("sumber_dana", (words(rng, "sumber_dana", unit.tahun),), 14))
    rows = []
    for i, (p, n) in enumerate(zip(unit.program, pagu, strict=True)):
        name = spelling.program_name(p.name)

        def style(v: str, i: int = i) -> tuple[str, str]:
            return (f"{i + 1}. {v}" if ordinal_in_name else v), "General"

        cell = {
            "program": content(name, style, ("pk_program", i, "program"), original=clean(name)),
            "anggaran": content(n, money, ("pk_program", i, "anggaran")),
        }
        if not ordinal_in_name:
            cell["no"] = Content(i + 1)
        if rp_apart:
            cell["rp"] = Content("Rp.")
        if source:
            cell["sumber_dana"] = content(p.sumber_dana, lambda v: (v, "General"), ("pk_program", i, "sumber_dana"))
        rows.append(Row(cell))
    total = k.choose("pk.jumlah", ("bawah", "bawah", "atas", "atas_tanpa_label", "tanpa"))
    if total != "tanpa":
        cell = {"anggaran": content(sum(pagu), money, ("pk_program", "jumlah", "anggaran"))}
        if total != "atas_tanpa_label":
            cell["program"] = Content(rng.choice(("Jumlah", "JUMLAH", "Total")))
        if rp_apart:
            cell["rp"] = Content("Rp.")
        rows.insert(len(rows) if total == "bawah" else 0, Row(cell, bold=True))
    options = Options(large_heading=rng.random() < 0.6)
    last = write_table(k, h.sheet, y, left, columns, rows, options)
    if rp_apart:
        x = left + [c.key for c in columns].index("rp")
        del h.sheet.cells[y, x + 1]
        h.sheet.merge(y, x, y, x + 1)
    return last


def _statement(k: LayoutContext, h: Page) -> None:
    """The statement that precedes the tables, on a sheet of its own."""
    unit = k.unit
    area = unit.pemerintah
    heading = ("Bupati " if area.startswith("Kab") else "Wali Kota ") + area.split(maxsplit=1)[1]
    texts = (
        f"PERJANJIAN KINERJA TAHUN {unit.tahun}",
        "",
        "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta "
        "berorientasi pada hasil, kami yang bertanda tangan di bawah ini :",
        "Nama : NAMA PEJABAT",
        f"Jabatan : {head(unit)}",
        "Selanjutnya disebut pihak pertama.",
        "Nama : NAMA PEJABAT",
        f"Jabatan : {heading}",
        "Selaku atasan pihak pertama, selanjutnya disebut pihak kedua.",
        "Pihak pertama berjanji akan mewujudkan target kinerja sesuai lampiran perjanjian ini.",
    )
    for y, t in enumerate(texts, h.row):
        if t:
            h.sheet.write(y, h.left, t)
    h.new_sheet("Lampiran PK")
