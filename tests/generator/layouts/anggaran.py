"""`realisasi_anggaran`: manual recaps of every shape, with the composition of belanja beneath at times."""

from __future__ import annotations

from fractions import Fraction

from ..sheets import Value
from ..unit import KELOMPOK
from . import sipd
from .hierarchy import random_levels, tree
from .kop import write_closing, write_title
from .pages import Page
from .styles import MONEY_FORMAT, NEEDS_MARK, Style, random_money, random_persen, random_spelling
from .tables import Column, Content, LayoutContext, Options, Row, content, random_options, shuffle_columns, write_table
from .words import TRIWULAN, words

KIND = "realisasi_anggaran"
TITLE = (
    "REALISASI ANGGARAN PER PROGRAM",
    "LAPORAN REALISASI ANGGARAN",
    "REALISASI ANGGARAN DAN KEGIATAN",
    "Rekapitulasi Realisasi Anggaran Program, Kegiatan dan Sub Kegiatan",
)
TOTAL = ("Jumlah", "JUMLAH", "Total", "TOTAL", "Jumlah Total", "JUMLAH SELURUHNYA", "Jumlah :")


def persen_column(k: LayoutContext, style: str) -> str:
    """A header for a percentage column that says % where the style needs it."""
    text = words(k.rng, "persen", k.unit.tahun)
    return text if "%" in text or "erse" in text or style not in NEEDS_MARK else "%"


