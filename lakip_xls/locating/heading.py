"""What a heading says, composed of its words.

An Indonesian noun phrase is head-initial: the first noun that carries meaning is what the column holds,
light nouns (jumlah, nilai, uraian, nama) pass the head on, and the order of what follows does not matter.
The words are data (`data/leksikon.csv`, see `leksikon.py`); pairs of words are never listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from lakip_xls.locating.words import Word, split_words
from lakip_xls.skema import TINGKAT

LEVELS = ("urusan", "misi", "tujuan", "sasaran", *TINGKAT, "akun", "unit")
"""What a column can speak of, the highest first."""

VALUES = frozenset({"plan", "result", "rate", "rest", "withdrawn", "change", "forecast", "baseline"})
"""Roles of columns that hold figures."""

_FIGURES = VALUES | {"numerator", "denominator", "action", "count"}
_PASSING = frozenset({"name", "total", "average", "plan", "result", "code", "period"})
"""Roles of light nouns that pass on what the heading above says."""

_WORDED = frozenset({"name", "indicator", "numerator", "denominator", "group"})
"""Roles whose columns may be said to hold words ('Uraian ...')."""

_MEASURED = _FIGURES | {"name", "indicator", "total", "average", "group", "weighting", "price", "person"}
"""Roles that can be of money or of output."""

_LONGEST = 300
_HEAD = 3
"""Weight of a full head noun; less is a noun that lets a group above or a noun beside it speak."""
_UNNAMED_QUARTER = 0.8
"""What remains of the confidence where a figure is that of a quarter which is not named."""
_COUNTED = frozenset({"name", "indicator", "owner", "position", "person", "action"})


class Heading(Struct, frozen=True):
    """What a heading (one text, or a whole head path) says."""

    role: str | None = None
    """What the column holds: 'number', 'code', 'name', 'indicator', 'plan', 'result', 'rate', 'rest', 'unit', ..."""
    levels: tuple[str, ...] = ()
    """Of what, the highest level first; several where the text names several."""
    tier: str | None = None
    """The level that a sasaran belongs to: 'Sasaran Program' is a sasaran of the tier 'program'."""
    measure: str | None = None
    """'money', 'output' or None."""
    shape: str | None = None
    """'percent', 'rupiah', 'tick', 'text' or None."""
    stage: str | None = None
    """'before' (sebelum, semula, tahun lalu), 'now', 'final' (setelah, perubahan), 'end' (akhir Renstra), 'next'."""
    document: str | None = None
    """The document that a figure is taken from: 'renstra', 'rkpd', 'rkt', 'pk', 'dpa', 'apbd', 'nasional', ..."""
    group: str | None = None
    """Kelompok belanja: 'operasi', 'modal', 'tidak_terduga', 'transfer'."""
    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    until: bool = False
    """Whether the figure runs up to its period (s.d., kumulatif)."""
    unknown: tuple[str, ...] = ()
    """Words of no lexicon; they lower the confidence and never drop a column."""
    mended: tuple[str, ...] = ()
    """Misspelt words and what they were taken for, 'relisasi -> realisasi'."""
    confidence: float = 1.0

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was understood."""
        return replace(self, unknown=(), mended=(), confidence=1.0) == Heading()


class Reading(Struct, frozen=True):
    """A heading and how firmly its role stands."""

    heading: Heading
    weight: int = -2
    """Weight of the word that gave the role: 3 a head noun, 2 a soft one, 1 a level's name, 0 and less a light noun."""
    bare_digit: int | None = None
    """The number where the text is one small number alone ('1' under 'Triwulan')."""
    numbers: bool = False
    """Whether a small number below is a quarter (the text ends in 'Triwulan')."""


def read_heading(text: str) -> Heading:
    """What one heading text says; a Heading without role where it says nothing."""
    return read_text(text).heading


@lru_cache(maxsize=20_000)
def read_text(text: str) -> Reading:
    """What one heading text says, with the weight of its head noun."""
    if not text or len(text) > _LONGEST:
        return Reading(Heading())
    return _compose_words(split_words(text))


def compose(path: Sequence[str]) -> Heading:
    """What a head path says, outermost heading first: the leaf's features win, empty ones come from above."""
    return compose_readings([read_text(t) for t in path])


