"""The measured indicators, grouped by sasaran (Tabel 3.1 and 3.5)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from lakip_xls.computing.capaian import capaian
from lakip_xls.computing.completeness import unreadable
from lakip_xls.computing.formulasi import computed_result_of_row, data_dukung_result
from lakip_xls.computing.grading import band, limit, rata_rata
from lakip_xls.computing.result import IndikatorResult, SasaranResult
from lakip_xls.computing.triwulan import WHOLE_YEAR
from lakip_xls.entities.likeness import same
from lakip_xls.entities.register import Register
from lakip_xls.model import Data, Row, Value
from lakip_xls.parsing.names import key
from lakip_xls.settings import Settings


def compute_sasaran(
    data: Data, settings: Settings, register: Register
) -> tuple[tuple[SasaranResult, ...], tuple[Row, ...]]:
    """The sasaran in document order, and the PK indicators that are not measured.

    Without a pengukuran document the PK's indicators are taken, as far as data dukung or
    counting rows gives their realisasi.
    """
    measured, pk = data.rows("pengukuran"), data.rows("pk")
    source = _Material(data, settings, register)
    if measured:
        indicators = [source.indikator(row, register.indicators.row(row, "pk")) for row in measured]
        unmeasured = tuple(
            row for row in pk if (i := register.indicators.of(row)) is None or i.first("pengukuran") is None
        )
    else:
        every = [source.indikator(row, None) for row in pk]
        indicators = [i for i in every if i.realisasi_origin != "tidak ada"]
        unmeasured = tuple(i.row for i in every if i.realisasi_origin == "tidak ada")
    groups: dict[object, list[IndikatorResult]] = {}
    for indicator in indicators:
        groups.setdefault(register.sasaran.of(indicator.sasaran), []).append(indicator)
    return tuple(_sasaran(group, settings) for group in groups.values()), unmeasured


def mean(indicators: Sequence[IndikatorResult], name: Literal["capaian", "capaian_dibatasi"]) -> Decimal | None:
    """Mean over the measured indicators; None where a target or realisasi cannot be read."""
    return None if unreadable(indicators) else rata_rata(getattr(own, name) for own in indicators)


def indikator_name(row: Row) -> str:
    """The indicator that a row is about."""
    return row.text("indikator")


def polaritas(row: Row, settings: Settings) -> str:
    """'positif' or 'negatif': the document's own column, else Pengaturan by name, else positif."""
    written = key(row.text("polaritas"))
    if written:
        return "negatif" if written.startswith("neg") else "positif"
    name = indikator_name(row)
    for indicator, polarity in settings.polaritas:
        if same(indicator, name):
            return polarity
    return "positif"


class _Material:
    """What the indicators of one report are computed from: the rows, and their partners elsewhere."""

    def __init__(self, data: Data, settings: Settings, register: Register) -> None:
        self._settings = settings
        self._indicators = register.indicators
        self._keluaran = data.rows("realisasi_program")

    def indikator(self, row: Row, pk: Row | None) -> IndikatorResult:
        """The indicator of a row; fields that its document lacks come from its PK row."""
        target = _target(row, pk)
        realised, origin = self._realisasi(row)
        polarity = polaritas(row, self._settings)
        value = capaian(target, realised, polarity, self._settings)
        limited = limit(value, self._settings.batas_capaian)
        level = band(limited, self._settings.scale)
        return IndikatorResult(
            sasaran=_text("sasaran", row, pk),
            name=indikator_name(row),
            satuan=_text("satuan", row, pk) or target.satuan or realised.satuan,
            polaritas=polarity,
            target=target,
            realisasi=realised,
            realisasi_origin=origin,
            capaian=value,
            capaian_dibatasi=limited,
            kategori=level.kategori if level else None,
            predikat=level.predikat if level else None,
            row=row,
        )

    def _realisasi(self, row: Row) -> tuple[Value, str]:
        written = row["realisasi"]
        if not _empty(written):
            return written, "tertulis"
        support = self._indicators.row(row, "data_indikator")
        value = data_dukung_result(support) if support is not None else None
        if value is not None:
            return value, "data dukung"
        iku = self._indicators.row(row, "iku")
        value = computed_result_of_row(
            indikator_name(row), iku.text("formulasi") if iku else "", self._keluaran, self._settings
        )
        return (value, "dihitung dari dokumen") if value is not None else (written, "tidak ada")


def _target(row: Row, pk: Row | None) -> Value:
    """As written, else that of the PK; a target up to a quarter may well be empty."""
    written = row["target"]
    return pk["target"] if pk is not None and _empty(written) and WHOLE_YEAR not in row.values else written


def _empty(value: Value) -> bool:
    return value.content is None and not value.failed


def _text(name: str, row: Row, pk: Row | None) -> str:
    return row.text(name) or (pk.text(name) if pk is not None else "")


def _sasaran(indicators: Sequence[IndikatorResult], settings: Settings) -> SasaranResult:
    limited = mean(indicators, "capaian_dibatasi")
    level = band(limited, settings.scale)
    return SasaranResult(
        name=indicators[0].sasaran,
        indikator=tuple(indicators),
        capaian=mean(indicators, "capaian"),
        capaian_dibatasi=limited,
        kategori=level.kategori if level else None,
        predikat=level.predikat if level else None,
    )
