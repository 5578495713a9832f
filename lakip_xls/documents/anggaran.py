"""Realisasi anggaran: pagu and realisasi by programme, kegiatan and sub kegiatan; composition of belanja.

Covers manual recaps and the SIPD-RI export (every level a row, kelompok belanja as column groups,
account rows below the sub kegiatan, which are left out so that nothing is counted twice).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from lakip_xls.documents.dasar import Hasil, Pembaca
from lakip_xls.documents.hirarki import NAME_SLOTS, TINGKAT, Simpul, susun
from lakip_xls.documents.row_fields import without_label
from lakip_xls.documents.unit_baris import unit_dari_baris
from lakip_xls.model import Baris, Nilai
from lakip_xls.parsing.tulis import display
from lakip_xls.recognising.kind import Slot, TableKind, Tie

JUDUL = (
    "realisasi anggaran",
    "rekapitulasi belanja",
    "laporan realisasi",
    "penyerapan anggaran",
    "serapan anggaran",
    "realisasi keuangan",
    "realisasi belanja",
    "fisik dan keuangan",
    "lra",
)

_JUMLAHKAN = {
    "pagu",
    "realisasi",
    *(f"{k}_{s}" for k in ("operasi", "modal", "tidak_terduga", "transfer") for s in ("pagu", "realisasi")),
}

KELOMPOK = ("operasi", "modal", "tidak_terduga", "transfer")
_NAMA_KELOMPOK = (
    ("operasi", re.compile(r"\bbelanja\s+operasi(?:onal)?\b", re.IGNORECASE)),
    ("modal", re.compile(r"\bbelanja\s+modal\b", re.IGNORECASE)),
    ("tidak_terduga", re.compile(r"\bbelanja\s+(?:tidak|tak)\s+terduga\b", re.IGNORECASE)),
    ("transfer", re.compile(r"\bbelanja\s+transfer\b", re.IGNORECASE)),
)


def kelompok_belanja(text: str) -> str | None:
    """The kelompok belanja that a text names, e.g. 'Belanja Modal' -> 'modal'."""
    if len(text) > 60:
        return None
    return next((name for name, pattern in _NAMA_KELOMPOK if pattern.search(text)), None)


def _sum(values: Sequence[Nilai]) -> Nilai:
    """The sum of the parts of one row; the cell named is the largest one's, or that of the part that is lacking."""
    lacking = next((v for v in values if v.gagal), None)
    present = [v for v in values if isinstance(v.isi, (int, Decimal))]
    if lacking is not None or not present:
        return replace(lacking or values[0], isi=None, tertulis="")
    total = sum((v.isi for v in present if isinstance(v.isi, (int, Decimal))), 0)
    main = max(present, key=lambda v: abs(v.angka or Decimal(0)))
    return Nilai(total, main.ref, display(total))


class _Uang:
    """Reads the money fields of a row, once."""

    def __init__(self, p: Pembaca) -> None:
        self.p = p
        self.kelompok = [k for k in KELOMPOK if p.punya(f"{k}_pagu") or p.punya(f"{k}_realisasi")]
        self._read: dict[int, dict[str, Nilai | None]] = {}

    def baris(self, row: int) -> Mapping[str, Nilai | None]:
        known = self._read.get(row)
        if known is not None:
            return known
        p = self.p
        fields: dict[str, Nilai | None] = {}
        for side in ("pagu", "realisasi"):
            parts: list[Nilai] = []
            for kelompok in self.kelompok:
                value = p.uang(row, f"{kelompok}_{side}")
                fields[f"{kelompok}_{side}"] = value
                if value is not None:
                    parts.append(value)
            own = p.uang(row, side)
            if own is None and side == "realisasi":
                parts += [p.uang_dari(cell, side) for cell in p.cells(row, "realisasi_bulan")]
                parts += [v for q in (1, 2, 3, 4) if (v := p.uang(row, f"realisasi_tw{q}")) is not None]
            fields[side] = (
                own if own is not None and (own.isi is not None or own.gagal) else (_sum(parts) if parts else own)
            )
        fields["sisa"] = p.uang(row, "sisa")
        fields |= self._triwulan(row)
        self._read[row] = fields
        return fields

    def _triwulan(self, row: int) -> dict[str, Nilai | None]:
        """The spending of each quarter, as far as the table has columns for quarters or all months."""
        p = self.p
        months = p.kolom.get("realisasi_bulan", ())
        found: dict[str, Nilai | None] = {}
        for q in (1, 2, 3, 4):
            name = f"realisasi_tw{q}"
            if p.punya(name):
                found[name] = p.uang(row, name)
            elif len(months) == 12:
                own = [c for c in p.cells(row, "realisasi_bulan") if c.col in months[3 * q - 3 : 3 * q]]
                found[name] = _sum([p.uang_dari(c, name) for c in own]) if own else None
        return found

    def pagu(self, row: int) -> Decimal | None:
        value = self.baris(row)["pagu"]
        return value.angka if value else None

    def dugaan(self, row: int) -> Decimal | None:
        """The percentage that pagu and realisasi imply."""
        fields = self.baris(row)
        pagu, realisasi = fields["pagu"], fields["realisasi"]
        if pagu is None or realisasi is None or not pagu.angka or realisasi.angka is None:
            return None
        return realisasi.angka * 100 / pagu.angka


