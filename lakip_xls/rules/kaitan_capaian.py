"""The relation of a written capaian to its own target and realisasi, in whatever table it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from lakip_xls.computing.capaian import capaian
from lakip_xls.computing.penilaian import batasi
from lakip_xls.model import Baris, Nilai
from lakip_xls.rules.bantu import sebut_nama
from lakip_xls.rules.jaringan import Baca, Hasil, Kaitan
from lakip_xls.rules.registry import Konteks
from lakip_xls.titik import Titik, ada, titik


def hasil_capaian(row: Baris, polarity: str, konteks: Konteks) -> Iterator[Kaitan]:
    """The written capaian of a row against the formula on its own target and realisasi."""
    if not (ada(row, "target") and ada(row, "realisasi") and ada(row, "capaian")) or row.angka("capaian") is None:
        return
    target, realised = titik(row, "target"), titik(row, "realisasi")

    def hitung(baca: Baca) -> list[Decimal]:
        value = capaian(jadi(target, baca), jadi(realised, baca), polarity, konteks.pengaturan)
        limited = batasi(value, konteks.pengaturan.batas_capaian)
        return [v for v in (value, limited) if v is not None]

    name = sebut_nama(row.teks("indikator") or row.teks("sub_kegiatan"))
    rule = "realisasi dibandingkan dengan target" + (" (indikator negatif)" if polarity == "negatif" else "")
    yield Hasil("PSN-02", f"capaian {name}", titik(row, "capaian"), (target, realised), hitung, rule)


def jadi(t: Titik, baca: Baca) -> Nilai:
    """The value of a cell, the one under trial where there is one."""
    value = baca(t)
    return t.nilai if value == t.isi else replace(t.nilai, isi=value)
