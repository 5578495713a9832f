"""Ready paragraphs for the Ikhtisar Eksekutif and chapter III, made from the figures alone.

Nothing is claimed that a figure does not show: 'mencapai target' only from 100 up, comparisons
only where both sides are known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lakip_xls.computing.completeness import complete_sum, incomplete_text, missing_amounts, missing_parts, unreadable
from lakip_xls.computing.hasil import Efisiensi, Indikator, Pos, Ringkasan, Rupiah, Sasaran, rasio
from lakip_xls.computing.terbilang import terbilang
from lakip_xls.computing.triwulan import SETAHUN, dirinci
from lakip_xls.findings import count_findings
from lakip_xls.laporan import Laporan
from lakip_xls.model import Nilai
from lakip_xls.parsing.tulis import angka, persen, rupiah
from lakip_xls.provenance import Ref
from lakip_xls.skema import KELOMPOK
from lakip_xls.writing.nama import berlabel


@dataclass(frozen=True, slots=True)
class Alinea:
    """One paragraph; `judul` marks a heading, `tingkat` how far it stands to the right."""

    teks: str
    judul: bool = False
    tingkat: int = 0


def susun(laporan: Laporan, unit: str, periode: str) -> Iterator[Alinea]:
    """All paragraphs in the order of the report. `periode` is e.g. 'Tahun 2023'."""
    yield Alinea("IKHTISAR EKSEKUTIF", judul=True)
    yield from _ikhtisar(laporan, unit, periode)
    yield Alinea("BAB III AKUNTABILITAS KINERJA", judul=True)
    yield Alinea("B.1 Analisis Realisasi Kinerja", judul=True)
    yield from _pengukuran(laporan, unit, periode)
    for number, goal in enumerate(laporan.hitungan.sasaran, 1):
        yield from _sasaran(laporan, number, goal)
    if laporan.hitungan.program:
        yield Alinea("B.3 Program, Kegiatan, dan Sub Kegiatan yang Mendukung Sasaran", judul=True)
        yield from _program(laporan, unit, periode)
    if laporan.hitungan.efisiensi:
        yield Alinea("B.4 Analisis Efisiensi Penggunaan Sumber Daya", judul=True)
        yield from _efisiensi(laporan)
    if laporan.data.baris("pergeseran"):
        yield from _pergeseran(laporan)
    if laporan.hitungan.program:
        yield Alinea("C. Realisasi Anggaran", judul=True)
        yield from _anggaran(laporan, unit, periode)


def hitung_kata(n: int) -> str:
    """A number as reports write it: '4 (empat)'."""
    return f"{n} ({terbilang(n)})"


def uang_kata(amount: Rupiah) -> str:
    """An amount as reports write it, in figures and words."""
    if amount != int(amount) or amount < 0:
        return f"Rp{rupiah(amount)}"
    words = terbilang(int(amount))
    return f"Rp{rupiah(amount)},- ({words[0].upper()}{words[1:]} rupiah)"


def _uang(amount: Rupiah) -> str:
    return f"Rp{rupiah(amount)}" + (",-" if amount == int(amount) else "")


def _penilaian(limited: Decimal | None, kategori: str | None, predikat: str | None) -> str:
    return f"termasuk kategori {kategori} ({predikat})" if limited is not None and kategori else "belum dapat dinilai"


def _ikhtisar(laporan: Laporan, unit: str, periode: str) -> Iterator[Alinea]:
    total, goals = laporan.hitungan.ringkasan, laporan.hitungan.sasaran
    yield Alinea(
        f"Laporan Kinerja {unit} {periode} menyajikan capaian atas target kinerja yang dituangkan dalam "
        "Perjanjian Kinerja "
        "beserta realisasi anggaran yang mendukungnya."
    )
    for number, goal in enumerate(goals, 1):
        measured = [i for i in goal.indikator if i.capaian is not None]
        if lacking := unreadable(goal.indikator):
            yield Alinea(f"Sasaran {number}: “{goal.nama}” belum dapat dinilai: capaiannya {incomplete_text(lacking)}.")
            continue
        if not measured:
            yield Alinea(f"Sasaran {number}: “{goal.nama}” belum dapat dinilai karena capaian indikatornya belum ada.")
            continue
        mean = "rata-rata capaian" if len(measured) > 1 else "capaian"
        yield Alinea(
            f"Sasaran {number}: “{goal.nama}” memperoleh predikat {goal.predikat}. Hal ini berdasarkan "
            "hasil pengukuran "
            f"{hitung_kata(len(measured))} indikator sasaran dengan {mean} {_dengan_batas(goal)}, "
            "tergolong kategori "
            f"{goal.kategori}."
        )
    if total.rata_rata_capaian is not None and total.rata_rata_capaian_dibatasi is not None:
        reached, missed = _tercapai(laporan)
        yield Alinea(
            f"Secara keseluruhan {_sebutan_rata(len(reached) + len(missed))} indikator adalah "
            f"{_rata_rata(laporan)}. {_hitung_tercapai(reached, missed)}"
        )
    elif lacking := total.kurang.get("capaian", ()):
        yield Alinea(f"Rata-rata capaian seluruh indikator {incomplete_text(lacking)}.")
    if money := _kurang_uang(total):
        yield Alinea(f"Pagu dan realisasi belanja {_sampai(periode)} {incomplete_text(money)}.")
    elif total.pagu is not None and total.realisasi is not None and total.serapan is not None:
        yield Alinea(
            f"Realisasi belanja {_sampai(periode)} adalah {_uang(total.realisasi)} atau "
            f"{persen(total.serapan)}% dari pagu anggaran {_uang(total.pagu)}."
        )
    yield from _belanja(laporan)
    yield from _setahun(laporan)
    counts = count_findings(laporan.temuan)
    if counts["kesalahan"] or counts["peringatan"]:
        yield Alinea(
            f"Catatan penyusun (hapus sebelum dikirim): pemeriksaan data menemukan {counts['kesalahan']} "
            "kesalahan dan "
            f"{counts['peringatan']} peringatan. Selesaikan dulu temuan pada lembar Validasi, karena angka "
            "pada narasi ini "
            "berasal dari data tersebut."
        )


def _kurang_uang(total: Ringkasan) -> list[Ref]:
    """The cells that the totals of money lack."""
    return [ref for name in ("pagu", "realisasi") for ref in total.kurang.get(name, ())]


def _sebutan_rata(count: int) -> str:
    """'rata-rata capaian 5 (lima)', or 'capaian 1 (satu)': one figure has no mean."""
    return f"{'rata-rata ' if count > 1 else ''}capaian {hitung_kata(count)}"


def _rata_rata(laporan: Laporan) -> str:
    """The mean of all indicators, as it is and (where that differs) limited, with its kategori."""
    total, limit = laporan.hitungan.ringkasan, laporan.pengaturan.batas_capaian
    assert total.rata_rata_capaian is not None and total.rata_rata_capaian_dibatasi is not None
    verdict = _penilaian(total.rata_rata_capaian_dibatasi, total.kategori, total.predikat)
    plain, limited = persen(total.rata_rata_capaian), persen(total.rata_rata_capaian_dibatasi)
    if plain == limited:
        return f"{plain}% dan {verdict}"
    most = f" paling tinggi {angka(limit)}%" if limit is not None else ""
    return f"{plain}%. Setelah capaian tiap indikator dibatasi{most}, rata-ratanya {limited}% dan {verdict}"


def _setahun(laporan: Laporan) -> Iterator[Alinea]:
    """In the report of a quarter: which of its figures are those of the year, as no document splits them."""
    if laporan.triwulan is None:
        return
    if laporan.hitungan.program and not any(dirinci(p.baris) for p in laporan.hitungan.pos):
        yield Alinea(
            "Dokumen anggaran tidak merinci realisasi tiap triwulan, sehingga angka realisasi anggaran di atas "
            "mengikuti dokumen terakhir."
        )
    yearly = [i for i in laporan.hitungan.indikator if SETAHUN not in i.baris.nilai]
    if yearly:
        yield Alinea(
            f"Capaian {hitung_kata(len(yearly))} indikator dibandingkan dengan target setahun karena target "
            "triwulannya tidak ada."
        )


def _sampai(periode: str) -> str:
    return periode if periode.startswith("sampai") else "selama " + periode


def _dengan_batas(goal: Sasaran) -> str:
    assert goal.capaian is not None and goal.capaian_dibatasi is not None
    text = f"{persen(goal.capaian)}%"
    if goal.capaian != goal.capaian_dibatasi:
        text += f" ({persen(goal.capaian_dibatasi)}% setelah dibatasi)"
    return text


def _tercapai(laporan: Laporan) -> tuple[list[Indikator], list[Indikator]]:
    measured = [i for i in laporan.hitungan.indikator if i.capaian is not None]
    reached = [i for i in measured if i.capaian is not None and i.capaian >= 100]
    return reached, [i for i in measured if i not in reached]


def _hitung_tercapai(reached: list[Indikator], missed: list[Indikator]) -> str:
    if not missed:
        return "Seluruh indikator yang diukur mencapai target."
    if not reached:
        return "Belum ada indikator yang mencapai target."
    return (
        f"Indikator yang mencapai target sebanyak {hitung_kata(len(reached))}, sedangkan "
        f"{hitung_kata(len(missed))} "
        "indikator belum mencapai target."
    )


def _pengukuran(laporan: Laporan, unit: str, periode: str) -> Iterator[Alinea]:
    total = laporan.hitungan.ringkasan
    if lacking := total.kurang.get("capaian", ()):
        yield Alinea(f"Rata-rata capaian indikator sasaran {unit} {periode} {incomplete_text(lacking)}.")
    elif total.rata_rata_capaian is None or total.rata_rata_capaian_dibatasi is None:
        yield Alinea(
            "Capaian kinerja belum dapat diuraikan karena belum ada indikator yang target dan realisasinya terbaca."
        )
    else:
        count = sum(len(part) for part in _tercapai(laporan))
        yield Alinea(
            f"Dari Tabel 3.1 terlihat bahwa {_sebutan_rata(count)} indikator sasaran "
            f"{unit} {periode} sebesar {_rata_rata(laporan)}."
        )
    if laporan.hitungan.tidak_diukur:
        names = "; ".join(b.teks("indikator") for b in laporan.hitungan.tidak_diukur)
        yield Alinea(f"Indikator pada Perjanjian Kinerja yang belum diukur: {names}.")


def _sasaran(laporan: Laporan, number: int, goal: Sasaran) -> Iterator[Alinea]:
    yield Alinea(f"Sasaran Strategis {number}: {goal.nama}", judul=True)
    count = len(goal.indikator)
    mean = ""
    if goal.capaian is not None and goal.kategori:
        mean = f" Capaian sasaran ini {_dengan_batas(goal)}, kategori {goal.kategori} ({goal.predikat})."
    yield Alinea(f"Sasaran ini diukur dengan {hitung_kata(count)} indikator.{mean}")
    for order, own in enumerate(goal.indikator):
        name = own.nama.rstrip(" .")
        yield Alinea(f"{_huruf(order)}. {name}. {_indikator(own)}{_perbandingan(laporan, own)}", tingkat=1)


def _huruf(order: int) -> str:
    return chr(97 + order) if order < 26 else str(order + 1)


def _indikator(own: Indikator) -> str:
    if own.capaian is None:
        return (
            f"Target {nilai_teks(own.target, own.satuan)}; realisasi "
            f"{nilai_teks(own.realisasi, own.satuan)}; capaian belum "
            "dapat dihitung."
        )
    verdict = "belum mencapai target"
    if own.capaian == 100:
        verdict = "mencapai target"
    elif own.capaian > 100:
        verdict = "melampaui target"
    origin = "" if own.asal_realisasi == "tertulis" else f" (diambil dari {own.asal_realisasi})"
    return (
        f"Target {nilai_teks(own.target, own.satuan)} terealisasi "
        f"{nilai_teks(own.realisasi, own.satuan)}{origin}, capaian "
        f"{persen(own.capaian)}%, {verdict}; kategori {own.kategori or '-'} ({own.predikat or '-'})."
    )


def nilai_teks(nilai: Nilai, satuan: str | None = None) -> str:
    """A target or realisasi in words of the report: '93,17%', '12 Dokumen', 'BB', 'belum ada'."""
    number = nilai.angka
    if number is None:
        return nilai.teks or nilai.tertulis or "belum ada"
    text = angka(number)
    unit = (nilai.satuan or satuan or "").strip()
    if unit.lower() in ("%", "persen", "prosentase", "persentase"):
        return text + "%"
    return f"{text} {unit}".strip()


def _perbandingan(laporan: Laporan, own: Indikator) -> str:
    """Against the Renstra and against a national figure, as far as both sides are known."""
    words = ""
    for plan in laporan.hitungan.renstra:
        if plan.indikator.baris.ref == own.baris.ref and plan.capaian is not None:
            year = f" tahun {plan.tahun_akhir}" if plan.tahun_akhir else ""
            verb = "sudah mencapai" if plan.capaian >= 100 else "belum mencapai"
            words += (
                f" Terhadap target akhir Renstra{year} sebesar "
                f"{nilai_teks(plan.target_akhir, own.satuan)}, capaiannya "
                f"{persen(plan.capaian)}% dan {verb} target tersebut."
            )
    signs = {"+": "lebih baik daripada", "-": "di bawah", "=": "sama dengan"}
    for other in laporan.hitungan.nasional:
        if other.indikator.baris.ref == own.baris.ref and other.keterangan in signs:
            words += f" Realisasi ini {signs[other.keterangan]} pembandingnya, yaitu {nilai_teks(other.nasional)}."
    return words


def _program(laporan: Laporan, unit: str, periode: str) -> Iterator[Alinea]:
    total = laporan.hitungan.ringkasan
    every = laporan.hitungan.pos
    counts = [f"{hitung_kata(total.jumlah_program)} program"]
    if total.jumlah_kegiatan:
        counts.append(f"{hitung_kata(total.jumlah_kegiatan)} kegiatan")
    if total.jumlah_sub_kegiatan:
        counts.append(f"{hitung_kata(total.jumlah_sub_kegiatan)} sub kegiatan")
    yield Alinea(
        f"Untuk mewujudkan tujuan dan sasaran {unit} {periode}, dilaksanakan {_daftar(counts)} sebagaimana Tabel 3.6."
    )
    for number, program in enumerate(laporan.hitungan.program, 1):
        yield Alinea(f"{number}. {berlabel('program', program.nama, ' ')}: {_realisasi(program, every)}")
        for pos in program.semua():
            if pos.tingkat == "sub_kegiatan" and (pos.pagu is not None or pos.realisasi is not None):
                yield Alinea(f"{berlabel(pos.tingkat, pos.nama, ' ')}: {_realisasi(pos, every)}", tingkat=1)


def _realisasi(pos: Pos, every: Sequence[Pos]) -> str:
    if pos.pagu is None:
        return f"pagu anggarannya {incomplete_text(missing_amounts([pos], 'pagu', every))}."
    if pos.realisasi is None:
        return f"anggaran sebesar {uang_kata(pos.pagu)}; realisasinya {_tanpa_realisasi(pos, every)}."
    rate = f" atau {persen(pos.serapan)}%" if pos.serapan is not None else ""
    return f"anggaran sebesar {uang_kata(pos.pagu)} terealisasi {uang_kata(pos.realisasi)}{rate}."


def _tanpa_realisasi(pos: Pos, every: Sequence[Pos]) -> str:
    lacking = missing_amounts([pos], "realisasi", every)
    return incomplete_text(lacking) if lacking else "belum ada"


def _efisiensi(laporan: Laporan) -> Iterator[Alinea]:
    for own in laporan.hitungan.efisiensi:
        yield Alinea(_efisiensi_sasaran(own))


def _efisiensi_sasaran(own: Efisiensi) -> str:
    if own.capaian is None or own.serapan is None or own.selisih is None or own.tingkat_efisiensi is None:
        return f"Sasaran “{own.sasaran}”: tingkat efisiensi belum dapat ditentukan karena datanya belum lengkap."
    side = "di atas" if own.selisih > 0 else "di bawah"
    compared = f"capaian kinerja {persen(own.capaian)}% dengan serapan anggaran {persen(own.serapan)}%"
    gap = f"{compared}, yaitu {persen(abs(own.selisih))} poin {side} serapan"
    if persen(abs(own.selisih)) == "0,00":
        gap = f"capaian kinerja {persen(own.capaian)}% sama dengan serapan anggarannya"
    return (
        f"Sasaran “{own.sasaran}”: {gap}, sehingga penggunaan sumber dayanya dinilai {own.tingkat_efisiensi.lower()}."
    )


def _pergeseran(laporan: Laporan) -> Iterator[Alinea]:
    rows = laporan.data.baris("pergeseran")
    parts = [(b.angka("ditarik"), b.ref_of("ditarik")) for b in rows]
    whole = complete_sum(amount for amount, _ in parts)
    total = uang_kata(whole) if whole is not None else incomplete_text(missing_parts(parts))
    yield Alinea(
        f"Dalam tahun berjalan dilakukan pergeseran (refocusing) anggaran pada {hitung_kata(len(rows))} "
        "sub kegiatan dengan "
        f"jumlah yang ditarik {total}, yaitu:"
    )
    for order, own in enumerate(rows):
        before, taken = own.angka("anggaran_semula"), own.angka("ditarik")
        first = f" dari anggaran semula {_uang(before)}" if before is not None else ""
        amount = _uang(taken) if taken is not None else "jumlah yang tidak terbaca"
        yield Alinea(f"{_huruf(order)}. {own.teks('sub_kegiatan').rstrip(' .')}{first} ditarik {amount}.", tingkat=1)


def _belanja(laporan: Laporan) -> Iterator[Alinea]:
    lacking = [ref for b in laporan.hitungan.belanja for ref in b.kurang.get("pagu", ())]
    if lacking:
        yield Alinea(f"Rincian pagu menurut kelompok belanja {incomplete_text(lacking)}.")
        return
    groups = [b for b in laporan.hitungan.belanja if b.pagu]
    whole = sum(b.pagu for b in groups if b.pagu is not None)
    if not groups:
        return
    parts = [
        f"{KELOMPOK.get(b.kelompok, b.kelompok)} sebesar {_uang(b.pagu)} ({persen(share)}%)"
        for b in groups
        if b.pagu is not None and (share := rasio(b.pagu, whole)) is not None
    ]
    yield Alinea(f"Pagu anggaran tersebut terdiri atas {_daftar(parts)}.")


def _daftar(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + (", dan " if len(parts) > 2 else " dan ") + parts[-1]


def _anggaran(laporan: Laporan, unit: str, periode: str) -> Iterator[Alinea]:
    total = laporan.hitungan.ringkasan
    if lacking := total.kurang.get("pagu", ()):
        yield Alinea(f"Jumlah pagu {unit} {periode} {incomplete_text(lacking)}.")
    if total.pagu is None:
        return
    yield Alinea(f"Pelaksanaan tugas dan fungsi {unit} {periode} didukung anggaran sebesar {uang_kata(total.pagu)}.")
    yield from _belanja(laporan)
    if lacking := total.kurang.get("realisasi", ()):
        yield Alinea(f"Jumlah realisasi {_sampai(periode)} {incomplete_text(lacking)}.")
    elif total.realisasi is not None and total.serapan is not None and total.sisa is not None:
        rest = f"sisa anggaran {_uang(total.sisa)}" if total.sisa >= 0 else f"kelebihan realisasi {_uang(-total.sisa)}"
        yield Alinea(
            f"Dari Tabel 3.8 terlihat realisasi anggaran sebesar {uang_kata(total.realisasi)} atau "
            f"{persen(total.serapan)}% dari "
            f"pagu, dengan {rest}."
        )
        spent = sorted((p for p in laporan.hitungan.program if p.serapan is not None), key=lambda p: p.serapan or 0)
        if len(spent) > 1:
            low, high = (
                f"{berlabel(p.tingkat, p.nama, ' ')} ({persen(p.serapan or 0)}%)" for p in (spent[0], spent[-1])
            )
            yield Alinea(f"Serapan tertinggi pada {high} dan terendah pada {low}.")
