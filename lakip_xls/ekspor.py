"""The report as one JSON object, CONTRACT section 4."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from lakip_xls import __version__
from lakip_xls.findings import count_findings
from lakip_xls.frames import Rekaman, rows, temuan_rows
from lakip_xls.hitung_temuan import per_aturan, per_dokumen
from lakip_xls.laporan import Laporan
from lakip_xls.model import Isi
from lakip_xls.provenance import LembarSumber, column_letters
from lakip_xls.skema import RINGKASAN, TINGKAT, VERSION


def json_object(laporan: Laporan) -> dict[str, Any]:
    """Everything another program may want to know; no official is named and no folder is shown.

    Numbers are int where whole, else float; percentages are unrounded percent points.
    """
    return {
        "versi": __version__,
        "versi_skema": VERSION,
        "pemerintah": laporan.identitas.pemerintah,
        "unit": laporan.identitas.unit,
        "tahun": laporan.identitas.tahun,
        "triwulan": laporan.triwulan,
        "berkas": [
            {
                "nama": _nama(file.nama),
                "sha256": file.sha256,
                "lembar": [entry for sheet in file.lembar for entry in _lembar(sheet)],
                "alasan": file.alasan or None,
            }
            for file in laporan.berkas
        ],
        "tabel": {name: _rekaman(table) for name, table in rows(laporan.data, laporan.hitungan).items()},
        "ringkasan": _ringkasan(laporan),
        "ringkasan_temuan": {
            "per_dokumen": per_dokumen(laporan.temuan),
            "per_aturan": per_aturan(laporan.temuan, laporan.aturan),
        },
        "temuan": _rekaman(temuan_rows(laporan.temuan)),
    }


def dumps(laporan: Laporan) -> str:
    """The JSON object as text, readable and with its Indonesian letters as they are."""
    return json.dumps(json_object(laporan), ensure_ascii=False, indent=2, allow_nan=False)


def _lembar(sheet: LembarSumber) -> Iterator[dict[str, Any]]:
    """One entry per table of a sheet; a sheet that was not used has one with the reason."""
    for source in sheet.sumber:
        yield {
            "nama": sheet.nama,
            "jenis": source.jenis,
            "baris_kepala": list(source.baris_kepala),
            "kolom": {name: column_letters(column) for name, column in source.fields.items()},
            "alasan": sheet.alasan or None,
        }
    if not sheet.sumber:
        yield {
            "nama": sheet.nama,
            "jenis": None,
            "baris_kepala": [],
            "kolom": {},
            "alasan": sheet.alasan or None,
        }


def _ringkasan(laporan: Laporan) -> dict[str, Any]:
    summary = laporan.hitungan.ringkasan
    figures: Rekaman = {
        **{c.name: getattr(summary, c.name) for c in RINGKASAN},
        "predikat": summary.predikat,
        **{f"jumlah_{level}": getattr(summary, f"jumlah_{level}") for level in TINGKAT},
    }
    return {**_rekaman([figures])[0], "jumlah_temuan": count_findings(laporan.temuan)}


def _rekaman(records: Iterable[Rekaman]) -> list[dict[str, Any]]:
    return [{name: _bilangan(value) for name, value in record.items()} for record in records]


def _bilangan(value: Isi) -> int | float | str | None:
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _nama(name: str) -> str:
    """A file's name relative to the folder; of an absolute path the last part alone."""
    path = PurePath(name)
    return path.name if path.is_absolute() else name
