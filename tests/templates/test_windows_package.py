"""The zip for Windows: what lies in it, and its installer under Wine."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from lakip_xls.templates.prepare import LAUNCHERS
from tests.templates.test_launchers import STUB, WINE, run, stand_in
from tests.templates.test_launchers import prefix as prefix
from windows.package import HERE, lacking_on_windows, pack


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    place = tmp_path / "wheels"
    place.mkdir()
    for name in ("lakip_xls-1.2.3-py3-none-any.whl", "pip-25.0-py3-none-any.whl", "click-8.3-py3-none-any.whl"):
        (place / name).write_bytes(b"wheel")
    return place


def test_the_zip_holds_installer_launchers_wheels_and_example(wheels: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(pack(wheels, tmp_path / "dist", ["3.12"])) as package:
        names = [n.removeprefix("lakip-xls-1.2.3/") for n in package.namelist()]
        installer = package.read("lakip-xls-1.2.3/PASANG.bat").decode("ascii")
        page = package.read("lakip-xls-1.2.3/BACA SAYA.html").decode()
    assert {"PASANG.bat", "BACA SAYA.html", *LAUNCHERS} < set(names)
    assert "wheels/click-8.3-py3-none-any.whl" in names
    assert sum(n.startswith("contoh/") and n.endswith(".xlsx") for n in names) > 10
    assert installer.count("\n") == installer.count("\r\n") and "Python 3.12" in installer
    assert set(re.findall(r"^:(\w+)", installer, re.MULTILINE)) == set(re.findall(r"goto (\w+)", installer)) | {
        "berhasil"
    }
    assert all(picture in names for picture in re.findall(r'src="([^"]+)"', page))
    assert all(name in page for name in (*LAUNCHERS, "PASANG.bat"))


def test_a_package_without_pip_is_not_made(wheels: Path, tmp_path: Path) -> None:
    (wheels / "pip-25.0-py3-none-any.whl").unlink()
    with pytest.raises(FileNotFoundError):
        pack(wheels, tmp_path / "dist", ["3.12"])


def test_what_only_windows_needs_is_fetched_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "click-8.3-py3-none-any.whl", "w") as wheel:
        needs = ["colorama; platform_system == 'Windows'", "uvloop; sys_platform != 'win32'", "tox; extra == 'dev'"]
        wheel.writestr("click-8.3.dist-info/METADATA", "".join(f"Requires-Dist: {need}\n" for need in needs))
    assert lacking_on_windows(tmp_path, "3.12") == ["colorama"]


@pytest.mark.skipif(WINE is None or not STUB.is_file(), reason="Wine or pip's launcher is not here")
@pytest.mark.xdist_group("wine")
def test_an_embeddable_python_beside_it_is_used(prefix: dict[str, str], wheels: Path, tmp_path: Path) -> None:
    (tmp_path / "PASANG.bat").write_bytes((HERE / "PASANG.bat").read_bytes().replace(b"\n", b"\r\n"))
    stand_in(tmp_path / "python" / "python.exe", tmp_path / "log.txt")
    (tmp_path / "python" / "python312._pth").write_text("python312.zip\n.\n")
    assert "lakip-xls terpasang" in run(prefix, tmp_path / "PASANG.bat")
    assert 'pip" install --quiet --no-index' in (tmp_path / "log.txt").read_text()
    assert r"..\paket" in (tmp_path / "python" / "python312._pth").read_text()
