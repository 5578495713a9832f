"""The budget tree: programme, kegiatan, sub kegiatan with pagu and realisasi (Tabel 3.8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lakip_xls.computing.hasil import Pos, Rupiah
from lakip_xls.model import Baris, Data, Nilai
from lakip_xls.parsing.codes import Kode, parse_code, same_place
from lakip_xls.parsing.names import key

TINGKAT = ("program", "kegiatan", "sub_kegiatan")


def hitung_anggaran(data: Data) -> tuple[Pos, ...]:
    """The programmes with everything below them.

    From the realisasi anggaran, else from the money rows of a realisasi program, else the pagu
    alone from the RKT or the PK. A level that is not written gets the sums of its children.
    """
    for name in ("anggaran", "keuangan_program"):
        documents = [
            rows for d in data.dokumen if (rows := [b for b in d.tabel.get(name, ()) if b.teks("tingkat") in TINGKAT])
        ]
        if documents:
            return tuple(pos for rows in documents for pos in _pohon(rows))
    rkt = [b for b in data.baris("rkt") if _tertulis(b["anggaran"]) and any(b.teks(t) for t in TINGKAT)]
    if rkt:
        return _dari_rencana(rkt)
    return tuple(
        Pos("program", None, b.teks("program"), rupiah(b["anggaran"]), None, b) for b in data.baris("pk_program")
    )


def jumlah(nilai: Iterable[Rupiah | None]) -> Rupiah | None:
    """Sum of the amounts that exist, None where none does."""
    known = [n for n in nilai if n is not None]
    return sum(known[1:], start=known[0]) if known else None


@dataclass(eq=False)
class _Simpul:
    """A node while the tree is built; one that the document does not write has the row of its first child."""

    tingkat: str
    nama: str
    kode: Kode | None
    baris: Baris
    tertulis: bool = True
    anak: list[_Simpul] = field(default_factory=list)

    def pos(self) -> Pos:
        """The finished node."""
        children = tuple(child.pos() for child in self.anak)
        pagu, realised = (self._uang(name, children) for name in ("pagu", "realisasi"))
        return Pos(
            self.tingkat,
            self.kode.teks if self.kode else None,
            self.nama,
            pagu,
            realised,
            self.baris,
            children,
        )

    def _uang(self, name: str, children: Sequence[Pos]) -> Rupiah | None:
        """As written; where nothing is written the sum of the children, None where one is unreadable."""
        if self.tertulis and (_tertulis(self.baris[name]) or not children):
            return rupiah(self.baris[name])
        values = [(c.pagu if name == "pagu" else c.realisasi, c.baris[name].gagal) for c in children]
        return None if any(value is None and failed for value, failed in values) else jumlah(v for v, _ in values)


def _pohon(rows: Sequence[Baris]) -> list[Pos]:
    """The tree of one document."""
    nodes = [_Simpul(b.teks("tingkat"), b.teks("uraian"), parse_code(b.teks("kode")), b) for b in rows]
    by_code = {(n.tingkat, n.kode.teks): n for n in reversed(nodes) if n.kode}
    missing: dict[tuple[object, ...], _Simpul] = {}
    roots: list[_Simpul] = []
    latest: dict[str, _Simpul] = {}
    nested = _berurutan(nodes)

    def attach(node: _Simpul) -> None:
        depth = TINGKAT.index(node.tingkat)
        if depth == 0:
            roots.append(node)
            return
        level = TINGKAT[depth - 1]
        coded = by_code.get((level, node.kode.induk)) if node.kode and node.kode.induk else None
        previous = latest.get(level)
        if previous is not None and (_kode_cocok(node, previous) or (nested and _muat(node, previous, coded))):
            previous.anak.append(node)
        elif coded is not None:
            coded.anak.append(node)
        else:
            unwritten(level, node).anak.append(node)

    def unwritten(level: str, child: _Simpul) -> _Simpul:
        """The parent that the document does not write, known by code or by a name on the child's row."""
        name = child.baris.teks(level)
        code = parse_code(child.kode.induk) if child.kode and child.kode.induk else None
        names = (key(child.baris.teks(above)) for above in TINGKAT[: TINGKAT.index(child.tingkat)])
        place = (code.teks,) if code else (level, id(latest.get("program")), *names)
        if place not in missing:
            missing[place] = _Simpul(level, name or (code.teks if code else ""), code, child.baris, tertulis=False)
            attach(missing[place])
        return missing[place]

    for node in nodes:
        for level in TINGKAT[TINGKAT.index(node.tingkat) :]:
            latest.pop(level, None)
        attach(node)
        latest[node.tingkat] = node
    return [root.pos() for root in roots]


def _berurutan(nodes: Sequence[_Simpul]) -> bool:
    """Whether the rows mostly stand below their parents; False where a sheet was sorted by level."""
    latest: dict[str, _Simpul] = {}
    agree = [0, 0]
    for node in nodes:
        depth = TINGKAT.index(node.tingkat)
        previous = latest.get(TINGKAT[depth - 1]) if depth else None
        if previous is not None:
            agree[_kode_cocok(node, previous)] += 1
        latest[node.tingkat] = node
    return agree[True] >= agree[False]


def _kode_cocok(node: _Simpul, previous: _Simpul) -> bool:
    """Whether no code speaks against a row belonging to the parent written above it."""
    parent = parse_code(node.kode.induk) if node.kode and node.kode.induk else None
    return parent is None or previous.kode is None or same_place(parent, previous.kode)


def _muat(node: _Simpul, previous: _Simpul, coded: _Simpul | None) -> bool:
    """Whether a row belongs to the parent written above it although its code says otherwise.

    Either the code is mistyped or the parent is written elsewhere (or not at all): the row stays
    where the parent's amount includes it.
    """
    whole, own = _pagu(previous), _pagu(node)
    if whole is None or own is None:
        return coded is None
    left = Decimal(whole) - (jumlah(_pagu(child) for child in previous.anak) or 0)
    return abs(left - own) < abs(left)


def _pagu(node: _Simpul) -> Rupiah | None:
    return rupiah(node.baris["pagu"]) if node.tertulis else None


def rupiah(nilai: Nilai) -> Rupiah | None:
    """A value as an amount of money, None where it is text, empty or unreadable."""
    return None if isinstance(nilai.isi, str) else nilai.isi


def _tertulis(nilai: Nilai) -> bool:
    return nilai.isi is not None or nilai.gagal


def _dari_rencana(rows: Sequence[Baris], levels: Sequence[str] = TINGKAT) -> tuple[Pos, ...]:
    """The tree of an RKT, whose rows carry the names of all their levels; pagu only."""
    if not levels:
        return ()
    level, below = levels[0], levels[1:]
    groups: dict[str, list[Baris]] = {}
    for row in rows:
        groups.setdefault(key(row.teks(level)), []).append(row)
    result = []
    for members in groups.values():
        deeper = [b for b in members if any(b.teks(name) for name in below)]
        own = [b for b in members if not any(b.teks(name) for name in below)]
        children = _dari_rencana(deeper, below)
        unreadable = any(b["anggaran"].gagal for b in deeper)
        pagu = rupiah(own[0]["anggaran"]) if own else None if unreadable else jumlah(c.pagu for c in children)
        result.append(Pos(level, None, members[0].teks(level), pagu, None, members[0], children))
    return tuple(result)
