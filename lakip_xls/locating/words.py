"""The words of a heading: split, mended, joined to idioms and looked up in the lexicon."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from msgspec import Struct
from msgspec.structs import replace

from lakip_xls.nomenklatur import default

_SHORTEST_MENDED = 5
"""Letters from which a word may be a misspelling."""

_LONG = 9
"""Letters from which it may have two slips."""

_UNTIL = re.compile(r"\bs\s*\.?\s*[/.]?\s*d\b\.?(?!\w)")
_TRIWULAN = re.compile(r"\btri\s+(?=[wb]ulan)")
_GLUED_QUARTER = re.compile(r"\b(tw|trw|triw|triwulan)(?=(?:i{1,3}|iv)\b)")
_RANGE = re.compile(r"\b((?:19|20)\d\d)\s*(?:-|–|sd|/)\s*((?:19|20)\d\d)\b")
_SPACED = re.compile(r"(?<![^\W_])(?:[a-z] ){3,}[a-z](?![^\W_])")
_QUARTER_IN_PARENTHESES = re.compile(r"\b(tw|trw|triw|triwulan|tribulan)\b\W*(?:ke\W*)?\(\s*(iv|i{1,3}|[1-4])\s*\)")
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|%|[/,&+;\n–-]|#")
_HYPHENS = frozenset("-–")
_SEPARATORS = frozenset("/,&+;\n–-") | {"dan", "serta", "atau", "beserta"}
_NO_SEPARATORS = str.maketrans("", "", "/,&+;\n–-#")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMERAL = _ROMAN | {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4}
_OTHER_PERIODS = frozenset({"semester", "smt", "bulan", "bln"})
_QUARTER_WORDS = frozenset({"tw", "triwulan", "trw", "triw", "trwl", "trwln", "tribulan", "kuartal", "q"})


class Word(Struct, frozen=True):
    """A word or idiom of a heading and what the lexicon says of it."""

    text: str
    role: str | None = None
    weight: int = 0
    features: tuple[tuple[str, str], ...] = ()
    unknown: bool = False
    separator: bool = False
    written: str = ""
    """What was mended in it: 'relisasi -> realisasi'."""

    def get(self, name: str) -> str | None:
        """The value of a feature."""
        return next((v for n, v in self.features if n == name), None)

    def has(self, name: str) -> bool:
        """Whether the word carries a feature."""
        return self.get(name) is not None


class _Lexicon(Struct, frozen=True):
    words: dict[str, Word]
    whole: dict[str, Word]
    """Texts that mean something only when they stand alone ('K', 'SM')."""
    idioms: dict[str, tuple[tuple[tuple[str, ...], Word], ...]]
    """First word -> idioms that begin with it, the longest first."""
    inside: frozenset[str]
    """Words that idioms are made of."""
    mendable: tuple[str, ...]


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    words: dict[str, Word] = {}
    whole: dict[str, Word] = {}
    idioms: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    text = resources.files("lakip_xls").joinpath("data/leksikon.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        features = tuple((n, v or "yes") for n, _, v in (f.partition("=") for f in row["features"].split()))
        for written in row["word"].split("|"):
            foreign = ("foreign", "yes") in features
            word = Word(written.lstrip("="), row["role"] or None, int(row["weight"] or 0), features, unknown=foreign)
            parts = tuple(t for t in _TOKEN.findall(word.text) if t not in _HYPHENS)
            if written.startswith("="):
                whole[" ".join(parts)] = word
            elif len(parts) > 1:
                idioms.setdefault(parts[0], []).append((parts, word))
            else:
                words[written] = word
    longest_first = {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in idioms.items()}
    inside = frozenset(p for v in idioms.values() for parts, _ in v for p in parts)
    mendable = tuple(w for w in dict.fromkeys((*words, *inside)) if len(w) >= _SHORTEST_MENDED)
    return _Lexicon(words, whole, longest_first, inside, mendable)


def split_words(text: str) -> list[Word]:
    """The words of a heading text in order, separators included."""
    lower = _UNTIL.sub(" sd ", text.casefold().replace("\u2212", "-"))
    lower = _QUARTER_IN_PARENTHESES.sub(r"\1 \2", lower)
    lower = _GLUED_QUARTER.sub(r"\1 ", _TRIWULAN.sub("tri", lower))
    lower = _SPACED.sub(lambda m: m[0].replace(" ", ""), lower)
    years = _RANGE.search(lower)
    outside, inside = _PARENTHESES.sub(" ", lower), " ".join(_PARENTHESES.findall(lower))
    if not _TOKEN.search(outside.translate(_NO_SEPARATORS)):
        outside, inside = lower, ""
    words = _words(outside)
    while words and words[-1].separator:
        words.pop()
    words.extend(_aside(w) for w in _words(inside) if not w.separator)
    if years:
        words.append(Word("tahun", features=(("span", "yes"),)))
    return words


def _words(text: str) -> list[Word]:
    """The words of a text without parentheses."""
    tokens = _TOKEN.findall(_RANGE.sub(" ", text))
    whole = _lexicon().whole.get(" ".join(t for t in tokens if t not in _SEPARATORS))
    return [whole] if whole else _join(_mend(tokens), text)


def _aside(word: Word) -> Word:
    """A word in parentheses: it adds features, and is the head only of a light noun ('Nilai (Pagu)')."""
    if word.role is None or word.text == "%":
        return replace(word, role=None)
    return replace(word, weight=0 if word.role in ("plan", "result", "rate", "rest", "name") else -1)


def _mend(tokens: Sequence[str]) -> list[tuple[str, str]]:
    """(word, what was mended in it) of every token."""
    out: list[tuple[str, str]] = []
    for token in tokens:
        if not token.isalpha() or _is_known(token):
            out.append((token, ""))
            continue
        parts = _glued(token)
        if parts:
            out.extend((p, "") for p in parts)
            continue
        near = _near(token) if len(token) >= _SHORTEST_MENDED else None
        out.append((near, f"{token} -> {near}") if near else (token, ""))
    return out


def _is_known(token: str) -> bool:
    lexicon = _lexicon()
    return token in lexicon.words or token in lexicon.inside or token in _SEPARATORS or token in _NUMERAL


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """The words of official names: written right, so never a misspelling of a heading word ('pengadaan')."""
    return frozenset(word for line in default() for word in _TOKEN.findall(line.name.casefold()))


@lru_cache(maxsize=8192)
def _glued(token: str) -> tuple[str, ...]:
    """Two known words written as one ('indikatorkinerja', 'subkegiatan')."""
    words = _lexicon().words
    for cut in range(3, len(token) - 2):
        left, right = token[:cut], token[cut:]
        if left in words and right in words and len(left) + len(right) >= 8:
            return left, right
    return ()


@lru_cache(maxsize=8192)
def _near(token: str) -> str | None:
    """The known word that a word is a misspelling of: one slip, two in a long word."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if token in _names():
        return None
    most = 1 if len(token) < _LONG else 2
    hit = process.extractOne(token, _lexicon().mendable, scorer=OSA.distance, score_cutoff=most)
    return hit[0] if hit and hit[0][0] == token[0] else None