def baca(p: Pembaca) -> Hasil:
    """Budget rows of the three levels; totals; whatever is neither is noted as left out."""
    money = _Uang(p)
    data = [b.baris for b in p.table.baris if b.macam == "data"]
    nodes = susun(p, data, money.pagu)
    rows = [baris_anggaran(p, n, money.baris(n.baris), money.dugaan) for n in nodes if n.tingkat in TINGKAT]
    _missing(p, rows)
    rows = _with_parents(p, rows)
    named = {n.baris for n in nodes}
    totals = []
    for entry in p.table.baris:
        row = entry.baris
        if entry.macam == "rata":
            continue
        if entry.macam == "jumlah" or (row not in named and _is_total(p, rows, money, row)):
            fields = money.baris(row)
            if any(v is not None and (v.isi is not None or v.gagal) for v in fields.values()):
                totals.append(
                    p.baris(_place(p, row, fields), {**fields, "persen": p.persen(row, "persen", money.dugaan)})
                )
    for node in nodes:
        if node.tingkat not in TINGKAT:
            p.lewati(node.baris, "baris urusan, unit, atau rekening")
    p.unit = unit_dari_baris(p, nodes)
    return p.hasil({"anggaran": rows}, {"anggaran": totals[-1:] if len(totals) > 1 and _same(totals) else totals})


def _same(totals: list[Baris]) -> bool:
    return len({(t.isi("pagu"), t.isi("realisasi")) for t in totals}) == 1


def _place(p: Pembaca, row: int, fields: Mapping[str, Nilai | None]):  # type: ignore[no-untyped-def]
    return next((v.ref for v in fields.values() if v is not None and v.ref is not None), p.ref(row, 1))


def _is_total(p: Pembaca, rows: list[Baris], money: _Uang, row: int) -> bool:
    """A row without a name directly under the header is the grand total."""
    return bool(rows) and row < min(b.ref.baris for b in rows) and money.pagu(row) is not None


def baris_anggaran(
    p: Pembaca, node: Simpul, fields: Mapping[str, Nilai | None], dugaan: Callable[[int], Decimal | None]
) -> Baris:
    """One budget row."""
    ref = node.nama.ref or p.ref(node.baris, 1)
    return p.baris(
        ref,
        {
            "tingkat": Nilai(node.tingkat, ref),
            "kode": node.kode,
            "uraian": node.nama,
            **fields,
            "persen": p.persen(node.baris, "persen", dugaan),
            "program": node.program,
            "kegiatan": node.kegiatan,
            "sub_kegiatan": node.sub_kegiatan,
        },
    )


def _with_parents(p: Pembaca, rows: list[Baris]) -> list[Baris]:
    """Add the programmes and kegiatan that only stand beside their sub kegiatan; their amounts are sums."""
    own = {(b.teks("tingkat"), _path(b, b.teks("tingkat"))) for b in rows}
    out: list[Baris] = []
    for b in rows:
        level = b.teks("tingkat")
        for parent in TINGKAT[: TINGKAT.index(level)]:
            name = b[parent]
            place = (parent, _path(b, parent))
            if name.isi is None or place in own:
                continue
            own.add(place)
            children = [c for c in rows if c.teks("tingkat") == _lowest(rows) and _path(c, parent) == place[1]]
            out.append(_sum_row(p, b, parent, name, children))
        out.append(b)
    return out


def _path(b: Baris, level: str) -> tuple[str, ...]:
    return tuple(b.teks(n) for n in TINGKAT[: TINGKAT.index(level) + 1])


def _lowest(rows: list[Baris]) -> str:
    return max((b.teks("tingkat") for b in rows), key=TINGKAT.index)


