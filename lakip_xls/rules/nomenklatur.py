"""NOM: names and codes against the official nomenclature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lakip_xls.entities.tree import Node, Tree, path_of
from lakip_xls.findings import Temuan
from lakip_xls.model import Baris
from lakip_xls.nomenklatur import Nomenklatur
from lakip_xls.parsing.codes import Kode, parse_code, same_place
from lakip_xls.parsing.names import key
from lakip_xls.rules.bantu import besar, sebut, sebut_pos, temuan
from lakip_xls.rules.daftar_resmi import Daftar, daftar_resmi, di_bawah
from lakip_xls.rules.dok_indikator import indikator_ganda
from lakip_xls.rules.registry import Konteks, aturan
from lakip_xls.skema import NAMA_TINGKAT, TINGKAT
from lakip_xls.titik import Titik, titik

_SANGAT_MIRIP = 88.0
"""Likeness from which an unknown name is taken for a slip of an official one."""
_MIRIP = 70.0
"""The same where the row above it is official, so that few names can be meant."""


@dataclass(frozen=True, eq=False)
class _Pos:
    """A row with a place in the budget tree, and its code as written."""

    simpul: Node
    tabel: str
    kode: Titik | None
    """The cell of the code; None where the document has none."""

    @property
    def kode_terbaca(self) -> Kode | None:
        return parse_code(self.kode.nilai.teks) if self.kode else None


def _pos(konteks: Konteks) -> list[_Pos]:
    forest = konteks.register.forest
    found: list[_Pos] = []
    for tree in (*forest.anggaran, *forest.lain):
        coded = _berkode(tree)
        for node in tree.semua():
            has = coded and node.kode_tertulis and node.baris.teks("tingkat") == node.tingkat
            found.append(_Pos(node, tree.tabel, titik(node.baris, "kode") if has else None))
    return found


def _berkode(tree: Tree) -> bool:
    """True where the column of codes holds real codes, not numbering (1, 1.1, A)."""
    texts = [n.kode_tertulis for n in tree.semua() if n.kode_tertulis]
    fitting = [n for n in tree.semua() if (c := parse_code(n.kode_tertulis)) and c.tingkat == n.tingkat]
    return bool(texts) and len(fitting) * 2 > len(texts)


@aturan("NOM-01", needs=("anggaran|keuangan_program",))
def nom_01(konteks: Konteks) -> Iterator[Temuan]:
    """Nama sama dengan nomenklatur untuk kodenya.

    Dasar: Permendagri 90/2019 dan Kepmendagri 900.1.15.5-1317 Tahun 2023 (pemutakhiran nomenklatur);
    kode menentukan nama. Kode yang tidak ada dalam daftar tidak diperiksa terhadap daftar; kode satu nama
    harus sama pada semua dokumen yang menuliskannya.

    Salah: 7.01.04 Koordinasi Ketertiban dan Keamanan Umum.
    Benar: 7.01.04 Koordinasi Ketentraman dan Ketertiban Umum.
    """
    names = konteks.sekali(daftar_resmi)
    miscoded = list(_kode_antar_dokumen(konteks, names))
    yield from miscoded
    cells = {(t.berkas, t.lembar, t.sel) for t in miscoded}
    for found in periksa_kode(konteks, names):
        if not any((r.berkas, r.lembar, r.sel) in cells for r in found.terkait):  # the code is wrong, not the name
            yield found


def _kode_antar_dokumen(konteks: Konteks, daftar: Daftar) -> Iterator[Temuan]:
    """The codes of one name: the one that most sheets write, else the official one, against every other."""
    for node, cells in _kode_tertulis(konteks).items():
        if node.tingkat == "sub_kegiatan" and len({_dua_angka(cell) for cell in cells}) > 1:
            continue  # lists of two times, whose numbers may have moved
        groups: dict[str, list[Titik]] = {}
        for cell in cells:
            code = parse_code(cell.nilai.teks)
            alike = (g for g in groups if code and (known := parse_code(g)) and same_place(code, known))
            groups.setdefault(next(alike, cell.nilai.teks), []).append(cell)
        if len(groups) < 2:
            continue
        official = [code for _, code in daftar.bernama(node.tingkat, node.nama)]
        worth = {written: _bobot_kode(written, same, node, official) for written, same in groups.items()}
        best, *others = sorted(groups, key=worth.__getitem__, reverse=True)
        sure = worth[best][:2] > worth[others[0]][:2]
        right = groups[best][0]
        for written in others:
            cell = groups[written][0]
            doubt = "" if sure else " Tidak dapat dipastikan kode mana yang keliru."
            yield temuan(
                "NOM-01",
                cell,
                f"Kode {sebut_pos(node.tingkat, node.nama)} ditulis {cell.tertulis} pada {sebut(cell)}, tetapi "
                f"{right.tertulis} pada {sebut(right)}.{doubt}",
                "Cocokkan dengan DPA, lalu samakan kodenya pada semua dokumen.",
                seharusnya=right.nilai.teks,
                terkait=[t.ref for t in (*groups[written], *groups[best])],
            )


def _bobot_kode(written: str, cells: Sequence[Titik], node: Node, official: Sequence[Kode]) -> tuple[int, bool, bool]:
    """What speaks for one code of a name: the sheets that write it, the official list, the realisasi anggaran itself."""
    code = parse_code(written)
    known = code is not None and any(same_place(code, o) for o in official)
    return len({(t.ref.berkas, t.ref.lembar) for t in cells}), known, any(t.baris is node.baris for t in cells)


def _kode_tertulis(konteks: Konteks) -> dict[Node, list[Titik]]:
    """For each node of the realisasi anggaran the cells of its code, wherever its place in the tree is not in doubt."""
    forest = konteks.register.forest
    cells: dict[Node, list[Titik]] = {}

    def add(node: Node, row: Baris) -> None:
        code = parse_code(row.teks("kode"))
        if code is not None and code.tingkat == node.tingkat:
            cells.setdefault(node, []).append(titik(row, "kode"))

    for tree in (t for t in forest.anggaran if _berkode(t)):
        for node in tree.semua():
            if node.kode_tertulis and _induk_cocok(node) and not node.kode_berulang:
                add(node, node.baris)
    for tree in forest.lain:
        if tree.tabel == "keuangan_program":
            for node, pair in tree.pairs.items():
                if node.kode_tertulis and _induk_cocok(node) and not node.kode_berulang:
                    add(pair.right, node.baris)
            continue
        places = {n.jalur: tree.acuan(n) for n in tree.semua()}
        rows = [
            (found, row, code) for row in tree.dokumen.tabel[tree.tabel]
            if row["kode"].ref is not None and (code := parse_code(row.teks("kode"))) is not None
            and (found := places.get(path_of(row))) is not None
        ]  # fmt: skip
        if 2 * sum(code.tingkat == found.tingkat for found, _, code in rows) > len(rows):  # not codes of what is above
            for found, row, _ in rows:
                cells.setdefault(found, []).append(titik(row, "kode"))
    return {n: list(dict.fromkeys(t)) for n, t in cells.items()}


def periksa_kode(konteks: Konteks, daftar: Daftar) -> Iterator[Temuan]:
    """NOM-01 with a list of official names."""
    for pos in _pos(konteks):
        code = pos.kode_terbaca
        if pos.kode is None or code is None or not _induk_cocok(pos.simpul):
            continue
        line = daftar.berkode(code)
        if line is None or line.tingkat != pos.simpul.tingkat or key(line.nama) == key(pos.simpul.nama):
            continue
        if _kode_lama(pos) and daftar.bernama(pos.simpul.tingkat, pos.simpul.nama):
            continue
        if pos.simpul.kode_berulang:
            continue
        cell = pos.simpul.sebutan
        yield temuan(
            "NOM-01",
            cell,
            f"Kode {pos.kode.tertulis} (sel {pos.kode.ref.sel}) menurut nomenklatur adalah {line.nama}, tetapi pada "
            f"{sebut(cell)} tertulis {pos.simpul.nama}.",
            f"Perbaiki namanya menjadi {line.nama}, atau perbaiki kodenya bila yang keliru adalah kode.",
            seharusnya=line.nama,
            terkait=[pos.kode.ref],
        )


def _kode_lama(pos: _Pos) -> bool:
    """Two digits for the sub kegiatan: a list before 2023, whose numbers may have moved."""
    return pos.simpul.tingkat == "sub_kegiatan" and pos.kode is not None and _dua_angka(pos.kode)


def _dua_angka(kode: Titik) -> bool:
    return len(re.split(r"\D+", kode.tertulis.strip(" ."))[-1]) < 4


def _induk_cocok(node: Node) -> bool:
    """False where the code does not belong below its parent's code (NOM-03 tells that)."""
    own = parse_code(node.kode_tertulis)
    above = parse_code(node.induk.kode_tertulis) if node.induk else None
    if (
        own is None
        or above is None
        or node.induk is None
        or above.tingkat != node.induk.tingkat
        or node.induk.tingkat != TINGKAT[TINGKAT.index(node.tingkat) - 1]
    ):
        return True
    return di_bawah(own, above)


