"""Helpers that every rule uses: one value with its cell, uniform wording, the making of a Temuan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Baris, Isi, Nilai
from lakip_xls.parsing.names import key
from lakip_xls.parsing.tulis import angka, rupiah
from lakip_xls.provenance import Ref
from lakip_xls.rules.registry import tingkat_aturan

NAMA_DOKUMEN = {
    "pk": "Perjanjian Kinerja",
    "rkt": "RKT",
    "rencana_aksi": "Rencana Aksi",
    "realisasi_anggaran": "realisasi anggaran",
    "pengukuran_kinerja": "pengukuran kinerja",
    "renstra": "Renstra",
    "iku": "IKU",
    "realisasi_program": "realisasi program",
    "data_indikator": "data dukung indikator",
    "pergeseran": "daftar pergeseran",
    "sdm": "data pegawai",
    "pembanding": "pembanding nasional",
}
"""Document kind -> what people call it."""

NAMA_TINGKAT = {"program": "program", "kegiatan": "kegiatan", "sub_kegiatan": "sub kegiatan", "input": "input"}

_PERSEN = frozenset({"persen", "capaian", "serapan", "hasil"})
_RUPIAH = frozenset({"pagu", "realisasi", "sisa", "anggaran", "anggaran_semula", "ditarik"})
_SATUAN_PERSEN = frozenset({"%", "persen", "persentase", "prosentase", "prosen"})
_DEKAT = Decimal("0.000001")
"""Differences below this come from binary fractions in the workbook."""


@dataclass(frozen=True)
class Titik:
    """One value of one row: the cell that a rule compares, points at and words. Equal by cell and field."""

    ref: Ref
    kolom: str
    baris: Baris = field(compare=False, repr=False)
    nilai: Nilai = field(compare=False)

    @property
    def isi(self) -> Isi:
        """The bare value."""
        return self.nilai.isi

    @property
    def angka(self) -> Decimal | None:
        """The value as a number."""
        return self.nilai.angka

    @property
    def tertulis(self) -> str:
        """As the person sees it in the cell."""
        return self.nilai.tertulis or tulis(self.nilai.isi, self)

    @property
    def uang(self) -> bool:
        """True for an amount of money."""
        name = self.kolom.removesuffix("_pagu").removesuffix("_realisasi")
        if name != self.kolom or self.kolom in _RUPIAH - {"realisasi"}:
            return True
        return self.kolom == "realisasi" and "pagu" in self.baris.nilai


def titik(baris: Baris, kolom: str) -> Titik:
    """The value of a field with its cell; the row's own cell where the field has none."""
    return Titik(baris.ref_of(kolom), kolom, baris, baris[kolom])


def ada(baris: Baris, kolom: str) -> bool:
    """True where a field holds a value that could be read."""
    value = baris[kolom]
    return value.isi is not None and not value.gagal


def tulis(isi: Isi, seperti: Titik) -> str:
    """A value in Indonesian notation, written as the value of another cell is (decimals, % sign, unit)."""
    if isi is None:
        return "kosong"
    if isinstance(isi, str):
        return isi
    if seperti.uang:
        return rupiah(isi)
    like = seperti.nilai
    exact = max(0, -int(Decimal(isi).normalize().as_tuple().exponent))
    text = angka(isi, min(exact, max(2, like.desimal)))
    if "%" in like.tertulis:
        return text + "%"
    if like.satuan in (None, "%"):
        return text
    return f"{text} {like.satuan}"


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


def dekat(kiri: Decimal, kanan: Decimal, toleransi: Decimal) -> bool:
    """True where two numbers agree within half of the last digit that was written."""
    return abs(kiri - kanan) <= max(toleransi, _DEKAT)


def sama_isi(kiri: Nilai, kanan: Nilai, *, terhitung: bool = False) -> bool:
    """True where two cells say the same at the precision of the coarser one.

    100 means exactly 100, unless both cells are results that may have been rounded (`terhitung`).
    """
    a, b = kiri.angka, kanan.angka
    if a is None or b is None:
        if a is not None or b is not None:
            return False
        return key(kiri.teks) == key(kanan.teks) if key(kiri.teks) else kiri.teks.strip() == kanan.teks.strip()
    if Decimal(100) in (a, b) and not terhitung:
        exact = max(kiri.desimal, kanan.desimal)
        return dekat(a, b, Decimal(5).scaleb(-exact - 1) if exact else Decimal(0))
    return dekat(a, b, max(kiri.toleransi, kanan.toleransi))


def satuan_persen(teks: str | None) -> bool:
    """True for '%', 'Persen', 'Prosentase'."""
    return (teks or "").strip().casefold() in _SATUAN_PERSEN


def persenan(nilai: Nilai) -> bool:
    """True for a value that was written as a percentage."""
    return nilai.satuan == "%" or "%" in nilai.tertulis


def nama_dokumen(baris: Baris) -> str:
    """What people call the document of a row."""
    return NAMA_DOKUMEN.get(baris.jenis, baris.jenis.replace("_", " "))


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
