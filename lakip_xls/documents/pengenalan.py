"""Which kind of document a located table is: columns decide, titles help, the runner-up is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lakip_xls.documents import DAFTAR, NAMA_JENIS
from lakip_xls.documents.anggaran import BELANJA
from lakip_xls.documents.dasar import NETRAL, Jenis
from lakip_xls.documents.kolom import Pemetaan, column_cells, map_columns, numeric_share, stage
from lakip_xls.documents.kolom_isi import kolom_aksi, kolom_kosong, kolom_nomor, kolom_polaritas
from lakip_xls.documents.pendukung import SDM
from lakip_xls.documents.pengukuran import PENGUKURAN
from lakip_xls.documents.perencanaan import IKU
from lakip_xls.documents.pk import INDIKATOR, PROGRAM
from lakip_xls.documents.predikat import PREDIKAT, TANDA_SAKIP
from lakip_xls.documents.rencana_aksi import SASARAN as RENCANA_SASARAN
from lakip_xls.locating.pita import KolomMentah
from lakip_xls.locating.tabel import TabelMentah, segments
from lakip_xls.parsing.names import clean
from lakip_xls.parsing.quarters import quarter_values
from lakip_xls.reading.book import Kind

AMBANG = 3.0
"""Least score at which a table counts as recognised."""

_JUDUL_SENDIRI, _JUDUL_LEMBAR, _NAMA_LEMBAR, _NAMA_BERKAS = 3.0, 1.5, 1.5, 1.0
_TOLAK, _TAK_TERPAKAI = 4.0, 1.5
_PANJANG_JUDUL = 160


@dataclass(frozen=True)
class Pengenalan:
    """What a table was taken for, or the nearest kind and what it lacks."""

    table: TabelMentah
    jenis: Jenis | None
    peta: Pemetaan | None
    skor: float
    pesaing: str | None = None
    hampir: Jenis | None = None
    """The kind that titles and columns point to although a required column is missing."""
    kurang: tuple[str, ...] = ()
    """The fields that `hampir` lacks."""


@dataclass(frozen=True, slots=True)
class Petunjuk:
    """Evidence outside the table: names of file and sheet, titles of the sheet."""

    berkas: str
    lembar: str


def recognise(table: TabelMentah, petunjuk: Petunjuk) -> list[Pengenalan]:
    """Recognise a table; one that is really several side by side gives several results."""
    columns = kolom_nomor(
        table, kolom_kosong(table, _earlier_targets(_earlier_realisation(_percent_realisation(table.kolom))))
    )
    columns = kolom_aksi(table, _stacked_columns(table, _mixed_columns(_rp_columns(table, columns))))
    table = replace(table, kolom=_unit_columns(table, kolom_polaritas(table, columns)))
    whole = _best(table, petunjuk)
    parts = list(segments(table))
    if len(parts) > 1:
        pieces = [_best(table.sebagian(left, right), petunjuk) for left, right in parts]
        known = [p for p in pieces if p.jenis is not None]
        if len(known) == len(pieces) and all(_own_table(p) for p in known[1:]):
            return known
        if known and whole.jenis is None:
            return known
    promised = _promised_as_well(whole, petunjuk)
    if promised is not None:
        return [promised, whole]
    return _indicators_and_programmes(table, petunjuk) or _measured_and_more(table, petunjuk) or [whole]


def _indicators_and_programmes(table: TabelMentah, petunjuk: Petunjuk) -> list[Pengenalan]:
    """A Perjanjian Kinerja that lists programmes and their budget beside its indicators is two tables in one."""
    if not {"indikator", "target", "program", "pagu"} <= table.konsep or table.konsep & PROGRAM.tolak - {
        "indikator",
        "target",
    }:
        return []
    right = [k for k in table.kolom if k.konsep in ("program", "pagu", "sumber_dana", "keterangan")]
    left = [k for k in table.kolom if k not in right]
    found = [_best(table.dengan(columns), petunjuk) for columns in (left, right)]
    return found if [f.jenis for f in found] == [INDIKATOR, PROGRAM] else []


_ISI_PK = frozenset({"no", "sasaran", "indikator", "satuan", "target", "keterangan"})


def _promised_as_well(whole: Pengenalan, petunjuk: Petunjuk) -> Pengenalan | None:
    """A table titled Perjanjian Kinerja alone, with quarters or formulations beside its targets, is that document too."""
    titles = whole.table.judul[-8:]
    if whole.jenis not in (RENCANA_SASARAN, IKU) or not _says(INDIKATOR, titles) or _says(whole.jenis, titles):
        return None
    own = [k for k in whole.table.kolom if k.konsep in _ISI_PK and not k.triwulan]
    found = _best(whole.table.dengan(own), petunjuk) if own else whole
    return found if found.jenis is INDIKATOR else None


_TINGKAT_BAWAH = frozenset({"kegiatan", "sub_kegiatan", "hirarki"})
_ANGGARAN_PROGRAM = frozenset({"program", "pagu", "realisasi_uang", "persen", "serapan", "sisa"})


def _measured_and_more(table: TabelMentah, petunjuk: Petunjuk) -> list[Pengenalan]:
    """A pengukuran with a column to tick for every predikat, or with programmes and their budget on its right.

    Ticks are a table of their own over the same rows; the programmes are those of the realisasi anggaran.
    """
    if not {"indikator", "target", "realisasi"} <= table.konsep or table.konsep & _TINGKAT_BAWAH:
        return []
    ticks = {konsep for p in PREDIKAT.peta if p.field in TANDA_SAKIP for konsep in p.konsep}
    ticked = ticks & table.konsep if {"sm", "sk"} <= table.konsep else set()
    known = [k.konsep for k in table.kolom]
    after = known.index("program") if "program" in known else len(known)
    budget = [k for k in table.kolom[after:] if k.konsep in _ANGGARAN_PROGRAM]
    beside = {"indikator", "target", "realisasi"} <= set(known[:after]) and bool(budget)
    if not ticked and not beside:
        return []
    own = [k for k in table.kolom if not (beside and k in budget)]
    parts = [[k for k in own if k.konsep not in ticked]]
    if ticked:
        parts.append([k for k in own if k.konsep not in ("target", "realisasi", "satuan", "polaritas")])
    found = [_best(table.dengan(columns), petunjuk) for columns in parts]
    return found if [f.jenis for f in found] == [PENGUKURAN, PREDIKAT][: len(parts)] else []


def dipetakan(table: TabelMentah, jenis: str, fields: Mapping[str, int]) -> Pengenalan | None:
    """A table whose kind and columns a person gave; None where no table of that kind has such fields."""
    known = [k for k in DAFTAR if k.jenis == jenis]
    best = max(known, key=lambda k: sum(p.field in fields for p in k.peta), default=None)
    if best is None or not all(any(f in fields for f in group) for group in best.wajib):
        return None
    columns = tuple(replace(k, cara="Pemetaan") if k.kolom in fields.values() else k for k in table.kolom)
    peta = Pemetaan({f: (c,) for f, c in fields.items()}, {c: f for f, c in fields.items()})
    return Pengenalan(replace(table, kolom=columns), best, peta, 100.0)


def _own_table(found: Pengenalan) -> bool:
    """Whether a piece beside another table starts like a table of its own."""
    first = found.table.kolom[0].konsep
    return first == "no" or found.jenis in (PROGRAM, BELANJA, SDM)


def _unit_columns(table: TabelMentah, columns: tuple[KolomMentah, ...]) -> tuple[KolomMentah, ...]:
    """Of two neighbouring columns headed 'Target' (or 'Realisasi'), the one without any digit holds the units."""

    def wordy(column: KolomMentah) -> bool:
        cells = column_cells(table, column.kolom)
        return bool(cells) and not any(c.isdigit() for cell in cells for c in str(cell.value))

    out = list(columns)
    for i, (left, right) in enumerate(zip(columns, columns[1:], strict=False)):
        alike = left.konsep == right.konsep in ("target", "realisasi") and left.entitas == right.entitas
        plain = not (left.triwulan or right.triwulan or left.tahun or right.tahun)
        if alike and plain and wordy(left) != wordy(right):
            known = any(k.konsep == "satuan" for k in out)
            place = i if wordy(left) else i + 1
            out[place] = replace(columns[place], konsep="lain" if known else "satuan", cara="isinya satuan")
    return tuple(out)


def _rp_columns(table: TabelMentah, columns: tuple[KolomMentah, ...]) -> tuple[KolomMentah, ...]:
    """A money heading over cells that say 'Rp' alone speaks of the amounts on their right, whatever those are headed."""
    out = list(columns)
    for i, (left, right) in enumerate(zip(columns, columns[1:], strict=False)):
        if left.konsep not in ("pagu", "realisasi_uang") or not right.judul:
            continue
        cells = column_cells(table, left.kolom)
        marks = [c for c in cells if str(c.value).casefold().strip(" .:") == "rp"]
        if marks and len(marks) == len(cells) and numeric_share(table, right.kolom) > 0.8:
            out[i] = replace(left, konsep="lain", cara="hanya tulisan Rp")
            out[i + 1] = replace(left, kolom=right.kolom, cara="angkanya di sebelah kanan tulisan Rp")
    return tuple(out)


def _earlier_realisation(columns: tuple[KolomMentah, ...]) -> tuple[KolomMentah, ...]:
    """'Realisasi 2023' beside 'Target 2024' alone is where the year began, not what it achieved."""
    realised = [k for k in columns if k.konsep == "realisasi"]
    targets = [k.tahun for k in columns if k.konsep == "target" and k.tahun]
    if len(realised) != 1 or not targets or any(k.konsep == "capaian" for k in columns):
        return columns
    year = realised[0].tahun
    if year is None or year >= min(targets):
        return columns
    return tuple(replace(k, konsep="kondisi_awal") if k is realised[0] else k for k in columns)


def _earlier_targets(columns: tuple[KolomMentah, ...]) -> tuple[KolomMentah, ...]:
    """A target before the change, beside the one after it, is no longer the target."""
    targets = [k for k in columns if k.konsep == "target"]
    before = {k.kolom for k in targets if stage(k.judul) == 0}
    now = {(k.entitas, k.triwulan, k.tahun) for k in targets if k.kolom not in before}
    return tuple(
        replace(k, konsep="kondisi_awal", cara="sebelum perubahan")
        if k.kolom in before and (k.entitas, k.triwulan, k.tahun) in now
        else k
        for k in columns
    )


def _percent_realisation(columns: tuple[KolomMentah, ...]) -> tuple[KolomMentah, ...]:
    """'Realisasi (%)' beside indicators and targets, with no money in the table, is what was achieved."""
    concepts = {k.konsep for k in columns}
    money = concepts & {"realisasi", "realisasi_uang", "pagu", "sisa", "serapan", "hirarki", *_TINGKAT_BAWAH}
    if not {"indikator", "target"} <= concepts or money:
        return columns
    return tuple(
        replace(k, konsep="realisasi") if k.konsep == "persen" and k.judul.casefold().startswith("realisasi") else k
        for k in columns
    )


def _mixed_columns(columns: tuple[KolomMentah, ...]) -> tuple[KolomMentah, ...]:
    """'Program / Kegiatan' beside a column for a lower level is the column of the programmes."""
    concepts = {k.konsep for k in columns}
    if "hirarki" not in concepts or not concepts & {"kegiatan", "sub_kegiatan"}:
        return columns
    return tuple(
        replace(k, konsep="program")
        if k.konsep == "hirarki"
        else replace(k, entitas="program")
        if k.entitas == "hirarki"
        else k
        for k in columns
    )


def _stacked_columns(table: TabelMentah, columns: tuple[KolomMentah, ...]) -> tuple[KolomMentah, ...]:
    """A column whose cells say 'Tw 1: 25%' holds quarters, whatever its heading."""

    def stacked(column: KolomMentah) -> bool:
        cells = (table.grid.cells.get((b.baris, column.kolom)) for b in table.baris[:60])
        return any(c is not None and c.kind is Kind.TEXT and any(quarter_values(str(c.value)).values()) for c in cells)

    return tuple(
        replace(k, konsep="triwulan_tumpuk") if k.konsep in ("target", "tw", "triwulan", "jumlah") and stacked(k) else k
        for k in columns
    )


def _best(table: TabelMentah, petunjuk: Petunjuk) -> Pengenalan:
    scored: list[tuple[float, Jenis, Pemetaan]] = []
    near: list[tuple[float, Jenis, tuple[str, ...]]] = []
    for kind in DAFTAR:
        peta = map_columns(table, kind.peta)
        missing = [group for group in kind.wajib if not any(f in peta.kolom for f in group)]
        title = _title_score(table, kind, petunjuk)
        score = _column_score(table, kind, peta) + title
        if not missing and (kind.syarat is None or kind.syarat(table)):
            scored.append((score, kind, peta))
        elif len(missing) == 1 and len(kind.wajib) > 1 and title >= _JUDUL_LEMBAR and len(peta.kolom) > 1:
            near.append((score, kind, missing[0]))
    scored.sort(key=lambda s: -s[0])
    near.sort(key=lambda s: -s[0])
    best = scored[0] if scored and scored[0][0] >= AMBANG else None
    near = [n for n in near if best is None or n[1].jenis != best[1].jenis]
    if near and (best is None or _overruled(table, best, near[0], petunjuk)):
        return Pengenalan(table, None, None, near[0][0], None, near[0][1], near[0][2])
    if best is None:
        return Pengenalan(table, None, None, scored[0][0] if scored else 0.0, _words(scored[:1]))
    rivals = [s for s in scored[1:] if s[1].jenis != best[1].jenis]
    return Pengenalan(table, best[1], best[2], best[0], _words(rivals[:1]))


def _overruled(
    table: TabelMentah,
    best: tuple[float, Jenis, Pemetaan],
    near: tuple[float, Jenis, tuple[str, ...]],
    petunjuk: Petunjuk,
) -> bool:
    """Whether the title right above the table names a kind that lacks a column, and nothing speaks for the best."""
    own_title = _says(near[1], table.judul[-8:])
    return own_title and _title_score(table, best[1], petunjuk) == 0 and near[0] > best[0] - 2


def _words(scored: Sequence[tuple[float, Jenis, Pemetaan]]) -> str | None:
    if not scored:
        return None
    score, kind, _ = scored[0]
    return f"{NAMA_JENIS[kind.jenis]} ({kind.varian}), skor {score:.1f}".replace(".", ",")


def _column_score(table: TabelMentah, kind: Jenis, peta: Pemetaan) -> float:
    score = 0.0
    for group in kind.wajib:
        score += 2.0 if any(f in peta.kolom for f in group) else 0.0
    required = {f for group in kind.wajib for f in group}
    score += sum(1.0 for f in peta.kolom if f not in required and f not in ("no", "kode"))
    for column in table.kolom:
        if column.konsep is None or column.kolom in peta.dipakai or not column.judul:
            continue
        if column.konsep in kind.tolak:
            score -= _TOLAK
        elif column.konsep not in NETRAL and column.konsep not in kind.netral:
            score -= _TAK_TERPAKAI
    return score


def _says(kind: Jenis, texts: Sequence[str]) -> bool:
    """Whether one of the texts holds a phrase that speaks for a kind."""
    return any((kind.jenis, kind.varian) in _said(t) for t in texts)


@lru_cache(maxsize=4096)
def _said(text: str) -> frozenset[tuple[str, str]]:
    """The kinds that a title or a name speaks for; none where it is too long to be one."""
    if len(text) > _PANJANG_JUDUL:
        return frozenset()
    line = clean(text).casefold()
    return frozenset((kind.jenis, kind.varian) for kind in DAFTAR if any(phrase in line for phrase in kind.judul))


def _title_score(table: TabelMentah, kind: Jenis, petunjuk: Petunjuk) -> float:
    """How much titles and names speak for a kind; the titles right above the table count most."""
    score = 0.0
    if _says(kind, table.judul[-8:]):
        score += _JUDUL_SENDIRI
    elif _says(kind, (*table.judul, *table.judul_lembar)):
        score += _JUDUL_LEMBAR
    if _says(kind, [petunjuk.lembar.replace("_", " ")]):
        score += _NAMA_LEMBAR
    if _says(kind, [petunjuk.berkas.replace("_", " ").replace("-", " ")]):
        score += _NAMA_BERKAS
    return score
