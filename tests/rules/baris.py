"""Hand-made documents for tests of the rules: every value in a cell of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lakip_xls.computing.hitung import hitung
from lakip_xls.findings import Temuan
from lakip_xls.model import Baris, Data, Dokumen, Isi, Nilai
from lakip_xls.provenance import Ref, Source
from lakip_xls.rules.registry import Konteks, jalankan
from lakip_xls.settings import Identitas, Pengaturan

Sel = Isi | float | Nilai
Kolom = Mapping[str, Sel]


def persen(isi: float | int, desimal: int | None = None) -> Nilai:
    """A percentage as a person writes it: persen(93.17) is '93,17%'."""
    exact = Decimal(str(isi))
    decimals = -int(exact.as_tuple().exponent) if desimal is None else desimal
    return Nilai(exact, None, f"{exact:.{max(decimals, 0)}f}%".replace(".", ","), "%", max(decimals, 0))


def _nilai(isi: Sel, ref: Ref) -> Nilai:
    if isinstance(isi, Nilai):
        return Nilai(isi.isi, ref, isi.tertulis, isi.satuan, isi.desimal, isi.cacat)
    if isinstance(isi, float):
        return Nilai(Decimal(str(isi)), ref, str(isi).replace(".", ","), None, len(str(isi).partition(".")[2]))
    return Nilai(isi, ref, "" if isi is None else str(isi))


def dokumen(
    jenis: str,
    tabel: str,
    rows: Sequence[Kolom],
    jumlah: Sequence[Kolom] = (),
    *,
    tahun: int | None = 2023,
    unit: str | None = "Kecamatan Rambipuji",
    berkas: str | None = None,
) -> Dokumen:
    """A document of one table in `<tabel>.xlsx`; row n of the table is row n + 5 of the sheet, fields are columns."""
    file = berkas or f"{tabel}.xlsx"
    columns = list(dict.fromkeys(name for row in (*rows, *jumlah) for name in row))

    def baris(row: Kolom, number: int) -> Baris:
        cells = {name: _nilai(v, Ref(file, "Sheet1", number, columns.index(name) + 1)) for name, v in row.items()}
        return Baris(jenis, Ref(file, "Sheet1", number, 1), cells)

    return Dokumen(
        jenis,
        Source(file, "Sheet1", jenis, (5,), (), 6, 99, 1.0, judul=(f"{jenis} tahun {tahun}",)),
        {tabel: tuple(baris(r, i) for i, r in enumerate(rows, 6))},
        {tabel: tuple(baris(r, i) for i, r in enumerate(jumlah, 90))} if jumlah else {},
        tahun,
        unit,
    )


def temuan(*documents: Dokumen, pengaturan: Pengaturan | None = None) -> list[Temuan]:
    """The findings of all rules over some documents of 2023."""
    settings = pengaturan or Pengaturan()
    identity = Identitas(unit="Kecamatan Rambipuji", tahun=2023)
    data = Data(documents)
    context = Konteks(data, documents, (), hitung(data, settings, identity), identity, settings)
    return jalankan(context, [])[0]


def ringkas(findings: Sequence[Temuan], kode: str) -> list[tuple[str | None, str | None, str | None]]:
    """(cell, written, expected) of the findings of one rule."""
    return [(t.sel, t.tertulis, t.seharusnya) for t in findings if t.kode == kode]


def anggaran(
    *rows: tuple[str, str, int, int], jumlah: tuple[int, int] | None = None, tabel: str = "anggaran"
) -> Dokumen:
    """A realisasi anggaran of (tingkat, uraian, pagu, realisasi): pagu in column C, realisasi in D."""
    jenis = "realisasi_anggaran" if tabel == "anggaran" else "realisasi_program"
    return dokumen(
        jenis,
        tabel,
        [{"tingkat": t, "uraian": u, "pagu": p, "realisasi": r} for t, u, p, r in rows],
        [{"tingkat": None, "uraian": None, "pagu": jumlah[0], "realisasi": jumlah[1]}] if jumlah else [],
    )


PROGRAM, KEGIATAN, SUB = "program", "kegiatan", "sub_kegiatan"
POHON = (
    (PROGRAM, "Program Pemberdayaan Masyarakat Desa dan Kelurahan", 1_000, 900),
    (KEGIATAN, "Koordinasi Kegiatan Pemberdayaan Desa", 600, 550),
    (SUB, "Peningkatan Partisipasi Masyarakat dalam Forum Musyawarah Perencanaan Pembangunan di Desa", 400, 350),
    (SUB, "Peningkatan Efektifitas Kegiatan Pemberdayaan Masyarakat di Wilayah Kecamatan", 200, 200),
    (KEGIATAN, "Pemberdayaan Lembaga Kemasyarakatan Tingkat Kecamatan", 400, 350),
    (SUB, "Penyelenggaraan Lembaga Kemasyarakatan", 400, 350),
)
"""A small tree that adds up (rows 6 to 11)."""


def ganti(rows: Sequence[tuple[str, str, int, int]], nomor: int, **nilai: object) -> list[tuple[str, str, int, int]]:
    """The tree with other values in one row."""
    fields = ("tingkat", "uraian", "pagu", "realisasi")
    changed = dict(zip(fields, rows[nomor], strict=True)) | nilai
    result = list(rows)
    result[nomor] = tuple(changed[f] for f in fields)  # type: ignore[assignment]
    return result
