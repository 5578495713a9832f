"""Renstra (targets per year), IKU (formulations), pembanding, and the data behind an indicator."""

from __future__ import annotations

import re

from lakip_xls.documents.dasar import Hasil, IsiTurun, Jenis, Pembaca
from lakip_xls.documents.keluhan import tulisan
from lakip_xls.documents.kolom import Peta
from lakip_xls.documents.pengukuran import years_of
from lakip_xls.documents.pk import nama_tanpa_label, satuan_atau_target
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.model import Baris, Nilai
from lakip_xls.parsing.dates import year_of
from lakip_xls.parsing.names import clean
from lakip_xls.reading.book import Cell, Kind

_BAGIAN = re.compile(r"^(sebelum|setelah|sesudah)\s+(?:perubahan|pemutakhiran|revisi)", re.IGNORECASE)


def baca_renstra(p: Pembaca) -> Hasil:
    """One row per indicator and year that has a target."""
    years = [
        (k.tahun, k.kolom) for k in p.table.kolom if k.tahun and k.konsep in ("target", "tahun_kolom", "target_akhir")
    ]
    part: str | None = next((clean(t).casefold() for t in reversed(p.table.judul) if _BAGIAN.match(t)), None)
    rows: list[Baris] = []
    parents = IsiTurun(("tujuan", "sasaran"))
    for entry in p.table.baris:
        row = entry.baris
        cells = p.table.cells(row)
        if len(cells) == 1 and cells[0].kind is Kind.TEXT and (found := _BAGIAN.match(clean(tulisan(cells[0])))):
            part = f"{found[1].casefold().replace('sesudah', 'setelah')} perubahan"
            parents = IsiTurun(("tujuan", "sasaran"))
            p.lewati(row, "judul bagian")
            continue
        if entry.macam != "data":
            p.lewati(row, "baris jumlah")
            continue
        parents.terima("sasaran", nama_tanpa_label(p.teks(row, "sasaran")))
        name = nama_tanpa_label(p.teks(row, "indikator", merged=False))
        if name is None or name.isi is None:
            p.lewati(row, "tanpa indikator")
            continue
        if _of_programme(p, row):
            p.lewati(row, "indikator program atau kegiatan, bukan indikator sasaran")
            continue
        unit = p.teks(row, "satuan")
        ref = name.ref or p.ref(row, 1)
        for year, col in years:
            cell = p.grid.cells.get((row, col))
            if cell is None:
                continue
            target = p.target_dari(cell, "target")
            if target.isi is None and not target.gagal:
                continue
            rows.append(
                p.baris(
                    ref,
                    {
                        "sasaran": parents.get("sasaran"),
                        "indikator": name,
                        "satuan": satuan_atau_target(unit, target),
                        "tahun": Nilai(year, ref),
                        "target": target,
                        "bagian": Nilai(part, ref) if part else None,
                    },
                )
            )
    return p.hasil({"renstra": rows})


def _of_programme(p: Pembaca, row: int) -> bool:
    """Whether a row names a programme or kegiatan left of its indicator, and no sasaran of its own (TC.27)."""
    names = [n for n in ("program", "kegiatan", "sub_kegiatan", "hirarki") if p.punya(n)]
    if not any(
        (c := p.own(row, n)) is not None and c.col < p.col("indikator") and tulisan(c).strip(" -") for n in names
    ):
        return False
    own = p.own(row, "sasaran")
    return own is None or not tulisan(own).strip(" -")


def baca_renstra_panjang(p: Pembaca) -> Hasil:
    """The same with a column for the year: one row per indicator and year already."""
    rows: list[Baris] = []
    parents = IsiTurun(("sasaran", "indikator", "satuan"))
    for entry in p.table.baris:
        row = entry.baris
        cell = p.own(row, "tahun")
        year = _year(cell) if cell is not None else None
        parents.terima("sasaran", nama_tanpa_label(p.teks(row, "sasaran")))
        parents.terima("indikator", nama_tanpa_label(p.teks(row, "indikator")), reset=("satuan",))
        parents.terima("satuan", p.teks(row, "satuan"))
        name, target = parents.get("indikator"), p.target(row, "target")
        if year is None or name is None or target is None:
            p.lewati(row, "tanpa tahun atau indikator")
            continue
        if target.isi is None and not target.gagal:
            continue
        ref = name.ref or p.ref(row, 1)
        rows.append(
            p.baris(
                ref,
                {
                    "sasaran": parents.get("sasaran"),
                    "indikator": name,
                    "satuan": satuan_atau_target(parents.get("satuan"), target),
                    "tahun": p.nilai(cell, year) if cell else Nilai(year),
                    "target": target,
                },
            )
        )
    return p.hasil({"renstra": rows})


