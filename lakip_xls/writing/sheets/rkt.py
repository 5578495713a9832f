"""Sheet `RKT`: the year's plan from sasaran down to kegiatan or sub kegiatan, with its budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lakip_xls.model import Baris
from lakip_xls.skema import TINGKAT
from lakip_xls.writing.gaya import JUMLAH, KIRI, TENGAH
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import alinea, belum_ada, judul, kop, tanda_tangan
from lakip_xls.writing.sel import KOSONG, dari_nilai, lebar_nilai, teks, uang
from lakip_xls.writing.sheets.anggaran import sel_jumlah_baris
from lakip_xls.writing.sheets.rencana_aksi import gabung_induk
from lakip_xls.writing.tabel import KOLOM_SUMBER, KOLOM_TEMUAN, Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak

NAMA = "RKT"
_KOLOM = (
    ("tujuan", Kolom("Tujuan", 22)),
    ("sasaran", Kolom("Uraian", 23, "Sasaran")),
    ("indikator", Kolom("Indikator", 23, "Sasaran")),
    ("target", Kolom("Target", 8, "Sasaran", TENGAH)),
    ("program", Kolom("Uraian", 23, "Program")),
    ("indikator_program", Kolom("Indikator", 23, "Program")),
    ("target_program", Kolom("Target", 8, "Program", TENGAH)),
    ("kegiatan", Kolom("Uraian", 24, "Kegiatan / Sub Kegiatan")),
    ("sub_kegiatan", Kolom("Sub Kegiatan", 24, "Kegiatan / Sub Kegiatan")),
    ("indikator_kegiatan", Kolom("Indikator", 25, "Kegiatan / Sub Kegiatan")),
    ("target_kegiatan", Kolom("Target", 11, "Kegiatan / Sub Kegiatan", TENGAH)),
    ("anggaran", Kolom("Anggaran (Rp)", 15)),
)
_WAJIB = ("sasaran", "indikator", "target")


def tulis(ctx: Konteks) -> None:
    """Write the sheet with the columns that the document has."""
    lembar = ctx.lembar[NAMA]
    rows = ctx.laporan.data.baris("rkt")
    changed = " Perubahan" if any(d.perubahan for d in ctx.laporan.data.per_dokumen("rkt")) else ""
    title = [f"Rencana Kinerja Tahunan{changed} Tahun {ctx.tahun}", ctx.unit]
    if not rows:
        belum_ada(
            ctx,
            lembar,
            title,
            "dokumen Rencana Kinerja Tahunan (RKT)",
            "RKT dengan kolom sasaran, indikator, target, program, kegiatan, dan anggaran",
        )
        return
    used = [(n, k) for n, k in _KOLOM if n in _WAJIB or any(b.isi(n) is not None or b[n].gagal for b in rows)]
    fields = [n for n, _ in used]
    kolom = [*(replace(k, lebar=_lebar(ctx, n, k.lebar, rows)) for n, k in used), KOLOM_TEMUAN, KOLOM_SUMBER]
    lebar = tuple(k.lebar for k in kolom if k.cetak)
    top = judul(lembar, kop(ctx, lembar, lebar), lebar, title)
    tabel = Tabel(lembar, kolom, top)
    for own in rows:
        cells = [
            ctx.nilai(own[n], uang(own.angka(n)))
            if n == "anggaran" and own.angka(n) is not None
            else ctx.nilai(own[n], dari_nilai(own[n], bersatuan=True))
            if n.startswith("target")
            else ctx.nilai(own[n], teks(own.teks(n), KIRI))
            for n in fields
        ]
        refs = [own[n].ref for n in fields]
        own_refs = [r for r in refs if r is not None and r.baris == own.ref.baris]
        tabel.tambah([*cells, ctx.ket(own.ref, *refs), ctx.sumber(*(own_refs or [own.ref]))])
    merged = fields.index("kegiatan") + 1 if "kegiatan" in fields else len(fields) - 1
    gabung_induk(tabel, _jalur(rows, fields[:merged]))
    if "anggaran" in fields:
        _jumlah(ctx, tabel, rows, fields.index("anggaran"))
    below = tabel.tulis()
    below = alinea(lembar, below, lebar, "JUMLAH dihitung dari baris rincian terdalam.", kecil=True)
    below = tanda_tangan(ctx, lembar, below, max(len(lebar) - 5, 0), len(lebar) - 1)
    atur_cetak(
        lembar,
        Cetak(
            mendatar=True,
            baris_ulang=(top, tabel.baris_isi - 1),
            beku=(tabel.baris_isi, 1),
            utuh=((max(tabel.baris - 2, tabel.baris_isi), below),),
            kepala_halaman=f"{ctx.unit} · RKT",
        ),
        below,
        tabel.kolom_cetak,
    )


def _lebar(ctx: Konteks, name: str, lebar: float, rows: Sequence[Baris]) -> float:
    """Width of a column: a figure with its unit stands on one line."""
    if name == "anggaran":
        return ctx.lebar_uang
    return lebar_nilai((b[name] for b in rows), lebar, bersatuan=True) if name.startswith("target") else lebar


def _jalur(rows: Sequence[Baris], fields: Sequence[str]) -> list[tuple[str, ...]]:
    """The parents of every row; one left empty is that of the row above while all left of it agree."""
    paths: list[tuple[str, ...]] = []
    for own in rows:
        above = paths[-1] if paths else ()
        path: list[str] = []
        for depth, name in enumerate(fields):
            inherited = above[depth] if above and tuple(path) == above[:depth] else ""
            path.append(own.teks(name) or inherited)
        paths.append(tuple(path))
    return paths


def _jumlah(ctx: Konteks, tabel: Tabel, rows: list[Baris], column: int) -> None:
    leaves = [i for i, own in enumerate(rows) if _terdalam(own, rows)]
    refs = [b["anggaran"].ref for b in ctx.laporan.data.jumlah("rkt")]
    counted = [i for i in leaves if not _repeated(rows, i)]
    whole = sel_jumlah_baris([rows[i] for i in counted], "anggaran", [tabel.baris_isi + i for i in counted], column)
    cells = [teks("JUMLAH", TENGAH)] + [KOSONG] * (column - 1) + [whole, ctx.ket(*refs), ctx.sumber(*refs)]
    tabel.lebarkan(tabel.tambah(cells, JUMLAH), 0, column - 1)


def _repeated(rows: Sequence[Baris], index: int) -> bool:
    """Whether a row without amount only has another indicator of what a row with an amount tells."""

    def place(own: Baris) -> tuple[str, ...]:
        return tuple(own.teks(name) for name in TINGKAT)

    own = rows[index]
    blank = own.angka("anggaran") is None and not own["anggaran"].gagal
    return blank and any(place(b) == place(own) and b.angka("anggaran") is not None for b in rows)


def _terdalam(own: Baris, rows: Sequence[Baris]) -> bool:
    """False for a row whose amount other rows of the document spell out."""
    depth = max((i for i, n in enumerate(TINGKAT) if own.teks(n)), default=-1)
    if depth in (-1, len(TINGKAT) - 1):
        return True
    path, below = [own.teks(n) for n in TINGKAT[: depth + 1]], TINGKAT[depth + 1]
    return not any(b.teks(below) and [b.teks(n) for n in TINGKAT[: depth + 1]] == path for b in rows)
