"""Supporting lists: refocusing (pergeseran), staff (sdm), and budget absorption of earlier years."""

from __future__ import annotations

from lakip_xls.documents.dasar import Hasil, Jenis, Pembaca
from lakip_xls.documents.keluhan import tulisan
from lakip_xls.documents.kolom import Peta
from lakip_xls.documents.pk import nama_tanpa_label
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.model import Baris, Nilai
from lakip_xls.parsing.dates import year_of
from lakip_xls.reading.book import Kind


def baca_pergeseran(p: Pembaca) -> Hasil:
    """Sub kegiatan whose budget was withdrawn, and the total."""
    rows: list[Baris] = []
    totals: list[Baris] = []
    names = next(n for n in ("sub_kegiatan", "hirarki") if p.punya(n))
    for entry in p.table.baris:
        row = entry.baris
        name = nama_tanpa_label(p.teks(row, names))
        if entry.macam != "data":
            value = p.uang(row, "ditarik")
            if value is not None and value.isi is not None:
                totals.append(
                    p.baris(
                        value.ref or p.ref(row, 1),
                        {"anggaran_semula": p.uang(row, "anggaran_semula"), "ditarik": value},
                    )
                )
        elif name is not None and name.isi is not None:
            rows.append(
                p.baris(
                    name.ref or p.ref(row, 1),
                    {
                        "sub_kegiatan": name,
                        "anggaran_semula": p.uang(row, "anggaran_semula"),
                        "ditarik": p.uang(row, "ditarik", wajib=True),
                    },
                )
            )
        else:
            p.lewati(row, "tanpa nama sub kegiatan")
    return p.hasil({"pergeseran": rows}, {"pergeseran": totals})


_KELOMPOK = (("jabatan", "jabatan"), ("pendidikan", "pendidikan"), ("golongan", "golongan"), ("pangkat", "golongan"))


def baca_sdm(p: Pembaca) -> Hasil:
    """Staff by office, rank or education, and the total."""
    names, group = next((n, g) for n, g in _KELOMPOK if p.punya(n))
    named = "pangkat" if group == "golongan" and p.punya("pangkat") else names
    rows: list[Baris] = []
    totals: list[Baris] = []
    for entry in p.table.baris:
        row = entry.baris
        count = p.bulat(row, "jumlah")
        ref = p.ref(row, p.col(named))
        if entry.macam != "data":
            if count is not None and count.isi is not None:
                totals.append(p.baris(count.ref or ref, {"kelompok": Nilai(group, ref), "jumlah": count}))
            continue
        name = nama_tanpa_label(p.teks(row, named))
        if name is None or name.isi is None:
            p.lewati(row, "tanpa nama")
            continue
        rows.append(
            p.baris(
                ref,
                {
                    "kelompok": Nilai(group, ref),
                    "uraian": name,
                    "golongan": p.teks(row, "golongan"),
                    "jumlah": count,
                    "keterangan": p.teks(row, "keterangan"),
                },
            )
        )
    return p.hasil({"sdm": rows}, {"sdm": totals})


def baca_serapan_tahunan(p: Pembaca) -> Hasil:
    """Pagu and realisasi of the whole office per year."""
    rows: list[Baris] = []
    for entry in p.table.baris:
        row = entry.baris
        cell = p.own(row, "tahun")
        year = None
        if cell is not None:
            year = cell.value if cell.kind is Kind.NUMBER else year_of(tulisan(cell))
        if not isinstance(year, int):
            p.lewati(row, "tanpa tahun")
            continue
        ref = p.ref(row, p.col("tahun"))
        rows.append(
            p.baris(
                ref,
                {
                    "tahun": Nilai(year, ref),
                    "pagu": p.uang(row, "pagu"),
                    "realisasi": p.uang(row, "realisasi"),
                    "persen": p.persen(row, "persen"),
                },
            )
        )
    return p.hasil({"serapan_tahunan": rows})


def has_years(table: TabelMentah) -> bool:
    """Whether the column headed 'Tahun' holds years."""
    col = next((k.kolom for k in table.kolom if k.konsep == "tahun"), 0)
    cells = [c for b in table.baris if (c := table.grid.cells.get((b.baris, col))) is not None]
    return bool(cells) and all(isinstance(c.value, int) or year_of(tulisan(c)) for c in cells)


PERGESERAN = Jenis(
    "pergeseran",
    "refocusing",
    wajib=(("sub_kegiatan", "hirarki"), ("ditarik",)),
    peta=(
        Peta("sub_kegiatan", ("sub_kegiatan", "kegiatan")),
        Peta("hirarki", ("hirarki", "uraian", "program")),
        Peta("ditarik", ("ditarik",), ekor=True, pilih="akhir"),
        Peta("anggaran_semula", ("semula", "pagu_lama", "pagu"), ekor=True),
    ),
    baca=baca_pergeseran,
    tolak=frozenset({"realisasi", "realisasi_uang", "indikator", "target"}),
    judul=("refocusing", "pergeseran"),
    netral=frozenset({"pagu", "pagu_lama"}),
)

SDM = Jenis(
    "sdm",
    "pegawai",
    wajib=(("jabatan", "golongan", "pangkat", "pendidikan"), ("jumlah",)),
    peta=(
        Peta("jabatan", ("jabatan",)),
        Peta("pangkat", ("pangkat",)),
        Peta("golongan", ("golongan",)),
        Peta("pendidikan", ("pendidikan",)),
        Peta("jumlah", ("jumlah",), ekor=True, pilih="akhir"),
        Peta("keterangan", ("keterangan",)),
    ),
    baca=baca_sdm,
    tolak=frozenset({"indikator", "target", "realisasi", "pagu"}),
    judul=("pegawai", "asn", "kepegawaian", "sumber daya manusia"),
)

SERAPAN_TAHUNAN = Jenis(
    "realisasi_anggaran",
    "serapan tahunan",
    wajib=(("tahun",), ("pagu",), ("realisasi",)),
    peta=(
        Peta("tahun", ("tahun",)),
        Peta("pagu", ("pagu",), ekor=True, pilih="akhir"),
        Peta("realisasi", ("realisasi_uang", "realisasi"), ekor=True, pilih="akhir"),
        Peta("persen", ("persen", "serapan", "capaian")),
    ),
    baca=baca_serapan_tahunan,
    tolak=frozenset({"indikator", "target", "hirarki", "program", "kegiatan", "sub_kegiatan", "uraian"}),
    judul=("penyerapan anggaran", "serapan anggaran", "realisasi anggaran", "tahun sebelumnya"),
    syarat=has_years,
)
