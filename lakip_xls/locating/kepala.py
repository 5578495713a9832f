"""What a header cell says: its concept, the entity it speaks of, a year, a unit.

The vocabulary is data (`data/kepala.csv`). A text is looked up exactly first, then read by a
small grammar ("Indikator Program", "Target 2023"), then by prefix, and last by likeness
(rapidfuzz ratio of at least AMBANG), which is reported.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from lakip_xls.parsing.quarters import quarter_of, quarter_values

AMBANG = 86.0
"""Likeness (0..100) from which a misspelt header word is accepted."""

_AMBANG_SARAN = 70.0
"""Likeness from which a known word is suggested for an unknown one."""

ENTITAS = ("tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan", "hirarki")
"""Concepts that name a thing; the others are attributes of a thing."""

_MENGALAHKAN = {"target_akhir", "nasional", "ditarik"}
"""Concepts whose word counts wherever it stands ('Target jangka menengah', 'Realisasi nasional')."""

_AKHIR = {"realisasi": "realisasi_akhir", "realisasi_uang": "realisasi_akhir", "capaian": "capaian_akhir"}
"""What a word of `target_akhir` (Renstra, jangka menengah) makes of a value that is no target."""

_ATRIBUT_BERENTITAS = {"indikator", "target", "realisasi", "capaian", "satuan", "kode"}
_PANJANG_MAKS = 160


@dataclass(frozen=True, slots=True)
class Konsep:
    """The meaning of one header text."""

    nama: str | None
    """Concept name of kepala.csv ('tw' for every quarter), 'tahun_kolom' for a bare year."""
    entitas: str | None = None
    """The entity that the text itself names ('Indikator Program' -> 'program')."""
    tahun: int | None = None
    triwulan: int | None = None
    rupiah: bool = False
    persen: bool = False
    cara: str = "persis"
    """How it was recognised: 'persis', 'tata bahasa', 'awalan' or 'mirip'."""
    acuan: str = ""
    """The vocabulary word it was matched with, where it is not the same."""
    skor: float = 100.0

    @property
    def kuat(self) -> bool:
        """Whether a row may be called a header because of it."""
        return self.nama is not None and self.cara != "awalan"


@dataclass(frozen=True)
class _Kosakata:
    persis: dict[str, str]
    awalan: tuple[tuple[str, str], ...]
    memuat: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def _kosakata() -> _Kosakata:
    persis: dict[str, str] = {}
    awalan: list[tuple[str, str]] = []
    memuat: list[tuple[str, str]] = []
    text = resources.files("lakip_xls").joinpath("data/kepala.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        for word in row["kata"].split("|"):
            if row["cara"] == "persis":
                if _norm(word):
                    persis.setdefault(_norm(word), row["konsep"])
            elif row["cara"] == "awalan":
                awalan.append((word, row["konsep"]))
            else:
                memuat.append((word, row["konsep"]))
    awalan.sort(key=lambda x: -len(x[0]))
    return _Kosakata(persis, tuple(awalan), tuple(memuat))


_BUKAN_KATA = re.compile(r"[^0-9a-z%&]+")
_TAHUN = re.compile(r"\b(?:19|20)\d\d\b")
_RENTANG_TAHUN = re.compile(r"\b(?:19|20)\d\d\s*(?:-|–|s\.?/?d\.?)\s*(?:19|20)\d\d\b")
_KURUNG = re.compile(r"\(([^)]*)\)")
_RUPIAH = re.compile(r"\brp\b\.?|rupiah", re.IGNORECASE)
_UJUNG = re.compile(r"\b(?:tahun|thn|th|ta|tahun anggaran|tahun ke|pada tahun|pd)\s*$")
_KATA_ENTITAS = (
    (re.compile(r"\bsub\s*(?:kegiatan|keg)\b"), "sub_kegiatan"),
    (re.compile(r"\b(?:kegiatan|keg)\b"), "kegiatan"),
    (re.compile(r"\b(?:program|prog)\b"), "program"),
    (re.compile(r"\bsasaran\b"), "sasaran"),
    (re.compile(r"\btujuan\b"), "tujuan"),
)
_PENGISI = re.compile(
    r"\b(?:dan|serta|nama|uraian|urusan|bidang|organisasi|opd|skpd|pd|perangkat daerah|unit|beserta|"
    r"nomenklatur|keluaran|hasil|pemerintahan|pemerintah|daerah|prioritas|pendukung|strategis)\b|[&%]"
)

_SASARAN_BERTINGKAT = re.compile(
    r"sasaran(?: (?:strategis|program|kegiatan|sub kegiatan|dan|sasaran|opd|pd|daerah|perangkat))+"
)
"""'Sasaran Strategis / Sasaran Program': one column of sasaran, whatever their level."""


def _norm(text: str) -> str:
    return _BUKAN_KATA.sub(" ", text.casefold()).strip()


@lru_cache(maxsize=20_000)
def baca_kepala(text: str, mirip: bool = True) -> Konsep | None:
    """Return what a header text means, or None where it is no header word.

    `mirip` allows likeness; without it only exact words, grammar and prefixes count.
    """
    if not text or len(text) > _PANJANG_MAKS or text.startswith(":"):
        return None
    written = quarter_values(text)
    if any(written.values()) or (written and text.rstrip().endswith(("-", "–"))):
        return None
    inner = " ".join(_KURUNG.findall(text))
    rupiah = bool(_RUPIAH.search(text))
    percent = "%" in text or bool(re.search(r"\bpersen(?:tase)?\b|\bprosentase\b", text, re.IGNORECASE))
    years = _TAHUN.findall(_RENTANG_TAHUN.sub(" ", text))
    year = int(years[0]) if len(set(years)) == 1 else None

    whole = _norm(text)
    without_year = _UJUNG.sub("", _norm(_TAHUN.sub(" ", _RENTANG_TAHUN.sub(" ", text)))).strip()
    bare = _UJUNG.sub("", _norm(_TAHUN.sub(" ", _KURUNG.sub(" ", text)))).strip()
    without_rp = re.sub(r"\brp\b|\brupiah\b", " ", bare).strip()
    vocabulary = _kosakata()
    for form in dict.fromkeys((whole, without_year, bare, _norm(without_rp))):
        if form in vocabulary.persis:
            return _konsep(vocabulary.persis[form], form, year, rupiah, percent, "persis", form)
    quarter = quarter_of(text)
    if quarter is not None:
        values = ("target", "realisasi", "capaian")
        value = next((v for v in values if without_year.startswith(v)), "tw")
        return Konsep(value, None, year, quarter, rupiah, percent, "tata bahasa", text)
    if not without_year:
        return Konsep("tahun_kolom", tahun=year) if year else None
    if year and bare.isdigit() and len(bare) < 3:
        return Konsep("tahun_kolom", tahun=year)
    if bare.isdigit() or not bare:
        return _bare(inner, rupiah, percent)
    return (
        _grammar(bare, year, rupiah, percent)
        or _prefix(without_year, year, rupiah, percent)
        or (_fuzzy(bare, year, rupiah, percent) if mirip else None)
    )


def _bare(inner: str, rupiah: bool, percent: bool) -> Konsep | None:
    if rupiah:
        return Konsep("rupiah", rupiah=True)
    if percent or inner.strip() == "%":
        return Konsep("persen", persen=True)
    return None


def entitas_dalam(text: str) -> list[str]:
    """The entities that a normalised text names, lowest level first."""
    found: list[str] = []
    rest = text
    for pattern, name in _KATA_ENTITAS:
        if pattern.search(rest):
            found.append(name)
            rest = pattern.sub(" ", rest)
    return found


def _konsep(
    name: str, form: str, year: int | None, rupiah: bool, percent: bool, cara: str, acuan: str, skor: float = 100.0
) -> Konsep:
    if re.fullmatch(r"tw\d", name):
        return Konsep("tw", None, year, int(name[2]), rupiah, percent, cara, acuan, skor)
    entity = None
    if name in _ATRIBUT_BERENTITAS:
        entities = entitas_dalam(form)
        entity = entities[0] if entities else None
        if name == "kode" and len(entities) != 1:
            entity = None
    return Konsep(name, entity, year, None, rupiah, percent, cara, acuan, skor)


def _grammar(bare: str, year: int | None, rupiah: bool, percent: bool) -> Konsep | None:
    """Composite entity names ('Program/Kegiatan/Sub Kegiatan') and 'attribute entity' pairs."""
    rest = bare
    entities = entitas_dalam(bare)
    for pattern, _ in _KATA_ENTITAS:
        rest = pattern.sub(" ", rest)
    rest = _PENGISI.sub(" ", rest).strip()
    if entities and not rest:
        name = entities[0] if len(entities) == 1 else "hirarki"
        if _SASARAN_BERTINGKAT.fullmatch(bare):
            name = "sasaran"
        if set(entities) <= {"sasaran", "tujuan"}:
            name = "sasaran" if "sasaran" in entities else "tujuan"
        return Konsep(name, None, year, None, rupiah, percent, "tata bahasa", bare)
    if len(entities) >= 1 and len(bare) <= 60:
        for first in (
            "indikator kinerja",
            "indikator",
            "target kinerja",
            "target",
            "realisasi kinerja",
            "realisasi",
            "capaian kinerja",
            "capaian",
            "satuan",
        ):
            if bare.startswith(first):
                tail = re.sub(r"\b(?:output|outcome|keluaran|hasil|kinerja|utama|iku|rp)\b", " ", rest[len(first) :])
                if not tail.strip():
                    return Konsep(first.split()[0], entities[0], year, None, rupiah, percent, "tata bahasa", bare)
    return None


def _prefix(form: str, year: int | None, rupiah: bool, percent: bool) -> Konsep | None:
    vocabulary = _kosakata()
    for word, name in vocabulary.awalan:
        if form.startswith(word):
            special = next((n for w, n in vocabulary.memuat if n in _MENGALAHKAN and _holds(form, w)), name)
            special = _AKHIR.get(name, special) if special == "target_akhir" else special
            return _konsep(special, form, year, rupiah, percent, "awalan", word)
    for word, name in vocabulary.memuat:
        if len(form) <= 80 and _holds(form, word):
            return _konsep(name, form, year, rupiah, percent, "awalan", word)
    return None


def _holds(form: str, word: str) -> bool:
    """Whether a heading has a word in it, from the word's first letter on: 'perumusan' is no 'rumus'."""
    return f" {word}" in f" {form}"


