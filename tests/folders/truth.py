"""What a folder is about: one office's budget, and what a person who reads the folder would say of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

SUPPORT = "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"
PROGRAMS = (
    "Program Pengelolaan Perikanan Tangkap",
    "Program Pengelolaan Perikanan Budidaya",
    "Program Pengolahan dan Pemasaran Hasil Perikanan",
    "Program Pengawasan Sumber Daya Kelautan dan Perikanan",
)
SUBJECTS = ("Nelayan Kecil", "Pembudidaya Ikan", "Tempat Pelelangan", "Kolam Benih", "Mutu Produk", "Sarana Tangkap")
KEGIATAN = ("Pembinaan", "Pemberdayaan", "Pengelolaan", "Penerbitan Tanda Daftar", "Pengawasan")
SUB = ("Penyusunan Rencana", "Penyediaan Sarana", "Pendampingan", "Pelaksanaan Bimbingan Teknis", "Penyediaan Data")
UNITS = ("UPTD Balai Benih Ikan", "UPTD Pelabuhan Perikanan", "UPTD Pasar Ikan", "UPTD Laboratorium Mutu")
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
          "Desember")  # fmt: skip


@dataclass
class Item:
    """One row of the budget; `spent` are the months of a sub kegiatan, those of what is above are sums."""

    level: str
    code: str
    name: str
    pagu: int = 0
    spent: list[int] = field(default_factory=lambda: [0] * 12)
    children: list[Item] = field(default_factory=list)

    def rows(self) -> list[Item]:
        """This item and all below it."""
        return [self, *(row for child in self.children for row in child.rows())]

    def add_up(self) -> None:
        """Make the amounts those of the children."""
        for child in self.children:
            child.add_up()
        if self.children:
            self.pagu = sum(c.pagu for c in self.children)
            self.spent = [sum(c.spent[m] for c in self.children) for m in range(12)]


def budget(random: Random, kinds: int = 3) -> list[Item]:
    """Programmes with kegiatan and sub kegiatan."""
    programs = []
    for number, name in enumerate((SUPPORT, *random.sample(PROGRAMS, kinds - 1)), 1):
        code = f"3.25.{1 if name == SUPPORT else 2 + PROGRAMS.index(name):02d}"
        program = Item("program", code, name)
        for k in range(random.randint(1, 3)):
            kegiatan = Item("kegiatan", f"{program.code}.2.{k + 1:02d}", f"{KEGIATAN[k]} {SUBJECTS[k + number - 1]}")
            for s in range(random.randint(1, 4)):
                name = f"{SUB[s]} {SUBJECTS[(k + s) % 6]} {number}.{k + 1}".rstrip(".0123456789 ")
                spent = [random.randint(0, 90) * 10_000 for _ in range(12)]
                pagu = sum(spent) + random.randint(1, 400) * 10_000
                kegiatan.children.append(
                    Item("sub_kegiatan", f"{kegiatan.code}.{s + 1:04d}", f"{name} Tahap {s + 1}", pagu, spent)
                )
            program.children.append(kegiatan)
        program.add_up()
        programs.append(program)
    return programs


@dataclass
class Reading:
    """What a person reads in a folder."""

    pagu: int | None = None
    realisasi: int | None = None
    programs: dict[str, tuple[int | None, int | None]] = field(default_factory=dict)
    units: dict[str, tuple[int, int]] = field(default_factory=dict)
    told: set[tuple[str, str, str | None]] = field(default_factory=set)
    """(code, file, cell) that must be among the findings; without a cell any of the file."""
