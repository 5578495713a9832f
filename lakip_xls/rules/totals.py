"""JML: sums."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Row
from lakip_xls.parsing.names import key
from lakip_xls.parsing.notation import number
from lakip_xls.point import point, present
from lakip_xls.rules.further_relations import general_last_pagu, last_pagu
from lakip_xls.rules.helpers import place, places, temuan
from lakip_xls.rules.network import as_written
from lakip_xls.rules.registry import RuleContext, check


@check("JML-09")
def jml_09(context: RuleContext) -> Iterator[Temuan]:
    """A list of shifts that in general does not end at the pagu: said once."""
    relations = context.once(last_pagu)
    off = [r for r in relations if not r.matches(as_written)]
    if not off or general_last_pagu(relations):
        return
    first = off[0].main
    yield temuan(
        "JML-09",
        first,
        f"Pada {len(off)} baris, semula dikurangi yang ditarik bukan pagu akhir realisasi anggaran: "
        f"{places((r.main for r in off), first, 9)}.",
        "Pastikan daftar ini memuat semua pergeseran sub kegiatan itu.",
        related=[t.ref for r in off for t in (r.main, r.parts[1])],
        tingkat=Tingkat.INFO,
    )


_TABLE_NAMES = {"jabatan": "jabatan", "golongan": "pangkat/golongan", "pendidikan": "pendidikan"}
_NOT_ASN = ("nonasn", "nonpns", "honor", "thl", "tenagaharian", "kontrak", "sukarelawan", "ptt", "outsourcing")


@check("JML-08")
def jml_08(context: RuleContext) -> Iterator[Temuan]:
    """Tables of staff: the rows add up, and all tables count the same people."""
    tables = {name: [b for b in context.data.rows("sdm") if b.text("kelompok") == name] for name in _TABLE_NAMES}
    totals = {b.text("kelompok"): b for b in context.data.totals("sdm") if present(b, "jumlah")}
    asn = {name: _person([b for b in rows if not _not_asn(b)]) for name, rows in tables.items() if rows}
    wrong: set[str] = set()
    for name, rows in tables.items():
        total, counted = totals.get(name), _person(rows)
        if not rows or total is None or counted is None or total.number("jumlah") in (counted, None):
            continue
        wrong.add(name)
        cell = point(total, "jumlah")
        other = _versus(name, asn, tables)
        yield temuan(
            "JML-08",
            cell,
            f"Jumlah pegawai menurut {_TABLE_NAMES[name]} {cell.tertulis}, {len(rows)} barisnya berjumlah "
            f"{number(counted)}.{other}",
            "Cocokkan dengan daftar pegawai, lalu perbaiki jumlah atau baris yang keliru.",
            selisih=number((cell.number or Decimal(0)) - counted),
            related=[b.ref_of("jumlah") for b in rows],
        )
    sound = [name for name in asn if name not in wrong and asn[name] is not None]
    yield from _between_tables(sound, asn, tables, totals)


def _between_tables(
    sound: list[str], asn: dict[str, Decimal | None], tables: dict[str, list[Row]], totals: dict[str, Row]
) -> Iterator[Temuan]:
    """The one table that differs from the others (of two, the second)."""
    counts = [asn[name] for name in sound]
    if len(set(counts)) < 2:
        return
    usual = max(set(counts), key=lambda c: (counts.count(c), -counts.index(c)))
    for name in sound:
        if asn[name] == usual:
            continue
        other = next(n for n in sound if asn[n] == usual)
        cell, base = (point(totals.get(n) or tables[n][0], "jumlah") for n in (name, other))
        yield temuan(
            "JML-08",
            cell,
            f"Pegawai ASN menurut {_TABLE_NAMES[name]} {number(asn[name] or 0)}, menurut {_TABLE_NAMES[other]} di "
            f"{place(base, cell)} {number(usual or 0)}.",
            "Cocokkan kedua tabel dengan daftar pegawai, lalu perbaiki yang keliru.",
            selisih=number((asn[name] or Decimal(0)) - (usual or Decimal(0))),
            related=[base.ref, *(b.ref_of("jumlah") for b in tables[name])],
        )


def _versus(name: str, asn: dict[str, Decimal | None], tables: dict[str, list[Row]]) -> str:
    """What the other tables say about the number of ASN, as a hint."""
    if not any(_not_asn(b) for b in tables[name]):
        return ""
    for other in asn:
        if other != name and asn[other] is not None and asn[name] is not None and asn[other] != asn[name]:
            return f" ASN-nya {number(asn[name] or 0)}, menurut tabel {_TABLE_NAMES[other]} {number(asn[other] or 0)}."
    return ""


def _person(rows: list[Row]) -> Decimal | None:
    """Sum of the rows; blank and '-' are nobody, an unreadable one makes it unknown."""
    if any(b["jumlah"].failed or isinstance(b.content("jumlah"), str) for b in rows):
        return None
    return sum((b.number("jumlah") or Decimal(0) for b in rows), Decimal(0))


def _not_asn(row: Row) -> bool:
    words = key(f"{row.text('keterangan')} {row.text('uraian')}")
    return any(word in words for word in _NOT_ASN)
