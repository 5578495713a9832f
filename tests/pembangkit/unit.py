"""A random office unit whose documents agree with each other in every figure and name.

A checker that knows all rules finds no kesalahan and no peringatan in it. Money is whole
rupiah, percentages are percent points, codes are in the official long form
(`7.01.01.2.01.0001`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random

from . import bahan

Angka = int | Decimal
KELOMPOK = ("operasi", "modal", "tidak_terduga", "transfer")


@dataclass(frozen=True)
class Rekening:
    """Spending on one account of a sub kegiatan; `kelompok` indexes `KELOMPOK`."""

    kode: str
    uraian: str
    kelompok: int
    pagu: int
    realisasi: int


@dataclass(frozen=True)
class SubKegiatan:
    """A sub kegiatan: its accounts, and its output with the quarters of the Rencana Aksi."""

    kode: str
    nama: str
    rekening: tuple[Rekening, ...]
    indikator: str
    satuan: str
    persen: bool
    target: Angka
    realisasi_keluaran: Angka
    triwulan: tuple[Angka | None, Angka | None, Angka | None, Angka | None]

    @property
    def pagu(self) -> int:
        """Budget in rupiah."""
        return sum(r.pagu for r in self.rekening)

    @property
    def realisasi(self) -> int:
        """Spending in rupiah."""
        return sum(r.realisasi for r in self.rekening)

    def kelompok(self, nomor: int) -> tuple[int, int]:
        """Budget and spending of one Kelompok Belanja."""
        baris = [r for r in self.rekening if r.kelompok == nomor]
        return sum(r.pagu for r in baris), sum(r.realisasi for r in baris)


@dataclass(frozen=True)
class Kegiatan:
    """A kegiatan with its sub kegiatan."""

    kode: str
    nama: str
    indikator: str
    target: Angka
    sub: tuple[SubKegiatan, ...]


@dataclass(frozen=True)
class Program:
    """A programme with its kegiatan. `target` is in percent points."""

    kode: str
    nama: str
    sumber_dana: str
    indikator: str
    target: Angka
    kegiatan: tuple[Kegiatan, ...]

    def semua_sub(self) -> Iterator[SubKegiatan]:
        """All sub kegiatan in order."""
        for kegiatan in self.kegiatan:
            yield from kegiatan.sub


@dataclass(frozen=True)
class DataIndikator:
    """What the realisation of an indicator was computed from."""

    uraian_pembilang: str
    pembilang: int
    uraian_penyebut: str
    penyebut: int


@dataclass(frozen=True)
class Indikator:
    """A sasaran's indicator. `jenis`: persen, indeks, jumlah, huruf. Letter grades are text."""

    nama: str
    jenis: str
    satuan: str
    negatif: bool
    target: Angka | str
    realisasi: Angka | str
    renstra: tuple[tuple[int, Angka | str | None], ...]
    formulasi: str
    penanggung_jawab: str
    sumber_data: str
    data: DataIndikator | None
    lalu: tuple[Angka | str, Angka | str]
    """Target and realisation of the year before."""
    nasional: Angka | str | None


@dataclass(frozen=True)
class Sasaran:
    """A sasaran, its indicators and the positions of its programmes in `Unit.program`."""

    nama: str
    indikator: tuple[Indikator, ...]
    program: tuple[int, ...]


@dataclass(frozen=True)
class Pergeseran:
    """A sub kegiatan of which a part of the budget was withdrawn."""

    nama: str
    semula: int
    ditarik: int


@dataclass(frozen=True)
class Unit:
    """One office in one year."""

    seed: int
    pemerintah: str
    nama: str
    jenis: str
    urusan: str
    tahun: int
    program: tuple[Program, ...]
    sasaran: tuple[Sasaran, ...]
    pergeseran: tuple[Pergeseran, ...]
    jabatan: tuple[tuple[str, int], ...]
    golongan: tuple[tuple[str, str, int], ...]
    pendidikan: tuple[tuple[str, int], ...]

    def jalur_kode(self) -> Iterator[tuple[Program, Kegiatan, SubKegiatan]]:
        """Every sub kegiatan with its parents, in the order of the codes."""
        for program in self.program:
            for kegiatan in program.kegiatan:
                for sub in kegiatan.sub:
                    yield program, kegiatan, sub

    def jalur_sasaran(self) -> Iterator[tuple[Sasaran, Program, Kegiatan, SubKegiatan]]:
        """Every sub kegiatan with its parents, grouped by sasaran."""
        for sasaran in self.sasaran:
            for nomor in sasaran.program:
                program = self.program[nomor]
                for kegiatan in program.kegiatan:
                    for sub in kegiatan.sub:
                        yield sasaran, program, kegiatan, sub


