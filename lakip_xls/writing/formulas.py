"""Formulas of the result workbook: plain text from cell addresses, no volatile or array functions."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from lakip_xls.settings import Band, MetodeEfisiensi, PenilaianHuruf, RumusNegatif
from lakip_xls.writing.cells import cell

_ARGUMENTS = 200
"""Arguments per function call; Excel allows 255."""


def total(column: int, row: Sequence[int]) -> str:
    """Sum of cells of one column (0-based rows)."""
    calls = [f"SUM({','.join(chunk)})" for chunk in _chunks(_ranges(column, row))]
    return "=" + "+".join(calls)


def rata_rata(column: int, row: Sequence[int]) -> str:
    """Mean of the figures in cells of one column; texts and empty cells do not count."""
    ranges = _ranges(column, row)
    if len(ranges) <= _ARGUMENTS:
        cells = ",".join(ranges)
        return f'=IF(COUNT({cells})=0,"-",AVERAGE({cells}))'
    parts = list(_chunks(ranges))
    total = "+".join(f"SUM({','.join(p)})" for p in parts)
    count = "+".join(f"COUNT({','.join(p)})" for p in parts)
    return f"=({total})/({count})"


def persen(parts: str, whole: str) -> str:
    """parts / whole in percent points, a dash where the whole is zero or either is no figure."""
    return _of_figures(whole, parts, f'IF({whole}=0,"-",{parts}/{whole}*100)')


def _of_figures(left: str, right: str, formula: str) -> str:
    """The formula, a dash where one of the two cells holds no figure."""
    return f'=IF(COUNT({left},{right})<2,"-",{formula})'


def selisih(left: str, right: str) -> str:
    """left - right."""
    return _of_figures(left, right, f"{left}-{right}")


def points(left: str, right: str) -> str:
    """left - right as they are printed, with two decimals."""
    return _of_figures(left, right, f"ROUND(ROUND({left},2)-ROUND({right},2),2)")


def growth(now: str, before: str) -> str:
    """The growth from one figure to another in percent."""
    return _of_figures(now, before, f'IF({before}=0,"-",({now}-{before})/{before}*100)')


def better(own: str, other: str, polaritas: str) -> str:
    """+ where the own figure is the better one, − where the other is, = where they are equal."""
    more = ("−", "+") if polaritas == "negatif" else ("+", "−")
    return _of_figures(own, other, f'IF({own}={other},"=",IF({own}>{other},"{more[0]}","{more[1]}"))')


def add(address: Sequence[str]) -> str:
    """Sum of single cells anywhere in the workbook."""
    return "=" + "+".join(address)


def capaian(target: str, realisasi: str, polaritas: str, negative: RumusNegatif) -> str:
    """Capaian in percent points of an indicator whose target and realisasi are figures."""
    if polaritas != "negatif":
        return persen(realisasi, target)
    if negative is RumusNegatif.COMPARISON:
        return _of_figures(target, realisasi, f'IF({realisasi}=0,"-",{target}/{realisasi}*100)')
    return _of_figures(target, realisasi, f'IF({target}=0,"-",({target}-({realisasi}-{target}))/{target}*100)')


def letter_capaian(target: str, realisasi: str, letter: str, limit: str, manner: PenilaianHuruf, n: int) -> str:
    """Capaian of a letter grade; `letter` and `limit` are the columns of the grade table, best first."""
    t, r = f"MATCH({target},{letter},0)", f"MATCH({realisasi},{letter},0)"
    if manner is PenilaianHuruf.RANK:
        below = f"({n + 1}-{r})/({n + 1}-{t})*100"
    else:
        below = f"INDEX({limit},{r})/INDEX({limit},{t})*100"
    return f'=IF(AND(ISNUMBER({t}),ISNUMBER({r})),IF({r}<={t},100,{below}),"-")'


def limited(value: str, limit: str | None) -> str:
    """A capaian within 0 and the upper limit, if there is one."""
    return f'=IF(ISNUMBER({value}),{f"MAX(0,MIN({limit},{value}))" if limit else f"MAX(0,{value})"},"-")'


class ScaleTable(Struct, frozen=True):
    """Where the scale stands in the workbook: per level the cells of kategori, lower bound, predikat."""

    bands: tuple[Band, ...]
    kategori: tuple[str, ...]
    limits: tuple[str, ...]
    predikat: tuple[str, ...]

    def kategori_formula(self, value: str) -> str:
        """The level of a limited capaian."""
        formula = self.kategori[-1]
        for level, name, bound in list(zip(self.bands, self.kategori, self.limits, strict=True))[-2::-1]:
            sign = ">=" if level.inclusive else ">"
            formula = f"IF({value}{sign}{bound},{name},{formula})"
        return f'=IF(ISNUMBER({value}),{formula},"-")'

    def predikat_formula(self, kategori: str, otherwise: str = "-") -> str:
        """The predikat that belongs to a level; other words where there is none."""
        found = f"INDEX({_span(self.predikat)},MATCH({kategori},{_span(self.kategori)},0))"
        return f'=IF({kategori}="-","{otherwise}",{found})'


def efisiensi(method: MetodeEfisiensi, pagu: str, realisasi: str, capaian: str, serapan: str) -> str:
    """The verdict on one sasaran from its amounts and percentages."""
    if method is MetodeEfisiensi.PMK22:
        worth = f"({pagu}*{capaian}/100)"
        verdict = f'IF({worth}=0,"-",IF(({worth}-{realisasi})/{worth}>=0,"Efisien","Tidak efisien"))'
        return _of_figures(capaian, serapan, verdict)
    gap = f"ROUND(ROUND({capaian},2)-ROUND({serapan},2),2)"
    if method is MetodeEfisiensi.SELISIH:
        verdict = f'IF({gap}>5,"Efisien",IF({gap}>=-5,"Cukup efisien","Tidak efisien"))'
    else:
        verdict = f'IF({gap}>=0,"Efisien","Tidak efisien")'
    return _of_figures(capaian, serapan, verdict)


def efisiensi_pmk22(pagu: str, realisasi: str, capaian: str) -> str:
    """E of PMK 22/2021 in percent, limited to -20..20."""
    worth = f"({pagu}*{capaian}/100)"
    return (
        f'=IF(COUNT({pagu},{realisasi},{capaian})<3,"-",IF({worth}=0,"-",'
        f"MAX(-20,MIN(20,({worth}-{realisasi})/{worth}*100))))"
    )


def efisiensi_value(e: str) -> str:
    """NE of PMK 22/2021 from E."""
    return f'=IF(ISNUMBER({e}),50+{e}/20*50,"-")'


def tick(kategori: str, letter: str) -> str:
    """A tick where the level is this one."""
    return f'=IF({kategori}="{letter}","√","")'


def _span(cells: Sequence[str]) -> str:
    last = cells[-1].rpartition("!")[2]
    return f"{cells[0]}:{last}"


def _ranges(column: int, row: Sequence[int]) -> list[str]:
    """Neighbouring rows joined to ranges."""
    runs: list[list[int]] = []
    for record in sorted(row):
        if runs and record == runs[-1][-1] + 1:
            runs[-1].append(record)
        else:
            runs.append([record])
    return [cell(r[0], column) if len(r) == 1 else f"{cell(r[0], column)}:{cell(r[-1], column)}" for r in runs]


def _chunks(items: Sequence[str]) -> list[Sequence[str]]:
    return [items[i : i + _ARGUMENTS] for i in range(0, len(items), _ARGUMENTS)]