@aturan("NOM-02", needs=("anggaran|pk_program|rkt|rencana_aksi|keuangan_program",))
def nom_02(konteks: Konteks) -> Iterator[Temuan]:
    """Nama program, kegiatan, dan sub kegiatan dikenal dalam nomenklatur.

    Dasar: Permendagri 90/2019 dan pemutakhirannya. Yang disebut hanya nama yang jelas dimaksudkan
    sebagai nama resmi (sangat mirip, atau berada di bawah program dan kegiatan resmi); nama
    bidang lain yang tidak ada dalam daftar tidak disebut.

    Salah: Program Koordinasi Koordinasi Ketentraman dan Ketertiban Umum.
    Benar: Program Koordinasi Ketentraman dan Ketertiban Umum.
    """
    yield from periksa_nama(konteks, konteks.sekali(daftar_resmi))


def periksa_nama(konteks: Konteks, daftar: Daftar) -> Iterator[Temuan]:
    """NOM-02 with a list of official names."""
    groups: dict[tuple[str, str], list[Titik]] = {}
    lines: dict[tuple[str, str], Nomenklatur] = {}
    for pos in _pos(konteks):
        node, code = pos.simpul, pos.kode_terbaca
        if any(daftar.bernama(t, node.nama) for t in TINGKAT) or not key(node.nama):
            continue
        if code is not None and daftar.berkode(code) is not None:
            continue
        official = daftar.bernama(node.induk.tingkat, node.induk.nama) if node.induk else []
        parent = official[0][1] if official else None
        if code is not None and code.tingkat == node.tingkat and parent is None:
            continue
        near = daftar.terdekat(node.tingkat, node.nama, parent) or daftar.terdekat(node.tingkat, node.nama, None)
        if near is None or near[0] < (_MIRIP if parent else _SANGAT_MIRIP):
            continue
        place = (node.tingkat, key(node.nama))
        groups.setdefault(place, []).append(node.sebutan)
        lines[place] = near[1]
    for (level, _), cells in groups.items():
        line, cell = lines[level, _], cells[0]
        rest = list({t.ref: t for t in cells if t.ref != cell.ref}.values())
        more = f" Ditulis juga pada {', '.join(sebut(t) for t in rest)}." if rest else ""
        yield temuan(
            "NOM-02",
            cell,
            f"{besar(sebut_pos(level, cell.nilai.teks))} pada {sebut(cell)} tidak dikenal dalam nomenklatur; yang paling "
            f"mirip adalah {line.nama} ({line.kode}).{more}",
            f"Bila itu yang dimaksud, tulis {line.nama}.",
            seharusnya=line.nama,
            terkait=[t.ref for t in rest],
        )