def bulat(nilai: Fraction | Decimal | int, desimal: int) -> Decimal:
    """Round half up to a number of decimals, exactly."""
    pecahan = Fraction(nilai)
    skala = 10**desimal
    tanda = -1 if pecahan < 0 else 1
    return Decimal(tanda * int(abs(pecahan) * skala + Fraction(1, 2))).scaleb(-desimal)


def buat_unit(seed: int) -> Unit:
    """Return the unit of a seed; the same seed always gives the same unit."""
    rng = Random(f"unit-{seed}")
    tahun = rng.randint(2021, 2026)
    tingkat, wilayah = rng.choice(bahan.WILAYAH)
    if rng.random() < 0.5:
        bidang = None
        nama, jenis, urusan = f"Kecamatan {rng.choice(bahan.KECAMATAN)}", "kecamatan", "7.01"
    else:
        bidang = rng.choice(bahan.BIDANG)
        nama, jenis, urusan = bidang.unit, bidang.unit.split()[0].lower(), bidang.kode
    besar = rng.choice((1, 1, 1, 2, 2, 3))
    program = _program(rng, bidang, urusan, besar)
    sasaran = _sasaran(rng, tahun, len(program))
    pegawai = rng.randint(8, 60)
    return Unit(
        seed=seed,
        pemerintah=f"{tingkat} {wilayah}",
        nama=nama,
        jenis=jenis,
        urusan=urusan,
        tahun=tahun,
        program=program,
        sasaran=sasaran,
        pergeseran=_pergeseran(rng, program),
        jabatan=tuple(zip(bahan.JABATAN, _bagi_bulat(rng, pegawai, len(bahan.JABATAN)), strict=True)),
        golongan=tuple(
            (p, g, n) for (p, g), n in zip(bahan.GOLONGAN, _bagi_bulat(rng, pegawai, len(bahan.GOLONGAN)), strict=True)
        ),
        pendidikan=tuple(zip(bahan.PENDIDIKAN, _bagi_bulat(rng, pegawai, len(bahan.PENDIDIKAN)), strict=True)),
    )


def _bagi_bulat(rng: Random, total: int, bagian: int) -> list[int]:
    """Split a whole number at random into parts of 0 or more."""
    batas = sorted(rng.randint(0, total) for _ in range(bagian - 1))
    return [b - a for a, b in zip([0, *batas], [*batas, total], strict=True)]


def _program(rng: Random, bidang: bahan.Bidang | None, urusan: str, besar: int) -> tuple[Program, ...]:
    rows, anak = bahan.nomenklatur()
    banyak = rng.randint(1, min(6, 1 + besar * 2))
    pilihan: list[tuple[str, str]] = [(bahan.PENUNJANG, rows[bahan.PENUNJANG].nama)]
    if bidang is None:
        pilihan += [(k, rows[k].nama) for k in anak[""] if k != bahan.PENUNJANG]
    else:
        pilihan += [(f"{urusan}.{i:02d}", nama) for i, (nama, _) in enumerate(bidang.program, 2)]
    terpilih = sorted(rng.sample(range(len(pilihan)), min(banyak, len(pilihan))))
    hasil = []
    for nomor in terpilih:
        kode, nama = pilihan[nomor]
        resmi = kode.replace("X.XX", urusan)
        if kode in rows:
            kegiatan = _kegiatan_resmi(rng, kode, urusan, besar)
        else:
            assert bidang is not None
            kegiatan = _kegiatan_bidang(rng, resmi, bidang.program[nomor - 1][1], besar)
        pendek = nama.removeprefix("PROGRAM ").capitalize()
        hasil.append(
            Program(
                resmi,
                nama,
                rng.choice(("APBD", "APBD", "P-APBD", "DAU", "APBD Kabupaten/Kota")),
                rng.choice(("Persentase Capaian {}", "Tingkat Keberhasilan {}")).format(pendek),
                rng.choice((100, 100, 95, 90, Decimal("87.5"))),
                kegiatan,
            )
        )
    return tuple(hasil)


def _kegiatan_resmi(rng: Random, program: str, urusan: str, besar: int) -> tuple[Kegiatan, ...]:
    rows, anak = bahan.nomenklatur()
    semua = [k for k in anak[program] if k in anak]
    hasil = []
    for kode in sorted(rng.sample(semua, min(len(semua), rng.randint(1, 2 * besar)))):
        daun = sorted(rng.sample(anak[kode], min(len(anak[kode]), rng.randint(1, min(5, 1 + 2 * besar)))))
        sub = tuple(_sub(rng, k.replace("X.XX", urusan), rows[k].nama, rows[k].satuan) for k in daun)
        hasil.append(_kegiatan(kode.replace("X.XX", urusan), rows[kode].nama, sub))
    return tuple(hasil)


