"""The result workbook: all sheets of the contract, in its order, from one Laporan."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lakip_xls.laporan import Laporan
from lakip_xls.skema import SHEETS
from lakip_xls.tanggapan import connect, previous
from lakip_xls.writing.context import ReportContext
from lakip_xls.writing.files import save
from lakip_xls.writing.gate import Gate
from lakip_xls.writing.logo import logo
from lakip_xls.writing.sheets import (
    anggaran,
    antar_tahun,
    aturan,
    belanja,
    data,
    efisiensi,
    ikhtisar,
    narasi,
    nasional,
    pengukuran,
    perjanjian_kinerja,
    predikat,
    program,
    refocusing,
    rencana_aksi,
    renstra,
    rkt,
    sampul,
    sdm,
    sumber_data,
    tanggapan_selesai,
    validasi,
)

_SHEETS = (
    (sampul.NAME, "depan", "Sampul dan daftar isi"),
    (ikhtisar.NAME, "depan", "Angka pokok dan grafik dalam satu halaman"),
    (pengukuran.NAME, "tabel", "Target, realisasi, dan capaian tiap indikator; ketentuan perhitungan"),
    (antar_tahun.NAME, "tabel", "Perbandingan dengan tahun-tahun sebelumnya"),
    (renstra.NAME, "tabel", "Perbandingan dengan target akhir Renstra"),
    (nasional.NAME, "tabel", "Perbandingan dengan realisasi nasional"),
    (predikat.NAME, "tabel", "Capaian dan predikat tiap sasaran"),
    (program.NAME, "tabel", "Anggaran dan keluaran program, kegiatan, sub kegiatan"),
    (efisiensi.NAME, "tabel", "Capaian sasaran dibandingkan serapan anggarannya"),
    (anggaran.NAME, "anggaran", "Pagu, realisasi, serapan, dan sisa anggaran"),
    (belanja.NAME, "anggaran", "Komposisi belanja operasi, modal, tidak terduga, transfer"),
    (rencana_aksi.NAME, "dokumen", "Target tiap triwulan"),
    (perjanjian_kinerja.NAME, "dokumen", "Indikator dan anggaran program yang diperjanjikan"),
    (rkt.NAME, "dokumen", "Rencana kinerja dari sasaran sampai kegiatan"),
    (sdm.NAME, "dokumen", "Jumlah pegawai menurut jabatan, golongan, dan pendidikan"),
    (refocusing.NAME, "dokumen", "Pergeseran (refocusing) anggaran"),
    (narasi.NAME, "narasi", "Alinea siap pakai untuk Bab III dan Ikhtisar Eksekutif"),
    (validasi.NAME, "periksa", "Temuan pemeriksaan: tempat, yang tertulis, seharusnya, saran"),
    (aturan.NAME, "periksa", "Aturan pemeriksaan dan keadaannya"),
    (sumber_data.NAME, "periksa", "Berkas yang dibaca, cara membacanya, dan yang tidak dipakai"),
    (tanggapan_selesai.NAME, "periksa", "Tanggapan atas temuan yang sudah tidak ada"),
)
"""(name, group of the tab's colour, what it holds), in the order of the contract."""

_ORDER: tuple[tuple[str, Callable[[ReportContext], None]], ...] = (
    (pengukuran.NAME, pengukuran.write),
    (anggaran.NAME, anggaran.write),
    (belanja.NAME, belanja.write),
    (antar_tahun.NAME, antar_tahun.write),
    (renstra.NAME, renstra.write),
    (nasional.NAME, nasional.write),
    (predikat.NAME, predikat.write),
    (program.NAME, program.write),
    (efisiensi.NAME, efisiensi.write),
    (rencana_aksi.NAME, rencana_aksi.write),
    (perjanjian_kinerja.NAME, perjanjian_kinerja.write),
    (rkt.NAME, rkt.write),
    (sdm.NAME, sdm.write),
    (refocusing.NAME, refocusing.write),
    (narasi.NAME, narasi.write),
    (validasi.NAME, validasi.write),
    (aturan.NAME, aturan.write),
    (sumber_data.NAME, sumber_data.write),
    (tanggapan_selesai.NAME, tanggapan_selesai.write),
    (ikhtisar.NAME, ikhtisar.write),
)
"""The order of writing: a sheet comes after the sheets whose cells it refers to."""

_IF_PRESENT: dict[str, Callable[[Laporan], object]] = {
    sdm.NAME: lambda own: own.data.rows("sdm"),
    refocusing.NAME: lambda own: own.data.rows("pergeseran"),
    tanggapan_selesai.NAME: lambda own: own.tanggapan.done,
}
"""Sheets that exist only where they have rows."""


def write_workbook(laporan: Laporan, path: Path, *, folder: Path | None = None) -> tuple[str, ...]:
    """Write the result workbook; an existing file at `path` is first moved to `arsip/` beside it.

    The answers in the previous result are carried over. `folder` holds the inputs (links lead there,
    and its logo.png is printed); by default the folder above the one of the result. Returns messages
    for the user. Raises TidakDapatDitulis, and then leaves nothing half-written behind.
    """
    home = folder or path.parent.parent
    answers, messages = previous(path, home, laporan.identity)
    answered = replace(laporan, tanggapan=connect(laporan.temuan, answers, laporan.tanggal))
    save(build(answered, path.parent, home), path)
    return messages


def build(laporan: Laporan, tujuan: Path, folder: Path, *, cached_values: bool = True) -> bytes:
    """Return the workbook as bytes; the same report gives the same bytes.

    `tujuan` is the folder in which the file will stand. `hitungan_tersimpan=False` leaves the
    cached values of formulas out (see Gerbang).
    """
    who = laporan.identity
    title = f"Laporan Kinerja {who.unit or ''} {who.tahun or ''}".strip()
    gate = Gate(title, who.unit or "lakip-xls", laporan.tanggal, cached_values=cached_values)
    ctx = ReportContext(laporan, gate, _run(tujuan, folder), logo(folder))
    present = _present(laporan)
    for name, group, _ in present:
        ctx.unpack(name, group)
    tables = data.table(ctx)
    for name in tables:
        ctx.unpack(f"Data {name}", "data")
    for name, write in _ORDER:
        if name in ctx.sheets:
            write(ctx)
    for name, rows in tables.items():
        data.write(ctx, name, rows)
    contents = {name: words for name, _, words in present if name != sampul.NAME}
    contents |= {f"Data {name}": f"Data: {SHEETS[name].label}" for name in tables}
    sampul.write(ctx, contents)
    return gate.bytes()


def _present(laporan: Laporan) -> list[tuple[str, str, str]]:
    return [row for row in _SHEETS if row[0] not in _IF_PRESENT or _IF_PRESENT[row[0]](laporan)]


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
