"""The smaller documents: iku, data_indikator, pergeseran, sdm, pembanding."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from .indikator import all_indikator, random_heading
from .kop import write_closing, write_title
from .pages import Page
from .styles import clean, random_money, random_persen, random_spelling, random_target, text_only
from .tables import Column, Content, LayoutContext, Row, content, random_options, shuffle_columns, write_table
from .words import words


def _frame(k: LayoutContext, h: Page, kind: str, title: str, column: list[Column], row: list[Row]) -> None:
    right = h.left + len(column) - 1
    y = write_title(k, h.sheet, h.row, h.left, right, kind, title)
    y = write_table(k, h.sheet, y, h.left, column, row, random_options(k, kind))
    h.row = write_closing(k, h.sheet, y, h.left, right, kind)


def iku(k: LayoutContext, h: Page) -> None:
    """Indicators with formulation, person in charge and source."""
    rng, tahun = k.rng, k.unit.tahun
    g = random_target(rng, satuan_column=k.chance("iku.kolom_satuan", 0.3), ods=h.ods)
    sasaran_title = rng.choice(("Kinerja Utama", None, None))
    heading = random_heading(k, "iku", random_spelling(rng), g, sasaran_words=sasaran_title)
    bidang = ("formulasi", "penanggung_jawab", "sumber_data")
    columns = [*heading.columns, *(Column(b, (words(rng, b, tahun),), 34) for b in bidang)]
    columns = shuffle_columns(k, "iku.acak", columns, {"satuan", *bidang})
    rows = []
    for b in all_indikator(k.unit):
        cell = heading.cell("iku", b)
        for name in bidang:
            cell[name] = content(getattr(b.indikator, name), text_only, ("iku", b.index, name))
        rows.append(Row(cell))
    _frame(k, h, "iku", rng.choice(("INDIKATOR KINERJA UTAMA", "INDIKATOR KINERJA UTAMA (IKU)")), columns, rows)


def data_indikator(k: LayoutContext, h: Page) -> None:
    """Numerator and denominator of the indicators that are counted."""
    rng, tahun = k.rng, k.unit.tahun
    _, persen = random_persen(rng, k.force.get("persen"))
    own = [b for b in all_indikator(k.unit) if b.indikator.data]
    columns = [
        Column("no", (words(rng, "no", tahun),), 5),
        Column("indikator", (words(rng, "indikator", tahun),), 40),
        Column("uraian_pembilang", (words(rng, "pembilang_uraian", tahun),), 34),
        Column("pembilang", (words(rng, "pembilang", tahun),), 12),
        Column("uraian_penyebut", (words(rng, "penyebut_uraian", tahun),), 34),
        Column("penyebut", (words(rng, "penyebut", tahun),), 12),
    ]
    if k.chance("data_indikator.hasil", 0.7):
        columns.append(Column("hasil", (words(rng, "hasil", tahun),), 12))
    if rng.random() < 0.5:
        del columns[0]
    rows = []
    for i, b in enumerate(own):
        d = b.indikator.data
        assert d is not None
        entry: dict[str, Any] = {
            n: content(getattr(d, n), text_only, ("data_indikator", i, n))
            for n in ("uraian_pembilang", "uraian_penyebut")
        }
        entry |= {
            n: content(getattr(d, n), lambda v: (v, "#,##0"), ("data_indikator", i, n))
            for n in ("pembilang", "penyebut")
        }
        entry["no"] = Content(i + 1)
        entry["indikator"] = content(b.indikator.name, text_only, ("data_indikator", i, "indikator"))
        entry["hasil"] = content(Fraction(100 * d.pembilang, d.penyebut), persen, ("data_indikator", i, "hasil"))
        rows.append(Row({c.key: entry[c.key] for c in columns}))
    _frame(
        k,
        h,
        "data_indikator",
        rng.choice(("DATA DUKUNG INDIKATOR KINERJA", "DATA INDIKATOR KINERJA")),
        columns,
        rows,
    )


def pergeseran(k: LayoutContext, h: Page) -> None:
    """Sub kegiatan whose budget was withdrawn, with the total."""
    rng, tahun, listing = k.rng, k.unit.tahun, k.unit.pergeseran
    _, money = random_money(
        rng, [x for p in listing for x in (p.semula, p.ditarik, p.semula - p.ditarik)], k.force.get("uang")
    )
    e = random_spelling(rng)
    columns = [
        Column("no", (words(rng, "no", tahun),), 5),
        Column("sub_kegiatan", (words(rng, "sub_kegiatan", tahun),), 50),
        Column("anggaran_semula", (words(rng, "semula", tahun),), 18),
        Column("ditarik", (words(rng, "ditarik", tahun),), 18),
    ]
    if rng.random() < 0.3:
        columns.append(Column("menjadi", ("Anggaran Menjadi",), 18))
    rows = []
    for i, p in enumerate(listing):
        name = e.name(p.name)
        entry = {
            "no": Content(i + 1),
            "sub_kegiatan": content(name, text_only, ("pergeseran", i, "sub_kegiatan"), original=clean(name)),
            "anggaran_semula": content(p.semula, money, ("pergeseran", i, "anggaran_semula")),
            "ditarik": content(p.ditarik, money, ("pergeseran", i, "ditarik")),
            "menjadi": content(p.semula - p.ditarik, money),
        }
        rows.append(Row({c.key: entry[c.key] for c in columns}))
    if k.chance("pergeseran.jumlah", 0.8):
        total = content(sum(p.ditarik for p in listing), money, ("pergeseran", "jumlah", "ditarik"))
        rows.append(Row({"sub_kegiatan": Content(rng.choice(("Jumlah", "Total"))), "ditarik": total}, bold=True))
    title = rng.choice(("DAFTAR PERGESERAN ANGGARAN (REFOCUSING)", "REFOCUSING ANGGARAN", "PERGESERAN ANGGARAN"))
    _frame(k, h, "pergeseran", title, columns, rows)


def sdm(k: LayoutContext, h: Page) -> None:
    """Staff by office, by rank and by education: three tables, on one sheet or three."""
    rng, unit = k.rng, k.unit
    title = rng.choice(("JUMLAH ASN", "JUMLAH PEGAWAI", "KEADAAN PEGAWAI"))
    zero = rng.choice((0, "-"))
    separate = k.chance("sdm.terpisah", 0.3)
    tables: tuple[tuple[str, list[tuple[str, str]], list[tuple[Any, ...]]], ...] = (
        ("jabatan", [("jabatan", rng.choice(("Nama Jabatan", "Jabatan")))], list(unit.jabatan)),
        (
            "golongan",
            [("pangkat", "Pangkat"), ("golongan", rng.choice(("Golongan", "Gol/Ruang")))],
            list(unit.golongan),
        ),
        (
            "pendidikan",
            [("pendidikan", rng.choice(("Pendidikan", "Tingkat Pendidikan")))],
            list(unit.pendidikan),
        ),
    )

    def whole(v: int) -> tuple[Any, str]:
        return (v if v else zero), "General"

    for order, (name, mentions, entry) in enumerate(tables):
        if order and separate:
            h.new_sheet(f"SDM {name}")
        elif order:
            h.row += rng.randint(1, 3)
        frame = f"sdm_{name}"
        columns = [Column("no", ("No",), 5), *(Column(c, (j,), 30) for c, j in mentions)]
        columns.append(Column("jumlah", (rng.choice(("Jumlah", "Jumlah (orang)", "Jumlah Pegawai")),), 12))
        rows = []
        for i, (*text, n) in enumerate(entry):
            cell = {c: content(t, text_only, (frame, i, c)) for (c, _), t in zip(mentions, text, strict=True)}
            rows.append(Row({"no": Content(i + 1)} | cell | {"jumlah": content(n, whole, (frame, i, "jumlah"))}))
        total = content(sum(x[-1] for x in entry), whole, (frame, "jumlah", "jumlah"))
        rows.append(Row({mentions[0][0]: Content("Jumlah"), "jumlah": total}, bold=True))
        _frame(k, h, "sdm", f"{title} BERDASARKAN {name.upper()}", columns, rows)


def pembanding(k: LayoutContext, h: Page) -> None:
    """Realisation against the national figure."""
    rng, tahun = k.rng, k.unit.tahun
    g = random_target(rng, satuan_column=k.chance("pembanding.kolom_satuan", 0.3), ods=h.ods)
    heading = random_heading(k, "pembanding", random_spelling(rng), g)
    columns = [
        *heading.columns,
        Column(
            "realisasi",
            (rng.choice((f"Realisasi {tahun}", f"Realisasi Th. {tahun}", f"Realisasi Tahun {tahun}")),),
            14,
        ),
        Column("nasional", (words(rng, "nasional", tahun),), 14),
    ]
    if rng.random() < 0.5:
        columns.append(Column("ket", ("Ket. (+/-)",), 10))
    rows = []
    for b in all_indikator(k.unit):
        ind = b.indikator
        cell = heading.cell("pembanding", b)
        cell["realisasi"] = heading.target("pembanding", b, "realisasi", ind.realisasi)
        cell["nasional"] = heading.target("pembanding", b, "nasional", ind.nasional)
        if ind.nasional is None:
            cell["nasional"].value = "-"
        rows.append(Row(cell))
    title = rng.choice(("PERBANDINGAN REALISASI KINERJA DENGAN REALISASI NASIONAL", "PEMBANDING NASIONAL"))
    _frame(k, h, "pembanding", title, columns, rows)
