"""A long SIPD-RI export: every level a row, account rows below each sub kegiatan, consistent sums."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import xlsxwriter

Akun = tuple[str, str, tuple[int, ...]]
"""Code, name, and the eight amounts (anggaran and realisasi of each kelompok)."""

EMPTY = (0,) * 8
_ORG = "7.01.0.00.0.00.01.0000"


def write_export(path: Path, row: int, akun_per_sub: int = 60) -> tuple[int, int]:
    """Write an export of about so many rows; return (pagu, realisasi) of the whole in rupiah."""
    rows, total = _content(row, akun_per_sub)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Sheet1")
    for r, record in enumerate(_heading()):
        for c, text in record.items():
            sheet.write_string(r, c, text)
    for r, (codes, name, amounts) in enumerate(rows, 9):
        for c, code in enumerate(codes):
            sheet.write_string(r, c, code)
        sheet.write_string(r, 4, name)
        for c, amount in enumerate(amounts, 5):
            sheet.write_string(r, c, f"{amount:,}".replace(",", ".") + ",00")
    book.close()
    return sum(total[0::2]), sum(total[1::2])


def _heading() -> Iterator[dict[int, str]]:
    yield {0: "KAB. CONTOH"}
    yield {0: "REKAPITULASI BELANJA MENURUT URUSAN PEMERINTAH DAERAH, ORGANISASI, PROGRAM, KEGIATAN"}
    yield {0: "BESERTA HASIL DAN SUB KEGIATAN BESERTA KELUARAN"}
    yield {0: "TAHUN ANGGARAN 2023"}
    yield {}
    yield {0: "Kode", 4: "Uraian Urusan, Organisasi, Program, Kegiatan dan Sub Kegiatan", 5: "Kelompok Belanja"}
    yield {5: "Operasi", 7: "Modal", 9: "Tak Terduga", 11: "Transfer"}
    yield {c: "Realisasi" if c % 2 == 0 else "Anggaran" for c in range(5, 13)}
    yield {0: "1", **{c: str(c - 2) for c in range(4, 13)}}


def _content(rows: int, per_sub: int) -> tuple[list[tuple[list[str], str, tuple[int, ...]]], tuple[int, ...]]:
    """All rows below the header, and the grand total; ten sub kegiatan a kegiatan, ten kegiatan a programme."""
    random = Random(rows)
    subs = max(1, round(rows / (per_sub + 1.11)))
    body: list[tuple[list[str], str, tuple[int, ...]]] = []
    whole = program = kegiatan = EMPTY
    at_program = at_kegiatan = 0
    base = ["7.01", _ORG]
    for s in range(subs):
        p, k, n = s // 100 + 1, s // 10 % 10 + 1, s % 10 + 1
        if s % 100 == 0:
            at_program, program = len(body), EMPTY
            body.append(([], "", EMPTY))
        if s % 10 == 0:
            at_kegiatan, kegiatan = len(body), EMPTY
            body.append(([], "", EMPTY))
        accounts = list(_akun(random, per_sub))
        leaves = [a for code, _, a in accounts if code.count(".") == 5]
        own = tuple(map(sum, zip(*leaves))) if leaves else EMPTY
        code = f"7.01.{p:02}.2.{k:02}"
        body.append(([*base, f"{code}.{n:04}"], f"Penyelenggaraan Urusan Contoh Nomor {s + 1}", own))
        body += [([*base, f"{code}.{n:04}", kode], name, amounts) for kode, name, amounts in accounts]
        kegiatan, program, whole = _add(kegiatan, own), _add(program, own), _add(whole, own)
        body[at_kegiatan] = ([*base, code], f"Koordinasi Bidang Contoh {p}-{k}", kegiatan)
        body[at_program] = ([*base, f"7.01.{p:02}"], f"PROGRAM PENYELENGGARAAN CONTOH {p}", program)
    top = [(["7"], "UNSUR KEWILAYAHAN", whole), (["7.01"], "KECAMATAN", whole), (base, "Kecamatan Contoh", whole)]
    return [*top, *body, ([], "Jumlah", whole)], whole


def _akun(random: Random, count: int) -> Iterator[Akun]:
    """`count` account rows: a group, an object, and leaves that add up to them."""
    leaves = []
    for i in range(count - 2):
        pagu = random.randrange(100_000, 90_000_000)
        leaves.append((f"5.1.02.01.001.{i + 1:05}", pagu, random.randrange(pagu)))
    total = (sum(x[1] for x in leaves), sum(x[2] for x in leaves), *EMPTY[2:])
    yield "5.1.02", "Belanja Barang dan Jasa", total
    yield "5.1.02.01", "Belanja Barang", total
    for kode, pagu, realisasi in leaves:
        yield kode, "Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor", (pagu, realisasi, *EMPTY[2:])


def _add(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(x + y for x, y in zip(a, b))