def _kegiatan_bidang(rng: Random, program: str, topik: tuple[str, ...], besar: int) -> tuple[Kegiatan, ...]:
    hasil = []
    for urut, t in enumerate(rng.sample(topik, min(len(topik), rng.randint(1, 2 * besar))), 1):
        kode = f"{program}.2.{urut:02d}"
        daun = rng.sample(bahan.POLA_SUB, rng.randint(1, min(5, 1 + 2 * besar)))
        nomor = sorted(rng.sample(range(1, 15), len(daun)))
        sub = tuple(
            _sub(rng, f"{kode}.{n:04d}", pola.format(t=t), satuan)
            for n, (pola, satuan) in zip(nomor, daun, strict=True)
        )
        hasil.append(_kegiatan(kode, rng.choice(bahan.POLA_KEGIATAN).format(t=t), sub))
    return tuple(hasil)


def _kegiatan(kode: str, nama: str, sub: tuple[SubKegiatan, ...]) -> Kegiatan:
    return Kegiatan(kode, nama, f"Persentase Terlaksananya {nama}", 100, sub)


def _sub(rng: Random, kode: str, nama: str, satuan: str) -> SubKegiatan:
    persen = rng.random() < 0.15
    target: Angka
    realisasi: Angka
    triwulan: list[Angka | None]
    if persen:
        satuan, indikator, target = "Persen", f"Persentase Pemenuhan {nama}", 100
        realisasi = rng.choice((100, 100, bulat(Fraction(rng.randint(8000, 9999), 100), 2)))
        triwulan = list(rng.choice(((25, 25, 25, 25), (25, 30, 30, 15), (75, 25, None, None), (10, 20, 30, 40))))
    else:
        indikator = f"Jumlah {satuan} {rng.choice(('Hasil', 'dari', 'pada'))} {nama}"
        target = rng.choice((1, 1, 2, 3, 4, 6, 12, 12, 24, rng.randint(5, 400)))
        realisasi = target if rng.random() < 0.7 else max(1, round(target * rng.uniform(0.7, 1.15)))
        triwulan = [n or None for n in _bagi_bulat(rng, target, 4)]
    tw1, tw2, tw3, tw4 = triwulan
    return SubKegiatan(kode, nama, _rekening(rng), indikator, satuan, persen, target, realisasi, (tw1, tw2, tw3, tw4))


