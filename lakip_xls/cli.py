"""The command line: arguments, progress, messages, exit codes. No domain logic.

Heavy modules are imported inside the commands, so that `--help` and `--version` answer at once.
"""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lakip_xls import __version__
from lakip_xls.layar import (
    WARNA,
    Grup,
    Kemajuan,
    KemajuanUnit,
    gagal,
    jumlah_temuan,
    ringkasan,
    ringkasan_rekap,
    tabel_temuan,
)

if TYPE_CHECKING:
    from lakip_xls.laporan import Laporan


@click.group(cls=Grup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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


def _laporan(folder: Path, senyap: bool, *, seadanya: bool = False, **pilihan: Any) -> Laporan:
    """Run the pipeline; nothing to make a report of (`seadanya`: nothing that was recognised) ends the program."""
    from lakip_xls.pipeline import Opsi, TidakAdaBahan, proses

    day = pilihan.pop("tanggal", None)
    progress = Kemajuan(senyap)
    try:
        return proses(folder, Opsi(tanggal=day.date() if day else None, **pilihan), progress, seadanya=seadanya)
    except TidakAdaBahan as sebab:
        progress.selesai()
        gagal(str(sebab))
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
@click.option("--catatan", is_flag=True, help="Tulis juga salinan bahan yang diberi catatan ke hasil/catatan/.")
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
    catatan: bool,
    ketat: bool,
    senyap: bool,
) -> None:
    """Baca semua workbook dalam FOLDER dan tulis satu workbook hasil beserta pemeriksaannya."""
    from lakip_xls.writing.berkas import TidakDapatDitulis
    from lakip_xls.writing.workbook import tulis_workbook

    laporan = _laporan(folder, senyap, tahun=tahun, triwulan=triwulan, pengaturan=pengaturan, tanggal=tanggal)
    target = _tujuan(folder, keluaran, laporan)
    copies = target.parent / "catatan" if catatan else None
    _refuse_inputs(laporan, folder, pengaturan, target=target, json_=json_, copies=copies)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        pesan = tulis_workbook(laporan, target, folder=folder)
    except (TidakDapatDitulis, OSError) as sebab:
        gagal(
            str(sebab)
            if isinstance(sebab, TidakDapatDitulis)
            else f"Folder {target.parent.name} tidak dapat ditulisi; periksa izinnya atau pilih tempat lain dengan -o."
        )
    salinan = _catatan(laporan, folder, copies) if copies else []
    _tulis_json(laporan, json_)
    if not senyap:
        ringkasan(laporan, target, err=json_ == "-")
        for line in (*pesan, *salinan):
            click.echo(line, err=json_ == "-")
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
    laporan = _laporan(folder, False, seadanya=True, tahun=tahun, triwulan=triwulan, pengaturan=pengaturan)
    _refuse_inputs(laporan, folder, pengaturan, json_=json_)
    _tulis_json(laporan, json_)
    if json_ != "-":
        tabel_temuan(laporan.temuan)
        click.echo(jumlah_temuan(laporan.temuan))
    _selesai(laporan, ketat)


@utama.command("siapkan")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER")
def siapkan_(folder: Path) -> None:
    """Buat folder kerja: templat semua dokumen, Pengaturan.xlsx, petunjuk, dan peluncur JALANKAN.bat.

    Berkas yang sudah ada tidak pernah ditimpa.
    """
    from lakip_xls.templat.siapkan import TidakDapatDisiapkan, siapkan

    try:
        hasil = siapkan(folder)
    except TidakDapatDisiapkan as sebab:
        gagal(str(sebab))
    click.echo(f"Folder kerja: {folder}")
    for name in hasil.dibuat:
        click.echo(f"  dibuat     {name}")
    for name in hasil.dibiarkan:
        click.echo(f"  dibiarkan  {name} (sudah ada)")
    click.echo("Isi Pengaturan.xlsx dan templatnya, lalu jalankan: lakip-xls proses FOLDER (atau klik JALANKAN.bat).")


