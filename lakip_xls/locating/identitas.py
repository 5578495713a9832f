"""Who and when: pemerintah daerah, unit, year and the signing officer, from what stands in a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lakip_xls.parsing.dates import year_of
from lakip_xls.parsing.names import clean

_PEMERINTAH = re.compile(
    r"^\s*(?:pemerintah\s+)?(?:daerah\s+)?(kabupaten|kab\.|kota|provinsi|prov\.|propinsi)\s+([^\W\d_][\w.\s'-]{1,40})$",
    re.IGNORECASE,
)
_PEMERINTAH_DALAM = re.compile(
    r"\b(kabupaten|kab\.|kota|provinsi|propinsi)\s+((?:[^\W\d_][\w'-]*\s?){1,3}?)(?=\s*(?:$|tahun\b|periode\b|[,.;:(\-–]))",
    re.IGNORECASE,
)
_JENIS_UNIT = r"kecamatan|kelurahan|dinas|badan|inspektorat|sekretariat|satuan\s+polisi|rumah\s+sakit|rsud|puskesmas|kantor|bagian"
_UNIT_BARIS = re.compile(
    rf"^\s*(?:pada\s+|unit\s*(?:kerja)?\s*:\s*|opd\s*:\s*|skpd\s*:\s*|instansi\s*:\s*)?((?:{_JENIS_UNIT})\s+[^\d:]{{2,80}}?)\s*$",
    re.IGNORECASE,
)
_UNIT_DALAM = re.compile(
    rf"\b((?:{_JENIS_UNIT})\s+[A-Z][^\d:;()]*?)(?=\s*(?:$|\btahun\b|\bkabupaten\b|\bkota\b|\bprovinsi\b|\bperiode\b|[,;(\d]))"
)
_POTONG = re.compile(r"\s+(?:kabupaten|kab\.|kota|provinsi|tahun|periode)\b.*$", re.IGNORECASE)
_PERUBAHAN = re.compile(r"\bperubahan\b", re.IGNORECASE)
_NIP = re.compile(r"\bNIP\b", re.IGNORECASE)
_JUDUL_MAKS = 140


@dataclass(frozen=True, slots=True)
class Jati:
    """What a set of title lines tells; None where it tells nothing."""

    pemerintah: str | None
    unit: str | None
    tahun: int | None
    perubahan: bool


def _proper(text: str) -> str:
    """Capitals to title case ('KABUPATEN JEMBER' -> 'Kabupaten Jember'); mixed case stays as written."""
    text = clean(text).strip(" .,-–")
    if text.upper() != text:
        return text
    small = {"Dan", "Di", "Ke", "Dari", "Yang", "Serta"}
    words = [w.capitalize() if len(w) > 1 else w for w in text.split()]
    return " ".join(w.lower() if i and w in small else w for i, w in enumerate(words))


def government(lines: Iterable[str]) -> str | None:
    """'Kabupaten Jember' from the letterhead or a title."""
    lines = list(lines)
    for pattern in (_PEMERINTAH, _PEMERINTAH_DALAM):
        for line in lines:
            match = pattern.search(line)
            if match and len(line) <= _JUDUL_MAKS:
                kind = {"kab.": "Kabupaten", "prov.": "Provinsi", "propinsi": "Provinsi"}.get(
                    match[1].casefold(), match[1].capitalize()
                )
                return f"{kind} {_proper(match[2].upper() if match[2].isupper() else match[2])}"
    return None


def office(lines: Iterable[str]) -> str | None:
    """'Kecamatan Rambipuji' from the letterhead or a title."""
    lines = [line for line in lines if len(line) <= _JUDUL_MAKS]
    for line in lines:
        match = _UNIT_BARIS.match(line)
        if match:
            return _proper(_POTONG.sub("", match[1]))
    for line in lines:
        match = _UNIT_DALAM.search(line.title() if line.isupper() else line)
        if match:
            return _proper(_POTONG.sub("", match[1]))
    return None


def title_year(lines: Sequence[str]) -> int | None:
    """The year of the titles; the line nearest to the table that names one year decides."""
    for line in reversed([x for x in lines if len(x) <= _JUDUL_MAKS]):
        year = year_of(line)
        if year is not None and not _NIP.search(line):
            return year
    return None


def read_identity(lines: Sequence[str]) -> Jati:
    """Read title lines, from top to bottom."""
    short = [clean(line) for line in lines if len(line) <= _JUDUL_MAKS]
    return Jati(government(short), office(short), title_year(short), any(_PERUBAHAN.search(line) for line in short))
