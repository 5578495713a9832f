"""The sample workbooks: they are what `tests/samples/make.py` makes, and they hold what the report prints.

Nothing here uses lakip_xls, so a mistake of the reader cannot hide a mistake of the samples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl
import pytest

from tests.samples import make

Grid = make.Grid
BOTH = (make.ORIGINAL, make.CORRECTION)


def shown(text: str) -> str:
    """Return a written cell as a person sees it in Excel with Indonesian settings."""
    match = re.fullmatch(r"([#%])(-?\d+)(?:\.(\d+))?(\|.+)?", text)
    if not match:
        return text
    kind, whole, decimals, fmt = match.groups()
    whole = f"{int(whole):,}".replace(",", ".") if kind == "#" and not fmt else whole
    return whole + (f",{decimals}" if decimals else "") + ("%" if kind == "%" else "")


def amount(text: str) -> int | None:
    """Return the rupiah of a cell, read by its digits alone; None where it is no amount."""
    match = re.fullmatch(r"(Rp\.? ?)?([\d.,]*\d)(,-)?", shown(text))
    digits = re.sub(r"\D", "", match[2]) if match else ""
    return int(digits) if len(digits) > 4 else None


def level(name: str) -> str:
    """Return the level that the label of a name tells: program, kegiatan, sub kegiatan, or ''."""
    match = re.match(r"(Sub Kegiatan|Kegiatan|Program)\b(?! *[/:]? *KEGIATAN/)", name)
    return match[1].lower() if match else ""


def name_only(name: str) -> str:
    """Return a name without its label and number."""
    return re.sub(r"^(Sub Kegiatan|Kegiatan|Program)( \d)? ?:? *", "", name)


def budget_rows(grid: Grid) -> Iterator[tuple[str, str, int, int, str]]:
    """Yield level, name, pagu, realisasi and percentage of Tabel 3.6 or 3.8."""
    for kind, _, name, pagu, realisasi, persen, *_ in grid:
        if kind in ("program", "kegiatan", "isi") and level(name):
            left, right = amount(pagu), amount(realisasi)
            assert left is not None and right is not None, name
            yield level(name), name_only(name), left, right, shown(persen).rstrip("%")


def percent(part: int, whole: int) -> str:
    """Return part / whole in percent points, half up, two decimals."""
    value = (Decimal(part) * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{value}".replace(".", ",").replace("100,00", "100")


def quarters(grid: Grid) -> dict[str, tuple[str, str, list[str]]]:
    """Return sub kegiatan -> indicator, unit and the four quarters of the Rencana Aksi."""
    found: dict[str, tuple[str, str, list[str]]] = {}
    for row, (kind, *cells) in enumerate(grid):
        name, indikator, satuan, target = cells[4:8]
        if kind == "isi" and name not in ("", "^"):
            texts = target.split("\\n") if "\\n" in target else [grid[row + i][8] for i in range(4)]
            assert [t[:4] for t in texts] == ["Tw 1", "Tw 2", "Tw 3", "Tw 4"]
            found[name] = indikator, satuan, [t[5:].strip() for t in texts]
    return found


@pytest.fixture(scope="module", params=BOTH)
def sample(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_committed_workbooks_are_what_the_script_makes(sample: str, tmp_path: Path) -> None:
    made = make.make_sample(sample, tmp_path)
    folder = make.SAMPLES / sample
    assert sorted(p.name for p in made) == sorted(p.name for p in folder.glob("*.xlsx"))
    for path in made:
        ours = openpyxl.load_workbook(path)
        theirs = openpyxl.load_workbook(folder / path.name)
        assert ours.sheetnames == theirs.sheetnames
        for sheet in ours:
            other = theirs[sheet.title]
            assert {str(r) for r in sheet.merged_cells.ranges} == {str(r) for r in other.merged_cells.ranges}
            assert [[(c.value, c.number_format) for c in row] for row in sheet.iter_rows()] == [
                [(c.value, c.number_format) for c in row] for row in other.iter_rows()
            ], (path.name, sheet.title)


def test_bytes_depend_on_the_data_only(tmp_path: Path) -> None:
    first = make.make_sample(make.ORIGINAL, tmp_path / "1")
    second = make.make_sample(make.ORIGINAL, tmp_path / "2")
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_counts_of_the_report(sample: str) -> None:
    grids = make.read_sample(sample)
    levels = [row[0] for row in budget_rows(grids["Realisasi Anggaran 2023", "Tabel 3.8"])]
    assert [levels.count(name) for name in ("program", "kegiatan", "sub kegiatan")] == [4, 10, 17]
    assert [row[0] for row in budget_rows(grids["Realisasi Program 2023", "Tabel 3.6"])] == levels
    assert len(quarters(grids["Rencana Aksi 2023", "Rencana Aksi"])) == 17
    rkt = grids["RKT Perubahan 2023", "RKT Perubahan"]
    assert sum(kind == "isi" and amount(cells[-1]) is not None for kind, *cells in rkt) == 10
    pk = grids["Perjanjian Kinerja Perubahan 2023", "PK Perubahan"]
    start = next(i for i, row in enumerate(pk) if row[0] == "nomor")
    assert [row[0] for row in pk[start + 1 : start + 8]] == ["isi"] * 6 + [""]
    measured = [row[3] for row in grids["Pengukuran Kinerja 2023", "Tabel 3.1"] if row[0] == "isi"]
    assert len(measured) == (5 if sample == make.ORIGINAL else 6)


def test_totals_occur(sample: str) -> None:
    texts = {shown(t) for grid in make.read_sample(sample).values() for row in grid for t in row[1:]}
    assert {"3.854.768.097", "3.667.310.016", "Rp. 3.854.768.097"} <= texts


def test_every_listed_flaw_is_where_the_list_says() -> None:
    grids = make.read_sample(make.ORIGINAL)
    seen = set()
    flaws = make.read_csv(make.DATA / "cacat.csv")[1:]
    for file, sheet, cell, tertulis, seharusnya, kode, note in flaws:
        row, col = make.position(cell)
        assert shown(grids[file, sheet][row][col + 1]) == tertulis, (file, sheet, cell)
        assert seharusnya and note and kode
        assert (file, sheet, cell, kode, note) not in seen
        seen.add((file, sheet, cell, kode, note))
    assert len(flaws) > 70


def test_corrections_change_something_and_say_why() -> None:
    grids = make.read_sample(make.ORIGINAL)
    for file, sheet, cell, become, reason in make.read_csv(make.DATA / "perbaikan.csv")[1:]:
        row, col = make.position(cell)
        assert grids[file, sheet][row][col + 1] != become, (file, sheet, cell)
        assert reason
        assert not (make.DATA / make.CORRECTION / file / f"{sheet}.csv").exists(), "the sheet is replaced"


def test_corrected_budget_adds_up_and_is_the_same_everywhere() -> None:
    grids = make.read_sample(make.CORRECTION)
    tables = [
        list(budget_rows(grids[key]))
        for key in (("Realisasi Anggaran 2023", "Tabel 3.8"), ("Realisasi Program 2023", "Tabel 3.6"))
    ]
    assert tables[0] == tables[1]
    order = ("program", "kegiatan", "sub kegiatan")
    for column in (2, 3):
        totals = [sum(r[column] for r in tables[0] if r[0] == name) for name in order]  # type: ignore[misc]
        assert len(set(totals)) == 1 and totals[0] in (3_854_768_097, 3_667_310_016)
        for upper, lower in (order[:2], order[1:]):
            parts: list[tuple[int, int]] = []
            for row in tables[0]:
                if row[0] == upper:
                    parts.append((int(row[column]), 0))
                elif row[0] == lower:
                    parts[-1] = parts[-1][0], parts[-1][1] + int(row[column])
            assert all(whole == part for whole, part in parts)
    assert all(persen == percent(realisasi, pagu) for _, _, pagu, realisasi, persen in tables[0])
    pagu_of = {name: pagu for _, name, pagu, _, _ in tables[0]}
    rkt = grids["RKT Perubahan 2023", "RKT Perubahan"]
    assert all(pagu_of[cells[8]] == amount(cells[11]) for kind, *cells in rkt if kind == "isi" and amount(cells[-1]))
    refocusing = grids["Refocusing 2023", "Refocusing"]
    parts_sum = sum(amount(row[4]) or 0 for row in refocusing if row[0] == "isi")
    assert amount(refocusing[-1][4]) == parts_sum == 494_843_380


def test_corrected_rencana_aksi_meets_realisasi_program() -> None:
    grids = make.read_sample(make.CORRECTION)
    plan = quarters(grids["Rencana Aksi 2023", "Rencana Aksi"])
    name = ""
    outputs = {}
    for _, _, text, target, *_ in grids["Realisasi Program 2023", "Tabel 3.6"]:
        if level(text) == "sub kegiatan":
            name = name_only(text)
        elif text.startswith("Output : "):
            outputs[name] = text.removeprefix("Output : "), target
    assert plan.keys() == outputs.keys()
    for sub_kegiatan, (indikator, satuan, tws) in plan.items():
        total = sum(int(tw) for tw in tws if tw != "-")
        target = outputs[sub_kegiatan][1]
        assert (indikator, f"{total} {satuan}".lower()) == (outputs[sub_kegiatan][0], target.lower())


def test_corrected_indicators_are_those_of_the_pk() -> None:
    grids = make.read_sample(make.CORRECTION)
    pk = grids["Perjanjian Kinerja Perubahan 2023", "PK Perubahan"]
    start = next(i for i, row in enumerate(pk) if row[0] == "nomor")
    agreed = {row[3]: shown(row[5]) for row in pk[start + 1 : start + 7]}
    places = {
        ("Perjanjian Kinerja 2023", "PK 2023"): (3, 4),
        ("Pengukuran Kinerja 2023", "Tabel 3.1"): (3, 4),
        ("Pengukuran Kinerja 2023", "Tabel 3.2"): (2, 5),
        ("Renstra 2021-2026", "Matriks"): (4, 6),
        ("Renstra 2021-2026", "Tabel TC.27"): (2, 5),
        ("RKT Perubahan 2023", "RKT Perubahan"): (4, 5),
        ("Rencana Aksi 2023", "Rencana Aksi"): (2, 3),
    }
    for key, (indikator, target) in places.items():
        found = {r[indikator]: shown(r[target]) for r in grids[key] if r[0] == "isi" and r[indikator] in agreed}
        assert found == agreed, key
    iku = {row[3] for row in grids["IKU 2023", "Lampiran IKU"] if row[0] == "isi"}
    assert iku == set(agreed)


@pytest.mark.parametrize("sample_name", BOTH)
def test_read_me_is_there(sample_name: str) -> None:
    assert (make.SAMPLES / sample_name / "BACA_SAYA.txt").read_text(encoding="utf-8").strip()
