"""Realisasi of an indicator from other documents: data dukung, or counting rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from lakip_xls.computing.capaian import capaian, satuan_cocok
from lakip_xls.computing.hasil import rasio
from lakip_xls.model import Baris, Nilai
from lakip_xls.parsing.names import words
from lakip_xls.settings import Pengaturan

_DIHITUNG = re.compile(
    r"\bindikator (?:kinerja )?(?P<tingkat>program|sub ?kegiatan|kegiatan|keluaran|output)\b.*"
    r"\b(?:tercapai|(?:men|di)capai|memenuhi target)\b"
)
_PERSEN = re.compile(r"\b(?:persentase|prosentase|persen|100)\b")


def hasil_data_dukung(baris: Baris) -> Nilai | None:
    """pembilang / penyebut × 100 of a row of data_indikator (percent points), else its written hasil."""
    top, bottom = baris["pembilang"], baris["penyebut"]
    if top.gagal or bottom.gagal:
        return None
    ratio = rasio(top.angka, bottom.angka)
    if ratio is not None:
        return Nilai(ratio, baris.ref_of("pembilang"), satuan="%", desimal=2)
    written = baris["hasil"]
    return written if written.isi is not None and not written.gagal else None


def hasil_hitung_baris(
    indikator: str, formulasi: str, keluaran: Sequence[Baris], pengaturan: Pengaturan
) -> Nilai | None:
    """'Persentase indikator program yang tercapai': reached / all × 100 over the rows of realisasi_program.

    Rows of the level that the formulation names are counted; where there are none, all output
    indicators. None where the formulation counts something else, or where a row cannot be judged.
    """
    match = _DIHITUNG.search(words(indikator)) or _DIHITUNG.search(words(formulasi))
    if match is None or not _PERSEN.search(f"{words(indikator)} {words(formulasi)}"):
        return None
    rows = [b for b in keluaran if b["target"].isi is not None or b["target"].gagal]
    rows = [b for b in rows if _tingkat(b) == match["tingkat"].replace(" ", "")] or rows
    reached = [_tercapai(b, pengaturan) for b in rows]
    if not reached or None in reached:
        return None
    return Nilai(Decimal(100) * reached.count(True) / len(reached), rows[0].ref, satuan="%", desimal=2)


def _tingkat(baris: Baris) -> str:
    if baris.teks("sub_kegiatan"):
        return "subkegiatan"
    return "kegiatan" if baris.teks("kegiatan") else "program"


def _tercapai(baris: Baris, pengaturan: Pengaturan) -> bool | None:
    """Whether an output indicator reached its target; a blank realisasi did not, None is unknown."""
    target, realised = baris["target"], baris["realisasi"]
    if target.gagal or realised.gagal:
        return None
    if realised.isi is None:
        return False
    value = capaian(target, realised, "positif", pengaturan)
    if value is not None:
        return value >= 100
    both_text = isinstance(target.isi, str) and isinstance(realised.isi, str)
    return False if both_text and satuan_cocok(target.satuan, realised.satuan) else None
