"""Realisasi anggaran: pagu and realisasi by programme, kegiatan and sub kegiatan; composition of belanja.

Covers manual recaps and the SIPD-RI export (every level a row, kelompok belanja as column groups,
account rows below the sub kegiatan, which are left out so that nothing is counted twice).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from lakip_xls.documents.dasar import Hasil, Jenis, Pembaca
from lakip_xls.documents.hirarki import KOLOM_HIRARKI, Simpul, susun
from lakip_xls.documents.keluhan import tulisan
from lakip_xls.documents.kolom import Peta
from lakip_xls.documents.pk import nama_tanpa_label
from lakip_xls.documents.unit_baris import unit_dari_baris
from lakip_xls.entities.levels import implied_code
from lakip_xls.entities.parents import TINGKAT
from lakip_xls.locating.tabel import TabelMentah
from lakip_xls.model import Baris, Nilai
from lakip_xls.parsing.tulis import display

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


def _sum(values: list[Nilai]) -> Nilai:
    """The sum of the kelompok columns of one row; the cell named is the largest one's."""
    present = [v for v in values if v.angka is not None]
    if not present:
        return Nilai(None, values[0].ref if values else None, gagal=any(v.gagal for v in values))
    total = sum((v.isi for v in present if isinstance(v.isi, (int, Decimal))), 0)
    main = max(present, key=lambda v: abs(v.angka or Decimal(0)))
    failed = any(v.gagal for v in values)
    return Nilai(None if failed else total, main.ref, display(total), gagal=failed)


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
        known = list(p.temuan)
        months = p.kolom.get("realisasi_bulan", ())
        found: dict[str, Nilai | None] = {}
        for q in (1, 2, 3, 4):
            name = f"realisasi_tw{q}"
            if p.punya(name):
                found[name] = p.uang(row, name)
            elif len(months) == 12:
                own = [c for c in p.cells(row, "realisasi_bulan") if c.col in months[3 * q - 3 : 3 * q]]
                found[name] = _sum([p.uang_dari(c, name) for c in own]) if own else None
        p.temuan[:] = known  # what matters of these cells was said with the figure of the year
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
    _keep_findings(p, rows, totals)
    p.unit = unit_dari_baris(p, nodes)
    return p.hasil({"anggaran": rows}, {"anggaran": totals[-1:] if len(totals) > 1 and _same(totals) else totals})


def _same(totals: list[Baris]) -> bool:
    return len({(t.isi("pagu"), t.isi("realisasi")) for t in totals}) == 1


def _place(p: Pembaca, row: int, fields: Mapping[str, Nilai | None]):  # type: ignore[no-untyped-def]
    return next((v.ref for v in fields.values() if v is not None and v.ref is not None), p.ref(row, 1))


