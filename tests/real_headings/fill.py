"""Plausible, consistent data rows under a head whose columns a person has read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.real_headings.expect import LEVELS, NAMES, OPEN, UNUSED, Expected, Part, take_apart
from tests.real_headings.foreign import Foreign
from tests.real_headings.heads import YEAR, Head
from tests.real_headings.material import (
    DISTRICTS,
    GROUPS,
    UNITS,
    Thing,
    accounts,
    goal,
    indicators_of,
    leaf,
    programs,
    second_indicator,
    spending,
)

Value = str | int | float | None

_ROMAN = ("I", "II", "III", "IV")
_MONTHS = ("Maret", "Juni", "September", "Desember")
_OUTPUT = frozenset(
    (
        "indikator",
        "satuan",
        "target",
        "tw",
        "realisasi",
        "capaian",
        "kondisi_awal",
        "formulasi",
        "polaritas",
        "predikat",
    )
)
_ORDER = ("uraian", "rekening", "sub_kegiatan", "kegiatan", "program", "sasaran", "tujuan", "subunit", "kelompok")
_OFFICE = "Kecamatan Rambipuji"
_PREFIX = {
    "program": "",
    "kegiatan": "Kegiatan ",
    "sub_kegiatan": "Sub Kegiatan ",
    "sasaran": "Sasaran : ",
    "tujuan": "Tujuan : ",
}

_TEXTS: dict[str, Callable[[Thing], str]] = {
    "satuan": lambda thing: thing.satuan,
    "formulasi": lambda thing: f"Realisasi {thing.indikator} dibagi target dikali 100",
    "polaritas": lambda thing: "Positif",
    "predikat": lambda thing: "Sangat Tinggi" if thing.realisasi * 100 >= thing.target * 91 else "Tinggi",
}


@dataclass(slots=True)
class Row:
    """The things that one row speaks of, by level, and its quarter where it is that of one."""

    things: dict[str, Thing]
    quarter: int = 0
    heading_only: bool = False
    """A row that names a sasaran above its indicators, and nothing else."""
    shown: frozenset[str] = field(default_factory=frozenset)


def fill(head: Head, expected: Expected) -> list[list[Value]]:
    """Rows of values, one for each physical column of the head."""
    return _Filler(head, expected).rows()


class _Filler:
    """Decides what the rows are about and what each column says of it."""

    def __init__(self, head: Head, expected: Expected) -> None:
        self.head = head
        self.names = expected.columns
        self.parts = [take_apart(name) for name in self.names]
        self.kind = expected.first_kind
        self.words = [" ".join(head.words(c)).lower().replace("\n", " ") for c in range(head.width)]
        self.has_unit = any(part.base == "satuan" for part in self.parts)
        self.named = any(part.base in NAMES or part.base == "indikator" for part in self.parts)
        self.leaf = self._leaf()
        self.owners = [self._owner(c) for c in range(head.width)]
        self.foreign = Foreign([head.words(c) for c in range(head.width)], self.words)

    def rows(self) -> list[list[Value]]:
        """The filled rows."""
        return [
            [self._value(row, c, number) for c in range(self.head.width)] for number, row in enumerate(self._rows())
        ]

    # what the rows are about

    def _leaf(self) -> str:
        present = set(self.names) | {p.level for p in self.parts}
        present |= {"sasaran"} if "sasaran_indikator" in present else set()
        present |= {"program"} if "program_indikator" in present else set()
        present |= {"kegiatan"} if "kegiatan_indikator" in present else set()
        if any(part.base in ("indikator", "aksi") for part in self.parts):
            present -= {"subunit"}
        return next((level for level in _ORDER if level in present), "sasaran")

    def _rows(self) -> Iterator[Row]:
        rows = list(self._plain_rows())
        if "triwulan" not in self.names:
            yield from rows
            return
        for row in rows[:3]:
            for quarter in (1, 2, 3, 4):
                yield Row(row.things, quarter)

    def _plain_rows(self) -> Iterator[Row]:
        if self.head.sections:
            yield from (Row({thing.level: thing}) for thing in self._in_section())
        elif self.leaf == "rekening" and "rekening" in self.names and "sub_kegiatan" not in self.names:
            yield from (Row({"rekening": t}) for t in spending())
        elif self.leaf == "uraian":
            yield from self._nested()
        elif self.leaf in ("subunit", "kelompok"):
            districts = "kecamatan" in " ".join(self.words)
            names = (
                GROUPS
                if self.leaf == "kelompok"
                else tuple(f"Kecamatan {n}" for n in DISTRICTS)
                if districts
                else UNITS
            )
            for i, name in enumerate(names):
                yield Row({self.leaf: leaf(self.leaf, f"1.0{i + 1}", name, "", "", i + 3)})
        else:
            yield from self._flat()

    def _in_section(self) -> list[Thing]:
        """Below a section line: the things under the one it names, or its indicators."""
        level, name = next(iter(self.head.sections.items()))
        if level == "sasaran" and "program" in self.names:
            return programs(6, 1, 1)
        program = programs(1, 12, 6)[0]
        if level == "program" and "kegiatan" in self.names:
            return program.children
        if level == "kegiatan" and "sub_kegiatan" in self.names:
            return next(kegiatan.children for kegiatan in program.children if kegiatan.name == name)
        return indicators_of(level, name)

    def _flat(self) -> Iterator[Row]:
        count = {"program": (6, 1, 1), "kegiatan": (3, 3, 1), "sub_kegiatan": (2, 2, 2), "rekening": (2, 2, 1)}
        top = goal(programs(*count.get(self.leaf, (4, 1, 1))))
        for sasaran in top.children:
            base = {"tujuan": top, "sasaran": sasaran, "program": sasaran.children[0]}
            if "sasaran_indikator" in self.names:
                yield Row(base, heading_only=True)
            if self.leaf in ("sasaran", "tujuan"):
                yield Row(base)
                yield Row({**base, "sasaran": second_indicator(sasaran)})
                continue
            if self.leaf == "program":
                yield Row(base)
                continue
            for kegiatan in sasaran.children[0].children:
                if self.leaf == "kegiatan":
                    yield Row({**base, "kegiatan": kegiatan})
                    continue
                for sub in kegiatan.children:
                    whole = {**base, "kegiatan": kegiatan, "sub_kegiatan": sub}
                    for account in accounts(sub) if self.leaf == "rekening" else ():
                        yield Row({**whole, "rekening": account})
                    if self.leaf != "rekening":
                        yield Row(whole)

    def _nested(self) -> Iterator[Row]:
        """Each level on a row of its own, for the levels that the heading names."""
        words = self.words[self.names.index("uraian")].replace("subkegiatan", "sub kegiatan").replace("sub. ", "sub ")
        levels = [level for level in ("tujuan", "sasaran", "program") if level in words]
        if "kegiatan" in words.replace("sub kegiatan", ""):
            levels.append("kegiatan")
        if "sub kegiatan" in words:
            levels.append("sub_kegiatan")
        count = {
            ("program",): (6, 1, 1),
            ("tujuan", "sasaran", "program"): (4, 1, 1),
            ("program", "kegiatan"): (3, 2, 1),
            ("sub_kegiatan",): (2, 2, 2),
        }
        top = goal(programs(*count.get(tuple(levels), (2, 1, 1 if "tujuan" in levels else 2))))
        yield from self._below(top, {}, frozenset(levels))

    def _below(self, thing: Thing, above: dict[str, Thing], levels: frozenset[str]) -> Iterator[Row]:
        here = {**above, thing.level: thing}
        if thing.level in levels:
            yield Row({**here, "uraian": thing}, shown=levels)
        for child in thing.children:
            yield from self._below(child, here, levels)

    # what a column says

    def _owner(self, column: int) -> str:
        """The level that a column speaks of: as it says, as the nearest column on its left, else that of the row."""
        part = self.parts[column]
        if part.level:
            return part.level
        if part.base in LEVELS or part.base not in _OUTPUT:
            return part.base if part.base in LEVELS else self.leaf
        left = range(column - 1, -1, -1)
        if part.base != "indikator":
            near = [c for c in left if self.parts[c].base == "indikator"]
            near += [c for c in range(column + 1, len(self.parts)) if self.parts[c].base == "indikator"]
            if near:
                return self._owner(near[0])
        for near_part in (self.parts[c] for c in left):
            if near_part.base in LEVELS:
                return near_part.level or near_part.base
        return "sasaran" if "indikator" in self.names and self.leaf != "uraian" else self.leaf

    def _value(self, row: Row, column: int, number: int) -> Value:
        part = self.parts[column]
        if part.base in (UNUSED, OPEN):
            return self.foreign.value(column, number, self._thing(row, self.leaf), row.quarter)
        if row.heading_only and part.base not in ("sasaran_indikator", "no"):
            return None
        if part.base in (
            "no",
            "tahun",
            "triwulan",
            "aksi",
            "kategori",
            "keterangan",
            "penanggung_jawab",
            "sumber_data",
            "sumber_dana",
        ):
            return self._plain(part.base, row, number)
        owner = self.owners[column]
        thing = self._thing(row, owner)
        if part.base == "kode":
            return self._kode(column, thing)
        if part.base == "subunit":
            return row.things["subunit"].name if "subunit" in row.things else _OFFICE
        if part.base in NAMES or part.base == "sasaran":
            return self._name(part, row, thing)
        if part.base in _TEXTS or part.base == "indikator":
            return thing.indikator if part.base == "indikator" else _TEXTS[part.base](thing)
        rank = sum(name == self.names[column] for name in self.names[:column])
        of = max((self.names.count(n) for n in self.names if n.startswith(f"{part.base}_tahun")), default=0)
        return self._figure(part, thing, row.quarter if part.of_row else part.quarter, rank, of)

    def _thing(self, row: Row, level: str) -> Thing:
        return row.things.get(level) or next(reversed(row.things.values()))

    def _plain(self, base: str, row: Row, number: int) -> Value:
        if base == "triwulan":
            return (_MONTHS if "bulan" in self.words else _ROMAN)[row.quarter - 1]
        values: dict[str, Value] = {
            "no": number + 1,
            "tahun": YEAR if self.named else YEAR - 7 + number,
            "aksi": f"Rapat koordinasi dan pembinaan tahap {number % 3 + 1}",
            "penanggung_jawab": "Seksi Pemerintahan" if number % 2 else "Sekretariat",
            "sumber_data": "Laporan tahunan",
            "sumber_dana": "PAD" if number % 3 else "DAU",
        }
        return values.get(base)

    def _kode(self, column: int, thing: Thing) -> str:
        columns = [c for c, name in enumerate(self.names) if name == self.names[column]]
        if len(columns) == 1:
            return thing.kode
        pieces = thing.kode.split(".")
        pieces = [*pieces[:3], ".".join(pieces[3:5]), *pieces[5:]] if len(pieces) > 3 else pieces
        place = columns.index(column)
        last = place == len(columns) - 1
        return ".".join(p for p in pieces[place:] if p) if last else (pieces[place] if place < len(pieces) else "")

    def _name(self, part: Part, row: Row, thing: Thing) -> Value:
        if part.base == "sasaran_indikator":
            sasaran = row.things["sasaran"]
            return sasaran.name if row.heading_only else sasaran.indikator
        if part.base.endswith("_indikator"):
            return self._thing(row, part.base.removesuffix("_indikator")).name
        if part.base == "sasaran" and part.level:
            return f"Terlaksananya {thing.name.lower()}"
        if part.base == "uraian" and "kode" not in self.names:
            return _PREFIX[thing.level] + thing.name
        return thing.name

    def _figure(self, part: Part, thing: Thing, quarter: int, rank: int, of: int) -> Value:
        q = slice(quarter - 1, quarter) if quarter else slice(None)
        planned, done = sum(thing.planned[q]), sum(thing.done[q])
        budget, spent = sum(thing.budget[q]), sum(thing.spent[q])
        if part.qualifier:
            planned, done, budget, spent = self._elsewhen(part.qualifier, thing, rank, of)
        if part.base == "realisasi_persen":
            whole = thing.pagu if quarter else budget
            return round(spent / whole * 100, 2)
        if part.base in ("target", "tw") and not self.has_unit and self.kind in ("pk", "rkt"):
            return f"{planned} {thing.satuan}"
        figures: dict[str, Value] = {
            "target": planned,
            "tw": planned,
            "realisasi": done,
            "capaian": round(done / planned * 100, 2) if planned else None,
            "kondisi_awal": thing.target - 3,
            "pagu": budget,
            "anggaran": budget,
            "realisasi_rp": spent,
            "sisa": budget - spent,
        }
        return figures[part.base]

    def _elsewhen(self, qualifier: str, thing: Thing, rank: int, of: int) -> tuple[int, int, int, int]:
        """Target, realisasi, pagu and money spent of another time or another document."""
        target, done, pagu, spent = thing.target, thing.realisasi, thing.pagu, thing.realisasi_rp
        span = max(of, 1)
        if qualifier == "bulan":
            months = [target // 12 + (m < target % 12) for m in range(12)]
            results = [done // 12 + (m < done % 12) for m in range(12)]
            return months[rank], results[rank], pagu // 12, spent // 12
        if qualifier == "lalu" and "target_renstra" in self.names:
            return 2 * target, 2 * target - 3, 2 * pagu, 2 * pagu // 100 * 92
        yearly = [pagu // 100 * (100 + 5 * year) for year in range(span)]
        return {
            "tahun": (
                target + rank,
                target + rank - 1,
                yearly[min(rank, span - 1)],
                yearly[min(rank, span - 1)] // 100 * 93,
            ),
            "akhir": (target + span, target + span - 1, sum(yearly), sum(yearly) // 100 * 93),
            "lalu": (target - 1, target - 2, pagu // 100 * 95, pagu // 100 * 90),
            "renstra": (5 * target, 2 * target - 3 + done, 5 * pagu, 2 * pagu // 100 * 92 + spent),
            "rkpd": (target, done, pagu // 100 * 110, spent),
            "rkt": (target, done, pagu // 100 * 105, spent),
            "sebelum": (target + 2, done, pagu // 100 * 90, spent),
            "sesudah": (target, done, pagu, spent),
            "depan": (target + 1, done, pagu // 100 * 105, spent),
        }[qualifier]
