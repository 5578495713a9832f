"""NIL: kategori, predikat, efisiensi, and the limit of capaian."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lakip_xls.computing.efisiensi import tingkat
from lakip_xls.computing.grading import band, limit
from lakip_xls.findings import Temuan
from lakip_xls.model import Content, Row
from lakip_xls.parsing.names import key
from lakip_xls.parsing.notation import persen
from lakip_xls.point import Point, near, point, present
from lakip_xls.rules.diagnosis import correction
from lakip_xls.rules.helpers import brief, listing, temuan
from lakip_xls.rules.kinerja_relations import efisiensi_tertulis
from lakip_xls.rules.registry import RuleContext, check
from lakip_xls.settings import PERMENDAGRI86_SCALE, SAKIP_SCALE, Band


@check("NIL-01")
def nil_01(context: RuleContext) -> Iterator[Temuan]:
    """Kategori and predikat against the scale, with the limited capaian."""
    for row in [*context.data.rows("predikat"), *context.data.totals("predikat")]:
        yield from _tick(row, context)
    for row in context.data.rows("pengukuran"):
        yield from _tertulis(row, context)


def _scale(row: Row, context: RuleContext) -> Sequence[Band]:
    """The scale whose columns the table has: the chosen one where it fits."""
    for scale in (context.settings.scale, SAKIP_SCALE, PERMENDAGRI86_SCALE):
        if all(level.abbreviation.lower() in row.values for level in scale):
            return scale
    return ()


def _candidate(row: Row, scale: Sequence[Band], context: RuleContext) -> list[Band]:
    """The levels that fit the written capaian, or what it should be, within its rounding."""
    value = row.number("capaian")
    if value is None or row["capaian"].failed:
        return []
    corrected: Content = context.once(correction).get(point(row, "capaian"))
    tolerance = row["capaian"].tolerance
    exact = next((i.capaian for i in context.computed.indikator if i.row is row), None)
    if exact is not None and abs(exact - value) <= tolerance:
        values = [value, exact]
    else:
        values = [value, value + tolerance, value - tolerance]
    if isinstance(corrected, (int, Decimal)):
        values.append(Decimal(corrected))
    levels = [band(limit(v, context.settings.batas_capaian), scale) for v in values]
    return [level for level in dict.fromkeys(levels) if level is not None]


def _tick(row: Row, context: RuleContext) -> Iterator[Temuan]:
    scale = _scale(row, context)
    ticked = [level for level in scale if row[level.abbreviation.lower()].content is not None]
    fitting = _candidate(row, scale, context)
    name = row.text("indikator") or f"rata-rata {row.text('sasaran')}".strip()
    if not ticked or (len(ticked) == 1 and (not fitting or ticked[0] in fitting)):
        return
    right = fitting[0] if fitting else None
    wrong = [level for level in ticked if level not in fitting] or ticked[1:]
    cell = point(row, wrong[0].abbreviation.lower())
    marks = listing(f"{level.abbreviation} di {point(row, level.abbreviation.lower()).ref.cell}" for level in ticked)
    written = row["capaian"].tertulis or "kosong"
    text = f"Predikat {brief(name)} dicentang {marks}."
    if right is not None:
        text += f" Capaian {written} menurut skala {right.abbreviation}."
    yield temuan(
        "NIL-01",
        cell,
        text,
        f"Centang hanya {right.abbreviation}." if right else "Centang hanya satu predikat.",
        seharusnya=right.abbreviation if right else None,
        related=[point(row, level.abbreviation.lower()).ref for level in ticked] + [row.ref_of("capaian")],
    )


def _tertulis(row: Row, context: RuleContext) -> Iterator[Temuan]:
    """Kategori or predikat as words in the pengukuran."""
    scale = context.settings.scale
    fitting = _candidate(row, scale, context)
    if not fitting:
        return
    right = fitting[0]
    for column in ("kategori", "predikat"):
        written = key(row.text(column))
        if not written or row[column].failed:
            continue
        known = {key(x): level for level in scale for x in (level.kategori, level.predikat, level.abbreviation)}
        known |= {key(f"{level.kategori}{level.predikat}"): level for level in scale}
        known |= {key(f"{level.predikat}{level.kategori}"): level for level in scale}
        known |= {key(level.predikat.partition("(")[0]): level for level in scale}
        if known.get(written) in fitting:
            continue
        cell = point(row, column)
        should = right.kategori if column == "kategori" else right.predikat
        yield temuan(
            "NIL-01",
            cell,
            f"{column.capitalize()} {brief(row.text('indikator'))}: capaian {row['capaian'].tertulis} menurut skala "
            f"{context.settings.nama_skala} adalah {should}.",
            f"Tulis {should}.",
            seharusnya=should,
            related=[row.ref_of("capaian")],
        )
        return


@check("NIL-02")
def nil_02(context: RuleContext) -> Iterator[Temuan]:
    """Efisiensi by the row's own figures, else by the computed ones."""
    computed = {id(row): e for row, e in context.once(efisiensi_tertulis)}
    for row in context.data.rows("efisiensi_tertulis"):
        written = _efficient(row.text("tingkat_efisiensi"))
        if written is None or row["capaian"].failed or row["serapan"].failed:
            continue
        effort = computed.get(id(row))
        achieved, spent = row.number("capaian"), row.number("serapan")
        if effort is not None:
            achieved = effort.capaian if achieved is None else achieved
            spent = effort.serapan if spent is None else spent
        right = tingkat(context.settings.metode_efisiensi, Decimal(100), spent, achieved)
        if right is None or achieved is None or spent is None or _efficient(right) == written:
            continue
        if (
            effort is not None
            and _efficient(effort.tingkat_efisiensi or "") == written
            and _integer(row, effort.capaian, effort.serapan)
        ):
            continue
        cell = point(row, "tingkat_efisiensi")
        yield temuan(
            "NIL-02",
            cell,
            f"Capaian {persen(achieved)}% dan serapan {persen(spent)}% menurut cara "
            f'"{context.settings.metode_efisiensi.value}" adalah {right}.',
            f"Tulis {right}, setelah capaian dan serapan di baris itu diperiksa.",
            seharusnya=right,
            related=[row.ref_of("capaian"), row.ref_of("serapan")],
        )


