"""What the recapitulation keeps of one unit, and all units together (types, sums, JSON)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, field
from msgspec.structs import fields

from lakip_xls import __version__
from lakip_xls.computing.completeness import INCOMPLETE, complete_sum, some
from lakip_xls.computing.result import Rupiah, ratio
from lakip_xls.findings import Tingkat
from lakip_xls.skema import TINGKAT

DATA = "data_rekap"
"""Folder of the state files: per unit its summary and its rows, for --lanjut and the data sheets."""
_NUMERAL = frozenset({"pagu", "realisasi", "capaian", "capaian_dibatasi"})
"""Fields that keep their exact value as text in the state file."""


class UnitSummary(Struct, frozen=True):
    """One unit in a few figures; percentages are percent points, unrounded."""

    folder: str
    """Name of the sub-folder; unique, and the order of all lists."""
    failed: str | None = None
    """Why there is no result (one Indonesian sentence); every figure is then None or empty."""
    file: str | None = None
    """The result workbook, relative to the folder of the recapitulation, with slashes."""
    pemerintah: str | None = None
    unit: str | None = None
    tahun: int | None = None
    pagu: Rupiah | None = None
    realisasi: Rupiah | None = None
    capaian: Decimal | None = None
    capaian_dibatasi: Decimal | None = None
    kategori: str | None = None
    predikat: str | None = None
    sasaran: int = 0
    """Sasaran whose efisiensi could be told."""
    efficient: int = 0
    """How many of those are 'Efisien'."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """'program', 'kegiatan', 'sub_kegiatan' -> their number."""
    temuan: Mapping[str, int] = field(default_factory=dict)
    """Rule code -> number of findings."""
    tingkat: Mapping[str, int] = field(default_factory=dict)
    """Level -> number of findings."""
    rows: Mapping[str, int] = field(default_factory=dict)
    """Frame -> number of rows, of the frames that have any."""
    lacking: Mapping[str, str] = field(default_factory=dict)
    """'pagu', 'realisasi', 'capaian' -> 'belum lengkap' with the cells, of the figures that lack a part."""

    @property
    def name(self) -> str:
        """The office's name; the folder's where the documents do not tell it."""
        return self.unit or self.folder

    @property
    def sisa(self) -> Rupiah | None:
        """pagu − realisasi in rupiah."""
        return None if self.pagu is None or self.realisasi is None else self.pagu - self.realisasi

    @property
    def serapan(self) -> Decimal | None:
        """realisasi / pagu × 100."""
        return ratio(self.realisasi, self.pagu)

    @property
    def selisih(self) -> Decimal | None:
        """capaian − serapan in percent points: the measure by which units are ranked for efisiensi."""
        return None if self.capaian is None or self.serapan is None else self.capaian - self.serapan

    def save(self) -> dict[str, Any]:
        """The fields as JSON values, exact."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return {k: str(v) if k in _NUMERAL and v is not None else v for k, v in values.items()}

    @classmethod
    def load(cls, value: Mapping[str, Any]) -> UnitSummary:
        """The unit whose `save` this is. Raises TypeError or ArithmeticError where it is none."""
        values: dict[str, Any] = {k: _number(v) if k in _NUMERAL and v is not None else v for k, v in value.items()}
        return cls(**values)


def _number(text: str) -> int | Decimal:
    number = Decimal(text)
    return int(text) if number == number.to_integral_value() and text.lstrip("-").isdigit() else number


