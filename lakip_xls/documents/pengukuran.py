"""Pengukuran kinerja: targets and realisation of indicators (Tabel 3.1), and the tables compared with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.documents.dasar import Hasil, IsiTurun, Jenis, Pembaca
from lakip_xls.documents.keluhan import tulisan
from lakip_xls.documents.kolom import Peta
from lakip_xls.documents.pk import nama_tanpa_label, satuan_atau_target
from lakip_xls.documents.sasaran import sasaran_baris, sasaran_judul
from lakip_xls.documents.setahun import setahun
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.model import Baris, Nilai
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


def baca(p: Pembaca) -> Hasil:
    """One row per indicator; the averages (of all, or of one sasaran) apart."""
    rows: list[Baris] = []
    totals: list[Baris] = []
    earlier: list[Baris] = []
    parents = IsiTurun(("sasaran",))
    if not p.punya("sasaran"):
        parents.terima("sasaran", sasaran_judul(p))
    for entry in p.table.baris:
        row = entry.baris
        line = None if p.punya("sasaran") else sasaran_baris(p, row)
        if line is not None:
            parents.terima("sasaran", line)
            p.lewati(row, "judul sasaran")
            continue
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
        realised = _realised(p, row)
        measured = realised is not None and realised.isi is not None
        target = p.target(row, "target", wajib=measured and not p.punya("triwulan"))
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
                    "tahun": p.teks(row, "tahun"),
                    "triwulan": p.teks(row, "triwulan"),
                    **per_triwulan(p, row),
                },
            )
        )
    rows, older = _one_per_indicator(p, rows)
    earlier.extend(older)
    if len(totals) > 1 and all(t.teks("lingkup") == "semua" for t in totals[:-1]):
        totals = [_rescope(t, parents) for t in totals[:-1]] + totals[-1:]
    if len(totals) == 1 and not p.punya("sasaran") and sasaran_judul(p) is not None and not _of_all(p, totals[0]):
        totals = [_rescope(totals[0], parents)]
    return p.hasil({"pengukuran": rows, "antar_tahun": earlier}, {"pengukuran": totals})


def per_triwulan(p: Pembaca, row: int) -> dict[str, Nilai | None]:
    """The quarters of target and realisation, as far as the table has columns for them."""
    return {name: p.target(row, name) for side in ("target", "realisasi") for q in (1, 2, 3, 4)
            if p.punya(name := f"{side}_tw{q}")}  # fmt: skip


def _realised(p: Pembaca, row: int) -> Nilai | None:
    """The realisation of the year: its column, else what its quarters make."""
    value = p.target(row, "realisasi")
    quarters = [v for q in (1, 2, 3, 4) if (v := p.target(row, f"realisasi_tw{q}")) is not None]
    if not quarters or (value is not None and (value.isi is not None or value.gagal)):
        return value
    planned = [v for q in (1, 2, 3, 4) if (v := p.target(row, f"target_tw{q}")) is not None]
    unit, target = p.teks(row, "satuan"), p.target(row, "target")
    made = setahun(
        quarters, unit.teks if unit is not None else (target.satuan or "") if target else "", target, planned
    )
    if made is None:
        return value if value is not None else quarters[0]
    p.catatan.append(f"realisasi setahun tidak ditulis; dipakai {made[1]} (baris {row})")
    return made[0]


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


def _rescope(total: Baris, parents: IsiTurun) -> Baris:
    known = total["lingkup"].tertulis
    return Baris(total.jenis, total.ref, {**total.nilai, "lingkup": Nilai(known or "semua", total.ref)})


_SELURUH = re.compile(r"\b(?:ke)?seluruh(?:an|nya)?\b|\bsemua\b|\btotal\b", re.IGNORECASE)
_RATA_SASARAN = re.compile(r"\bsasaran\s*(?:strategis)?\s*(?:\d+|[ivx]+)?$", re.IGNORECASE)


def _scope(p: Pembaca, row: int, parents: IsiTurun) -> Nilai:
    """What an average is the average of: one sasaran (named in the row), or all indicators.

    The sasaran in force is kept as the written text, for tables with an average after every sasaran.
    """
    labels = [clean(tulisan(c)) for c in p.table.cells(row) if c.kind is Kind.TEXT]
    sasaran = parents.get("sasaran")
    inside = sasaran is not None and any(_RATA_SASARAN.search(label) and not _SELURUH.search(label) for label in labels)
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


def years_missing(table: TabelMentah) -> bool:
    """Whether several targets and realisations stand under headings that should name their year and do not."""
    bare = [k.konsep for k in table.kolom if "tahun" in k.judul.casefold() and not k.tahun and not k.triwulan]
    return bare.count("target") > 1 and bare.count("realisasi") > 1


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