def _join(tokens: Sequence[tuple[str, str]], text: str) -> list[Word]:
    """Idioms, quarters, months, years and single words of the tokens."""
    lexicon = _lexicon()
    plain = [t for t, _ in tokens]
    words: list[Word] = []
    i = 0
    while i < len(plain):
        token, written = tokens[i]
        found = _idiom(plain, i) or _quarter(plain, i)
        if found:
            word, length = found
            slip = ", ".join(w for _, w in tokens[i : i + length] if w)
            words.append(replace(word, written=slip))
            i += length
            continue
        i += 1
        if token in _SEPARATORS:
            words.append(Word(token, separator=True))
        elif token in lexicon.words:
            word = lexicon.words[token]
            words.append(replace(word, written=written) if written else word)
        elif token == "%":
            words.append(_percent(text, not words, len(plain) == 1))
        elif token.isdigit():
            words.append(_number(token))
        elif token in _ROMAN and (len(plain) == 1 or (i == len(plain) and any(w.role for w in words))):
            words.append(Word(token, features=(("quarter", str(_ROMAN[token])),)))
        elif token in _NUMERAL:
            words.append(Word(token))
        else:
            words.append(Word(token, unknown=True))
    return words


def _percent(text: str, first: bool, alone: bool) -> Word:
    """'%' before a noun is a head of its own, behind it only the shape; after a digit it is part of a number."""
    if re.search(r"\d\s*%", text):
        return Word("%")
    features = (("shape", "percent"),)
    return Word("%", "rate", 2 if alone else 3, features) if first else Word("%", None, 0, features)


def _number(token: str) -> Word:
    if len(token) == 4 and token[:2] in ("19", "20"):
        return Word(token, features=(("year", token),))
    return Word(token)


def _idiom(tokens: Sequence[str], start: int) -> tuple[Word, int] | None:
    for parts, word in _lexicon().idioms.get(tokens[start], ()):
        place = start
        for part in parts:
            while place > start and place < len(tokens) and tokens[place] in _HYPHENS:
                place += 1
            if place >= len(tokens) or tokens[place] != part:
                break
            place += 1
        else:
            return word, place - start
    return None


def _quarter(tokens: Sequence[str], start: int) -> tuple[Word, int] | None:
    """'Triwulan I', 'TW 2', 'Semester I', 'Bulan 3'; several quarters count up to the last ('TW I s.d. III')."""
    first = tokens[start]
    if first not in _QUARTER_WORDS and first not in _OTHER_PERIODS:
        return None
    place = start + 1
    while place < len(tokens) and (tokens[place] in _SEPARATORS or tokens[place] == "ke"):
        place += 1
    number = _value(tokens, place)
    if number is None:
        return None
    if first in ("bulan", "bln"):
        return (Word("bulan", features=(("month", str(number)),)), place + 1 - start) if number <= 12 else None
    if first in ("semester", "smt"):
        features = (("quarter", str(number * 2)), ("until", "yes"))
        return (Word("semester", features=features), place + 1 - start) if number <= 2 else None
    if number > 4:
        return None
    end, last = place + 1, number
    while end + 1 < len(tokens) and tokens[end] in ("sd", "-", "–", "dan", "&", "+", "sampai", "hingga"):
        after = end + 1 + (tokens[end + 1] in _QUARTER_WORDS or tokens[end + 1] == "dengan")
        value = _value(tokens, after)
        if value is None or value > 4:
            break
        end, last = after + 1, value
    features = (("quarter", str(last)), *((("until", "yes"),) if last != number else ()))
    return Word("triwulan", features=features), end - start


def _value(tokens: Sequence[str], place: int) -> int | None:
    """The number written at a place: digits, Roman, or a word."""
    if place >= len(tokens):
        return None
    token = tokens[place]
    return int(token) if token.isdigit() and len(token) < 3 else _NUMERAL.get(token)
