"""What a command writes beside the screen, and where: paths, JSON, .csv, copies, and the refusal to write onto an input."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lakip_xls.screen import failed
from lakip_xls.shown import shown

if TYPE_CHECKING:
    from lakip_xls.laporan import Laporan

_ENDING = re.compile(r"\.[A-Za-z]\w{1,4}")
"""What looks like the ending of a file's name, not like a dot in a folder's ('Kec. A', 'versi 1.2')."""
_CONTROL = re.compile("[\x7f-\x9f]")
"""Control characters that JSON lets stand, and a terminal obeys."""


def result_path(folder: Path, keluaran: Path | None, laporan: Laporan) -> Path:
    named, place = chosen_place(folder, keluaran)
    return named or place / laporan.file_name


def chosen_place(folder: Path, keluaran: Path | None) -> tuple[Path | None, Path]:
    """The workbook that `-o` names, if it names one, and the folder of the results. Ends the program where it names neither."""
    if keluaran is None:
        return None, folder / "hasil"
    if keluaran.suffix.lower() == ".xlsx":
        return keluaran, keluaran.parent
    if keluaran.is_file() or (_ENDING.fullmatch(keluaran.suffix) and not keluaran.is_dir()):
        failed(
            f"Hasil selalu berupa workbook .xlsx, jadi tidak dapat ditulis ke {keluaran.name}; "
            f"beri nama {keluaran.stem}.xlsx, atau nama sebuah folder, pada -o."
        )
    return None, keluaran


def refuse_own_inputs(
    laporan: Laporan,
    folder: Path,
    settings: Path | None,
    *,
    results: Sequence[Path] = (),
    json_: str | None = None,
    copies: Path | None = None,
    others: Sequence[Path] = (),
) -> None:
    """End the program where something that is to be written is an input."""
    from lakip_xls.writing.files import CannotWrite
    from lakip_xls.writing.inputs import refuse_inputs, refuse_way_out, report_inputs

    others = [*others, *json_path(json_)]
    copied: list[Path] = []
    if copies is not None:
        from lakip_xls.writing.annotate import copy_path

        copied = [copy_path(copies, file.name) for file in laporan.files]
    try:
        refuse_way_out(folder, [*results, *copied])
        refuse_inputs([*others, *copied], report_inputs(folder, laporan, settings, results=True))
        refuse_inputs(results, report_inputs(folder, laporan, settings, results=False))
    except CannotWrite as cause:
        failed(str(cause))


def csv_outputs(laporan: Laporan, folder: Path | None) -> list[tuple[bytes, Path]]:
    """The files that `--csv` writes, if it is asked for."""
    if folder is None:
        return []
    from lakip_xls.csv_files import csv_files

    return [(content, folder / name) for name, content in csv_files(laporan).items()]


def word_output(laporan: Laporan, folder: Path, target: Path) -> list[tuple[bytes, Path]]:
    """The document that `--word` writes, beside the result."""
    from lakip_xls.writing.attachment import compose
    from lakip_xls.writing.word import build_word

    try:
        content = build_word(compose(laporan, folder))
    except ImportError:
        failed('Dokumen Word memerlukan paket python-docx; pasang dengan: pip install "lakip-xls[word]"')
    return [(content, target.with_suffix(".docx"))]


def json_path(json_: str | None) -> list[Path]:
    """The file that `--json` writes, if it writes one."""
    return [] if json_ in (None, "-") else [Path(str(json_))]


def annotate(laporan: Laporan, folder: Path, tujuan: Path) -> list[str]:
    """Write the annotated copies; the lines say what became of every file that has a flagged cell."""
    from lakip_xls.writing.annotate import write_catatan

    done = write_catatan(laporan, folder, tujuan)
    if not done:
        return ["Catatan: tidak ada sel bertemuan, jadi tidak ada salinan."]
    lines = [f"Catatan: {shown(tujuan)}"]
    for own in done:
        state = "; ".join(x for x in (f"{own.cell} sel diberi catatan" if own.cell else "", own.message) if x)
        lines.append(f"  {own.file}: {state}")
    return lines


def write_json(laporan: Laporan, tujuan: str | None) -> None:
    if tujuan is None:
        return
    from lakip_xls.export import json_object

    send_json(json_object(laporan), tujuan)


def send_json(content: dict[str, Any], tujuan: str | None) -> None:
    """Write a JSON object to a file, to the screen ('-'), or nowhere (None)."""
    if tujuan is None:
        return
    from lakip_xls.writing.files import CannotWrite, save

    text = json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)
    text = _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    if tujuan == "-":
        click.echo(text.encode("utf-8", "replace"))
        return
    try:
        save((text + "\n").encode("utf-8", "replace"), Path(tujuan), archive=False)
    except CannotWrite as cause:
        failed(str(cause))
