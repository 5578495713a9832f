"""README's user part, from top to bottom: every command that it names runs in a copy, every option that it names exists."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from lakip_xls.cli import main
from tests.test_cli import ROOT

USER = (ROOT / "README.md").read_text(encoding="utf-8").split("\n# For developers")[0]
INSTALLING = ("python3 -m venv .venv", ".venv/bin/pip install -q .")
"""What the block of commands does first; installing is tested on a clean checkout."""
STANDS_FOR = {"siapkan": "folder baru", "rekap": "samples"}
"""What a reader puts for FOLDER; for all other commands it is the folder of an office."""
OFFICE = "samples/rambipuji-2023"


def _commands() -> Iterator[str]:
    """The commands in the order in which a reader meets them, without the program's name."""
    names = "|".join(main.commands)
    for match in re.finditer(rf"```sh\n(.*?)```|`(?:lakip-xls )?((?:{names})(?: [^`]*)?)`", USER, re.DOTALL):
        if match[1] is None:
            yield match[2]
        else:
            steps = [step.strip() for step in match[1].split("&&")]
            assert tuple(steps[: len(INSTALLING)]) == INSTALLING
            yield from (step.removeprefix(".venv/bin/lakip-xls ") for step in steps[len(INSTALLING) :])


def _arguments(command: str) -> Iterator[list[str]]:
    """The command with a reader's own names; with and without what stands in brackets."""
    name = command.split()[0]
    texts = [command.replace(" [KODE]", ""), command.replace("[KODE]", "JML-01")]
    for text in dict.fromkeys(texts):
        words = {"FOLDER": STANDS_FOR.get(name, OFFICE), "BERKAS": f"{OFFICE}/Refocusing 2023.xlsx"}
        yield [words.get(word, word) for word in shlex.split(text)]


def test_every_command_runs_from_top_to_bottom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples", ignore=shutil.ignore_patterns("hasil"))
    monkeypatch.chdir(tmp_path)
    ran: set[str] = set()
    for command in _commands():
        if len(command.split()) == 1 and command != "skema":
            continue  # the name of a command in a sentence
        for arguments in _arguments(command):
            result = CliRunner().invoke(main, arguments)
            assert result.exit_code == 0, (arguments, result.output)
            assert result.output.strip(), arguments
            ran.add(arguments[0])
    assert ran == set(main.commands)
    results = {p.name for p in (tmp_path / OFFICE / "hasil").iterdir()}
    assert {"LKjIP_2023_Kecamatan_Rambipuji.xlsx", "Lampiran_LKjIP_2023_Kecamatan_Rambipuji.xlsx", "arsip"} <= results
    assert (tmp_path / "samples" / "hasil" / "Rekap_LKjIP_2023.xlsx").is_file()
    assert (tmp_path / "folder baru" / "JALANKAN.bat").is_file()


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`(--[a-z-]+(?: [^`]+)?)`", USER))))
def test_every_option_exists_and_takes_what_is_said(named: str) -> None:
    option, _, value = named.partition(" ")
    found = [p for c in main.commands.values() for p in c.get_params(c.make_context("x", [], resilient_parsing=True))]
    own = [p for p in found if option in p.opts]
    assert own, named
    if value:
        assert not any(getattr(p, "is_flag", False) for p in own), named
