"""Pengukuran kinerja: targets and realisation of indicators (Tabel 3.1), and the tables compared with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from lakip_xls.documents.dasar import Hasil, Jenis, Pembaca
from lakip_xls.documents.keluhan import tulisan
from lakip_xls.documents.kolom import Peta
from lakip_xls.documents.row_fields import BY_SASARAN, constant, named, percent, quarter_columns, target, text, unit
from lakip_xls.documents.row_plan import Field, Row, RowPlan, Values, read_rows
from lakip_xls.documents.sasaran import sasaran_judul
from lakip_xls.documents.setahun import implied, realised
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.model import KOSONG, Baris, Nilai
from lakip_xls.parsing.dates import year_of
from lakip_xls.parsing.names import clean
from lakip_xls.parsing.quarters import quarter_of
from lakip_xls.reading.book import Kind

JUDUL = ("pengukuran", "capaian kinerja", "realisasi kinerja", "capaian indikator", "hasil pengukuran")

_NEGATIF = re.compile(r"negati[fv]|minim|menurun|turun|makin\s+(?:rendah|kecil|sedikit)|lower|\(-\)|^-$", re.IGNORECASE)
_POSITIF = re.compile(
    r"positi[fv]|maksim|meningkat|naik|makin\s+(?:tinggi|besar|banyak)|higher|\(\+\)|^\+$", re.IGNORECASE
)


def polaritas(text: str) -> str | None:
    """'positif' or 'negatif' as a cell says it, None where it says neither."""
    if _NEGATIF.search(text):
        return "negatif"
    return "positif" if _POSITIF.search(text) else None


def _measured(row: Row) -> bool:
    """Whether a realisation asks for a target; of a row per quarter one may be blank."""
    value = row.values["realisasi"]
    return value is not None and value.isi is not None and not row.p.punya("triwulan")


def _polarity(row: Row) -> Nilai | None:
    value = row.p.teks(row.baris, "polaritas")
    return value if value is None or not isinstance(value.isi, str) else replace(value, isi=polaritas(value.isi))


def _scope(row: Row) -> Nilai:
    """What an average is the average of: one sasaran (named in the row), or all indicators.

    The sasaran in force is kept as the written text, for tables with an average after every sasaran.
    """
    labels = [clean(tulisan(c)) for c in row.p.table.cells(row.baris) if c.kind is Kind.TEXT]
    sasaran = row.parents.get("sasaran")
    inside = sasaran is not None and any(_RATA_SASARAN.search(label) and not _SELURUH.search(label) for label in labels)
    name = sasaran.teks if sasaran is not None else ""
    return Nilai(name if inside else "semua", row.p.ref(row.baris, 1), name)


def _earlier_years(row: Row) -> Iterator[Values]:
    """Realisation of earlier years beside that of the report's year."""
    main = row.p.kolom.get("realisasi", ())
    for column in row.p.table.kolom:
        if column.konsep == "realisasi" and column.tahun and column.kolom not in main:
            cell = row.p.grid.cells.get((row.baris, column.kolom))
            value = row.p.target_dari(cell, "realisasi") if cell is not None else KOSONG
            if value.ada:
                yield {"tahun": Nilai(column.tahun, row.name.ref), "realisasi": value}


_PLAN = RowPlan(
    "pengukuran",
    named("indikator"),
    (
        Field("realisasi", lambda row: realised(row.p, row.baris)),
        target("target", _measured),
        unit("target", "realisasi"),
        Field("polaritas", _polarity),
        percent("capaian", implied),
        *text("kategori", "predikat", "tahun", "triwulan"),
        *quarter_columns(),
    ),
    parents=(BY_SASARAN,),
    totals=(percent("capaian", implied), constant("lingkup", _scope)),
    averages=True,
    unnamed="tanpa indikator",
)
_EARLIER = RowPlan(
    "antar_tahun", named("indikator"), parents=(BY_SASARAN,), each=_earlier_years, unnamed="tanpa indikator"
)