def _is_total(p: Pembaca, rows: list[Baris], money: _Uang, row: int) -> bool:
    """A row without a name is the grand total directly under the header, or where it equals the topmost rows together."""
    own = money.pagu(row)
    if not rows or own is None:
        return False
    top = min((b.teks("tingkat") for b in rows), key=TINGKAT.index)
    whole = sum((v for b in rows if b.teks("tingkat") == top and (v := b.angka("pagu")) is not None), Decimal(0))
    return row < min(b.ref.baris for b in rows) or (own == whole and own > 0)


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
        values = [c[side].isi for c in children]
        numbers = [v for v in values if isinstance(v, (int, Decimal))]
        amounts[side] = Nilai(sum(numbers) if len(numbers) == len(values) else None)
    ref = name.ref or b.ref
    return p.baris(
        ref,
        {
            "tingkat": Nilai(level, ref),
            "kode": Nilai(implied_code((c.teks("kode") for c in children), level)),
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
                if value.isi is None and not value.gagal and value.ref is not None:
                    missing = p.uang(value.ref.baris, side, wajib=True) if p.punya(side) else None
                    if missing is not None:
                        rows[i] = Baris(rows[i].jenis, rows[i].ref, {**rows[i].nilai, side: missing})


def _keep_findings(p: Pembaca, rows: list[Baris], totals: list[Baris]) -> None:
    """Findings about cells of rows that are not used (accounts, urusan) are not the user's concern here."""
    used = {(v.ref.baris, v.ref.kolom) for b in (*rows, *totals) for v in b.nilai.values() if v.ref}
    lines = {r for r, _ in used}
    p.temuan = [t for t in dict.fromkeys(p.temuan) if t.sel is None or _row(t.sel) in lines]


def _row(sel: str) -> int:
    return int("".join(c for c in sel if c.isdigit()))


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
        value = nama_tanpa_label(p.teks(row, names))
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
    _keep_findings(p, rows, totals)
    return p.hasil({"belanja": rows}, {"belanja": totals})


def berisi_belanja(table: TabelMentah) -> bool:
    """Whether the table lists kelompok belanja, and no programmes."""
    found: set[str] = set()
    rows = others = 0
    for entry in table.baris[:60]:
        texts = [tulisan(c) for c in table.cells(entry.baris) if isinstance(c.value, str)]
        group = next((g for t in texts if (g := kelompok_belanja(t))), None)
        rows += entry.macam == "data"
        if group:
            found.add(group)
        elif any(
            re.match(r"(?:[\dIVX.]+\s*)?(?:program|kegiatan|sub\s*kegiatan)\b", t.lstrip(), re.IGNORECASE)
            for t in texts
        ):
            others += 1
    return not others and (len(found) >= 2 or (bool(found) and rows == 1))


def bulan_realisasi(table: TabelMentah) -> bool:
    """Whether months, where they are the only realisation, are said to be so (a cash plan has months too)."""
    if "bulan" not in table.konsep or table.konsep & {"realisasi", "realisasi_uang"}:
        return True
    titles = " ".join((*table.judul, *table.judul_lembar, table.grid.sheet.name)).casefold()
    return re.search(r"realisasi|\blra\b|penyerapan|serapan", titles) is not None and "anggaran kas" not in titles


_KELOMPOK_PETA = tuple(
    peta
    for k in KELOMPOK
    for peta in (
        Peta(f"{k}_pagu", ("pagu", "jumlah", "target"), grup=k),
        Peta(f"{k}_realisasi", ("realisasi_uang", "realisasi"), grup=k),
    )
)
_UANG = (
    Peta("pagu", ("pagu", "jumlah", "pagu_lama"), triwulan=0, ekor=True, pilih="akhir"),
    Peta("realisasi", ("realisasi_uang", "realisasi"), triwulan=0, ekor=True, pilih="akhir"),
    *(Peta(f"realisasi_tw{q}", ("realisasi_uang", "realisasi"), triwulan=q) for q in (1, 2, 3, 4)),
    Peta("realisasi_bulan", ("bulan",), semua=True),
    Peta("persen", ("persen", "serapan", "capaian")),
    Peta("sisa", ("sisa",)),
)

ANGGARAN = Jenis(
    "realisasi_anggaran",
    "anggaran",
    wajib=(
        ("hirarki", "program", "kegiatan", "sub_kegiatan"),
        ("pagu", "operasi_pagu"),
        ("realisasi", "operasi_realisasi", "realisasi_tw1", "realisasi_bulan"),
    ),
    peta=(*KOLOM_HIRARKI, *_KELOMPOK_PETA, *_UANG),
    baca=baca,
    tolak=frozenset({"indikator", "target", "satuan", "ditarik", "formulasi", "nasional", "pembilang"}),
    judul=JUDUL,
    syarat=lambda t: not berisi_belanja(t) and bulan_realisasi(t),
    netral=frozenset({"pagu", "pagu_lama", "sumber_dana", "kelompok_belanja", "sasaran", "jumlah"}),
)

BELANJA = Jenis(
    "realisasi_anggaran",
    "belanja",
    wajib=(("uraian", "hirarki", "program", "indikator"), ("pagu",)),
    peta=(
        Peta("uraian", ("uraian", "kelompok_belanja")),
        Peta("hirarki", ("hirarki", "program", "indikator")),
        Peta("kode", ("kode",), semua=True),
        Peta("no", ("no",)),
        *_UANG,
    ),
    baca=baca_belanja,
    tolak=frozenset({"target", "satuan", "ditarik", "formulasi"}),
    judul=("belanja",),
    syarat=berisi_belanja,
    netral=frozenset({"pagu_lama", "sumber_dana"}),
)
