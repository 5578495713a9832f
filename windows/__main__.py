"""Build the zip for Windows: `python -m windows [--python 3.12 --python 3.13] [--keluaran FOLDER]`.

It downloads the wheels of every dependency for 64-bit Windows, proves that they install without a network, and packs
them with the installer, the launchers, an example and instructions.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from windows.package import lacking_on_windows, pack, wheel_of

ROOT = Path(__file__).resolve().parent.parent


def _pip(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *arguments], check=True)


def _for_windows(python: str) -> tuple[str, ...]:
    return ("--platform", "win_amd64", "--python-version", python, "--only-binary=:all:")


def build(output: Path, pythons: list[str]) -> Path:
    """The finished zip; raises CalledProcessError where a wheel is missing or they do not install together."""
    with tempfile.TemporaryDirectory() as place:
        wheels = Path(place) / "wheels"
        _pip("wheel", str(ROOT), "--no-deps", "--wheel-dir", str(wheels))
        own = wheel_of("lakip_xls", wheels)
        for python in pythons:
            _pip("download", str(own), "pip", "--dest", str(wheels), *_for_windows(python))
            while lacking := lacking_on_windows(wheels, python):  # pip asks only for what this machine needs
                _pip("download", *lacking, "--dest", str(wheels), *_for_windows(python))
            target = str(Path(place) / f"paket{python}")
            known = ("--no-index", "--find-links", str(wheels), "--target", target)
            _pip("install", "lakip-xls", "--ignore-requires-python", *known, *_for_windows(python))
        return pack(wheels, output, pythons)


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", action="append", help="a Python version that the zip serves; may be repeated")
    parser.add_argument("--keluaran", type=Path, default=ROOT / "dist")
    options = parser.parse_args()
    print(build(options.keluaran, options.python or ["3.11", "3.12", "3.13"]))


if __name__ == "__main__":
    main()