def baca(p: Pembaca) -> Hasil:
    """One row per indicator; the averages (of all, or of one sasaran) apart."""
    rows = read_rows(p, _PLAN, _EARLIER)
    rows.tabel["pengukuran"], older = _one_per_indicator(p, rows.tabel["pengukuran"])
    rows.tabel["antar_tahun"] += older
    totals = rows.jumlah["pengukuran"]
    if len(totals) > 1 and all(t.teks("lingkup") == "semua" for t in totals[:-1]):
        totals[:-1] = map(_rescope, totals[:-1])
    elif len(totals) == 1 and not p.punya("sasaran") and sasaran_judul(p) is not None and not _of_all(p, totals[0]):
        totals[:] = map(_rescope, totals)
    return rows.hasil(p)


def _one_per_indicator(p: Pembaca, rows: list[Baris]) -> tuple[list[Baris], list[Baris]]:
    """Of rows per year and quarter: the last quarter that is filled, of the latest year; earlier years apart."""
    if not (p.punya("tahun") or p.punya("triwulan")):
        return rows, []
    chosen: dict[tuple[str, str, int], Baris] = {}
    quarters: dict[tuple[str, str, int], dict[str, Nilai]] = {}
    for b in rows:
        place = (b.teks("sasaran"), b.teks("indikator"), _year(b))
        quarter = _quarter(b)
        if quarter in (1, 2, 3, 4):
            own = {f"{side}_tw{quarter}": b[side] for side in ("target", "realisasi")}
            quarters.setdefault(place, {}).update(own)
        best = chosen.get(place)
        if best is None or _quarter_rank(b) >= _quarter_rank(best):
            chosen[place] = b
    if len(chosen) < len(rows):
        p.catatan.append("satu indikator ditulis per triwulan; dipakai triwulan terakhir yang realisasinya terisi")
    latest = max((year for _, _, year in chosen), default=0)
    if latest:
        p.tahun = latest
    now = [_plain(b, quarters.get(place, {})) for place, b in chosen.items() if place[2] in (0, latest)]
    older = [
        p.baris(b.ref, {f: b[f] for f in ("sasaran", "indikator", "tahun", "target", "realisasi", "capaian")})
        for (_, _, year), b in chosen.items()
        if year not in (0, latest)
    ]
    return now, [Baris(b.jenis, b.ref, {**b.nilai, "tahun": _year_value(b)}) for b in older]


def _plain(b: Baris, quarters: dict[str, Nilai]) -> Baris:
    kept = {k: v for k, v in b.nilai.items() if k not in ("tahun", "triwulan")}
    return Baris(b.jenis, b.ref, kept | quarters)


def _year(b: Baris) -> int:
    year = year_of(b.teks("tahun"))
    return year or 0


def _year_value(b: Baris) -> Nilai:
    return Nilai(_year(b), b["tahun"].ref, b["tahun"].tertulis)


def _quarter_rank(b: Baris) -> tuple[bool, int]:
    """Filled rows first, then the later quarter; a row for the whole year ('Tahunan') counts as the last."""
    return (b.isi("realisasi") is not None, _quarter(b))


def _quarter(b: Baris) -> int:
    """The quarter that a row is about; 5 for the whole year, 0 where it says nothing."""
    text = b.teks("triwulan").strip()
    return quarter_of(text) or (int(text) if text in ("1", "2", "3", "4") else 5 if text else 0)


def _of_all(p: Pembaca, total: Baris) -> bool:
    """Whether an average says that it is that of all indicators."""
    return any(_SELURUH.search(tulisan(c)) for c in p.table.cells(total.ref.baris) if c.kind is Kind.TEXT)


def _rescope(total: Baris) -> Baris:
    known = total["lingkup"].tertulis
    return replace(total, nilai={**total.nilai, "lingkup": Nilai(known or "semua", total.ref)})


