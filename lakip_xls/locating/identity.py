"""Who and when: pemerintah daerah, unit, year, from what stands in a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from lakip_xls.parsing.dates import year_of
from lakip_xls.parsing.names import clean

_DAERAH = r"kabupaten|kab\.?|kota|provinsi|propinsi|prov\."
_PEMERINTAH = re.compile(
    rf"^\s*(?:pemerintah\s+)?(?:daerah\s+)?({_DAERAH})\s+([^\W\d_][\w.\s'-]{{1,60}})$", re.IGNORECASE
)
_PEMERINTAH_INSIDE = re.compile(
    rf"\b({_DAERAH})\s+((?:[^\W\d_][\w'-]*\s?){{1,3}}?)(?=\s*(?:$|tahun\b|periode\b|provinsi\b|[,.;:(\-–]))",
    re.IGNORECASE,
)
_UNIT_KIND = (
    r"kecamatan|kelurahan|dinas|badan|inspektorat|sekretariat|satuan\s+polisi|satpol\s+pp|rumah\s+sakit|rsud|"
    r"(?:upt[d]?\s+)?puskesmas|upt[d]?|kantor|bagian"
)
_ABBREVIATION = (
    r"inspektorat|bappeda|bapperida|bappelitbang\w*|bapenda|bkpsdm|bkd|bpkad|bpkpd|bkad|bpkd|bpbd|bakesbangpol|"
    r"kesbangpol|diskominfo|disdukcapil|dinkes|dinsos|dishub|disdik|dpmptsp|dpupr|setda|setwan"
)
_ENTRY = re.compile(
    r"^\s*(?:nama\s+)?(?:pada\s+|unit(?:\s+(?:kerja|organisasi))?\s*:|organisasi\s*:|sub\s+unit\s*:|opd\s*:|skpd\s*:|pd\s*:"
    r"|perangkat\s+daerah\s*:|instansi\s*:|satuan\s+kerja\s*:)\s*(?:[\d.]{4,}\s*[-–]?\s*)?",
    re.IGNORECASE,
)
_UNIT_ROW = re.compile(rf"((?:{_UNIT_KIND})\s+[^\W\d_][^:]{{2,100}}?|{_ABBREVIATION})\s*", re.IGNORECASE)
_LABELLED = re.compile(r"(kecamatan|kelurahan|dinas|badan|kantor)\s*:\s*([^\W\d_][^:\d]{2,60})", re.IGNORECASE)
_INSIDE_TITLE = re.compile(rf"\b(?:{_UNIT_KIND})\s+(?=[^\W\d_])|\b(?:{_ABBREVIATION})\b", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:perjanjian|penetapan|rencana|renaksi|realisasi|rekapitulasi|pengukuran|capaian|laporan|indikator\s+kinerja\s+utama"
    r"|iku|renstra|renja|evaluasi|lampiran|lkjip|lakip|lkpj|dpa|tabel)\b|^(?:kepala|plt\.?|sekretaris|kasi|kasubag)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    rf"(?<!\s)\s+(?:{_DAERAH}|tahun|periode|triwulan|semester|bulan|s\.?/?d\.?|per|t\.?a\.?)(?:\s.*|$)|(?<!\s)\s*(?:[;(]\s*)?(?:20\d\d|(?<!\d)\d+\.).*$",
    re.IGNORECASE,
)
_SUPERIOR = re.compile(
    r"^((?:kelurahan|(?:upt[d]?\s+)?puskesmas|upt[d]?)\s+.+?)\s+(?:kecamatan|dinas)\s.*$", re.IGNORECASE
)
_BELOW = re.compile(r"^(?:kelurahan|upt[d]?|puskesmas)\b", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"(?:unit\s+|sub\s*unit\s+)?(?:kelurahan|upt[d]?|puskesmas|pkm|rsud|rumah\s+sakit|bagian|balai|labkesda|"
    r"laboratorium|instalasi|sekolah|sd|smp|sma|smk|tk|paud|bidang|seksi|sub\s*bag(?:ian)?)\b",
    re.IGNORECASE,
)
_NOT_NAME = re.compile(
    r"^\S+\s+(?:di|ke|dari|yang|dan|dalam|untuk|pada|se|serta|atau|terhadap|oleh|dengan|ini|tersebut)\b", re.IGNORECASE
)
_PERUBAHAN = re.compile(r"\bperubahan\b", re.IGNORECASE)
_NIP = re.compile(r"\bNIP\b", re.IGNORECASE)
_ACRONYMS = frozenset(
    {"RSUD", "UPTD", "UPT", "PUPR", "DPUPR", "SDM", "KB", "PP", "BAPPEDA", "BAPENDA", "PAUD", "ASN", "DKI"}
)
_TITLE_MAX = 140


class TitleIdentity(Struct, frozen=True):
    """What a set of title lines tells; None where it tells nothing."""

    pemerintah: str | None
    unit: str | None
    tahun: int | None
    perubahan: bool


def _proper(text: str) -> str:
    """Capitals to title case ('KABUPATEN JEMBER' -> 'Kabupaten Jember'); mixed case and abbreviations stay."""
    text = clean(text).strip(" .,-–")
    if text.upper() != text:
        return text
    small = {"Dan", "Di", "Ke", "Dari", "Yang", "Serta"}
    words = [w if _is_acronym(w) else w.capitalize() for w in text.split()]
    return " ".join(w.lower() if i and w in small else w for i, w in enumerate(words))


def _is_acronym(word: str) -> bool:
    bare = word.strip("()., ")
    return len(bare) < 2 or bare in _ACRONYMS or not re.search(r"[AEIOU]", bare)


def government(lines: Iterable[str]) -> str | None:
    """'Kabupaten Jember' from the letterhead or a title."""
    lines = list(lines)
    for pattern in (_PEMERINTAH, _PEMERINTAH_INSIDE):
        for line in lines:
            match = pattern.search(line)
            if match and len(line) <= _TITLE_MAX:
                kind = match[1].casefold().strip(".")
                full = {"kab": "Kabupaten", "prov": "Provinsi", "propinsi": "Provinsi"}.get(kind, kind.capitalize())
                name = re.split(rf"\s+(?:{_DAERAH}|{_UNIT_KIND})\b", match[2], flags=re.IGNORECASE)[0]
                return f"{full} {_proper(name)}"
    return None


def office(lines: Iterable[str]) -> str | None:
    """'Kecamatan Rambipuji' from the letterhead (a kelurahan's own line counts, not its kecamatan's), or a title."""
    lines = [line for line in lines if len(line) <= _TITLE_MAX]
    found = [name for line in lines if (name := _office_line(line))]
    if found:
        lower = next((n for n in found[1:] if _BELOW.match(n)), None)
        return lower if lower and not _BELOW.match(found[0]) else found[0]
    return next((name for line in lines if (name := _office_in_title(line))), None)


def _office_line(line: str) -> str | None:
    """The office of a line that says nothing else, or 'OPD : ...'."""
    match = _LABELLED.fullmatch(line.strip())
    if match:
        return _name(f"{match[1]} {match[2]}")
    rest = _CUT.sub("", _ENTRY.sub("", line, count=1))
    match = _UNIT_ROW.fullmatch(rest)
    return _name(match[1]) if match else None


def _office_in_title(line: str) -> str | None:
    """The office inside a document's title or a position ('RENCANA AKSI DINAS KESEHATAN TAHUN 2024')."""
    if not _TITLE.search(line):
        return None
    for match in _INSIDE_TITLE.finditer(line):
        rest = line[match.start() :]
        if rest[:1].isupper() and (line.isupper() or not rest[match.end() - match.start() :][:1].islower()):
            return _name(re.split(r"\s+[-–]\s+|[;:]", rest)[0])
    return None


