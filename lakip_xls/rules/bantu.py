"""Helpers that every rule uses: uniform wording, the making of a Temuan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Baris, Isi, Nilai
from lakip_xls.parsing.tulis import angka, rupiah
from lakip_xls.provenance import Ref
from lakip_xls.rules.registry import tingkat_aturan
from lakip_xls.skema import NAMA_TINGKAT, Type, fields_of_type, kind_mention
from lakip_xls.titik import Titik

_PERSEN = fields_of_type(Type.PERCENT)
_SATUAN_PERSEN = frozenset({"%", "persen", "persentase", "prosentase", "prosen"})


def sebut_nama(nama: str) -> str:
    """A name inside a sentence: without the full stop that documents put behind it."""
    return nama.rstrip(" .;:")


def beda(kiri: Isi, kanan: Isi, seperti: Titik) -> str | None:
    """Difference of two numbers in Indonesian notation, None where one is text."""
    if isinstance(kiri, str) or isinstance(kanan, str) or kiri is None or kanan is None:
        return None
    difference = Decimal(kiri) - Decimal(kanan)
    if seperti.uang:
        return rupiah(difference)
    if seperti.kolom in _PERSEN or "%" in seperti.tertulis:
        return angka(difference, max(2, seperti.nilai.desimal))
    return angka(difference)


def satuan_persen(teks: str | None) -> bool:
    """True for '%', 'Persen', 'Prosentase'."""
    return (teks or "").strip().casefold() in _SATUAN_PERSEN


def persenan(nilai: Nilai) -> bool:
    """True for a value that was written as a percentage."""
    return nilai.satuan == "%" or "%" in nilai.tertulis


def nama_dokumen(baris: Baris) -> str:
    """What people call the document of a row."""
    return kind_mention(baris.jenis)


def sebut(t: Titik) -> str:
    """Where a value stands: 'realisasi anggaran (berkas X.xlsx, lembar Y, sel C4)'."""
    return f"{nama_dokumen(t.baris)} (berkas {t.ref})"


def besar(teks: str) -> str:
    """The text with a capital in front, the rest as it is."""
    return teks[:1].upper() + teks[1:]


def letak(t: Titik, dari: Titik) -> str:
    """Where a value stands, seen from another cell: 'di sel C4' on the same sheet, else in full."""
    if (t.ref.berkas, t.ref.lembar) == (dari.ref.berkas, dari.ref.lembar):
        return f"di sel {t.ref.sel}"
    return f"pada {sebut(t)}"


def sebut_pos(tingkat: str, nama: str) -> str:
    """'kegiatan Administrasi Umum'; an official 'PROGRAM PENUNJANG ...' already says what it is."""
    level = NAMA_TINGKAT[tingkat]
    return nama if nama.casefold().startswith(f"{level} ") else f"{level} {nama}"


def daftar(kata: Iterable[str], paling_banyak: int = 6) -> str:
    """'a, b, dan c'; a long list is cut with the number of the rest."""
    words = list(dict.fromkeys(kata))
    if len(words) > paling_banyak:
        words = [*words[: paling_banyak - 1], f"{len(words) - paling_banyak + 1} lainnya"]
    if len(words) < 3:
        return " dan ".join(words)
    return ", ".join(words[:-1]) + ", dan " + words[-1]


_RUJUKAN = re.compile(r"\(berkas ([^()]+), lembar ([^()]+), sel ([A-Z]+\d+)\)")


def ringkas_rujukan(uraian: str) -> str:
    """The text with every file named once; said again, a place is its sheet and cell, where no other file has that sheet."""
    places = {(m[1], m[2]) for m in _RUJUKAN.finditer(uraian)}
    named: set[str] = set()

    def place(match: re.Match[str]) -> str:
        berkas, lembar, sel = match.groups()
        if berkas in named and sum(sheet == lembar for _, sheet in places) == 1:
            return f"(lembar {lembar}, sel {sel})"
        named.add(berkas)
        return match.group()

    return _RUJUKAN.sub(place, uraian)


def temuan(
    kode: str,
    t: Titik,
    uraian: str,
    saran: str,
    *,
    seharusnya: str | None = None,
    selisih: str | None = None,
    terkait: Iterable[Ref] = (),
    tingkat: Tingkat | None = None,
) -> Temuan:
    """A finding at the cell of a value. `tingkat` only where it differs from the rule's own level."""
    return Temuan(
        kode=kode,
        tingkat=tingkat or tingkat_aturan(kode),
        uraian=ringkas_rujukan(uraian),
        saran=saran,
        jenis=t.baris.jenis,
        berkas=t.ref.berkas,
        lembar=t.ref.lembar,
        sel=t.ref.sel,
        tertulis=t.tertulis,
        seharusnya=seharusnya,
        selisih=selisih,
        terkait=tuple(r for r in dict.fromkeys(terkait) if r != t.ref),
    )
