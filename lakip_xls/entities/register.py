"""ONE register of what all chosen documents speak of: who is who, asked by figures, rules and sheets alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from lakip_xls.entities.assign import Pairing, assign, nothing
from lakip_xls.entities.forest import Forest, build_forest
from lakip_xls.entities.indicators import IndicatorRegister
from lakip_xls.entities.likeness import Verdicts
from lakip_xls.entities.outputs import OutputRegister
from lakip_xls.entities.sasaran import SasaranRegister, build_sasaran
from lakip_xls.entities.tree import Node
from lakip_xls.model import Data, Row
from lakip_xls.parsing.codes import parse_code
from lakip_xls.parsing.names import key
from lakip_xls.settings import Settings

T = TypeVar("T")
U = TypeVar("U")


class Register(Struct, frozen=True, eq=False):
    """Every programme, kegiatan, sub kegiatan, sasaran, indicator and output, and which mentions mean the same."""

    forest: Forest
    sasaran: SasaranRegister
    indicators: IndicatorRegister
    outputs: OutputRegister
    shifts: dict[int, Node]
    """Row of a list of shifts (by identity) -> the sub kegiatan of the realisasi anggaran that it means."""
    verdicts: Verdicts

    def assign(
        self,
        kind: str,
        left: Sequence[T],
        right: Sequence[U],
        name_left: Callable[[T], str],
        names_right: Callable[[U], str | Sequence[str]],
        evidence: Callable[[T, U], Iterable[str]] = nothing,
    ) -> Pairing[T, U]:
        """Assign two lists of a kind of things one to one, with evidence that only the asker has."""
        return assign(left, right, name_left, names_right, kind=kind, verdicts=self.verdicts, evidence=evidence)

    def programs(self, names: Iterable[str], known: Sequence[tuple[str, str | None]]) -> dict[str, int]:
        """Name (or code) of a programme -> its place among the known (name, code); several names may mean one."""
        places = {key(name): i for i, (name, _) in reversed(list(enumerate(known)))}
        codes = {code: i for i, (_, code) in reversed(list(enumerate(known))) if code}
        for tree in self.forest.other:
            for node in tree.roots:
                reference = tree.reference(node)
                if reference is not None and key(reference.name) in places:
                    places.setdefault(key(node.name), places[key(reference.name)])
        found: dict[str, int] = {}
        rest: list[str] = []
        for name in dict.fromkeys(names):
            code = parse_code(name)
            place = places.get(key(name), codes.get(code.text) if code else None)
            if place is None:
                rest.append(name)
            else:
                found[name] = place
        for pair in self.assign("program", rest, list(enumerate(known)), lambda n: n, lambda k: k[1][0]).pairs:
            found[pair.left] = pair.right[0]
        return found


def verdicts(settings: Settings) -> Verdicts:
    """A person's word on names, from Pengaturan."""
    return Verdicts.of((p.kind, p.name, p.matching, p.equal) for p in settings.matching)


def build_register(data: Data, settings: Settings) -> Register:
    """Reconcile all mentions in the chosen documents."""
    said = verdicts(settings)
    forest = build_forest(data, said)
    sasaran = build_sasaran(data, settings.sasaran_program, said)
    return Register(
        forest,
        sasaran,
        IndicatorRegister(data, sasaran, said),
        OutputRegister(data, forest, said),
        _shifts(data, forest, said),
        said,
    )


def _shifts(data: Data, forest: Forest, verdicts: Verdicts) -> dict[int, Node]:
    """The rows of a list of shifts with the sub kegiatan that they are about."""
    rows = [b for b in data.rows("pergeseran") if b.text("sub_kegiatan")]
    below = [n for t in forest.anggaran for n in t.everything() if n.tingkat == "sub_kegiatan" and not n.repeated_name]

    def ends_there(row: Row, node: Node) -> Iterator[str]:
        before, out = row.number("anggaran_semula"), row.number("ditarik")
        pagu = node.money.get("pagu")
        if before is not None and out is not None and pagu is not None and pagu.number == before - out:
            yield "angka"

    outcome = assign(
        rows,
        below,
        lambda b: b.text("sub_kegiatan"),
        lambda n: n.name,
        kind="sub_kegiatan",
        verdicts=verdicts,
        evidence=ends_there,
    )
    return {id(p.left): p.right for p in outcome.pairs}