def _name(text: str) -> str | None:
    """The office's name without place, year and higher office; None where no name is left."""
    text = _SUPERIOR.sub(r"\1", clean(text))
    if _NOT_NAME.match(text):
        return None
    text = _CUT.sub("", text).strip(" .,-–")
    whole = re.fullmatch(_ABBREVIATION, text, re.IGNORECASE) is not None
    if not whole and (len(text.split()) < 2 or re.fullmatch(r"dinas|badan|kantor|bagian", text, re.IGNORECASE)):
        return None
    return _proper(text)


def subordinate(name: str) -> bool:
    """Whether a name is that of a unit below an office: a kelurahan, Puskesmas, UPTD, RSUD, bagian or school."""
    return _SUBORDINATE.match(clean(name)) is not None


def title_year(lines: Sequence[str]) -> int | None:
    """The year of the titles; the line nearest to the table that names one year decides."""
    for line in reversed([x for x in lines if len(x) <= _TITLE_MAX]):
        year = year_of(line)
        if year is not None and not _NIP.search(line):
            return year
    return None


def read_identity(lines: Sequence[str]) -> TitleIdentity:
    """Read title lines, from top to bottom."""
    short = [clean(line) for line in lines if len(line) <= _TITLE_MAX]
    return TitleIdentity(
        government(short), office(short), title_year(short), any(_PERUBAHAN.search(line) for line in short)
    )
