"""Names of programmes, indicators and the like: display form, labels in front, comparison."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct
from rapidfuzz import fuzz, process

from lakip_xls.parsing.codes import Kode, split_code

_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_WORD = re.compile(r"[^\W_]+")
_KIND_IN_FRONT = re.compile(r"^(?:sub kegiatan|subkegiatan|program|kegiatan) (?=\w)")


def clean(text: str) -> str:
    """The text on one line with single spaces; wording and case stay."""
    if _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


# --- labels -------------------------------------------------------------------------------

_KINDS = {
    "sub": "sub_kegiatan",
    "program": "program",
    "kegiatan": "kegiatan",
    "output": "output",
    "keluaran": "output",
    "outcome": "outcome",
    "hasil": "outcome",
    "input": "input",
    "masukan": "input",
    "sasaran": "sasaran",
    "indikator": "indikator",
    "tujuan": "tujuan",
}
_LEVEL = r"sub\s*-?\s*kegiatan|program|kegiatan"
_LABEL_WORDS = (
    rf"(?:{_LEVEL}|output|keluaran|outcome|hasil|input|masukan"
    r"|(?:sasaran|indikator|tujuan)(?:\s+(?:strategis|kinerja|utama|sasaran|opd|program|(?:sub\s*)?kegiatan))*)"
)
_ROMAN = r"(?-i:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})(?!\w)"
_DIGITS = r"\d{1,2}(?:\.\d{1,2})*"
_NUMBER = rf"(?:{_DIGITS}|{_ROMAN}|[a-z])\.?"
_WITH_MARK = re.compile(
    rf"(?P<kata>{_LABEL_WORDS})\s*(?:\(?(?P<nomor>{_NUMBER})\)?)?\s*(?::\s*-?|=|[-–—](?=\s))\s*",
    re.IGNORECASE,
)
_WITH_NUMBER = re.compile(
    rf"(?P<kata>{_LABEL_WORDS})\s*(?:\d{{1,2}}\s+)?"
    rf"(?P<nomor>{_DIGITS}(?=[.)\s]|$)|{_ROMAN}(?=[.)]*\s)|[a-z](?=[.)]\s))[.)]*\s*",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?P<kata>{_LEVEL})\s+(?=[^\W\d_(])", re.IGNORECASE)
_GLUED = re.compile(r"(?P<kata>[Ss]ub\s*-?\s*[Kk]egiatan|[Kk]egiatan|[Pp]rogram)(?=[A-Z])")
_ALONE = re.compile(rf"(?P<kata>{_LEVEL}|output|outcome|input)", re.IGNORECASE)
_NUMBERING = re.compile(
    rf"[-–—•*▪●➢]+\s*|\(\s*(?P<a>\w{{1,4}})\s*\)\s*|(?P<b>{_DIGITS}|{_ROMAN})(?:[.)]+(?:\s+|(?=\D))|\)\s*)"
    r"|(?P<c>[A-Za-z])[.)]\s+|(?P<d>\d{1,2}(?:\.\d{1,2})+)\s+(?=[^\W\d_])"
)
_NUMBER_SPACE = re.compile(rf"(?P<nomor>{_DIGITS}|{_ROMAN}|[a-zA-Z])\s+(?={_LABEL_WORDS}\b)", re.IGNORECASE)
_REALLY_NAMED_KEGIATAN = frozenset({"kegiatan pemberdayaan kelurahan"})
"""Official names that begin with the word itself."""


class Label(Struct, frozen=True):
    """A name and what stood in front of it."""

    name: str
    """The name alone. An official 'PROGRAM PENUNJANG ...' keeps its first word, a 'Program :' does not."""
    kind: str | None = None
    """program, kegiatan, sub_kegiatan, output, outcome, input, sasaran, indikator or tujuan."""
    ordinal: str | None = None
    """The number beside the label or in front of the name: '2', 'IV', 'a'."""
    kode: Kode | None = None
    """The code in front of the name."""


@lru_cache(maxsize=65536)
def strip_label(text: str) -> Label:
    """Take label, numbering and code from the front of a name.

    'Sub Kegiatan 2 : X' -> X; 'Kegiatan X' -> X; 'Program : X' -> X; 'Program X' -> 'Program X'
    with jenis 'program', because the official name begins with that word.
    """
    rest = clean(text)
    kind = number = None
    code: Kode | None = None
    while rest:
        if code is None:
            code, rest = split_code(rest)
        if kind is None and (match := _WITH_MARK.match(rest) or _WITH_NUMBER.match(rest)):
            kind, number = _kind(match["kata"]), (match["nomor"] or number)
        elif kind is None and (match := _NUMBER_SPACE.match(rest)):
            number = match["nomor"]
        elif match := _NUMBERING.match(rest):
            number = number or next((n for n in match.groups() if n), None)
        else:
            break
        rest = rest[match.end() :]
    if kind is None and rest:
        kind, rest = _bare_label(rest)
    return Label(rest, kind, number.rstrip(".") if number else None, code)


def _bare_label(text: str) -> tuple[str | None, str]:
    """The kind said by a leading word without a colon, and the name."""
    if match := _ALONE.fullmatch(text):
        return _kind(match["kata"]), ""
    match = _GLUED.match(text) or _BARE.match(text)
    if match is None:
        return None, text
    kind = _kind(match["kata"])
    if text.casefold() in _REALLY_NAMED_KEGIATAN or (kind == "program" and text[match.end("kata")].isspace()):
        return kind, text
    return kind, text[match.end() :]


def _kind(word: str) -> str:
    start = _WORD.match(word.casefold())
    word = start.group() if start else ""
    return _KINDS["sub" if word.startswith("sub") else word]


# --- comparison ---------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _spelling() -> dict[str, str]:
    source = files("lakip_xls").joinpath("data/ejaan.csv").read_text(encoding="utf-8")
    return {row["varian"]: row["baku"] for row in csv.DictReader(source.splitlines())}


@lru_cache(maxsize=65536)
def words(text: str) -> str:
    """The words a comparison counts: casefolded, usual spelling, no punctuation, no leading 'program'."""
    text = unicodedata.normalize("NFKC", clean(text))
    spelling = _spelling()
    found = _WORD.findall(text.casefold().replace("&", " dan "))
    joined = " ".join(spelling.get(w, w) for w in found)
    return _KIND_IN_FRONT.sub("", joined)


def key(text: str) -> str:
    """Comparison key: equal for two writings of the same name (case, spaces, punctuation, usual spelling)."""
    return words(text).replace(" ", "")


_ONE_WORD = 90.0
"""Likeness of two names that differ by nothing but one word that one of them leaves out."""


def similarity(a: str, b: str) -> float:
    """Likeness of two names, 0 to 100; 100 where their keys are equal."""
    left, right = words(a), words(b)
    if left.replace(" ", "") == right.replace(" ", ""):
        return 100.0
    if not left or not right:
        return 0.0
    score = min(99.9, max(fuzz.ratio(left, right), fuzz.token_sort_ratio(left, right)))
    return _ONE_WORD if score < _ONE_WORD and _lacks_a_word(left.split(), right.split()) else score


def _lacks_a_word(left: list[str], right: list[str]) -> bool:
    """True where one name is the other without one of its inner words, and at least four words agree."""
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) != 1 or len(short) < 4:
        return False
    at = next((i for i, word in enumerate(short) if word != long[i]), len(short))
    return 0 < at < len(short) and short[at:] == long[at + 1 :]


def closest(name: str, others: Sequence[str]) -> tuple[float, int]:
    """The likeness and the place of the most alike of several names, the first among equals.

    The same as comparing each with `similarity`, but only those are compared that can be the best.
    """
    form, forms = words(name), [words(other) for other in others]
    scores = [0.0] * len(forms)
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        for _, score, i in process.extract(form, forms, scorer=scorer, limit=None):
            scores[i] = max(scores[i], score)
    best, split = max(scores), form.split()
    hopeful = (
        i
        for i, score in enumerate(scores)
        if score == best
        or forms[i].replace(" ", "") == form.replace(" ", "")
        or (best < _ONE_WORD and _lacks_a_word(split, forms[i].split()))
    )
    return max(((similarity(name, others[i]), i) for i in hopeful), key=lambda s: s[0])


def same_name(a: str, b: str) -> bool:
    """True where two names differ by nothing but case, spacing, punctuation and usual spelling."""
    return key(a) == key(b)
