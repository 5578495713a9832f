"""Damage to workbooks: blind (bytes), below the checksums of the zip (parts), and in the meaning (values)."""

from __future__ import annotations

import io
import random
import re
import zipfile

ODD = (
    "", "0", "-1", "1e308", "-1e308", "1e-320", "NaN", "INF", "99999999999999999999", "0x41", "2147483648", "-2147483649",
    "=1+1", "@SUM(A1)", "+1", "<r>", "{=1}", "_x0000_", "_xD800_", "A1:XFD1048576", "XFD1048576", "ZZZZ9", "A0",
    "true", "s", "str", "d", "e", "b", "inlineStr", "#REF!", "2023-02-30", "9999-12-31T23:59:59", "PT99999H", "٣٤", "\u202e",
    "1.2.3", "1,5.0", "Rp", "%", "-", "Jumlah", "Kode", "Pagu", "Realisasi", "7.01.01.2.01.0001", "3.12", "1904",
)  # fmt: skip
"""Values that formats or programs stumble over."""
_VALUE = re.compile(rb'(?<=")[^"<>]*(?=")|(?<=>)[^<>]+(?=<)')
_CONTENT = re.compile(
    rb'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?(?: t="n")?><v>([^<]+)</v>|<t[^>]*>([^<]+)</t>|<text:p>([^<]+)</text:p>'
)
"""What cells say, but for numbers of shared strings."""
_FILLED = re.compile(r"sheet\d|sharedStrings|content\.xml", re.IGNORECASE)


def damage(data: bytes, rng: random.Random) -> bytes:
    """A damaged version of a workbook."""
    if data.startswith(b"PK") and rng.random() < 0.75:
        return _part(data, rng)
    if data.startswith(b"<") and rng.random() < 0.5:  # HTML and XML: what stands in attributes and between the tags
        return _value(data, rng, _VALUE)
    return _byte(data, rng)


def _part(data: bytes, rng: random.Random) -> bytes:
    """Damage one to three parts of a zip and pack them anew, checksums right."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    holding = [i for i, (name, _) in enumerate(parts) if _FILLED.search(name)]
    if holding and rng.random() < 0.6:  # only what cells say: the workbook stays readable
        for i in holding:
            parts[i] = (parts[i][0], _value(parts[i][1], rng, _CONTENT))
        return _pak(parts)
    for _ in range(rng.randint(1, 3)):
        i = rng.randrange(len(parts))
        name, content = parts[i]
        lot = rng.random()
        if lot < 0.03:
            name = rng.choice([parts[rng.randrange(len(parts))][0], "xl/lain.xml", name.upper(), "../" + name])
        elif lot < 0.06 and len(parts) > 1:
            del parts[i]
            continue
        elif lot < 0.85 and _VALUE.search(content):
            content = _value(content, rng, _VALUE)
        else:
            content = _byte(content, rng)
        parts[i] = (name, content)
    return _pak(parts)


def _pak(parts: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


def _value(content: bytes, rng: random.Random, pattern: re.Pattern[bytes]) -> bytes:
    """Put odd values into attributes and texts, or swap them."""
    spans = [m.span(m.lastindex or 0) for m in pattern.finditer(content)]
    for start, end in sorted(rng.sample(spans, min(len(spans), rng.randint(1, 8))), reverse=True):
        if rng.random() < 0.25:
            a, b = rng.choice(spans)
            new = content[a:b]
        elif rng.random() < 0.1:
            new = rng.choice(ODD).encode() * rng.choice((50, 3000))
        else:
            new = rng.choice(ODD).replace("<", "&lt;").encode()
        content = content[:start] + new + content[end:]
    return content


def _byte(data: bytes, rng: random.Random) -> bytes:
    """Flip, overwrite, cut, double, drop and move bytes."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        if not out:
            break
        at = rng.randrange(len(out))
        size = rng.choice((1, 1, 2, 4, 8, 64, 512))
        lot = rng.random()
        if lot < 0.3:
            out[at] ^= 1 << rng.randrange(8)
        elif lot < 0.5:
            out[at : at + size] = rng.randbytes(size)
        elif lot < 0.65:
            out[at : at + size] = rng.choice((b"\0", b"\xff", b"\x7f", b"\x80")) * size
        elif lot < 0.75:
            del out[at : at + size]
        elif lot < 0.85:
            out[at:at] = out[at : at + size]
        elif lot < 0.95:
            other = rng.randrange(len(out))
            out[at : at + size] = out[other : other + size]
        else:
            del out[at:]
    return bytes(out)
