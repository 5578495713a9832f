"""What the fault makers share: the register, slips of numbers and names, rows dropped or written twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from tests.pembangkit.lembar import Lembar
from tests.pembangkit.tata_letak.tabel import Catatan, Kunci
from tests.pembangkit.tulis import Susunan

Tempat = tuple[str, str, str]
"""File, sheet and cell; '' stands for any."""


@dataclass
class Bahan:
    """A laid out unit that a maker damages, and what is done to the files once they are saved."""

    susunan: Susunan
    rng: Random
    tanpa: str | None = None
    """The document that was left out."""
    sesudah: list[Callable[[Path], None]] = field(default_factory=list)

    def kunci(self, frame: str, bidang: str, *, jumlah: bool | None = False) -> list[Kunci]:
        """Recorded cells of a field: of rows, of total rows (True), or of both (None)."""
        return [
            k
            for k in self.susunan.catatan
            if k[0] == frame and k[2] == bidang and jumlah in (None, not isinstance(k[1], int))
        ]

    def isi(self, kunci: Kunci) -> Any:
        """The value that a cell stands for."""
        return self.susunan.catatan[kunci].isi

    def pilih(self, kunci: Iterable[Kunci], layak: Callable[[Any], object] = lambda v: v is not None) -> Kunci | None:
        """One of the cells whose value is fit for the fault."""
        usable = [k for k in kunci if layak(self.isi(k))]
        return self.rng.choice(usable) if usable else None

    def ganti(self, kunci: Kunci | None, nilai: Any) -> list[Tempat] | None:
        """Another value in a cell, written as the cell's own table writes it."""
        return None if kunci is None else [self.susunan.ubah(kunci, nilai)]


Perusak = Callable[[Bahan], Sequence[Tempat] | None]
"""Damages a unit and tells the cells any of which a finding may name; None where this unit cannot have the fault."""


@dataclass(frozen=True)
class Pembuat:
    """One way to break one rule."""

    kode: str
    fungsi: Perusak
    tanpa: tuple[str, ...]
    """Documents one of which is left out."""
    ciri: dict[str, Any]
    """Options of `susun_unit`."""


PEMBUAT: dict[str, list[Pembuat]] = {}


def rusak(kode: str, *, tanpa: tuple[str, ...] = (), **ciri: Any) -> Callable[[Perusak], Perusak]:
    """Register a fault maker under the rule that must find it."""

    def daftar(fungsi: Perusak) -> Perusak:
        PEMBUAT.setdefault(kode, []).append(Pembuat(kode, fungsi, tanpa, ciri))
        return fungsi

    return daftar


# --- slips --------------------------------------------------------------------------------


def salah_ketik(rng: Random, nilai: int) -> int:
    """A slip in a number: another digit, two digits swapped, a digit lost, or rounded down to thousands."""
    digit = list(str(nilai))
    i = rng.randrange(len(digit))
    cara = rng.random()
    if cara < 0.5 or len(digit) < 4:
        digit[i] = rng.choice([c for c in "123456789" if c != digit[i]])
    elif cara < 0.75:
        beda = [j for j in range(len(digit) - 1) if digit[j] != digit[j + 1] and (j or digit[1] != "0")]
        if not beda:
            return nilai + 1
        j = rng.choice(beda)
        digit[j], digit[j + 1] = digit[j + 1], digit[j]
    elif cara < 0.9 or nilai % 1000 == 0:
        del digit[-1]
    else:
        return nilai - nilai % 1000
    hasil = int("".join(digit))
    return hasil if hasil != nilai else nilai + 1


def salah_uang(b: Bahan, kunci: Iterable[Kunci]) -> list[Tempat] | None:
    """A slip in one amount of money."""
    k = b.pilih(kunci, lambda v: isinstance(v, int) and v > 9999)
    return b.ganti(k, salah_ketik(b.rng, b.isi(k))) if k else None


def geser(b: Bahan, kunci: Iterable[Kunci], langkah: Sequence[Any] = (3, 5, -4)) -> list[Tempat] | None:
    """A number moved by a step, to another value above zero."""
    k = b.pilih(kunci, lambda v: v is not None and not isinstance(v, str))
    if k is None:
        return None
    nilai = b.isi(k)
    baru = [nilai + s for s in langkah if nilai + s > 0]
    return b.ganti(k, b.rng.choice(baru)) if baru else None


