"""Which cell is wrong? Values tied by relations, and the search for the likeliest wrong one.

Every sum, equality and formula that should hold is a `Kaitan` between cells. One wrong cell
breaks several of them at once; the value that mends the most relations and breaks the fewest
is the likeliest truth. So one cause gives one diagnosis, whatever number of rules sees it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from lakip_xls.model import Isi
from lakip_xls.parsing.rounding import round_half_up
from lakip_xls.titik import Titik, dekat, sama_isi

MAKS_BAGIAN = 500
"""In a sum of more parts only the total comes under suspicion: trying each part costs the square of their number."""

Baca = Callable[[Titik], Isi]
"""Gives the value of a cell: the written one, or the one under trial."""


@dataclass(frozen=True, eq=False)
class Kaitan(ABC):
    """A relation that should hold between cells. Build it only from cells that could be read."""

    kode: str
    """The rule that states it."""
    apa: str
    """What it is about, for the finding's text: 'pagu kegiatan Administrasi Umum'."""
    utama: Titik
    """The cell that a finding names where it cannot be told which one is wrong."""

    @property
    @abstractmethod
    def titik(self) -> tuple[Titik, ...]:
        """All cells of the relation."""

    @abstractmethod
    def cocok(self, baca: Baca) -> bool:
        """True where the relation holds."""

    @abstractmethod
    def usul(self, t: Titik, baca: Baca) -> Isi:
        """The value of one cell that makes the relation hold, None where there is none."""


def _angka(isi: Isi) -> Decimal:
    return Decimal(isi) if isinstance(isi, (int, Decimal)) else Decimal(0)


@dataclass(frozen=True, eq=False)
class Jumlah(Kaitan):
    """total = sum of the parts; `utama` is the total (or the first of several cells that make it up)."""

    bagian: tuple[Titik, ...] = ()
    sebutan: str = "bagian"
    """What the parts are: 'sub kegiatan'."""
    bersama: tuple[Titik, ...] = ()
    """Further cells that make up the total together with `utama`."""

    @property
    def titik(self) -> tuple[Titik, ...]:
        """The total and the parts."""
        return (self.utama, *self.bersama, *self.bagian)

    def cocok(self, baca: Baca) -> bool:
        """True where the sum is the total, to half of the last digit of the coarsest cell."""
        tolerance = max(t.nilai.toleransi for t in self.titik)
        whole = all(_angka(baca(t)) % 1 == 0 for t in self.titik)
        return dekat(self.total(baca), self.hasil(baca), Decimal(0) if whole else tolerance)

    def total(self, baca: Baca) -> Decimal:
        """The total as written."""
        return sum((_angka(baca(t)) for t in (self.utama, *self.bersama)), Decimal(0))

    def hasil(self, baca: Baca) -> Decimal:
        """Sum of the parts."""
        return sum((_angka(baca(t)) for t in self.bagian), Decimal(0))

    def usul(self, t: Titik, baca: Baca) -> Isi:
        """The missing term; never a negative one, and never one for a part that was left blank."""
        if t.isi is None:
            return None
        if len(self.bagian) > MAKS_BAGIAN and t != self.utama:
            return None
        missing = self.total(baca) - self.hasil(baca)
        value = _angka(baca(t)) + (missing if t in self.bagian else -missing)
        return value if value >= 0 else None


@dataclass(frozen=True, eq=False)
class Sama(Kaitan):
    """Two cells say the same thing; `utama` is the one that leans on the other."""

    acuan: Titik = field(default=None)  # type: ignore[assignment]
    sumber: bool = False
    """The other cell is the source that this one quotes: never the wrong one of the two."""

    @property
    def titik(self) -> tuple[Titik, ...]:
        """Both cells."""
        return (self.utama, self.acuan)

    def cocok(self, baca: Baca) -> bool:
        """True where both agree at the precision of the coarser one."""
        a, b = baca(self.utama), baca(self.acuan)
        if a == b:
            return True
        if (a, b) != (self.utama.isi, self.acuan.isi):
            return _angka(a) == _angka(b) and not isinstance(a, str) and not isinstance(b, str)
        return sama_isi(self.utama.nilai, self.acuan.nilai, terhitung=self.utama.kolom == "capaian")

    def usul(self, t: Titik, baca: Baca) -> Isi:
        """The other cell's value."""
        if self.sumber and t == self.acuan:
            return None
        return baca(self.acuan if t == self.utama else self.utama)