@aturan("NOM-03", needs=("anggaran|keuangan_program",))
def nom_03(konteks: Konteks) -> Iterator[Temuan]:
    """Kode berada di bawah kode induknya, dan panjangnya sah.

    Dasar: Permendagri 90/2019: program U.BB.PP, kegiatan U.BB.PP.W.KK, sub kegiatan dengan 2 digit
    (sampai 2023) atau 4 digit di belakangnya.

    Salah: 7.01.02.2.01 di bawah program 7.01.01.
    Benar: 7.01.01.2.01 di bawah program 7.01.01.
    """
    for pos in _pos(konteks):
        node, cell = pos.simpul, pos.kode
        if cell is None:
            continue
        own = pos.kode_terbaca
        if own is None or own.tingkat != node.tingkat:
            yield temuan(
                "NOM-03",
                cell,
                f"Kode {cell.tertulis} pada {sebut(cell)} bukan kode {NAMA_TINGKAT[node.tingkat]} yang sah untuk {node.nama}.",
                "Periksa jumlah ruas dan digit kodenya menurut nomenklatur.",
                seharusnya=_anak_sepakat(node) or f"kode {NAMA_TINGKAT[node.tingkat]}",
            )
        elif not _induk_cocok(node) and node.induk is not None and _sendiri_salah(node):
            above = titik(node.induk.baris, "kode")
            yield temuan(
                "NOM-03",
                cell,
                f"Kode {cell.tertulis} ({node.nama}) pada {sebut(cell)} tidak berada di bawah kode "
                f"{NAMA_TINGKAT[node.induk.tingkat]} di atasnya, {above.tertulis} (sel {above.ref.sel}, {node.induk.nama}).",
                "Perbaiki kodenya, atau pindahkan barisnya ke bawah induk yang benar.",
                seharusnya=f"diawali {above.nilai.teks}",
                terkait=[above.ref],
            )
        elif (agreed := _sepakat_lain(node)) is not None:
            yield temuan(
                "NOM-03",
                cell,
                f"Kode {cell.tertulis} ({node.nama}) pada {sebut(cell)} tidak berada di bawah {agreed}, kode yang dipakai "
                "baris lain di bawah induk yang sama.",
                "Perbaiki kodenya, atau pindahkan barisnya ke bawah induk yang benar.",
                seharusnya=f"diawali {agreed}",
            )
        elif node.anak and not any(_induk_cocok(c) for c in node.anak) and len(node.anak) > 0 and _anak_sepakat(node):
            yield temuan(
                "NOM-03",
                cell,
                f"Kode {cell.tertulis} ({node.nama}) pada {sebut(cell)} tidak cocok dengan kode {len(node.anak)} baris di "
                f"bawahnya, yang berada di bawah {_anak_sepakat(node)}.",
                f"Bila rinciannya benar, perbaiki kode ini menjadi {_anak_sepakat(node)}.",
                seharusnya=_anak_sepakat(node),
                terkait=[titik(c.baris, "kode").ref for c in node.anak],
            )


