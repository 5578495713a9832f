"""The JSON Schema of `--json`, made from the tables of `skema`; `data/skema.json` is this text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from lakip_xls.skema import FRAMES, KINDS, RINGKASAN, TINGKAT, VERSION, Column, Frame, Type

_TYPES = {
    Type.MONEY: ["number", "null"],
    Type.PERCENT: ["number", "null"],
    Type.COUNT: ["integer", "null"],
    Type.YEAR: ["integer", "null"],
    Type.TARGET: ["number", "string", "null"],
    Type.TEXT: ["string", "null"],
    Type.CODE: ["string", "null"],
}
_NOTES = {Type.MONEY: " (rupiah)", Type.PERCENT: " (poin persen)", Type.TARGET: " (angka atau teks)"}
_TEXT: Mapping[str, Any] = {"type": "string"}
_NULLABLE_TEXT: Mapping[str, Any] = {"type": ["string", "null"]}
_COUNT: Mapping[str, Any] = {"type": "integer", "minimum": 0}
_KIND: Mapping[str, Any] = {"enum": [*KINDS, None]}
_LEVELS = next(c for c in FRAMES["temuan"].columns if c.name == "tingkat").values


def schema() -> dict[str, Any]:
    """The schema as JSON values. Keys may be added in a later version; none is dropped."""
    counts = dict.fromkeys(_LEVELS, _COUNT)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Hasil lakip-xls --json",
        **_object(
            {
                "versi": _TEXT,
                "versi_skema": {"const": VERSION},
                "pemerintah": _NULLABLE_TEXT,
                "unit": _NULLABLE_TEXT,
                "tahun": {"type": ["integer", "null"]},
                "triwulan": {"enum": [1, 2, 3, 4, None]},
                "berkas": _list(_file()),
                "tabel": _object({frame.name: _table(frame) for frame in FRAMES.values() if frame.name != "temuan"}),
                "ringkasan": _object(
                    {
                        **{c.name: _column(c) for c in RINGKASAN},
                        "predikat": _NULLABLE_TEXT,
                        **{f"jumlah_{level}": _COUNT for level in TINGKAT},
                        "jumlah_temuan": _object(counts),
                    }
                ),
                "ringkasan_temuan": _object(
                    {
                        "per_dokumen": _list(
                            _object({"jenis": _NULLABLE_TEXT, "berkas": _NULLABLE_TEXT, **counts, "jumlah": _COUNT})
                        ),
                        "per_aturan": _list(
                            _object(
                                {"kode": _TEXT, "tingkat": {"enum": [*_LEVELS]}, "keadaan": _TEXT, "jumlah": _COUNT}
                            )
                        ),
                    }
                ),
                "temuan": _list(_columns(FRAMES["temuan"].all_columns)),
            }
        ),
    }


def schema_text() -> str:
    """The schema as it is printed and kept."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _file() -> dict[str, Any]:
    sheet = _object(
        {
            "nama": _TEXT,
            "jenis": _KIND,
            "baris_kepala": _list({"type": "integer"}),
            "kolom": {"type": "object", "additionalProperties": _TEXT},
            "alasan": _NULLABLE_TEXT,
        }
    )
    return _object({"nama": _TEXT, "sha256": _TEXT, "lembar": _list(sheet), "alasan": _NULLABLE_TEXT})


def _table(frame: Frame) -> dict[str, Any]:
    source = f"Dari dokumen {KINDS[frame.kind].label}" if frame.kind else "Dihitung"
    return {"title": frame.label, "description": source, **_list(_columns(frame.all_columns))}


def _columns(columns: Iterable[Column]) -> dict[str, Any]:
    return _object({c.name: _column(c) for c in columns})


def _column(column: Column) -> dict[str, Any]:
    title = {"title": column.label + _NOTES.get(column.type, "")}
    return {**title, "enum": [*column.values, None]} if column.values else {**title, "type": _TYPES[column.type]}


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "required": [*properties]}


def _list(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}
