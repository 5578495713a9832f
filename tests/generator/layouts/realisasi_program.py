"""`realisasi_program`: output of every sub kegiatan: Tabel 3.6, output lists, the quarterly form, LKPJ."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from ..unit import SubKegiatan, decimal_indonesia, integer
from .anggaran import persen_column
from .hierarchy import Levels, Node, random_levels, tree
from .indikator import target_cell
from .kop import write_closing, write_title
from .pages import Page
from .styles import Style, clean, random_money, random_persen, random_spelling, random_target, text_only
from .tables import Column, Content, LayoutContext, Merged, Options, Row, content, random_options, write_table
from .words import TRIWULAN, words

KIND = "realisasi_program"
MONEY = "realisasi_program_anggaran"
"""Frame name under which the amounts of these documents are recorded; rows as in `anggaran`."""
TITLE = (
    "TARGET DAN REALISASI PROGRAM DAN KEGIATAN PENDUKUNG SASARAN",
    "REALISASI PROGRAM, KEGIATAN DAN SUB KEGIATAN",
    "CAPAIAN KELUARAN SUB KEGIATAN",
)


def write(k: LayoutContext, h: Page) -> None:
    """Write the document in a random layout."""
    form = k.choose(f"{KIND}.bentuk", ("tabel36", "tabel36", "keluaran", "keluaran", "triwulan", "lkpj"))
    if form == "tabel36":
        _tabel36(k, h)
        return
    rng, unit = k.rng, k.unit
    g = random_target(rng, satuan_column=True, ods=h.ods)
    hierarchy = ("kode",) if form == "lkpj" else ("awalan", "kode", "kode_terpisah", "penomoran", "kolom_nama")
    t = random_levels(k, KIND, random_spelling(rng), ods=h.ods, form=hierarchy)
    nodes = tree(unit)
    money_name, money = random_money(rng, [x for n in nodes for x in (n.pagu, n.realisasi)], k.force.get("uang"))
    persen_name, persen = random_persen(rng, k.force.get("persen"))
    columns = [*t.columns, *_column(k, form, persen_name)]
    ordinal = _ordinal(k)
    rows = []
    for n in nodes:
        cell = _name(t, n, nodes, ordinal)
        if isinstance(n.thing, SubKegiatan):
            cell |= _keluaran(k, n.thing, ordinal[n.kode], g, persen, form)
        if form == "lkpj":
            cell |= {
                "pagu": content(n.pagu, money, (MONEY, n.index, "pagu")),
                "real_uang": content(n.realisasi, money, (MONEY, n.index, "realisasi")),
                "persen_uang": content(n.persen, persen, (MONEY, n.index, "persen")),
            }
        present = {c.key for c in columns}
        rows.append(Row({c: x for c, x in cell.items() if c in present}, bold=n.tingkat == 0))
    k.features[f"{KIND}.uang"] = money_name
    right = h.left + len(columns) - 1
    title = "LAPORAN KETERANGAN PERTANGGUNGJAWABAN" if form == "lkpj" else rng.choice(TITLE)
    y = write_title(k, h.sheet, h.row, h.left, right, KIND, title)
    y = write_table(k, h.sheet, y, h.left, columns, rows, random_options(k, KIND))
    h.row = write_closing(k, h.sheet, y, h.left, right, KIND)


def _ordinal(k: LayoutContext) -> dict[str, int]:
    return {s.kode: i for i, (*_, s) in enumerate(k.unit.sasaran_path())}


def _column(k: LayoutContext, form: str, persen_name: str) -> list[Column]:
    rng, tahun = k.rng, k.unit.tahun
    if form == "lkpj":
        return [
            Column("indikator", ("Indikator",), 36),
            Column("satuan", ("Satuan",), 12),
            *(Column(c, ("Fisik", j), 12) for c, j in (("target", "Target"), ("realisasi", "Real"), ("capaian", "%"))),
            *(
                Column(c, ("Keuangan", j), 18)
                for c, j in (("pagu", "Alokasi"), ("real_uang", "Real"), ("persen_uang", "%"))
            ),
            Column("masalah", ("Permasalahan",), 14),
        ]
    if form == "triwulan":
        names = rng.choice(TRIWULAN)
        title = rng.choice(("Realisasi", "Relisasi", "Realisasi Keluaran"))
        return [
            Column("satuan", (rng.choice(("Target", "Satuan", "Satuan Target")),), 12),
            Column("target", (rng.choice(("Target", "Target Keluaran")),), 10),
            *(Column(f"r{i}", (title, n), 9) for i, n in enumerate(names)),
            Column(
                "realisasi",
                (rng.choice(("Total\n(sudah rumus, jangan dirubah)", "Total Realisasi", "Total")),),
                12,
            ),
            Column("capaian", ("Persentase",), 12),
        ]
    return [
        Column("indikator", (words(rng, "indikator_kegiatan", tahun),), 36),
        Column("satuan", (words(rng, "satuan", tahun),), 12),
        Column("target", (words(rng, "target", tahun),), 12),
        Column("realisasi", (words(rng, "realisasi_kinerja", tahun),), 12),
        Column(
            "capaian",
            (f"Capaian ({persen_column(k, persen_name)})" if rng.random() < 0.4 else "% Capaian",),
            12,
        ),
    ]


def _name(t: Levels, n: Node, nodes: list[Node], ordinal: dict[str, int]) -> dict[str, Content]:
    """The naming cells of a row, recorded for every output row below it."""
    cell = t.cell(n, MONEY)
    bidang = ("program", "kegiatan", "sub_kegiatan")[n.tingkat]
    name = cell["uraian" if "uraian" in cell else bidang]
    (_, meaning, style), *_ = name.note
    for m in nodes:
        if m.tingkat == 2 and (m is n or n.thing in m.parent):
            name.note.append(((KIND, ordinal[m.kode], bidang), meaning, style))
    return cell


def _keluaran(k: LayoutContext, s: SubKegiatan, i: int, g: Any, persen: Style, form: str) -> dict[str, Content]:
    kind = "persen" if s.persen else "jumlah"
    cell = {
        "satuan": content(s.satuan, lambda v: (g.satuan(v), "General"), (KIND, i, "satuan")),
        "target": target_cell(g, kind, s.satuan, s.target, (KIND, i, "target"), None),
        "realisasi": target_cell(g, kind, s.satuan, s.realisasi_keluaran, (KIND, i, "realisasi"), None),
        "capaian": content(Fraction(s.realisasi_keluaran) / Fraction(s.target) * 100, persen, (KIND, i, "capaian")),
    }
    if form == "triwulan":
        style = g.write(kind, s.satuan)
        for q, v in enumerate(_divide(k, s.realisasi_keluaran)):
            cell[f"r{q}"] = content(v, style)
    else:
        cell["indikator"] = content(s.indikator, text_only, (KIND, i, "indikator"))
    return cell


def _divide(k: LayoutContext, total: int | Decimal) -> list[int | Decimal | None]:
    """Split a realisation over the quarters."""
    if not isinstance(total, int):
        parts = integer(total / 4, 2)
        return [parts, parts, parts, total - 3 * parts]
    cut = sorted(k.rng.randint(0, total) for _ in range(3))
    return [b - a or None for a, b in zip([0, *cut], [*cut, total], strict=True)]


def _tabel36(k: LayoutContext, h: Page) -> None:
    """The report's own table: amounts and output rows, at times split by sasaran."""
    rng, unit = k.rng, k.unit
    nodes = tree(unit)
    money_name, money = random_money(rng, [x for n in nodes for x in (n.pagu, n.realisasi)], k.force.get("uang"))
    persen_name, persen = random_persen(rng, k.force.get("persen"))
    k.features[f"{KIND}.uang"] = money_name
    t = random_levels(k, KIND, random_spelling(rng), ods=h.ods, form=("awalan",))
    t.prefix = "titik_dua"
    columns = [
        *t.columns,
        Column("target", (rng.choice(("Target", "TARGET")),), 20),
        Column("realisasi", (rng.choice(("Capaian", "Realisasi", "REALISASI")),), 20),
        Column("persen", (persen_column(k, persen_name),), 9),
    ]
    extra = k.chance(f"{KIND}.input_outcome", 0.5)
    ordinal = _ordinal(k)

    def node_row(n: Node) -> list[Row]:
        cell = _name(t, n, nodes, ordinal)
        cell |= {
            "target": content(n.pagu, money, (MONEY, n.index, "pagu")),
            "realisasi": content(n.realisasi, money, (MONEY, n.index, "realisasi")),
            "persen": content(n.persen, persen, (MONEY, n.index, "persen")),
        }
        results = [Row(cell, bold=n.tingkat == 0)]
        if isinstance(n.thing, SubKegiatan):
            s, i = n.thing, ordinal[n.kode]
            capaian = Fraction(s.realisasi_keluaran) / Fraction(s.target) * 100
            if extra:
                same_money = {
                    "target": content(n.pagu, money),
                    "realisasi": content(n.realisasi, money),
                    "persen": content(n.persen, persen),
                }
                results.append(Row({"uraian": Content("Input :")} | same_money))
            results.append(
                Row(
                    {
                        "uraian": content(s.indikator, lambda v: (f"Output : {v}", "General"), (KIND, i, "indikator")),
                        "target": _with_satuan(s, s.target, (KIND, i, "target"), (KIND, i, "satuan")),
                        "realisasi": _with_satuan(s, s.realisasi_keluaran, (KIND, i, "realisasi"), None),
                        "persen": content(capaian, persen, (KIND, i, "capaian")),
                    }
                )
            )
            if extra:
                results.append(Row({"uraian": Content(f"Outcome : Terlaksananya {s.name}")}))
        return results

    right = h.left + len(columns) - 1
    y = write_title(k, h.sheet, h.row, h.left, right, KIND, rng.choice(TITLE))
    if k.chance(f"{KIND}.per_sasaran", 0.4):
        options = Options(large_heading=rng.random() < 0.5)
        for order, s in enumerate(unit.sasaran, 1):
            name = clean(s.name)
            h.sheet.write(y, h.left, f"Sasaran Strategis {order} : {name}", bold=True)
            own = [unit.program[p] for p in s.program]
            row_contents = [
                b for n in nodes if n.thing in own or (n.parent and n.parent[0] in own) for b in node_row(n)
            ]
            y = write_table(k, h.sheet, y + 1, h.left, columns, row_contents, options) + rng.randint(1, 2)
    else:
        y = write_table(
            k, h.sheet, y, h.left, columns, [b for n in nodes for b in node_row(n)], random_options(k, KIND)
        )
    h.row = write_closing(k, h.sheet, y, h.left, right, KIND)


def _with_satuan(s: SubKegiatan, value: Any, key: Any, satuan_key: Any) -> Content:
    if s.persen:
        return content(value, lambda v: (f"{decimal_indonesia(v)}%", "General"), key)
    cell = Merged({"nilai": value, "satuan": s.satuan}, lambda b: f"{_text(b['nilai'])} {b['satuan']}")
    return cell.content({"nilai": key} | ({"satuan": satuan_key} if satuan_key else {}))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else decimal_indonesia(value)
