"""Sheet `3.6 Program`: programmes behind each sasaran, their money and their output indicators."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lakip_xls.computing.hasil import Keluaran, Pos
from lakip_xls.model import Baris
from lakip_xls.parsing.names import key
from lakip_xls.writing.gaya import KEDUA, KIRI, MIRING, PERSEN, TEBAL, TENGAH, UTAMA, Gaya, menjorok
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import alinea, belum_ada, judul
from lakip_xls.writing.nama import berlabel
from lakip_xls.writing.sel import KOSONG, STRIP, Sel, bilangan, lebar_nilai, rumus, sel, teks, uang
from lakip_xls.writing.sheets.anggaran import alamat_pos, kurang_pos, sel_serapan
from lakip_xls.writing.sheets.pengukuran import rumus_capaian
from lakip_xls.writing.tabel import KOLOM_SUMBER, KOLOM_TEMUAN, Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak

NAMA = "3.6 Program"
_TARGET, _REALISASI = 3, 4
_GAYA: dict[str, Gaya] = {"program": UTAMA, "kegiatan": KEDUA, "sub_kegiatan": TEBAL}


def tulis(ctx: Konteks) -> None:
    """Write the sheet; needs 3.8 written before."""
    lembar = ctx.lembar[NAMA]
    title = [f"Tabel 3.6 Target dan Realisasi Program dan Kegiatan Pendukung Sasaran {ctx.periode}", ctx.unit]
    outputs = ctx.laporan.hitungan.keluaran
    programs = ctx.laporan.hitungan.program
    if not outputs and not programs:
        belum_ada(
            ctx,
            lembar,
            title,
            "dokumen Realisasi Program dan Realisasi Anggaran",
            "Realisasi Program (target dan realisasi keluaran tiap sub kegiatan) dan Realisasi Anggaran",
        )
        return
    kolom = (
        Kolom("No", 5, gaya=TENGAH),
        Kolom("Program / Kegiatan / Sub Kegiatan / Keluaran", 50),
        Kolom("Satuan", 12, gaya=TENGAH),
        Kolom(f"Target{ctx.sampai}", lebar_nilai((o.baris["target"] for o in outputs), ctx.lebar_uang), gaya=TENGAH),
        Kolom(
            f"Realisasi{ctx.sampai}", lebar_nilai((o.baris["realisasi"] for o in outputs), ctx.lebar_uang), gaya=TENGAH
        ),
        Kolom("Capaian (%)", 10),
        KOLOM_TEMUAN,
        KOLOM_SUMBER,
    )
    lebar = tuple(k.lebar for k in kolom if k.cetak)
    row = judul(lembar, 0, lebar, title)
    tabel = Tabel(lembar, kolom, row)
    matched, rest = _keluaran(ctx, programs, outputs)
    for heading, members in _kelompok(ctx):
        if heading:
            at = tabel.tambah([teks(heading, KIRI)], TEBAL | {"bg_color": "#D6E4D0"})
            tabel.lebarkan(at, 0, tabel.kolom_cetak)
        for number, program in enumerate(members, 1):
            _pos(ctx, tabel, program, str(number), 0, matched)
    if rest:
        words = "Keluaran tanpa padanan pada realisasi anggaran" if programs else "Keluaran program dan kegiatan"
        at = tabel.tambah([teks(words, KIRI)], TEBAL | {"bg_color": "#D6E4D0"})
        tabel.lebarkan(at, 0, tabel.kolom_cetak)
        for own in rest:
            _baris_keluaran(ctx, tabel, own, 0, sebut_tempat=True)
    below = tabel.tulis()
    note = (
        "Baris bersatuan Rp memuat pagu dan realisasi anggaran dari Tabel 3.8; baris Keluaran memuat "
        "target dan "
        "realisasi keluaran. Perbedaan antardokumen disebutkan pada lembar Validasi."
    )
    if not outputs:
        note += (
            " Dokumen Realisasi Program tidak ada, sehingga keluaran tidak dapat ditampilkan: tambahkan "
            "dokumen yang "
            "memuat target dan realisasi keluaran tiap sub kegiatan."
        )
    below = alinea(lembar, below, lebar, note, kecil=True)
    atur_cetak(
        lembar,
        Cetak(
            baris_ulang=(row, tabel.baris_isi - 1),
            beku=(tabel.baris_isi, 2),
            kepala_halaman=f"{ctx.unit} · Tabel 3.6",
        ),
        below,
        tabel.kolom_cetak,
    )


def _kelompok(ctx: Konteks) -> Iterator[tuple[str, list[Pos]]]:
    """The programmes under the sasaran they serve (each once), then those that serve none."""
    used: set[tuple[str, object]] = set()
    goals = [e for e in ctx.laporan.hitungan.efisiensi if e.program]
    for number, own in enumerate(goals, 1):
        members = [p for p in own.program if (p.nama, p.baris.ref) not in used]
        used.update((p.nama, p.baris.ref) for p in own.program)
        if members:
            yield f"Sasaran Strategis {number}: {own.sasaran}", members
    others = [p for p in ctx.laporan.hitungan.program if (p.nama, p.baris.ref) not in used]
    if others:
        yield ("Program lain" if goals else ""), others


def _keluaran(
    ctx: Konteks, programs: tuple[Pos, ...], outputs: tuple[Keluaran, ...]
) -> tuple[dict[tuple[str, object], list[Keluaran]], list[Keluaran]]:
    """The output rows of each budget row (by level and cell), and the rows that belong to none."""
    register = ctx.laporan.hitungan.register
    matched: dict[tuple[str, object], list[Keluaran]] = {}
    groups: dict[tuple[str, str, str], list[Keluaran]] = {}
    for own in outputs:
        node = register.outputs.node(own.baris)
        if node is not None:
            matched.setdefault((node.tingkat, node.baris.ref), []).append(own)
        else:
            level = _tingkat(own.baris)
            groups.setdefault((level, key(own.baris.teks("program")), key(own.baris.teks(level))), []).append(own)
    rest: list[Keluaran] = []
    places = [p for program in programs for p in program.semua()]
    for level in ("sub_kegiatan", "kegiatan", "program"):
        free = [p for p in places if p.tingkat == level and (level, p.baris.ref) not in matched]
        left = [g for (own_level, _, _), g in groups.items() if own_level == level]
        outcome = register.assign(level, left, free, partial(_nama, level), lambda p: p.nama)
        for pair in outcome.pairs:
            matched[level, pair.right.baris.ref] = pair.left
        rest.extend(own for group in outcome.rest_left for own in group)
    return matched, rest


def _nama(level: str, group: list[Keluaran]) -> str:
    return group[0].baris.teks(level)


def _tingkat(own: Baris) -> str:
    return next((level for level in ("sub_kegiatan", "kegiatan") if own.teks(level)), "program")


def _pos(
    ctx: Konteks,
    tabel: Tabel,
    pos: Pos,
    number: str,
    depth: int,
    matched: dict[tuple[str, object], list[Keluaran]],
) -> None:
    at = tabel.baris
    lacking = [ref for name in ("pagu", "realisasi") for ref in kurang_pos(ctx, [pos], name)]
    shown = {name: alamat_pos(ctx, name, pos) for name in ("pagu", "realisasi")}
    tabel.tambah(
        [
            teks(number if depth == 0 else "", TENGAH),
            teks(berlabel(pos.tingkat, pos.nama), menjorok(depth)),
            teks("Rp", TENGAH),
            _rujukan(shown["pagu"], uang(pos.pagu)),
            _rujukan(shown["realisasi"], uang(pos.realisasi)),
            sel_serapan(pos.pagu, pos.realisasi, at, _TARGET, _REALISASI, lacking),
            KOSONG,
            teks("Tabel 3.8"),
        ],
        _GAYA[pos.tingkat],
    )
    for own in matched.get((pos.tingkat, pos.baris.ref), ()):
        _baris_keluaran(ctx, tabel, own, depth + 1)
    for child in pos.anak:
        _pos(ctx, tabel, child, "", depth + 1, matched)


def _rujukan(address: str | None, cell: Sel) -> Sel:
    return cell if address is None or cell is STRIP else rumus(f"={address}", cell.isi, cell.gaya)


def _baris_keluaran(ctx: Konteks, tabel: Tabel, output: Keluaran, depth: int, sebut_tempat: bool = False) -> None:
    at, own = tabel.baris, output.baris
    target, reached = own["target"], own["realisasi"]
    cells = (sel(at, _TARGET), sel(at, _REALISASI))
    formula = rumus_capaian(target, reached, "positif", cells, ctx.ketentuan) if ctx.ketentuan else None
    if output.capaian is not None and not output.terhitung:
        percent = ctx.nilai(own["capaian"])
    else:
        value = output.capaian
        percent = ctx.nilai(own["capaian"], rumus(formula, value, PERSEN) if formula else bilangan(value, PERSEN))
    text = f"Keluaran: {own.teks('indikator') or '-'}"
    if sebut_tempat:
        text = f"{own.teks(_tingkat(own))}\n{text}"
    refs = [own[name].ref for name in ("indikator", "target", "realisasi", "capaian", _tingkat(own))]
    tabel.tambah(
        [
            KOSONG,
            teks(text, menjorok(depth) | MIRING),
            teks(own.teks("satuan") or target.satuan or reached.satuan, TENGAH),
            ctx.nilai(target),
            ctx.nilai(reached),
            percent,
            ctx.ket(own.ref, *refs),
            ctx.sumber(own["indikator"].ref or own.ref, target.ref, reached.ref),
        ]
    )
