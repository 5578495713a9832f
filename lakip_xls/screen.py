"""What the command line shows: progress, summaries, findings, and the one sentence of a failure.

Heavy modules are imported inside the functions, so that `--help` and `--version` answer at once.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from lakip_xls.shown import shown

if TYPE_CHECKING:
    from lakip_xls.findings import Temuan
    from lakip_xls.rekapitulasi import Recap

COLOURS = {"kesalahan": "red", "peringatan": "yellow", "info": "cyan"}


def failed(message: str) -> NoReturn:
    """Say why nothing was written, and leave with exit code 2."""
    click.echo(f"Gagal: {shown(message)}", err=True)
    sys.exit(2)


class _Command(click.Command):
    """A command whose help names its options in Indonesian."""

    def __init__(self, *args: Any, **extra: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[PILIHAN]", **extra})


class CommandGroup(click.Group):
    """Commands that never end in a traceback: a bug is one sentence that a person can pass on."""

    command_class = _Command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            click.echo("Dihentikan. Berkas masukan tidak diubah, dan hasil yang belum selesai tidak ditulis.", err=True)
            sys.exit(130)
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except MemoryError:
            failed("Memori komputer tidak cukup; tutup program lain, atau kurangi isi folder, lalu jalankan kembali.")
        except OSError as error:
            failed(
                f"Layar atau berkas tidak dapat ditulisi atau dibuka ({error.strerror}); berkas masukan tidak diubah, dan "
                "hasil yang sudah selesai ditulis tetap ada. Periksa ruang simpan dan izinnya, lalu jalankan kembali."
            )
        except Exception as error:
            failed(
                f"Galat program {type(error).__name__} pada {_place(error)}; berkas masukan tidak diubah. "
                "Laporkan kalimat ini kepada pengelola program beserta berkasnya."
            )


def _place(error: Exception) -> str:
    """Where in this program an exception arose, e.g. 'lakip_xls/pipeline.py baris 80': never a path of the machine."""
    places = ["program"]
    step = error.__traceback__
    while step is not None:
        parts = Path(step.tb_frame.f_code.co_filename).parts
        if "lakip_xls" in parts:
            start = len(parts) - 1 - parts[::-1].index("lakip_xls")
            places.append(f"{'/'.join(parts[start:])} baris {step.tb_lineno}")
        step = step.tb_next
    return places[-1]


class Progress:
    """A progress bar on stderr that appears only when the work takes longer than a second."""

    def __init__(self, quiet: bool) -> None:
        self._start = time.monotonic()
        self._silent = quiet or not sys.stderr.isatty()
        self._shown = False

    def __call__(self, what: str, done: int, total: int) -> None:
        if self._silent or time.monotonic() - self._start < 1:
            return
        self._shown = True
        filled = 20 * done // max(total, 1)
        click.echo(f"\r[{'#' * filled}{'.' * (20 - filled)}] {done}/{total} {shown(what)[:50]:<50}", err=True, nl=False)

    def done(self) -> None:
        """Clear the bar."""
        if self._shown:
            click.echo("\r" + " " * 80 + "\r", err=True, nl=False)


class UnitProgress:
    """The progress bar of many units on stderr: how many are done, at what rate, and the time left."""

    def __init__(self, quiet: bool) -> None:
        self._silent = quiet or not sys.stderr.isatty()
        self._start = time.monotonic()
        self._bar: Any = None

    def __call__(self, done: int, total: int) -> None:
        if self._silent:
            return
        if self._bar is None:
            self._bar = click.progressbar(
                length=total, label="Perangkat daerah", file=sys.stderr, show_pos=True, item_show_func=str
            )
            self._bar.__enter__()
        rate = done / max(time.monotonic() - self._start, 0.001)
        self._bar.update(done - self._bar.pos, f"{rate:.1f}/detik".replace(".", ","))

    def done(self) -> None:
        """End the line of the bar."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None


def jumlah_temuan(temuan: Iterable[Temuan]) -> str:
    from lakip_xls.findings import count_findings

    counts = count_findings(temuan)
    return "Temuan: " + ", ".join(click.style(f"{n} {level}", fg=COLOURS[level]) for level, n in counts.items())


def ringkasan_rekap(result: Recap, target: Path, *, err: bool) -> None:
    from lakip_xls.parsing.notation import persen, rupiah

    def line(text: str) -> None:
        click.echo(text, err=err)

    line(f"Rekap  : {shown(target)}")
    for label, name, amount in (("Pagu   ", "pagu", result.pagu), ("Realisasi", "realisasi", result.realisasi)):
        line(f"{label}: {f'Rp {rupiah(amount)}' if amount is not None else result.incomplete(name) or '-'}")
    if result.serapan is not None:
        line(f"Serapan: {persen(result.serapan)} %")
    line(f"Selesai: {len(result.readable)} dari {len(result.units)} perangkat daerah")
    for unit in result.apart:
        line(f"  {shown(unit.folder)}: tahun {unit.tahun}, tidak ikut dijumlahkan dan diperingkat")


def not_read(result: Recap) -> None:
    """Name on stderr what gave no report, however quiet the command is."""
    for unit in result.unreadable:
        click.echo(shown(f"Tidak terbaca: {unit.folder}: {unit.failed}"), err=True)
    if result.loose:
        names = shown(", ".join(result.loose))
        click.echo(f"Tidak dibaca: {names}. Pindahkan ke subfolder perangkat daerahnya bila perlu dibaca.", err=True)


def temuan_table(temuan: Iterable[Temuan]) -> None:
    for finding in temuan:
        level = finding.tingkat.value
        where = " > ".join(x for x in (finding.file, finding.sheet, finding.cell) if x) or "(folder)"
        click.echo(f"{click.style(f'{level:<10}', fg=COLOURS[level])} {finding.kode:<8} {where}")
        click.echo(f"           {finding.uraian}")
        if finding.tertulis or finding.seharusnya:
            parts = [
                f"tertulis: {finding.tertulis}" if finding.tertulis else "",
                f"seharusnya: {finding.seharusnya}" if finding.seharusnya else "",
                f"selisih: {finding.selisih}" if finding.selisih else "",
            ]
            click.echo("           " + "; ".join(p for p in parts if p))
        click.echo(f"           Saran: {finding.saran}")
