"""What lies in the zip for Windows."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from lakip_xls.templates.prepare import LAUNCHERS, launcher, windows_text

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent / "samples" / "rambipuji-2023"


def wheel_of(name: str, wheels: Path) -> Path:
    """The wheel of a package; raises FileNotFoundError where there is none."""
    found = sorted(wheels.glob(f"{name}-*.whl"))
    if not found:
        raise FileNotFoundError(f"{name} in {wheels}")
    return found[-1]


def lacking_on_windows(wheels: Path, python: str) -> list[str]:
    """What the wheels require on Windows and is not among them."""
    windows = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "python_version": python}
    names = {canonicalize_name(wheel.name.split("-")[0]) for wheel in wheels.glob("*.whl")}
    needed: dict[str, str] = {}
    for wheel in wheels.glob("*.whl"):
        with zipfile.ZipFile(wheel) as content:
            path = next(n for n in content.namelist() if n.endswith(".dist-info/METADATA"))
            lines = content.read(path).decode().splitlines()
        for line in lines:
            if line.startswith("Requires-Dist:"):
                one = Requirement(line.partition(":")[2])
                if one.marker is None or one.marker.evaluate({**windows, "extra": ""}):
                    needed[canonicalize_name(one.name)] = f"{one.name}{one.specifier}"
    return [text for name, text in needed.items() if name not in names]


def pack(wheels: Path, output: Path, pythons: Sequence[str]) -> Path:
    """Write the zip beside earlier ones and return its path; raises FileNotFoundError where a wheel is missing."""
    version = wheel_of("lakip_xls", wheels).name.split("-")[1]
    wheel_of("pip", wheels)
    output.mkdir(parents=True, exist_ok=True)
    target = output / f"lakip-xls-{version}-windows.zip"
    top = f"lakip-xls-{version}"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _texts(" / ".join(pythons)):
            package.writestr(f"{top}/{name}", content)
        for wheel in sorted(wheels.glob("*.whl")):
            package.write(wheel, f"{top}/wheels/{wheel.name}")
        for file in sorted(p for p in SAMPLE.iterdir() if p.is_file()):
            package.write(file, f"{top}/contoh/{file.name}")
        for picture in sorted((HERE.parent / "gambar").glob("*.png")):
            package.write(picture, f"{top}/gambar/{picture.name}")
    return target


def _texts(pythons: str) -> Iterator[tuple[str, bytes]]:
    for name in ("PASANG.bat", "BACA SAYA.html"):
        text = (HERE / name).read_text(encoding="utf-8").replace("{VERSI}", pythons)
        yield name, windows_text(text)
    for name in LAUNCHERS:
        yield name, launcher(name)
