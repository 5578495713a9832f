"""Perjanjian Kinerja: the indicator table and the programme-budget table (PermenPAN-RB 53/2014)."""

from __future__ import annotations

import re
from dataclasses import replace

from lakip_xls.documents.dasar import Hasil, IsiTurun, Jenis, Pembaca
from lakip_xls.documents.hirarki import susun
from lakip_xls.documents.keluhan import tulisan
from lakip_xls.documents.kolom import Peta
from lakip_xls.documents.sasaran import sasaran_baris
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.model import Baris, Nilai
from lakip_xls.parsing.names import strip_label

JUDUL = ("perjanjian kinerja", "penetapan kinerja", "perjanjian perubahan")


def nama_tanpa_label(value: Nilai | None) -> Nilai | None:
    """The value with label and numbering ('Sasaran Strategis 1 :', '1.') taken off."""
    if value is None or not isinstance(value.isi, str):
        return value
    name = strip_label(value.isi).nama
    if name == value.isi or not name:
        return value
    return replace(value, isi=name)


_PEJABAT_BAWAH = re.compile(
    r"^(?:perjanjian\s+kinerja\s+)?(?:jabatan)?\W*(?:plt\W+|plh\W+)?"
    r"(?:sekretaris\s+(?:kecamatan|camat|dinas|badan|kelurahan|lurah|inspektorat|satuan)|sekcam|seklur|sekdin|sekban|kasi|kabid"
    r"|kasubb?ag|kasubid|inspektur\s+pembantu|irban|kepala\s+(?:seksi|sub\W*bag\w*|sub\W*bid\w*|bidang))\b",
    re.IGNORECASE,
)
_JABATAN_MAKS = 90
_SEMUA_TINGKAT = re.compile(
    r"sasaran\s+strategis\s*(?:/|dan|&)\s*sasaran\s+(?:program|kegiatan)|sasaran\s+(?:program|kegiatan)\s*(?:/|dan|&)\s*sasaran\s+strategis"
)
"""'Sasaran Strategis / Sasaran Program': the form of every level."""


def tingkat_bawah(table: TabelMentah) -> bool:
    """Whether the table is an official's below the head: by its headings, the position in the title, or the sheet's name."""
    headings = " ".join(k.judul.casefold() for k in table.kolom if k.konsep in ("sasaran", "indikator"))
    headings = _SEMUA_TINGKAT.sub(" ", headings)
    if any(word in headings for word in ("program", "kegiatan", "individu")):
        return True
    lines = (*table.judul, table.grid.sheet.name)
    return any(_PEJABAT_BAWAH.match(line) for line in lines if len(line) <= _JABATAN_MAKS)


def baca_indikator(p: Pembaca) -> Hasil:
    """Rows of the indicator table: one per indicator, the sasaran filled down."""
    rows: list[Baris] = []
    parents = IsiTurun(("sasaran",))
    for entry in p.table.baris:
        row = entry.baris
        if entry.macam != "data":
            p.lewati(row, "baris jumlah atau rata-rata")
            continue
        line = None if p.punya("sasaran") else sasaran_baris(p, row)
        if line is not None:
            parents.terima("sasaran", line)
            p.lewati(row, "judul sasaran")
            continue
        parents.terima("sasaran", nama_tanpa_label(p.teks(row, "sasaran")))
        cell = p.own(row, "indikator")
        if cell is None:
            p.lewati(row, "tanpa indikator")
            continue
        name = nama_tanpa_label(p.teks(row, "indikator", merged=False))
        if name is None or name.isi is None:
            p.lewati(row, "tanpa indikator")
            continue
        target = p.target(row, "target", wajib=not name.teks.endswith(":"))
        rows.append(
            p.baris(
                p.ref(row, cell.col),
                {
                    "sasaran": parents.get("sasaran"),
                    "indikator": name,
                    "satuan": satuan_atau_target(p.teks(row, "satuan"), target),
                    "target": target,
                },
            )
        )
    return p.hasil({"pk_bawahan" if tingkat_bawah(p.table) else "pk": rows})


