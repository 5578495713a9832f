"""Pengukuran kinerja: targets and realisation of indicators (Tabel 3.1), and the tables compared with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.documents.dasar import Hasil, IsiTurun, Jenis, Pembaca, Peta, shown
from lakip_xls.documents.pk import nama_tanpa_label, satuan_atau_target
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.model import Baris, Nilai
from lakip_xls.parsing.names import clean, strip_label
from lakip_xls.parsing.quarters import is_tick
from lakip_xls.reading.book import Kind

JUDUL = ("pengukuran", "capaian kinerja", "realisasi kinerja", "capaian indikator", "hasil pengukuran")

TANDA_SAKIP = ("sm", "m", "sb", "b", "c", "k", "sk")
_NEGATIF = re.compile(r"negati[fv]|minim|menurun|turun|semakin\s+rendah|lower|\(-\)|^-$", re.IGNORECASE)
_POSITIF = re.compile(r"positi[fv]|maksim|meningkat|naik|semakin\s+tinggi|higher|\(\+\)|^\+$", re.IGNORECASE)


def polaritas(text: str) -> str | None:
    """'positif' or 'negatif' as a cell says it, None where it says neither."""
    if _NEGATIF.search(text):
        return "negatif"
    return "positif" if _POSITIF.search(text) else None


def baca(p: Pembaca) -> Hasil:
    """One row per indicator; the averages (of all, or of one sasaran) apart."""
    rows: list[Baris] = []
    totals: list[Baris] = []
    earlier: list[Baris] = []
    parents = IsiTurun(("sasaran",))
    for entry in p.table.baris:
        row = entry.baris
        if entry.macam != "data":
            value = p.persen(row, "capaian", lambda r: _implied(p, r))
            if value is not None and (value.isi is not None or value.gagal):
                totals.append(
                    p.baris(value.ref or p.ref(row, 1), {"capaian": value, "lingkup": _scope(p, row, parents)})
                )
            continue
        parents.terima("sasaran", nama_tanpa_label(p.teks(row, "sasaran")))
        name = nama_tanpa_label(p.teks(row, "indikator", merged=False))
        if name is None or name.isi is None:
            p.lewati(row, "tanpa indikator")
            continue
        target, realised = p.target(row, "target"), p.target(row, "realisasi")
        earlier.extend(_earlier_years(p, row, parents.get("sasaran"), name))
        rows.append(
            p.baris(
                name.ref or p.ref(row, 1),
                {
                    "sasaran": parents.get("sasaran"),
                    "indikator": name,
                    "satuan": satuan_atau_target(p.teks(row, "satuan"), target, realised),
                    "polaritas": _polarity(p, row),
                    "target": target,
                    "realisasi": realised,
                    "capaian": p.persen(row, "capaian", lambda r: _implied(p, r)),
                    "kategori": p.teks(row, "kategori"),
                    "predikat": p.teks(row, "predikat"),
                },
            )
        )
    if len(totals) > 1 and all(t.teks("lingkup") == "semua" for t in totals[:-1]):
        totals = [_rescope(t, parents) for t in totals[:-1]] + totals[-1:]
    return p.hasil({"pengukuran": rows, "antar_tahun": earlier}, {"pengukuran": totals})


def _rescope(total: Baris, parents: IsiTurun) -> Baris:
    known = total["lingkup"].tertulis
    return Baris(total.jenis, total.ref, {**total.nilai, "lingkup": Nilai(known or "semua", total.ref)})


def _scope(p: Pembaca, row: int, parents: IsiTurun) -> Nilai:
    """What an average is the average of: one sasaran (named in the row), or all indicators.

    The sasaran in force is kept as the written text, for tables with an average after every sasaran.
    """
    label = " ".join(clean(shown(c)) for c in p.table.cells(row) if c.kind is Kind.TEXT)
    sasaran = parents.get("sasaran")
    inside = sasaran is not None and re.search(r"\bsasaran\s*(?:strategis)?\s*\d*$", label.strip(), re.IGNORECASE)
    name = sasaran.teks if sasaran is not None else ""
    return Nilai(name if inside else "semua", p.ref(row, 1), name)


def _polarity(p: Pembaca, row: int) -> Nilai | None:
    value = p.teks(row, "polaritas")
    if value is None or not isinstance(value.isi, str):
        return value
    return Nilai(polaritas(value.isi), value.ref, value.tertulis)


def _implied(p: Pembaca, row: int) -> Decimal | None:
    target, realised = p.target(row, "target"), p.target(row, "realisasi")
    if target is None or realised is None or not target.angka or realised.angka is None:
        return None
    return realised.angka * 100 / target.angka


# ------------------------------------------------------------ over the years


def years_of(table: TabelMentah, concept: str) -> list[int]:
    """The distinct years of the columns with a concept."""
    return sorted({k.tahun for k in table.kolom if k.konsep == concept and k.tahun})


def over_years(table: TabelMentah) -> bool:
    """Whether the table compares years (targets or realisation of several years, no single capaian)."""
    targets, realised = years_of(table, "target"), years_of(table, "realisasi")
    if len(targets) > 1:
        return len(realised) > 1 or bool(realised)
    return len(realised) > 1 and not (targets and any(k.konsep in ("capaian", "persen") for k in table.kolom))


def _earlier_years(p: Pembaca, row: int, sasaran: Nilai | None, name: Nilai) -> Iterator[Baris]:
    """Realisation of earlier years beside that of the report's year."""
    main = p.kolom.get("realisasi", ())
    for column in p.table.kolom:
        if column.konsep == "realisasi" and column.tahun and column.kolom not in main:
            cell = p.grid.cells.get((row, column.kolom))
            value = p.target_dari(cell, "realisasi") if cell is not None else None
            if value is not None and value.isi is not None:
                ref = name.ref or p.ref(row, column.kolom)
                yield p.baris(
                    ref, {"sasaran": sasaran, "indikator": name, "tahun": Nilai(column.tahun, ref), "realisasi": value}
                )


