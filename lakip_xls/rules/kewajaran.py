"""WJR: figures that are possible but unusual. Everything here is information: nothing need be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.computing.hasil import Indikator, Pos
from lakip_xls.entities.likeness import same
from lakip_xls.entities.outputs import TW, filled_quarters
from lakip_xls.findings import Temuan
from lakip_xls.parsing.tulis import persen, rupiah
from lakip_xls.rules.bantu import letak, satuan_persen, sebut, sebut_nama, sebut_pos, temuan
from lakip_xls.rules.kaitan_kinerja import saudara
from lakip_xls.rules.registry import Konteks, aturan
from lakip_xls.titik import ada, titik

_CAPAIAN_WAJAR = Decimal(120)
_SERAPAN_WAJAR = Decimal(50)
_BURUK = re.compile(
    r"\b(?:(?:ke)?miskin(?:an)?|pengangguran|stunting|kematian|mortalitas|kesakitan|kebocoran|kehilangan|kerusakan|rusak"
    r"|kecelakaan|kejahatan|kriminalitas|kekerasan|konflik|putus sekolah|waktu tunggu|lama (?:waktu|proses|antrean)"
    r"|pelanggaran|melanggar|keluhan|tunggakan|kumuh|inflasi|emisi|pencemaran)\b"
)
"""What there should be less of."""
_MEMBAIK = re.compile(
    "turun|kurang|selesai|tangan|tanggap|tanggulang|cegah|atasi|bantu|bina|layan|perbaik|pulih|lanjut|lindung|entas"
    "|kendali|awas|tertib|bebas|puas|patuh|tepat waktu|lancar|mitigasi|rehabilitasi|edukasi|padam|informasi"
)
"""Stems that turn it round: 'laporan pelanggaran yang diselesaikan' should be many."""
_GAGAL = re.compile(r"\b(?:ter|keter)lambat(?:an)?\b|\b(?:tidak|belum)\b")
"""What was not done: 'pengaduan yang belum ditindaklanjuti'."""
_JENJANG = re.compile(r"\b(?:indeks|nilai|skor|poin|predikat|level|opini|kategori|huruf|bulan|tahun|hari|jam)\b")
"""Units of levels and of time, which rightly repeat in every quarter."""


@aturan("WJR-01", needs=("pengukuran",))
def wjr_01(konteks: Konteks) -> Iterator[Temuan]:
    """Capaian indikator tidak jauh di atas 100%.

    Dasar: PermenPAN-RB 53/2014, target harus menantang tetapi dapat dicapai; capaian di atas 120%
    biasanya berarti target terlalu rendah atau realisasi keliru ketik.

    Salah: target 50, realisasi 83,53, capaian 167,06% tanpa penjelasan.
    Benar: angkanya diperiksa, lalu sebabnya dijelaskan pada Bab III atau target tahun depan dibuat lebih menantang.
    """
    for item in konteks.hitungan.indikator:
        if item.capaian is None or item.capaian <= _CAPAIAN_WAJAR:
            continue
        cell = titik(item.baris, "realisasi" if ada(item.baris, "realisasi") else "capaian")
        yield temuan(
            "WJR-01",
            cell,
            f"Capaian {sebut_nama(item.nama)} adalah {persen(item.capaian)}% (target {item.target.tertulis}, realisasi "
            f"{item.realisasi.tertulis}, {sebut(cell)}), jauh di atas target.",
            "Periksa apakah target dan realisasinya sudah benar. Bila benar, jelaskan sebabnya pada Bab III dan "
            "pertimbangkan target yang lebih menantang tahun depan.",
            terkait=[titik(item.baris, "target").ref],
        )


@aturan("WJR-02", needs=("pengukuran", "antar_tahun"))
def wjr_02(konteks: Konteks) -> Iterator[Temuan]:
    """Target tahun ini tidak lebih rendah daripada realisasi tahun lalu.

    Dasar: PermenPAN-RB 53/2014, target disusun dengan memperhatikan capaian tahun sebelumnya. Untuk
    indikator negatif kebalikannya: target tidak lebih tinggi daripada realisasi tahun lalu.

    Salah: realisasi 2022 84,70, target 2023 80,00.
    Benar: target 2023 paling rendah 84,70, atau alasan penurunannya dijelaskan.
    """
    year = konteks.identitas.tahun
    for item in konteks.sekali(saudara):
        last = [b for b in item.baris("antar_tahun") if year is not None and b.angka("tahun") == year - 1]
        for row in last[:1]:
            before, target = titik(row, "realisasi"), item.indikator.target
            if not ada(row, "realisasi") or before.angka is None or target.angka is None or target.gagal:
                continue
            down = target.angka < before.angka
            if down == (item.indikator.polaritas == "negatif") or target.angka == before.angka:
                continue
            cell = titik(item.indikator.baris, "target") if ada(item.indikator.baris, "target") else before
            word = "lebih rendah" if down else "lebih tinggi"
            yield temuan(
                "WJR-02",
                cell,
                f"Target {year} {sebut_nama(item.indikator.nama)} adalah {target.tertulis}, {word} daripada realisasi "
                f"{int(year or 0) - 1} sebesar {before.tertulis} {letak(before, cell)}.",
                "Pastikan targetnya benar; bila benar, jelaskan alasannya pada Bab II.",
                terkait=[before.ref],
            )


@aturan("WJR-03", needs=("pengukuran",))
def wjr_03(konteks: Konteks) -> Iterator[Temuan]:
    """Indikator yang menurut namanya makin kecil makin baik tidak dihitung sebagai indikator positif.

    Dasar: PermenPAN-RB 53/2014, cara menghitung capaian mengikuti sifat indikatornya. Hanya kata-kata
    pada nama indikator yang dilihat, sehingga ini sekadar pertanyaan.

    Salah: Persentase pengaduan yang terlambat ditangani, dihitung realisasi / target.
    Benar: polaritasnya ditulis negatif pada dokumen atau pada Pengaturan.xlsx.
    """
    for item in konteks.hitungan.indikator:
        if not _tampak_negatif(item, konteks):
            continue
        cell = titik(item.baris, "indikator")
        yield temuan(
            "WJR-03",
            cell,
            f"Indikator {sebut_nama(item.nama)} pada {sebut(cell)} menurut namanya makin kecil makin baik, "
            "tetapi dihitung sebagai indikator positif.",
            "Bila memang makin kecil makin baik, tulis 'negatif' pada kolom Polaritas dokumen atau pada lembar Polaritas "
            "Pengaturan.xlsx. Bila tidak, tulis 'positif' di sana agar pertanyaan ini tidak muncul lagi.",
        )


def _tampak_negatif(item: Indikator, konteks: Konteks) -> bool:
    """True where nobody said the polarity and the words speak of something that should become less."""
    said = item.baris.teks("polaritas") or any(same(name, item.nama) for name, _ in konteks.pengaturan.polaritas)
    if said or item.polaritas == "negatif":
        return False
    name = item.nama.casefold()
    bad, turned = _BURUK.search(name) is not None, _MEMBAIK.search(name) is not None
    if _GAGAL.search(name):
        return not bad and re.search("turun|kurang", name) is None
    return bad and not turned


@aturan("WJR-04", needs=("anggaran",))
def wjr_04(konteks: Konteks) -> Iterator[Temuan]:
    """Serapan anggaran setahun tidak di bawah 50%.

    Dasar: PermenPAN-RB 53/2014, analisis penggunaan sumber daya; serapan yang rendah perlu dijelaskan
    pada Bab III. Disebut pada tingkat tertinggi saja; laporan triwulan tidak diperiksa.

    Salah: pagu 20.000.000, realisasi 4.500.000 (22,50%) tanpa penjelasan.
    Benar: angkanya diperiksa, lalu sebabnya (misalnya efisiensi atau gagal lelang) dijelaskan.
    """
    if konteks.sampai is None:
        for program in konteks.hitungan.program:
            yield from _serapan_rendah(program)


def _serapan_rendah(pos: Pos) -> Iterator[Temuan]:
    if pos.serapan is None or pos.serapan >= _SERAPAN_WAJAR or pos.serapan < 0:
        for child in pos.anak:
            yield from _serapan_rendah(child)
        return
    cell, whole = titik(pos.baris, "realisasi"), titik(pos.baris, "pagu")
    if cell.nilai.gagal or whole.nilai.gagal or pos.realisasi is None or pos.pagu is None:
        return
    yield temuan(
        "WJR-04",
        cell,
        f"Serapan {sebut_pos(pos.tingkat, sebut_nama(pos.nama))} hanya {persen(pos.serapan)}%: realisasi "
        f"Rp {rupiah(pos.realisasi)} dari pagu Rp {rupiah(pos.pagu)}, {sebut(cell)}.",
        "Periksa apakah realisasinya sudah lengkap. Bila benar, jelaskan sebabnya pada Bab III.",
        terkait=[whole.ref],
    )


@aturan("WJR-05", needs=("rencana_aksi",))
def wjr_05(konteks: Konteks) -> Iterator[Temuan]:
    """Target triwulan bukan target setahun yang diulang.

    Dasar: PermenPAN-RB 53/2014, Rencana Aksi membagi target setahun ke dalam triwulan. Keluaran yang
    dihitung (dokumen, laporan, paket) biasanya tidak selesai seluruhnya pada setiap triwulan.

    Salah: target 12 laporan, triwulan I sampai IV masing-masing 12.
    Benar: 3 + 3 + 3 + 3, atau satuannya memang keadaan yang dipertahankan (misalnya 84 poin).
    """
    for row in konteks.data.baris("rencana_aksi"):
        values, yearly = filled_quarters(row), row.angka("target")
        unit = row.teks("satuan") or row["target"].satuan or ""
        if len(values) != len(TW) or not yearly or {v.angka for v in values} != {yearly}:
            continue
        if satuan_persen(unit) or "%" in row["target"].tertulis or _JENJANG.search(unit.casefold()):
            continue
        cell = titik(row, "target")
        name = sebut_nama(row.teks("indikator") or row.teks("sub_kegiatan"))
        yield temuan(
            "WJR-05",
            values[0],
            f"Target {name} setahun {cell.tertulis}, dan keempat triwulannya juga {values[0].tertulis}, {sebut(values[0])}.",
            "Bila keluarannya dihitung, bagi target setahun ke dalam triwulan. Bila memang dipertahankan setiap triwulan, "
            "tidak perlu diperbaiki.",
            terkait=[cell.ref, *(v.ref for v in values)],
        )
