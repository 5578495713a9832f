"""Realisasi of an indicator from other documents: data dukung, or counting rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from lakip_xls.computing.capaian import capaian, satuan_matches
from lakip_xls.computing.result import ratio
from lakip_xls.model import Row, Value
from lakip_xls.parsing.names import words
from lakip_xls.settings import Settings

_COMPUTED = re.compile(
    r"\bindikator (?:kinerja )?(?P<tingkat>program|sub ?kegiatan|kegiatan|keluaran|output)\b.*"
    r"\b(?:tercapai|(?:men|di)capai|memenuhi target)\b"
)
_PERSEN = re.compile(r"\b(?:persentase|prosentase|persen|100)\b")


def data_dukung_result(row: Row) -> Value | None:
    """pembilang / penyebut × 100 of a row of data_indikator (percent points), else its written hasil."""
    top, bottom = row["pembilang"], row["penyebut"]
    if top.failed or bottom.failed:
        return None
    share = ratio(top.number, bottom.number)
    if share is not None:
        return Value(share, row.ref_of("pembilang"), satuan="%", decimals=2)
    written = row["hasil"]
    return written if written.content is not None and not written.failed else None


def computed_result_of_row(indikator: str, formulasi: str, keluaran: Sequence[Row], settings: Settings) -> Value | None:
    """'Persentase indikator program yang tercapai': reached / all × 100 over the rows of realisasi_program.

    Rows of the level that the formulation names are counted; where there are none, all output
    indicators. None where the formulation counts something else, or where a row cannot be judged.
    """
    match = _COMPUTED.search(words(indikator)) or _COMPUTED.search(words(formulasi))
    if match is None or not _PERSEN.search(f"{words(indikator)} {words(formulasi)}"):
        return None
    rows = [b for b in keluaran if b["target"].content is not None or b["target"].failed]
    rows = [b for b in rows if _tingkat(b) == match["tingkat"].replace(" ", "")] or rows
    reached = [_reached(b, settings) for b in rows]
    if not reached or None in reached:
        return None
    return Value(Decimal(100) * reached.count(True) / len(reached), rows[0].ref, satuan="%", decimals=2)


def _tingkat(row: Row) -> str:
    if row.text("sub_kegiatan"):
        return "subkegiatan"
    return "kegiatan" if row.text("kegiatan") else "program"


def _reached(row: Row, settings: Settings) -> bool | None:
    """Whether an output indicator reached its target; a blank realisasi did not, None is unknown."""
    target, realised = row["target"], row["realisasi"]
    if target.failed or realised.failed:
        return None
    if realised.content is None:
        return False
    value = capaian(target, realised, "positif", settings)
    if value is not None:
        return value >= 100
    both_text = isinstance(target.content, str) and isinstance(realised.content, str)
    return False if both_text and satuan_matches(target.satuan, realised.satuan) else None