def satuan_atau_target(unit: Nilai | None, *values: Nilai | None) -> Nilai | None:
    """The unit column, else the unit written beside a target or realisation."""
    if unit is not None and unit.isi is not None:
        return unit
    for value in values:
        if value is not None and value.satuan:
            return Nilai(value.satuan, value.ref, value.tertulis)
    return unit


def baca_program(p: Pembaca) -> Hasil:
    """Rows of the programme-budget table; the grand total may be labelled or stand unlabelled on top."""
    rows: list[Baris] = []
    totals: list[Baris] = []
    names = next(n for n in ("program", "hirarki", "uraian") if p.punya(n))
    data = [b.baris for b in p.table.baris if b.macam == "data"]
    nodes = {n.baris: n for n in susun(p, [r for r in data if p.own(r, names) is not None], lambda _r: None)}
    for entry in p.table.baris:
        row = entry.baris
        amount = p.uang(row, "anggaran", wajib=row in nodes)
        if entry.macam != "data" or (row not in nodes and amount is not None and amount.isi):
            if amount is not None and amount.isi is not None:
                totals.append(p.baris(amount.ref or p.ref(row, p.col("anggaran")), {"anggaran": amount}))
            continue
        node = nodes.get(row)
        if node is None or node.tingkat in ("kegiatan", "sub_kegiatan"):
            p.lewati(row, "bukan program")
            continue
        source = p.teks(row, "sumber_dana") or p.teks(row, "keterangan")
        rows.append(
            p.baris(
                node.nama.ref or p.ref(row, p.col(names)),
                {"program": node.nama, "kode": node.kode, "anggaran": amount, "sumber_dana": source},
            )
        )
    return p.hasil({"pk_program": rows}, {"pk_program": totals})


def _hanya_program(table: TabelMentah) -> bool:
    """No level below the programme has a column of its own, and the names are no kelompok belanja."""
    names = next((k.kolom for k in table.kolom if k.konsep in ("program", "hirarki", "uraian")), None)
    if names is None:
        return False
    texts = [tulisan(c).casefold() for b in table.baris if (c := table.grid.cells.get((b.baris, names))) is not None]
    return not any(t.startswith("belanja") for t in texts)


INDIKATOR = Jenis(
    "pk",
    "indikator",
    wajib=(("sasaran", "indikator"), ("indikator",), ("target",)),
    peta=(
        Peta("sasaran", ("sasaran",)),
        Peta("indikator", ("indikator",)),
        Peta("satuan", ("satuan",)),
        Peta("target", ("target",), triwulan=0, pilih="angka"),
    ),
    baca=baca_indikator,
    tolak=frozenset(
        {
            "realisasi",
            "realisasi_uang",
            "tw",
            "formulasi",
            "nasional",
            "capaian",
            "kegiatan",
            "sub_kegiatan",
            "hirarki",
            "target_akhir",
            "pembilang",
        }
    ),
    judul=JUDUL,
)

PROGRAM = Jenis(
    "pk",
    "program",
    wajib=(("program", "hirarki", "uraian"), ("anggaran",)),
    peta=(
        Peta("program", ("program",)),
        Peta("hirarki", ("hirarki",), semua=True),
        Peta("uraian", ("uraian",)),
        Peta("kode", ("kode",), semua=True),
        Peta("no", ("no",)),
        Peta("anggaran", ("pagu", "jumlah"), ekor=True, pilih="akhir"),
        Peta("sumber_dana", ("sumber_dana",)),
        Peta("keterangan", ("keterangan",)),
    ),
    baca=baca_program,
    tolak=frozenset(
        {
            "realisasi",
            "realisasi_uang",
            "indikator",
            "target",
            "kegiatan",
            "sub_kegiatan",
            "tw",
            "bulan",
            "ditarik",
            "semula",
            "persen",
            "sisa",
            "jabatan",
            "golongan",
            "pendidikan",
        }
    ),
    judul=JUDUL,
    syarat=_hanya_program,
    netral=frozenset({"pagu_lama"}),
)
