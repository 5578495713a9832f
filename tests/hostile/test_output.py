"""What is written: the old complete file or the new complete one, and the inputs as they were."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lakip_xls.cli import main
from lakip_xls.writing import files
from lakip_xls.writing.files import CannotWrite, save
from tests.hostile import books
from tests.hostile.complete import GOOD, fingerprint, work
from tests.samples import copy_sample

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="perlu fork")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    books.anggaran(tmp_path / GOOD)
    return tmp_path


def command(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def one_sentence(result: Result) -> str:
    """The message of a run that wrote nothing: one sentence on stderr, exit code 2."""
    assert result.exit_code == 2, result.output
    assert result.stderr.startswith("Gagal: ") and result.stderr.count("\n") == 1
    return result.stderr


def intact(path: Path) -> None:
    """The workbook is complete."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None


def test_a_full_disk(folder: Path) -> None:
    """RLIMIT_FSIZE stops the writing after 8 kB, as a full disk would."""
    from tests.hostile.apart import run_apart

    target = folder / "hasil" / "h.xlsx"
    work(folder)
    before, inputs = target.read_bytes(), fingerprint(folder)

    def limited() -> str:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
        return one_sentence(command("proses", folder, "-o", target))

    run = run_apart(limited)
    assert run.error == ""
    assert "ruang simpan" in run.result and str(folder) not in run.result
    assert target.read_bytes() == before
    assert fingerprint(folder) == inputs
    assert not list(folder.rglob(".lakip-*"))


def test_a_disk_that_fails_while_saving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"lama")
    for number in (errno.ENOSPC, errno.EIO, errno.EDQUOT):

        def fail(_: int, number: int = number) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(files.os, "fsync", fail)
        with pytest.raises(CannotWrite, match="tidak dapat ditulis"):
            save(b"baru", target)
        assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]
        assert target.read_bytes() == b"lama"


def test_a_folder_that_may_not_be_written(folder: Path) -> None:
    from tests.hostile.apart import run_apart

    for parent in (folder, *folder.parents):
        if parent.name.startswith(("pytest", "popen", "test_")):
            parent.chmod(0o755)
    run = run_apart(lambda: one_sentence(command("proses", folder)), nobody=True)
    assert run.error == ""
    assert "ditulis" in run.result
    assert [p.name for p in folder.iterdir()] == [GOOD]


