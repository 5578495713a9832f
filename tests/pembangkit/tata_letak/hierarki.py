"""The tree programme / kegiatan / sub kegiatan as rows, and the ways offices show a row's level."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..unit import Kegiatan, Program, SubKegiatan, Unit
from .gaya import Ejaan, Gaya, bersih, teks_saja
from .kata import kata
from .tabel import Isi, Kolom, Konteks, Kunci, isi

ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True)
class Simpul:
    """One row of the tree: its level (0 programme, 1 kegiatan, 2 sub kegiatan), its row in `anggaran`."""

    tingkat: int
    indeks: int
    kode: str
    nama: str
    pagu: int
    realisasi: int
    urut: tuple[int, ...]
    """1-based position in each level above and in its own."""
    benda: Program | Kegiatan | SubKegiatan
    induk: tuple[Program | Kegiatan, ...]

    @property
    def persen(self) -> Fraction:
        """Absorption in percent points."""
        return Fraction(100 * self.realisasi, self.pagu)


def pohon(unit: Unit) -> list[Simpul]:
    """All rows of the tree in the order of the codes."""
    hasil: list[Simpul] = []

    def tambah(
        benda: Program | Kegiatan | SubKegiatan, sub: list[SubKegiatan], urut: tuple[int, ...], *induk: object
    ) -> None:
        pagu, realisasi = sum(s.pagu for s in sub), sum(s.realisasi for s in sub)
        hasil.append(
            Simpul(len(urut) - 1, len(hasil), benda.kode, benda.nama, pagu, realisasi, urut, benda, induk)  # type: ignore[arg-type]
        )

    for i, p in enumerate(unit.program, 1):
        tambah(p, list(p.semua_sub()), (i,))
        for j, kg in enumerate(p.kegiatan, 1):
            tambah(kg, list(kg.sub), (i, j), p)
            for m, s in enumerate(kg.sub, 1):
                tambah(s, [s], (i, j, m), p, kg)
    return hasil


GAYA_KODE = ("panjang", "panjang", "dua", "tiga", "nol")


def tulis_kode(kode: str, gaya: str, x: bool) -> str:
    """A code in a style: panjang 7.01.01.2.01.0001, dua ..01, tiga 7.01.01.201.01, nol 7.01.01.02.01.0001."""
    s = kode.split(".")
    if x and s[2] == "01":
        s[:2] = ["X", "XX"]
    if len(s) > 4:
        s[3:5] = {"tiga": [s[3] + s[4]], "nol": ["0" + s[3], s[4]]}.get(gaya, s[3:5])
    if len(s) > (4 if gaya == "tiga" else 5) and gaya in ("dua", "tiga"):
        s[-1] = s[-1][-2:]
    return ".".join(s)


@dataclass
class Tingkatan:
    """How one table shows level and name: which columns, and the cells of one row."""

    bentuk: str
    kolom: list[Kolom]
    awalan: str
    gaya_kode: str
    gaya_nomor: str
    kode_x: bool
    isi_kode_penuh: bool
    spasi: bool
    bernomor: bool
    """Labels carry the position: 'Sub Kegiatan 2 : '."""
    ejaan: Ejaan

    def sel(self, n: Simpul, frame: str, *, indeks: int | None = None) -> dict[str, Isi]:
        """The cells of a row; the name is recorded as (frame, row, 'uraian') and the code likewise."""
        indeks = n.indeks if indeks is None else indeks
        hasil: dict[str, Isi] = {}
        kunci_kode: Kunci = (frame, indeks, "kode")
        kode = tulis_kode(n.kode, self.gaya_kode, self.kode_x)

        def gaya_kode(v: str) -> tuple[str, str]:
            return tulis_kode(v, self.gaya_kode, self.kode_x), "General"

        if "kode" in (c.kunci for c in self.kolom):
            hasil["kode"] = Isi(kode, catat=[(kunci_kode, n.kode, gaya_kode)])
        if self.bentuk == "kode_terpisah":
            s = n.kode.split(".")
            segmen = [s[0], s[1], s[2], *([".".join(s[3:5])] if len(s) > 3 else []), *s[5:]]
            if self.kode_x and segmen[2] == "01":
                segmen[:2] = ["X", "XX"]
            for i, teks in enumerate(segmen):
                if self.isi_kode_penuh or i == len(segmen) - 1 or len(segmen) == 3:
                    hasil[f"kode{i}"] = Isi(teks)
            hasil[f"kode{len(segmen) - 1}"].catat.append((kunci_kode, n.kode, self._gaya_segmen(len(segmen))))
        if "no" in (c.kunci for c in self.kolom):
            hasil["no"] = Isi(self._nomor(n))
        nama = self.nama(n)
        maksud = bersih(nama)
        kunci_nama: Kunci = (frame, indeks, "uraian")
        if self.bentuk == "kolom_nama":
            hasil[("program", "kegiatan", "sub_kegiatan")[n.tingkat]] = isi(nama, teks_saja, kunci_nama, asli=maksud)
            return hasil
        gaya = self._gaya_nama(n)
        hasil["uraian"] = isi(nama, gaya, kunci_nama, asli=maksud)
        if self.bentuk == "indentasi" and not self.spasi:
            hasil["uraian"].indent = n.tingkat
        return hasil

    def nama(self, n: Simpul) -> str:
        """The name in this document's spelling, without label."""
        if n.tingkat == 0:
            nama = self.ejaan.nama_program(n.nama)
            # a label in front takes the place of the word that the name begins with
            return nama.split(maxsplit=1)[1] if self.awalan == "titik_dua" else nama
        return self.ejaan.nama_kegiatan(n.nama) if n.tingkat == 1 else self.ejaan.nama(n.nama)

    def _gaya_segmen(self, banyak: int) -> Gaya:
        def g(v: str) -> tuple[str, str]:
            s = str(v).split(".")
            bagian = {3: s[2:3], 4: s[3:5], 5: s[5:6]}[banyak]
            return ".".join(bagian), "General"

        return g

    def _gaya_nama(self, n: Simpul) -> Gaya:
        kata_tingkat = ("Program", "Kegiatan", "Sub Kegiatan")[n.tingkat]
        awalan = ""
        if self.awalan == "titik_dua":
            nomor = f" {n.urut[-1]}" if n.tingkat and self.bernomor else ""
            awalan = f"{kata_tingkat}{nomor} : "
        elif self.awalan == "tanpa_titik" and not n.nama.lower().startswith(kata_tingkat.lower()):
            awalan = f"{kata_tingkat} "
        elif self.bentuk == "indentasi" and self.spasi:
            awalan = "    " * n.tingkat

        def g(v: str) -> tuple[str, str]:
            return awalan + str(v), "General"

        return g

    def _nomor(self, n: Simpul) -> str | int | None:
        i = n.urut[-1]
        if self.gaya_nomor == "bertitik":
            return ".".join(map(str, n.urut))
        if self.gaya_nomor == "A I 1":
            return (chr(64 + i), ROMAWI[i - 1], str(i))[n.tingkat]
        if self.gaya_nomor == "I 1 -":
            return (ROMAWI[i - 1], i, None)[n.tingkat]
        return (ROMAWI[i - 1], str(i), chr(96 + i))[n.tingkat]


