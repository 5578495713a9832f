"""The figures of the 2023 report that the tests are worked from, as documents."""

from __future__ import annotations

from lakip_xls.model import Document, Value
from tests.computing.helpers import document, value

KEPUASAN = (
    "Meningkatnya Kepuasan Masyarakat dalam hal Pelayanan Publik yang Merata dan Berkualitas di Kecamatan Rambipuji"
)
GOVERNMENT = "Meningkatnya Kualitas Pemerintahan Kecamatan Rambipuji yang Baik"
KESEJAHTERAAN = "Meningkatnya Kesejahteraan Masyarakat Rambipuji"
KETERTIBAN = "Terjaganya ketertiban umum dan ketentraman masyarakat Rambipuji"

PELAYANAN = (
    "Prosentase pelayanan kepada masyarakat baik melalui pendekatan humanis, percepatan pelayanan, "
    "maupun Pemanfaatan teknologi informasi."
)
IKM = "Indeks Kepuasan Masyarakat"
SAKIP = "Nilai SAKIP"
USAHA = "Prosentase Usaha Pemberdayaan masyarakat melalui pendekatan produk unggulan setiap desa"
PERDA = "Persentase laporan Penegakan Perda dan Perbup atau peraturan perundangan lainnya."

PENUNJANG = "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"
PUBLIC = "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"
PEMBERDAYAAN = "Program Pemberdayaan Masyarakat Desa dan Kelurahan"
TRANTIB = "Program Koordinasi Ketentraman dan Ketertiban Umum"

TIES = (
    (GOVERNMENT, PENUNJANG),
    (KEPUASAN, PUBLIC),
    (KESEJAHTERAAN, PEMBERDAYAAN),
    (KETERTIBAN, TRANTIB),
)


def persen(content: float) -> Value:
    """A percentage."""
    return value(content, "%")


def pengukuran() -> Document:
    """Tabel 3.1."""
    rows = (
        (KEPUASAN, PELAYANAN, persen(100), persen(93.17)),
        (KEPUASAN, IKM, value(75), value(83.53)),
        (GOVERNMENT, SAKIP, value("B"), value("BB")),
        (KESEJAHTERAAN, USAHA, persen(100), persen(98.81)),
        (KETERTIBAN, PERDA, persen(100), persen(98.10)),
    )
    names = ("sasaran", "indikator", "target", "realisasi")
    return document("pengukuran_kinerja", {"pengukuran": [dict(zip(names, row, strict=True)) for row in rows]})


def pk() -> Document:
    """The indicators and programmes of the Perjanjian Kinerja Perubahan."""
    rows = (
        (KEPUASAN, "Indeks Pelayanan Publik", value(3.5)),
        (KEPUASAN, "IKM", value(75)),
        (KEPUASAN, PELAYANAN, persen(100)),
        (GOVERNMENT, SAKIP, value("B")),
        (KESEJAHTERAAN, USAHA, persen(100)),
        (KETERTIBAN, PERDA, persen(100)),
    )
    programmes = (
        (PENUNJANG, 2_622_026_397),
        (PUBLIC, 840_725_500),
        (PEMBERDAYAAN, 78_208_900),
        ("Program Koordinasi Koordinasi Ketentraman dan Ketertiban Umum", 313_807_300),
    )
    return document(
        "pk",
        {
            "pk": [dict(zip(("sasaran", "indikator", "target"), row, strict=True)) for row in rows],
            "pk_program": [{"program": name, "anggaran": amount} for name, amount in programmes],
        },
    )


def anggaran() -> Document:
    """Programme and kegiatan rows of Tabel 3.8, with two sub kegiatan."""
    rows = (
        ("program", "Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota", 2_622_026_397, 2_443_071_516),
        ("kegiatan", "Perencanaan, Penganggaran, dan Evaluasi Kinerja", 5_470_700, 4_171_300),
        ("sub_kegiatan", "Penyusunan Dokumen Perencanaan Perangkat Daerah", 5_470_700, 4_171_300),
        ("kegiatan", "Administrasi Keuangan Perangkat Daerah", 2_186_670_304, 2_024_507_180),
        ("kegiatan", "Administrasi Kepegawaian Perangkat Daerah", 22_167_900, 21_797_000),
        ("kegiatan", "Administrasi Umum Perangkat Daerah", 171_939_478, 165_261_901),
        ("kegiatan", "Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah", 165_845_865, 160_513_575),
        ("kegiatan", "Pemeliharaan Barang Milik Daerah", 69_932_150, 66_820_560),
        ("program", "Penyelenggaraan Pemerintahan dan Pelayanan Publik", 840_725_500, 839_110_500),
        ("program", "Pemberdayaan Masyarakat Desa dan Kelurahan", 78_208_900, 77_278_000),
        ("program", "Koordinasi Ketertiban dan Keamanan Umum", 313_807_300, 307_850_000),
        ("kegiatan", "Koordinasi Upaya Penyelenggaraan Ketenteraman", 313_807_300, 307_850_000),
        ("sub_kegiatan", "Sinergitas dengan Kepolisian", 313_807_300, 307_850_000),
    )
    names = ("tingkat", "uraian", "pagu", "realisasi")
    return document("realisasi_anggaran", {"anggaran": [dict(zip(names, row, strict=True)) for row in rows]})
