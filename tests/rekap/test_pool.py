"""The pool of processes: nothing that a task does ends the run."""

from __future__ import annotations

import multiprocessing
import signal
import subprocess
import sys
import time

import pytest

from lakip_xls.rekap.pool import Failure, pool
from tests.rekap.jobs import attempt


def test_every_task_has_an_outcome_whatever_its_process_does() -> None:
    tasks = ["a", "macet", "gagal", "mati", "b", "c"]
    got = dict(pool(attempt, tasks, 2, 3))
    assert {t: got[t] for t in "abc"} == {"a": "A", "b": "B", "c": "C"}
    failed = {t: r.cause for t, r in got.items() if isinstance(r, Failure)}
    assert "batas waktu 3 detik" in failed["macet"]
    assert "ValueError: sengaja" in failed["gagal"]
    assert "berhenti mendadak (kode 9)" in failed["mati"]


def test_closing_the_iterator_ends_all_processes() -> None:
    results = pool(attempt, ["a", "macet", "macet"], 2, 60)
    assert next(results) == ("a", "A")
    start = time.monotonic()
    results.close()
    assert time.monotonic() - start < 5
    assert not multiprocessing.active_children()


def test_no_tasks() -> None:
    assert list(pool(attempt, [], 4, 1)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="sinyal POSIX")
@pytest.mark.parametrize("signal_", ["SIGTERM", "SIGHUP"])
def test_a_parent_that_is_ended_leaves_workers_that_end_in_silence(signal_: str) -> None:
    code = (
        "import time; from lakip_xls.rekap.pool import pool; from tests.rekap.jobs import slowly\n"
        "print('mulai', flush=True); list(pool(slowly, ['a', 'b'], 2, 60))"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    seen = [parent.stdout.readline() for _ in range(3)]  # both workers are at their task
    assert seen.count("kerja\n") == 2
    parent.send_signal(getattr(signal, signal_))
    out, err = parent.communicate(timeout=60)  # until the workers, which share the pipes, have ended
    assert (out, err) == ("", "")