BENTUK = ("awalan", "awalan", "kode", "kode", "kode_terpisah", "kolom_nama", "penomoran", "indentasi")


def tingkatan_acak(k: Konteks, jenis: str, ejaan: Ejaan, *, ods: bool, bentuk: tuple[str, ...] = BENTUK) -> Tingkatan:
    """Choose how a table shows the hierarchy."""
    rng, tahun = k.rng, k.unit.tahun
    pilihan = k.pilih(f"{jenis}.hierarki", bentuk)
    kolom: list[Kolom] = []
    awalan = ""
    gaya_nomor = rng.choice(("bertitik", "A I 1", "I 1 a"))
    uraian = Kolom("uraian", (kata(rng, "uraian", tahun),), 50)
    if pilihan == "kode":
        kolom = [Kolom("kode", (kata(rng, "kode", tahun),), 20), uraian]
        if rng.random() < 0.2:
            awalan = "titik_dua"
    elif pilihan == "kode_terpisah":
        judul = kata(rng, "kode", tahun)
        nama = rng.choice((("",) * 5, ("Urusan", "Bidang", "Program", "Kegiatan", "Sub")))
        kolom = [Kolom(f"kode{i}", (judul, t) if t else (judul,), 6) for i, t in enumerate(nama)] + [uraian]
    elif pilihan == "kolom_nama":
        if rng.random() < 0.4:
            kolom.append(Kolom("kode", (kata(rng, "kode", tahun),), 20))
        kolom += [Kolom(n, (kata(rng, n, tahun),), 30) for n in ("program", "kegiatan", "sub_kegiatan")]
    elif pilihan == "penomoran":
        kolom = [Kolom("no", (kata(rng, "no", tahun),), 6), uraian]
    elif pilihan == "indentasi":
        kolom = [uraian]
    else:
        awalan = rng.choice(("titik_dua", "titik_dua", "tanpa_titik"))
        gaya_nomor = "I 1 -"
        kolom = [Kolom("no", (kata(rng, "no", tahun),), 6)] * (rng.random() < 0.6) + [uraian]
    return Tingkatan(
        pilihan,
        kolom,
        awalan,
        k.pilih(f"{jenis}.gaya_kode", GAYA_KODE),
        gaya_nomor,
        k.ciri.setdefault("kode_x", bool(k.paksa.get("kode_x", rng.random() < 0.1))),
        rng.random() < 0.6,
        ods or rng.random() < 0.4,
        rng.random() < 0.6,
        ejaan,
    )
