"""`lakip-xls siapkan`: a folder with every blank workbook, settings, instructions and a launcher."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path

from lakip_xls.templat.atur import tulis_pengaturan
from lakip_xls.templat.buku import tulis_templat
from lakip_xls.templat.dokumen import TEMPLAT


class TidakDapatDisiapkan(Exception):
    """The folder cannot be made; the message is one Indonesian sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Hasil:
    """The files that were made, and those that were there already and stayed as they were."""

    dibuat: tuple[str, ...]
    dibiarkan: tuple[str, ...]


def isi_folder() -> dict[str, Callable[[], bytes]]:
    """File name -> what makes its content; the same content every time."""
    makers: dict[str, Callable[[], bytes]] = {"BACA_SAYA.txt": _baca_saya, "JALANKAN.bat": _peluncur}
    makers["Pengaturan.xlsx"] = tulis_pengaturan
    makers |= {t.berkas: partial(tulis_templat, t) for t in TEMPLAT}
    return makers


def siapkan(folder: Path) -> Hasil:
    """Fill a folder (made where it does not exist) with the files that it lacks; overwrites nothing.

    Raises TidakDapatDisiapkan where the folder cannot be made or written to.
    """
    made: list[str] = []
    kept: list[str] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, make in isi_folder().items():
            if (folder / name).exists():
                kept.append(name)
                continue
            content = make()
            with (folder / name).open("xb") as file:
                file.write(content)
            made.append(name)
    except OSError as problem:
        raise TidakDapatDisiapkan(
            f"Folder {folder} tidak dapat disiapkan ({problem.strerror or problem}); periksa nama folder, izin "
            "menulis, dan ruang simpannya, lalu jalankan kembali."
        ) from problem
    return Hasil(tuple(made), tuple(kept))


def _baca_saya() -> bytes:
    listed = "\n".join(f"  {t.berkas:<28} {t.kegunaan}" for t in TEMPLAT)
    return _windows(_teks("BACA_SAYA.txt").replace("{DAFTAR}", listed))


def _peluncur() -> bytes:
    return _windows(_teks("JALANKAN.bat"))


def _teks(name: str) -> str:
    return files("lakip_xls.templat").joinpath(name).read_text(encoding="ascii")


def _windows(text: str) -> bytes:
    """The text with the line ends and the code page of Windows."""
    return "\r\n".join(text.splitlines()).encode("cp1252") + b"\r\n"
