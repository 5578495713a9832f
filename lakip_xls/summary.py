"""What the screen shows after `proses` and `periksa`: what was read, the totals, what to act on first, where the results are."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from lakip_xls.computing.completeness import INCOMPLETE, some
from lakip_xls.laporan import Laporan
from lakip_xls.parsing.notation import persen, rupiah
from lakip_xls.perbaikan import Repair, repairs
from lakip_xls.provenance import SourceFile
from lakip_xls.screen import jumlah_temuan
from lakip_xls.shown import shown

_FIRST = 3
_LISTED = 6
"""Files and decisions that are named one by one; the rest is on Sumber Data."""


def summary(laporan: Laporan, results: Sequence[tuple[str, Path]]) -> Iterator[str]:
    """The lines after `proses`; `results` are the files that were written, each with what it is."""
    who = laporan.identity
    quarter = f" sampai triwulan {laporan.triwulan}" if laporan.triwulan else ""
    yield f"{who.unit or 'Unit'}{', ' + who.pemerintah if who.pemerintah else ''}, tahun {who.tahun or '-'}{quarter}"
    yield from files_read(laporan)
    yield from _totals(laporan)
    yield jumlah_temuan(laporan.temuan)
    yield from _act_first(laporan)
    for label, path in results:
        yield f"{label:<9}: {shown(path)}"


def files_read(laporan: Laporan) -> Iterator[str]:
    """How many files were read, which were not and why, and which versions and months count."""
    unread = [f"{f.name}: {why}" for f in laporan.files if (why := _unread(f))]
    yield f"Dibaca   : {len(laporan.files) - len(unread)} dari {len(laporan.files)} berkas"
    yield from _listed("tidak dibaca", unread)
    yield from _listed("versi", [f"{f.name}: {d}" for f in laporan.files for d in f.decisions])
    for told in laporan.periods:
        yield f"Periode  : {told}"


def _unread(file: SourceFile) -> str:
    """Why nothing of a file is used; empty where something is."""
    if file.reason or any(s.sources or not s.unused for s in file.sheets) or not file.sheets:
        return file.reason
    reasons = {s.reason for s in file.sheets}
    return reasons.pop() if len(reasons) == 1 else f"tidak satu pun dari {len(file.sheets)} lembarnya dikenali"


def _listed(label: str, items: Sequence[str]) -> Iterator[str]:
    for item in items[:_LISTED]:
        yield _short(f"  {label}: {item}")
    if len(items) > _LISTED:
        yield f"  {label}: {len(items) - _LISTED} lagi, lihat lembar Sumber Data"


def _totals(laporan: Laporan) -> Iterator[str]:
    figures = laporan.computed.ringkasan
    if figures.pagu is not None:
        yield f"Pagu     : Rp {rupiah(figures.pagu)}"
    if figures.realisasi is not None and figures.serapan is not None:
        yield f"Realisasi: Rp {rupiah(figures.realisasi)} (serapan {persen(figures.serapan)} %)"
    for name, cells in figures.lacking.items():
        if cells:
            yield f"{name.capitalize()} {INCOMPLETE}: {some(list(dict.fromkeys(map(str, cells))), 'sel lain', '; ')}"
    if figures.rata_rata_capaian is not None and figures.rata_rata_capaian_dibatasi is not None:
        limit = laporan.settings.batas_capaian
        limited = f"; {persen(figures.rata_rata_capaian_dibatasi)} % dengan batas {limit}" if limit is not None else ""
        yield f"Rata-rata capaian: {persen(figures.rata_rata_capaian)} %{limited}"


def _act_first(laporan: Laporan) -> Iterator[str]:
    """The first lines of Daftar Perbaikan, each on two lines: where and what, then what to do."""
    works = repairs(laporan.temuan, laporan.data, {})
    if not works:
        return
    certain = sum(work.certain for work in works)
    surely = f", {certain} di antaranya angkanya sudah pasti" if certain else ""
    yield f"Perlu diperbaiki: {len(works)} hal{surely} (lembar Daftar Perbaikan). Dahulukan:"
    for number, work in enumerate(sorted(works, key=_order)[:_FIRST], 1):
        own = work.finding
        where = " > ".join(x for x in (own.file, own.sheet, ", ".join(work.cells)) if x)
        yield _short(f"  {number}. {own.kode} {f'{where}: ' if where else ''}{own.uraian}")
        yield _short(f"     Saran: {own.saran}")


def _order(work: Repair) -> tuple[int, bool]:
    """What has a place comes before what is only absent from the folder."""
    return work.finding.tingkat.order, work.finding.file is None


def _short(line: str) -> str:
    """A line that the screen shows in one piece."""
    lead = line[: len(line) - len(line.lstrip())]
    return lead + textwrap.shorten(
        line, max(shutil.get_terminal_size((120, 24)).columns, 100) - len(lead), placeholder=" ..."
    )
