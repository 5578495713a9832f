"""What the rows below a head are about: sasaran, programmes, kegiatan, units and accounts with their figures.

Names come from the official list of the package. Figures are whole and add up: money of a parent is
the sum of its children, a year is the sum of its quarters.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import lakip_xls

LEVELS = ("tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan")
UNITS = (
    "Dinas Pendidikan",
    "Dinas Kesehatan",
    "Dinas Pekerjaan Umum",
    "Dinas Sosial",
    "Badan Pendapatan Daerah",
    "Inspektorat",
)
DISTRICTS = ("Sukamaju", "Mekarsari", "Tanjung Raya", "Batu Putih", "Karanganyar", "Rawa Indah")
GROUPS = ("Belanja Operasi", "Belanja Modal", "Belanja Tidak Terduga", "Belanja Transfer")
ACCOUNTS = (("5.1.02.01.01.0024", "Belanja Alat Tulis Kantor"), ("5.1.02.04.01.0001", "Belanja Perjalanan Dinas Biasa"))
LRA = (
    ("5.1", "BELANJA OPERASI", 0),
    ("5.1.01", "Belanja Pegawai", 1),
    ("5.1.02", "Belanja Barang dan Jasa", 1),
    ("5.2", "BELANJA MODAL", 0),
    ("5.2.02", "Belanja Modal Peralatan dan Mesin", 1),
    ("5.2.03", "Belanja Modal Gedung dan Bangunan", 1),
)

_TUJUAN = "Mewujudkan tata kelola pemerintahan yang baik"
_SASARAN = (
    ("Meningkatnya akuntabilitas kinerja perangkat daerah", ("Nilai SAKIP", "Jumlah temuan yang ditindaklanjuti")),
    ("Meningkatnya kualitas pelayanan publik", ("Indeks Kepuasan Masyarakat", "Jumlah layanan yang dinilai baik")),
    ("Meningkatnya pemberdayaan masyarakat desa", ("Jumlah desa mandiri", "Jumlah lembaga desa aktif")),
    ("Meningkatnya ketenteraman dan ketertiban umum", ("Jumlah desa siaga", "Jumlah gangguan yang ditangani")),
    ("Meningkatnya tertib administrasi pemerintahan desa", ("Jumlah desa tertib", "Jumlah dokumen desa tepat waktu")),
    ("Meningkatnya wawasan kebangsaan masyarakat", ("Jumlah forum aktif", "Jumlah peserta pembinaan")),
)
_UNITS_OF_COUNT = {"tujuan": "Indeks", "sasaran": "Poin", "program": "Persen", "kegiatan": "Dokumen"}


@dataclass(slots=True)
class Thing:
    """One named thing with an indicator and money, each per quarter."""

    level: str
    kode: str
    name: str
    indikator: str
    satuan: str
    planned: tuple[int, ...]
    done: tuple[int, ...]
    budget: tuple[int, ...]
    spent: tuple[int, ...]
    children: list[Thing] = field(default_factory=list)

    @property
    def target(self) -> int:
        """Of the year."""
        return sum(self.planned)

    @property
    def realisasi(self) -> int:
        """Of the year."""
        return sum(self.done)

    @property
    def pagu(self) -> int:
        """Of the year."""
        return sum(self.budget)

    @property
    def realisasi_rp(self) -> int:
        """Of the year."""
        return sum(self.spent)


def leaf(level: str, kode: str, name: str, indikator: str, satuan: str, seed: int) -> Thing:
    """A thing with figures of its own; another seed gives others."""
    planned = (3 + seed % 3, 4 + seed % 2, 5 + seed % 4, 4)
    done = (planned[0], planned[1] - 1, planned[2], planned[3] - seed % 2)
    budget = tuple((2 + seed % 7 + q) * 12_400_000 for q in range(4))
    spent = tuple(amount // 100 * (88 + (seed + q) % 9) for q, amount in enumerate(budget))
    return Thing(level, kode, name, indikator, satuan, planned, done, budget, spent)


def parent(level: str, kode: str, name: str, indikator: str, children: Sequence[Thing], seed: int) -> Thing:
    """A thing whose money is that of its children."""
    own = leaf(level, kode, name, indikator, _UNITS_OF_COUNT.get(level, "Dokumen"), seed)
    own.budget = tuple(map(sum, zip(*(child.budget for child in children))))
    own.spent = tuple(map(sum, zip(*(child.spent for child in children))))
    own.children = list(children)
    return own


@cache
def _official() -> tuple[tuple[str, str, str, str], ...]:
    path = Path(lakip_xls.__file__).parent / "data" / "nomenklatur.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [
            (r["kode"].replace("X.XX", "7.01"), r["tingkat"], r["nama"], r["satuan"]) for r in csv.DictReader(stream)
        ]
    return tuple(rows)


def programs(count: int, kegiatan: int, sub_kegiatan: int) -> list[Thing]:
    """The first programmes of the official list, with at most so many kegiatan and sub kegiatan each."""
    found: list[Thing] = []
    for kode, level, name, _ in _official():
        if level == "program" and len(found) < count:
            below = list(_kegiatan(kode, kegiatan, sub_kegiatan))
            if below:
                found.append(parent("program", kode, name, f"Persentase capaian {_short(name)}", below, len(found) + 2))
    return found


def _kegiatan(above: str, count: int, sub_kegiatan: int) -> Iterator[Thing]:
    taken = 0
    for kode, level, name, _ in _official():
        if level != "kegiatan" or not kode.startswith(above + ".") or taken == count:
            continue
        subs = [r for r in _official() if r[1] == "sub_kegiatan" and r[0].startswith(kode + ".")][:sub_kegiatan]
        if not subs:
            continue
        below = [
            leaf("sub_kegiatan", k, n, f"Jumlah {unit or 'Dokumen'} {n}", unit or "Dokumen", taken * 3 + i + len(n))
            for i, (k, _, n, unit) in enumerate(subs)
        ]
        taken += 1
        yield parent("kegiatan", kode, name, f"Jumlah dokumen {_short(name)}", below, taken + len(name))


def _short(name: str) -> str:
    words = name.lower().removeprefix("program ").split()
    return " ".join(words[:6])


def goal(below: Sequence[Thing]) -> Thing:
    """A tujuan over sasaran, each with one of the programmes."""
    sasaran = [
        parent("sasaran", f"1.{i + 1}", name, indicators[0], [program], i + 5)
        for i, ((name, indicators), program) in enumerate(zip(_SASARAN, below))
    ]
    return parent("tujuan", "1", _TUJUAN, "Indeks Reformasi Birokrasi", sasaran, 1)


def second_indicator(sasaran: Thing) -> Thing:
    """The other indicator of a sasaran, with figures of its own."""
    names = next(indicators for name, indicators in _SASARAN if name == sasaran.name)
    return leaf("sasaran", sasaran.kode, sasaran.name, names[1], "Dokumen", len(names[1]))


def indicators_of(level: str, name: str) -> list[Thing]:
    """Four indicators of one thing, each with figures of its own."""
    words = (
        ("Jumlah dokumen", "Dokumen"),
        ("Jumlah laporan", "Laporan"),
        ("Jumlah peserta", "Orang"),
        ("Nilai", "Poin"),
    )
    return [leaf(level, "", name, f"{word} {_short(name)}", unit, i + 2) for i, (word, unit) in enumerate(words)]


def accounts(sub: Thing) -> list[Thing]:
    """The spending of a sub kegiatan on two accounts, which together are its money."""
    parts = []
    for share, (kode, name) in zip((60, 40), ACCOUNTS):
        part = leaf("rekening", kode, name, sub.indikator, sub.satuan, 1)
        part.budget = tuple(amount // 100 * share for amount in sub.budget)
        part.spent = tuple(amount * 6 // 10 if share == 60 else amount - amount * 6 // 10 for amount in sub.spent)
        parts.append(part)
    return parts


def spending() -> list[Thing]:
    """Rows of a budget report by account: BELANJA, its groups and their kinds."""
    rows: list[Thing] = []
    groups: list[Thing] = []
    for i, (kode, name, depth) in enumerate(LRA):
        if depth == 0:
            kinds = [
                leaf("rekening", k, n, "", "", i + j) for j, (k, n, _) in enumerate(LRA) if k.startswith(kode + ".")
            ]
            groups.append(parent("rekening", kode, name, "", kinds, i))
            rows.extend([groups[-1], *kinds])
    return [parent("rekening", "5", "BELANJA", "", groups, 1), *rows]
