"""Self-checks of the generator: deterministic, consistent at all levels, and every record true."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from random import Random

import openpyxl
import pytest
import python_calamine
import xlrd

from tests.pembangkit import buat_unit, oracle, susun_unit, tulis_unit
from tests.pembangkit.banding import bandingkan_semua
from tests.pembangkit.lembar import Lembar, alamat
from tests.pembangkit.tulis import SEMUA, harapan

BIBIT = range(40)


@pytest.mark.parametrize("seed", BIBIT)
def test_unit_consistent(seed: int) -> None:
    unit = buat_unit(seed)
    assert unit == buat_unit(seed)
    f = oracle.frame(unit)
    r = oracle.ringkasan(unit)
    for bidang in ("pagu", "realisasi"):
        for tingkat in ("program", "kegiatan", "sub_kegiatan"):
            assert sum(b[bidang] for b in f["anggaran"] if b["tingkat"] == tingkat) == r[bidang]
        assert sum(b[bidang] for b in f["belanja"]) == r[bidang]
    for bentuk in ("sub", "kegiatan"):
        assert sum(b["anggaran"] for b in oracle.rkt(unit, bentuk)) == r["pagu"]
    assert sum(b["anggaran"] for b in f["pk_program"]) == r["pagu"]
    assert all(0 <= b["realisasi"] <= b["pagu"] for b in f["anggaran"])
    assert len({b["kode"] for b in f["anggaran"]}) == len(f["anggaran"])
    nama = [oracle.kunci_nama(b["uraian"]) for b in f["anggaran"]]
    assert len(set(nama)) == len(nama)
    for induk, anak in zip(f["anggaran"], f["anggaran"][1:], strict=False):
        assert anak["tingkat"] == "program" or anak["kode"].rsplit(".", 2)[0] in induk["kode"]
    for b in f["rencana_aksi"]:
        assert sum(b[f"tw{n}"] or 0 for n in range(1, 5)) == b["target"]
    target = {b["indikator"]: b["target"] for b in f["pk"]}
    assert len(target) == len(f["pk"]) == len(f["pengukuran"])
    for b in f["renstra"]:
        assert b["tahun"] != unit.tahun or b["target"] == target[b["indikator"]]
    realisasi = {b["indikator"]: b["realisasi"] for b in f["pengukuran"]}
    for b in f["data_indikator"]:
        assert abs(b["hasil"] - Fraction(realisasi[b["indikator"]])) <= Fraction(1, 200)
    assert sum(n for _, n in unit.jabatan) == sum(n for *_, n in unit.golongan) == sum(n for _, n in unit.pendidikan)
    assert sorted(p for s in unit.sasaran for p in s.program) == list(range(len(unit.program)))


def _sel(lembar: list[Lembar]) -> list[object]:
    return [(x.nama, sorted(x.sel), x.gabungan, [_isi_sel(s) for _, s in sorted(x.sel.items())]) for x in lembar]


def _isi_sel(sel: object) -> tuple[object, ...]:
    return tuple(getattr(sel, n) for n in ("nilai", "format", "rumus", "indent"))


@pytest.mark.parametrize("seed", BIBIT)
def test_layout_deterministic_and_well_formed(seed: int) -> None:
    unit = buat_unit(seed)
    s, t = susun_unit(unit, Random(seed)), susun_unit(unit, Random(seed))
    assert [(b.nama, _sel(b.lembar)) for b in s.buku] == [(b.nama, _sel(b.lembar)) for b in t.buku]
    for buku in s.buku:
        assert len({x.nama.lower() for x in buku.lembar}) == len(buku.lembar)
        for x in buku.lembar:
            tertutup = [(b, k) for a, c, d, e in x.gabungan for b in range(a, d + 1) for k in range(c, e + 1)]
            assert len(tertutup) == len(set(tertutup)), "merges overlap"
            anak = set(tertutup) - {(a, c) for a, c, _, _ in x.gabungan}
            assert not [p for p in anak if p in x.sel and x.sel[p].nilai is not None], "a merge hides a value"
            assert not [k for k, c in s.catatan.items() if c.lembar is x and (c.baris, c.kolom) in anak]


@pytest.mark.parametrize("seed", BIBIT)
def test_record_is_true(seed: int) -> None:
    """Every record names a cell that holds its value in its style, and nothing expected is missing."""
    unit = buat_unit(seed)
    s = susun_unit(unit, Random(seed))
    for kunci, c in s.catatan.items():
        sel = c.lembar.sel[c.baris, c.kolom]
        bagian = isinstance(c.isi, str) and isinstance(sel.nilai, str)
        if bagian and kunci[2] not in ("kelompok", "polaritas", "kode", "satuan", "pemerintah", "unit"):
            assert oracle.kunci_nama(c.isi) in oracle.kunci_nama(sel.nilai) or kunci[2] == "target", kunci
        elif not isinstance(c.isi, str):
            assert (sel.nilai, sel.format) == c.gaya(c.isi) or c.isi is None, kunci
    f = harapan(unit, s)
    assert f["pk"] and f["anggaran"] and f["pengukuran"] and f["efisiensi"]
    assert all(b["sasaran"] and b["indikator"] and b["target"] is not None for b in f["pk"])
    assert all(b["anggaran"] for b in f["pk_program"])
    assert all(b["sub_kegiatan"] and b["program"] for b in f["rencana_aksi"])
    assert all(b["sub_kegiatan"] and b["target"] is not None for b in f["realisasi_program"])


@pytest.mark.parametrize("format", ["xlsx", "xls", "ods"])
def test_files_hold_what_is_recorded(format: str, tmp_path: Path) -> None:
    for seed in range(6):
        unit = buat_unit(seed)
        s = susun_unit(unit, Random(seed), format=format)
        d = s.simpan(tmp_path / str(seed))
        isi = {p.name: _baca(p) for p in d.berkas}
        for kunci, (berkas, lembar, sel) in d.sel.items():
            c = s.catatan[kunci]
            tulis = c.lembar.sel[c.baris, c.kolom].nilai
            dapat = isi[berkas][lembar].get(sel)
            assert dapat == (pytest.approx(tulis) if isinstance(tulis, (int, float)) else tulis), kunci


def _baca(jalur: Path) -> dict[str, dict[str, object]]:
    if jalur.suffix == ".xlsx":
        wb = openpyxl.load_workbook(jalur, data_only=True)
        return {w.title: {c.coordinate: c.value for b in w.iter_rows() for c in b if c.value is not None} for w in wb}
    if jalur.suffix == ".xls":
        buku = xlrd.open_workbook(str(jalur))
        return {
            x.name: {
                alamat(b + 1, k + 1): x.cell_value(b, k)
                for b in range(x.nrows)
                for k in range(x.ncols)
                if x.cell_value(b, k) != ""
            }
            for x in buku.sheets()
        }
    ods = python_calamine.load_workbook(str(jalur))
    hasil: dict[str, dict[str, object]] = {}
    for nama in ods.sheet_names:
        lembar = ods.get_sheet_by_name(nama)
        baris = lembar.to_python(skip_empty_area=False)
        hasil[nama] = {alamat(b, k): v for b, r in enumerate(baris, 1) for k, v in enumerate(r, 1) if v != ""}
    return hasil


def test_change_before_saving(tmp_path: Path) -> None:
    unit = buat_unit(3)
    s = susun_unit(unit, Random(3), realisasi_anggaran__sipd=False, uang="rp_titik", format="xlsx")
    berkas, lembar, sel = s.ubah(("anggaran", 2, "pagu"), 1234567)
    s.simpan(tmp_path)
    assert openpyxl.load_workbook(tmp_path / berkas)[lembar][sel].value == "Rp. 1.234.567"


def test_few_documents(tmp_path: Path) -> None:
    unit = buat_unit(5)
    d = tulis_unit(unit, tmp_path, Random(5), dokumen={"realisasi_anggaran"})
    f = harapan(unit, d)
    assert len(d.berkas) == 1
    assert {n for n, b in f.items() if b} <= {"anggaran", "belanja"}
    assert ("identitas", "realisasi_anggaran", "tahun") in d.sel
    assert "pengaturan" not in SEMUA


def test_comparison_sees_a_difference() -> None:
    unit = buat_unit(7)
    f = harapan(unit, susun_unit(unit, Random(7)))
    assert bandingkan_semua(f, f) == []
    lain = {n: [dict(b) for b in baris] for n, baris in f.items()}
    lain["anggaran"][-1]["realisasi"] += 1
    lain["pk"].pop()
    assert len(bandingkan_semua(lain, f)) == 2
