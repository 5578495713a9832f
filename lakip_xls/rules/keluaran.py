"""Outputs of sub kegiatan: quarters of the Rencana Aksi, yearly targets, and Tabel 3.6."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.entities.outputs import TW, Output, RktOutput, filled_quarters
from lakip_xls.model import Baris
from lakip_xls.rules.bantu import persenan, satuan_persen, sebut_nama
from lakip_xls.rules.jaringan import Jumlah, Kaitan, Sama
from lakip_xls.rules.kaitan_capaian import hasil_capaian
from lakip_xls.rules.registry import Konteks
from lakip_xls.settings import Triwulan
from lakip_xls.titik import Titik, ada, titik


def persen_triwulan(row: Baris) -> bool:
    """True where the quarters (or, without quarters, the unit) are percentages."""
    quarters = [row[t] for t in TW if ada(row, t)]
    if any(persenan(q) for q in quarters):
        return True
    return satuan_persen(row.teks("satuan")) and all(q.angka is not None for q in quarters)


def kumulatif(values: list[Titik], yearly: Decimal | None) -> bool:
    """True for a level that is reached step by step (25, 50, 75, 100) or held (84, 84, 84, 84)."""
    numbers = [v.angka or Decimal(0) for v in values]
    if len(numbers) < 2 or numbers != sorted(numbers):
        return False
    return numbers[-1] == (Decimal(100) if yearly is None else yearly)


def keluaran_bersama(konteks: Konteks) -> list[Output]:
    """Outputs of sub kegiatan that Rencana Aksi and Tabel 3.6 both have."""
    return [o for o in konteks.register.outputs.shared if o.sub_kegiatan]


def kaitan_keluaran(konteks: Konteks) -> Iterator[Kaitan]:
    """RA-01, DOK-12 and the capaian of outputs (PSN-02)."""
    for row in [*konteks.data.baris("rencana_aksi"), *konteks.data.baris("rencana_aksi_sasaran")]:
        yield from _triwulan(row, konteks)
    for pair in keluaran_bersama(konteks):
        yield from _target_tahunan(pair)
    for planned in konteks.register.outputs.rkt:
        yield from _target_rkt(planned)
    for row in konteks.data.baris("realisasi_program"):
        yield from hasil_capaian(row, "positif", konteks)


def _triwulan(row: Baris, konteks: Konteks) -> Iterator[Kaitan]:
    """Quarters of a count add up to the year; a level is held or reached by the last quarter."""
    values, yearly = filled_quarters(row), row.angka("target")
    if not values or yearly is None or row["target"].gagal or persen_triwulan(row) or yearly < 0:
        return
    gaps = _berselang(values) and (row.ref.berkas, row.ref.lembar) in konteks.sekali(_lembar_menjumlah)
    if persenan(row["target"]) or (kumulatif(values, yearly) and not gaps):
        return
    name = f"target {sebut_nama(row.teks('indikator') or row.teks('sub_kegiatan'))}"
    if konteks.pengaturan.triwulan is Triwulan.TERAKHIR:
        yield Sama("RA-01", name, titik(row, "target"), values[-1])
    else:
        first, last = values[0].ref.sel, values[-1].ref.sel
        cells = first if first == last else f"{first} sampai {last}"
        yield Jumlah("RA-01", name, titik(row, "target"), tuple(values), f"triwulan (sel {cells})")


def _berselang(values: list[Titik]) -> bool:
    """True where a quarter between two filled ones is empty: no level that is reached or held step by step."""
    filled = [TW.index(v.kolom) for v in values]
    return filled != list(range(filled[0], filled[-1] + 1))


def _lembar_menjumlah(konteks: Konteks) -> frozenset[tuple[str, str]]:
    """Sheets most of whose rows with several quarters add up to the year."""
    votes: dict[tuple[str, str], list[bool]] = {}
    for row in [*konteks.data.baris("rencana_aksi"), *konteks.data.baris("rencana_aksi_sasaran")]:
        values, yearly = filled_quarters(row), row.angka("target")
        if len(values) > 1 and yearly is not None:
            added = sum(v.angka or Decimal(0) for v in values) == yearly
            votes.setdefault((row.ref.berkas, row.ref.lembar), []).append(added)
    return frozenset(sheet for sheet, found in votes.items() if sum(found) * 2 > len(found))


def _target_tahunan(pair: Output) -> Iterator[Kaitan]:
    plan, result = pair.rencana, titik(pair.realisasi, "target")
    if not pair.senama or result.angka is None or result.nilai.gagal or result.angka < 0:
        return
    percent = _berpersen(pair.realisasi, result)
    label = f"target keluaran sub kegiatan {sebut_nama(pair.sub_kegiatan)}"
    values = filled_quarters(plan)
    planned = titik(plan, "target") if plan.angka("target") is not None and ada(plan, "target") else None
    if planned is None and len(values) == 1:
        planned = values[0]
    if planned is not None and _berpersen(plan, planned) == percent:
        reached = pair.realisasi.angka("realisasi") == result.angka
        first, second = (planned, result) if reached else (result, planned)
        yield Sama("DOK-12", label, first, second)
    elif (
        planned is None and values and not percent and not persen_triwulan(plan) and not kumulatif(values, result.angka)
    ):
        yield Jumlah("DOK-12", label, result, tuple(values), "target triwulan Rencana Aksi")


def _target_rkt(pair: RktOutput) -> Iterator[Kaitan]:
    """The RKT's target of an output is that of the year: as the other document writes it, or its quarters' sum."""
    own, row = titik(pair.rkt, "target_kegiatan"), pair.lain
    if own.angka is None or own.nilai.gagal or own.angka < 0:
        return
    label = f"target keluaran sub kegiatan {sebut_nama(row.teks('sub_kegiatan'))}"
    values = filled_quarters(row)
    yearly = titik(row, "target") if row.angka("target") is not None and ada(row, "target") else None
    if yearly is None and len(values) == 1:
        yearly = values[0]
    percent = _berpersen(pair.rkt, own)
    if yearly is not None and _berpersen(row, yearly) == percent:
        yield Sama("DOK-12", label, own, yearly)
    elif yearly is None and values and not percent and not persen_triwulan(row) and not kumulatif(values, own.angka):
        yield Jumlah("DOK-12", label, own, tuple(values), "target triwulan Rencana Aksi")


def _berpersen(row: Baris, target: Titik) -> bool:
    """True where a target is a percentage, by its own sign or by the unit beside it."""
    return persenan(target.nilai) or satuan_persen(row.teks("satuan"))