def salah_target(b: Bahan, kunci: Iterable[Kunci]) -> list[Tempat] | None:
    """Another target: a number moved, or another letter grade."""
    k = b.pilih(kunci)
    if k is None:
        return None
    nilai = b.isi(k)
    if isinstance(nilai, str):
        return b.ganti(k, b.rng.choice([h for h in ("A", "BB", "B", "CC") if h != nilai]))
    return b.ganti(k, nilai + b.rng.choice((2, 7)) if nilai < 93 else nilai - b.rng.choice((2, 7)))


def salah_nama(b: Bahan, kunci: Iterable[Kunci]) -> list[Tempat] | None:
    """A name of which one word was lost, added or replaced."""
    k = b.pilih(kunci, lambda v: isinstance(v, str) and len(v.split()) > 3)
    if k is None:
        return None
    kata = str(b.isi(k)).split()
    i = b.rng.randrange(2, len(kata))
    kata[i : i + 1] = b.rng.choice(([], [kata[i], "Terpadu"], ["Terpadu"]))
    return b.ganti(k, " ".join(kata))


def desimal(nilai: Any) -> Decimal:
    """A percentage as the oracle has it, as a number with two decimals."""
    return (Decimal(nilai.numerator) / Decimal(nilai.denominator)).quantize(Decimal("0.01"))


# --- rows ---------------------------------------------------------------------------------


def baris_lepas(b: Bahan, frame: str) -> list[tuple[Lembar, int, int]]:
    """(sheet, row, index) of the rows of a frame that hold nothing but their own values and formulas nowhere."""
    catatan = b.susunan.catatan
    indeks: dict[tuple[int, int], set[int | str]] = {}
    lembar = {id(c.lembar): c.lembar for k, c in catatan.items() if k[0] == frame}
    berumus = {i for i, x in lembar.items() if any(s.rumus for s in x.sel.values())}
    for k, c in catatan.items():
        if k[0] == frame and id(c.lembar) not in berumus:
            indeks.setdefault((id(c.lembar), c.baris), set()).add(k[1])
    banyak: dict[int | str, int] = {}
    for milik in indeks.values():
        for i in milik:
            banyak[i] = banyak.get(i, 0) + 1
    return [
        (lembar[x], y, i)
        for (x, y), milik in indeks.items()
        for i in milik
        if len(milik) == 1 and isinstance(i, int) and not _terbagi(lembar[x], y)
    ]


def _terbagi(lembar: Lembar, y: int) -> bool:
    """Whether a row takes part in a cell merged over several rows."""
    return any(atas < bawah and atas <= y <= bawah for atas, _, bawah, _ in lembar.gabungan)


def pindahkan(b: Bahan, lembar: Lembar, dari: int, langkah: int) -> None:
    """Move all of a sheet from a row on down (or up) by some rows, with the record of what stands where."""
    lembar.sel = {(y + langkah if y >= dari else y, x): s for (y, x), s in lembar.sel.items()}
    lembar.gabungan = [
        (a + langkah if a >= dari else a, kr, w + langkah if w >= dari else w, kn) for a, kr, w, kn in lembar.gabungan
    ]
    for k, c in b.susunan.catatan.items():
        if c.lembar is lembar and c.baris >= dari:
            b.susunan.catatan[k] = replace(c, baris=c.baris + langkah)


def hapus_baris(b: Bahan, lembar: Lembar, y: int) -> None:
    """Take a row out of a sheet."""
    lembar.sel = {p: s for p, s in lembar.sel.items() if p[0] != y}
    lembar.gabungan = [g for g in lembar.gabungan if not g[0] == g[2] == y]
    for k in [k for k, c in b.susunan.catatan.items() if c.lembar is lembar and c.baris == y]:
        del b.susunan.catatan[k]
    pindahkan(b, lembar, y + 1, -1)


def gandakan_baris(b: Bahan, lembar: Lembar, y: int) -> None:
    """Write a row a second time below itself."""
    pindahkan(b, lembar, y + 1, 1)
    lembar.sel |= {(y + 1, x): replace(s) for (r, x), s in list(lembar.sel.items()) if r == y}
    lembar.gabungan += [(y + 1, kr, y + 1, kn) for a, kr, w, kn in lembar.gabungan if a == w == y]


def sel_baris(b: Bahan, lembar: Lembar, y: int) -> list[Tempat]:
    """All recorded cells of a row."""
    catatan: dict[Kunci, Catatan] = b.susunan.catatan
    return [b.susunan.tempat(k) for k, c in catatan.items() if c.lembar is lembar and c.baris == y]
