"""What an Excel number format shows: percent or not, decimals, grouping, and the words around the number."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct


class Part(Struct, frozen=True):
    """One section of a number format (positive; negative; zero; text)."""

    prefix: str = ""
    suffix: str = ""
    pattern: str = ""
    """The digit placeholders, e.g. '#,##0.00'; empty where the section shows words only."""
    persen: int = 0
    """Number of percent signs; each multiplies the shown number by 100."""
    general: bool = False
    """General, or a form that is not a plain number (scientific, fraction, conditional)."""
    tanggal: bool = False

    @property
    def decimals(self) -> int:
        """Decimals that the section shows at most."""
        return sum(c in "0#?" for c in self.pattern.partition(".")[2])


@lru_cache(maxsize=1024)
def sections(number_format: str) -> tuple[Part, ...]:
    """The sections of a number format, in Excel's order."""
    parts: list[str] = [""]
    quoted = False
    skip = False
    for char in number_format:
        if char == ";" and not quoted and not skip:
            parts.append("")
            continue
        if char == '"' and not skip:
            quoted = not quoted
        skip = char in "\\_*" and not quoted and not skip
        parts[-1] += char
    return tuple(_section(part) for part in parts)


def _section(text: str) -> Part:
    if text.strip().lower() in ("", "general", "@"):
        return Part(general=True)
    before: list[str] = []
    after: list[str] = []
    pattern: list[str] = []
    percent = 0
    general = dates = False
    chars = iter(text)
    for char in chars:
        literal = ""
        if char == '"':
            while (c := next(chars, '"')) != '"':
                literal += c
        elif char == "\\":
            literal = next(chars, "")
        elif char in "_*":
            next(chars, "")
        elif char == "[":
            inside = ""
            while (c := next(chars, "]")) != "]":
                inside += c
            if inside.startswith("$"):
                literal = inside[1:].split("-")[0]
            elif inside[:1] in "<>=":
                general = True
            elif inside.lower() in ("h", "hh", "m", "mm", "s", "ss"):
                dates = True
        elif char in "0#?.,":
            pattern.append(char)
        elif char == "%":
            percent += 1
            literal = "%"
        elif char in "eE/":
            general = True
        elif char in "dmyhsDMYHS":
            dates = True
        else:
            literal = char
        (after if pattern else before).append(literal)
    if dates or general:
        return Part(general=not dates, tanggal=dates)
    return Part("".join(before), "".join(after), "".join(pattern), percent)


def section_for(number_format: str, x: float) -> tuple[Part, bool]:
    """The section that shows a number, and whether a minus sign goes before it."""
    parts = sections(number_format)
    if x < 0 and len(parts) > 1:
        return parts[1], False
    if x == 0 and len(parts) > 2:
        return parts[2], False
    return parts[0], x < 0


def is_percent(number_format: str) -> bool:
    """True where the format shows a fraction as percent: '0%', '0.00%'."""
    return "%" in number_format and sections(number_format)[0].persen > 0


def decimals(number_format: str) -> int | None:
    """Decimals that the format shows, None where the format does not say (General, text, dates)."""
    if number_format == "General":
        return None
    part = sections(number_format)[0]
    return None if part.general or part.tanggal or not part.pattern else part.decimals


def unit(number_format: str) -> str | None:
    """The unit that a format writes beside the number: 'Dokumen' for '0" Dokumen"', 'Rp' for '"Rp"#,##0'."""
    if '"' not in number_format and "[$" not in number_format:
        return None
    part = sections(number_format)[0]
    words = [w.strip(" .:-()%") for w in (part.suffix, part.prefix)]
    return next((w for w in words if any(c.isalpha() for c in w)), None)
