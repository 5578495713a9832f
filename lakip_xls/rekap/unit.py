"""The work on one unit, done in a worker process: result workbook, state file, summary."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lakip_xls import __version__
from lakip_xls.ekspor import json_object
from lakip_xls.findings import count_findings
from lakip_xls.laporan import Laporan
from lakip_xls.pipeline import Opsi, TidakAdaBahan, proses
from lakip_xls.reading.folder import list_workbooks
from lakip_xls.rekapitulasi import UnitRingkas, state_file
from lakip_xls.writing.berkas import TidakDapatDitulis, simpan
from lakip_xls.writing.inputs import refuse_inputs, report_inputs
from lakip_xls.writing.workbook import tulis_workbook


@dataclass(frozen=True, slots=True)
class Tugas:
    """One unit to be done."""

    folder: Path
    """Holds the unit's workbooks."""
    keluaran: Path
    """The folder of the recapitulation; the unit's result goes to a folder of the same name in it."""
    opsi: Opsi
    lanjut: bool = False
    """Take an earlier result whose inputs, options and version are the same."""


def kerjakan(tugas: Tugas) -> UnitRingkas:
    """Process one unit, or take the earlier result. Errors in the user's data become `gagal`."""
    name = tugas.folder.name
    state = state_file(tugas.keluaran, name)
    if tugas.folder.is_symlink():
        return UnitRingkas(name, "Folder ini tautan (symlink); salin isinya ke folder biasa agar dibaca.")
    try:
        fingerprint = sidik(tugas)
        known = _muat(state, fingerprint) if tugas.lanjut else None
        if known is not None and (known.berkas is None or (tugas.keluaran / known.berkas).is_file()):
            return known
        state.unlink(missing_ok=True)
        return _proses(tugas, state, fingerprint)
    except TidakDapatDitulis as problem:
        return UnitRingkas(name, str(problem))
    except OSError as problem:
        where = problem.filename or name
        return UnitRingkas(name, f"{where} tidak dapat dibuka atau ditulis ({problem.strerror}); periksa izinnya.")


def _proses(tugas: Tugas, state: Path, fingerprint: str) -> UnitRingkas:
    try:
        report = proses(tugas.folder, tugas.opsi)
    except TidakAdaBahan as problem:
        unit = UnitRingkas(tugas.folder.name, str(problem))
        _simpan(state, fingerprint, unit, {})
        return unit
    target = tugas.keluaran / tugas.folder.name / report.nama_berkas
    refuse_inputs([target], report_inputs(tugas.folder, report, tugas.opsi.pengaturan, results=False))
    tulis_workbook(report, target, folder=tugas.folder)
    tables: dict[str, list[dict[str, Any]]] = {}
    exported = json_object(report)
    for frame, rows in (*exported["tabel"].items(), ("temuan", exported["temuan"])):
        if rows:
            tables[frame] = rows
    unit = ringkas(
        report, tugas.folder.name, target.relative_to(tugas.keluaran), {k: len(v) for k, v in tables.items()}
    )
    _simpan(state, fingerprint, unit, tables)
    return unit


def ringkas(report: Laporan, folder: str, berkas: Path, baris: dict[str, int]) -> UnitRingkas:
    """The summary of a report."""
    figures = report.hitungan.ringkasan
    verdicts = [e.tingkat_efisiensi for e in report.hitungan.efisiensi if e.tingkat_efisiensi is not None]
    return UnitRingkas(
        folder,
        None,
        berkas.as_posix(),
        report.identitas.pemerintah,
        report.identitas.unit,
        report.identitas.tahun,
        figures.pagu,
        figures.realisasi,
        figures.rata_rata_capaian,
        figures.rata_rata_capaian_dibatasi,
        figures.kategori,
        figures.predikat,
        len(verdicts),
        verdicts.count("Efisien"),
        {
            "program": figures.jumlah_program,
            "kegiatan": figures.jumlah_kegiatan,
            "sub_kegiatan": figures.jumlah_sub_kegiatan,
        },
        dict(sorted(Counter(t.kode for t in report.temuan).items())),
        count_findings(report.temuan),
        baris,
    )


def sidik(tugas: Tugas) -> str:
    """Fingerprint of everything a result depends on: version, options, and the content of the inputs."""
    digest = hashlib.sha256(f"{__version__}\n{tugas.opsi}\n".encode())
    read, left_out = list_workbooks(tugas.folder)
    settings = [tugas.opsi.pengaturan] if tugas.opsi.pengaturan else []
    logo = tugas.folder / "logo.png"
    for path in (
        *read,
        *(x.path for x in left_out if x.path.is_file()),
        *settings,
        *([logo] if logo.is_file() else ()),
    ):
        digest.update(path.name.encode("utf-8", "surrogateescape") + b"\0" + _isi(path))
    return digest.hexdigest()


def _isi(path: Path) -> bytes:
    """Hash of a file's content; that of nothing where the file cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            for block in iter(lambda: stream.read(1 << 20), b""):
                digest.update(block)
    except OSError:
        return b""
    return digest.digest()


def _simpan(state: Path, fingerprint: str, unit: UnitRingkas, tables: dict[str, list[dict[str, Any]]]) -> None:
    """Write the state file, whole or not at all: one line with the summary, then one line per frame."""
    lines = ({"sidik": fingerprint, "unit": unit.simpan()}, *([k, v] for k, v in tables.items()))
    text = "".join(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n" for line in lines)
    simpan(text.encode("utf-8", "surrogatepass"), state, arsip=False)


def _muat(state: Path, fingerprint: str) -> UnitRingkas | None:
    """The summary in a state file; None where there is none for this fingerprint."""
    try:
        with state.open(encoding="utf-8", errors="surrogatepass") as stream:
            first = json.loads(stream.readline())
        return UnitRingkas.muat(first["unit"]) if first["sidik"] == fingerprint else None
    except (OSError, ValueError, TypeError, KeyError, ArithmeticError):
        return None
