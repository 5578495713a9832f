"""A report modelled on the 2023 seed: every sheet has something to show."""

from __future__ import annotations

from datetime import date

from lakip_xls.computing.compute import compute
from lakip_xls.findings import Temuan, Tingkat, sort_findings
from lakip_xls.laporan import Laporan
from lakip_xls.model import Data, Document, Row
from lakip_xls.provenance import SourceFile, SourceSheet
from lakip_xls.rules.identify import identify
from lakip_xls.rules.registry import Rule, RuleState
from lakip_xls.settings import Identity, Settings
from tests.writing.sample_documents import everything


def temuan(data: Data) -> list[Temuan]:
    """Findings of every level, on cells of the rows."""
    ra = data.rows("anggaran")
    hostile = '=HYPERLINK("http://x","klik")'
    return sort_findings(
        [
            _at(
                ra[20],
                "persen",
                "PSN-01",
                Tingkat.WARNING,
                "Persentase serapan tertulis 99,81 tidak sama dengan realisasi dibagi pagu, yaitu 99,83.",
                "99,81",
                "99,83",
                "-0,02",
            ),
            _at(
                ra[6],
                "realisasi",
                "DOK-11",
                Tingkat.WARNING,
                "Realisasi sub kegiatan Koordinasi dan Penyusunan Laporan "
                "Keuangan Akhir Tahun SKPD ditulis Rp3.348.800 pada realisasi anggaran tetapi Rp3.348.000 pada realisasi "
                "program (Realisasi Program 2023.xlsx, lembar 3.6, sel E22).",
                "3.348.800",
                "3.348.000",
                "800",
            ),
            _at(
                data.rows("pengukuran")[4],
                "realisasi",
                "IND-01",
                Tingkat.ERROR,
                "Realisasi tertulis 98,10% tetapi data dukung memberi 13/13 = 100%.",
                "98,10%",
                "100%",
                "-1,90",
            ),
            _at(
                data.totals("pergeseran")[0],
                "ditarik",
                "JML-07",
                Tingkat.ERROR,
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
                file="Catatan.xlsx",
                sheet="Sheet1",
                tertulis=hostile,
            ),
        ]
    )


def _at(
    row: Row,
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
        row.kind,
        ref.file,
        ref.sheet,
        ref.cell,
        tertulis,
        seharusnya,
        selisih,
    )


def laporan(data: Data | None = None, settings: Settings | None = None) -> Laporan:
    """The whole report; `data` replaces its documents."""
    whole = everything()
    chosen = whole if data is None else data
    who = Identity(
        pemerintah="Pemerintah Kabupaten Jember",
        unit="Kecamatan Rambipuji",
        tahun=2023,
        address="Jl. WR. Supratman No. 70 Rambipuji 68152",
        phone="(0331) 711137",
        place="Rambipuji",
        jabatan="Camat Rambipuji",
        nama_pejabat="NAMA PEJABAT",
        pangkat="Penata Tingkat I",
        nip="19700101 199001 1 001",
    )
    own_settings = settings or Settings(identity=who)
    files = tuple(
        SourceFile(name, f"{i:064x}", tuple(SourceSheet(d.source.sheet, (d.source,)) for d in docs))
        for i, (name, docs) in enumerate(_by_file(chosen).items(), 1)
    )
    files += (
        SourceFile("~$kunci.xlsx", "0" * 64, reason="berkas kunci Excel"),
        SourceFile("Catatan.xlsx", "f" * 64, (SourceSheet("Sheet1", reason="tidak ada judul kolom yang cocok"),)),
    )
    computed = compute(chosen, own_settings, who)
    found = tuple(identify(temuan(whole), whole.documents, computed.register)) if data is None else ()
    rules = (
        (
            "PSN-01",
            Tingkat.WARNING,
            "Persentase",
            "Persentase serapan tertulis tidak sama dengan realisasi dibagi pagu",
        ),
        (
            "JML-07",
            Tingkat.ERROR,
            "Jumlah",
            "Jumlah pergeseran (refocusing) tertulis tidak sama dengan jumlah barisnya",
        ),
        ("NOM-01", Tingkat.WARNING, "Nomenklatur", "Nama tidak sama dengan nomenklatur untuk kodenya"),
    )
    states = tuple(
        RuleState(
            Rule(k, t, g, a, "", needs=("anggaran",)),
            sum(f.kode == k for f in found),
            k != "NOM-01",
            "data tidak ada: anggaran" if k == "NOM-01" else "",
        )
        for k, t, g, a in rules
    )
    return Laporan(who, own_settings, None, date(2024, 2, 21), files, chosen, computed, found, states)


def _by_file(data: Data) -> dict[str, list[Document]]:
    files: dict[str, list[Document]] = {}
    for own in data.documents:
        files.setdefault(own.source.file, []).append(own)
    return files
