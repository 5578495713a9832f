"""`comparison`: the report's own tables over the measured figures: 3.2, 3.3, 3.5 and 3.7."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from .. import oracle
from ..unit import Sasaran
from .indikator import all_indikator, random_heading
from .kop import write_title
from .pages import Page
from .styles import Style, random_persen, random_spelling, random_target
from .tables import Column, Content, LayoutContext, Options, Row, content, random_options, write_table

MARK = {"AA": "sm", "A": "m", "BB": "sb", "B": "b", "CC": "c", "C": "k", "D": "sk"}


def write(k: LayoutContext, h: Page) -> None:
    """Write the four tables, each on a sheet of its own or below the one before."""
    name, persen = random_persen(k.rng, "tanda")
    k.features["perbandingan.persen"] = name
    tables: tuple[tuple[str, Callable[[LayoutContext, Page, Style], None]], ...] = (
        ("3.2", _antar_tahun), ("3.3", _renstra_opponent), ("3.5", _predikat), ("3.7", _efisiensi),
    )  # fmt: skip
    for order, (sheet, writing) in enumerate(tables):
        if order and k.rng.random() < 0.6:
            h.new_sheet(sheet)
        elif order:
            h.row += k.rng.randint(2, 4)
        writing(k, h, persen)


def _frame(k: LayoutContext, h: Page, title: str, column: list[Column], row: list[Row], options: Options) -> None:
    k.force["perbandingan.judul"] = "pendek"
    y = write_title(k, h.sheet, h.row, h.left, h.left + len(column) - 1, "perbandingan", title)
    h.row = write_table(k, h.sheet, y, h.left, column, row, options)


def _antar_tahun(k: LayoutContext, h: Page, persen: Style) -> None:
    rng, unit = k.rng, k.unit
    heading = random_heading(k, "antar_tahun", random_spelling(rng), random_target(rng, satuan_column=False, ods=h.ods))
    tahun = (unit.tahun - 1, unit.tahun)
    column = list(heading.columns)
    for key, title in (("target", "Target"), ("realisasi", "Realisasi")):
        column += [Column(f"{key}{t}", (title, str(t)), 12) for t in tahun]
    rows = []
    for b in all_indikator(unit):
        ind = b.indikator
        cell = heading.cell("antar_tahun", b)
        value = {"target": (ind.then_[0], ind.target), "realisasi": (ind.then_[1], ind.realisasi)}
        for key, (then_, now_) in value.items():
            cell[f"{key}{tahun[0]}"] = heading.target("antar_tahun_lalu", b, key, then_)
            cell[f"{key}{tahun[1]}"] = heading.target("antar_tahun", b, key, now_)
        rows.append(Row(cell))
    title = "PERBANDINGAN REALISASI KINERJA DENGAN TAHUN SEBELUMNYA"
    _frame(k, h, title, column, rows, random_options(k, "antar_tahun"))


def _renstra_opponent(k: LayoutContext, h: Page, persen: Style) -> None:
    rng, unit = k.rng, k.unit
    heading = random_heading(
        k, "lawan_renstra", random_spelling(rng), random_target(rng, satuan_column=False, ods=h.ods)
    )
    last = unit.sasaran[0].indikator[0].renstra[-1][0]
    columns = [
        *heading.columns,
        Column("target", (f"Target Akhir Renstra Tahun {last}",), 14),
        Column("realisasi", (f"Realisasi Tahun {unit.tahun}",), 14),
        Column("capaian", ("Tingkat Kemajuan (%)",), 12),
    ]
    rows = []
    for b in all_indikator(unit):
        ind = b.indikator
        target: Any = ind.renstra[-1][1]
        cell = heading.cell("lawan_renstra", b)
        cell["target"] = heading.target("lawan_renstra", b, "target", target)
        cell["realisasi"] = heading.target("lawan_renstra", b, "realisasi", ind.realisasi)
        if not isinstance(target, str):
            top = 2 * Fraction(target) - Fraction(ind.realisasi) if ind.negative else Fraction(ind.realisasi)
            cell["capaian"] = content(top / Fraction(target) * 100, persen, ("lawan_renstra", b.index, "capaian"))
        rows.append(Row(cell))
    title = "PERBANDINGAN REALISASI KINERJA DENGAN TARGET JANGKA MENENGAH RENSTRA"
    _frame(k, h, title, columns, rows, random_options(k, "lawan_renstra"))


def _predikat(k: LayoutContext, h: Page, persen: Style) -> None:
    rng, unit = k.rng, k.unit
    tick = rng.choice(("√", "v", "✓"))
    columns = [Column("uraian", ("Sasaran / Indikator Sasaran",), 50), Column("capaian", ("% Capaian",), 12)]
    columns += [Column(t, ("Predikat", t.upper()), 6) for t in MARK.values()]
    rows = []

    def value(key: int | str, result: Fraction) -> dict[str, Content]:
        mark = MARK[oracle.kategori(oracle.limit(result))[0]]
        cell = {"capaian": content(result, persen, ("predikat", key, "capaian"))}
        for t in MARK.values():
            cell[t] = content(tick if t == mark else None, lambda v: (v, "General"), ("predikat", key, t))
        return cell

    for ordinal, s in enumerate(unit.sasaran, 1):
        rows.append(Row({"uraian": Content(f"Sasaran {ordinal}\n{s.name}")}, bold=True))
        for b in all_indikator(unit):
            if b.sasaran is s:
                name = f"Indikator {ordinal}.{b.ordinal}\n{b.indikator.name}"
                rows.append(Row({"uraian": Content(name)} | value(b.index, oracle.capaian(b.indikator))))
        rows.append(Row({"uraian": Content("Rata rata capaian")} | value(f"jumlah{ordinal - 1}", _rata(s))))
    _frame(k, h, "IKHTISAR CAPAIAN KINERJA", columns, rows, Options())


def _rata(s: Sasaran) -> Fraction:
    return sum((oracle.capaian(i) for i in s.indikator), Fraction(0)) / len(s.indikator)


def _efisiensi(k: LayoutContext, h: Page, persen: Style) -> None:
    columns = [
        Column("sasaran", ("Sasaran",), 50),
        Column("capaian", ("% Capaian Kinerja",), 12),
        Column("serapan", ("% Serapan Anggaran",), 12),
        Column("tingkat_efisiensi", ("Tingkat Efisiensi",), 16),
    ]
    rows = []
    for i, e in enumerate(oracle.frame(k.unit)["efisiensi"]):
        cell = {n: content(e[n], persen, ("efisiensi_tertulis", i, n)) for n in ("capaian", "serapan")}
        for n in ("sasaran", "tingkat_efisiensi"):
            cell[n] = content(e[n], lambda v: (v, "General"), ("efisiensi_tertulis", i, n))
        rows.append(Row(cell))
    _frame(k, h, "EFISIENSI PENGGUNAAN SUMBER DAYA", columns, rows, Options())
