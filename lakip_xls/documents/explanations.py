"""How a table was understood, in words: reasons per column, what was not used, what is nearly as likely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lakip_xls.documents import mentions
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.locating.header_band import RawColumn
from lakip_xls.provenance import Skipped, SourceColumn, a1, column_letters
from lakip_xls.recognising.recognise import Recognition
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


def meaning(column: RawColumn) -> str:
    """What the heading of a column says."""
    heading = column.heading
    if heading.role is None:
        return "tidak dikenal"
    of = f" ({', '.join(heading.levels)})".replace("_", " ") if heading.levels else ""
    return _MEANINGS.get(heading.role, heading.role) + of


def unknown_table(found: Recognition, skipped: Sequence[Skipped] = ()) -> str:
    """Why a table was not used; `skipped` are the rows that its reader left out."""
    row = found.table.header_band.first
    if found.almost is not None:
        missing = mentions(found.lacking)
        return f"tabel di baris {row} mirip {KINDS[found.almost.kind].label}, tetapi kolom {missing} tidak ada"
    if found.refused_features:
        return f"tabel di baris {row}: {found.refused_features}"
    if found.kind is not None:
        reasons = ", ".join(f"{n} baris {why}" for why, n in Counter(x.reason for x in skipped).most_common())
        like = (
            f"tabel di baris {row} mirip {KINDS[found.kind.kind].label}, tetapi tidak ada baris data yang dapat dibaca"
        )
        return f"{like}: {reasons}" if reasons else like
    names = [k.title for k in found.table.columns if k.title][:_NAMED]
    return f"tabel di baris {row} dengan kolom {', '.join(names)} tidak cocok dengan dokumen mana pun"


def rival(found: Recognition) -> str | None:
    """The runner-up kind with its score."""
    if found.runner_up is None:
        return None
    kind, score = found.runner_up
    return f"{KINDS[kind.kind].label} ({kind.variant}), skor {score:.1f}".replace(".", ",")


def source_columns(found: Recognition) -> tuple[SourceColumn, ...]:
    """Every column with a heading or a use, the field it became and why."""
    used = found.mapping.used if found.mapping is not None else {}
    return tuple(
        SourceColumn(
            k.column,
            k.title,
            used.get(k.column),
            found.reason.get(k.column, "" if k.heading.role else "tidak dikenali"),
        )
        for k in found.table.columns
        if k.title or k.column in used
    )


def notes(found: Recognition) -> Iterator[str]:
    """What a reader of the source sheet should know: titles, mended headings, columns that serve nothing."""
    if found.title:
        yield "jenis dokumen didukung oleh " + ", ".join(found.title)
    for k in found.table.columns:
        for mended in k.heading.mended:
            yield f"judul kolom '{k.title}' dibaca karena ejaan {mended}"
    rivals = {other for _, _, other in found.rival}
    for field, taken, other in found.rival:
        yield f"{_column(found, other)} juga dapat dibaca sebagai {field}; yang dipakai {_column(found, taken)}"
    left = [c for c in found.sisa if c not in rivals]
    if left:
        yield "kolom yang tidak dipakai: " + ", ".join(_column(found, c) for c in left)


def near_findings(file: str, sheet: str, found: Recognition) -> Iterator[Temuan]:
    """BACA-12: two readings that are nearly as good."""
    assert found.kind is not None
    row = found.table.header_band.last
    for field, taken, other in found.same_strong:
        yield _near(
            file,
            sheet,
            found,
            f"Tabel pada lembar {sheet} mempunyai dua kolom yang sama kuat untuk {field.replace('_', ' ')}: "
            f"{_column(found, taken)} yang dipakai dan {_column(found, other)}.",
            a1(row, taken),
        )
    if found.doubtful is not None:
        name, other_name = KINDS[found.kind.kind].label, KINDS[found.doubtful.kind].label
        yield _near(
            file,
            sheet,
            found,
            f"Tabel pada lembar {sheet} dibaca sebagai {name}, tetapi hampir sama kuat sebagai {other_name}.",
            a1(row, found.table.columns[0].column),
        )


def unread_findings(file: str, sheet: str, tables: Sequence[Recognition]) -> Iterator[Temuan]:
    """BACA-02: once per head, the filled columns that none of the tables below it uses, and those that were guessed."""
    heads: dict[int, list[Recognition]] = {}
    for found in tables:
        heads.setdefault(found.table.header_band.first, []).append(found)
    for row, own in heads.items():
        used = {c: (f, field) for f in own if f.mapping is not None for c, field in f.mapping.used.items()}
        told = used.keys() | {other for f in own for _, _, other in f.same_strong}
        left = {c: _column(f, c) for f in own for c in f.unread if c not in told}
        guessed = {c: f"{_column(f, c)} dipakai sebagai {used[c][1].replace('_', ' ')}" for f in own for c in f.guessed}
        parts = [f"{name} berisi tetapi tidak dipakai" for _, name in sorted(left.items())]
        parts += [name for _, name in sorted(guessed.items())]
        if parts:
            yield Temuan(
                "BACA-02",
                Tingkat.INFO,
                f"Judul kolom pada tabel di baris {row} lembar {sheet} tidak sepenuhnya dikenali: {'; '.join(parts)}.",
                "Abaikan bila sudah sesuai. Bila belum, perjelas judulnya (misalnya Sasaran, Indikator, Target, Pagu, "
                "Realisasi), atau tulis kolomnya pada lembar Pemetaan di Pengaturan.xlsx.",
                own[0].kind.kind if own[0].kind is not None else None,
                file,
                sheet,
                a1(own[0].table.header_band.last, min({**left, **guessed})),
            )


def _near(file: str, sheet: str, found: Recognition, text: str, cell: str) -> Temuan:
    assert found.kind is not None
    return Temuan(
        "BACA-12",
        Tingkat.WARNING,
        text,
        "Periksa mana yang benar; perjelas judul tabel atau judul kolomnya, atau tulis kolomnya pada lembar Pemetaan di "
        "Pengaturan.xlsx.",
        found.kind.kind,
        file,
        sheet,
        cell,
        None,
        None,
    )


def _column(found: Recognition, col: int) -> str:
    title = next((k.title for k in found.table.columns if k.column == col), "")
    return f"kolom {column_letters(col)} '{title}'"
