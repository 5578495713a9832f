"""Every cell as openpyxl reads it: an independent reader of the same format."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lakip_xls.reading.book import CellKind, Sheet
from lakip_xls.reading.xlsx import read_xlsx

ROOT = Path(__file__).resolve().parents[2]
STRINGS = ("Pagu", "30.000.000", "Persentase capaian")

_text = st.text("abc 019.,%&<>-", min_size=1, max_size=9).filter(lambda t: t == t.strip())
_number = st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9).map(lambda f: round(f, 4))


def _run(text: str) -> str:
    return f'<r><rPr><b/></rPr><t xml:space="preserve">{escape(text)}</t></r>'


_phonetic = _text.map(lambda t: f'<rPh sb="0" eb="1"><t>{escape(t)}</t></rPh>')
_inline = st.builds(
    lambda body, reading: f"<is>{body}{reading}</is>",
    st.one_of(
        _text.map(lambda t: f"<t>{escape(t)}</t>"),
        st.lists(_text, min_size=1, max_size=3).map(lambda runs: "".join(map(_run, runs))),
    ),
    st.just("") | _phonetic,
)
_typed = st.one_of(
    _number.map(lambda n: ("n", str(n))),
    st.integers(0, len(STRINGS) - 1).map(lambda i: ("s", str(i))),
    _text.map(lambda t: ("str", escape(t))),
    st.sampled_from("01").map(lambda b: ("b", b)),
    st.sampled_from(("#DIV/0!", "#REF!", "#N/A")).map(lambda e: ("e", e)),
    st.dates(date(1990, 1, 1), date(2100, 1, 1)).map(lambda d: ("d", f"{d.isoformat()}T00:00:00")),
)


@st.composite
def _cell(draw: st.DrawFn) -> tuple[str, str]:
    """Type and content of one cell: its value, and things that do not belong there, in any order."""
    kind, value = draw(_typed)
    parts = [f"<v>{value}</v>"]
    if draw(st.booleans()):
        parts.append(draw(_inline))
        kind = draw(st.sampled_from((kind, "inlineStr")))
    if draw(st.integers(0, 3)) == 0:
        parts.insert(0, "<f>A1</f>")
    return kind, "".join(draw(st.permutations(parts)))


def _shown(value: object) -> object:
    """A value in the form that both readers share; None for what shows nothing."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    if isinstance(value, timedelta):
        return datetime(1899, 12, 30) + value
    return value


def _ours(sheet: Sheet) -> dict[str, object]:
    return {c.address: v for c in sheet.cells.values() if (v := _shown(c.value)) is not None}


def _theirs(path: Path) -> dict[str, dict[str, object]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, data_only=True)
    return {
        page.title: {
            cell.coordinate: value
            for row in page.iter_rows()
            for cell in row
            if (value := _shown(cell.value)) is not None
        }
        for page in book.worksheets
    }


def _with_row(cells: str) -> bytes:
    """A workbook with the given XML in its only row."""
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved) as book:
        book.add_worksheet("Sheet").write_row(0, 0, STRINGS)

    def change(content: bytes) -> bytes:
        return re.sub(rb"(<row[^>]*>).*(</row>)", rb"\1" + cells.encode() + rb"\2", content)

    return _changed(saved.getvalue(), change)


def _changed(package: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A package whose sheets went through `change`; it asks for no calculation, which would make zeros doubtful."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name).replace(b' fullCalcOnLoad="1"', b"")
            target.writestr(name, change(content) if name.startswith("xl/worksheets/sheet") else content)
    return out.getvalue()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_cell(), min_size=1, max_size=8))
def test_any_cell_is_what_openpyxl_reads(tmp_path: Path, cells: list[tuple[str, str]]) -> None:
    row = "".join(f'<c r="{"ABCDEFGH"[i]}1" t="{kind}">{content}</c>' for i, (kind, content) in enumerate(cells))
    path = tmp_path / "buku.xlsx"
    path.write_bytes(_with_row(row))
    (sheet,) = read_xlsx(path, path.name).sheets
    assert _ours(sheet) == _theirs(path)["Sheet"]


def test_an_inline_text_is_not_joined_with_a_value() -> None:
    cells = (
        '<c r="A1" t="inlineStr"><v>1</v><is><t>30.000.000</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>30.000.000</t></is><v>1</v></c>'
        '<c r="C1" t="inlineStr"><is><r><t>30.</t></r><r><t>000</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>'
        '<c r="D1" t="str"><v>teks</v><is><t>lain</t></is></c>'
        '<c r="E1"><is><t>9</t></is><v>30000000</v></c>'
    )
    (sheet,) = read_xlsx(io.BytesIO(_with_row(cells)), "buku.xlsx").sheets
    assert {c.address: c.value for c in sheet.cells.values()} == {
        "A1": "30.000.000",
        "B1": "30.000.000",
        "C1": "30.000",
        "D1": "teks",
        "E1": 30_000_000,
    }


_SHARED = re.compile(rb'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?) t="s"><v>([0-9]+)</v></c>')


def _mutated(path: Path, rng: random.Random) -> bytes:
    """A workbook with half of its shared strings written in the cells instead, some with a value as well."""
    return _changed(path.read_bytes(), lambda content: _SHARED.sub(lambda m: _inlined(m, rng), content))


def _inlined(match: re.Match[bytes], rng: random.Random) -> bytes:
    number = match[2]
    text = b"<is><r><t>teks </t></r><r><t>" + number + b"</t></r></is>"
    return rng.choice(
        (
            match[0],
            match[1] + b' t="inlineStr">' + text + b"</c>",
            match[1] + b' t="inlineStr"><v>' + number + b"</v>" + text + b"</c>",
            match[1] + b' t="str"><v>' + number + b"</v>" + text + b"</c>",
        )
    )


@pytest.mark.parametrize("name", sorted(p.name for p in (ROOT / "samples/rambipuji-2023").glob("*.xlsx")))
def test_a_sample_whose_texts_stand_in_the_cells(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(_mutated(ROOT / "samples/rambipuji-2023" / name, random.Random(name)))
    theirs = _theirs(path)
    for sheet in read_xlsx(path, name).sheets:
        uncached = {c.address for c in sheet.cells.values() if c.kind is CellKind.UNCACHED}
        assert not uncached & theirs[sheet.name].keys()
        assert _ours(sheet) == theirs[sheet.name]
