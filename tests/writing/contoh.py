"""A report modelled on the 2023 seed: every sheet has something to show."""

from __future__ import annotations

from datetime import date

from lakip_xls.computing.hitung import hitung
from lakip_xls.findings import Temuan, Tingkat, sort_findings
from lakip_xls.laporan import Laporan
from lakip_xls.model import Baris, Data, Dokumen
from lakip_xls.provenance import BerkasSumber, LembarSumber
from lakip_xls.rules.registry import Aturan, Keadaan
from lakip_xls.settings import Identitas, Pengaturan
from tests.writing.contoh_dokumen import semua


def temuan(data: Data) -> list[Temuan]:
    """Findings of every level, on cells of the rows."""
    ra = data.baris("anggaran")
    hostile = '=HYPERLINK("http://x","klik")'
    return sort_findings(
        [
            _di(
                ra[20],
                "persen",
                "PSN-01",
                Tingkat.PERINGATAN,
                "Persentase serapan tertulis 99,81 tidak sama dengan realisasi dibagi pagu, yaitu 99,83.",
                "99,81",
                "99,83",
                "-0,02",
            ),
            _di(
                ra[6],
                "realisasi",
                "DOK-11",
                Tingkat.PERINGATAN,
                "Realisasi sub kegiatan Koordinasi dan Penyusunan Laporan "
                "Keuangan Akhir Tahun SKPD ditulis Rp3.348.800 pada realisasi anggaran tetapi Rp3.348.000 pada realisasi "
                "program (Realisasi Program 2023.xlsx, lembar 3.6, sel E22).",
                "3.348.800",
                "3.348.000",
                "800",
            ),
            _di(
                data.baris("pengukuran")[4],
                "realisasi",
                "IND-01",
                Tingkat.KESALAHAN,
                "Realisasi tertulis 98,10% tetapi data dukung memberi 13/13 = 100%.",
                "98,10%",
                "100%",
                "-1,90",
            ),
            _di(
                data.jumlah("pergeseran")[0],
                "ditarik",
                "JML-07",
                Tingkat.KESALAHAN,
                "Jumlah pergeseran tertulis tidak sama dengan jumlah barisnya.",
                "500.109.380",
                "458.018.080",
                "42.091.300",
            ),
            Temuan(
                "BACA-02",
                Tingkat.INFO,
                "Lembar catatan tidak dikenali sebagai dokumen apa pun: tidak ada baris judul kolom yang cocok.",
                "Abaikan bila memang bukan dokumen.",
                berkas="Catatan.xlsx",
                lembar="Sheet1",
                tertulis=hostile,
            ),
        ]
    )


def _di(
    row: Baris,
    field: str,
    kode: str,
    tingkat: Tingkat,
    uraian: str,
    tertulis: str,
    seharusnya: str,
    selisih: str,
) -> Temuan:
    ref = row.ref_of(field)
    return Temuan(
        kode,
        tingkat,
        uraian,
        "Periksa sel ini dan dokumen sumbernya, lalu perbaiki yang salah.",
        row.jenis,
        ref.berkas,
        ref.lembar,
        ref.sel,
        tertulis,
        seharusnya,
        selisih,
    )


def laporan(data: Data | None = None, pengaturan: Pengaturan | None = None) -> Laporan:
    """The whole report; `data` replaces its documents."""
    whole = semua()
    chosen = whole if data is None else data
    who = Identitas(
        pemerintah="Pemerintah Kabupaten Jember",
        unit="Kecamatan Rambipuji",
        tahun=2023,
        alamat="Jl. WR. Supratman No. 70 Rambipuji 68152",
        telepon="(0331) 711137",
        tempat="Rambipuji",
        jabatan="Camat Rambipuji",
        nama_pejabat="NAMA PEJABAT",
        pangkat="Penata Tingkat I",
        nip="19700101 199001 1 001",
    )
    settings = pengaturan or Pengaturan(identitas=who)
    files = tuple(
        BerkasSumber(name, f"{i:064x}", tuple(LembarSumber(d.sumber.lembar, (d.sumber,)) for d in docs))
        for i, (name, docs) in enumerate(_per_berkas(chosen).items(), 1)
    )
    files += (
        BerkasSumber("~$kunci.xlsx", "0" * 64, alasan="berkas kunci Excel"),
        BerkasSumber("Catatan.xlsx", "f" * 64, (LembarSumber("Sheet1", alasan="tidak ada judul kolom yang cocok"),)),
    )
    found = tuple(temuan(whole)) if data is None else ()
    rules = (
        (
            "PSN-01",
            Tingkat.PERINGATAN,
            "Persentase",
            "Persentase serapan tertulis tidak sama dengan realisasi dibagi pagu",
        ),
        (
            "JML-07",
            Tingkat.KESALAHAN,
            "Jumlah",
            "Jumlah pergeseran (refocusing) tertulis tidak sama dengan jumlah barisnya",
        ),
        ("NOM-01", Tingkat.PERINGATAN, "Nomenklatur", "Nama tidak sama dengan nomenklatur untuk kodenya"),
    )
    states = tuple(
        Keadaan(
            Aturan(k, t, g, a, "", ("anggaran",), None),
            sum(f.kode == k for f in found),
            k != "NOM-01",
            "data tidak ada: anggaran" if k == "NOM-01" else "",
        )
        for k, t, g, a in rules
    )
    return Laporan(who, settings, None, date(2024, 2, 21), files, chosen, hitung(chosen, settings, who), found, states)


def _per_berkas(data: Data) -> dict[str, list[Dokumen]]:
    files: dict[str, list[Dokumen]] = {}
    for own in data.dokumen:
        files.setdefault(own.sumber.berkas, []).append(own)
    return files