def _fuzzy(bare: str, year: int | None, rupiah: bool, percent: bool) -> Konsep | None:
    if not 5 <= len(bare) <= 60 or sum(c.isalpha() for c in bare) < 4:
        return None
    from rapidfuzz import fuzz, process

    hits = process.extract(bare, _fuzzy_words(), scorer=fuzz.ratio, score_cutoff=AMBANG, limit=5)
    hit = next(((word, score) for word, score, _ in hits if _same_words(bare, word)), None)
    if hit is None:
        return None
    word, score = hit
    name = _kosakata().persis[word]
    return _konsep(name, word, year, rupiah, percent, "mirip", word, float(score))


def terdekat(text: str) -> str | None:
    """The header word most like a text that is none, to suggest it; None where nothing is near."""
    from rapidfuzz import fuzz, process

    bare = _norm(text)
    if sum(c.isalpha() for c in bare) < 4:
        return None
    hit = process.extractOne(bare, _fuzzy_words(), scorer=fuzz.token_sort_ratio, score_cutoff=_AMBANG_SARAN)
    return hit[0] if hit else None


def _same_words(written: str, word: str) -> bool:
    """A misspelling keeps the number of words, or only lost a space; 'sasaran b' is a name, not 'sasaran'."""
    return written.count(" ") == word.count(" ") or written.replace(" ", "") == word.replace(" ", "")


@lru_cache(maxsize=1)
def _fuzzy_words() -> list[str]:
    return [w for w in _kosakata().persis if len(w) >= 5]
