"""Columns that their cells describe better than their heading does."""

from __future__ import annotations

import re
from dataclasses import replace

from lakip_xls.documents.kolom import column_cells
from lakip_xls.locating.pita import KolomMentah
from lakip_xls.locating.tabel import TabelMentah

_BERNOMOR = frozenset({"tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan", "indikator"})
_NOMOR = re.compile(
    r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,5}|[a-z]{1,3}\W?\d{1,2}(?:\.\d{1,2})*)[.)]*", re.IGNORECASE
)

_AKSI = re.compile(r"(?:uraian\s+)?rencana\s+aksi\b", re.IGNORECASE)
_ARAH = re.compile(
    r"(?:se)?makin\s+(?:tinggi|besar|banyak|rendah|kecil|sedikit)\b|(?:positi[fv]e?|negati[fv]e?|maksim\w+|minim\w+)$",
    re.IGNORECASE,
)


def kolom_nomor(table: TabelMentah, columns: tuple[KolomMentah, ...]) -> tuple[KolomMentah, ...]:
    """A heading over a column of numbers ('1', '1.1', 'a.') and one of names speaks of the names."""
    out = list(columns)
    for i, (left, right) in enumerate(zip(columns, columns[1:], strict=False)):
        same = left.konsep == right.konsep and left.entitas == right.entitas and right.judul in ("", left.judul)
        if not same or left.konsep not in _BERNOMOR or not left.judul:
            continue
        numbers, names = _texts(table, left.kolom), _texts(table, right.kolom)
        if numbers and names and all(map(_NOMOR.fullmatch, numbers)) and not any(map(_NOMOR.fullmatch, names)):
            numbered = any(k.konsep == "no" for k in out)
            out[i] = replace(left, konsep="lain" if numbered else "no", entitas=None, cara="hanya nomor")
            out[i + 1] = replace(left, kolom=right.kolom, cara="namanya di sebelah kanan nomor")
    return tuple(out)


def kolom_kosong(table: TabelMentah, columns: tuple[KolomMentah, ...]) -> tuple[KolomMentah, ...]:
    """Columns under one merged heading that hold nothing, beside one that does, are only room for it."""
    filled = {k.judul for k in columns if k.judul and column_cells(table, k.kolom)}
    out: list[KolomMentah] = []
    for i, column in enumerate(columns):
        beside = (*columns[max(i - 1, 0) : i], *columns[i + 1 : i + 2])
        room = column.judul in filled and any(k.judul == column.judul for k in beside)
        if room and not column_cells(table, column.kolom):
            column = replace(column, konsep="lain", entitas=None, cara="kosong di bawah judul gabungan")
        out.append(column)
    return tuple(out)


def kolom_aksi(table: TabelMentah, columns: tuple[KolomMentah, ...]) -> tuple[KolomMentah, ...]:
    """'Rencana Aksi' over quarters heads targets; over sentences it heads what will be done, no target and no unit."""

    def deeds(column: KolomMentah) -> bool:
        texts = _texts(table, column.kolom) if _AKSI.match(column.judul) and not column.triwulan else []
        return bool(texts) and all(t[:1].isalpha() for t in texts)

    return tuple(
        replace(k, konsep="lain", entitas=None, cara="isinya kegiatan") if k.konsep == "target" and deeds(k) else k
        for k in columns
    )


def kolom_polaritas(table: TabelMentah, columns: tuple[KolomMentah, ...]) -> tuple[KolomMentah, ...]:
    """A column that says of every indicator which way is better is its polarity, whatever the column is called."""
    if any(k.konsep == "polaritas" for k in columns):
        return columns
    return tuple(
        replace(k, konsep="polaritas", cara="isinya polaritas")
        if k.judul and k.konsep in (None, "keterangan", "lain") and _says_direction(_texts(table, k.kolom))
        else k
        for k in columns
    )


def _says_direction(texts: list[str]) -> bool:
    return bool(texts) and all(map(_ARAH.match, texts))


def _texts(table: TabelMentah, col: int) -> list[str]:
    """The texts of a column over the rows that are no totals."""
    get = table.grid.cells.get
    cells = (get((b.baris, col)) for b in table.baris if b.macam == "data")
    return [table.grid.cell_text(c) for c in cells if c is not None]
