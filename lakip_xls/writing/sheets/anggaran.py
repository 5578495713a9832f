"""Sheet `3.8 Anggaran`: pagu, realisasi, serapan and sisa of programme, kegiatan and sub kegiatan."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xls.computing.completeness import complete_sum, missing_amounts, missing_parts
from lakip_xls.computing.hasil import Pos, Rupiah, rasio
from lakip_xls.computing.triwulan import dirinci
from lakip_xls.model import Baris
from lakip_xls.provenance import Ref
from lakip_xls.writing import formulas
from lakip_xls.writing.gaya import JUMLAH, KEDUA, KIRI, PERSEN, TENGAH, UANG, UANG_SEN, UTAMA, Gaya, menjorok
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import alinea, belum_ada, judul, kop, tanda_tangan
from lakip_xls.writing.nama import berlabel
from lakip_xls.writing.sel import KOSONG, Sel, kurang_sel, rujuk, rumus, sel, teks, uang
from lakip_xls.writing.tabel import KOLOM_SUMBER, KOLOM_TEMUAN, Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak

NAMA = "3.8 Anggaran"
_PAGU, _REALISASI, _SERAPAN, _SISA = 3, 4, 5, 6
_GAYA: dict[str, Gaya] = {"program": UTAMA, "kegiatan": KEDUA, "sub_kegiatan": {}}
_KODE = "Kode"
_ROMAWI = tuple(zip((100, 90, 50, 40, 10, 9, 5, 4, 1), ("C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"), strict=True))


def tulis(ctx: Konteks) -> None:
    """Write the sheet and remember where each amount stands."""
    lembar = ctx.lembar[NAMA]
    title = [f"Tabel 3.8 Realisasi Anggaran per Program {ctx.periode}", ctx.unit]
    if not ctx.laporan.hitungan.program:
        belum_ada(
            ctx,
            lembar,
            title,
            "dokumen Realisasi Anggaran",
            "Realisasi Anggaran (misalnya ekspor SIPD-RI) dengan kolom uraian, pagu, dan realisasi",
        )
        return
    kolom = (
        Kolom("No", 5, gaya=TENGAH),
        *_kolom_nama(ctx),
        Kolom("Pagu (Rp)", ctx.lebar_uang),
        Kolom("Realisasi (Rp)", ctx.lebar_uang),
        Kolom("Serapan (%)", 9),
        Kolom("Sisa (Rp)", ctx.lebar_uang),
        KOLOM_TEMUAN,
        KOLOM_SUMBER,
    )
    lebar = tuple(k.lebar for k in kolom if k.cetak)
    row = judul(lembar, kop(ctx, lembar, lebar), lebar, title)
    tabel = Tabel(lembar, kolom, row)
    tops: list[int] = []
    for number, program in enumerate(ctx.laporan.hitungan.program, 1):
        tops.append(tabel.baris)
        _pos(ctx, tabel, program, _romawi(number), 0)
    _jumlah(ctx, tabel, tops)
    below = tabel.tulis()
    below = alinea(
        lembar,
        below,
        lebar,
        "Pagu dan realisasi program dan kegiatan adalah jumlah rinciannya. Nilai yang ditandai tetap "
        "ditulis seperti "
        "dalam dokumen karena tidak sama dengan jumlah rinciannya; kode temuannya ada pada kolom Ket."
        + _catatan_triwulan(ctx),
        kecil=True,
    )
    below = tanda_tangan(ctx, lembar, below, 4, len(lebar) - 1)
    atur_cetak(
        lembar,
        Cetak(
            baris_ulang=(row, tabel.baris_isi - 1),
            beku=(tabel.baris_isi, 3),
            utuh=((max(tabel.baris - 2, tabel.baris_isi), below),),
            kepala_halaman=f"{ctx.unit} · Tabel 3.8",
        ),
        below,
        tabel.kolom_cetak,
    )


def _catatan_triwulan(ctx: Konteks) -> str:
    """In the report of a quarter: that the documents do not split the spending, where they do not."""
    if ctx.laporan.triwulan is None or any(dirinci(p.baris) for p in ctx.laporan.hitungan.pos):
        return ""
    return " Realisasi menurut dokumen terakhir; dokumennya tidak merinci realisasi tiap triwulan."


def _kolom_nama(ctx: Konteks) -> tuple[Kolom, Kolom]:
    """Code and name; the name takes both columns where the document has no codes."""
    title = "Program / Kegiatan / Sub Kegiatan"
    coded = any(p.kode for p in ctx.laporan.hitungan.pos)
    return (Kolom(_KODE, 17), Kolom(title, 46)) if coded else (Kolom(title, 17), Kolom("", 36))


def _pos(ctx: Konteks, tabel: Tabel, pos: Pos, number: str, depth: int) -> None:
    row = tabel.baris
    place = _tempat(pos)
    for name, column in (("pagu", _PAGU), ("realisasi", _REALISASI), ("serapan", _SERAPAN)):
        ctx.alamat[name, place] = rujuk(tabel.lembar, row, column)
    at = tabel.tambah([], _GAYA[pos.tingkat])
    children: list[int] = []
    for order, child in enumerate(pos.anak, 1):
        children.append(tabel.baris)
        _pos(ctx, tabel, child, str(order), depth + 1)
    lacking = [ref for name in ("pagu", "realisasi") for ref in kurang_pos(ctx, [pos], name)]
    own, coded = _baris_sendiri(pos), tabel.kolom[1].judul == _KODE
    title = teks(berlabel(pos.tingkat, pos.nama), menjorok(depth))
    if not coded:
        tabel.lebarkan(at, 1, 2)
    refs = [own[f].ref for f in ("kode", "uraian", "pagu", "realisasi", "persen", "sisa", "anggaran")]
    tabel.ganti(
        at,
        [
            teks(number if pos.tingkat != "sub_kegiatan" else "", TENGAH),
            *((teks(pos.kode, KIRI), title) if coded else (title, KOSONG)),
            _uang(ctx, pos, "pagu", _PAGU, children),
            _uang(ctx, pos, "realisasi", _REALISASI, children),
            ctx.nilai(own["persen"], sel_serapan(pos.pagu, pos.realisasi, at, _PAGU, _REALISASI, lacking)),
            ctx.nilai(own["sisa"], sel_sisa(pos.pagu, pos.realisasi, at, _PAGU, _REALISASI, lacking)),
            ctx.ket(*refs),
            ctx.sumber(*(own[f].ref for f in ("pagu", "anggaran", "realisasi"))),
        ],
    )


def _uang(ctx: Konteks, pos: Pos, name: str, column: int, children: list[int]) -> Sel:
    """A parent is the sum of its children where that is what the document says, else its own figure."""
    value = pos.pagu if name == "pagu" else pos.realisasi
    parts = [c.pagu if name == "pagu" else c.realisasi for c in pos.anak]
    cell = uang(value)
    if value is not None and parts and complete_sum(parts) == value:
        cell = rumus(formulas.jumlah(column, children), value, cell.gaya)
    own = _baris_sendiri(pos)[name]
    if value is None and not own.gagal:
        cell = kurang_sel(kurang_pos(ctx, [pos], name))
    return ctx.nilai(own) if value is None and own.gagal else ctx.nilai(own, cell)


def kurang_pos(ctx: Konteks, nodes: Sequence[Pos], name: str) -> tuple[Ref, ...]:
    """The cells that the amounts of budget rows lack, where the column has amounts at all."""
    every = (pos for program in ctx.laporan.hitungan.program for pos in program.semua())
    return missing_amounts(nodes, name, every)


def _baris_sendiri(pos: Pos) -> Baris:
    """The row of a level; an empty one for a level that the document does not write itself."""
    level = pos.baris.teks("tingkat")
    return pos.baris if level in ("", pos.tingkat) else Baris(pos.baris.jenis, pos.baris.ref, {})


def sel_serapan(
    pagu: Rupiah | None, realisasi: Rupiah | None, row: int, kiri: int, kanan: int, kurang: Sequence[Ref] = ()
) -> Sel:
    """Serapan in percent points as a formula of the row's two amounts; else the cells that they lack."""
    if pagu is None or realisasi is None:
        return kurang_sel(kurang)
    value = rasio(realisasi, pagu)
    return rumus(formulas.persen(sel(row, kanan), sel(row, kiri)), "-" if value is None else value, PERSEN)


