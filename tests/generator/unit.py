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

from . import material

Number = int | Decimal
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
    name: str
    rekening: tuple[Rekening, ...]
    indikator: str
    satuan: str
    persen: bool
    target: Number
    realisasi_keluaran: Number
    triwulan: tuple[Number | None, Number | None, Number | None, Number | None]

    @property
    def pagu(self) -> int:
        """Budget in rupiah."""
        return sum(r.pagu for r in self.rekening)

    @property
    def realisasi(self) -> int:
        """Spending in rupiah."""
        return sum(r.realisasi for r in self.rekening)

    def kelompok(self, ordinal: int) -> tuple[int, int]:
        """Budget and spending of one Kelompok Belanja."""
        rows = [r for r in self.rekening if r.kelompok == ordinal]
        return sum(r.pagu for r in rows), sum(r.realisasi for r in rows)


@dataclass(frozen=True)
class Kegiatan:
    """A kegiatan with its sub kegiatan."""

    kode: str
    name: str
    indikator: str
    target: Number
    sub: tuple[SubKegiatan, ...]


@dataclass(frozen=True)
class Program:
    """A programme with its kegiatan. `target` is in percent points."""

    kode: str
    name: str
    sumber_dana: str
    indikator: str
    target: Number
    kegiatan: tuple[Kegiatan, ...]

    def all_sub(self) -> Iterator[SubKegiatan]:
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
    """A sasaran's indicator. `kind`: persen, indeks, jumlah, huruf. Letter grades are text."""

    name: str
    kind: str
    satuan: str
    negative: bool
    target: Number | str
    realisasi: Number | str
    renstra: tuple[tuple[int, Number | str | None], ...]
    formulasi: str
    penanggung_jawab: str
    sumber_data: str
    data: DataIndikator | None
    then_: tuple[Number | str, Number | str]
    """Target and realisation of the year before."""
    nasional: Number | str | None


@dataclass(frozen=True)
class Sasaran:
    """A sasaran, its indicators and the positions of its programmes in `Unit.program`."""

    name: str
    indikator: tuple[Indikator, ...]
    program: tuple[int, ...]


@dataclass(frozen=True)
class Pergeseran:
    """A sub kegiatan of which a part of the budget was withdrawn."""

    name: str
    semula: int
    ditarik: int


@dataclass(frozen=True)
class Unit:
    """One office in one year."""

    seed: int
    pemerintah: str
    name: str
    kind: str
    urusan: str
    tahun: int
    program: tuple[Program, ...]
    sasaran: tuple[Sasaran, ...]
    pergeseran: tuple[Pergeseran, ...]
    jabatan: tuple[tuple[str, int], ...]
    golongan: tuple[tuple[str, str, int], ...]
    pendidikan: tuple[tuple[str, int], ...]

    def kode_path(self) -> Iterator[tuple[Program, Kegiatan, SubKegiatan]]:
        """Every sub kegiatan with its parents, in the order of the codes."""
        for program in self.program:
            for kegiatan in program.kegiatan:
                for sub in kegiatan.sub:
                    yield program, kegiatan, sub

    def sasaran_path(self) -> Iterator[tuple[Sasaran, Program, Kegiatan, SubKegiatan]]:
        """Every sub kegiatan with its parents, grouped by sasaran."""
        for sasaran in self.sasaran:
            for ordinal in sasaran.program:
                program = self.program[ordinal]
                for kegiatan in program.kegiatan:
                    for sub in kegiatan.sub:
                        yield sasaran, program, kegiatan, sub


def integer(value: Fraction | Decimal | int, decimals: int) -> Decimal:
    """Round half up to a number of decimals, exactly."""
    fraction = Fraction(value)
    scale = 10**decimals
    mark = -1 if fraction < 0 else 1
    return Decimal(mark * int(abs(fraction) * scale + Fraction(1, 2))).scaleb(-decimals)