def _rekening(rng: Random) -> tuple[Rekening, ...]:
    kelompok = [0] if rng.random() < 0.8 else [0, 1]
    if rng.random() < 0.03:
        kelompok = [rng.choice((1, 2, 3))]
    hasil = []
    for nomor in kelompok:
        banyak = rng.randint(1, min(2, len(bahan.REKENING[nomor])))
        for kode, uraian in sorted(rng.sample(bahan.REKENING[nomor], banyak)):
            satuan = rng.choice((1, 50, 100, 500, 1000))
            pagu = max(1, int(10 ** rng.uniform(6.1, 9.2)) // satuan) * satuan
            nasib = rng.random()
            if nasib < 0.08:
                realisasi = pagu
            elif nasib < 0.11:
                pagu, realisasi = min(pagu, 5_000_000), 0  # small, so that percentages above stay plain
            else:
                realisasi = max(1_000_000, int(pagu * rng.uniform(0.6, 0.9999)))
            hasil.append(Rekening(kode, uraian, nomor, pagu, min(realisasi, pagu)))
    return tuple(hasil)


def _sasaran(rng: Random, tahun: int, program: int) -> tuple[Sasaran, ...]:
    pilihan = rng.sample(bahan.SASARAN, rng.randint(1, min(5, program)))
    milik = [*range(len(pilihan)), *(rng.randrange(len(pilihan)) for _ in range(program - len(pilihan)))]
    if rng.random() < 0.8:
        milik.sort()
    else:
        rng.shuffle(milik)
    awal = tahun - rng.randint(0, 4)
    periode = range(awal, awal + rng.choice((5, 5, 6)))
    hasil = []
    for nomor, (nama, pola) in enumerate(pilihan):
        indikator = tuple(
            _indikator(rng, p, tahun, periode) for p in rng.sample(pola, rng.randint(1, min(3, len(pola))))
        )
        hasil.append(Sasaran(nama, indikator, tuple(i for i, m in enumerate(milik) if m == nomor)))
    return tuple(hasil)


def _indikator(rng: Random, pola: bahan.PolaIndikator, tahun: int, periode: range) -> Indikator:
    data = None
    formulasi = f"Hasil penilaian {pola.nama} oleh pejabat yang berwenang"
    target: Angka | str
    realisasi: Angka | str
    if pola.jenis == "persen":
        assert pola.objek is not None and pola.kriteria is not None
        penyebut = rng.randint(8, 400) if not pola.negatif else rng.randint(100, 4000)
        if pola.negatif:
            pembilang = int(penyebut * rng.uniform(0.04, 0.15))
            nilai = bulat(Fraction(100 * pembilang, penyebut), 2)
            target = max(Decimal("0.5"), bulat(nilai * Decimal(str(round(rng.uniform(0.8, 1.4), 2))), 1))
        else:
            pembilang = penyebut if rng.random() < 0.25 else max(1, int(penyebut * rng.uniform(0.6, 1)))
            target = rng.choice((100, 100, 95, 90, 85, 75, Decimal("88.5"), Decimal("97.25")))
        realisasi = bulat(Fraction(100 * pembilang, penyebut), 2)
        atas, bawah = f"Jumlah {pola.objek} yang {pola.kriteria}", f"Jumlah seluruh {pola.objek}"
        data = DataIndikator(atas, pembilang, bawah, penyebut)
        formulasi = f"({atas} / {bawah}) x 100%"
    elif pola.jenis == "indeks":
        skala = rng.choice((100, 5)) if pola.satuan == "Indeks" else 100
        target = bulat(Fraction(rng.randint(60 * skala, 90 * skala), 100), 2)
        realisasi = bulat(min(Fraction(skala), Fraction(target) * Fraction(rng.randint(85, 112), 100)), 2)
    elif pola.jenis == "jumlah":
        target = rng.randint(2, 40)
        realisasi = max(1, round(target * rng.uniform(0.6, 1.2)))
        formulasi = f"Penjumlahan {pola.satuan.lower()} selama satu tahun"
    else:
        urut = rng.randint(1, 5)
        target = bahan.TINGKAT_HURUF[urut]
        realisasi = bahan.TINGKAT_HURUF[min(6, max(0, urut + rng.choice((-1, 0, 0, 0, 1))))]
    return Indikator(
        nama=pola.nama,
        jenis=pola.jenis,
        satuan=pola.satuan,
        negatif=pola.negatif,
        target=target,
        realisasi=realisasi,
        renstra=_renstra(rng, pola, target, tahun, periode),
        formulasi=formulasi,
        penanggung_jawab=rng.choice(("Sekretariat", "Seksi Pemerintahan", "Bidang Pelayanan", "Subbagian Perencanaan")),
        sumber_data=rng.choice(("Laporan tahunan", "Survei", "Hasil evaluasi Inspektorat", "Rekapitulasi bulanan")),
        data=data,
        lalu=(_geser(pola, target, 1), _geser(pola, realisasi, 1)),
        nasional=_geser(pola, realisasi, 2) if rng.random() < 0.5 else None,
    )


def _geser(pola: bahan.PolaIndikator, nilai: Angka | str, langkah: int) -> Angka | str:
    """A value that is plausible some steps (years) before `nilai`; after it where `langkah` is negative."""
    if isinstance(nilai, str):
        urut = bahan.TINGKAT_HURUF.index(nilai)
        return bahan.TINGKAT_HURUF[min(6, max(0, urut + (langkah > 2) - (langkah < -2)))]
    if pola.jenis == "jumlah":
        return max(1, int(nilai) + (langkah if pola.negatif else -langkah))
    geser = bulat(Fraction(nilai) * Fraction(langkah, 100), 2)
    hasil = Decimal(nilai) + geser if pola.negatif else Decimal(nilai) - geser
    return min(Decimal(100), hasil) if pola.jenis == "persen" else hasil


def _renstra(
    rng: Random, pola: bahan.PolaIndikator, target: Angka | str, tahun: int, periode: range
) -> tuple[tuple[int, Angka | str | None], ...]:
    tetap = rng.random() < 0.3
    kosong = rng.random() < 0.2 and periode[0] != tahun
    hasil: list[tuple[int, Angka | str | None]] = []
    for t in periode:
        nilai: Angka | str | None = target if tetap or t == tahun else _geser(pola, target, tahun - t)
        hasil.append((t, None if kosong and t == periode[0] else nilai))
    return tuple(hasil)


def _pergeseran(rng: Random, program: tuple[Program, ...]) -> tuple[Pergeseran, ...]:
    semua = [s for p in program for s in p.semua_sub()]
    pilihan = rng.sample(semua, min(len(semua), rng.randint(1, 5)))
    return tuple(Pergeseran(s.nama, s.pagu + d, d) for s in pilihan for d in [rng.randint(1000, 200_000) * 100])


def decimal_indonesia(nilai: Angka, desimal: int | None = None) -> str:
    """Write a number with a decimal comma and dots between thousands: 1234.5 -> '1.234,5'."""
    d = Decimal(nilai)
    if desimal is None:
        d = d.normalize()
        desimal = max(0, -int(d.as_tuple().exponent))
    teks = f"{d.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP):,f}"
    return teks.replace(",", "_").replace(".", ",").replace("_", ".")
