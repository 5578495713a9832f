"""Tasks for the pool, in a module of their own so that child processes can import them."""

from __future__ import annotations

import os
import time


def attempt(task: str) -> str:
    """Do what the task says: work, fail, hang or kill the process."""
    if task == "gagal":
        raise ValueError("sengaja")
    if task == "macet":
        time.sleep(60)
    if task == "mati":
        os._exit(9)
    return task.upper()


def slowly(task: str) -> str:
    """Say that it has begun, then take a second."""
    print("kerja", flush=True)
    time.sleep(1)
    return task
