"""What surrounds a table: letterhead, titles, notes and the signature block."""

from __future__ import annotations

from typing import Any

from ..sheets import Sheet, Value
from ..unit import Unit
from .tables import Catatan, LayoutContext

MONTHS = ("Januari", "Februari", "Maret", "Desember")


def head(unit: Unit) -> str:
    """The title of the head of the office."""
    if unit.kind == "kecamatan":
        return unit.name.replace("Kecamatan", "Camat")
    return "Inspektur" if unit.kind == "inspektorat" else f"Kepala {unit.name}"


def write_title(k: LayoutContext, sheet: Sheet, row: int, left: int, right: int, kind: str, title: str) -> int:
    """Write a letterhead and titles above a table and return the header's row.

    `title` is the name of the document without the year. With the feature `<jenis>.judul`
    'tanpa' nothing is written; 'pendek' gives the name and the year only.
    """
    unit, rng = k.unit, k.rng
    form = k.choose(f"{kind}.judul", ("tanpa", "pendek", "biasa", "biasa", "kop", "kop", "panjang"))
    if form == "tanpa":
        return row
    tahun = rng.choice(("TAHUN {}", "TAHUN ANGGARAN {}", "Tahun {}", "TAHUN : {}"))
    large = rng.random() < 0.6
    texts: list[tuple[str, str]] = []  # (identity field, text with {} for its value)
    if form in ("kop", "panjang"):
        texts += [("pemerintah", "Pemerintah {}"), ("unit", "{}")]
        texts.append(("", "Jl. Raya Merdeka No. 70 Telp. (0331) 711137 Kode Pos 68152"))
    if form == "panjang":
        texts.append(("", ""))
        texts.append(("", rng.choice(("LAMPIRAN II", "Formulir 3.1", "Lampiran Keputusan Nomor 065/19/2021"))))
    if form == "pendek" or rng.random() < 0.4:
        texts.append(("tahun", f"{title} {tahun}"))
    else:
        texts += [("", title), ("tahun", tahun)]
    if form == "biasa":
        texts.insert(rng.randint(0, 1) * len(texts), ("unit", "{}"))
        if rng.random() < 0.5:
            texts.append(("pemerintah", "{}"))
    if form == "panjang" and rng.random() < 0.5:
        texts.append(("", rng.choice(("(Dalam Rupiah)", "Sampai dengan 31 Desember", "Keadaan akhir tahun"))))
    value = {"pemerintah": unit.pemerintah, "unit": unit.name, "tahun": unit.tahun}
    merge = rng.random() < 0.6
    y = row
    for bidang, pattern in texts:
        if pattern:

            def style(v: Any, pattern: str = pattern) -> tuple[Value, str]:
                result = pattern.format(v)
                return (result.upper() if large else result), "General"

            sheet.write(y, left, style(value.get(bidang, ""))[0], bold=True, center=merge)
            if bidang:
                k.catatan.setdefault(("identitas", kind, bidang), Catatan(sheet, y, left, value[bidang], style))
            if merge:
                sheet.merge(y, left, y, right)
        y += 1
    return y + rng.randint(0, 2)


def write_closing(k: LayoutContext, sheet: Sheet, row: int, left: int, right: int, kind: str) -> int:
    """Write notes and a signature block below a table, or nothing; return the first free row."""
    rng, unit = k.rng, k.unit
    y = row
    if k.chance(f"{kind}.catatan", 0.3):
        y += rng.randint(0, 1)
        sheet.write(
            y,
            left,
            rng.choice(("Sumber Data : Laporan Subbagian Perencanaan dan Keuangan", "*) data sementara")),
        )
        y += 1
    if k.chance(f"{kind}.tanda_tangan", 0.5):
        y += rng.randint(1, 2)
        x = max(left, right - 1)
        place = unit.pemerintah.split(maxsplit=1)[1]
        tanggal = f"{rng.randint(2, 28)} {rng.choice(MONTHS)} {unit.tahun}"
        for text in (
            f"{place}, {tanggal}",
            head(unit).upper(),
            None,
            None,
            "NAMA PEJABAT",
            "Pembina Tk. I",
            "NIP. 19700101 199001 1 001",
        ):
            if text:
                sheet.write(y, x, text)
            y += 1
    return y
