"""Columns that offices and web applications add and that no frame holds, at any place in the table."""

from __future__ import annotations

from collections.abc import Callable

from .model import Build, Column
from .values import Cell

PEOPLE = ("Siti Aminah, S.E.", "Budi Santoso, S.Sos.", "Rina Wulandari, S.T.", "Ahmad Fauzi, M.Si.")
JOBS = ("Kepala Bidang Pelayanan", "Sekretaris", "Kepala Seksi Pemerintahan", "Kepala Subbagian Umum")

_FILL: dict[str, tuple[tuple[str, ...], Callable[[Build, int], str | int | None]]] = {
    "Jabatan": (("Jabatan", "Pejabat (Eselon)", "Nama Jabatan"), lambda b, i: JOBS[i % 4]),
    "OPD": (
        ("OPD", "Perangkat Daerah", "SKPD", "Nama OPD", "Nama Perangkat Daerah", "Nama SKPD"),
        lambda b, i: b.unit.name,
    ),
    "Status": (("Status", "STATUS", "Status Reviu"), lambda b, i: ("Disetujui", "Final")[i % 2]),
    "Aksi": (("Aksi", "Action"), lambda b, i: "Edit"),
    "Tahun": (("Tahun", "TAHUN", "Tahun Anggaran"), lambda b, i: b.unit.tahun),
    "PPTK": (("PPTK", "PPTK/Pelaksana", "Nama PPTK"), lambda b, i: PEOPLE[i % 4]),
    "Keterangan": (("Keterangan", "Ket", "Ket.", "KET"), lambda b, i: None),
    "Lokasi": (("Lokasi", "Lokasi Kegiatan"), lambda b, i: b.unit.pemerintah),
    "Catatan": (("Catatan", "Catatan Verifikator", "Rekomendasi"), lambda b, i: ("Sesuai", None)[i % 2]),
    "Hambatan": (
        ("Faktor Penghambat", "Kendala", "Faktor Pendorong", "Faktor Pendukung"),
        lambda b, i: ("Tidak ada", None)[i % 2],
    ),
    "Tindak Lanjut": (("Tindak Lanjut", "Tindak Lanjut yang Diperlukan"), lambda b, i: ("Dipertahankan", None)[i % 2]),
    "Unit Kerja": (
        ("Unit Kerja", "Bidang", "Satuan Kerja", "SATUAN KERJA", "Unit OPD"),
        lambda b, i: ("Sekretariat", "Bidang Pelayanan")[i % 2],
    ),
    "Bukti": (("Bukti Dukung", "Data Dukung", "Link Bukti Dukung"), lambda b, i: "Laporan"),
    "Prioritas": (("Prioritas Nasional", "Prioritas Daerah"), lambda b, i: "Reformasi Birokrasi"),
    "Kelompok Sasaran": (("Kelompok Sasaran",), lambda b, i: "Masyarakat"),
}

ANYWHERE = ("Jabatan", "OPD", "Status", "Aksi", "Tahun", "Keterangan", "Catatan", "Unit Kerja")
BY_KIND: dict[str, tuple[str, ...]] = {
    "realisasi_anggaran": ("PPTK", "Lokasi", "Hambatan"),
    "pk_program": ("Lokasi", "PPTK"),
    "rkt": ("Lokasi", "Prioritas"),
    "rencana_aksi": ("Bukti",),
    "pengukuran_kinerja": ("Hambatan", "Tindak Lanjut", "Bukti"),
    "realisasi_program": ("Hambatan", "Tindak Lanjut", "Lokasi", "Kelompok Sasaran"),
}
LAST = {"Keterangan", "Aksi", "Status", "Catatan", "Hambatan", "Tindak Lanjut", "Bukti"}


def add_foreign(b: Build) -> None:
    """Put up to three foreign columns into the table."""
    rows = len(b.columns[0].cells)
    for name in b.rng.sample((*ANYWHERE, *BY_KIND.get(b.kind, ())), b.rng.choice((0, 0, 1, 1, 2, 3))):
        heads, fill = _FILL[name]
        if b.kind == "iku" and name in ("Unit Kerja", "Jabatan"):
            continue
        head = b.rng.choice(heads)
        b.traits.add(f"foreign: {head}")
        column = Column((head,), [Cell(fill(b, i)) for i in range(rows)])
        b.columns.insert(_place(b, name), column)


def _place(b: Build, name: str) -> int:
    """Where the column goes: at the left, between the names, or at the end; never inside a group of columns."""
    if name in LAST:
        return len(b.columns)
    places = [
        i
        for i in range(min(4, len(b.columns)))
        if i == 0 or len(b.columns[i].path) == 1 or b.columns[i].path[0] != b.columns[i - 1].path[0]
    ]
    return b.rng.choice([*places, len(b.columns)])