def _sum_row(p: Pembaca, b: Baris, level: str, name: Nilai, children: list[Baris]) -> Baris:
    amounts: dict[str, Nilai | None] = {}
    for side in dict.fromkeys(f for c in children for f in c.nilai if f in _JUMLAHKAN):
        values = [c[side] for c in children]
        numbers = [v.isi for v in values if isinstance(v.isi, (int, Decimal))]
        lacking = next((v.cacat for v in values if v.gagal), None)
        amounts[side] = Nilai(sum(numbers) if len(numbers) == len(values) else None, cacat=lacking)
    ref = name.ref or b.ref
    return p.baris(
        ref,
        {
            "tingkat": Nilai(level, ref),
            "kode": Nilai(None),
            "uraian": name,
            **amounts,
            **{n: b[n] for n in TINGKAT[: TINGKAT.index(level) + 1]},
        },
    )


def _missing(p: Pembaca, rows: list[Baris]) -> None:
    """An empty amount is BACA-05 where rows of the same level do have one."""
    for side in ("pagu", "realisasi"):
        for level in TINGKAT:
            same = [i for i, b in enumerate(rows) if b.teks("tingkat") == level]
            filled = [i for i in same if rows[i][side].isi is not None or rows[i][side].gagal]
            if not filled or (len(filled) == len(same)):
                continue
            for i in same:
                value = rows[i][side]
                if value.isi is None and not value.gagal and value.ref is not None and p.punya(side):
                    missing = p.nothing(value.ref.baris, side, wajib=True)
                    rows[i] = replace(rows[i], nilai={**rows[i].nilai, side: missing})


def baca_belanja(p: Pembaca) -> Hasil:
    """Composition of belanja: one row per kelompok."""
    money = _Uang(p)
    rows: list[Baris] = []
    totals: list[Baris] = []
    names = next(n for n in ("uraian", "hirarki", "program", "indikator") if p.punya(n))
    for entry in p.table.baris:
        row = entry.baris
        fields = money.baris(row)
        if entry.macam == "jumlah":
            totals.append(p.baris(_place(p, row, fields), {**fields, "persen": p.persen(row, "persen", money.dugaan)}))
            continue
        value = without_label(p.teks(row, names))
        group = kelompok_belanja(value.teks) if value is not None else None
        if group is None or any(b.teks("kelompok") == group for b in rows):
            p.lewati(row, "bukan kelompok belanja")
            continue
        ref = value.ref if value is not None and value.ref is not None else p.ref(row, 1)
        rows.append(
            p.baris(
                ref,
                {
                    "kelompok": Nilai(group, ref, value.tertulis if value else ""),
                    **fields,
                    "persen": p.persen(row, "persen", money.dugaan),
                },
            )
        )
    return p.hasil({"belanja": rows}, {"belanja": totals})


_MONEY_SLOTS = (
    Slot(name="pagu", roles=("plan", "total"), holds="money", tail=True),
    Slot(name="realisasi", roles=("result",), holds="money", tail=True),
    *(Slot(name=f"realisasi_tw{q}", roles=("result", ""), holds="money", quarter=q) for q in (1, 2, 3, 4)),
    Slot(name="realisasi_bulan", roles=("result", ""), holds="money", month=True, many=True),
    Slot(name="persen", roles=("rate",), holds="percent"),
    Slot(name="sisa", roles=("rest",), holds="money"),
)
_TIES = (Tie("ratio", ("pagu", "realisasi", "persen")), Tie("rest", ("pagu", "realisasi", "sisa")))
_DOCUMENTS = ("apbd", "dpa", "lra", "pk", "rkt", "renja")

ANGGARAN = TableKind(
    jenis="realisasi_anggaran",
    varian="anggaran",
    required=(
        ("hirarki", "program", "kegiatan", "sub_kegiatan"),
        ("pagu", "operasi_pagu"),
        ("realisasi", "operasi_realisasi", "realisasi_tw1", "realisasi_bulan"),
    ),
    slots=(
        *NAME_SLOTS,
        *(
            Slot(name=f"{group}_{side}", roles=roles, holds="money", group=group)
            for group in KELOMPOK
            for side, roles in (("pagu", ("plan", "total", "")), ("realisasi", ("result",)))
        ),
        *_MONEY_SLOTS,
    ),
    ties=_TIES,
    baca=baca,
    judul=JUDUL,
    documents=_DOCUMENTS,
    names="levels",
)

BELANJA = TableKind(
    jenis="realisasi_anggaran",
    varian="belanja",
    required=(("uraian", "hirarki"), ("pagu",)),
    slots=(
        Slot(name="uraian", roles=("name", "group", "code", "indicator")),
        Slot(name="kode", roles=("code",), many=True),
        Slot(name="no", roles=("number",)),
        *_MONEY_SLOTS,
    ),
    ties=_TIES,
    baca=baca_belanja,
    judul=("belanja",),
    documents=_DOCUMENTS,
    names="groups",
    alone=True,
)
