"""The working workbook: all sheets of the contract, in its order, from one Laporan; and the attachment beside it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lakip_xls.laporan import Laporan
from lakip_xls.skema import SHEETS
from lakip_xls.tanggapan import connect, previous, since
from lakip_xls.writing.attachment import build_attachment
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.files import save_all
from lakip_xls.writing.gate import Gate
from lakip_xls.writing.logo import logo
from lakip_xls.writing.sheets import (
    aturan,
    daftar_perbaikan,
    data,
    ikhtisar,
    narasi,
    sampul,
    sumber_data,
    tanggapan_selesai,
    validasi,
)
from lakip_xls.writing.tables import TABLES, Sheet, write_in_turn


class WorkSheet(Struct, frozen=True):
    """A sheet of the working workbook alone."""

    name: str
    about: str
    kelompok: str
    write: Callable[[ReportContext], None]
    shown: Callable[[Laporan], object] = lambda _: True
    after: tuple[str, ...] = ()


_SHEETS: tuple[Sheet, ...] = (
    WorkSheet(
        ikhtisar.NAME,
        "Angka pokok dan grafik dalam satu halaman",
        "depan",
        ikhtisar.write,
        after=tuple(sheet.name for sheet in TABLES),
    ),
    *TABLES,
    WorkSheet(narasi.NAME, "Alinea siap pakai untuk Bab III dan Ikhtisar Eksekutif", "narasi", narasi.write),
    WorkSheet(
        daftar_perbaikan.NAME,
        "Apa yang perlu diperbaiki, satu baris satu sebab, dan apa yang tersisa",
        "periksa",
        daftar_perbaikan.write,
    ),
    WorkSheet(validasi.NAME, "Temuan pemeriksaan: tempat, yang tertulis, seharusnya, saran", "periksa", validasi.write),
    WorkSheet(aturan.NAME, "Aturan pemeriksaan dan keadaannya", "periksa", aturan.write),
    WorkSheet(
        sumber_data.NAME,
        "Berkas yang dibaca, cara membacanya, dan yang tidak dipakai",
        "periksa",
        sumber_data.write,
    ),
    WorkSheet(
        tanggapan_selesai.NAME,
        "Tanggapan atas temuan yang sudah tidak ada",
        "periksa",
        tanggapan_selesai.write,
        shown=lambda own: own.tanggapan.done,
    ),
)
"""In the order of the contract; the cover, written last, comes first, the data sheets come last."""


def write_workbook(
    laporan: Laporan, path: Path, *, folder: Path | None = None, attachment: Path | None = None
) -> tuple[str, ...]:
    """Write the working workbook, and its attachment where that has a path; existing files are first moved
    to `arsip/` beside them.

    The answers in the previous result are carried over. `folder` holds the inputs (links lead there,
    and its logo.png is printed); by default the folder above the one of the result. Returns messages
    for the user, what changed since the previous result among them. Raises CannotWrite, and then leaves nothing half-written behind.
    """
    home = folder or path.parent.parent
    before = previous(path, home, laporan.identity, laporan.triwulan)
    answered = replace(laporan, tanggapan=connect(laporan.temuan, before.answers, laporan.tanggal, before.works))
    files = [(build(answered, path.parent, home), path)]
    if attachment is not None:
        files.append((build_attachment(laporan, home), attachment))
    save_all(files)
    return (*before.messages, *(since(before.findings, laporan.temuan) if before.findings is not None else ()))


def build(laporan: Laporan, tujuan: Path, folder: Path, *, cached_values: bool = True) -> bytes:
    """Return the workbook as bytes; the same report gives the same bytes.

    `tujuan` is the folder in which the file will stand. `cached_values=False` leaves the cached values of
    formulas out (see Gate).
    """
    who = laporan.identity
    title = f"Laporan Kinerja {who.unit or ''} {who.tahun or ''}".strip()
    gate = Gate(title, who.unit or "lakip-xls", laporan.tanggal, cached_values=cached_values)
    ctx = ReportContext(laporan, gate, _run(tujuan, folder), logo(folder))
    ctx.unpack(sampul.NAME, "depan")
    sheets = [s for s in _SHEETS if s.shown(laporan)]
    write_in_turn(ctx, sheets)
    tables = data.table(ctx)
    for name, rows in tables.items():
        ctx.unpack(f"Data {name}", "data")
        data.write(ctx, name, rows)
    contents = {sheet.name: sheet.about for sheet in sheets}
    contents |= {f"Data {name}": f"Data: {SHEETS[name].label}" for name in tables}
    sampul.write(ctx, contents)
    return gate.bytes()


def _run(tujuan: Path, folder: Path) -> str | None:
    """The way from one folder to another, with slashes; empty where they are the same.

    None where it would tell more of the user's machine than the name of the inputs' folder.
    """
    try:
        way = os.path.relpath(folder, tujuan).replace(os.sep, "/")
    except ValueError:  # two drives of Windows
        return None
    if sum(part not in (".", "..") for part in way.split("/")) > 1:
        return None
    return "" if way == "." else way + "/"
