"""The report up to a quarter: targets from the Rencana Aksi, realisation from quarter columns.

`sampai_triwulan` gives the same documents with figures up to the quarter; everything else is then
computed as for a year. What no document splits into quarters keeps its yearly figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from lakip_xls.computing.anggaran import rupiah
from lakip_xls.computing.capaian import satuan_cocok
from lakip_xls.computing.completeness import complete_sum
from lakip_xls.entities.register import Register
from lakip_xls.model import Baris, Data, Nilai
from lakip_xls.parsing.names import key
from lakip_xls.parsing.quarters import adds_up, is_tick
from lakip_xls.settings import Triwulan
from lakip_xls.skema import TINGKAT

SETAHUN = "target_setahun"
"""Field of a row whose target was replaced: the target of the whole year."""
_UANG = ("anggaran", "belanja", "keuangan_program")
_PERSEN = "%"


def sampai_triwulan(data: Data, register: Register, triwulan: int, cara: Triwulan) -> Data:
    """The documents with targets and realisation up to and including quarter 1..4.

    Targets of `pengukuran` come from the Rencana Aksi of the same indicator, those of
    `realisasi_program` from that of the same sub kegiatan; the row keeps the yearly one as
    `target_setahun`. A plan that has no target yet by then leaves the target empty.
    """

    def plan(own: Baris) -> Baris | None:
        return register.indicators.row(own, "rencana_aksi_sasaran") or register.outputs.plan(own)

    def row(own: Baris) -> Baris:
        return _realisasi_sampai(_target_sampai(own, plan(own), triwulan, cara), triwulan, cara)

    documents = []
    for document in data.dokumen:
        tables = dict(document.tabel)
        for name in ("pengukuran", "realisasi_program"):
            if name in tables:
                tables[name] = tuple(row(b) for b in tables[name])
        for name in _UANG:
            if name in tables:
                tables[name] = _uang_sampai(tables[name], triwulan)
        totals = {n: _uang_sampai(v, triwulan) if n in _UANG else v for n, v in document.jumlah.items()}
        documents.append(replace(document, tabel=tables, jumlah=totals))
    return Data(tuple(documents))


def dirinci(own: Baris) -> bool:
    """Whether a row has its realisation of single quarters."""
    return any(own[f"realisasi_tw{n}"].isi is not None for n in range(1, 5))


# ------------------------------------------------------------------ one figure


def nilai_sampai(kuartal: Sequence[Nilai], setahun: Nilai, triwulan: int, cara: Triwulan) -> Nilai | None:
    """What four quarters give up to a quarter; None where they give no figures at all.

    TERAKHIR takes the last filled one. JUMLAH adds them (a blank one adds nothing) where their sum
    is nearer to the yearly figure than the last one is; else they are stages of one figure (25, 50,
    75, 100) and the last one counts. Without a yearly figure the unit decides. Shares in percent of
    a yearly count become that part of it. Empty where nothing is planned yet, unreadable where a
    quarter is.
    """
    filled = [q for q in kuartal if q.isi is not None or q.gagal]
    if not filled or any(isinstance(q.isi, str) and is_tick(q.isi) for q in filled):
        return None
    until = [q for q in kuartal[:triwulan] if q.isi is not None or q.gagal]
    if not until:
        return Nilai(None, kuartal[triwulan - 1].ref)
    failed = next((q for q in until if q.gagal), None)
    if failed is not None:
        return failed
    if any(q.angka is None for q in filled):
        return until[-1]
    if _bagian(filled, setahun):
        return _dari_bagian(filled, until, setahun)
    if cara is Triwulan.TERAKHIR or _bertahap(filled, setahun):
        return until[-1]
    return _hasil_jumlah(until)


def _bertahap(filled: Sequence[Nilai], setahun: Nilai) -> bool:
    """Whether quarters are stages of the yearly figure (25, 50, 75, 100) rather than its parts."""
    numbers = [q.angka or Decimal(0) for q in filled]
    whole = setahun.angka
    if whole is None:
        return not adds_up(filled[-1].satuan or setahun.satuan or "")
    return abs(numbers[-1] - whole) < abs(sum(numbers) - whole)


def _bagian(filled: Sequence[Nilai], setahun: Nilai) -> bool:
    """Whether the quarters are shares in percent of a yearly figure that is no percentage itself."""
    if setahun.angka is None or setahun.satuan in (None, _PERSEN) or any(q.satuan != _PERSEN for q in filled):
        return False
    numbers = [q.angka or Decimal(0) for q in filled]
    return 100 in (sum(numbers), numbers[-1])


def _dari_bagian(filled: Sequence[Nilai], until: Sequence[Nilai], setahun: Nilai) -> Nilai:
    stages = _bertahap(filled, Nilai(100))
    share = (until[-1] if stages else _hasil_jumlah(until)).angka or Decimal(0)
    return Nilai((setahun.angka or Decimal(0)) * share / 100, until[-1].ref, satuan=setahun.satuan, desimal=2)


def _hasil_jumlah(values: Sequence[Nilai]) -> Nilai:
    if len(values) == 1:
        return values[0]
    total = sum((v.angka for v in values if v.angka is not None), Decimal(0))
    last = values[-1]
    return Nilai(total, last.ref, satuan=last.satuan, desimal=max(v.desimal for v in values))


# ------------------------------------------------------------------ rows


def _target_sampai(own: Baris, rencana: Baris | None, triwulan: int, cara: Triwulan) -> Baris:
    quarters = [own[f"target_tw{n}"] for n in range(1, 5)]
    yearly = own["target"]
    unit = yearly.satuan or own.teks("satuan")
    if not any(q.isi is not None for q in quarters) and rencana is not None:
        quarters = [rencana[f"tw{n}"] for n in range(1, 5)]
        if rencana["satuan"].isi is not None:
            quarters = [q if q.satuan else replace(q, satuan=rencana.teks("satuan")) for q in quarters]
    until = nilai_sampai(quarters, replace(yearly, satuan=unit or None), triwulan, cara)
    if until is None or (until.isi is not None and not satuan_cocok(until.satuan, unit)):
        return own
    return _dengan(own, target=replace(until, satuan=yearly.satuan), **{SETAHUN: yearly})


def _realisasi_sampai(own: Baris, triwulan: int, cara: Triwulan) -> Baris:
    whole = own["realisasi"]
    quarters = [own[f"realisasi_tw{n}"] for n in range(1, 5)]
    if triwulan == 4 and whole.isi is not None:
        return own
    unit = whole.satuan or own.teks("satuan")
    until = nilai_sampai(quarters, replace(whole, satuan=unit or None), triwulan, cara)
    return own if until is None else _dengan(own, realisasi=replace(until, satuan=until.satuan or whole.satuan))


def _uang_sampai(rows: Sequence[Baris], triwulan: int) -> tuple[Baris, ...]:
    """Spending up to a quarter; a parent that only sums its children is summed again."""
    if not any(dirinci(b) for b in rows):
        return tuple(rows)
    changed = [_satu_uang(b, triwulan) for b in rows]
    lowest = max((b.teks("tingkat") for b in rows if b.teks("tingkat") in TINGKAT), key=TINGKAT.index, default="")
    leaves = [b for b in changed if b.teks("tingkat") == lowest]
    result = []
    for own in changed:
        level = own.teks("tingkat")
        if own["realisasi"].ref is None and level in TINGKAT and level != lowest:
            total = complete_sum(rupiah(b["realisasi"]) for b in leaves if _jalur(b, level) == _jalur(own, level))
            own = _dengan(own, realisasi=Nilai(total))
        result.append(own)
    return tuple(result)


def _satu_uang(own: Baris, triwulan: int) -> Baris:
    quarters = [own[f"realisasi_tw{n}"] for n in range(1, 5)]
    if not any(q.isi is not None or q.gagal for q in quarters):
        return own
    until = nilai_sampai(quarters, Nilai(None), triwulan, Triwulan.JUMLAH)
    if until is None or (until.isi is None and not until.gagal):
        until = Nilai(0, quarters[triwulan - 1].ref)
    isi = until.isi
    return _dengan(own, realisasi=replace(until, isi=int(isi) if isinstance(isi, Decimal) and isi == int(isi) else isi))


def _dengan(own: Baris, **fields: Nilai) -> Baris:
    return Baris(own.jenis, own.ref, {**own.nilai, **fields})


def _jalur(own: Baris, level: str) -> tuple[str, ...]:
    return tuple(key(own.teks(n)) for n in TINGKAT[: TINGKAT.index(level) + 1])
