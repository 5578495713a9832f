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
from lakip_xls.rules.helpers import mention, mention_name, mention_pos, position, satuan_persen, temuan
from lakip_xls.rules.kinerja_relations import sibling
from lakip_xls.rules.registry import RuleContext, rule

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


@rule("WJR-01", needs=("pengukuran",))
def wjr_01(context: RuleContext) -> Iterator[Temuan]:
    """Capaian indikator tidak jauh di atas 100%.

    Dasar: PermenPAN-RB 53/2014, target harus menantang tetapi dapat dicapai; capaian di atas 120%
    biasanya berarti target terlalu rendah atau realisasi keliru ketik.

    Salah: target 50, realisasi 83,53, capaian 167,06% tanpa penjelasan.
    Benar: angkanya diperiksa, lalu sebabnya dijelaskan pada Bab III atau target tahun depan dibuat lebih menantang.
    """
    for item in context.computed.indikator:
        if item.capaian is None or item.capaian <= _PLAUSIBLE_CAPAIAN:
            continue
        cell = point(item.row, "realisasi" if present(item.row, "realisasi") else "capaian")
        yield temuan(
            "WJR-01",
            cell,
            f"Capaian {mention_name(item.name)} adalah {persen(item.capaian)}% (target {item.target.tertulis}, realisasi "
            f"{item.realisasi.tertulis}, {mention(cell)}), jauh di atas target.",
            "Periksa apakah target dan realisasinya sudah benar. Bila benar, jelaskan sebabnya pada Bab III dan "
            "pertimbangkan target yang lebih menantang tahun depan.",
            related=[point(item.row, "target").ref],
        )


@rule("WJR-02", needs=("pengukuran", "antar_tahun"))
def wjr_02(context: RuleContext) -> Iterator[Temuan]:
    """Target tahun ini tidak lebih rendah daripada realisasi tahun lalu.

    Dasar: PermenPAN-RB 53/2014, target disusun dengan memperhatikan capaian tahun sebelumnya. Untuk
    indikator negatif kebalikannya: target tidak lebih tinggi daripada realisasi tahun lalu.

    Salah: realisasi 2022 84,70, target 2023 80,00.
    Benar: target 2023 paling rendah 84,70, atau alasan penurunannya dijelaskan.
    """
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
                f"Target {year} {mention_name(item.indikator.name)} adalah {target.tertulis}, {word} daripada realisasi "
                f"{int(year or 0) - 1} sebesar {before.tertulis} {position(before, cell)}.",
                "Pastikan targetnya benar; bila benar, jelaskan alasannya pada Bab II.",
                related=[before.ref],
            )


@rule("WJR-03", needs=("pengukuran",))
def wjr_03(context: RuleContext) -> Iterator[Temuan]:
    """Indikator yang menurut namanya makin kecil makin baik tidak dihitung sebagai indikator positif.

    Dasar: PermenPAN-RB 53/2014, cara menghitung capaian mengikuti sifat indikatornya. Hanya kata-kata
    pada nama indikator yang dilihat, sehingga ini sekadar pertanyaan.

    Salah: Persentase pengaduan yang terlambat ditangani, dihitung realisasi / target.
    Benar: polaritasnya ditulis negatif pada dokumen atau pada Pengaturan.xlsx.
    """
    for item in context.computed.indikator:
        if not _looks_negative(item, context):
            continue
        cell = point(item.row, "indikator")
        yield temuan(
            "WJR-03",
            cell,
            f"Indikator {mention_name(item.name)} pada {mention(cell)} menurut namanya makin kecil makin baik, "
            "tetapi dihitung sebagai indikator positif.",
            "Bila memang makin kecil makin baik, tulis 'negatif' pada kolom Polaritas dokumen atau pada lembar Polaritas "
            "Pengaturan.xlsx. Bila tidak, tulis 'positif' di sana agar pertanyaan ini tidak muncul lagi.",
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


@rule("WJR-04", needs=("anggaran",))
def wjr_04(context: RuleContext) -> Iterator[Temuan]:
    """Serapan anggaran setahun tidak di bawah 50%.

    Dasar: PermenPAN-RB 53/2014, analisis penggunaan sumber daya; serapan yang rendah perlu dijelaskan
    pada Bab III. Disebut pada tingkat tertinggi saja; laporan triwulan tidak diperiksa.

    Salah: pagu 20.000.000, realisasi 4.500.000 (22,50%) tanpa penjelasan.
    Benar: angkanya diperiksa, lalu sebabnya (misalnya efisiensi atau gagal lelang) dijelaskan.
    """
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
        f"Serapan {mention_pos(pos.tingkat, mention_name(pos.name))} hanya {persen(pos.serapan)}%: realisasi "
        f"Rp {rupiah(pos.realisasi)} dari pagu Rp {rupiah(pos.pagu)}, {mention(cell)}.",
        "Periksa apakah realisasinya sudah lengkap. Bila benar, jelaskan sebabnya pada Bab III.",
        related=[whole.ref],
    )


@rule("WJR-05", needs=("rencana_aksi",))
def wjr_05(context: RuleContext) -> Iterator[Temuan]:
    """Target triwulan bukan target setahun yang diulang.

    Dasar: PermenPAN-RB 53/2014, Rencana Aksi membagi target setahun ke dalam triwulan. Keluaran yang
    dihitung (dokumen, laporan, paket) biasanya tidak selesai seluruhnya pada setiap triwulan.

    Salah: target 12 laporan, triwulan I sampai IV masing-masing 12.
    Benar: 3 + 3 + 3 + 3, atau satuannya memang keadaan yang dipertahankan (misalnya 84 poin).
    """
    for row in context.data.rows("rencana_aksi"):
        values, yearly = filled_quarters(row), row.number("target")
        unit = row.text("satuan") or row["target"].satuan or ""
        if len(values) != len(TW) or not yearly or {v.number for v in values} != {yearly}:
            continue
        if satuan_persen(unit) or "%" in row["target"].tertulis or _BAND.search(unit.casefold()):
            continue
        cell = point(row, "target")
        name = mention_name(row.text("indikator") or row.text("sub_kegiatan"))
        yield temuan(
            "WJR-05",
            values[0],
            f"Target {name} setahun {cell.tertulis}, dan keempat triwulannya juga {values[0].tertulis}, {mention(values[0])}.",
            "Bila keluarannya dihitung, bagi target setahun ke dalam triwulan. Bila memang dipertahankan setiap triwulan, "
            "tidak perlu diperbaiki.",
            related=[cell.ref, *(v.ref for v in values)],
        )