def make_unit(seed: int) -> Unit:
    """Return the unit of a seed; the same seed always gives the same unit."""
    rng = Random(f"unit-{seed}")
    tahun = rng.randint(2021, 2026)
    tingkat, area = rng.choice(material.AREA)
    if rng.random() < 0.5:
        bidang = None
        name, kind, urusan = f"Kecamatan {rng.choice(material.KECAMATAN)}", "kecamatan", "7.01"
    else:
        bidang = rng.choice(material.BIDANG)
        name, kind, urusan = bidang.unit, bidang.unit.split()[0].lower(), bidang.kode
    large = rng.choice((1, 1, 1, 2, 2, 3))
    program = _program(rng, bidang, urusan, large)
    sasaran = _sasaran(rng, tahun, len(program))
    pegawai = rng.randint(8, 60)
    return Unit(
        seed=seed,
        pemerintah=f"{tingkat} {area}",
        name=name,
        kind=kind,
        urusan=urusan,
        tahun=tahun,
        program=program,
        sasaran=sasaran,
        pergeseran=_pergeseran(rng, program),
        jabatan=tuple(zip(material.JABATAN, _divide_integer(rng, pegawai, len(material.JABATAN)), strict=True)),
        golongan=tuple(
            (p, g, n)
            for (p, g), n in zip(material.GOLONGAN, _divide_integer(rng, pegawai, len(material.GOLONGAN)), strict=True)
        ),
        pendidikan=tuple(
            zip(material.PENDIDIKAN, _divide_integer(rng, pegawai, len(material.PENDIDIKAN)), strict=True)
        ),
    )


def _divide_integer(rng: Random, total: int, parts: int) -> list[int]:
    """Split a whole number at random into parts of 0 or more."""
    limit = sorted(rng.randint(0, total) for _ in range(parts - 1))
    return [b - a for a, b in zip([0, *limit], [*limit, total], strict=True)]


def _program(rng: Random, bidang: material.Bidang | None, urusan: str, large: int) -> tuple[Program, ...]:
    rows, children = material.nomenklatur()
    many = rng.randint(1, min(6, 1 + large * 2))
    choice: list[tuple[str, str]] = [(material.PENUNJANG, rows[material.PENUNJANG].name)]
    if bidang is None:
        choice += [(k, rows[k].name) for k in children[""] if k != material.PENUNJANG]
    else:
        choice += [(f"{urusan}.{i:02d}", name) for i, (name, _) in enumerate(bidang.program, 2)]
    chosen = sorted(rng.sample(range(len(choice)), min(many, len(choice))))
    results = []
    for ordinal in chosen:
        kode, name = choice[ordinal]
        official = kode.replace("X.XX", urusan)
        if kode in rows:
            kegiatan = _official_kegiatan(rng, kode, urusan, large)
        else:
            assert bidang is not None
            kegiatan = _kegiatan_bidang(rng, official, bidang.program[ordinal - 1][1], large)
        short = name.removeprefix("PROGRAM ").capitalize()
        results.append(
            Program(
                official,
                name,
                rng.choice(("APBD", "APBD", "P-APBD", "DAU", "APBD Kabupaten/Kota")),
                rng.choice(("Persentase Capaian {}", "Tingkat Keberhasilan {}")).format(short),
                rng.choice((100, 100, 95, 90, Decimal("87.5"))),
                kegiatan,
            )
        )
    return tuple(results)


def _official_kegiatan(rng: Random, program: str, urusan: str, large: int) -> tuple[Kegiatan, ...]:
    rows, children = material.nomenklatur()
    everything = [k for k in children[program] if k in children]
    results = []
    for kode in sorted(rng.sample(everything, min(len(everything), rng.randint(1, 2 * large)))):
        leaf = sorted(rng.sample(children[kode], min(len(children[kode]), rng.randint(1, min(5, 1 + 2 * large)))))
        sub = tuple(_sub(rng, k.replace("X.XX", urusan), rows[k].name, rows[k].satuan) for k in leaf)
        results.append(_kegiatan(kode.replace("X.XX", urusan), rows[kode].name, sub))
    return tuple(results)


def _kegiatan_bidang(rng: Random, program: str, topic: tuple[str, ...], large: int) -> tuple[Kegiatan, ...]:
    results = []
    for order, t in enumerate(rng.sample(topic, min(len(topic), rng.randint(1, 2 * large))), 1):
        kode = f"{program}.2.{order:02d}"
        leaf = rng.sample(material.SUB_PATTERNS, rng.randint(1, min(5, 1 + 2 * large)))
        ordinal = sorted(rng.sample(range(1, 15), len(leaf)))
        sub = tuple(
            _sub(rng, f"{kode}.{n:04d}", pattern.format(t=t), satuan)
            for n, (pattern, satuan) in zip(ordinal, leaf, strict=True)
        )
        results.append(_kegiatan(kode, rng.choice(material.KEGIATAN_PATTERNS).format(t=t), sub))
    return tuple(results)