def _efficient(text: str) -> str | None:
    """'ya', 'cukup' or 'tidak'; None where the text says something else."""
    word = key(text)
    if not word:
        return None
    if "efisien" not in word and "efesien" not in word:
        return None
    if word.startswith(("tidak", "kurang", "belum", "in")):
        return "tidak"
    return "cukup" if word.startswith("cukup") else "ya"


def _integer(row: Row, achieved: Decimal | None, spent: Decimal | None) -> bool:
    """True where the row's figures are the computed ones, only rounded."""
    pairs = ((row["capaian"], achieved), (row["serapan"], spent))
    return all(n.number is None or (v is not None and near(n.number, v, n.tolerance)) for n, v in pairs)


@check("NIL-03")
def nil_03(context: RuleContext) -> Iterator[Temuan]:
    """Capaian that the means limit."""
    own_limit, shown = context.settings.batas_capaian, context.until or context.computed
    totals = shown.ringkasan
    for item in shown.indikator:
        value = item.capaian
        if own_limit is None or value is None or value <= own_limit:
            continue
        written = context.until is None and present(item.row, "capaian")  # a document writes that of the year
        cell: Point = point(item.row, "capaian" if written else "realisasi")
        means = ""
        if totals.rata_rata_capaian is not None and totals.rata_rata_capaian_dibatasi is not None:
            means = (
                f" Rata-rata {persen(totals.rata_rata_capaian)}% tanpa batas, "
                f"{persen(totals.rata_rata_capaian_dibatasi)}% dengan batas."
            )
        yield temuan(
            "NIL-03",
            cell,
            f"Capaian {brief(item.name)} {persen(value)}% dibatasi menjadi {persen(own_limit, 0)}%.{means}",
            "Tidak perlu diperbaiki.",
        )
