"""BACA-07, 10, 16: what is not in the folder: documents, the year, the unit."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xls.findings import Temuan
from lakip_xls.rules.helpers import large, listing
from lakip_xls.rules.registry import RuleContext, check, rule_tingkat

_POKOK = {
    "pk": (("pk", "pk_program"), "Perjanjian Kinerja (PK)"),
    "rkt": (("rkt",), "Rencana Kinerja Tahunan (RKT)"),
    "rencana_aksi": (("rencana_aksi", "rencana_aksi_sasaran"), "Rencana Aksi"),
    "realisasi_anggaran": (("anggaran",), "realisasi anggaran"),
    "pengukuran_kinerja": (("pengukuran",), "pengukuran kinerja"),
}
_COMPLEMENT = {
    "renstra": (("renstra",), "Renstra", "Tabel 3.3"),
    "iku": (("iku",), "IKU", "formulasi indikator"),
    "realisasi_program": (("realisasi_program", "keuangan_program"), "realisasi program", "Tabel 3.6"),
    "pembanding": (("pembanding",), "pembanding nasional atau daerah", "Tabel 3.4"),
    "hasil": (("antar_tahun",), "capaian tahun lalu", "Tabel 3.2"),
}


_CORE = {"pengukuran_kinerja": "pengukuran", "realisasi_anggaran": "anggaran"}
"""Kinds with side tables -> the frame without which the document itself is missing."""


def _recognised(context: RuleContext) -> set[str]:
    """Kinds that were recognised in the folder, also those that could not be used (another finding says why)."""
    kinds = {d.kind for d in context.everything if _CORE.get(d.kind) in (None, *d.tables)}
    return kinds | {t.kind for t in context.read if t.kode == "BACA-03" and t.kind is not None}


@check("BACA-07")
def read_07(context: RuleContext) -> Iterator[Temuan]:
    """The documents without which there is no report."""
    known = _recognised(context)
    for kind, (frames, name) in _POKOK.items():
        if any(context.data.has((f,)) for f in frames) or kind in known:
            continue
        yield Temuan(
            "BACA-07",
            rule_tingkat("BACA-07"),
            f"{large(name)} tidak ada dalam folder; tabel dan pemeriksaan yang memerlukannya tidak ada.",
            f"Salin workbook {name} ke folder, atau lihat lembar Sumber Data bila berkasnya sudah ada.",
            kind=kind,
        )


@check("BACA-10")
def read_10(context: RuleContext) -> Iterator[Temuan]:
    """The documents that complete a report, in one finding."""
    known = _recognised(context)
    missing = {
        kind: f"{name} untuk {where}" for kind, (frames, name, where) in _COMPLEMENT.items()
        if kind not in known and not any(context.data.has((f,)) for f in frames)
    }  # fmt: skip
    if missing:
        yield Temuan(
            "BACA-10",
            rule_tingkat("BACA-10"),
            f"Tidak ada dalam folder: {listing(missing.values())}.",
            "Tambahkan dokumennya bila ingin bagian itu terisi.",
            kind=next(iter(missing)) if len(missing) == 1 else None,
        )


@check("BACA-16")
def read_16(context: RuleContext) -> Iterator[Temuan]:
    """A report of no year or no office."""
    found = (("Tahun laporan", context.identity.tahun), ("Nama unit", context.identity.unit))
    missing = [name for name, value in found if not value]
    if missing:
        yield Temuan(
            "BACA-16",
            rule_tingkat("BACA-16"),
            f"{' dan '.join(missing)} tidak ditemukan pada satu pun dokumen; pada hasil dikosongkan.",
            "Tulis pada judul dokumen, atau pada lembar Identitas di Pengaturan.xlsx.",
        )
