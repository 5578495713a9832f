"""BACA-07, 10, 16: what is not in the folder: documents, the year, the unit."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xls.findings import Temuan
from lakip_xls.rules.registry import RuleContext, rule, rule_tingkat

_POKOK = {
    "pk": (("pk", "pk_program"), "Perjanjian Kinerja (PK)"),
    "rkt": (("rkt",), "Rencana Kinerja Tahunan (RKT)"),
    "rencana_aksi": (("rencana_aksi", "rencana_aksi_sasaran"), "Rencana Aksi"),
    "realisasi_anggaran": (("anggaran",), "realisasi anggaran"),
    "pengukuran_kinerja": (("pengukuran",), "pengukuran kinerja"),
}
_COMPLEMENT = {
    "renstra": (("renstra",), "Renstra", "3.3"),
    "iku": (("iku",), "Indikator Kinerja Utama (IKU)", "formulasi indikator"),
    "realisasi_program": (("realisasi_program", "keuangan_program"), "realisasi program", "3.6"),
    "pembanding": (("pembanding",), "pembanding nasional atau daerah", "3.4"),
    "hasil": (("antar_tahun",), "capaian tahun lalu", "3.2"),
}


_CORE = {"pengukuran_kinerja": "pengukuran", "realisasi_anggaran": "anggaran"}
"""Kinds with side tables -> the frame without which the document itself is missing."""


def _recognised(context: RuleContext) -> set[str]:
    """Kinds that were recognised in the folder, also those that could not be used (another finding says why)."""
    kinds = {d.kind for d in context.everything if _CORE.get(d.kind) in (None, *d.tables)}
    return kinds | {t.kind for t in context.read if t.kode == "BACA-03" and t.kind is not None}


@rule("BACA-07")
def read_07(context: RuleContext) -> Iterator[Temuan]:
    """Dokumen pokok ada dalam folder.

    Dasar: PermenPAN-RB 53/2014, laporan kinerja disusun dari PK, RKT, Rencana Aksi, realisasi
    anggaran, dan pengukuran kinerja. Dokumen yang ada tetapi tidak dapat dipakai (tahun lain, kolom
    tidak lengkap) mempunyai temuan sendiri.

    Salah: folder tanpa RKT.
    Benar: kelima dokumen pokok ada.
    """
    known = _recognised(context)
    for kind, (frames, name) in _POKOK.items():
        if any(context.data.has((f,)) for f in frames) or kind in known:
            continue
        yield Temuan(
            "BACA-07",
            rule_tingkat("BACA-07"),
            f"Dokumen {name} tidak ditemukan dalam folder, sehingga tabel dan pemeriksaan yang memerlukannya tidak ada.",
            f"Salin workbook {name} ke folder lalu jalankan lagi. Bila berkasnya sudah ada, lihat lembar Sumber Data untuk "
            "mengetahui mengapa tidak dikenali.",
            kind=kind,
        )


@rule("BACA-10")
def read_10(context: RuleContext) -> Iterator[Temuan]:
    """Dokumen pelengkap ada; bila tidak, tabelnya kosong dengan keterangan.

    Dasar: PermenPAN-RB 53/2014, capaian dibandingkan dengan tahun lalu, Renstra, dan standar nasional.

    Salah: folder tanpa IKU.
    Benar: Renstra, IKU, realisasi program, pembanding, dan capaian tahun lalu ada.
    """
    known = _recognised(context)
    for kind, (frames, name, table) in _COMPLEMENT.items():
        if any(context.data.has((f,)) for f in frames) or kind in known:
            continue
        where = f"Tabel {table}" if table[0].isdigit() else f"bagian {table}"
        yield Temuan(
            "BACA-10",
            rule_tingkat("BACA-10"),
            f"Dokumen {name} tidak ada dalam folder; isian dari dokumen itu pada {where} dikosongkan dengan keterangan.",
            f"Tambahkan workbook {name} bila ingin {where} terisi lengkap.",
            kind=kind,
        )


@rule("BACA-16")
def read_16(context: RuleContext) -> Iterator[Temuan]:
    """Tahun laporan dan nama unit tertulis pada sedikitnya satu dokumen, atau pada Pengaturan.xlsx.

    Dasar: PermenPAN-RB 53/2014, laporan kinerja disusun setiap tahun oleh setiap unit.

    Salah: semua judul tanpa tahun.
    Benar: "REALISASI ANGGARAN TAHUN 2024" di atas tabelnya.
    """
    found = (("Tahun laporan", context.identity.tahun), ("Nama unit", context.identity.unit))
    missing = [name for name, value in found if not value]
    if missing:
        yield Temuan(
            "BACA-16",
            rule_tingkat("BACA-16"),
            f"{' dan '.join(missing)} tidak ditemukan pada satu pun dokumen; pada hasil dikosongkan.",
            "Tulis pada judul dokumen, atau pada lembar Identitas di Pengaturan.xlsx.",
        )