@dataclass(frozen=True, eq=False)
class Hasil(Kaitan):
    """`utama` is the written result of a formula over other cells."""

    masukan: tuple[Titik, ...] = ()
    hitung: Callable[[Baca], Sequence[Decimal]] = lambda _: ()
    """Acceptable results, the proper one first; empty where none can be computed (then it holds)."""
    rumus: str = ""
    """The formula in words: 'realisasi / pagu × 100'."""
    balik: Callable[[Titik, Baca], Isi] = lambda _t, _b: None
    """The value of an input that gives the written result, where that can be told."""

    @property
    def titik(self) -> tuple[Titik, ...]:
        """The result and its inputs."""
        return (self.utama, *self.masukan)

    def cocok(self, baca: Baca) -> bool:
        """True where the written result agrees with one acceptable result at its own precision."""
        written = baca(self.utama)
        if isinstance(written, str) or written is None:
            return True
        results = self.hitung(baca)
        return not results or any(dekat(Decimal(written), r, self.utama.nilai.toleransi) for r in results)

    def usul(self, t: Titik, baca: Baca) -> Isi:
        """The computed result, rounded as it was written; for an input what `balik` gives."""
        if t != self.utama:
            return self.balik(t, baca)
        results = self.hitung(baca)
        return round_half_up(results[0], self.utama.nilai.desimal) if results else None


@dataclass(frozen=True)
class Diagnosa:
    """One cause: the cell to look at, what it should be, and the relations that show it."""

    titik: Titik
    seharusnya: Isi
    kaitan: tuple[Kaitan, ...]
    """Relations that the written values break, the one that gives the finding its code first."""
    pasti: bool
    """False where another cell may be wrong just as well; `calon` names those."""
    calon: tuple[Titik, ...] = ()
    saksi: tuple[Kaitan, ...] = ()
    """Relations that held all along and would break if another cell were changed instead."""
    ikut: tuple[Diagnosa, ...] = ()
    """Further cells with the same difference from the same cause."""

    @property
    def kode(self) -> str:
        """The rule's code."""
        return self.kaitan[0].kode


@dataclass(frozen=True, eq=False)
class _Coba:
    """A trial value of a cell and what it does to the relations."""

    titik: Titik
    isi: Isi
    membaik: tuple[Kaitan, ...]
    memburuk: tuple[Kaitan, ...]

    @cached_property
    def nilai(self) -> tuple[int, int]:
        """Better trials are larger."""
        return (len(self.membaik) - len(self.memburuk), -len(self.memburuk))


def telusuri(semua: Sequence[Kaitan]) -> list[Diagnosa]:
    """Diagnose all relations that do not hold, the plainest cause first."""
    return _Pencarian(semua).jalankan()


class _Pencarian:
    """The state of the search. What one step changes is worked out anew, and nothing else."""

    def __init__(self, semua: Sequence[Kaitan]) -> None:
        self.urutan = {k: i for i, k in enumerate(dict.fromkeys(semua))}
        self.milik: dict[Titik, list[Kaitan]] = {}
        """Cell -> the relations it takes part in."""
        for relation in semua:
            for t in dict.fromkeys(relation.titik):
                self.milik.setdefault(t, []).append(relation)
        self.berubah: dict[Titik, Isi] = {}
        """Cells taken for wrong, with their true values."""
        self.putus = dict.fromkeys(k for k in self.urutan if not k.cocok(self.baca))
        """Relations that do not hold, in their order."""
        self.menyerah: set[Kaitan] = set()
        self.percobaan: dict[Kaitan, list[_Coba]] = {}
        """Trials that a broken relation suggests; absent where they must be worked out (again)."""
        self.terbaik: dict[Kaitan, _Coba | None] = {}

    def baca(self, t: Titik) -> Isi:
        return self.berubah.get(t, t.isi)

    def jalankan(self) -> list[Diagnosa]:
        at_first = dict(self.putus)
        found: list[Diagnosa] = []
        while self.putus:
            best = self._terbaik()
            if best is None:
                first = next(iter(self.putus))
                found.append(Diagnosa(first.utama, None, (first,), False))
                self._serahkan([first])
                continue
            rivals = self._saingan(best)
            if rivals:
                best, rivals = _pilih([best, *rivals])
            if not rivals and best.nilai[0] > 0:
                found.append(_diagnosa(best, at_first, self.milik))
                self._ubah(best)
            else:
                found.append(_tak_pasti([best, *rivals], self.baca))
                self._serahkan(best.membaik)
        return found

    def _terbaik(self) -> _Coba | None:
        """The best trial of all; of equals the one that is met first."""
        for relation in self.putus:
            if relation not in self.percobaan:
                trials = self.percobaan[relation] = self._coba(relation)
                self.terbaik[relation] = max(trials, key=lambda c: c.nilai, default=None)
        known = (c for k in self.putus if (c := self.terbaik[k]) is not None)
        return max(known, key=lambda c: c.nilai, default=None)

    def _coba(self, relation: Kaitan) -> list[_Coba]:
        """The values of its cells that would mend a relation, each with what else it does."""
        trials: list[_Coba] = []
        for t in relation.titik:
            value = None if t in self.berubah else relation.usul(t, self.baca)
            if value is None or value == t.isi:
                continue

            def under_trial(x: Titik, t: Titik = t, value: Isi = value) -> Isi:
                return value if x == t else self.baca(x)

            holds = {k: k.cocok(under_trial) for k in self.milik[t]}
            better = tuple(k for k, ok in holds.items() if ok and k in self.putus)
            worse = tuple(k for k, ok in holds.items() if not ok and k not in self.putus and k not in self.menyerah)
            if better:
                trials.append(_Coba(t, value, better, worse))
        return trials

    def _saingan(self, best: _Coba) -> list[_Coba]:
        """Trials at other cells that are as good and mend some of the same relations."""
        near = {k for mended in best.membaik for t in mended.titik for k in self.milik[t] if k in self.putus}
        seen: dict[tuple[Titik, Isi], _Coba] = {}
        for relation in sorted(near, key=self.urutan.__getitem__):
            for c in self.percobaan[relation]:
                if c.nilai == best.nilai and c.titik != best.titik and not set(best.membaik).isdisjoint(c.membaik):
                    seen.setdefault((c.titik, c.isi), c)
        return list(seen.values())

    def _ubah(self, best: _Coba) -> None:
        """Take the value of a trial for true."""
        self.berubah[best.titik] = best.isi
        touched = self.milik[best.titik]
        for relation in touched:
            self.putus.pop(relation, None)
        again = [k for k in touched if k not in self.menyerah and not k.cocok(self.baca)]
        if again:
            self.putus = dict.fromkeys(sorted((*self.putus, *again), key=self.urutan.__getitem__))
        self._lupakan(touched)

    def _serahkan(self, relations: Iterable[Kaitan]) -> None:
        """Leave relations aside, whether they hold or not."""
        for relation in relations:
            self.putus.pop(relation, None)
            self.menyerah.add(relation)
        self._lupakan(relations)

    def _lupakan(self, relations: Iterable[Kaitan]) -> None:
        """Forget the trials that looked at relations which are not what they were."""
        for t in {t for k in relations for t in k.titik}:
            for relation in self.milik[t]:
                self.percobaan.pop(relation, None)