def _kegiatan(kode: str, name: str, sub: tuple[SubKegiatan, ...]) -> Kegiatan:
    return Kegiatan(kode, name, f"Persentase Terlaksananya {name}", 100, sub)


def _sub(rng: Random, kode: str, name: str, satuan: str) -> SubKegiatan:
    persen = rng.random() < 0.15
    target: Number
    realisasi: Number
    triwulan: list[Number | None]
    if persen:
        satuan, indikator, target = "Persen", f"Persentase Pemenuhan {name}", 100
        realisasi = rng.choice((100, 100, integer(Fraction(rng.randint(8000, 9999), 100), 2)))
        triwulan = list(rng.choice(((25, 25, 25, 25), (25, 30, 30, 15), (75, 25, None, None), (10, 20, 30, 40))))
    else:
        indikator = f"Jumlah {satuan} {rng.choice(('Hasil', 'dari', 'pada'))} {name}"
        target = rng.choice((1, 1, 2, 3, 4, 6, 12, 12, 24, rng.randint(5, 400)))
        realisasi = target if rng.random() < 0.7 else max(1, round(target * rng.uniform(0.7, 1.15)))
        triwulan = [n or None for n in _divide_integer(rng, target, 4)]
    tw1, tw2, tw3, tw4 = triwulan
    return SubKegiatan(kode, name, _rekening(rng), indikator, satuan, persen, target, realisasi, (tw1, tw2, tw3, tw4))