@utama.command("rekap")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER")
@click.option(
    "-o",
    "--keluaran",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Folder hasil, atau berkas .xlsx rekapitulasi (bila tidak: FOLDER/hasil/Rekap_LKjIP_<tahun>.xlsx).",
)
@click.option("--jobs", type=click.IntRange(1, 256), help="Banyaknya proses sejajar (bila tidak: jumlah inti).")
@click.option(
    "--batas-waktu",
    type=click.FloatRange(min=0, min_open=True),
    default=600.0,
    show_default=True,
    help="Detik paling lama untuk satu folder.",
)
@click.option("--lanjut", is_flag=True, help="Kerjakan hanya folder yang belum selesai atau bahannya berubah.")
@click.option("--dask", metavar="ALAMAT", help="Kerjakan di klaster Dask, misalnya tcp://server:8786.")
@_json
@_tahun
@_triwulan
@_pengaturan
@_tanggal
@click.option("--senyap", is_flag=True, help="Tanpa kemajuan dan ringkasan di layar.")
def rekap_(
    folder: Path,
    keluaran: Path | None,
    jobs: int | None,
    batas_waktu: float,
    lanjut: bool,
    dask: str | None,
    json_: str | None,
    tahun: int | None,
    triwulan: int | None,
    pengaturan: Path | None,
    tanggal: Any,
    senyap: bool,
) -> None:
    """Proses setiap subfolder (satu perangkat daerah) lalu susun rekapitulasinya."""
    from lakip_xls.pipeline import Opsi
    from lakip_xls.rekap.jalan import Cara, TidakAdaUnit, input_folders, rekap
    from lakip_xls.rekap.klaster import TidakAdaKlaster
    from lakip_xls.rekapitulasi import json_rekap
    from lakip_xls.writing.berkas import TidakDapatDitulis
    from lakip_xls.writing.inputs import files_below, refuse_inputs
    from lakip_xls.writing.recap import nama_berkas, tulis_rekap

    named = keluaran if keluaran is not None and keluaran.suffix.lower() == ".xlsx" else None
    place = named.parent if named else keluaran or folder / "hasil"
    options = Opsi(tahun, triwulan, pengaturan, tanggal.date() if tanggal else None)
    progress = KemajuanUnit(senyap)
    try:
        outputs = [*([named] if named else []), *_json_path(json_)]
        refuse_inputs(outputs, files_below([*input_folders(folder, place), *([pengaturan] if pengaturan else [])]))
        hasil = rekap(folder, place, options, Cara(jobs, batas_waktu, lanjut, dask), progress)
        progress.selesai()
        target = named or place / nama_berkas(hasil)
        tulis_rekap(hasil, target)
    except (TidakAdaUnit, TidakAdaKlaster, TidakDapatDitulis) as sebab:
        gagal(str(sebab))
    except KeyboardInterrupt:
        gagal("dihentikan; folder yang sudah selesai tetap utuh. Lanjutkan dengan perintah yang sama dan --lanjut.")
    except OSError as sebab:
        gagal(f"Folder {place.name} tidak dapat ditulisi ({sebab.strerror}); periksa izin dan ruang simpannya.")
    finally:
        progress.selesai()
    _kirim_json(json_rekap(hasil), json_)
    if not senyap:
        ringkasan_rekap(hasil, target, err=json_ == "-")


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
            level = click.style(f"{rule.tingkat.value:<10}", fg=WARNA[rule.tingkat.value])
            click.echo(f"  {rule.kode:<8} {level} {rule.arti}")
        return
    found = rules.get(kode.upper())
    if found is None:
        gagal(f"Aturan {kode} tidak ada; jalankan lakip-xls aturan untuk melihat daftarnya.")
    click.echo(f"{found.kode}  {found.tingkat.value}  ({found.kelompok})\n{found.arti}\nContoh: {found.contoh}\n")
    click.echo(found.penjelasan)


@utama.command("skema")
def skema_() -> None:
    """Cetak JSON Schema dari keluaran --json, untuk program lain yang membacanya."""
    click.echo(files("lakip_xls").joinpath("data/skema.json").read_text(encoding="utf-8"), nl=False)


# ------------------------------------------------------------------ output


def _tujuan(folder: Path, keluaran: Path | None, laporan: Laporan) -> Path:
    if keluaran is None:
        return folder / "hasil" / laporan.nama_berkas
    return keluaran if keluaran.suffix.lower() == ".xlsx" else keluaran / laporan.nama_berkas


def _refuse_inputs(
    laporan: Laporan,
    folder: Path,
    pengaturan: Path | None,
    *,
    target: Path | None = None,
    json_: str | None = None,
    copies: Path | None = None,
) -> None:
    """End the program where something that is to be written is an input."""
    from lakip_xls.writing.berkas import TidakDapatDitulis
    from lakip_xls.writing.inputs import refuse_inputs, report_inputs

    others = _json_path(json_)
    if copies is not None:
        from lakip_xls.writing.annotate import copy_path

        others += [copy_path(copies, file.nama) for file in laporan.berkas]
    try:
        refuse_inputs(others, report_inputs(folder, laporan, pengaturan, results=True))
        refuse_inputs([target] if target else [], report_inputs(folder, laporan, pengaturan, results=False))
    except TidakDapatDitulis as sebab:
        gagal(str(sebab))


def _json_path(json_: str | None) -> list[Path]:
    """The file that `--json` writes, if it writes one."""
    return [] if json_ in (None, "-") else [Path(str(json_))]


def _catatan(laporan: Laporan, folder: Path, tujuan: Path) -> list[str]:
    """Write the annotated copies; the lines say what became of every file that has a flagged cell."""
    from lakip_xls.writing.annotate import tulis_catatan

    done = tulis_catatan(laporan, folder, tujuan)
    if not done:
        return ["Catatan: tidak ada sel bertemuan, jadi tidak ada salinan."]
    lines = [f"Catatan: {tujuan}"]
    for own in done:
        state = "; ".join(x for x in (f"{own.sel} sel diberi catatan" if own.sel else "", own.pesan) if x)
        lines.append(f"  {own.berkas}: {state}")
    return lines


def _tulis_json(laporan: Laporan, tujuan: str | None) -> None:
    if tujuan is None:
        return
    from lakip_xls.ekspor import json_object

    _kirim_json(json_object(laporan), tujuan)


def _kirim_json(isi: dict[str, Any], tujuan: str | None) -> None:
    """Write a JSON object to a file, to the screen ('-'), or nowhere (None)."""
    if tujuan is None:
        return
    from lakip_xls.writing.berkas import TidakDapatDitulis, simpan

    text = json.dumps(isi, ensure_ascii=False, indent=2, allow_nan=False)
    if tujuan == "-":
        click.echo(text.encode("utf-8"))
        return
    try:
        simpan((text + "\n").encode("utf-8"), Path(tujuan), arsip=False)
    except TidakDapatDitulis as sebab:
        gagal(str(sebab))


def _selesai(laporan: Laporan, ketat: bool) -> None:
    from lakip_xls.findings import count_findings

    if ketat and count_findings(laporan.temuan)["kesalahan"]:
        sys.exit(1)
