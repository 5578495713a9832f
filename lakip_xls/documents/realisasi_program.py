"""Realisasi program (Tabel 3.6): output targets and realisation per sub kegiatan, with their money.

Two shapes: 'Input : / Output : / Outcome :' rows below each sub kegiatan, or columns for
indicator, unit, target and realisation (LKPJ, quarterly output forms, Evaluasi Renja).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from lakip_xls.documents.anggaran import baris_anggaran
from lakip_xls.documents.dasar import Hasil, IsiTurun, Pembaca
from lakip_xls.documents.hirarki import NAME_SLOTS, TINGKAT, Simpul, susun
from lakip_xls.documents.row_fields import unit_beside, without_label
from lakip_xls.documents.sasaran import sasaran_baris, sasaran_judul
from lakip_xls.documents.setahun import implied, realised
from lakip_xls.documents.skala_uang import bare_amount
from lakip_xls.documents.unit_baris import unit_dari_baris
from lakip_xls.model import Baris, Nilai
from lakip_xls.parsing.names import strip_label
from lakip_xls.reading.book import Kind
from lakip_xls.recognising.kind import Slot, TableKind, Tie

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
    nodes = susun(p, data, lambda r: _money(p, r, side[0]))
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
            name = without_label(p.teks(row, "indikator", merged=False))
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
    result = realised(p, row)
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
            "satuan": unit_beside(p.teks(row, "satuan"), target, result),
            "target": target,
            "realisasi": result,
            "capaian": p.persen(row, "capaian", lambda r: implied(p, r)),
            **{f"{s}_tw{q}": p.target(row, f"{s}_tw{q}") for s in ("target", "realisasi") for q in (1, 2, 3, 4)},
        },
    )


def _has_figures(p: Pembaca, row: int) -> bool:
    return any(p.own(row, n) is not None for n in ("target", "satuan"))


def _row_sasaran(p: Pembaca, row: int) -> Nilai | None:
    """The sasaran of a column, or of a line between the rows of the table."""
    return without_label(p.teks(row, "sasaran")) if p.punya("sasaran") else sasaran_baris(p, row)


REALISASI = TableKind(
    jenis="realisasi_program",
    varian="keluaran",
    required=(("hirarki", "program", "kegiatan", "sub_kegiatan"), ("target",), ("realisasi", "realisasi_tw1")),
    slots=(
        Slot(name="sasaran", roles=("name",), of=("sasaran",)),
        *NAME_SLOTS,
        Slot(name="indikator", roles=("indicator",)),
        Slot(name="satuan", roles=("unit",)),
        Slot(name="pagu", roles=("plan",), holds="money", tail=True),
        Slot(name="realisasi_uang", roles=("result",), holds="money", tail=True),
        Slot(name="target", roles=("plan",), holds="output"),
        Slot(name="realisasi", roles=("result", "total"), holds="output"),
        *(Slot(name=f"target_tw{q}", roles=("plan",), holds="output", quarter=q) for q in (1, 2, 3, 4)),
        *(Slot(name=f"realisasi_tw{q}", roles=("result",), holds="output", quarter=q) for q in (1, 2, 3, 4)),
        Slot(name="capaian", roles=("rate",), holds="percent"),
        Slot(name="persen_uang", roles=("rate",), holds="percent"),
    ),
    ties=(Tie("ratio", ("target", "realisasi", "capaian")), Tie("ratio", ("pagu", "realisasi_uang", "persen_uang"))),
    baca=baca,
    judul=JUDUL,
    documents=("renja", "rkpd", "dpa", "apbd", "pk", "rkt"),
)