def compose_readings(path: Sequence[Reading], taken: frozenset[tuple[int, str]] = frozenset()) -> Heading:
    """The composed heading of a path of readings.

    `taken` names groups (by place in the path) and roles that another column of the group says itself: below
    'Realisasi Anggaran' with columns Anggaran and Realisasi, 'Anggaran' is the plan.
    """
    if not path:
        return Heading()
    current = path[-1]
    for place in range(len(path) - 2, -1, -1):
        group = path[place]
        if current.weight >= 1 and (place, group.heading.role or "") in taken:
            group = replace(group, heading=replace(group.heading, role=None), weight=-2 if group.weight else 0)
        current = _under(current, group)
    return _settle(current.heading)


def _under(leaf: Reading, group: Reading) -> Reading:
    """A heading below a group heading."""
    low, high = leaf.heading, group.heading
    role, weight = low.role, leaf.weight
    figure = role is None or role in _FIGURES
    measure = low.measure
    if measure is None and figure and (group.weight != 0 or leaf.weight < _HEAD):
        measure = high.measure
    if high.role is not None and _group_speaks(leaf, group):
        if role is not None and weight == 0:
            measure = high.measure
        role, weight = high.role, group.weight
        figure = role in _FIGURES
    quarter = low.quarter or high.quarter
    if leaf.bare_digit is not None and group.numbers and leaf.bare_digit <= 4:
        quarter = leaf.bare_digit
    shape = low.shape or (high.shape if figure else None)
    if low.shape == "rupiah" and low.role is None and high.role == "rate" and high.shape == "percent":
        shape = "percent"
    heading = Heading(
        role,
        low.levels or high.levels,
        low.tier if low.levels else low.tier or high.tier,
        measure,
        shape,
        low.stage or high.stage,
        low.document or high.document,
        low.group or high.group,
        low.year or high.year,
        quarter,
        low.month or high.month,
        low.until or high.until,
        (*high.unknown, *low.unknown),
        (*high.mended, *low.mended),
        min(low.confidence, 0.5 + high.confidence / 2),
    )
    return Reading(heading, weight, group.bare_digit if leaf.bare_digit is None else leaf.bare_digit, leaf.numbers)


def _group_speaks(leaf: Reading, group: Reading) -> bool:
    """Whether the group's role is what the column holds: the leaf has none, or a lighter noun than the group."""
    low, high = leaf.heading, group.heading
    if low.role is None and (low.measure or low.shape) and high.role not in _FIGURES:
        return False
    if low.role is None or (leaf.weight < 1 and low.role in _PASSING):
        return group.weight >= 1
    if leaf.weight >= _HEAD or group.weight < _HEAD:
        return False
    if low.role == "rate":
        return high.role == "plan"
    return high.role in _FIGURES


def _settle(heading: Heading) -> Heading:
    """What features together make of a role."""
    role, measure, shape = heading.role, heading.measure, heading.shape
    if role == "rate" and shape == "rupiah":
        role = "result"
    elif shape == "percent" and (role is None or (role == "result" and measure == "money")):
        role = "rate"
    elif role == "action" and (heading.quarter or heading.month):
        role = "plan"
    elif role == "period" and (heading.year or heading.quarter or heading.month or heading.stage):
        role = None
    return heading if role == heading.role else replace(heading, role=role)