def write(k: LayoutContext, h: Page) -> None:
    """Write the document in a random layout."""
    if k.chance(f"{KIND}.sipd", 0.2):
        sipd.write(k, h)
        return
    rng, unit, sheet = k.rng, k.unit, h.sheet
    nodes = tree(unit)
    money_name, money = random_money(rng, [x for n in nodes for x in (n.pagu, n.realisasi)], k.force.get("uang"))
    persen_name, persen = random_persen(rng, k.force.get("persen"))
    k.features[f"{KIND}.uang"], k.features[f"{KIND}.persen"] = money_name, persen_name
    t = random_levels(k, KIND, random_spelling(rng), ods=h.ods)
    leaf = t.form == "kolom_nama" and k.chance(f"{KIND}.hanya_daun", 0.6)
    has_persen = k.chance(f"{KIND}.kolom_persen", 0.75)
    has_sisa = k.chance(f"{KIND}.kolom_sisa", 0.35)
    before = k.chance(f"{KIND}.pagu_sebelum", 0.08)
    formula = money_name in MONEY_FORMAT and money_name != "campur" and h.xlsx and k.chance(f"{KIND}.rumus", 0.3)
    grouped = rng.random() < 0.3
    triwulan = k.chance(f"{KIND}.realisasi_triwulan", 0.08)

    numbers: list[Column] = []
    realisasi_title = words(rng, "realisasi", unit.tahun)
    if before:
        numbers.append(Column("pagu_sebelum", ("Pagu Anggaran", "Sebelum Perubahan"), 18))
        numbers.append(Column("pagu", ("Pagu Anggaran", "Setelah Perubahan"), 18))
    else:
        numbers.append(Column("pagu", (words(rng, "pagu", unit.tahun),), 18))
    if triwulan:
        realisasi_title = realisasi_title.replace(" s.d. Desember", "")
        numbers += [Column(f"r{i}", (realisasi_title, n), 16) for i, n in enumerate(rng.choice(TRIWULAN[:3]))]
        numbers.append(Column("realisasi", (realisasi_title, rng.choice(("Jumlah", "Total"))), 18))
        if has_persen:
            numbers.append(Column("persen", (persen_column(k, persen_name),), 9))
    elif grouped and has_persen:
        realisasi_title = realisasi_title.replace(" (Rp)", "")
        numbers.append(Column("realisasi", (realisasi_title, rng.choice(("Rp", "(Rp)", "Rp."))), 18))
        numbers.append(Column("persen", (realisasi_title, rng.choice(("%", "(%)"))), 9))
    else:
        numbers.append(Column("realisasi", (realisasi_title,), 18))
        if has_persen:
            numbers.append(Column("persen", (persen_column(k, persen_name),), 9))
    if has_sisa:
        numbers.append(Column("sisa", (words(rng, "sisa", unit.tahun),), 16))
    extra = [Column(n, (words(rng, n, unit.tahun),), 14) for n in ("pptk", "keterangan") if rng.random() < 0.12]
    columns = shuffle_columns(
        k,
        f"{KIND}.acak",
        [*t.columns, *numbers, *extra],
        {"persen", "sisa", "pptk", "keterangan", "realisasi"},
        0.2,
    )

    many_leaves = {
        i: sum(n.order[: len(m.order)] == m.order and n.tingkat == 2 for n in nodes) for i, m in enumerate(nodes)
    }
    many_leaves[-1] = sum(n.tingkat == 2 for n in nodes)

    def row_money(key: int | str, pagu: int, realisasi: int) -> dict[str, Content]:
        b = {
            "pagu": content(pagu, money, ("anggaran", key, "pagu")),
            "realisasi": content(realisasi, money, ("anggaran", key, "realisasi")),
        }
        if has_persen:
            b["persen"] = content(Fraction(100 * realisasi, pagu), persen, ("anggaran", key, "persen"))
            if formula and persen_name == "pecahan":
                b["persen"].formula = "{realisasi}/{pagu}"
        if has_sisa:
            b["sisa"] = content(pagu - realisasi, money, ("anggaran", key, "sisa"))
            if formula:
                b["sisa"].formula = "{pagu}-{realisasi}"
        if triwulan:
            parts = [realisasi // 4] * 3
            for i, n in enumerate((*parts, realisasi - sum(parts))):
                b[f"r{i}"] = content(n, money)
        if before:
            b["pagu_sebelum"] = content(pagu + 1_000_000 * many_leaves[key if isinstance(key, int) else -1], money)
        return b

    rows: list[Row] = []
    total_pagu = sum(n.pagu for n in nodes if n.tingkat == 0)
    total_realisasi = sum(n.realisasi for n in nodes if n.tingkat == 0)
    if t.form == "kode" and k.chance(f"{KIND}.baris_opd", 0.15):
        kode: Value = float(unit.urusan) if rng.random() < 0.5 else unit.urusan
        top = {"kode": Content(kode), "uraian": Content(unit.name.upper())}
        top |= row_money(-1, total_pagu, total_realisasi)
        for i in top.values():
            i.note.clear()
        rows.append(Row(top, bold=True))
    for n in nodes:
        if leaf and n.tingkat < 2:
            continue
        cell = t.cell(n, "anggaran")
        if leaf:
            for tingkat, parent in enumerate(n.parent):
                origin_ = next(s for s in nodes if s.thing is parent)
                origin = t.cell(origin_, "anggaran")[("program", "kegiatan")[tingkat]]
                origin.group = (parent.kode,)
                cell[("program", "kegiatan")[tingkat]] = origin
        cell |= row_money(n.index, n.pagu, n.realisasi)
        if "pptk" in [c.key for c in extra] and n.tingkat == 2:
            cell["pptk"] = Content(rng.choice(("Kasi Pemerintahan", "Sekretaris", "Kabid Pelayanan")))
        rows.append(Row(cell, bold=n.tingkat == 0 and rng.random() < 0.5))
    total_position = k.choose(f"{KIND}.jumlah", ("bawah", "bawah", "bawah", "atas", "tanpa"))
    if total_position != "tanpa":
        first = next(c.key for c in columns if c.key in ("uraian", "program", "kode", "kode0", "no"))
        if rng.random() < 0.5 and "uraian" in [c.key for c in columns]:
            first = "uraian"
        total = Row({first: Content(rng.choice(TOTAL))} | row_money("jumlah", total_pagu, total_realisasi), bold=True)
        rows.insert(len(rows) if total_position == "bawah" else 0, total)

    left = h.left
    right = left + len(columns) - 1
    y = write_title(k, sheet, h.row, left, right, KIND, rng.choice(TITLE))
    y = write_table(k, sheet, y, left, columns, rows, random_options(k, KIND))
    if k.chance(f"{KIND}.tabel_belanja", 0.3):
        y = _belanja(k, h, y + rng.randint(1, 3), left, money, persen, persen_name)
    h.row = write_closing(k, sheet, y, left, right, KIND)


def _belanja(k: LayoutContext, h: Page, y: int, left: int, money: Style, persen: Style, persen_name: str) -> int:
    """The composition of belanja as a small table of its own."""
    name = {
        "operasi": k.rng.choice(("Belanja Operasi", "Belanja Operasional", "BELANJA OPERASI")),
        "modal": "Belanja Modal",
        "tidak_terduga": k.rng.choice(("Belanja Tidak Terduga", "Belanja Tak Terduga")),
        "transfer": "Belanja Transfer",
    }
    columns = [
        Column("kelompok", (k.rng.choice(("Kelompok Belanja", "Jenis Belanja", "Uraian Belanja")),), 40),
        Column("pagu", (words(k.rng, "pagu", k.unit.tahun),), 18),
        Column("realisasi", (words(k.rng, "realisasi", k.unit.tahun),), 18),
        Column("persen", (persen_column(k, persen_name),), 9),
    ]
    rows = []
    total = [0, 0]
    for order, kelompok in enumerate(KELOMPOK):
        pairs = [s.kelompok(order) for *_, s in k.unit.kode_path()]
        pagu, realisasi = sum(p for p, _ in pairs), sum(r for _, r in pairs)
        if pagu:
            total = [total[0] + pagu, total[1] + realisasi]
            rows.append(
                Row(
                    {
                        "kelompok": content(
                            name[kelompok],
                            lambda v: (v, "General"),
                            ("belanja", order, "kelompok"),
                            original=kelompok,
                        ),
                        "pagu": content(pagu, money, ("belanja", order, "pagu")),
                        "realisasi": content(realisasi, money, ("belanja", order, "realisasi")),
                        "persen": content(Fraction(100 * realisasi, pagu), persen, ("belanja", order, "persen")),
                    }
                )
            )
    if k.rng.random() < 0.7:
        rows.append(
            Row(
                {
                    "kelompok": Content("Jumlah"),
                    "pagu": content(total[0], money, ("belanja", "jumlah", "pagu")),
                    "realisasi": content(total[1], money, ("belanja", "jumlah", "realisasi")),
                    "persen": content(Fraction(100 * total[1], total[0]), persen, ("belanja", "jumlah", "persen")),
                },
                bold=True,
            )
        )
    if k.rng.random() < 0.7:
        h.sheet.write(y, left, "Komposisi Belanja Daerah", bold=True)
        y += 1
    return write_table(k, h.sheet, y, left, columns, rows, Options())
