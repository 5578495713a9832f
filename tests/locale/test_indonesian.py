"""Whatever click says is Indonesian, and the compiled words are those of the .po file."""

from __future__ import annotations

import ast
import re
import struct
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lakip_xls.cli import main

PO = Path(__file__).parents[2] / "lakip_xls" / "data" / "locale" / "id" / "LC_MESSAGES" / "lakip_xls.po"
MO = PO.with_suffix(".mo")


def compiled() -> bytes:
    """The .po file in the binary form of GNU gettext."""
    entries: dict[bytes, bytes] = {}
    for block in PO.read_text(encoding="utf-8").strip().split("\n\n"):
        texts: dict[str, str] = {}
        for name, first, more in re.findall(r'^(msg\S+) (".*")((?:\n".*")*)', block, re.MULTILINE):
            texts[name] = "".join(ast.literal_eval(part) for part in (first, *more.split("\n")) if part)
        source = "\0".join(texts[n] for n in ("msgid", "msgid_plural") if n in texts)
        entries[source.encode()] = texts.get("msgstr", texts.get("msgstr[0]", "")).encode()
    keys = sorted(entries)
    offset = 28 + 16 * len(keys)
    tables: list[list[tuple[int, int]]] = []
    content = b""
    for strings in (keys, [entries[k] for k in keys]):
        table = []
        for text in strings:
            table.append((len(text), offset + len(content)))
            content += text + b"\0"
        tables.append(table)
    head = struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    return head + b"".join(struct.pack("<2I", *pair) for table in tables for pair in table) + content


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_the_compiled_words_are_those_of_the_text() -> None:
    assert MO.read_bytes() == compiled(), "python -m tests.locale"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("proses", "--thaun", "2023"), "Tidak ada pilihan"),
        (("proses", "--tahu", "2023"), "--tahun"),
        (("prose",), "Tidak ada perintah"),
        (("proses", "tidak ada"), "Folder 'tidak ada' tidak ada."),
        (("proses", "--triwulan", "5"), "5 di luar batas"),
        (("proses", "--tahun", "dua"), "'dua' bukan bilangan"),
        (("proses", "--tanggal", "21-02-2024"), "tidak berbentuk tanggal TTTT-BB-HH"),
        (("proses", "--json"), "perlu isian"),
        (("proses", ".", "lagi"), "Terlalu banyak isian"),
        (("kenali",), "Belum ada"),
    ],
)
def test_a_wrong_call_is_told_in_indonesian(arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr and "Gagal: " in result.stderr
    assert not re.search(
        r"\b(Usage|Error|Try|No such|Invalid|Missing|Did you mean|Possible|does not|is not)\b", result.stderr
    )


@pytest.mark.parametrize("command", [None, *sorted(main.commands)])
def test_help_has_no_english_word(command: str | None) -> None:
    said = run(*([command] if command else []), "--help").output
    assert "Cara pakai:" in said and "Pilihan:" in said
    assert not re.search(
        r"\b(Usage|Options|Commands|Show|exit|default|required|range|OPTIONS|COMMAND|ARGS|DIRECTORY|INTEGER|FILE|TEXT|PATH)\b",
        said,
    )


def test_ctrl_c_is_one_sentence_and_130(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lakip_xls.pipeline.process", interrupted)
    result = run("proses", str(tmp_path))
    assert result.exit_code == 130
    assert result.stderr.count("\n") == 1 and result.stderr.startswith("Dihentikan")
