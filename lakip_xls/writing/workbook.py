"""The result workbook: all sheets of the contract, in its order, from one Laporan."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lakip_xls.laporan import Laporan
from lakip_xls.skema import SHEETS
from lakip_xls.tanggapan import sambung, sebelumnya
from lakip_xls.writing.berkas import simpan
from lakip_xls.writing.gerbang import Gerbang
from lakip_xls.writing.konteks import Konteks
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

_LEMBAR = (
    (sampul.NAMA, "depan", "Sampul dan daftar isi"),
    (ikhtisar.NAMA, "depan", "Angka pokok dan grafik dalam satu halaman"),
    (pengukuran.NAMA, "tabel", "Target, realisasi, dan capaian tiap indikator; ketentuan perhitungan"),
    (antar_tahun.NAMA, "tabel", "Perbandingan dengan tahun-tahun sebelumnya"),
    (renstra.NAMA, "tabel", "Perbandingan dengan target akhir Renstra"),
    (nasional.NAMA, "tabel", "Perbandingan dengan realisasi nasional"),
    (predikat.NAMA, "tabel", "Capaian dan predikat tiap sasaran"),
    (program.NAMA, "tabel", "Anggaran dan keluaran program, kegiatan, sub kegiatan"),
    (efisiensi.NAMA, "tabel", "Capaian sasaran dibandingkan serapan anggarannya"),
    (anggaran.NAMA, "anggaran", "Pagu, realisasi, serapan, dan sisa anggaran"),
    (belanja.NAMA, "anggaran", "Komposisi belanja operasi, modal, tidak terduga, transfer"),
    (rencana_aksi.NAMA, "dokumen", "Target tiap triwulan"),
    (perjanjian_kinerja.NAMA, "dokumen", "Indikator dan anggaran program yang diperjanjikan"),
    (rkt.NAMA, "dokumen", "Rencana kinerja dari sasaran sampai kegiatan"),
    (sdm.NAMA, "dokumen", "Jumlah pegawai menurut jabatan, golongan, dan pendidikan"),
    (refocusing.NAMA, "dokumen", "Pergeseran (refocusing) anggaran"),
    (narasi.NAMA, "narasi", "Alinea siap pakai untuk Bab III dan Ikhtisar Eksekutif"),
    (validasi.NAMA, "periksa", "Temuan pemeriksaan: tempat, yang tertulis, seharusnya, saran"),
    (aturan.NAMA, "periksa", "Aturan pemeriksaan dan keadaannya"),
    (sumber_data.NAMA, "periksa", "Berkas yang dibaca, cara membacanya, dan yang tidak dipakai"),
    (tanggapan_selesai.NAMA, "periksa", "Tanggapan atas temuan yang sudah tidak ada"),
)
"""(name, group of the tab's colour, what it holds), in the order of the contract."""

_URUTAN: tuple[tuple[str, Callable[[Konteks], None]], ...] = (
    (pengukuran.NAMA, pengukuran.tulis),
    (anggaran.NAMA, anggaran.tulis),
    (belanja.NAMA, belanja.tulis),
    (antar_tahun.NAMA, antar_tahun.tulis),
    (renstra.NAMA, renstra.tulis),
    (nasional.NAMA, nasional.tulis),
    (predikat.NAMA, predikat.tulis),
    (program.NAMA, program.tulis),
    (efisiensi.NAMA, efisiensi.tulis),
    (rencana_aksi.NAMA, rencana_aksi.tulis),
    (perjanjian_kinerja.NAMA, perjanjian_kinerja.tulis),
    (rkt.NAMA, rkt.tulis),
    (sdm.NAMA, sdm.tulis),
    (refocusing.NAMA, refocusing.tulis),
    (narasi.NAMA, narasi.tulis),
    (validasi.NAMA, validasi.tulis),
    (aturan.NAMA, aturan.tulis),
    (sumber_data.NAMA, sumber_data.tulis),
    (tanggapan_selesai.NAMA, tanggapan_selesai.tulis),
    (ikhtisar.NAMA, ikhtisar.tulis),
)
"""The order of writing: a sheet comes after the sheets whose cells it refers to."""

_BILA_ADA: dict[str, Callable[[Laporan], object]] = {
    sdm.NAMA: lambda own: own.data.baris("sdm"),
    refocusing.NAMA: lambda own: own.data.baris("pergeseran"),
    tanggapan_selesai.NAMA: lambda own: own.tanggapan.selesai,
}
"""Sheets that exist only where they have rows."""


def tulis_workbook(laporan: Laporan, path: Path, *, folder: Path | None = None) -> tuple[str, ...]:
    """Write the result workbook; an existing file at `path` is first moved to `arsip/` beside it.

    The answers in the previous result are carried over. `folder` holds the inputs (links lead there,
    and its logo.png is printed); by default the folder above the one of the result. Returns messages
    for the user. Raises TidakDapatDitulis, and then leaves nothing half-written behind.
    """
    home = folder or path.parent.parent
    answers, messages = sebelumnya(path, home, laporan.identitas)
    answered = replace(laporan, tanggapan=sambung(laporan.temuan, answers, laporan.tanggal))
    simpan(susun(answered, path.parent, home), path)
    return messages


def susun(laporan: Laporan, tujuan: Path, folder: Path, *, hitungan_tersimpan: bool = True) -> bytes:
    """Return the workbook as bytes; the same report gives the same bytes.

    `tujuan` is the folder in which the file will stand. `hitungan_tersimpan=False` leaves the
    cached values of formulas out (see Gerbang).
    """
    who = laporan.identitas
    title = f"Laporan Kinerja {who.unit or ''} {who.tahun or ''}".strip()
    gate = Gerbang(title, who.unit or "lakip-xls", laporan.tanggal, hitungan_tersimpan=hitungan_tersimpan)
    ctx = Konteks(laporan, gate, _jalan(tujuan, folder), logo(folder))
    present = _hadir(laporan)
    for name, group, _ in present:
        ctx.buka(name, group)
    tables = data.tabel(ctx)
    for name in tables:
        ctx.buka(f"Data {name}", "data")
    for name, write in _URUTAN:
        if name in ctx.lembar:
            write(ctx)
    for name, rows in tables.items():
        data.tulis(ctx, name, rows)
    contents = {name: words for name, _, words in present if name != sampul.NAMA}
    contents |= {f"Data {name}": f"Data: {SHEETS[name].label}" for name in tables}
    sampul.tulis(ctx, contents)
    return gate.bytes()


def _hadir(laporan: Laporan) -> list[tuple[str, str, str]]:
    return [row for row in _LEMBAR if row[0] not in _BILA_ADA or _BILA_ADA[row[0]](laporan)]


def _jalan(tujuan: Path, folder: Path) -> str | None:
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