def _pilih(rivals: list[_Coba]) -> tuple[_Coba, list[_Coba]]:
    """Among equals: the one part that would then equal all its sister parts (3, 3, 3, 2 of 12)."""
    even = [c for c in rivals if any(_merata(c, k) for k in c.membaik)]
    if len(even) == 1:
        return even[0], []
    return rivals[0], rivals[1:]


def _merata(trial: _Coba, relation: Kaitan) -> bool:
    if not isinstance(relation, Jumlah) or trial.titik == relation.utama or len(relation.bagian) < 3:
        return False
    others = {t.isi for t in relation.bagian if t != trial.titik}
    return others == {trial.isi}


def _diagnosa(best: _Coba, at_first: dict[Kaitan, None], of_cell: dict[Titik, list[Kaitan]]) -> Diagnosa:
    own = [k for k in best.membaik if k in at_first] or list(best.membaik)
    own.sort(key=lambda k: _urutan(k, best.titik))
    others = dict.fromkeys(t for k in best.membaik for t in k.titik if t != best.titik)
    witnesses = [k for t in others for k in of_cell[t] if k not in at_first and k not in best.membaik]
    return Diagnosa(best.titik, best.isi, tuple(own), True, saksi=tuple(dict.fromkeys(witnesses)))


def _tak_pasti(rivals: list[_Coba], baca: Baca) -> Diagnosa:
    best = rivals[0]
    shared = [k for k in best.membaik if all(k in c.membaik for c in rivals)] or list(best.membaik)
    shared.sort(key=lambda k: _urutan(k, k.utama))
    main = shared[0]
    others = dict.fromkeys(c.titik for c in rivals)
    return Diagnosa(main.utama, main.usul(main.utama, baca), tuple(shared), False, tuple(others))


_KODE_URUT = [
    "JML-07",
    "JML-01",
    "JML-02",
    "JML-03",
    "DOK-01",
    "DOK-02",
    "JML-04",
    "JML-06",
    "JML-05",
    "JML-09",
    "RA-01",
    "DOK-12",
    "DOK-04",
    "DOK-03",
    "IND-01",
    "DOK-11",
    "PSN-03",
    "PSN-02",
    "PSN-01",
]


_KODE_POHON = frozenset({"JML-01", "JML-02", "JML-03", "JML-04"})


def _urutan(relation: Kaitan, t: Titik) -> tuple[bool, int]:
    """A result that was written wrong is told by its own formula first, then by the strongest rule."""
    is_result = isinstance(relation, Hasil) and relation.utama == t
    is_total = relation.kode in _KODE_POHON and relation.utama == t
    return (not (is_result or is_total), _KODE_URUT.index(relation.kode))
