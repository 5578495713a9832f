"""Many kinds of single faults, structural ones and whole documents too: told at the cell, and how much else beside it.

    python -m tests.fault_kinds [--jenis WORD ...] [--banyak 3] [--dari 0] [--tunjuk]

Every kind is put into random units in random layouts. The line of a kind: tried, told at the cell by a rule that may
say it, the changed cell first, its old value proposed, and of the other findings (level kesalahan or peringatan, not
tied to the one told): none, at most one, the most.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.parsing.numbers import parse_number
from lakip_xls.pipeline import Options, process
from tests.faults import MAKERS, SIBLING
from tests.faults_base import Breaker, Material, Place
from tests.generator import build_unit, make_unit, oracle
from tests.generator.layouts.tables import Key
from tests.generator.writer import WRITER

UANG36 = "realisasi_program_anggaran"
NUMERIC = frozenset(
    [
        "JML-01",
        "JML-02",
        "JML-03",
        "JML-04",
        "JML-05",
        "JML-06",
        "JML-07",
        "JML-09",
        "PSN-01",
        "PSN-02",
        "PSN-03",
        "PSN-04",
        "PSN-05",
        "PSN-06",
        "PSN-07",
        "DOK-01",
        "DOK-02",
        "DOK-03",
        "DOK-04",
        "DOK-11",
        "DOK-12",
        "RA-01",
        "RA-02",
        "IND-01",
        "DOK-18",
        "BACA-04",
        "BACA-05",
    ]
)
"""Rules that may tell a wrong figure."""


@dataclass(frozen=True)
class Kind:
    """One kind of fault, and the rules that may tell it."""

    name: str
    function: Breaker
    kodes: frozenset[str]
    without: tuple[str, ...] = ()
    features: tuple[tuple[str, Any], ...] = ()
    numeric: bool = False
    """One figure was changed: its old value is known."""


# --- figures ------------------------------------------------------------------------------

Slip = Callable[[Random, int], int | None]


def _digit(rng: Random, v: int) -> int | None:
    i, text = rng.randrange(len(str(v))), str(v)
    return int(text[:i] + rng.choice([c for c in "123456789" if c != text[i]]) + text[i + 1 :])


def _exchanged(rng: Random, v: int) -> int | None:
    text = str(v)
    places = [i for i in range(len(text) - 1) if text[i] != text[i + 1] and (i or text[1] != "0")]
    if not places:
        return None
    i = rng.choice(places)
    return int(text[:i] + text[i + 1] + text[i] + text[i + 2 :])


def _lost(rng: Random, v: int) -> int | None:
    i, text = rng.randrange(1, len(str(v))), str(v)
    return int(text[:i] + text[i + 1 :])


def _doubled(rng: Random, v: int) -> int | None:
    i, text = rng.randrange(len(str(v))), str(v)
    return int(text[: i + 1] + text[i:])


SLIPS: dict[str, Slip] = {
    "digit": _digit,
    "tertukar angka": _exchanged,
    "angka hilang": _lost,
    "angka ganda": _doubled,
    "dibulatkan ribuan": lambda _r, v: v // 1000 * 1000,
    "sepuluh kali": lambda _r, v: v * 10,
    "seratus kali": lambda _r, v: v * 100,
    "sepersepuluh": lambda _r, v: v // 10,
    "seperseribu": lambda _r, v: v // 1000,
    "negatif": lambda _r, v: -v,
}


def _level(b: Material, frame: str, field: str, tingkat: str) -> list[Key]:
    rows = oracle.frame(b.draft.unit)["anggaran"]
    keys = b.key(frame, field)
    return [k for k in keys if isinstance(k[1], int) and 0 <= k[1] < len(rows) and rows[k[1]]["tingkat"] == tingkat]


Cells = Callable[[Material], list[Key]]

MONEY: dict[str, Cells] = {
    **{
        f"{field} {tingkat} {label}": (lambda b, f=frame, x=field, t=tingkat: _level(b, f, x, t))
        for frame, label in (("anggaran", "LRA"), (UANG36, "3.6"))
        for field in ("pagu", "realisasi")
        for tingkat in ("program", "kegiatan", "sub_kegiatan")
    },
    "jumlah pagu LRA": lambda b: b.key("anggaran", "pagu", total=True),
    "jumlah realisasi LRA": lambda b: b.key("anggaran", "realisasi", total=True),
    "sisa LRA": lambda b: b.key("anggaran", "sisa"),
    "program PK": lambda b: b.key("pk_program", "anggaran"),
    "jumlah PK": lambda b: b.key("pk_program", "anggaran", total=True),
    "RKT": lambda b: b.key("rkt", "anggaran"),
    "belanja": lambda b: [*b.key("belanja", "pagu"), *b.key("belanja", "realisasi")],
}


def _slip(cells: Cells, slip: Slip) -> Breaker:
    def breaker(b: Material) -> Sequence[Place] | None:
        key = b.choose(cells(b), lambda v: isinstance(v, int) and v > 99_999)
        new = slip(b.rng, b.content(key)) if key else None
        return None if new is None or key is None or new == b.content(key) else b.replace(key, new)

    return breaker


def _neighbour(cells: Cells) -> Breaker:
    """The value of the cell above or below, typed by mistake."""

    def breaker(b: Material) -> Sequence[Place] | None:
        keys = [k for k in cells(b) if isinstance(b.content(k), int) and b.content(k) > 9_999]
        pairs = [(a, z) for a, z in zip(keys, keys[1:], strict=False) if b.content(a) != b.content(z)]
        if not pairs:
            return None
        a, z = b.rng.choice(pairs)
        return b.replace(a, b.content(z))

    return breaker


# --- structure ----------------------------------------------------------------------------


def _exchange(cells: Cells) -> Breaker:
    """Two cells of a column exchanged."""

    def breaker(b: Material) -> Sequence[Place] | None:
        keys = [k for k in cells(b) if isinstance(b.content(k), int) and b.content(k) > 9_999]
        pairs = [(a, z) for a, z in zip(keys, keys[1:], strict=False) if b.content(a) != b.content(z)]
        if not pairs:
            return None
        a, z = b.rng.choice(pairs)
        first, second = b.content(a), b.content(z)
        return [*(b.replace(a, second) or ()), *(b.replace(z, first) or ())]

    return breaker


def _across(frame: str) -> Breaker:
    """Pagu and realisasi of one row exchanged."""

    def breaker(b: Material) -> Sequence[Place] | None:
        rows = [k for k in _level(b, frame, "pagu", "sub_kegiatan") if (k[0], k[1], "realisasi") in b.draft.catatan]
        rows = [k for k in rows if b.content(k) != b.content((k[0], k[1], "realisasi"))]
        if not rows:
            return None
        pagu = b.rng.choice(rows)
        spent: Key = (pagu[0], pagu[1], "realisasi")
        first, second = b.content(pagu), b.content(spent)
        return [*(b.replace(pagu, second) or ()), *(b.replace(spent, first) or ())]

    return breaker


def _segment(lose: bool) -> Breaker:
    """A code with a segment lost or changed."""

    def breaker(b: Material) -> Sequence[Place] | None:
        key = b.choose(_level(b, "anggaran", "kode", "sub_kegiatan"))
        if key is None or b.draft.features.get("realisasi_anggaran.hierarki") == "kode_terpisah":
            return None
        parts = str(b.content(key)).split(".")
        at = b.rng.randrange(2, len(parts) - 1)
        parts[at : at + 1] = [] if lose else [f"{int(parts[at]) % 89 + 10:02d}"]
        return b.replace(key, ".".join(parts))

    return breaker


# --- whole documents ----------------------------------------------------------------------


def _whole(frame: str, fields: Sequence[str], also: Sequence[str] = ()) -> Breaker:
    """All figures of a document are those of another year, its own sums and all."""

    def breaker(b: Material) -> Sequence[Place] | None:
        keys = [k for n in (frame, *also) for f in fields for k in b.key(n, f, total=None)]
        keys = [k for k in keys if isinstance(b.content(k), int)]
        if len(keys) < 5:
            return None
        factor = b.rng.randrange(3, 8)
        places = [p for k in keys if b.content(k) for p in (b.replace(k, b.content(k) * factor) or ())]
        return [(places[0][0], places[0][1], "")] if places else None

    return breaker


WHOLE = {
    "RKT": _whole("rkt", ("anggaran",)),
    "PK": _whole("pk_program", ("anggaran",)),
    "LRA": _whole("anggaran", ("pagu", "realisasi", "sisa"), ("belanja",)),
    "Tabel 3.6": _whole(UANG36, ("pagu", "realisasi")),
}

KINDS: tuple[Kind, ...] = (
    *(
        Kind(f"{slip}: {cells}", _slip(where, how), NUMERIC, numeric=True)
        for cells, where in MONEY.items() for slip, how in SLIPS.items()
        if not (cells.startswith("jumlah") and slip == "dibulatkan ribuan")
    ),
    *(Kind(f"tetangga: {cells}", _neighbour(where), NUMERIC, numeric=True) for cells, where in MONEY.items()),
    *(Kind(f"dua sel tertukar: {cells}", _exchange(where), NUMERIC) for cells, where in MONEY.items() if "sub" in cells),
    *(Kind(f"pagu dan realisasi tertukar: {f}", _across(f), NUMERIC) for f in ("anggaran", UANG36)),
    *(
        Kind(f"ruas kode {'hilang' if lose else 'berubah'}", _segment(lose), frozenset({"NOM-03", "NOM-01", "BACA-05"}))
        for lose in (True, False)
    ),
    *(Kind(f"dokumen tahun lain: {name}", how, frozenset({"DOK-18", "DOK-01"})) for name, how in WHOLE.items()),
    *(
        Kind(f"{kode} {m.function.__name__}", m.function, SIBLING.get(kode, frozenset()) | {kode}, m.without,
             tuple(m.features.items()))
        for kode, makers in MAKERS.items() for m in makers
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """One fault and what was said."""

    kind: Kind
    seed: int
    place: Sequence[Place]
    told: Temuan | None
    first: bool
    """The changed cell is the one that the first finding names."""
    proposed: bool
    noise: tuple[Temuan, ...]


def trial(kind: Kind, seed: int) -> Outcome | None:
    """One fault of a kind in the unit of a seed; None where that cannot have it."""
    rng = Random(f"{kind.name}-{seed}")
    without = rng.choice(kind.without) if kind.without else None
    draft = build_unit(make_unit(seed), rng, document=WRITER.keys() - {without}, **dict(kind.features))
    material = Material(draft, rng, without)
    before = {k: c.content for k, c in draft.catatan.items()}
    place = kind.function(material)
    if not place:
        return None
    old = [v for k, v in before.items() if k in draft.catatan and draft.place(k) == place[0]]
    with tempfile.TemporaryDirectory() as name:
        draft.save(Path(name))
        for step in material.after:
            step(Path(name))
        findings = process(Path(name), Options(tanggal=date(2024, 1, 31)), whatever_there_is=True).temuan

    def here(t: Temuan) -> bool:
        return any(f in ("", t.file) and s in ("", t.sheet) and c in ("", t.cell, *t.also) for f, s, c in place)

    told = next((t for t in findings if here(t) and t.kode in kind.kodes), None)
    strong = [t for t in findings if t.tingkat is not Tingkat.INFO]
    root = told.root if told else ""
    figure = parse_number(told.seharusnya) if told and told.seharusnya else None
    return Outcome(
        kind, seed, place, told, bool(strong) and here(strong[0]), figure is not None and figure.value in old,
        tuple(t for t in strong if t is not told and root not in (t.root, t.id)),
    )  # fmt: skip


def trials(kind: Kind, count: int, first: int = 0) -> Iterator[Outcome]:
    """A number of faults of one kind, each in the next unit that can have it."""
    made = 0
    for seed in range(first, first + 8 * count):
        result = trial(kind, seed)
        if result is not None:
            yield result
            made += 1
            if made == count:
                return


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--jenis", dest="words", action="append", help="only kinds whose name has this word")
    parser.add_argument("--banyak", dest="count", type=int, default=3)
    parser.add_argument("--dari", dest="first", type=int, default=0)
    parser.add_argument("--tunjuk", dest="show", action="store_true", help="show what was missed or noisy")
    arguments = parser.parse_args()
    wanted = [k for k in KINDS if not arguments.words or any(w in k.name for w in arguments.words)]
    everything: list[Outcome] = []
    for kind in wanted:
        results = list(trials(kind, arguments.count, arguments.first))
        everything += results
        if arguments.show:
            for r in results:
                if r.told is None or r.noise or (kind.numeric and not (r.first and r.proposed)):
                    what = (
                        f"{r.told.kode} {r.told.cell} {r.told.tertulis} -> {r.told.seharusnya}" if r.told else "LUPUT"
                    )
                    print(f"   {kind.name}, unit {r.seed}, {r.place[0]}: {what}")
                    for t in r.noise[:4]:
                        print(f"      {t.kode} {t.file} {t.sheet} {t.cell}: {t.uraian[:180]}")
        _line(kind.name, results)
    _line("semua", everything)
    _line("angka", [r for r in everything if r.kind.numeric])
    return 0


def _line(name: str, results: Sequence[Outcome]) -> None:
    n = len(results) or 1
    noise = [len(r.noise) for r in results]
    print(
        f"{name:45} {len(results):4} sel {100 * sum(r.told is not None for r in results) / n:5.1f}% "
        f"pertama {100 * sum(r.first for r in results) / n:5.1f}% nilai {100 * sum(r.proposed for r in results) / n:5.1f}% "
        f"tanpa lain {100 * sum(x == 0 for x in noise) / n:5.1f}% paling banyak satu "
        f"{100 * sum(x <= 1 for x in noise) / n:5.1f}% terbanyak {max(noise, default=0)}", flush=True,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
