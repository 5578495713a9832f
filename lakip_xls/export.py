"""The report as one JSON object, CONTRACT section 4."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from lakip_xls import __version__
from lakip_xls.finding_counts import by_document, by_rule
from lakip_xls.findings import count_findings
from lakip_xls.frames import Record, rows, temuan_rows
from lakip_xls.laporan import Laporan
from lakip_xls.model import Content
from lakip_xls.provenance import SourceSheet, column_letters
from lakip_xls.skema import RINGKASAN, TINGKAT, VERSION


def json_object(laporan: Laporan) -> dict[str, Any]:
    """Everything another program may want to know; no official is named and no folder is shown.

    Numbers are int where whole, else float; percentages are unrounded percent points.
    """
    return {
        "versi": __version__,
        "versi_skema": VERSION,
        "pemerintah": laporan.identity.pemerintah,
        "unit": laporan.identity.unit,
        "tahun": laporan.identity.tahun,
        "triwulan": laporan.triwulan,
        "berkas": [
            {
                "nama": _name(file.name),
                "sha256": file.sha256,
                "lembar": [entry for sheet in file.sheets for entry in _sheet(sheet)],
                "alasan": file.reason or None,
            }
            for file in laporan.files
        ],
        "tabel": {name: _record(table) for name, table in rows(laporan.data, laporan.computed).items()},
        "ringkasan": ringkasan(laporan),
        "ringkasan_temuan": {
            "per_dokumen": by_document(laporan.temuan),
            "per_aturan": by_rule(laporan.temuan, laporan.rules),
        },
        "temuan": _record(temuan_rows(laporan.temuan)),
    }


def dumps(laporan: Laporan) -> str:
    """The JSON object as text, readable and with its Indonesian letters as they are."""
    return json.dumps(json_object(laporan), ensure_ascii=False, indent=2, allow_nan=False)


def _sheet(sheet: SourceSheet) -> Iterator[dict[str, Any]]:
    """One entry per table of a sheet; a sheet that was not used has one with the reason."""
    for source in sheet.sources:
        yield {
            "nama": sheet.name,
            "jenis": source.kind,
            "baris_kepala": list(source.heading_rows),
            "kolom": {name: column_letters(column) for name, column in source.fields.items()},
            "alasan": sheet.reason or None,
        }
    if not sheet.sources:
        yield {
            "nama": sheet.name,
            "jenis": None,
            "baris_kepala": [],
            "kolom": {},
            "alasan": sheet.reason or None,
        }


def ringkasan(laporan: Laporan) -> dict[str, Any]:
    """The totals of the report, percent points and rupiah."""
    summary = laporan.computed.ringkasan
    figures: Record = {
        **{c.name: getattr(summary, c.name) for c in RINGKASAN},
        "predikat": summary.predikat,
        **{f"jumlah_{level}": getattr(summary, f"jumlah_{level}") for level in TINGKAT},
    }
    return {**_record([figures])[0], "jumlah_temuan": count_findings(laporan.temuan)}


def _record(records: Iterable[Record]) -> list[dict[str, Any]]:
    return [{name: _numeral(value) for name, value in record.items()} for record in records]


def _numeral(value: Content) -> int | float | str | None:
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _name(name: str) -> str:
    """A file's name relative to the folder; of an absolute path the last part alone."""
    path = PurePath(name)
    return path.name if path.is_absolute() else name