def _rekening(rng: Random) -> tuple[Rekening, ...]:
    kelompok = [0] if rng.random() < 0.8 else [0, 1]
    if rng.random() < 0.03:
        kelompok = [rng.choice((1, 2, 3))]
    results = []
    for ordinal in kelompok:
        many = rng.randint(1, min(2, len(material.REKENING[ordinal])))
        for kode, uraian in sorted(rng.sample(material.REKENING[ordinal], many)):
            satuan = rng.choice((1, 50, 100, 500, 1000))
            pagu = max(1, int(10 ** rng.uniform(6.1, 9.2)) // satuan) * satuan
            fate = rng.random()
            if fate < 0.08:
                realisasi = pagu
            elif fate < 0.11:
                pagu, realisasi = min(pagu, 5_000_000), 0  # small, so that percentages above stay plain
            else:
                realisasi = max(1_000_000, int(pagu * rng.uniform(0.6, 0.9999)))
            results.append(Rekening(kode, uraian, ordinal, pagu, min(realisasi, pagu)))
    return tuple(results)


def _sasaran(rng: Random, tahun: int, program: int) -> tuple[Sasaran, ...]:
    choice = rng.sample(material.SASARAN, rng.randint(1, min(5, program)))
    own = [*range(len(choice)), *(rng.randrange(len(choice)) for _ in range(program - len(choice)))]
    if rng.random() < 0.8:
        own.sort()
    else:
        rng.shuffle(own)
    first = tahun - rng.randint(0, 4)
    period = range(first, first + rng.choice((5, 5, 6)))
    results = []
    for ordinal, (name, pattern) in enumerate(choice):
        indikator = tuple(
            _indikator(rng, p, tahun, period) for p in rng.sample(pattern, rng.randint(1, min(3, len(pattern))))
        )
        results.append(Sasaran(name, indikator, tuple(i for i, m in enumerate(own) if m == ordinal)))
    return tuple(results)


def _indikator(rng: Random, pattern: material.IndikatorPattern, tahun: int, period: range) -> Indikator:
    data = None
    formulasi = f"Hasil penilaian {pattern.name} oleh pejabat yang berwenang"
    target: Number | str
    realisasi: Number | str
    if pattern.kind == "persen":
        assert pattern.thing is not None and pattern.criterion is not None
        penyebut = rng.randint(8, 400) if not pattern.negative else rng.randint(100, 4000)
        if pattern.negative:
            pembilang = int(penyebut * rng.uniform(0.04, 0.15))
            value = integer(Fraction(100 * pembilang, penyebut), 2)
            target = max(Decimal("0.5"), integer(value * Decimal(str(round(rng.uniform(0.8, 1.4), 2))), 1))
        else:
            pembilang = penyebut if rng.random() < 0.25 else max(1, int(penyebut * rng.uniform(0.6, 1)))
            target = rng.choice((100, 100, 95, 90, 85, 75, Decimal("88.5"), Decimal("97.25")))
        realisasi = integer(Fraction(100 * pembilang, penyebut), 2)
        top, bottom = f"Jumlah {pattern.thing} yang {pattern.criterion}", f"Jumlah seluruh {pattern.thing}"
        data = DataIndikator(top, pembilang, bottom, penyebut)
        formulasi = f"({top} / {bottom}) x 100%"
    elif pattern.kind == "indeks":
        scale = rng.choice((100, 5)) if pattern.satuan == "Indeks" else 100
        target = integer(Fraction(rng.randint(60 * scale, 90 * scale), 100), 2)
        realisasi = integer(min(Fraction(scale), Fraction(target) * Fraction(rng.randint(85, 112), 100)), 2)
    elif pattern.kind == "jumlah":
        target = rng.randint(2, 40)
        realisasi = max(1, round(target * rng.uniform(0.6, 1.2)))
        formulasi = f"Penjumlahan {pattern.satuan.lower()} selama satu tahun"
    else:
        order = rng.randint(1, 5)
        target = material.LETTER_TINGKAT[order]
        realisasi = material.LETTER_TINGKAT[min(6, max(0, order + rng.choice((-1, 0, 0, 0, 1))))]
    return Indikator(
        name=pattern.name,
        kind=pattern.kind,
        satuan=pattern.satuan,
        negative=pattern.negative,
        target=target,
        realisasi=realisasi,
        renstra=_renstra(rng, pattern, target, tahun, period),
        formulasi=formulasi,
        penanggung_jawab=rng.choice(("Sekretariat", "Seksi Pemerintahan", "Bidang Pelayanan", "Subbagian Perencanaan")),
        sumber_data=rng.choice(("Laporan tahunan", "Survei", "Hasil evaluasi Inspektorat", "Rekapitulasi bulanan")),
        data=data,
        then_=(_shift(pattern, target, 1), _shift(pattern, realisasi, 1)),
        nasional=_shift(pattern, realisasi, 2) if rng.random() < 0.5 else None,
    )


def _shift(pattern: material.IndikatorPattern, value: Number | str, step: int) -> Number | str:
    """A value that is plausible some steps (years) before `value`; after it where `step` is negative."""
    if isinstance(value, str):
        order = material.LETTER_TINGKAT.index(value)
        return material.LETTER_TINGKAT[min(6, max(0, order + (step > 2) - (step < -2)))]
    if pattern.kind == "jumlah":
        return max(1, int(value) + (step if pattern.negative else -step))
    shift = integer(Fraction(value) * Fraction(step, 100), 2)
    result = Decimal(value) + shift if pattern.negative else Decimal(value) - shift
    return min(Decimal(100), result) if pattern.kind == "persen" else result


def _renstra(
    rng: Random, pattern: material.IndikatorPattern, target: Number | str, tahun: int, period: range
) -> tuple[tuple[int, Number | str | None], ...]:
    fixed = rng.random() < 0.3
    empty = rng.random() < 0.2 and period[0] != tahun
    results: list[tuple[int, Number | str | None]] = []
    for t in period:
        value: Number | str | None = target if fixed or t == tahun else _shift(pattern, target, tahun - t)
        results.append((t, None if empty and t == period[0] else value))
    return tuple(results)


def _pergeseran(rng: Random, program: tuple[Program, ...]) -> tuple[Pergeseran, ...]:
    everything = [s for p in program for s in p.all_sub()]
    choice = rng.sample(everything, min(len(everything), rng.randint(1, 5)))
    return tuple(Pergeseran(s.name, s.pagu + d, d) for s in choice for d in [rng.randint(1000, 200_000) * 100])


def decimal_indonesia(value: Number, decimals: int | None = None) -> str:
    """Write a number with a decimal comma and dots between thousands: 1234.5 -> '1.234,5'."""
    d = Decimal(value)
    if decimals is None:
        d = d.normalize()
        decimals = max(0, -int(d.as_tuple().exponent))
    text = f"{d.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,f}"
    return text.replace(",", "_").replace(".", ",").replace("_", ".")
