"""The work on one unit, done in a worker process: result workbook, state file, summary."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lakip_xls import __version__
from lakip_xls.computing.completeness import incomplete_text
from lakip_xls.export import json_object
from lakip_xls.findings import count_findings
from lakip_xls.laporan import Laporan
from lakip_xls.pipeline import NothingToReport, Options, process
from lakip_xls.reading.folder import list_workbooks
from lakip_xls.rekap.archive import NoArchive, opened
from lakip_xls.rekapitulasi import UnitSummary, state_file
from lakip_xls.writing.files import CannotWrite, save
from lakip_xls.writing.inputs import refuse_inputs, refuse_way_out, report_inputs
from lakip_xls.writing.workbook import write_workbook


class Job(Struct, frozen=True):
    """One unit to be done."""

    folder: Path
    """Holds the unit's workbooks; or a zip of them."""
    name: str
    """The folder's name (a zip's without its ending); of one that lies deeper its path from the folder of the units, with slashes."""
    keluaran: Path
    """The folder of the recapitulation; the unit's result goes to a folder of the same name in it."""
    options: Options
    resume: bool = False
    """Take an earlier result whose inputs, options and version are the same."""


def work(job: Job) -> UnitSummary:
    """Process one unit, or take the earlier result. Errors in the user's data become `failed`."""
    name = job.name
    state = state_file(job.keluaran, name)
    if job.folder.is_symlink():
        return UnitSummary(name, "Folder ini tautan (symlink); salin isinya ke folder biasa agar dibaca.")
    try:
        with opened(job.folder) as folder:
            return _work(replace(job, folder=folder), state)
    except (CannotWrite, NoArchive) as problem:
        return UnitSummary(name, str(problem))
    except OSError as problem:
        where = problem.filename or name
        return UnitSummary(name, f"{where} tidak dapat dibuka atau ditulis ({problem.strerror}); periksa izinnya.")


def _work(job: Job, state: Path) -> UnitSummary:
    own_fingerprint = fingerprint(job)
    known = _fit(state, own_fingerprint) if job.resume else None
    if known is not None and (known.file is None or (job.keluaran / known.file).is_file()):
        return known
    state.unlink(missing_ok=True)
    return _process(job, state, own_fingerprint)


def _process(job: Job, state: Path, fingerprint: str) -> UnitSummary:
    try:
        report = process(job.folder, job.options)
    except NothingToReport as problem:
        unit = UnitSummary(job.name, str(problem))
        _save(state, fingerprint, unit, {})
        return unit
    target = job.keluaran / job.name / report.file_name
    refuse_way_out(job.keluaran, [target, state])
    refuse_inputs([target], report_inputs(job.folder, report, job.options.settings, results=False))
    write_workbook(report, target, folder=job.folder)
    tables: dict[str, list[dict[str, Any]]] = {}
    exported = json_object(report)
    for frame, rows in (*exported["tabel"].items(), ("temuan", exported["temuan"])):
        if rows:
            tables[frame] = rows
    unit = brief(report, job.name, target.relative_to(job.keluaran), {k: len(v) for k, v in tables.items()})
    _save(state, fingerprint, unit, tables)
    return unit


def brief(report: Laporan, folder: str, file: Path, row: dict[str, int]) -> UnitSummary:
    """The summary of a report."""
    figures = report.computed.ringkasan
    verdicts = [e.tingkat_efisiensi for e in report.computed.efisiensi if e.tingkat_efisiensi is not None]
    return UnitSummary(
        folder,
        None,
        file.as_posix(),
        report.identity.pemerintah,
        report.identity.unit,
        report.identity.tahun,
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
        row,
        {name: incomplete_text(cells) for name, cells in figures.lacking.items() if cells},
    )


def fingerprint(job: Job) -> str:
    """Fingerprint of everything a result depends on: version, options, and the content of the inputs."""
    digest = hashlib.sha256(f"{__version__}\n{job.options}\n".encode())
    read, left_out = list_workbooks(job.folder)
    settings = [job.options.settings] if job.options.settings else []
    logo = job.folder / "logo.png"
    for path in (
        *read,
        *(x.path for x in left_out if x.path.is_file()),
        *settings,
        *([logo] if logo.is_file() else ()),
    ):
        digest.update(path.name.encode("utf-8", "surrogateescape") + b"\0" + _content(path))
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    """Hash of a file's content; that of nothing where the file cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            for block in iter(lambda: stream.read(1 << 20), b""):
                digest.update(block)
    except OSError:
        return b""
    return digest.digest()


def _save(state: Path, fingerprint: str, unit: UnitSummary, tables: dict[str, list[dict[str, Any]]]) -> None:
    """Write the state file, whole or not at all: one line with the summary, then one line per frame."""
    lines = ({"sidik": fingerprint, "unit": unit.save()}, *([k, v] for k, v in tables.items()))
    text = "".join(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n" for line in lines)
    save(text.encode("utf-8", "surrogatepass"), state, archive=False)


def _fit(state: Path, fingerprint: str) -> UnitSummary | None:
    """The summary in a state file; None where there is none for this fingerprint."""
    try:
        with state.open(encoding="utf-8", errors="surrogatepass") as stream:
            first = json.loads(stream.readline())
        return UnitSummary.load(first["unit"]) if first["sidik"] == fingerprint else None
    except (OSError, ValueError, TypeError, KeyError, ArithmeticError):
        return None