class Recap(Struct, frozen=True):
    """All units of a run, sorted by folder."""

    keluaran: Path
    """The folder of the results; links are relative to it."""
    tanggal: date
    units: tuple[UnitSummary, ...]
    loose: tuple[str, ...] = ()
    """Names of workbooks that lie beside the folders of the units and were not read."""

    @property
    def readable(self) -> tuple[UnitSummary, ...]:
        """The units that have a result workbook."""
        return tuple(u for u in self.units if u.failed is None)

    @property
    def unreadable(self) -> tuple[UnitSummary, ...]:
        """The units that have none."""
        return tuple(u for u in self.units if u.failed is not None)

    @property
    def counted(self) -> tuple[UnitSummary, ...]:
        """The units whose figures are summed and ranked: those of the year that most report."""
        return tuple(u for u in self.readable if u.tahun in (None, self.tahun))

    @property
    def apart(self) -> tuple[UnitSummary, ...]:
        """The units of another year, which are neither summed nor ranked."""
        return tuple(u for u in self.readable if u.tahun not in (None, self.tahun))

    @property
    def pagu(self) -> Rupiah | None:
        """Sum over the units, rupiah; None where a unit has none."""
        return complete_sum(u.pagu for u in self.counted)

    @property
    def realisasi(self) -> Rupiah | None:
        """Sum over the units, rupiah; None where a unit has none."""
        return complete_sum(u.realisasi for u in self.counted)

    @property
    def sisa(self) -> Rupiah | None:
        """pagu − realisasi in rupiah."""
        return None if self.pagu is None or self.realisasi is None else self.pagu - self.realisasi

    @property
    def serapan(self) -> Decimal | None:
        """realisasi / pagu × 100."""
        return ratio(self.realisasi, self.pagu)

    def mean(self, name: Literal["capaian", "capaian_dibatasi"]) -> Decimal | None:
        """Mean over the units that measure; None where the figure of one of them lacks a part."""
        values = [v for u in self.counted if (v := getattr(u, name)) is not None]
        return sum(values, Decimal(0)) / len(values) if values and not self.incomplete("capaian") else None

    def incomplete(self, *names: str) -> str:
        """'belum lengkap (Dinas A, Dinas B)': the units without which a figure of all cannot be told; '' for none."""
        lacking = dict.fromkeys(u.name for name in names for u in self._lacking(name))
        return f"{INCOMPLETE} ({some(list(lacking))})" if lacking else ""

    def _lacking(self, name: str) -> Iterator[UnitSummary]:
        """A unit lacks money where others have some, and a mean where its own lacks a part."""
        some_have = name != "capaian" and any(getattr(u, name) is not None for u in self.counted)
        yield from (u for u in self.counted if name in u.lacking or (some_have and getattr(u, name) is None))

    @property
    def tahun(self) -> int | None:
        """The year that most units report."""
        years = [u.tahun for u in self.units if u.tahun is not None]
        return max(sorted(set(years), reverse=True), key=years.count) if years else None

    @property
    def pemerintah(self) -> str | None:
        """The government, where all units name the same one."""
        names = {u.pemerintah for u in self.readable if u.pemerintah}
        return names.pop() if len(names) == 1 else None


def state_file(keluaran: Path, folder: str) -> Path:
    """The state file of a unit: one line with its summary, then one line per frame."""
    return keluaran / DATA / f"{folder}.json"


def unit_tables(keluaran: Path, folder: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The frames of a unit that was done, one at a time. Raises OSError where its state file is gone."""
    with state_file(keluaran, folder).open(encoding="utf-8", errors="surrogatepass") as stream:
        next(stream)
        for line in stream:
            name, rows = json.loads(line)
            yield name, rows


def json_rekap(rekap: Recap) -> dict[str, Any]:
    """The recapitulation as one JSON object; numbers are int where whole, else float."""
    return {
        "versi": __version__,
        "pemerintah": rekap.pemerintah,
        "tahun": rekap.tahun,
        "jumlah_unit": len(rekap.units),
        "tidak_terbaca": len(rekap.unreadable),
        "pagu": _plain(rekap.pagu),
        "realisasi": _plain(rekap.realisasi),
        "sisa": _plain(rekap.sisa),
        "serapan": _plain(rekap.serapan),
        "belum_lengkap": {name: text for name in ("pagu", "realisasi", "capaian") if (text := rekap.incomplete(name))},
        "tahun_lain": [u.folder for u in rekap.apart],
        "berkas_lepas": list(rekap.loose),
        "unit": [_unit(u) for u in rekap.units],
    }


def _unit(unit: UnitSummary) -> dict[str, Any]:
    return {
        "folder": unit.folder,
        "alasan": unit.failed,
        "berkas": unit.file,
        "pemerintah": unit.pemerintah,
        "unit": unit.unit,
        "tahun": unit.tahun,
        "ringkasan": {
            "pagu": _plain(unit.pagu),
            "realisasi": _plain(unit.realisasi),
            "sisa": _plain(unit.sisa),
            "serapan": _plain(unit.serapan),
            "rata_rata_capaian": _plain(unit.capaian),
            "rata_rata_capaian_dibatasi": _plain(unit.capaian_dibatasi),
            "kategori": unit.kategori,
            "predikat": unit.predikat,
            **{f"jumlah_{t}": unit.counts.get(t, 0) for t in TINGKAT},
            "jumlah_temuan": {t.value: unit.tingkat.get(t.value, 0) for t in Tingkat},
        },
        "sasaran_efisien": unit.efficient,
        "sasaran_dinilai": unit.sasaran,
        "temuan": dict(unit.temuan),
    }


def _plain(value: int | Decimal | None) -> int | float | None:
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
