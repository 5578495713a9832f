"""Writing one table into a grid: header bands, numbering rows, parents, repeated headers, total rows."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from ..lembar import Lembar, Nilai, Sel, huruf_kolom
from ..unit import Unit
from .gaya import Gaya, teks_saja

Kunci = tuple[str, int | str, str]
"""(frame, row index or 'jumlah' or another name, field)."""


@dataclass(frozen=True)
class Catatan:
    """Where a value was written, what a reader should make of it, and how to write another value there."""

    lembar: Lembar
    baris: int
    kolom: int
    isi: Any
    gaya: Gaya


@dataclass
class Konteks:
    """What all documents of a unit share: the unit, the random source, the record of what was written."""

    unit: Unit
    rng: Random
    ciri: dict[str, Any] = field(default_factory=dict)
    catatan: dict[Kunci, Catatan] = field(default_factory=dict)
    paksa: dict[str, Any] = field(default_factory=dict)
    """Layout choices the caller fixed: feature name -> value."""

    def pilih(self, ciri: str, pilihan: Iterable[Any]) -> Any:
        """Choose a layout feature at random, unless it is fixed, and record it."""
        nilai = self.rng.choice(list(pilihan))
        nilai = self.paksa.get(ciri, nilai)
        self.ciri[ciri] = nilai
        return nilai

    def mungkin(self, ciri: str, peluang: float) -> bool:
        """Choose a yes/no layout feature."""
        nilai = bool(self.paksa.get(ciri, self.rng.random() < peluang))
        self.ciri[ciri] = nilai
        return nilai


@dataclass
class Isi:
    """What one cell of a table row holds. `catat` lists the values it stands for.

    `grup`: cells of one column in consecutive rows with the same group are one parent
    (written once, merged or repeated); None for ordinary cells. `lebar`: columns to merge.
    """

    nilai: Nilai = None
    format: str = "General"
    catat: list[tuple[Kunci, Any, Gaya]] = field(default_factory=list)
    grup: Hashable = None
    indent: int = 0
    tebal: bool = False
    lebar: int = 1
    rumus: str | None = None
    """A formula with `{kolom}` placeholders for cells of the same row, e.g. '{realisasi}/{pagu}'."""


def isi(nilai: Any, gaya: Gaya = teks_saja, *kunci: Kunci, asli: Any = None, **lain: Any) -> Isi:
    """A cell in a style, recorded under keys; `asli` is the value a reader should give, where it differs."""
    tertulis, fmt = gaya(nilai)
    maksud = nilai if asli is None else asli
    return Isi(tertulis, fmt, [(k, maksud, gaya) for k in kunci], **lain)


@dataclass
class Gabungan:
    """A cell made of several values (quarters in one cell, a target with its unit)."""

    bagian: dict[str, Any]
    tulis: Any
    """dict of the parts -> text."""

    def gaya(self, nama: str) -> Gaya:
        """The style of one part: writing it rewrites the whole cell."""

        def g(nilai: Any) -> tuple[Nilai, str]:
            self.bagian[nama] = nilai
            return self.tulis(self.bagian), "General"

        return g

    def isi(self, kunci: dict[str, Kunci], **lain: Any) -> Isi:
        """The cell, with a key for each part."""
        catat = [(k, self.bagian[n], self.gaya(n)) for n, k in kunci.items()]
        return Isi(self.tulis(self.bagian), "General", catat, **lain)


@dataclass
class Kolom:
    """A column: key of its cells, header texts from top to bottom (groups share their first texts)."""

    kunci: str
    judul: tuple[str, ...]
    lebar: float = 16


@dataclass
class Baris:
    """A table row: column key -> cell."""

    isi: dict[str, Isi]
    tebal: bool = False


@dataclass
class Opsi:
    """Layout choices of one table."""

    induk: str = "sekali"
    """Parents: sekali (once, blank below), gabung (merged down), ulang (repeated)."""
    kepala_gabung: bool = True
    kepala_besar: bool = False
    nomor: str | None = None
    nomor_sebelum: bool = False
    ulang_kepala: int = 0
    baris_kosong: float = 0.0
    tambahan: tuple[Kolom, ...] = ()


NOMOR = ("kurung", "angka", "teks", "huruf", "rumus")


def opsi_acak(k: Konteks, jenis: str, *, ulang: bool = True) -> Opsi:
    """Choose the layout of one table of a document kind."""
    rng = k.rng
    return Opsi(
        induk=k.pilih(f"{jenis}.induk", ("sekali", "gabung", "ulang")),
        kepala_gabung=k.mungkin(f"{jenis}.kepala_gabung", 0.85),
        kepala_besar=rng.random() < 0.6,
        nomor=k.pilih(f"{jenis}.nomor_kolom", (None, None, *NOMOR)),
        nomor_sebelum=k.mungkin(f"{jenis}.nomor_sebelum", 0.15),
        ulang_kepala=k.pilih(f"{jenis}.ulang_kepala", (0, 0, 0, 6, 11)) if ulang else 0,
        baris_kosong=k.pilih(f"{jenis}.baris_kosong", (0, 0, 0, 0.1)),
    )


def _nomor_kolom(gaya: str, urut: int, banyak: int) -> Nilai:
    if gaya == "kurung":
        return f"({urut})"
    if gaya == "angka":
        return urut
    if gaya == "teks":
        return str(urut)
    if gaya == "rumus" and urut == banyak and banyak > 3:
        return f"{urut} = ({urut - 1} / {urut - 2}) * 100"
    return chr(96 + urut) if gaya == "huruf" and banyak <= 26 else str(urut)


def _tulis_kepala(lembar: Lembar, baris: int, kiri: int, kolom: list[Kolom], opsi: Opsi) -> int:
    """Write the header band and return the next row."""
    dalam = max(len(c.judul) for c in kolom)
    sisip = opsi.nomor is not None and opsi.nomor_sebelum and dalam > 1
    posisi = [baris + i for i in range(dalam)]
    if sisip:
        posisi[-1] += 1
    for urut, c in enumerate(kolom):
        x = kiri + urut
        for tingkat, teks in enumerate(c.judul):
            awal = urut == 0 or kolom[urut - 1].judul[: tingkat + 1] != c.judul[: tingkat + 1]
            daun = tingkat == len(c.judul) - 1
            if not (awal or daun):
                continue
            teks = teks.upper() if opsi.kepala_besar else teks
            lembar.tulis(posisi[tingkat], x, teks, tebal=True, bingkai=True, tengah=True)
            if not opsi.kepala_gabung:
                continue
            if daun:
                bawah = posisi[dalam - 1]
                if sisip and tingkat < dalam - 1:
                    bawah = posisi[dalam - 2]
                lembar.gabung(posisi[tingkat], x, max(bawah, posisi[tingkat]), x)
            else:
                akhir = urut
                while akhir + 1 < len(kolom) and kolom[akhir + 1].judul[: tingkat + 1] == c.judul[: tingkat + 1]:
                    akhir += 1
                lembar.gabung(posisi[tingkat], x, posisi[tingkat], kiri + akhir)
    bawah = posisi[-1] + 1
    if opsi.nomor is not None:
        y = posisi[-1] - 1 if sisip else bawah
        for urut in range(len(kolom)):
            nomor = _nomor_kolom(opsi.nomor, urut + 1, len(kolom))
            lembar.tulis(y, kiri + urut, nomor, bingkai=True, tengah=True)
        bawah = max(bawah, y + 1)
    return bawah


def tulis_tabel(
    k: Konteks, lembar: Lembar, baris: int, kiri: int, kolom: list[Kolom], isi_baris: list[Baris], opsi: Opsi
) -> int:
    """Write a table with its top-left header cell at (baris, kiri); return the first free row below."""
    for urut, c in enumerate(kolom):
        lembar.lebar[kiri + urut] = max(c.lebar, lembar.lebar.get(kiri + urut, 0))
    y = _tulis_kepala(lembar, baris, kiri, kolom, opsi)
    letak = {c.kunci: kiri + i for i, c in enumerate(kolom)}
    awal_grup: dict[str, tuple[Hashable, int, int]] = {}  # column -> (group, first row, last row)

    def tutup(kunci: str) -> None:
        _, atas, bawah = awal_grup.pop(kunci)
        if opsi.induk == "gabung":
            lembar.gabung(atas, letak[kunci], bawah, letak[kunci])

    sejak_kepala = 0
    for urut, b in enumerate(isi_baris):
        menyambung = any(i.grup is not None and c in awal_grup and awal_grup[c][0] == i.grup for c, i in b.isi.items())
        if urut and not menyambung:
            for kunci in list(awal_grup):
                tutup(kunci)
            if opsi.ulang_kepala and sejak_kepala >= opsi.ulang_kepala:
                y = _tulis_kepala(lembar, y, kiri, kolom, opsi)
                sejak_kepala = 0
            elif k.rng.random() < opsi.baris_kosong:
                y += 1
        sejak_kepala += 1
        for kunci in [c for c in awal_grup if c not in b.isi or b.isi[c].grup != awal_grup[c][0]]:
            tutup(kunci)
        for kunci, sel in b.isi.items():
            x = letak[kunci]
            tempat = y
            if sel.grup is not None and kunci in awal_grup:
                grup, atas, _ = awal_grup[kunci]
                awal_grup[kunci] = (grup, atas, y)
                if opsi.induk != "ulang":
                    tempat = atas
            elif sel.grup is not None:
                awal_grup[kunci] = (sel.grup, y, y)
            if tempat == y:
                rumus = None
                if sel.rumus is not None:
                    rumus = sel.rumus.format(**{c: f"{huruf_kolom(v)}{y}" for c, v in letak.items()})
                lembar.sel[y, x] = Sel(sel.nilai, sel.format, rumus, sel.indent, b.tebal or sel.tebal, bingkai=True)
                if sel.lebar > 1:
                    lembar.gabung(y, x, y, x + sel.lebar - 1)
            for kunci_nilai, maksud, gaya in sel.catat:
                k.catatan.setdefault(kunci_nilai, Catatan(lembar, tempat, x, maksud, gaya))
        for kunci, x in letak.items():
            if kunci not in b.isi and (y, x) not in lembar.sel:
                lembar.sel[y, x] = Sel(None, bingkai=True)
        y += 1
    for kunci in list(awal_grup):
        tutup(kunci)
    return y


def acak_kolom(k: Konteks, ciri: str, kolom: list[Kolom], bebas: set[str], peluang: float = 0.25) -> list[Kolom]:
    """Shuffle the free columns among their places; columns of one header group stay together."""
    if not k.mungkin(ciri, peluang):
        return kolom
    kelompok: list[list[Kolom]] = []
    for c in kolom:
        if kelompok and len(c.judul) > 1 and kelompok[-1][0].judul[0] == c.judul[0]:
            kelompok[-1].append(c)
        else:
            kelompok.append([c])
    letak = [i for i, g in enumerate(kelompok) if g[0].kunci in bebas]
    acak = letak[:]
    k.rng.shuffle(acak)
    hasil = kelompok[:]
    for tujuan, asal in zip(letak, acak, strict=True):
        hasil[tujuan] = kelompok[asal]
    return [c for g in hasil for c in g]
