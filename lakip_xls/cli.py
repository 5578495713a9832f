"""The command line: arguments, progress, messages, exit codes. No domain logic.

Heavy modules are imported inside the commands, so that `--help` and `--version` answer at once.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from lakip_xls import __version__

if TYPE_CHECKING:
    from lakip_xls.findings import Temuan
    from lakip_xls.laporan import Laporan

_WARNA = {"kesalahan": "red", "peringatan": "yellow", "info": "cyan"}


def _gagal(pesan: str) -> NoReturn:
    """Say why nothing was written, and leave with exit code 2."""
    click.echo(f"Gagal: {pesan}", err=True)
    sys.exit(2)


class _Kemajuan:
    """A progress bar on stderr that appears only when the work takes longer than a second."""

    def __init__(self, senyap: bool) -> None:
        self._mulai = time.monotonic()
        self._diam = senyap or not sys.stderr.isatty()
        self._tampil = False

    def __call__(self, what: str, done: int, total: int) -> None:
        if self._diam or time.monotonic() - self._mulai < 1:
            return
        self._tampil = True
        filled = 20 * done // max(total, 1)
        click.echo(f"\r[{'#' * filled}{'.' * (20 - filled)}] {done}/{total} {what[:50]:<50}", err=True, nl=False)

    def selesai(self) -> None:
        """Clear the bar."""
        if self._tampil:
            click.echo("\r" + " " * 80 + "\r", err=True, nl=False)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", message="lakip-xls %(version)s", help="Tampilkan versi lalu selesai.")
def utama() -> None:
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
_ketat = click.option("--ketat", is_flag=True, help="Kode keluar 1 bila ada temuan tingkat kesalahan (untuk skrip).")
_tahun = click.option("--tahun", type=click.IntRange(2000, 2100), help="Tahun laporan (bila tidak, dari dokumen).")
_triwulan = click.option("--triwulan", type=click.IntRange(1, 4), help="Laporan sampai triwulan ini (1 sampai 4).")
_pengaturan = click.option(
    "--pengaturan", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Berkas pengaturan lain."
)
_tanggal = click.option(
    "--tanggal", type=click.DateTime(["%Y-%m-%d"]), metavar="TTTT-BB-HH", help="Tanggal yang dicetak pada laporan."
)


def _laporan(folder: Path, senyap: bool, **pilihan: Any) -> Laporan:
    """Run the pipeline; nothing to make a report of ends the program."""
    from lakip_xls.pipeline import Opsi, TidakAdaBahan, proses

    day = pilihan.pop("tanggal", None)
    progress = _Kemajuan(senyap)
    try:
        return proses(folder, Opsi(tanggal=day.date() if day else None, **pilihan), progress)
    except TidakAdaBahan as sebab:
        progress.selesai()
        _gagal(str(sebab))
    finally:
        progress.selesai()


@utama.command("proses")
@_folder
@click.option(
    "-o",
    "--keluaran",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Berkas .xlsx atau folder hasil (bila tidak: FOLDER/hasil/LKjIP_<tahun>_<unit>.xlsx).",
)
@_json
@_tahun
@_triwulan
@_pengaturan
@_tanggal
@_ketat
@click.option("--senyap", is_flag=True, help="Tanpa ringkasan di layar.")
def proses_(
    folder: Path,
    keluaran: Path | None,
    json_: str | None,
    tahun: int | None,
    triwulan: int | None,
    pengaturan: Path | None,
    tanggal: Any,
    ketat: bool,
    senyap: bool,
) -> None:
    """Baca semua workbook dalam FOLDER dan tulis satu workbook hasil beserta pemeriksaannya."""
    from lakip_xls.writing.gerbang import TidakDapatDitulis
    from lakip_xls.writing.workbook import tulis_workbook

    laporan = _laporan(folder, senyap, tahun=tahun, triwulan=triwulan, pengaturan=pengaturan, tanggal=tanggal)
    target = _tujuan(folder, keluaran, laporan)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        tulis_workbook(laporan, target, folder=folder)
    except (TidakDapatDitulis, OSError) as sebab:
        _gagal(
            str(sebab)
            if isinstance(sebab, TidakDapatDitulis)
            else f"Folder {target.parent} tidak dapat ditulisi; periksa izinnya atau pilih tempat lain dengan -o."
        )
    _tulis_json(laporan, json_)
    if not senyap:
        _ringkasan(laporan, target, err=json_ == "-")
    _selesai(laporan, ketat)


@utama.command("periksa")
@_folder
@_json
@_tahun
@_triwulan
@_pengaturan
@_ketat
def periksa_(
    folder: Path, json_: str | None, tahun: int | None, triwulan: int | None, pengaturan: Path | None, ketat: bool
) -> None:
    """Periksa saja: tampilkan temuan di layar, tanpa menulis workbook."""
    laporan = _laporan(folder, False, tahun=tahun, triwulan=triwulan, pengaturan=pengaturan)
    _tulis_json(laporan, json_)
    if json_ != "-":
        _tabel_temuan(laporan.temuan)
        click.echo(_jumlah_temuan(laporan.temuan))
    _selesai(laporan, ketat)


@utama.command("kenali")
@click.argument("berkas", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_pengaturan
def kenali_(berkas: tuple[Path, ...], pengaturan: Path | None) -> None:
    """Tunjukkan cara setiap BERKAS dibaca: jenis dokumen, judul kolom, isian, dan sebab tidak dikenali."""
    from lakip_xls.pipeline import kenali

    failed = False
    for path in berkas:
        try:
            for line in kenali(path, pengaturan):
                click.echo(line)
        except ValueError as sebab:
            failed = True
            click.echo(f"Berkas: {path.name}\n  Tidak dapat dibaca: {sebab}", err=True)
        click.echo()
    if failed and len(berkas) == 1:
        sys.exit(2)


@utama.command("aturan")
@click.argument("kode", required=False)
def aturan_(kode: str | None) -> None:
    """Daftar aturan pemeriksaan; dengan KODE: penjelasan satu aturan."""
    from lakip_xls.rules.registry import register

    rules = register()
    if kode is None:
        group = ""
        for rule in rules.values():
            if rule.kelompok != group:
                group = rule.kelompok
                click.echo(click.style(f"\n{group}", bold=True))
            level = click.style(f"{rule.tingkat.value:<10}", fg=_WARNA[rule.tingkat.value])
            click.echo(f"  {rule.kode:<8} {level} {rule.arti}")
        return
    found = rules.get(kode.upper())
    if found is None:
        _gagal(f"Aturan {kode} tidak ada; jalankan lakip-xls aturan untuk melihat daftarnya.")
    click.echo(f"{found.kode}  {found.tingkat.value}  ({found.kelompok})\n{found.arti}\nContoh: {found.contoh}\n")
    click.echo(found.penjelasan)


# ------------------------------------------------------------------ output


def _tujuan(folder: Path, keluaran: Path | None, laporan: Laporan) -> Path:
    who = laporan.identitas
    unit = "_".join("".join(c if c.isalnum() else " " for c in who.unit or "unit").split())
    quarter = f"_TW{laporan.triwulan}" if laporan.triwulan else ""
    name = f"LKjIP_{who.tahun or 'tanpa_tahun'}{quarter}_{unit}.xlsx"
    if keluaran is None:
        return folder / "hasil" / name
    return keluaran if keluaran.suffix.lower() == ".xlsx" else keluaran / name


def _tulis_json(laporan: Laporan, tujuan: str | None) -> None:
    if tujuan is None:
        return
    from lakip_xls.ekspor import dumps

    text = dumps(laporan)
    if tujuan == "-":
        click.echo(text.encode("utf-8"))
        return
    try:
        temporary = Path(tujuan + ".sementara")
        temporary.write_text(text + "\n", encoding="utf-8")
        temporary.replace(tujuan)
    except OSError:
        _gagal(f"Berkas {tujuan} tidak dapat ditulis; tutup berkas itu bila sedang terbuka, atau pilih nama lain.")


def _selesai(laporan: Laporan, ketat: bool) -> None:
    from lakip_xls.findings import count_findings

    if ketat and count_findings(laporan.temuan)["kesalahan"]:
        sys.exit(1)


def _jumlah_temuan(temuan: Iterable[Temuan]) -> str:
    from lakip_xls.findings import count_findings

    counts = count_findings(temuan)
    return "Temuan: " + ", ".join(click.style(f"{n} {level}", fg=_WARNA[level]) for level, n in counts.items())


def _ringkasan(laporan: Laporan, target: Path, *, err: bool) -> None:
    from lakip_xls.parsing.tulis import persen, rupiah

    figures = laporan.hitungan.ringkasan
    who = laporan.identitas

    def line(text: str) -> None:
        click.echo(text, err=err)

    line(f"{who.unit or 'Unit'}{', ' + who.pemerintah if who.pemerintah else ''}, tahun {who.tahun or '-'}")
    line(f"Hasil  : {target}")
    if figures.pagu is not None:
        line(f"Pagu   : Rp {rupiah(figures.pagu)}")
    if figures.realisasi is not None and figures.serapan is not None:
        line(f"Realisasi: Rp {rupiah(figures.realisasi)} (serapan {persen(figures.serapan)} %)")
    if figures.rata_rata_capaian is not None and figures.rata_rata_capaian_dibatasi is not None:
        limit = laporan.pengaturan.batas_capaian
        limited = f"; {persen(figures.rata_rata_capaian_dibatasi)} % dengan batas {limit}" if limit is not None else ""
        line(f"Rata-rata capaian: {persen(figures.rata_rata_capaian)} %{limited}")
    line(_jumlah_temuan(laporan.temuan))
    worst = [t for t in laporan.temuan if t.tingkat.value != "info"][:3]
    for finding in worst:
        where = " ".join(x for x in (finding.berkas, finding.lembar, finding.sel) if x)
        line(f"  {finding.kode} {where}: {finding.uraian}")
    if worst:
        line("Selengkapnya pada lembar Validasi.")


def _tabel_temuan(temuan: Iterable[Temuan]) -> None:
    for finding in temuan:
        level = finding.tingkat.value
        where = " > ".join(x for x in (finding.berkas, finding.lembar, finding.sel) if x) or "(folder)"
        click.echo(f"{click.style(f'{level:<10}', fg=_WARNA[level])} {finding.kode:<8} {where}")
        click.echo(f"           {finding.uraian}")
        if finding.tertulis or finding.seharusnya:
            parts = [
                f"tertulis: {finding.tertulis}" if finding.tertulis else "",
                f"seharusnya: {finding.seharusnya}" if finding.seharusnya else "",
                f"selisih: {finding.selisih}" if finding.selisih else "",
            ]
            click.echo("           " + "; ".join(p for p in parts if p))
        click.echo(f"           Saran: {finding.saran}")
