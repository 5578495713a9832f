"""Paragraphs about programmes, their budget, and what it achieved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lakip_xls.computing.completeness import complete_sum, incomplete_text, missing_amounts, missing_parts
from lakip_xls.computing.result import Efisiensi, Pos, ratio
from lakip_xls.laporan import Laporan
from lakip_xls.parsing.notation import persen
from lakip_xls.parsing.rounding import round_half_up
from lakip_xls.skema import KELOMPOK
from lakip_xls.writing.names import labelled
from lakip_xls.writing.narasi_words import Paragraph, count_words, letter, listing, money_figures, money_words, until


def efisiensi(laporan: Laporan) -> Iterator[Paragraph]:
    for own in laporan.computed.efisiensi:
        yield Paragraph(_efisiensi_sasaran(own))


def program(laporan: Laporan, unit: str, period: str) -> Iterator[Paragraph]:
    total = laporan.computed.ringkasan
    every = laporan.computed.pos
    counts = [f"{count_words(total.jumlah_program)} program"]
    if total.jumlah_kegiatan:
        counts.append(f"{count_words(total.jumlah_kegiatan)} kegiatan")
    if total.jumlah_sub_kegiatan:
        counts.append(f"{count_words(total.jumlah_sub_kegiatan)} sub kegiatan")
    yield Paragraph(
        f"Untuk mewujudkan tujuan dan sasaran {unit} {period}, dilaksanakan {listing(counts)} sebagaimana Tabel 3.6."
    )
    for figure, program in enumerate(laporan.computed.program, 1):
        yield Paragraph(f"{figure}. {labelled('program', program.name, ' ')}: {_realisasi(program, every)}")
        for pos in program.everything():
            if pos.tingkat == "sub_kegiatan" and (pos.pagu is not None or pos.realisasi is not None):
                yield Paragraph(f"{labelled(pos.tingkat, pos.name, ' ')}: {_realisasi(pos, every)}", tingkat=1)


def _realisasi(pos: Pos, every: Sequence[Pos]) -> str:
    if pos.pagu is None:
        return f"pagu anggarannya {incomplete_text(missing_amounts([pos], 'pagu', every))}."
    if pos.realisasi is None:
        return f"anggaran sebesar {money_words(pos.pagu)}; realisasinya {_without_realisasi(pos, every)}."
    rate = f" atau {persen(pos.serapan)}%" if pos.serapan is not None else ""
    return f"anggaran sebesar {money_words(pos.pagu)} terealisasi {money_words(pos.realisasi)}{rate}."


def _without_realisasi(pos: Pos, every: Sequence[Pos]) -> str:
    lacking = missing_amounts([pos], "realisasi", every)
    return incomplete_text(lacking) if lacking else "belum ada"


def _efisiensi_sasaran(own: Efisiensi) -> str:
    if own.capaian is None or own.serapan is None or own.tingkat_efisiensi is None:
        return f"Sasaran “{own.sasaran}”: tingkat efisiensi belum dapat ditentukan karena datanya belum lengkap."
    difference = round_half_up(own.capaian, 2) - round_half_up(own.serapan, 2)
    side = "di atas" if difference > 0 else "di bawah"
    compared = f"capaian kinerja {persen(own.capaian)}% dengan serapan anggaran {persen(own.serapan)}%"
    gap = f"{compared}, yaitu {persen(abs(difference))} poin {side} serapan"
    if not difference:
        gap = f"capaian kinerja {persen(own.capaian)}% sama dengan serapan anggarannya"
    return (
        f"Sasaran “{own.sasaran}”: {gap}, sehingga penggunaan sumber dayanya dinilai {own.tingkat_efisiensi.lower()}."
    )


def pergeseran(laporan: Laporan) -> Iterator[Paragraph]:
    rows = laporan.data.rows("pergeseran")
    parts = [(b.number("ditarik"), b.ref_of("ditarik")) for b in rows]
    whole = complete_sum(amount for amount, _ in parts)
    total = money_words(whole) if whole is not None else incomplete_text(missing_parts(parts))
    yield Paragraph(
        f"Dalam tahun berjalan dilakukan pergeseran (refocusing) anggaran pada {count_words(len(rows))} "
        "sub kegiatan dengan "
        f"jumlah yang ditarik {total}, yaitu:"
    )
    for order, own in enumerate(rows):
        before, taken = own.number("anggaran_semula"), own.number("ditarik")
        first = f" dari anggaran semula {money_figures(before)}" if before is not None else ""
        amount = money_figures(taken) if taken is not None else "jumlah yang tidak terbaca"
        yield Paragraph(f"{letter(order)}. {own.text('sub_kegiatan').rstrip(' .')}{first} ditarik {amount}.", tingkat=1)


def belanja(laporan: Laporan) -> Iterator[Paragraph]:
    lacking = [ref for b in laporan.computed.belanja for ref in b.lacking.get("pagu", ())]
    if lacking:
        yield Paragraph(f"Rincian pagu menurut kelompok belanja {incomplete_text(lacking)}.")
        return
    groups = [b for b in laporan.computed.belanja if b.pagu]
    whole = sum(b.pagu for b in groups if b.pagu is not None)
    if not groups:
        return
    parts = [
        f"{KELOMPOK.get(b.kelompok, b.kelompok)} sebesar {money_figures(b.pagu)} ({persen(share)}%)"
        for b in groups
        if b.pagu is not None and (share := ratio(b.pagu, whole)) is not None
    ]
    yield Paragraph(f"Pagu anggaran tersebut terdiri atas {listing(parts)}.")


def anggaran(laporan: Laporan, unit: str, period: str) -> Iterator[Paragraph]:
    total = laporan.computed.ringkasan
    if lacking := total.lacking.get("pagu", ()):
        yield Paragraph(f"Jumlah pagu {unit} {period} {incomplete_text(lacking)}.")
    if total.pagu is None:
        return
    yield Paragraph(
        f"Pelaksanaan tugas dan fungsi {unit} {period} didukung anggaran sebesar {money_words(total.pagu)}."
    )
    yield from belanja(laporan)
    if lacking := total.lacking.get("realisasi", ()):
        yield Paragraph(f"Jumlah realisasi {until(period)} {incomplete_text(lacking)}.")
    elif total.realisasi is not None and total.serapan is not None and total.sisa is not None:
        rest = (
            f"sisa anggaran {money_figures(total.sisa)}"
            if total.sisa >= 0
            else f"kelebihan realisasi {money_figures(-total.sisa)}"
        )
        yield Paragraph(
            f"Dari Tabel 3.8 terlihat realisasi anggaran sebesar {money_words(total.realisasi)} atau "
            f"{persen(total.serapan)}% dari "
            f"pagu, dengan {rest}."
        )
        spent = sorted((p for p in laporan.computed.program if p.serapan is not None), key=lambda p: p.serapan or 0)
        if len(spent) > 1:
            low, high = (
                f"{labelled(p.tingkat, p.name, ' ')} ({persen(p.serapan or 0)}%)" for p in (spent[0], spent[-1])
            )
            yield Paragraph(f"Serapan tertinggi pada {high} dan terendah pada {low}.")