def _year(cell: Cell) -> int | None:
    return cell.value if isinstance(cell.value, int) else year_of(tulisan(cell))


def years_in_rows(table: TabelMentah) -> bool:
    """Whether the column headed 'Tahun' lists several years."""
    col = next((k.kolom for k in table.kolom if k.konsep == "tahun"), 0)
    years = {_year(c) for b in table.baris if (c := table.grid.cells.get((b.baris, col))) is not None}
    return len(years - {None}) > 1


def baca_iku(p: Pembaca) -> Hasil:
    """One row per IKU; texts that run over several rows are joined."""
    rows: list[Baris] = []
    parents = IsiTurun(("sasaran",))
    fields = ("formulasi", "penanggung_jawab", "sumber_data", "satuan")
    for entry in p.table.baris:
        row = entry.baris
        if entry.macam != "data":
            continue
        parents.terima("sasaran", nama_tanpa_label(p.teks(row, "sasaran")))
        name = nama_tanpa_label(p.teks(row, "indikator", merged=False))
        if name is None or name.isi is None:
            if rows:
                rows[-1] = _joined(p, rows[-1], row, fields)
            continue
        rows.append(
            p.baris(
                name.ref or p.ref(row, 1),
                {"sasaran": parents.get("sasaran"), "indikator": name, **{f: p.teks(row, f) for f in fields}},
            )
        )
    return p.hasil({"iku": rows})


def _joined(p: Pembaca, above: Baris, row: int, fields: tuple[str, ...]) -> Baris:
    """A row without indicator continues the one above (formulas written over several rows)."""
    more: dict[str, Nilai] = {}
    for name in fields:
        cell = p.own(row, name)
        text = clean(tulisan(cell)) if cell is not None else ""
        if text:
            old = above[name]
            joined = f"{old.teks} {text}".strip()
            more[name] = Nilai(joined, old.ref, joined)
    return Baris(above.jenis, above.ref, {**above.nilai, **more})


def baca_pembanding(p: Pembaca) -> Hasil:
    """National or regional figures per indicator (Tabel 3.4)."""
    rows: list[Baris] = []
    parents = IsiTurun(("sasaran",))
    for entry in p.table.baris:
        row = entry.baris
        parents.terima("sasaran", nama_tanpa_label(p.teks(row, "sasaran")))
        name = nama_tanpa_label(p.teks(row, "indikator", merged=False))
        if entry.macam != "data" or name is None or name.isi is None:
            continue
        rows.append(
            p.baris(
                name.ref or p.ref(row, 1),
                {
                    "sasaran": parents.get("sasaran"),
                    "indikator": name,
                    "realisasi": p.target(row, "realisasi"),
                    "nasional": p.target(row, "nasional"),
                    "keterangan": p.teks(row, "keterangan"),
                },
            )
        )
    return p.hasil({"pembanding": rows})


def baca_data(p: Pembaca) -> Hasil:
    """Numerator and denominator per indicator."""
    rows: list[Baris] = []
    for entry in p.table.baris:
        row = entry.baris
        name = nama_tanpa_label(p.teks(row, "indikator"))
        counted = any(p.own(row, f) is not None for f in ("pembilang", "penyebut"))
        if entry.macam != "data" or name is None or name.isi is None or not counted:
            continue
        rows.append(
            p.baris(
                name.ref or p.ref(row, 1),
                {
                    "indikator": name,
                    "uraian_pembilang": p.teks(row, "uraian_pembilang"),
                    "pembilang": p.cacah(row, "pembilang"),
                    "uraian_penyebut": p.teks(row, "uraian_penyebut"),
                    "penyebut": p.cacah(row, "penyebut"),
                    "hasil": p.persen(row, "hasil"),
                },
            )
        )
    return p.hasil({"data_indikator": rows})