def sel_sisa(
    pagu: Rupiah | None, realisasi: Rupiah | None, row: int, kiri: int, kanan: int, kurang: Sequence[Ref] = ()
) -> Sel:
    """Sisa in rupiah as a formula of the row's two amounts; else the cells that they lack."""
    if pagu is None or realisasi is None:
        return kurang_sel(kurang)
    rest = pagu - realisasi
    return rumus(formulas.selisih(sel(row, kiri), sel(row, kanan)), rest, gaya_uang(rest))


def gaya_uang(value: Rupiah) -> Gaya:
    """The number style of an amount."""
    return UANG if value == int(value) else UANG_SEN


def sel_jumlah(values: Sequence[Rupiah | None], rows: Sequence[int], column: int, kurang: Sequence[Ref] = ()) -> Sel:
    """The sum of rows as a formula; the cells that it lacks, or a dash where no row has an amount."""
    whole = complete_sum(values)
    return kurang_sel(kurang) if whole is None else rumus(formulas.jumlah(column, rows), whole, gaya_uang(whole))


def sel_jumlah_baris(rows: Sequence[Baris], name: str, at: Sequence[int], column: int) -> Sel:
    """The sum of a field of rows as a formula; the cells that it lacks, or a dash where no row has it."""
    parts = [(own.angka(name), own.ref_of(name)) for own in rows]
    return sel_jumlah([amount for amount, _ in parts], at, column, missing_parts(parts))


