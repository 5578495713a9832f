"""What typing does to a head: case, a wrong letter, a line break."""

from __future__ import annotations

from random import Random


def misspell(rng: Random, text: str) -> str:
    """One letter of a longer word dropped, doubled or exchanged with the next; unchanged where no word is long."""
    words = text.split(" ")
    long = [i for i, w in enumerate(words) if len(w) >= 7 and w.isalpha()]
    if not long:
        return text
    at = rng.choice(long)
    word = words[at]
    i = rng.randrange(2, len(word) - 2)
    way = rng.choice(("drop", "double", "swap"))
    if way == "drop":
        word = word[:i] + word[i + 1 :]
    elif way == "double":
        word = word[:i] + word[i] + word[i:]
    else:
        word = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    words[at] = word
    return " ".join(words)


def recase(way: str, text: str) -> str:
    """A head in upper case, with a capital for the first letter only, or as it is."""
    if way == "upper":
        return text.upper()
    if way == "sentence" and any(c.islower() for c in text):
        kept = [w if w.isupper() and (len(w) > 1 or w in "IVK") else w.lower() for w in text.split(" ")]
        joined = " ".join(kept)
        return joined[:1].upper() + joined[1:]
    if way == "lower":
        return text.lower()
    return text


def break_lines(rng: Random, text: str) -> str:
    """A line break for one of the spaces."""
    spaces = [i for i, c in enumerate(text) if c == " "]
    if not spaces:
        return text
    at = rng.choice(spaces)
    return text[:at] + "\n" + text[at + 1 :]
