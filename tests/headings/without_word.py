"""Reading with one word of the lexicon missing: it may degrade with the word, never in silence.

python -m tests.headings.without_word --dari 0 --sampai 40 [--kata WORD ...]
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace as replace_field

from msgspec.structs import replace

from lakip_xls.locating import looks, words
from lakip_xls.locating.heading import read_text

from .judge import Verdict, judge_seed

_QUOTED = re.compile(r"'([^']*)'")
_CACHED = (read_text, looks.text_look, words._glued, words._near)


@contextmanager
def without(word: str) -> Iterator[None]:
    """The lexicon without a word, and without the idioms that it is part of."""
    whole = words._lexicon()
    idioms = {
        first: tuple((parts, w) for parts, w in found if word not in parts) for first, found in whole.idioms.items()
    }
    reduced = replace(
        whole,
        words={w: known for w, known in whole.words.items() if w != word},
        whole={w: known for w, known in whole.whole.items() if w != word},
        idioms=idioms,
        inside=whole.inside - {word},
        mendable=tuple(w for w in whole.mendable if w != word),
    )
    known = words._lexicon
    words._lexicon = lambda: reduced  # type: ignore[assignment]
    _forget()
    try:
        yield
    finally:
        words._lexicon = known
        _forget()


def _forget() -> None:
    for cached in _CACHED:
        cached.cache_clear()


def heads(first: int, until: int) -> dict[str, list[int]]:
    """Word -> the seeds with a head alone that is written with it; tables that are not exact anyway are left out."""
    known = words._lexicon().words
    found: dict[str, list[int]] = {}
    for seed in range(first, until):
        verdicts = judge_seed(seed, alone=True)
        if all(v.word == "exact" for v in verdicts):
            texts = " ".join(text for v in verdicts for text in v.table.head_text).casefold()
            for word in set(words._TOKEN.findall(texts)) & set(known):
                found.setdefault(word, []).append(seed)
    return found


def judge_without(word: str, seeds: list[int]) -> list[Verdict]:
    """The verdicts on some seeds without a word; what is lost is told where a finding quotes the heading with the word."""
    with without(word):
        verdicts = [v for seed in seeds for v in judge_seed(seed, alone=True)]
    for v in verdicts:
        if any(word in words._TOKEN.findall(quoted) for text in v.read for quoted in _QUOTED.findall(text.casefold())):
            v.differences = [replace_field(d, told=True) for d in v.differences]
    return verdicts


def main() -> int:
    """Every word that a few heads use, taken away in turn; prints what it cost, and what was lost in silence."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dari", dest="first", type=int, default=0)
    parser.add_argument("--sampai", dest="until", type=int, default=40)
    parser.add_argument("--kata", dest="words", action="append", default=[], help="only this word (may be repeated)")
    parser.add_argument("--paling", dest="most", type=int, default=3, help="heads for each word")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for word, seeds in sorted(heads(options.first, options.until).items()):
        if options.words and word not in options.words:
            continue
        verdicts = judge_without(word, seeds[: options.most])
        counts = Counter(v.word for v in verdicts)
        total += counts
        if counts["exact"] < len(verdicts):
            print(f"{word}: {dict(counts)}")
        for v in verdicts:
            if v.word == "silent":
                print(f"    seed {v.seed} {v.table.kind}: {' // '.join(v.table.head_text)[:200]}")
                print(*(f"        {d}" for d in v.differences[:3]), sep="\n")
    print(dict(total))
    return 1 if total["silent"] else 0


if __name__ == "__main__":
    sys.exit(main())