def baca_antar_tahun(p: Pembaca) -> Hasil:
    """One row per indicator and year."""
    columns = [
        (k.tahun, k.konsep, k.kolom)
        for k in p.table.kolom
        if k.tahun and k.konsep in ("target", "realisasi", "capaian")
    ]
    rows: list[Baris] = []
    parents = IsiTurun(("sasaran",))
    for entry in p.table.baris:
        row = entry.baris
        parents.terima("sasaran", nama_tanpa_label(p.teks(row, "sasaran")))
        name = nama_tanpa_label(p.teks(row, "indikator", merged=False))
        if entry.macam != "data" or name is None or name.isi is None:
            p.lewati(row, "tanpa indikator")
            continue
        for year in sorted({t for t, _, _ in columns if t}):
            fields: dict[str, Nilai | None] = {}
            for t, concept, col in columns:
                cell = p.grid.cells.get((row, col))
                if t == year and concept and cell is not None:
                    fields[concept] = p.target_dari(cell, concept)
            if any(v is not None and v.isi is not None for v in fields.values()):
                ref = name.ref or p.ref(row, 1)
                rows.append(
                    p.baris(
                        ref, {"sasaran": parents.get("sasaran"), "indikator": name, "tahun": Nilai(year, ref), **fields}
                    )
                )
    return p.hasil({"antar_tahun": rows})


def baca_lawan_renstra(p: Pembaca) -> Hasil:
    """Realisation against the Renstra's last year, as the office wrote it."""
    rows: list[Baris] = []
    parents = IsiTurun(("sasaran",))
    for entry in p.table.baris:
        row = entry.baris
        parents.terima("sasaran", nama_tanpa_label(p.teks(row, "sasaran")))
        name = nama_tanpa_label(p.teks(row, "indikator", merged=False))
        if entry.macam != "data" or name is None or name.isi is None:
            p.lewati(row, "tanpa indikator")
            continue
        rows.append(
            p.baris(
                name.ref or p.ref(row, 1),
                {
                    "sasaran": parents.get("sasaran"),
                    "indikator": name,
                    "target": p.target(row, "target"),
                    "realisasi": p.target(row, "realisasi"),
                    "capaian": p.persen(row, "capaian", lambda r: _implied(p, r)),
                },
            )
        )
    return p.hasil({"lawan_renstra": rows})


# ------------------------------------------------------- predikat, efisiensi


def baca_predikat(p: Pembaca) -> Hasil:
    """Ticks per indicator, and per average of a sasaran; a row without figures names the sasaran."""
    rows: list[Baris] = []
    totals: list[Baris] = []
    parents = IsiTurun(("sasaran",))
    for entry in p.table.baris:
        row = entry.baris
        parents.terima("sasaran", nama_tanpa_label(p.teks(row, "sasaran")) if p.punya("sasaran") else None)
        name = p.teks(row, "indikator", merged=False)
        ticks = {t: p.teks(row, t) for t in TANDA_SAKIP if p.punya(t)}
        value = p.persen(row, "capaian")
        figures = value is not None and (value.isi is not None or value.gagal)
        marked = any(v is not None and is_tick(v.teks) for v in ticks.values())
        label = strip_label(name.teks) if name is not None else None
        if entry.macam != "data":
            if figures or marked:
                totals.append(
                    p.baris(
                        p.ref(row, p.col("indikator")), {"sasaran": parents.get("sasaran"), "capaian": value, **ticks}
                    )
                )
        elif label is None or not label.nama:
            p.lewati(row, "tanpa nama")
        elif not figures and not marked:
            parents.terima("sasaran", nama_tanpa_label(name))
        else:
            rows.append(
                p.baris(
                    p.ref(row, p.col("indikator")),
                    {"sasaran": parents.get("sasaran"), "indikator": nama_tanpa_label(name), "capaian": value, **ticks},
                )
            )
    return p.hasil({"predikat": rows}, {"predikat": totals})


