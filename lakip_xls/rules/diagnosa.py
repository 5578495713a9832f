"""From broken relations to findings: one diagnosis for the whole report, worded for people."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal

from lakip_xls.entities.tree import Node
from lakip_xls.findings import Temuan
from lakip_xls.model import Isi
from lakip_xls.rules.bantu import beda, besar, daftar, letak, nama_dokumen, sebut, temuan
from lakip_xls.rules.jaringan import Diagnosa, Hasil, Jumlah, Kaitan, Sama, telusuri
from lakip_xls.rules.kaitan_anggaran import kaitan_anggaran
from lakip_xls.rules.kaitan_kinerja import kaitan_kinerja
from lakip_xls.rules.registry import Konteks
from lakip_xls.skema import TINGKAT
from lakip_xls.titik import Titik, tulis


def diagnosa(konteks: Konteks) -> list[Diagnosa]:
    """All diagnoses of a report; use it through `konteks.sekali(diagnosa)`."""
    found = telusuri([*kaitan_anggaran(konteks), *kaitan_kinerja(konteks)])
    return _gabung(found, konteks)


def pembetulan(konteks: Konteks) -> dict[Titik, Isi]:
    """Cells that are taken for wrong, with the value they should have; through `konteks.sekali`."""
    every = [d for top in konteks.sekali(diagnosa) for d in (top, *top.ikut)]
    return {d.titik: d.seharusnya for d in every if d.seharusnya is not None}


def temuan_diagnosa(konteks: Konteks, kode: str) -> Iterator[Temuan]:
    """The findings of one rule."""
    for found in konteks.sekali(diagnosa):
        if found.kode == kode:
            yield jadi_temuan(found)


# --- one cause, one finding ---------------------------------------------------------------


def _gabung(found: list[Diagnosa], konteks: Konteks) -> list[Diagnosa]:
    """Join diagnoses of one branch of one document that are off by the same amount (or repeat one cell)."""
    forest = konteks.register.forest
    place: dict[tuple[str, str, int], tuple[int, Node, int]] = {}
    for number, tree in enumerate((*forest.anggaran, *forest.lain)):
        for node in tree.semua():
            for order, row in enumerate((node.baris, *node.cermin)):
                place[row.ref.berkas, row.ref.lembar, row.ref.baris] = (number, node, order)
    groups: dict[object, list[Diagnosa]] = {}
    for item in found:
        spot = place.get((item.titik.ref.berkas, item.titik.ref.lembar, item.titik.ref.baris))
        off = _selisih(item)
        if spot is None or off is None:
            groups[object()] = [item]
            continue
        tree_number, node, _ = spot
        for name, members in groups.items():
            if not isinstance(name, tuple) or name[:3] != (tree_number, item.titik.kolom, off):
                continue
            first = place[members[0].titik.ref.berkas, members[0].titik.ref.lembar, members[0].titik.ref.baris][1]
            if _segaris(first, node):
                members.append(item)
                break
        else:
            groups[tree_number, item.titik.kolom, off, id(item)] = [item]

    def depth(item: Diagnosa) -> tuple[int, int]:
        spot = place.get((item.titik.ref.berkas, item.titik.ref.lembar, item.titik.ref.baris))
        if spot is None:
            return (0, 0)
        return (TINGKAT.index(spot[1].tingkat), -spot[2])

    result: list[Diagnosa] = []
    for members in groups.values():
        main = max(members, key=depth)
        result.append(replace(main, ikut=tuple(m for m in members if m is not main)))
    return result


def _segaris(a: Node, b: Node) -> bool:
    return a is b or any(x is b for x in _leluhur(a)) or any(x is a for x in _leluhur(b))


def _leluhur(node: Node) -> Iterator[Node]:
    while node.induk is not None:
        node = node.induk
        yield node


def _selisih(item: Diagnosa) -> Decimal | None:
    if isinstance(item.seharusnya, str) or item.seharusnya is None or item.titik.angka is None:
        return None
    return item.titik.angka - Decimal(item.seharusnya)


# --- wording ------------------------------------------------------------------------------


def jadi_temuan(item: Diagnosa) -> Temuan:
    """The finding of one diagnosis: what is written, what speaks against it, what to do."""
    main, cell = item.kaitan[0], item.titik
    expected = tulis(item.seharusnya, cell) if item.seharusnya is not None else None
    sentences = [_uraikan(main, cell)]
    if item.pasti:
        sentences.append(_alasan(item, str(expected)))
    elif isinstance(main, Jumlah) and cell not in item.calon and item.calon:
        sentences.append(
            f"Angka jumlah itu sendiri cocok dengan angka lain, jadi yang lebih mungkin keliru adalah salah satu "
            f"{main.sebutan} di bawahnya ({daftar(f'sel {t.ref.sel}' for t in item.calon)}), "
            "tetapi tidak dapat dipastikan yang mana."
        )
    elif isinstance(main, Sama) and main.sumber:
        sentences.append(f"Yang dikutip adalah {nama_dokumen(main.acuan.baris)}, jadi angka di sanalah yang berlaku.")
    else:
        sentences.append("Tidak dapat dipastikan angka mana yang keliru.")
    if item.ikut:
        cells = daftar(f"sel {d.titik.ref.sel}" for d in item.ikut)
        sentences.append(f"Selisih yang sama terdapat pada {cells}; periksa bersama-sama.")
        broken = [k for d in item.ikut for k in d.kaitan if isinstance(k, Jumlah) and k.utama != d.titik]
        for relation in dict.fromkeys(broken):
            sentences.append(_uraikan(relation, cell))
    shown = [*item.kaitan, *(k for d in item.ikut for k in d.kaitan)]
    if item.pasti and len(item.kaitan) == 1:
        shown += [k for k in item.saksi[:3] if isinstance(k, Sama)]
    related = [t.ref for k in shown for t in k.titik] + [d.titik.ref for d in item.ikut]
    return temuan(
        main.kode,
        cell,
        " ".join(s for s in sentences if s),
        _saran(item, expected),
        seharusnya=expected,
        selisih=beda(cell.isi, item.seharusnya, cell),
        terkait=related,
    )


def _uraikan(relation: Kaitan, cell: Titik) -> str:
    """What the relation says and what is written instead."""
    if isinstance(relation, Jumlah):
        total, written = relation.hasil(lambda t: t.isi), relation.total(lambda t: t.isi)
        difference = beda(written, total, relation.utama)
        if relation.bersama:
            shown = f"berjumlah {tulis(written, relation.utama)} (mulai {sebut(relation.utama)})"
        else:
            shown = f"tertulis {relation.utama.tertulis} pada {sebut(relation.utama)}"
        return (
            f"{besar(relation.apa)} {shown}, sedangkan "
            f"jumlah {len(relation.bagian)} {relation.sebutan} adalah {tulis(total, relation.utama)} "
            f"(selisih {difference})."
        )
    if isinstance(relation, Sama):
        first, second = relation.utama, relation.acuan
        if cell == second:
            first, second = second, first
        return (
            f"{besar(relation.apa)} ditulis {first.tertulis} pada {sebut(first)}, "
            f"tetapi {second.tertulis} pada {sebut(second)}."
        )
    assert isinstance(relation, Hasil)
    results = relation.hitung(lambda t: t.isi)
    computed = tulis(results[0], relation.utama) if results else "-"
    inputs = _masukan(relation)
    return (
        f"{besar(relation.apa)} tertulis {relation.utama.tertulis} pada {sebut(relation.utama)}, sedangkan "
        f"{relation.rumus}{inputs} menghasilkan {computed}."
    )


def _masukan(relation: Hasil) -> str:
    """The figures that went into a formula, where they are few."""
    if len(relation.masukan) > 2:
        return ""
    return (
        " (" + " dan ".join(f"{t.tertulis} {letak(t, relation.utama)}" for t in relation.masukan) + ")"
        if relation.masukan
        else ""
    )


def _alasan(item: Diagnosa, expected: str) -> str:
    """Why this cell is the likelier one."""
    cell, others = item.titik, item.kaitan[1:]
    if isinstance(item.kaitan[0], Hasil) and item.kaitan[0].utama == cell and not others:
        return ""
    likelier = f"Yang lebih mungkin keliru adalah sel {cell.ref.sel} (seharusnya {expected})"
    if others:
        return f"{likelier}: angka itu cocok dengan {daftar((_bukti(k, {cell}, cell) for k in others), 4)}."
    if item.saksi:
        own = {t for k in item.kaitan for t in k.titik}
        return f"{likelier}: angka lawannya cocok dengan {daftar((_bukti(k, own, cell) for k in item.saksi), 3)}."
    return f"Dengan {expected} pada sel {cell.ref.sel} keduanya cocok."


_SEBUTAN_HASIL = {"persen": "persentase", "hasil": "hasil data dukung"}


def _bukti(relation: Kaitan, known: Collection[Titik], dari: Titik) -> str:
    """The cell of a relation that bears witness: one that the reader has not been shown yet."""
    cell = relation.utama
    if not isinstance(relation, Hasil):
        cell = next((t for t in relation.titik if t not in known), cell)
    if isinstance(relation, Sama):
        return f"{cell.tertulis} {letak(cell, dari)}"
    kind = "jumlah" if isinstance(relation, Jumlah) else _SEBUTAN_HASIL.get(cell.kolom, cell.kolom)
    return f"{kind} {relation.utama.tertulis} {letak(relation.utama, dari)}"


def _saran(item: Diagnosa, expected: str | None) -> str:
    main, cell = item.kaitan[0], item.titik
    if item.pasti and isinstance(main, Hasil) and main.utama == cell:
        return f"Perbaiki sel {cell.ref.sel} menjadi {expected}, atau periksa angka yang menjadi dasarnya."
    if item.pasti:
        return f"Cocokkan dengan {_sumber(cell)}, lalu perbaiki sel {cell.ref.sel} menjadi {expected}."
    if isinstance(main, Jumlah):
        return f"Cocokkan sel {cell.ref.sel} dan rinciannya dengan {_sumber(cell)}, lalu perbaiki yang keliru."
    if isinstance(main, Hasil):
        return (
            f"Periksa angka dasarnya; bila benar, perbaiki sel {cell.ref.sel} menjadi {expected} beserta tabel lain "
            "yang mengutipnya."
        )
    others = daftar(str(t.ref) for t in main.titik if t != cell)
    return f"Tentukan angka yang benar, lalu samakan sel {cell.ref.sel} dengan {others}."


def _sumber(cell: Titik) -> str:
    """The papers that settle a figure."""
    return "DPA dan laporan realisasi anggaran" if cell.uang else "dokumen sumber dan data dukungnya"
