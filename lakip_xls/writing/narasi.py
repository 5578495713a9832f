"""Ready paragraphs for the Ikhtisar Eksekutif and chapter III, made from the figures alone.

Nothing is claimed that a figure does not show: 'mencapai target' only from 100 up, comparisons
only where both sides are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.computing.completeness import incomplete_text, unreadable
from lakip_xls.computing.result import IndikatorResult, Ringkasan, SasaranResult
from lakip_xls.computing.triwulan import WHOLE_YEAR, detailed
from lakip_xls.findings import count_findings
from lakip_xls.laporan import Laporan
from lakip_xls.model import Value
from lakip_xls.parsing.notation import number, persen
from lakip_xls.parsing.rounding import round_half_up
from lakip_xls.provenance import Ref
from lakip_xls.writing import narasi_anggaran
from lakip_xls.writing.narasi_words import Paragraph, count_words, letter, money_figures, until

_BLANK = "…………………………"
"""What people fill in."""


def build(laporan: Laporan, unit: str, period: str, money_period: str) -> Iterator[Paragraph]:
    """All paragraphs in the order of the report. `period` is e.g. 'Tahun 2023', `money_period` that of the budget."""
    yield Paragraph("IKHTISAR EKSEKUTIF", title=True)
    yield from _ikhtisar(laporan, unit, period, money_period)
    yield Paragraph("BAB III AKUNTABILITAS KINERJA", title=True)
    yield Paragraph("B.1 Analisis Realisasi Kinerja", title=True)
    yield from _pengukuran(laporan, unit, period)
    for figure, goal in enumerate(laporan.computed.sasaran, 1):
        yield from _sasaran(laporan, figure, goal)
    if laporan.computed.program:
        yield Paragraph("B.3 Program, Kegiatan, dan Sub Kegiatan yang Mendukung Sasaran", title=True)
        yield from narasi_anggaran.program(laporan, unit, period)
    if laporan.computed.efisiensi:
        yield Paragraph("B.4 Analisis Efisiensi Penggunaan Sumber Daya", title=True)
        yield from narasi_anggaran.efisiensi(laporan)
    if laporan.data.rows("pergeseran"):
        yield from narasi_anggaran.pergeseran(laporan)
    if laporan.computed.program:
        yield Paragraph("C. Realisasi Anggaran", title=True)
        yield from narasi_anggaran.anggaran(laporan, unit, money_period)


def _grading(limited: Decimal | None, kategori: str | None, predikat: str | None) -> str:
    return f"termasuk kategori {kategori} ({predikat})" if limited is not None and kategori else "belum dapat dinilai"


def _ikhtisar(laporan: Laporan, unit: str, period: str, money_period: str) -> Iterator[Paragraph]:
    total, goals = laporan.computed.ringkasan, laporan.computed.sasaran
    yield Paragraph(
        f"Laporan Kinerja {unit} {period} menyajikan capaian atas target kinerja yang dituangkan dalam "
        "Perjanjian Kinerja "
        "beserta realisasi anggaran yang mendukungnya."
    )
    for figure, goal in enumerate(goals, 1):
        measured = [i for i in goal.indikator if i.capaian is not None]
        if lacking := unreadable(goal.indikator):
            yield Paragraph(
                f"Sasaran {figure}: “{goal.name}” belum dapat dinilai: capaiannya {incomplete_text(lacking)}."
            )
            continue
        if not measured:
            yield Paragraph(
                f"Sasaran {figure}: “{goal.name}” belum dapat dinilai karena capaian indikatornya belum ada."
            )
            continue
        mean = "rata-rata capaian" if len(measured) > 1 else "capaian"
        yield Paragraph(
            f"Sasaran {figure}: “{goal.name}” memperoleh predikat {goal.predikat}. Hal ini berdasarkan "
            "hasil pengukuran "
            f"{count_words(len(measured))} indikator sasaran dengan {mean} {_with_limit(goal)}, "
            "tergolong kategori "
            f"{goal.kategori}."
        )
    if total.rata_rata_capaian is not None and total.rata_rata_capaian_dibatasi is not None:
        reached, missed = _reached(laporan)
        yield Paragraph(
            f"Secara keseluruhan {_rata_mention(len(reached) + len(missed))} indikator adalah "
            f"{_rata_rata(laporan)}. {_count_reached(reached, missed)}"
        )
    elif lacking := total.lacking.get("capaian", ()):
        yield Paragraph(f"Rata-rata capaian seluruh indikator {incomplete_text(lacking)}.")
    if money := _money_less(total):
        yield Paragraph(f"Pagu dan realisasi belanja {until(money_period)} {incomplete_text(money)}.")
    elif total.pagu is not None and total.realisasi is not None and total.serapan is not None:
        yield Paragraph(
            f"Realisasi belanja {until(money_period)} adalah {money_figures(total.realisasi)} atau "
            f"{persen(total.serapan)}% dari pagu anggaran {money_figures(total.pagu)}."
        )
    yield from narasi_anggaran.belanja(laporan)
    yield from _whole_year(laporan)


def notes(laporan: Laporan) -> Iterator[str]:
    """What the author must know, and no reader: it stands apart from the paragraphs."""
    yield (
        "Alinea berikut disusun dari angka pada tabel, tidak mengikuti perubahan sel, dan siap disalin. Lengkapi dengan "
        "penyebab keberhasilan atau kegagalan dan rencana tindak lanjut; hal itu tidak dapat disimpulkan dari angka."
    )
    counts = count_findings(laporan.temuan)
    if counts["kesalahan"] or counts["peringatan"]:
        yield (
            f"Pemeriksaan data menemukan {counts['kesalahan']} kesalahan dan {counts['peringatan']} peringatan. "
            "Selesaikan dulu temuan pada lembar Validasi, karena angka pada narasi ini berasal dari data tersebut."
        )


def _money_less(total: Ringkasan) -> list[Ref]:
    """The cells that the totals of money lack."""
    return [ref for name in ("pagu", "realisasi") for ref in total.lacking.get(name, ())]


def _rata_mention(count: int) -> str:
    """'rata-rata capaian 5 (lima)', or 'capaian 1 (satu)': one figure has no mean."""
    return f"{'rata-rata ' if count > 1 else ''}capaian {count_words(count)}"


def _rata_rata(laporan: Laporan) -> str:
    """The mean of all indicators, as it is and (where that differs) limited, with its kategori."""
    total, limit = laporan.computed.ringkasan, laporan.settings.batas_capaian
    assert total.rata_rata_capaian is not None and total.rata_rata_capaian_dibatasi is not None
    verdict = _grading(total.rata_rata_capaian_dibatasi, total.kategori, total.predikat)
    plain, limited = persen(total.rata_rata_capaian), persen(total.rata_rata_capaian_dibatasi)
    if plain == limited:
        return f"{plain}% dan {verdict}"
    most = f" paling tinggi {number(limit)}%" if limit is not None else ""
    return f"{plain}%. Setelah capaian tiap indikator dibatasi{most}, rata-ratanya {limited}% dan {verdict}"


def _whole_year(laporan: Laporan) -> Iterator[Paragraph]:
    """In the report of a quarter: which of its figures are those of the year, as no document splits them."""
    if laporan.triwulan is None:
        return
    if laporan.computed.program and not any(detailed(p.row) for p in laporan.computed.pos):
        yield Paragraph(
            "Dokumen anggaran tidak merinci realisasi tiap triwulan, sehingga angka realisasi anggaran di atas "
            "mengikuti dokumen terakhir."
        )
    yearly = [i for i in laporan.computed.indikator if WHOLE_YEAR not in i.row.values]
    if yearly:
        yield Paragraph(
            f"Capaian {count_words(len(yearly))} indikator dibandingkan dengan target setahun karena target "
            "triwulannya tidak ada."
        )


def _with_limit(goal: SasaranResult) -> str:
    assert goal.capaian is not None and goal.capaian_dibatasi is not None
    text = f"{persen(goal.capaian)}%"
    if goal.capaian != goal.capaian_dibatasi:
        text += f" ({persen(goal.capaian_dibatasi)}% setelah dibatasi)"
    return text


def _reached(laporan: Laporan) -> tuple[list[IndikatorResult], list[IndikatorResult]]:
    measured = [i for i in laporan.computed.indikator if i.capaian is not None]
    reached = [i for i in measured if i.capaian is not None and i.capaian >= 100]
    return reached, [i for i in measured if i not in reached]


def _count_reached(reached: list[IndikatorResult], missed: list[IndikatorResult]) -> str:
    if not missed:
        return "Seluruh indikator yang diukur mencapai target."
    if not reached:
        return "Belum ada indikator yang mencapai target."
    return (
        f"Indikator yang mencapai target sebanyak {count_words(len(reached))}, sedangkan "
        f"{count_words(len(missed))} "
        "indikator belum mencapai target."
    )


def _pengukuran(laporan: Laporan, unit: str, period: str) -> Iterator[Paragraph]:
    total = laporan.computed.ringkasan
    if lacking := total.lacking.get("capaian", ()):
        yield Paragraph(f"Rata-rata capaian indikator sasaran {unit} {period} {incomplete_text(lacking)}.")
    elif total.rata_rata_capaian is None or total.rata_rata_capaian_dibatasi is None:
        yield Paragraph(
            "Capaian kinerja belum dapat diuraikan karena belum ada indikator yang target dan realisasinya terbaca."
        )
    else:
        count = sum(len(part) for part in _reached(laporan))
        yield Paragraph(
            f"Dari Tabel 3.1 terlihat bahwa {_rata_mention(count)} indikator sasaran "
            f"{unit} {period} sebesar {_rata_rata(laporan)}."
        )
    if laporan.computed.unmeasured:
        names = "; ".join(b.text("indikator") for b in laporan.computed.unmeasured)
        yield Paragraph(f"Indikator pada Perjanjian Kinerja yang belum diukur: {names}.")


def _sasaran(laporan: Laporan, number: int, goal: SasaranResult) -> Iterator[Paragraph]:
    yield Paragraph(f"Sasaran Strategis {number}: {goal.name}", title=True)
    count = len(goal.indikator)
    mean = ""
    if goal.capaian is not None and goal.kategori:
        mean = f" Capaian sasaran ini {_with_limit(goal)}, kategori {goal.kategori} ({goal.predikat})."
    yield Paragraph(f"Sasaran ini diukur dengan {count_words(count)} indikator.{mean}")
    for order, own in enumerate(goal.indikator):
        name = own.name.rstrip(" .")
        yield Paragraph(f"{letter(order)}. {name}. {_indikator(own)}{_comparison(laporan, own)}", tingkat=1)
        yield from _analysis(own)


def _analysis(own: IndikatorResult) -> Iterator[Paragraph]:
    """What only people can add to an indicator, with its figures filled in."""
    if own.capaian is None:
        return
    gap = round_half_up(own.capaian, 2) - 100
    side = "tepat pada target" if not gap else f"{persen(abs(gap))} poin {'di atas' if gap > 0 else 'di bawah'} target"
    outcome = "keberhasilan" if gap >= 0 else "belum tercapainya target"
    yield Paragraph(f"Penyebab {outcome} (capaian {persen(own.capaian)}%, {side}): {_BLANK}", tingkat=2)
    yield Paragraph(f"Hambatan: {_BLANK}", tingkat=2)
    yield Paragraph(f"Tindak lanjut: {_BLANK}", tingkat=2)


def _indikator(own: IndikatorResult) -> str:
    if own.capaian is None:
        return (
            f"Target {text_value(own.target, own.satuan)}; realisasi "
            f"{text_value(own.realisasi, own.satuan)}; capaian belum "
            "dapat dihitung."
        )
    verdict = "belum mencapai target"
    if own.capaian == 100:
        verdict = "mencapai target"
    elif own.capaian > 100:
        verdict = "melampaui target"
    origin = "" if own.realisasi_origin == "tertulis" else f" (diambil dari {own.realisasi_origin})"
    return (
        f"Target {text_value(own.target, own.satuan)} terealisasi "
        f"{text_value(own.realisasi, own.satuan)}{origin}, capaian "
        f"{persen(own.capaian)}%, {verdict}; kategori {own.kategori or '-'} ({own.predikat or '-'})."
    )


def text_value(value: Value, satuan: str | None = None) -> str:
    """A target or realisasi in words of the report: '93,17%', '12 Dokumen', 'BB', 'belum ada'."""
    figure = value.number
    if figure is None:
        return value.text or value.tertulis or "belum ada"
    text = number(figure)
    unit = (value.satuan or satuan or "").strip()
    if unit.lower() in ("%", "persen", "prosentase", "persentase"):
        return text + "%"
    return f"{text} {unit}".strip()


def _comparison(laporan: Laporan, own: IndikatorResult) -> str:
    """Against the Renstra and against a national figure, as far as both sides are known."""
    words = ""
    for plan in laporan.computed.renstra:
        if plan.indikator.row.ref == own.row.ref and plan.capaian is not None:
            year = f" tahun {plan.tahun_akhir}" if plan.tahun_akhir else ""
            verb = "sudah mencapai" if plan.capaian >= 100 else "belum mencapai"
            words += (
                f" Terhadap target akhir Renstra{year} sebesar "
                f"{text_value(plan.target_akhir, own.satuan)}, capaiannya "
                f"{persen(plan.capaian)}% dan {verb} target tersebut."
            )
    signs = {"+": "lebih baik daripada", "-": "di bawah", "=": "sama dengan"}
    for other in laporan.computed.nasional:
        if other.indikator.row.ref == own.row.ref and other.note in signs:
            words += f" Realisasi ini {signs[other.note]} pembandingnya, yaitu {text_value(other.nasional)}."
    return words
