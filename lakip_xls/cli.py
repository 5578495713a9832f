"""The command line: arguments, progress, messages, exit codes. No domain logic.

Heavy modules are imported inside the commands, so that `--help` and `--version` answer at once.
"""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lakip_xls import __version__
from lakip_xls.indonesian import speak_indonesian
from lakip_xls.outputs import (
    annotate,
    chosen_place,
    csv_outputs,
    json_path,
    refuse_own_inputs,
    result_path,
    send_json,
    word_output,
    write_json,
)
from lakip_xls.screen import (
    COLOURS,
    CommandGroup,
    Progress,
    UnitProgress,
    failed,
    jumlah_temuan,
    not_read,
    ringkasan_rekap,
    temuan_table,
)
from lakip_xls.shown import shown

if TYPE_CHECKING:
    from lakip_xls.laporan import Laporan


speak_indonesian()  # click takes names of types from its texts while options are declared


@click.group(
    cls=CommandGroup,
    options_metavar="[PILIHAN]",
    subcommand_metavar="PERINTAH ...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "--version", message="lakip-xls %(version)s", help="Tampilkan versi lalu selesai.")
def main() -> None:
    """Menyusun tabel LKjIP (LAKIP) dari workbook yang sudah ada, dan memeriksa kesesuaiannya.

    Taruh workbook kantor (Perjanjian Kinerja, RKT, Rencana Aksi, Realisasi Anggaran, Pengukuran
    Kinerja, Renstra, IKU, ...) dalam satu folder, lalu jalankan: lakip-xls proses FOLDER
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


_folder = click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".", metavar="[FOLDER]"
)
_json = click.option("--json", "json_", metavar="BERKAS", help="Tulis hasil sebagai JSON ke BERKAS ('-' untuk layar).")
_strict = click.option(
    "--ketat", "strict", is_flag=True, help="Kode keluar 1 bila ada temuan tingkat kesalahan (untuk skrip)."
)
_tahun = click.option(
    "--tahun", type=click.IntRange(2000, 2100), metavar="TAHUN", help="Tahun laporan (bila tidak, dari dokumen)."
)
_triwulan = click.option(
    "--triwulan", type=click.IntRange(1, 4), metavar="N", help="Laporan sampai triwulan ini (1 sampai 4)."
)
_settings = click.option(
    "--pengaturan",
    "settings",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="BERKAS",
    help="Berkas pengaturan lain.",
)
_tanggal = click.option(
    "--tanggal", type=click.DateTime(["%Y-%m-%d"]), metavar="TTTT-BB-HH", help="Tanggal yang dicetak pada laporan."
)


def _laporan(folder: Path, quiet: bool, *, whatever_there_is: bool = False, **choice: Any) -> Laporan:
    """Run the pipeline; nothing to make a report of (`whatever_there_is`: nothing that was recognised) ends the program."""
    from lakip_xls.pipeline import NothingToReport, Options, process

    day = choice.pop("tanggal", None)
    progress = Progress(quiet)
    try:
        return process(
            folder,
            Options(tanggal=day.date() if day else None, **choice),
            progress,
            whatever_there_is=whatever_there_is,
        )
    except NothingToReport as cause:
        progress.done()
        failed(str(cause))
    finally:
        progress.done()


@main.command("proses")
@_folder
@click.option(
    "-o",
    "--keluaran",
    type=click.Path(path_type=Path),
    metavar="TUJUAN",
    help="Berkas .xlsx atau folder hasil (bila tidak: FOLDER/hasil/LKjIP_<tahun>_<unit>.xlsx).",
)
@_json
@_tahun
@_triwulan
@_settings
@_tanggal
@click.option(
    "--tanpa-lampiran",
    "plain",
    is_flag=True,
    help="Jangan tulis Lampiran_*.xlsx, workbook untuk dilampirkan pada surat.",
)
@click.option(
    "--csv",
    "csv_",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Tulis juga setiap tabel data sebagai berkas .csv ke FOLDER.",
)
@click.option("--word", is_flag=True, help="Tulis juga Bab III dan Ikhtisar Eksekutif sebagai dokumen Word (.docx).")
@click.option("--catatan", is_flag=True, help="Tulis juga salinan bahan yang diberi catatan ke hasil/catatan/.")
@_strict
@click.option("--senyap", "quiet", is_flag=True, help="Tanpa ringkasan di layar.")
def process_(
    folder: Path,
    keluaran: Path | None,
    json_: str | None,
    tahun: int | None,
    triwulan: int | None,
    settings: Path | None,
    tanggal: Any,
    plain: bool,
    csv_: Path | None,
    word: bool,
    catatan: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Baca semua workbook dalam FOLDER, lalu tulis workbook hasil pemeriksaannya dan lampiran siap kirim."""
    from lakip_xls.summary import summary
    from lakip_xls.writing.attachment import attachment_path
    from lakip_xls.writing.files import CannotWrite, save_all
    from lakip_xls.writing.workbook import write_workbook

    laporan = _laporan(folder, quiet, tahun=tahun, triwulan=triwulan, settings=settings, tanggal=tanggal)
    target = result_path(folder, keluaran, laporan)
    copies = target.parent / "catatan" if catatan else None
    attachment = None if plain else attachment_path(target)
    results = [target, *([attachment] if attachment else [])]
    tables = csv_outputs(laporan, csv_)
    documents = word_output(laporan, folder, target) if word else []
    results += [path for _, path in documents]
    refuse_own_inputs(
        laporan, folder, settings, results=results, json_=json_, copies=copies, others=[p for _, p in tables]
    )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        message = write_workbook(laporan, target, folder=folder, attachment=attachment)
        save_all(documents)
        save_all(tables, archive=False)
    except (CannotWrite, OSError) as cause:
        failed(
            str(cause)
            if isinstance(cause, CannotWrite)
            else f"Folder {target.parent.name} tidak dapat ditulisi; periksa izinnya atau pilih tempat lain dengan -o."
        )
    copy = annotate(laporan, folder, copies) if copies else []
    write_json(laporan, json_)
    if not quiet:
        written = [("Hasil", target), *([("Lampiran", attachment)] if attachment else [])]
        written += [("Word", path) for _, path in documents]
        for line in (*summary(laporan, written), *message, *copy):
            click.echo(line, err=json_ == "-")
    _done(laporan, strict)


@main.command("periksa")
@_folder
@_json
@_tahun
@_triwulan
@_settings
@_strict
def check_(
    folder: Path, json_: str | None, tahun: int | None, triwulan: int | None, settings: Path | None, strict: bool
) -> None:
    """Periksa saja: tampilkan temuan di layar, tanpa menulis workbook."""
    laporan = _laporan(folder, False, whatever_there_is=True, tahun=tahun, triwulan=triwulan, settings=settings)
    refuse_own_inputs(laporan, folder, settings, json_=json_)
    write_json(laporan, json_)
    if json_ != "-":
        from lakip_xls.summary import files_read

        temuan_table(laporan.temuan)
        for line in (*files_read(laporan), jumlah_temuan(laporan.temuan)):
            click.echo(line)
    _done(laporan, strict)


@main.command("siapkan")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER")
def prepare_(folder: Path) -> None:
    """Buat folder kerja: templat semua dokumen, Pengaturan.xlsx, petunjuk, dan peluncur JALANKAN.bat.

    Berkas yang sudah ada tidak pernah ditimpa.
    """
    from lakip_xls.templates.prepare import CannotPrepare, prepare

    try:
        result = prepare(folder)
    except CannotPrepare as cause:
        failed(str(cause))
    click.echo(f"Folder kerja: {shown(folder)}")
    for name in result.created:
        click.echo(f"  dibuat     {name}")
    for name in result.kept:
        click.echo(f"  dibiarkan  {name} (sudah ada)")
    click.echo("Isi Pengaturan.xlsx dan templatnya, lalu jalankan: lakip-xls proses FOLDER (atau klik JALANKAN.bat).")


@main.command("rekap")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER")
@click.option(
    "-o",
    "--keluaran",
    type=click.Path(path_type=Path),
    metavar="TUJUAN",
    help="Folder hasil, atau berkas .xlsx rekapitulasi (bila tidak: FOLDER/hasil/Rekap_LKjIP_<tahun>.xlsx).",
)
@click.option(
    "--jobs", type=click.IntRange(1, 256), metavar="N", help="Banyaknya proses sejajar (bila tidak: jumlah inti)."
)
@click.option(
    "--batas-waktu",
    "time_limit",
    type=click.FloatRange(min=0, min_open=True),
    metavar="DETIK",
    default=600.0,
    show_default=True,
    help="Detik paling lama untuk satu folder.",
)
@click.option(
    "--lanjut", "resume", is_flag=True, help="Kerjakan hanya folder yang belum selesai atau bahannya berubah."
)
@click.option(
    "--sejak",
    "since",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="BERKAS.json",
    help="Tampilkan yang berubah sejak rekap yang dahulu ditulis dengan --json ke BERKAS ini.",
)
@click.option("--dask", metavar="ALAMAT", help="Kerjakan di klaster Dask, misalnya tcp://server:8786.")
@_json
@_tahun
@_triwulan
@_settings
@_tanggal
@_strict
@click.option("--senyap", "quiet", is_flag=True, help="Tanpa kemajuan dan ringkasan di layar.")
def rekap_(
    folder: Path,
    keluaran: Path | None,
    jobs: int | None,
    time_limit: float,
    resume: bool,
    since: Path | None,
    dask: str | None,
    json_: str | None,
    tahun: int | None,
    triwulan: int | None,
    settings: Path | None,
    tanggal: Any,
    strict: bool,
    quiet: bool,
) -> None:
    """Proses setiap subfolder (satu perangkat daerah) lalu susun rekapitulasinya."""
    from lakip_xls.pipeline import Options
    from lakip_xls.rekap.cluster import NoCluster
    from lakip_xls.rekap.run import Manner, NoUnit, input_folders, rekap
    from lakip_xls.rekap.since import NoRecap, changes, read_recap
    from lakip_xls.rekapitulasi import DATA, json_rekap
    from lakip_xls.writing.files import CannotWrite
    from lakip_xls.writing.inputs import files_below, refuse_inputs, refuse_way_out
    from lakip_xls.writing.recap import file_name, write_rekap

    named, place = chosen_place(folder, keluaran)
    options = Options(tahun, triwulan, settings, tanggal.date() if tanggal else None)
    progress = UnitProgress(quiet)
    try:
        before = read_recap(since) if since else None
        outputs = [*([named] if named else []), *json_path(json_)]
        refuse_inputs(outputs, files_below([*input_folders(folder, place), *([settings] if settings else [])]))
        refuse_way_out(folder, [place / DATA])
        result = rekap(folder, place, options, Manner(jobs, time_limit, resume, dask), progress)
        progress.done()
        target = named or place / file_name(result)
        write_rekap(result, target)
    except (NoUnit, NoCluster, NoRecap, CannotWrite) as cause:
        failed(str(cause))
    except KeyboardInterrupt:
        failed("dihentikan; folder yang sudah selesai tetap utuh. Lanjutkan dengan perintah yang sama dan --lanjut.")
    except OSError as cause:
        failed(f"Folder {place.name} tidak dapat ditulisi ({cause.strerror}); periksa izin dan ruang simpannya.")
    finally:
        progress.done()
    content = json_rekap(result)
    send_json(content, json_)
    if not quiet:
        ringkasan_rekap(result, target, err=json_ == "-")
    for line in changes(before, {unit["folder"]: unit for unit in content["unit"]}) if before is not None else ():
        click.echo(line, err=json_ == "-")
    not_read(result)
    if strict and (result.unreadable or any(u.tingkat.get("kesalahan") for u in result.units)):
        sys.exit(1)


@main.command("kenali")
@click.argument(
    "berkas", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="BERKAS|FOLDER"
)
@_settings
def recognise_(berkas: tuple[Path, ...], settings: Path | None) -> None:
    """Tunjukkan cara setiap BERKAS (atau setiap berkas dalam FOLDER) dibaca, dan sebab yang tidak dikenali.

    Pengaturan.xlsx di sebelahnya ikut dipakai.
    """
    from lakip_xls.pipeline import recognise, recognise_folder

    own_failed = False
    for path in berkas:
        try:
            for line in (recognise_folder if path.is_dir() else recognise)(path, settings):
                click.echo(line)
        except ValueError as cause:
            own_failed = True
            click.echo(f"Berkas: {shown(path.name)}\n  Tidak dapat dibaca: {cause}", err=True)
        click.echo()
    if own_failed and len(berkas) == 1:
        sys.exit(2)


@main.command("aturan")
@click.argument("kode", required=False)
def rule_(kode: str | None) -> None:
    """Daftar aturan pemeriksaan; dengan KODE: penjelasan satu aturan."""
    from lakip_xls.rules.registry import catalogue

    rules = catalogue()
    if kode is None:
        group = ""
        for rule in rules.values():
            if rule.kelompok != group:
                group = rule.kelompok
                click.echo(click.style(f"\n{group}", bold=True))
            level = click.style(f"{rule.tingkat.value:<10}", fg=COLOURS[rule.tingkat.value])
            click.echo(f"  {rule.kode:<8} {level} {rule.arti}")
        return
    found = rules.get(kode.upper())
    if found is None:
        failed(f"Aturan {kode} tidak ada; jalankan lakip-xls aturan untuk melihat daftarnya.")
    click.echo(found.penjelasan)


@main.command("skema")
def skema_() -> None:
    """Cetak JSON Schema dari keluaran --json, untuk program lain yang membacanya."""
    click.echo(files("lakip_xls").joinpath("data/skema.json").read_text(encoding="utf-8"), nl=False)


# ------------------------------------------------------------------ output


def _done(laporan: Laporan, strict: bool) -> None:
    from lakip_xls.findings import count_findings

    if strict and count_findings(laporan.temuan)["kesalahan"]:
        sys.exit(1)