def several_years(table: TabelMentah) -> bool:
    """Whether targets stand under at least two years."""
    years = {*years_of(table, "target"), *years_of(table, "tahun_kolom"), *years_of(table, "target_akhir")}
    return len(years) > 1


_SASARAN = Peta("sasaran", ("sasaran",))
_INDIKATOR = Peta("indikator", ("indikator",))

RENSTRA = Jenis(
    "renstra",
    "target tahunan",
    wajib=(("indikator",), ("target",)),
    peta=(
        _SASARAN,
        _INDIKATOR,
        Peta("satuan", ("satuan",)),
        Peta("target", ("target", "tahun_kolom"), semua=True),
        Peta("target_akhir", ("target_akhir",), semua=True),
        Peta("program", ("program",)),
        Peta("kegiatan", ("kegiatan",)),
        Peta("sub_kegiatan", ("sub_kegiatan",)),
        Peta("hirarki", ("hirarki",)),
    ),
    baca=baca_renstra,
    tolak=frozenset({"realisasi", "realisasi_uang", "formulasi", "nasional"}),
    judul=(
        "renstra",
        "rencana strategis",
        "tc.2",
        "t-c.2",
        "tc-2",
        "matriks tujuan",
        "pendanaan perangkat daerah",
        "rpjmd",
    ),
    syarat=several_years,
    netral=frozenset({"pagu", "penanggung_jawab", "jumlah"}),
)

RENSTRA_PANJANG = Jenis(
    "renstra",
    "tahun per baris",
    wajib=(("indikator",), ("tahun",), ("target",)),
    peta=(
        _SASARAN,
        _INDIKATOR,
        Peta("satuan", ("satuan",)),
        Peta("tahun", ("tahun",)),
        Peta("target", ("target", "target_akhir")),
    ),
    baca=baca_renstra_panjang,
    tolak=frozenset({"realisasi", "realisasi_uang", "formulasi", "nasional"}),
    judul=RENSTRA.judul,
    syarat=years_in_rows,
)

IKU = Jenis(
    "iku",
    "iku",
    wajib=(("indikator",), ("formulasi", "sumber_data"), ("formulasi", "penanggung_jawab")),
    peta=(
        _SASARAN,
        _INDIKATOR,
        Peta("formulasi", ("formulasi",)),
        Peta("penanggung_jawab", ("penanggung_jawab",)),
        Peta("sumber_data", ("sumber_data",)),
        Peta("satuan", ("satuan",)),
    ),
    baca=baca_iku,
    tolak=frozenset({"realisasi", "realisasi_uang", "nasional", "pembilang"}),
    judul=("indikator kinerja utama", "iku"),
    netral=frozenset({"target"}),
)

PEMBANDING = Jenis(
    "pembanding",
    "pembanding",
    wajib=(("indikator",), ("nasional",)),
    peta=(
        _SASARAN,
        _INDIKATOR,
        Peta("satuan", ("satuan",)),
        Peta("nasional", ("nasional",)),
        Peta("realisasi", ("realisasi",)),
        Peta("keterangan", ("keterangan",)),
    ),
    baca=baca_pembanding,
    tolak=frozenset({"target_akhir", "pagu"}),
    judul=("nasional", "pembanding"),
)

DATA_INDIKATOR = Jenis(
    "data_indikator",
    "pembilang penyebut",
    wajib=(("indikator",), ("pembilang",), ("penyebut",)),
    peta=(
        _INDIKATOR,
        Peta("uraian_pembilang", ("uraian_pembilang",)),
        Peta("uraian_penyebut", ("uraian_penyebut",)),
        Peta("pembilang", ("pembilang",), pilih="angka"),
        Peta("penyebut", ("penyebut",), pilih="angka"),
        Peta("hasil", ("hasil", "persen", "capaian", "realisasi")),
    ),
    baca=baca_data,
    judul=("data dukung", "data indikator"),
    netral=frozenset({"sasaran", "satuan", "sumber_data"}),
)
