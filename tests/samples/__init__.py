"""The samples as working folders of a test."""

from __future__ import annotations

import shutil
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def copy_sample(name: str, target: Path) -> Path:
    """A working folder with the files of a sample, without the results that README's first command puts beside them."""
    target.mkdir(parents=True, exist_ok=True)
    for path in (SAMPLES / name).iterdir():
        if path.is_file():
            shutil.copy2(path, target)
    return target