def test_a_result_that_is_open_in_excel(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = folder / "hasil" / "h.xlsx"
    work(folder)
    before = target.read_bytes()

    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", locked)
        for _ in range(3):
            assert "tutup dulu" in one_sentence(command("proses", folder, "-o", target))
        assert "tutup dulu" in one_sentence(command("periksa", folder, "--json", folder / "hasil" / "h.json"))
    assert target.read_bytes() == before
    assert not list(folder.rglob(".lakip-*"))
    assert command("proses", folder, "-o", target).exit_code == 0
    assert len(list((folder / "hasil" / "arsip").iterdir())) == 1, "arsip berlipat"


@pytest.mark.parametrize("option", ["-o", "--json"])
def test_a_pipe_or_a_device_is_never_replaced(folder: Path, option: str) -> None:
    target = folder / "pipa.xlsx"
    os.mkfifo(target)
    (folder / "tautan.xlsx").symlink_to(target)
    for name in ("pipa.xlsx", "tautan.xlsx"):
        assert "bukan berkas biasa" in one_sentence(command("proses", folder, option, folder / name))
    assert target.is_fifo() and (folder / "tautan.xlsx").is_symlink()


@pytest.mark.parametrize("option", ["-o", "--json", "--csv"])
def test_a_name_that_is_too_long(folder: Path, option: str) -> None:
    for ending in (".xlsx", ""):
        message = one_sentence(command("proses", folder, option, folder / f"{'a' * 300}{ending}"))
        assert "tidak dapat ditulis" in message and "Galat program" not in message


@pytest.mark.skipif(sys.platform != "linux", reason="perlu /dev/full")
@pytest.mark.parametrize("arguments", [("proses",), ("periksa", "--json", "-"), ("periksa",)])
def test_a_screen_that_is_full(folder: Path, arguments: tuple[str, ...]) -> None:
    """The sentence does not deny what was written."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "lakip_xls", arguments[0], folder, *arguments[1:]],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "yang sudah selesai ditulis tetap ada" in done.stderr
    assert (folder / "hasil").exists() == (arguments[0] == "proses")


def test_killed_at_random_moments(tmp_path: Path) -> None:
    """Ten times here; 200 times with `python -m tests.hostile.kill`."""
    from tests.hostile.kill import check

    count = check(10, tmp_path, random.Random(3))
    assert count["dibunuh"] > 0


def test_what_a_killed_run_left_is_cleared_but_a_file_in_work_stays(tmp_path: Path) -> None:
    (tmp_path / ".lakip-lama.tmp").write_bytes(b"x")
    with files._temporary(b"sedang ditulis", tmp_path) as working:
        save(b"lain", tmp_path / "a.xlsx")
        assert working.read_bytes() == b"sedang ditulis"
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_disk_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(files.os, "link", refused)
    for content in (b"satu", b"dua", b"tiga"):
        save(content, tmp_path / "a.xlsx")
    assert [p.read_bytes() for p in sorted((tmp_path / "arsip").iterdir())] == [b"satu", b"dua"]


def test_two_runs_at_once(folder: Path) -> None:
    work(folder)
    expected = (folder / "hasil" / "h.xlsx").read_bytes()
    inputs = fingerprint(folder)
    children = []
    for _ in range(4):
        pid = os.fork()
        if not pid:
            code = 1
            try:
                for _ in range(5):
                    work(folder)
                code = 0
            finally:
                os._exit(code)
        children.append(pid)
    assert [os.waitpid(pid, 0)[1] for pid in children] == [0, 0, 0, 0]
    assert (folder / "hasil" / "h.xlsx").read_bytes() == expected
    assert all(p.read_bytes() == expected for p in (folder / "hasil" / "arsip").iterdir())
    assert not list(folder.rglob(".lakip-*"))
    assert fingerprint(folder) == inputs


def test_a_hostile_earlier_result_is_kept_and_does_no_harm(folder: Path) -> None:
    target = folder / "hasil" / "h.xlsx"
    target.parent.mkdir()
    for name in ("bom zip.xlsx", "entitas.xlsx", "pdf.xlsx", "bersandi.xls"):
        books.REFUSED[name][0](target)
        before = target.read_bytes()
        work(folder)
        intact(target)
        assert before in [p.read_bytes() for p in (target.parent / "arsip").iterdir()]
    target.unlink()
    target.symlink_to(folder / "tidak ada")
    (folder / "hasil" / "lain.xlsx").symlink_to("/dev/zero")
    work(folder)
    intact(target)


def test_inputs_stay_as_they_were_with_every_option(tmp_path: Path) -> None:
    folder = copy_sample("rambipuji-2023", tmp_path / "kerja")
    before = fingerprint(folder)
    result = command("proses", folder, "--catatan", "--json", folder / "hasil" / "h.json", "--triwulan", "3")
    assert result.exit_code == 0, result.output
    for path in folder.glob("*.xlsx"):
        command("kenali", path)
    assert fingerprint(folder) == before


def test_a_bug_is_one_sentence_without_a_traceback(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("rahasia di /home/pengguna")

    monkeypatch.setattr("lakip_xls.pipeline.compute", broken)
    message = one_sentence(command("proses", folder))
    assert "ZeroDivisionError pada lakip_xls/pipeline.py baris" in message
    assert "rahasia" not in message and str(folder) not in message
    assert not (folder / "hasil").exists()


def test_a_bug_in_reading_one_file_costs_only_that_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lakip_xls import pipeline

    real = pipeline.read_documents
    books.anggaran(folder / "lain.xlsx", [("7.01.09", "Program Lain", 1, 1)])

    def broken(book: object, *rest: object) -> object:
        if getattr(book, "name", "") == "lain.xlsx":
            raise KeyError("galat")
        return real(book, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "read_documents", broken)
    result = work(folder)
    assert "KeyError" in result.temuan("lain.xlsx")["SISTEM-02"]
    assert result.json["ringkasan"]["pagu"] == 30_000_000


def test_a_rule_that_raises_is_named_and_the_report_is_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from collections.abc import Iterator

    import openpyxl

    from lakip_xls.findings import Temuan
    from lakip_xls.rules import registry
    from lakip_xls.rules import run as rules_run

    def broken(_: registry.RuleContext) -> Iterator[Temuan]:
        raise RuntimeError("rusak")
        yield

    kept = rules_run.checks()
    bad = [registry.Check((k,), broken) for k in ("JML-01", "NOM-01", "BACA-07")]
    monkeypatch.setattr(rules_run, "checks", lambda: [*bad, *kept])
    result = command("proses", folder, "--json", "-")
    assert result.exit_code == 0, result.output
    (path,) = (folder / "hasil").glob("LKjIP_*.xlsx")
    sheet = openpyxl.load_workbook(path)["Validasi"]
    told = [str(row[7].value) for row in sheet.iter_rows(min_row=2) if row[1].value == "SISTEM-01"]
    assert len(told) == 3
    assert all(any(code in text for text in told) for code in ("JML-01", "NOM-01", "BACA-07"))
