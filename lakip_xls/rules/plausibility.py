"""WJR: figures that are possible but unusual. Everything here is information: nothing need be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.computing.result import IndikatorResult, Pos
from lakip_xls.entities.likeness import same
from lakip_xls.entities.outputs import TW, filled_quarters
from lakip_xls.findings import Temuan
from lakip_xls.parsing.notation import persen, rupiah
from lakip_xls.point import point, present
from lakip_xls.rules.helpers import brief, mention_pos, place, satuan_persen, temuan
from lakip_xls.rules.kinerja_relations import sibling
from lakip_xls.rules.registry import RuleContext, check

_PLAUSIBLE_CAPAIAN = Decimal(120)
_PLAUSIBLE_SERAPAN = Decimal(50)
_BAD = re.compile(
    r"\b(?:(?:ke)?miskin(?:an)?|pengangguran|stunting|kematian|mortalitas|kesakitan|kebocoran|kehilangan|kerusakan|rusak"
    r"|kecelakaan|kejahatan|kriminalitas|kekerasan|konflik|putus sekolah|waktu tunggu|lama (?:waktu|proses|antrean)"
    r"|pelanggaran|melanggar|keluhan|tunggakan|kumuh|inflasi|emisi|pencemaran)\b"
)
"""What there should be less of."""
_IMPROVE = re.compile(
    "turun|kurang|selesai|tangan|tanggap|tanggulang|cegah|atasi|bantu|bina|layan|perbaik|pulih|lanjut|lindung|entas"
    "|kendali|awas|tertib|bebas|puas|patuh|tepat waktu|lancar|mitigasi|rehabilitasi|edukasi|padam|informasi"
)
"""Stems that turn it round: 'laporan pelanggaran yang diselesaikan' should be many."""
_FAILED = re.compile(r"\b(?:ter|keter)lambat(?:an)?\b|\b(?:tidak|belum)\b")
"""What was not done: 'pengaduan yang belum ditindaklanjuti'."""
_BAND = re.compile(r"\b(?:indeks|nilai|skor|poin|predikat|level|opini|kategori|huruf|bulan|tahun|hari|jam)\b")
"""Units of levels and of time, which rightly repeat in every quarter."""


@check("WJR-01")
def wjr_01(context: RuleContext) -> Iterator[Temuan]:
    """Capaian far above target."""
    for item in context.computed.indikator:
        if item.capaian is None or item.capaian <= _PLAUSIBLE_CAPAIAN:
            continue
        cell = point(item.row, "realisasi" if present(item.row, "realisasi") else "capaian")
        yield temuan(
            "WJR-01",
            cell,
            f"Capaian {brief(item.name)} {persen(item.capaian)}%: realisasi {item.realisasi.tertulis}, target "
            f"{item.target.tertulis}.",
            "Periksa target dan realisasinya; bila benar, jelaskan sebabnya pada Bab III.",
            related=[point(item.row, "target").ref],
        )


@check("WJR-02")
def wjr_02(context: RuleContext) -> Iterator[Temuan]:
    """A target below what was reached last year."""
    year = context.identity.tahun
    for item in context.once(sibling):
        last = [b for b in item.rows("antar_tahun") if year is not None and b.number("tahun") == year - 1]
        for row in last[:1]:
            before, target = point(row, "realisasi"), item.indikator.target
            if not present(row, "realisasi") or before.number is None or target.number is None or target.failed:
                continue
            down = target.number < before.number
            if down == (item.indikator.polaritas == "negatif") or target.number == before.number:
                continue
            cell = point(item.indikator.row, "target") if present(item.indikator.row, "target") else before
            word = "lebih rendah" if down else "lebih tinggi"
            yield temuan(
                "WJR-02",
                cell,
                f"Target {year} {brief(item.indikator.name)} {target.tertulis}, {word} daripada realisasi "
                f"{int(year or 0) - 1} {before.tertulis} di {place(before, cell)}.",
                "Pastikan targetnya benar; bila benar, jelaskan alasannya pada Bab II.",
                related=[before.ref],
            )


@check("WJR-03")
def wjr_03(context: RuleContext) -> Iterator[Temuan]:
    """Indicators whose words say that less is better."""
    for item in context.computed.indikator:
        if not _looks_negative(item, context):
            continue
        cell = point(item.row, "indikator")
        yield temuan(
            "WJR-03",
            cell,
            f"{brief(item.name)} menurut namanya makin kecil makin baik, tetapi dihitung sebagai indikator positif.",
            "Tulis 'negatif' atau 'positif' pada kolom Polaritas dokumen atau lembar Polaritas Pengaturan.xlsx.",
        )


def _looks_negative(item: IndikatorResult, context: RuleContext) -> bool:
    """True where nobody said the polarity and the words speak of something that should become less."""
    said = item.row.text("polaritas") or any(same(name, item.name) for name, _ in context.settings.polaritas)
    if said or item.polaritas == "negatif":
        return False
    name = item.name.casefold()
    bad, turned = _BAD.search(name) is not None, _IMPROVE.search(name) is not None
    if _FAILED.search(name):
        return not bad and re.search("turun|kurang", name) is None
    return bad and not turned


@check("WJR-04")
def wjr_04(context: RuleContext) -> Iterator[Temuan]:
    """Low serapan, on the highest level only, not in a report of a quarter."""
    if context.until is None:
        for program in context.computed.program:
            yield from _low_serapan(program)


def _low_serapan(pos: Pos) -> Iterator[Temuan]:
    if pos.serapan is None or pos.serapan >= _PLAUSIBLE_SERAPAN or pos.serapan < 0:
        for child in pos.children:
            yield from _low_serapan(child)
        return
    cell, whole = point(pos.row, "realisasi"), point(pos.row, "pagu")
    if cell.value.failed or whole.value.failed or pos.realisasi is None or pos.pagu is None:
        return
    yield temuan(
        "WJR-04",
        cell,
        f"Serapan {mention_pos(pos.tingkat, pos.name)} hanya {persen(pos.serapan)}% dari pagu {rupiah(pos.pagu)}.",
        "Periksa apakah realisasinya lengkap; bila benar, jelaskan sebabnya pada Bab III.",
        related=[whole.ref],
    )


@check("WJR-05")
def wjr_05(context: RuleContext) -> Iterator[Temuan]:
    """The yearly target of something counted, in every quarter."""
    for row in context.data.rows("rencana_aksi"):
        values, yearly = filled_quarters(row), row.number("target")
        unit = row.text("satuan") or row["target"].satuan or ""
        if len(values) != len(TW) or not yearly or {v.number for v in values} != {yearly}:
            continue
        if satuan_persen(unit) or "%" in row["target"].tertulis or _BAND.search(unit.casefold()):
            continue
        cell = point(row, "target")
        name = brief(row.text("indikator") or row.text("sub_kegiatan"))
        yield temuan(
            "WJR-05",
            values[0],
            f"Target {name} setahun {cell.tertulis}, keempat triwulannya juga.",
            "Bagi target setahun ke dalam triwulan, kecuali bila memang dipertahankan setiap triwulan.",
            related=[cell.ref, *(v.ref for v in values)],
        )