def _sepakat_lain(node: Node) -> str | None:
    """The code of an ancestor without code of its own on which the rows below agree, but for this one."""
    above = node.induk
    while above is not None and not above.kode_tertulis:
        own = _leluhur(node.kode_tertulis, above.tingkat)
        codes = Counter(c for n in above.semua() if (c := _leluhur(n.kode_tertulis, above.tingkat)) is not None)
        common, count = codes.most_common(1)[0] if codes else ("", 0)
        if own is not None and own != common and count > 1 and count * 2 > codes.total():
            return common
        above = above.induk
    return None


def _leluhur(written: str, tingkat: str) -> str | None:
    """The code of a level above a code."""
    code = parse_code(written)
    while code is not None and code.tingkat != tingkat:
        code = parse_code(code.induk) if code.induk else None
    return code.teks if code is not None else None


def _sendiri_salah(node: Node) -> bool:
    """True unless all children of the parent agree against the parent (then the parent's code is wrong)."""
    assert node.induk is not None
    return not (_anak_sepakat(node.induk) and not any(_induk_cocok(c) for c in node.induk.anak))


def _anak_sepakat(node: Node) -> str | None:
    """The parent code on which several children (or one child with children of its own) agree."""
    codes = [(child, c) for child in node.anak if (c := parse_code(child.kode_tertulis)) is not None]
    above = {c.induk for child, c in codes if c.tingkat == child.tingkat}
    supported = len(node.anak) > 1 or any(_induk_cocok(g) for child in node.anak for g in child.anak)
    return above.pop() if len(above) == 1 and supported else None


@aturan("NOM-04", needs=("anggaran|keuangan_program|pk_program|pk",))
def nom_04(konteks: Konteks) -> Iterator[Temuan]:
    """Kode atau nama yang sama tidak muncul dua kali pada tingkat dan induk yang sama.

    Dasar: Permendagri 90/2019, satu kode untuk satu program, kegiatan, atau sub kegiatan; baris ganda
    membuat jumlahnya terhitung dua kali. Indikator yang ditulis dua kali disebut bila karenanya satu indikator
    Perjanjian Kinerja hilang dari tabel itu.

    Salah: sub kegiatan Penyediaan Bahan Logistik Kantor ditulis dua kali di bawah satu kegiatan.
    Benar: satu baris untuk satu sub kegiatan.
    """
    forest = konteks.register.forest
    for tree in (*forest.anggaran, *forest.lain):
        if tree.tabel not in ("anggaran", "keuangan_program"):
            continue
        coded = _berkode(tree)
        for sisters in (tree.akar, *(n.anak for n in tree.semua())):
            yield from _ganda(sisters, coded)
    for document in konteks.data.per_dokumen("pk_program"):
        rows = document.tabel["pk_program"]
        nodes = [Node("program", b.teks("program"), None, titik(b, "program"), b) for b in rows if b.teks("program")]
        yield from _ganda(nodes, False)
    yield from indikator_ganda(konteks)


def _ganda(sisters: Sequence[Node], coded: bool) -> Iterator[Temuan]:
    seen: dict[tuple[str, str], Node] = {}
    for node in sisters:
        names = [
            (node.tingkat, "n" + key(node.nama)),
            *([(node.tingkat, "k" + node.kode)] if coded and node.kode else []),
        ]
        first = next((seen[n] for n in names if n in seen and seen[n].sebutan != node.sebutan), None)
        for name in names:
            seen.setdefault(name, node)
        if first is None:
            continue
        same_name = key(first.nama) == key(node.nama)
        cell = node.sebutan if same_name else titik(node.baris, "kode")
        what = besar(sebut_pos(node.tingkat, node.nama)) if same_name else f"Kode {cell.tertulis}"
        other = first.sebutan if same_name else titik(first.baris, "kode")
        yield temuan(
            "NOM-04",
            cell,
            f"{what} muncul dua kali di bawah induk yang sama: pada {sebut(other)} dan {sebut(cell)}.",
            "Gabungkan atau hapus baris ganda, atau perbaiki nama dan kodenya bila maksudnya berbeda.",
            seharusnya="satu kali",
            terkait=[other.ref],
        )
