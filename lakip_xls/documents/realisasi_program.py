"""Realisasi program (Tabel 3.6): output targets and realisation per sub kegiatan, with their money.

Two shapes: 'Input : / Output : / Outcome :' rows below each sub kegiatan, or columns for
indicator, unit, target and realisation (LKPJ, quarterly output forms, Evaluasi Renja).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from lakip_xls.documents.anggaran import baris_anggaran
from lakip_xls.documents.dasar import Hasil, IsiTurun, Jenis, Pembaca
from lakip_xls.documents.hirarki import KOLOM_HIRARKI, Simpul, susun
from lakip_xls.documents.keluhan import tulisan
from lakip_xls.documents.kolom import Peta
from lakip_xls.documents.pengukuran import per_triwulan
from lakip_xls.documents.pk import nama_tanpa_label, satuan_atau_target
from lakip_xls.documents.sasaran import sasaran_baris, sasaran_judul
from lakip_xls.documents.setahun import setahun
from lakip_xls.documents.skala_uang import bare_amount
from lakip_xls.documents.unit_baris import unit_dari_baris
from lakip_xls.entities.parents import TINGKAT
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.model import Baris, Nilai
from lakip_xls.parsing.names import strip_label
from lakip_xls.reading.book import Kind

JUDUL = (
    "realisasi program",
    "target dan realisasi",
    "lkpj",
    "evaluasi",
    "realisasi kinerja program",
    "capaian program",
    "realisasi fisik",
    "target keluaran",
    "serapan",
)


def baca(p: Pembaca) -> Hasil:
    """Indicator rows and money rows of the table."""
    data = [b.baris for b in p.table.baris if b.macam == "data"]
    for entry in p.table.baris:
        if entry.macam != "data":
            p.lewati(entry.baris, "baris jumlah")
    stacked = not p.punya("indikator") and _has_output_rows(p, data)
    side = ("target", "realisasi") if not p.punya("pagu") else ("pagu", "realisasi_uang")
    findings = list(p.temuan)
    nodes = susun(p, data, lambda r: _money(p, r, side[0]))
    p.temuan = findings
    p.unit = unit_dari_baris(p, nodes)
    by_row = {n.baris: n for n in nodes}
    indicators: list[Baris] = []
    money: list[Baris] = []
    sasaran = IsiTurun(("sasaran",))
    sasaran.terima("sasaran", sasaran_judul(p))
    current: Simpul | None = None
    for row in data:
        sasaran.terima("sasaran", _row_sasaran(p, row))
        node = by_row.get(row)
        if node is not None and node.tingkat in TINGKAT:
            current = node
        if current is None:
            p.lewati(row, "di luar program, kegiatan, dan sub kegiatan")
            continue
        if node is not None and node.tingkat in ("output", "outcome") and stacked:
            if node.tingkat == "output":
                indicators.append(_indicator(p, row, current, node.nama, sasaran.get("sasaran")))
            continue
        if node is not None and node.tingkat == "lain":
            p.lewati(row, "baris urusan, unit, atau rekening")
            continue
        if stacked or p.punya("pagu") or p.punya("realisasi_uang"):
            fields = _money_fields(p, row, side)
            if any(v.isi is not None or v.gagal for v in fields.values()):
                money.append(_money_row(p, row, node or current, fields, side, sasaran.get("sasaran")))
        if not stacked and (node is None or node.tingkat in TINGKAT):
            name = nama_tanpa_label(p.teks(row, "indikator", merged=False))
            if _has_figures(p, row) or (name is not None and name.isi is not None):
                indicators.append(_indicator(p, row, current, name, sasaran.get("sasaran")))
    return p.hasil({"realisasi_program": indicators, "keuangan_program": money})


def _has_output_rows(p: Pembaca, data: list[int]) -> bool:
    for row in data:
        for cell in p.table.cells(row):
            if cell.kind is Kind.TEXT and strip_label(str(cell.value)).jenis in ("output", "outcome", "input"):
                return True
    return False


def _money(p: Pembaca, row: int, name: str) -> Decimal | None:
    """The amount in a row, for comparison only: nothing is reported."""
    cell = p.own(row, name)
    if cell is None:
        return None
    return bare_amount(cell, p.gaya(cell.col))


def _money_fields(p: Pembaca, row: int, side: tuple[str, str]) -> dict[str, Nilai]:
    fields: dict[str, Nilai] = {}
    for target, source in zip(("pagu", "realisasi"), side, strict=True):
        value = p.uang(row, source)
        if value is not None:
            fields[target] = value
    return fields


def _money_row(
    p: Pembaca, row: int, node: Simpul, fields: Mapping[str, Nilai], side: tuple[str, str], sasaran: Nilai | None
) -> Baris:
    def implied(at: int) -> Decimal | None:
        pagu, realisasi = _money(p, at, side[0]), _money(p, at, side[1])
        return realisasi * 100 / pagu if pagu and realisasi is not None else None

    own = side[0] == "pagu" or not p.punya("capaian")
    percent = p.persen(row, "persen_uang" if own else "capaian", implied)
    base = baris_anggaran(p, node, fields, implied)
    more = {**base.nilai, "persen": percent, "sasaran": sasaran}
    if node.baris != row or node.tingkat == "input":
        more["tingkat"] = Nilai("input", p.ref(row, base.ref.kolom))
    return p.baris(p.ref(row, base.ref.kolom), more)


def _indicator(p: Pembaca, row: int, node: Simpul, name: Nilai | None, sasaran: Nilai | None) -> Baris:
    target = p.target(row, "target")
    realised = _realised(p, row)
    return p.baris(
        name.ref
        if name is not None and name.ref is not None and name.isi is not None
        else node.nama.ref or p.ref(row, 1),
        {
            "sasaran": sasaran,
            "program": node.program,
            "kegiatan": node.kegiatan,
            "sub_kegiatan": node.sub_kegiatan,
            "kode": node.kode,
            "indikator": name,
            "satuan": satuan_atau_target(p.teks(row, "satuan"), target, realised),
            "target": target,
            "realisasi": realised,
            "capaian": p.persen(row, "capaian", lambda r: _implied(p, r)),
            **per_triwulan(p, row),
        },
    )


def _implied(p: Pembaca, row: int) -> Decimal | None:
    target, realised = p.target(row, "target"), _realised(p, row)
    if target is None or realised is None or not target.angka or realised.angka is None:
        return None
    return realised.angka * 100 / target.angka


def _realised(p: Pembaca, row: int) -> Nilai | None:
    """The realisation column, else the figure of the year that its quarters make."""
    value = p.target(row, "realisasi")
    quarters = [v for q in (1, 2, 3, 4) if (v := p.target(row, f"realisasi_tw{q}")) is not None]
    if not quarters or (value is not None and value.isi is not None):
        return value
    planned = [v for q in (1, 2, 3, 4) if (v := p.target(row, f"target_tw{q}")) is not None]
    unit = p.teks(row, "satuan")
    made = setahun(quarters, unit.teks if unit is not None else "", p.target(row, "target"), planned)
    if made is None:
        return value if value is not None else quarters[0]
    return made[0]


def _has_figures(p: Pembaca, row: int) -> bool:
    return any(p.own(row, n) is not None for n in ("target", "satuan"))


def _row_sasaran(p: Pembaca, row: int) -> Nilai | None:
    """The sasaran of a column, or of a line between the rows of the table."""
    return nama_tanpa_label(p.teks(row, "sasaran")) if p.punya("sasaran") else sasaran_baris(p, row)


def has_outputs(table: TabelMentah) -> bool:
    """Whether the targets are outputs: a table whose targets are all money is no realisasi program."""
    if table.konsep & {"indikator", "satuan", "pagu"} or any(k.triwulan for k in table.kolom):
        return True
    targets = [k.kolom for k in table.kolom if k.konsep == "target"]
    if len(targets) > 1:
        return True
    small = 0
    for entry in table.baris[:400]:
        for cell in table.cells(entry.baris):
            if cell.kind is Kind.TEXT and strip_label(str(cell.value)).jenis in ("output", "outcome", "input"):
                return True
            small += cell.col in targets and not _is_amount(tulisan(cell))
    return small * 2 > len(table.baris)


def _is_amount(text: str) -> bool:
    return sum(c.isdigit() for c in text) > 5


REALISASI = Jenis(
    "realisasi_program",
    "keluaran",
    wajib=(("hirarki", "program", "kegiatan", "sub_kegiatan"), ("target",), ("realisasi", "realisasi_tw1")),
    peta=(
        Peta("sasaran", ("sasaran",)),
        *KOLOM_HIRARKI,
        Peta("indikator", ("indikator",)),
        Peta("satuan", ("satuan",)),
        Peta("pagu", ("pagu",), ekor=True, pilih="akhir"),
        Peta("realisasi_uang", ("realisasi_uang",), triwulan=0, ekor=True, pilih="akhir"),
        Peta("target", ("target",), triwulan=0, pilih="angka"),
        *(Peta(f"target_tw{q}", ("target",), triwulan=q) for q in (1, 2, 3, 4)),
        *(Peta(f"realisasi_tw{q}", ("realisasi",), triwulan=q) for q in (1, 2, 3, 4)),
        Peta("realisasi", ("realisasi", "jumlah", "capaian"), triwulan=0),
        Peta("capaian", ("capaian", "persen"), triwulan=0),
        Peta("persen_uang", ("persen", "serapan")),
    ),
    baca=baca,
    tolak=frozenset({"formulasi", "nasional", "ditarik", "pembilang"}),
    judul=JUDUL,
    syarat=has_outputs,
    netral=frozenset({"pagu_lama", "sumber_dana", "sisa", "target_akhir", "penanggung_jawab", "realisasi_uang"}),
)
