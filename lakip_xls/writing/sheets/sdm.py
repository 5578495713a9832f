"""Sheet `SDM`: staff by office, rank and education (Tabel 1.1 to 1.3), where the folder has them."""

from __future__ import annotations

from itertools import groupby

from lakip_xls.model import Baris
from lakip_xls.writing.gaya import BULAT, JUMLAH, KIRI, TENGAH
from lakip_xls.writing.konteks import Konteks
from lakip_xls.writing.kop import alinea, judul
from lakip_xls.writing.sel import KOSONG, Sel, teks
from lakip_xls.writing.sheets.anggaran import sel_jumlah_baris
from lakip_xls.writing.tabel import KOLOM_SUMBER, KOLOM_TEMUAN, Kolom, Tabel
from lakip_xls.writing.tata import Cetak, atur_cetak

NAMA = "SDM"
_KELOMPOK = {
    "jabatan": ("Berdasarkan Jabatan", "Nama Jabatan"),
    "golongan": ("Berdasarkan Pangkat/Golongan Ruang", "Pangkat"),
    "pendidikan": ("Berdasarkan Latar Belakang Pendidikan", "Pendidikan"),
}
_GOLONGAN, _JUMLAH = 2, 3


def tulis(ctx: Konteks) -> None:
    """Write one table per grouping; the sheet exists only where there are rows."""
    lembar = ctx.lembar[NAMA]
    rows = ctx.laporan.data.baris("sdm")
    row = 0
    lebar: tuple[float, ...] = ()
    for number, (group, members) in enumerate(groupby(rows, key=lambda b: b.teks("kelompok")), 1):
        own = list(members)
        words, heading = _KELOMPOK.get(group, (group, "Uraian"))
        kolom = (
            Kolom("No", 5, gaya=TENGAH),
            Kolom(heading, 36),
            Kolom("Golongan" if any(b.teks("golongan") for b in own) else "", 13, gaya=TENGAH),
            Kolom("Jumlah (orang)", 12, gaya=TENGAH),
            Kolom("Keterangan", 20),
            KOLOM_TEMUAN,
            KOLOM_SUMBER,
        )
        lebar = tuple(k.lebar for k in kolom if k.cetak)
        row = judul(lembar, row, lebar, [f"Tabel 1.{number} Jumlah Pegawai {ctx.unit}", f"{words} Tahun {ctx.tahun}"])
        tabel = Tabel(lembar, kolom, row)
        _isi(ctx, tabel, own, group)
        row = tabel.tulis() + 1
    row = alinea(lembar, row, lebar, "JUMLAH dihitung dari baris-barisnya.", kecil=True)
    atur_cetak(lembar, Cetak(kepala_halaman=f"{ctx.unit} · SDM"), row, len(lebar) - 1)


def _isi(ctx: Konteks, tabel: Tabel, rows: list[Baris], group: str) -> None:
    for number, own in enumerate(rows, 1):
        at = tabel.tambah(
            [
                Sel(number, BULAT),
                teks(own.teks("uraian"), KIRI),
                teks(own.teks("golongan"), TENGAH),
                ctx.nilai(own["jumlah"]),
                teks(own.teks("keterangan"), KIRI),
                ctx.ket(own.ref, own["jumlah"].ref),
                ctx.sumber(own["jumlah"].ref or own.ref),
            ]
        )
        if not tabel.kolom[_GOLONGAN].judul:
            tabel.lebarkan(at, _GOLONGAN - 1, _GOLONGAN)
    refs = [b["jumlah"].ref for b in ctx.laporan.data.jumlah("sdm") if b.teks("kelompok") == group]
    total = sel_jumlah_baris(rows, "jumlah", range(tabel.baris_isi, tabel.baris), _JUMLAH)
    at = tabel.tambah(
        [
            teks("JUMLAH", TENGAH),
            KOSONG,
            KOSONG,
            total.bergaya(TENGAH | {"num_format": "#,##0"}),
            KOSONG,
            ctx.ket(*refs),
            ctx.sumber(*refs),
        ],
        JUMLAH,
    )
    tabel.lebarkan(at, 0, 2)
