"""Formulas of the result workbook: plain text from cell addresses, no volatile or array functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lakip_xls.settings import Jenjang, MetodeEfisiensi, PenilaianHuruf, RumusNegatif
from lakip_xls.writing.sel import sel

_ARGUMEN = 200
"""Arguments per function call; Excel allows 255."""


def jumlah(kolom: int, baris: Sequence[int]) -> str:
    """Sum of cells of one column (0-based rows)."""
    calls = [f"SUM({','.join(chunk)})" for chunk in _chunks(_ranges(kolom, baris))]
    return "=" + "+".join(calls)


def rata_rata(kolom: int, baris: Sequence[int]) -> str:
    """Mean of the figures in cells of one column; texts and empty cells do not count."""
    ranges = _ranges(kolom, baris)
    if len(ranges) <= _ARGUMEN:
        return f"=AVERAGE({','.join(ranges)})"
    parts = list(_chunks(ranges))
    total = "+".join(f"SUM({','.join(p)})" for p in parts)
    count = "+".join(f"COUNT({','.join(p)})" for p in parts)
    return f"=({total})/({count})"


def persen(bagian: str, seluruh: str) -> str:
    """bagian / seluruh in percent points, a dash where the whole is zero."""
    return f'=IF({seluruh}=0,"-",{bagian}/{seluruh}*100)'


def selisih(kiri: str, kanan: str) -> str:
    """kiri - kanan."""
    return f"={kiri}-{kanan}"


def tambah(alamat: Sequence[str]) -> str:
    """Sum of single cells anywhere in the workbook."""
    return "=" + "+".join(alamat)


def capaian(target: str, realisasi: str, polaritas: str, negatif: RumusNegatif) -> str:
    """Capaian in percent points of an indicator whose target and realisasi are figures."""
    if polaritas != "negatif":
        return persen(realisasi, target)
    if negatif is RumusNegatif.BANDING:
        return f'=IF({realisasi}=0,"-",{target}/{realisasi}*100)'
    return f'=IF({target}=0,"-",({target}-({realisasi}-{target}))/{target}*100)'


def capaian_huruf(target: str, realisasi: str, huruf: str, batas: str, cara: PenilaianHuruf, n: int) -> str:
    """Capaian of a letter grade; `huruf` and `batas` are the columns of the grade table, best first."""
    t, r = f"MATCH({target},{huruf},0)", f"MATCH({realisasi},{huruf},0)"
    if cara is PenilaianHuruf.PERINGKAT:
        below = f"({n + 1}-{r})/({n + 1}-{t})*100"
    else:
        below = f"INDEX({batas},{r})/INDEX({batas},{t})*100"
    return f"=IF({r}<={t},100,{below})"


def dibatasi(nilai: str, batas: str | None) -> str:
    """A capaian within 0 and the upper limit, if there is one."""
    return f"=MAX(0,MIN({batas},{nilai}))" if batas else f"=MAX(0,{nilai})"


@dataclass(frozen=True, slots=True)
class TabelSkala:
    """Where the scale stands in the workbook: per level the cells of kategori, lower bound, predikat."""

    jenjang: tuple[Jenjang, ...]
    kategori: tuple[str, ...]
    batas: tuple[str, ...]
    predikat: tuple[str, ...]

    def rumus_kategori(self, nilai: str) -> str:
        """The level of a limited capaian."""
        formula = self.kategori[-1]
        for level, name, bound in list(zip(self.jenjang, self.kategori, self.batas, strict=True))[-2::-1]:
            sign = ">=" if level.inklusif else ">"
            formula = f"IF({nilai}{sign}{bound},{name},{formula})"
        return "=" + formula

    def rumus_predikat(self, kategori: str) -> str:
        """The predikat that belongs to a level."""
        return f"=INDEX({_span(self.predikat)},MATCH({kategori},{_span(self.kategori)},0))"


def efisiensi(metode: MetodeEfisiensi, pagu: str, realisasi: str, capaian: str, serapan: str) -> str:
    """The verdict on one sasaran from its amounts and percentages."""
    if metode is MetodeEfisiensi.PMK22:
        worth = f"({pagu}*{capaian}/100)"
        return f'=IF(({worth}-{realisasi})/{worth}>=0,"Efisien","Tidak efisien")'
    gap = f"ROUND(ROUND({capaian},2)-ROUND({serapan},2),2)"
    if metode is MetodeEfisiensi.SELISIH:
        return f'=IF({gap}>5,"Efisien",IF({gap}>=-5,"Cukup efisien","Tidak efisien"))'
    return f'=IF({gap}>=0,"Efisien","Tidak efisien")'


def efisiensi_pmk22(pagu: str, realisasi: str, capaian: str) -> str:
    """E of PMK 22/2021 in percent, limited to -20..20."""
    worth = f"({pagu}*{capaian}/100)"
    return f"=MAX(-20,MIN(20,({worth}-{realisasi})/{worth}*100))"


def centang(kategori: str, huruf: str) -> str:
    """A tick where the level is this one."""
    return f'=IF({kategori}="{huruf}","√","")'


def _span(cells: Sequence[str]) -> str:
    last = cells[-1].rpartition("!")[2]
    return f"{cells[0]}:{last}"


def _ranges(kolom: int, baris: Sequence[int]) -> list[str]:
    """Neighbouring rows joined to ranges."""
    runs: list[list[int]] = []
    for row in sorted(baris):
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return [sel(r[0], kolom) if len(r) == 1 else f"{sel(r[0], kolom)}:{sel(r[-1], kolom)}" for r in runs]


def _chunks(items: Sequence[str]) -> list[Sequence[str]]:
    return [items[i : i + _ARGUMEN] for i in range(0, len(items), _ARGUMEN)]