_SELURUH = re.compile(r"\b(?:ke)?seluruh(?:an|nya)?\b|\bsemua\b|\btotal\b", re.IGNORECASE)
_RATA_SASARAN = re.compile(r"\bsasaran\s*(?:strategis)?\s*(?:\d+|[ivx]+)?$", re.IGNORECASE)


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


def years_missing(table: TabelMentah) -> bool:
    """Whether several targets and realisations stand under headings that should name their year and do not."""
    bare = [k.konsep for k in table.kolom if "tahun" in k.judul.casefold() and not k.tahun and not k.triwulan]
    return bare.count("target") > 1 and bare.count("realisasi") > 1


def per_year(concepts: Mapping[str, str]) -> Callable[[Row], Iterator[Values]]:
    """A row for every year of the table's head; `concepts` tells which field a column of a year gives."""

    def read(row: Row) -> Iterator[Values]:
        years: list[tuple[int, dict[str, Nilai | None]]] = []
        for k in sorted((k for k in row.p.table.kolom if k.tahun and k.konsep in concepts), key=lambda k: k.tahun or 0):
            cell = row.p.grid.cells.get((row.baris, k.kolom))
            if cell is None or k.tahun is None or k.konsep is None:
                continue
            name = concepts[k.konsep]
            if not years or years[-1][0] != k.tahun or name in years[-1][1]:
                years.append((k.tahun, {}))
            years[-1][1][name] = row.p.target_dari(cell, name)
        for year, values in years:
            if any(v is not None and v.ada for v in values.values()):
                yield {"tahun": Nilai(year, row.name.ref), **values}

    return read


baca_antar_tahun = RowPlan(
    "antar_tahun",
    named("indikator"),
    parents=(BY_SASARAN,),
    each=per_year({name: name for name in ("target", "realisasi", "capaian")}),
    unnamed="tanpa indikator",
)
"""One row per indicator and year."""

baca_lawan_renstra = RowPlan(
    "lawan_renstra",
    named("indikator"),
    (target("target"), target("realisasi"), percent("capaian", implied)),
    parents=(BY_SASARAN,),
    unnamed="tanpa indikator",
)
"""Realisation against the Renstra's last year, as the office wrote it."""

_SASARAN = Peta("sasaran", ("sasaran",))
_INDIKATOR = Peta("indikator", ("indikator",))
_HIRARKI = frozenset({"kegiatan", "sub_kegiatan", "hirarki", "formulasi", "ditarik", "pembilang"})

PENGUKURAN = Jenis(
    "pengukuran_kinerja",
    "pengukuran",
    wajib=(("indikator",), ("target",), ("realisasi", "realisasi_tw1")),
    peta=(
        _SASARAN,
        _INDIKATOR,
        Peta("satuan", ("satuan",)),
        Peta("polaritas", ("polaritas",)),
        Peta("target", ("target",), triwulan=0, pilih="tahun"),
        Peta("realisasi", ("realisasi",), triwulan=0, pilih="tahun"),
        Peta("capaian", ("capaian", "persen"), triwulan=0, pilih="tahun"),
        *(Peta(f"target_tw{q}", ("target",), triwulan=q) for q in (1, 2, 3, 4)),
        *(Peta(f"realisasi_tw{q}", ("realisasi",), triwulan=q) for q in (1, 2, 3, 4)),
        Peta("tahun", ("tahun",)),
        Peta("triwulan", ("triwulan",)),
        Peta("kategori", ("kategori",)),
        Peta("predikat", ("predikat",)),
    ),
    baca=baca,
    tolak=_HIRARKI | {"nasional", "target_akhir", "pagu", "serapan"},
    judul=JUDUL,
    syarat=lambda t: not over_years(t) and not years_missing(t),
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
        Peta("capaian", ("capaian", "persen"), semua=True),
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
        Peta("realisasi", ("realisasi", "realisasi_akhir")),
        Peta("capaian", ("capaian", "capaian_akhir", "persen")),
    ),
    baca=baca_lawan_renstra,
    tolak=_HIRARKI | {"nasional"},
    judul=("renstra", "rencana strategis", "jangka menengah"),
)