def _jumlah(ctx: Konteks, tabel: Tabel, tops: list[int]) -> None:
    programs = ctx.laporan.hitungan.program
    row = tabel.baris
    own = ctx.laporan.hitungan.ringkasan
    lacking = [*own.kurang.get("pagu", ()), *own.kurang.get("realisasi", ())]
    amounts = (own.pagu, own.realisasi, row, _PAGU, _REALISASI, lacking)
    refs = [b[f].ref for b in ctx.laporan.data.jumlah("anggaran") for f in ("pagu", "realisasi", "persen", "sisa")]
    written = [b["pagu"].ref for b in ctx.laporan.data.jumlah("anggaran")]
    tabel.tambah(
        [
            teks("JUMLAH", TENGAH),
            KOSONG,
            KOSONG,
            sel_jumlah([p.pagu for p in programs], tops, _PAGU, own.kurang.get("pagu", ())),
            sel_jumlah([p.realisasi for p in programs], tops, _REALISASI, own.kurang.get("realisasi", ())),
            sel_serapan(*amounts),
            sel_sisa(*amounts),
            ctx.ket(*refs),
            ctx.sumber(*written),
        ],
        JUMLAH,
    )
    tabel.lebarkan(row, 0, 2)
    for name, column, defined in (
        ("pagu", _PAGU, "JUMLAH_PAGU"),
        ("realisasi", _REALISASI, "JUMLAH_REALISASI"),
        ("serapan", _SERAPAN, "SERAPAN"),
        ("sisa", _SISA, "SISA_ANGGARAN"),
    ):
        ctx.alamat[name, "semua"] = rujuk(tabel.lembar, row, column)
        ctx.gerbang.nama(defined, rujuk(tabel.lembar, row, column))


def _tempat(pos: Pos) -> tuple[str, Ref]:
    return pos.tingkat, pos.baris.ref


def alamat_pos(ctx: Konteks, nama: str, pos: Pos) -> str | None:
    """Where an amount of a budget row stands on this sheet."""
    return ctx.alamat.get((nama, _tempat(pos)))


def _romawi(number: int) -> str:
    text = ""
    for value, letters in _ROMAWI:
        while number >= value:
            text, number = text + letters, number - value
    return text