def baca_efisiensi(p: Pembaca) -> Hasil:
    """Capaian, serapan and efisiensi per sasaran as the office wrote them."""
    rows = []
    for entry in p.table.baris:
        row = entry.baris
        name = nama_tanpa_label(p.teks(row, "sasaran"))
        if entry.macam != "data" or name is None or name.isi is None:
            p.lewati(row, "tanpa sasaran")
            continue
        rows.append(
            p.baris(
                name.ref or p.ref(row, 1),
                {
                    "sasaran": name,
                    "capaian": p.persen(row, "capaian"),
                    "serapan": p.persen(row, "serapan"),
                    "tingkat_efisiensi": p.teks(row, "tingkat_efisiensi"),
                },
            )
        )
    return p.hasil({"efisiensi_tertulis": rows})


_SASARAN = Peta("sasaran", ("sasaran",))
_INDIKATOR = Peta("indikator", ("indikator",))
_HIRARKI = frozenset({"kegiatan", "sub_kegiatan", "hirarki", "formulasi", "ditarik", "pembilang"})

PENGUKURAN = Jenis(
    "pengukuran_kinerja",
    "pengukuran",
    wajib=(("indikator",), ("target",), ("realisasi",)),
    peta=(
        _SASARAN,
        _INDIKATOR,
        Peta("satuan", ("satuan",)),
        Peta("polaritas", ("polaritas",)),
        Peta("target", ("target",), triwulan=0, pilih="tahun"),
        Peta("realisasi", ("realisasi",), triwulan=0, pilih="tahun"),
        Peta("capaian", ("capaian", "persen"), triwulan=0, pilih="tahun"),
        Peta("kategori", ("kategori",)),
        Peta("predikat", ("predikat",)),
    ),
    baca=baca,
    tolak=_HIRARKI | {"nasional", "target_akhir", "pagu", "serapan"},
    judul=JUDUL,
    syarat=lambda t: not over_years(t),
    netral=frozenset({"program", "tahun", "triwulan", "jumlah"}),
)

ANTAR_TAHUN = Jenis(
    "pengukuran_kinerja",
    "antar_tahun",
    wajib=(("indikator",),),
    peta=(
        _SASARAN,
        _INDIKATOR,
        Peta("satuan", ("satuan",)),
        Peta("target", ("target",), semua=True),
        Peta("realisasi", ("realisasi",), semua=True),
        Peta("capaian", ("capaian",), semua=True),
    ),
    baca=baca_antar_tahun,
    tolak=_HIRARKI | {"nasional"},
    judul=("tahun sebelumnya", "perbandingan", "antar tahun", "tahun lalu"),
    syarat=over_years,
)

LAWAN_RENSTRA = Jenis(
    "pengukuran_kinerja",
    "lawan_renstra",
    wajib=(("indikator",), ("target",), ("realisasi",)),
    peta=(
        _SASARAN,
        _INDIKATOR,
        Peta("satuan", ("satuan",)),
        Peta("target", ("target_akhir",)),
        Peta("realisasi", ("realisasi",)),
        Peta("capaian", ("capaian", "persen")),
    ),
    baca=baca_lawan_renstra,
    tolak=_HIRARKI | {"nasional"},
    judul=("renstra", "rencana strategis", "jangka menengah"),
)

PREDIKAT = Jenis(
    "pengukuran_kinerja",
    "predikat",
    wajib=(("indikator",), ("sm",), ("sk",), ("b",)),
    peta=(
        Peta("indikator", ("indikator",)),
        Peta("sasaran", ("sasaran",)),
        Peta("capaian", ("capaian", "persen")),
        Peta("sm", ("sm",)),
        Peta("m", ("m",)),
        Peta("sb", ("sb",)),
        Peta("b", ("b",)),
        Peta("c", ("c",)),
        Peta("k", ("kinerja_k", "k_predikat")),
        Peta("sk", ("sk",)),
    ),
    baca=baca_predikat,
    judul=("ikhtisar capaian", "predikat"),
)

EFISIENSI = Jenis(
    "pengukuran_kinerja",
    "efisiensi",
    wajib=(("sasaran",), ("capaian",), ("serapan",), ("tingkat_efisiensi", "serapan")),
    peta=(
        _SASARAN,
        Peta("capaian", ("capaian",)),
        Peta("serapan", ("serapan", "persen")),
        Peta("tingkat_efisiensi", ("tingkat_efisiensi", "keterangan")),
    ),
    baca=baca_efisiensi,
    tolak=_HIRARKI | {"indikator", "target"},
    judul=("efisiensi",),
)