def _compose_words(words: Sequence[Word]) -> Reading:
    """The reading of a text from its words."""
    heads = [w for w in words if w.role]
    features: dict[str, str] = {}
    for word in words:
        for name, value in word.features:
            features.setdefault(name, value)
    if features.get("stage") == "next" and _joined(words):
        del features["stage"]
    best = max(heads, key=lambda w: w.weight, default=None)
    role = best.role if best else None
    weight = best.weight if best else -2
    counting = next((w for w in words if w.role or w.has("count") or w.has("value")), None)
    if best and counting and counting is not best and role in _COUNTED and best.weight != 2:
        role = "count" if counting.has("count") else "result" if counting.has("value") and role == "indicator" else role
    if best and _coordinates(words, best):
        role, weight = None, -2
    if "amended" in features and (role in (None, "total") or (role == "withdrawn" and weight < 1)):
        role, weight = "plan", 0
    if role is not None and "start" in features and (role in ("rate", "result") or weight < 1):
        role, weight = "baseline", _HEAD
    if (role == "efficiency" and heads[0].role == "plan") or (role == "unit" and heads[0].role in VALUES):
        role, weight = heads[0].role, heads[0].weight
    if role == "plan" and "cut" in features and features.get("stage") not in ("before", "final"):
        role = "withdrawn"
    if role == "plan" and features.get("stage") == "end" and _measure(words) == "money" and "document" not in features:
        features["stage"] = "final"
    levels, tier = _levels(words)
    if role == "source" and _measure(words) == "money":
        role = "funding"
    measured = role is None or role in _MEASURED
    unknown = tuple(w.text for w in words if w.unknown)
    known = sum(1 for w in words if not w.unknown and not w.separator)
    mended = tuple(w.written for w in words if w.written)
    confidence = (known / (known + len(unknown)) if known else 0.0) * 0.9 ** len(mended)
    if role in VALUES and "quarter" not in features and any(w.has("quarters") for w in words):
        confidence *= _UNNAMED_QUARTER
    heading = Heading(
        role,
        levels,
        tier,
        _measure(words) if measured else None,
        _shape(features.get("shape"), role, words),
        features.get("stage"),
        features.get("document"),
        features.get("group") if measured else None,
        int(features["year"]) if "year" in features else None,
        int(features["quarter"]) if "quarter" in features else None,
        int(features["month"]) if "month" in features else None,
        "until" in features,
        unknown,
        mended,
        round(confidence, 3),
    )
    alone = [w for w in words if not w.separator]
    digit = int(alone[0].text) if len(alone) == 1 and alone[0].text.isdigit() and len(alone[0].text) < 3 else None
    return Reading(_settle(heading), weight, digit, bool(words) and words[-1].has("quarters"))


def _shape(shape: str | None, role: str | None, words: Sequence[Word]) -> str | None:
    """The shape that a text names: words for columns of words, a percentage for figures or where '%' is written."""
    if shape == "text":
        return shape if role in _WORDED else None
    if shape == "percent" and role is not None and role not in _FIGURES:
        return shape if any(w.text == "%" for w in words) else None
    return shape


def _coordinates(words: Sequence[Word], best: Word) -> bool:
    """Whether a text only joins two different value nouns ('Anggaran dan Realisasi'): it names no single figure."""
    heads = [w for w in words if w.role in VALUES or w.separator or w.role is None and w.unknown]
    return (
        any(
            b.separator and a is heads[0] and a.role in VALUES and c.role in VALUES and a.role != c.role
            for a, b, c in zip(words, words[1:], words[2:], strict=False)
        )
        and best.role in VALUES
    )


def _joined(words: Sequence[Word]) -> bool:
    """Whether a text names a figure before what it is called for later years ('Target / Prakiraan Maju')."""
    first = next((i for i, w in enumerate(words) if w.separator), 0)
    return any(w.role in VALUES for w in words[:first])


def _measure(words: Sequence[Word]) -> str | None:
    """Money or output; neither where the text joins figures of both ('Kinerja dan Anggaran', 'Target dan Pagu').

    What is realised of a target that is not one of money is output ('Realisasi Target').
    """
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.separator:
            parts.append([])
        else:
            parts[-1].append(word)
    found = {w.get("measure") for w in words} - {None}
    figures = [p for p in parts if any(w.role in VALUES or w.has("measure") for w in p)]
    told = {next((m for w in reversed(p) if (m := w.get("measure"))), None) for p in figures}
    if len(told) > 1:
        return None
    of_a_plan = [w.role for w in words if w.role or w.separator] == ["result", "plan"]
    return "money" if "money" in found else next(iter(found), "output" if of_a_plan else None)


def _levels(words: Sequence[Word]) -> tuple[tuple[str, ...], str | None]:
    """The levels that a text names; a level set right behind 'sasaran' is the tier of the sasaran."""
    found: set[str] = set()
    tier: str | None = None
    open_tier = False
    for i, word in enumerate(words):
        level = word.get("level")
        if level is None:
            if word.unknown or (word.separator and tier is None):
                open_tier = False
            continue
        below = level in TINGKAT
        if below and open_tier and "sasaran" in found:
            tier = level
            continue
        if level == "unit" and words[0].role != "code" and not _listed(words, i):
            continue
        found.add(level)
        open_tier = level == "sasaran"
    return tuple(x for x in LEVELS if x in found), tier


def _listed(words: Sequence[Word], place: int) -> bool:
    """Whether a word stands in a list of levels ('OPD / Program / Kegiatan')."""
    left = place == 0 or words[place - 1].separator
    return left and place + 1 < len(words) and words[place + 1].separator
