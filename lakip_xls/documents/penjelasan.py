"""How a table was understood, in words: reasons per column, what was not used, what is nearly as likely."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xls.documents import sebutan
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.locating.pita import KolomMentah
from lakip_xls.provenance import Kolom, a1, column_letters
from lakip_xls.recognising.recognise import Pengenalan
from lakip_xls.skema import KINDS

_NAMED = 8
_MEANINGS = {
    "number": "nomor urut", "code": "kode", "name": "nama", "indicator": "indikator", "plan": "target atau anggaran",
    "result": "realisasi", "rate": "persentase", "rest": "sisa", "unit": "satuan", "formula": "formulasi",
    "owner": "penanggung jawab", "source": "sumber data", "funding": "sumber dana", "note": "keterangan",
    "polarity": "polaritas", "grade": "predikat", "category": "kategori", "numerator": "pembilang",
    "denominator": "penyebut", "period": "periode", "year": "tahun", "action": "rencana aksi", "count": "jumlah",
    "cut": "anggaran yang ditarik", "efficiency": "efisiensi", "baseline": "kondisi awal", "average": "rata-rata",
}  # fmt: skip
"""Role of a heading -> how a person calls it."""


def meaning(column: KolomMentah) -> str:
    """What the heading of a column says."""
    heading = column.heading
    if heading.role is None:
        return "tidak dikenal"
    of = f" ({', '.join(heading.levels)})".replace("_", " ") if heading.levels else ""
    return _MEANINGS.get(heading.role, heading.role) + of


def unknown_table(found: Pengenalan) -> str:
    """Why a table was not used."""
    row = found.table.pita.awal
    if found.hampir is not None:
        missing = sebutan(found.kurang)
        return f"tabel di baris {row} mirip {KINDS[found.hampir.jenis].label}, tetapi kolom {missing} tidak ada"
    if found.tolak:
        return f"tabel di baris {row}: {found.tolak}"
    if found.jenis is not None:
        return f"tabel di baris {row}: tidak ada baris data yang dapat dibaca"
    names = [k.judul for k in found.table.kolom if k.judul][:_NAMED]
    return f"tabel di baris {row} dengan kolom {', '.join(names)} tidak cocok dengan dokumen mana pun"


def rival(found: Pengenalan) -> str | None:
    """The runner-up kind with its score."""
    if found.pesaing is None:
        return None
    kind, score = found.pesaing
    return f"{KINDS[kind.jenis].label} ({kind.varian}), skor {score:.1f}".replace(".", ",")


def source_columns(found: Pengenalan) -> tuple[Kolom, ...]:
    """Every column with a heading or a use, the field it became and why."""
    used = found.peta.dipakai if found.peta is not None else {}
    return tuple(
        Kolom(
            k.kolom, k.judul, used.get(k.kolom), found.alasan.get(k.kolom, "" if k.heading.role else "tidak dikenali")
        )
        for k in found.table.kolom
        if k.judul or k.kolom in used
    )


def notes(found: Pengenalan) -> Iterator[str]:
    """What a reader of the source sheet should know: mended headings, columns that serve nothing."""
    for k in found.table.kolom:
        for mended in k.heading.mended:
            yield f"judul kolom '{k.judul}' dibaca karena ejaan {mended}"
    rivals = {other for _, _, other in found.saingan}
    for field, taken, other in found.saingan:
        yield f"{_column(found, other)} juga dapat dibaca sebagai {field}; yang dipakai {_column(found, taken)}"
    left = [c for c in found.sisa if c not in rivals]
    if left:
        yield "kolom yang tidak dipakai: " + ", ".join(_column(found, c) for c in left)


def near_findings(berkas: str, lembar: str, found: Pengenalan) -> Iterator[Temuan]:
    """BACA-12: two readings that are nearly as good."""
    assert found.jenis is not None
    row = found.table.pita.akhir
    for field, taken, other in found.sama_kuat:
        yield _near(
            berkas,
            lembar,
            found,
            f"Tabel pada lembar {lembar} mempunyai dua kolom yang sama kuat untuk {field.replace('_', ' ')}: "
            f"{_column(found, taken)} yang dipakai dan {_column(found, other)}.",
            a1(row, taken),
        )
    if found.ragu is not None:
        name, other_name = KINDS[found.jenis.jenis].label, KINDS[found.ragu.jenis].label
        yield _near(
            berkas,
            lembar,
            found,
            f"Tabel pada lembar {lembar} dibaca sebagai {name}, tetapi hampir sama kuat sebagai {other_name}.",
            a1(row, found.table.kolom[0].kolom),
        )


def _near(berkas: str, lembar: str, found: Pengenalan, text: str, cell: str) -> Temuan:
    assert found.jenis is not None
    return Temuan(
        "BACA-12",
        Tingkat.PERINGATAN,
        text,
        "Periksa mana yang benar; perjelas judul tabel atau judul kolomnya, atau tulis kolomnya pada lembar Pemetaan di "
        "Pengaturan.xlsx.",
        found.jenis.jenis,
        berkas,
        lembar,
        cell,
        None,
        None,
    )


def _column(found: Pengenalan, col: int) -> str:
    title = next((k.judul for k in found.table.kolom if k.kolom == col), "")
    return f"kolom {column_letters(col)} '{title}'"
