"""The documents of a report modelled on the 2023 seed, built by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from lakip_xls.model import Data, Document, Row, Value
from lakip_xls.provenance import Ref, Skipped, Source, SourceColumn

KEPUASAN = (
    "Meningkatnya Kepuasan Masyarakat dalam hal Pelayanan Publik yang Merata dan Berkualitas di Kecamatan Rambipuji"
)
GOVERNMENT = "Meningkatnya Kualitas Pemerintahan Kecamatan Rambipuji yang Baik"
KESEJAHTERAAN = "Meningkatnya Kesejahteraan Masyarakat Rambipuji"
KETERTIBAN = "Terjaganya ketertiban umum dan ketentraman masyarakat Rambipuji"
PELAYANAN = (
    "Prosentase pelayanan kepada masyarakat baik melalui pendekatan humanis, percepatan pelayanan, maupun Pemanfaatan "
    "teknologi informasi."
)
USAHA = "Prosentase Usaha Pemberdayaan masyarakat melalui pendekatan produk unggulan setiap desa"
PERDA = "Persentase laporan Penegakan Perda dan Perbup atau peraturan perundangan lainnya."
PENUNJANG = "Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"
PUBLIC = "Penyelenggaraan Pemerintahan dan Pelayanan Publik"
PEMBERDAYAAN = "Pemberdayaan Masyarakat Desa dan Kelurahan"
TRANTIB = "Koordinasi Ketentraman dan Ketertiban Umum"

_ANGGARAN = """\
program|7.01.01|Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota|2622026397|2443071516|93,17
kegiatan|7.01.01.2.01|Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah|5470700|4171300|76,25
sub_kegiatan|7.01.01.2.01.0001|Penyusunan Dokumen Perencanaan Perangkat Daerah|5470700|4171300|76,25
kegiatan|7.01.01.2.02|Administrasi Keuangan Perangkat Daerah|2186670304|2024507180|92,58
sub_kegiatan|7.01.01.2.02.0001|Penyediaan Gaji dan Tunjangan ASN|2072116304|1909958380|92,17
sub_kegiatan|7.01.01.2.02.0003|Pelaksanaan Penatausahaan dan Pengujian/Verifikasi Keuangan SKPD|111200000|111200000|100
sub_kegiatan|7.01.01.2.02.0005|Koordinasi dan Penyusunan Laporan Keuangan Akhir Tahun SKPD|3354000|3348800|99,84
kegiatan|7.01.01.2.05|Administrasi Kepegawaian Perangkat Daerah|22167900|21797000|98,33
sub_kegiatan|7.01.01.2.05.0002|Pengadaan Pakaian Dinas beserta Atribut Kelengkapannya|22167900|21797000|98,33
kegiatan|7.01.01.2.06|Administrasi Umum Perangkat Daerah|171939478|165261901|96,12
sub_kegiatan|7.01.01.2.06.0002|Penyediaan Peralatan dan Perlengkapan Kantor|96009228|91117000|94,90
sub_kegiatan|7.01.01.2.06.0004|Penyediaan Bahan Logistik Kantor|75930250|74144901|97,65
kegiatan|7.01.01.2.08|Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah|165845865|160513575|96,78
sub_kegiatan|7.01.01.2.08.0002|Penyediaan Jasa Komunikasi, Sumber Daya Air dan Listrik|68853465|63974075|92,91
sub_kegiatan|7.01.01.2.08.0004|Penyediaan Jasa Pelayanan Umum Kantor|96992400|96539500|99,53
kegiatan|7.01.01.2.09|Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah|69932150|66820560|95,55
sub_kegiatan|7.01.01.2.09.0001|Penyediaan Jasa Pemeliharaan, Biaya Pemeliharaan dan Pajak Kendaraan Perorangan Dinas \
atau Kendaraan Dinas Jabatan|26893200|26134800|97,18
sub_kegiatan|7.01.01.2.09.0002|Penyediaan Jasa Pemeliharaan, Biaya Pemeliharaan, Pajak, dan Perizinan Kendaraan Dinas \
Operasional atau Lapangan|18488200|16201760|87,63
sub_kegiatan|7.01.01.2.09.0009|Pemeliharaan/Rehabilitasi Gedung Kantor dan Bangunan Lainnya|24550750|24484000|99,73
program|7.01.02|Penyelenggaraan Pemerintahan dan Pelayanan Publik|840725500|839110500|99,81
kegiatan|7.01.02.2.01|Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan|796551000|795175500|99,83
sub_kegiatan|7.01.02.2.01.0002|Peningkatan Efektifitas Kegiatan Pemerintahan di Tingkat Kecamatan|796551000|795175500|99,83
kegiatan|7.01.02.2.04|Pelaksanaan Urusan Pemerintahan yang Dilimpahkan kepada Camat|44174500|43935000|99,46
sub_kegiatan|7.01.02.2.04.0004|Pelaksanaan Urusan Pemerintahan yang Terkait dengan Kewenangan Lain yang Dilimpahkan|\
44174500|43935000|99,46
program|7.01.03|Pemberdayaan Masyarakat Desa dan Kelurahan|78208900|77278000|98,81
kegiatan|7.01.03.2.01|Koordinasi Kegiatan Pemberdayaan Desa|78208900|77278000|98,81
sub_kegiatan|7.01.03.2.01.0001|Peningkatan Partisipasi Masyarakat dalam Forum Musyawarah Perencanaan Pembangunan di \
Desa|7515800|7515000|99,99
sub_kegiatan|7.01.03.2.01.0003|Peningkatan Efektifitas Kegiatan Pemberdayaan Masyarakat di Wilayah Kecamatan|70693100|\
69763000|98,68
program|7.01.04|Koordinasi Ketertiban dan Keamanan Umum|313807300|307850000|98,10
kegiatan|7.01.04.2.01|Koordinasi Upaya Penyelenggaraan Ketenteraman dan Ketertiban Umum|313807300|307850000|98,10
sub_kegiatan|7.01.04.2.01.0001|Sinergitas dengan Kepolisian Negara Republik Indonesia, Tentara Nasional Indonesia dan \
Instansi Vertikal di Wilayah Kecamatan|313807300|307850000|98,10
"""

_COLUMNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def table(kind: str, sheet: str, first: int, content: Sequence[Mapping[str, object]]) -> tuple[Row, ...]:
    """Rows from `first` on; the fields stand in columns B, C, D ... in their order."""
    file = f"{kind.replace('_', ' ').title()} 2023.xlsx"
    rows = []
    for number, fields in enumerate(content, first):
        cells = {
            name: _value(value, Ref(file, sheet, number, column))
            for column, (name, value) in enumerate(fields.items(), 2)
        }
        rows.append(Row(kind, Ref(file, sheet, number, 2), cells))
    return tuple(rows)


def _value(value: object, ref: Ref) -> Value:
    """Text such as '12 Dokumen' or '98,10%' is split; anything else stands as it is."""
    if isinstance(value, Value):
        return replace(value, ref=ref)
    if value is None:
        return Value(None, ref)
    if isinstance(value, int):
        return Value(value, ref, str(value))
    text = str(value)
    head, _, unit = text.replace("%", " %").partition(" ")
    digits = head.replace(".", "").replace(",", ".")
    if digits.replace(".", "").lstrip("-").isdigit() and len(unit) < 20:
        number = Decimal(digits)
        decimals = len(digits.partition(".")[2])
        return Value(number if decimals else int(number), ref, text, unit or None, decimals)
    return Value(text, ref, text)


def document(
    kind: str,
    tables: Mapping[str, tuple[Row, ...]],
    totals: Mapping[str, tuple[Row, ...]] | None = None,
    sheet: str = "Sheet1",
) -> Document:
    """A document whose source tells how its columns were understood."""
    first = next(iter(tables.values()))
    columns = tuple(SourceColumn(c, name.upper(), name, "persis") for c, name in enumerate(first[0].values, 2)) + (
        SourceColumn(12, "PPTK", None, "tidak dikenali"),
    )
    source = Source(
        first[0].ref.file,
        sheet,
        kind,
        (5, 6),
        columns,
        8,
        8 + len(first),
        0.97,
        skipped=(Skipped(7, "baris nomor kolom"),),
    )
    return Document(kind, source, tables, totals or {}, 2023, "Kecamatan Rambipuji", "Pemerintah Kabupaten Jember")


def _anggaran_rows() -> tuple[Row, ...]:
    names = ("tingkat", "kode", "uraian")
    rows = []
    for line in _ANGGARAN.splitlines():
        parts = line.split("|")
        rows.append(
            {
                **{n: Value(p, None, p) for n, p in zip(names, parts, strict=False)},
                "pagu": int(parts[3]),
                "realisasi": int(parts[4]),
                "persen": parts[5],
            }
        )
    return table("realisasi_anggaran", "3.8", 8, rows)


def _rencana_aksi() -> Document:
    rows = [
        (
            GOVERNMENT,
            PENUNJANG,
            "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah",
            "Penyusunan Dokumen Perencanaan Perangkat Daerah",
            "Jumlah Tahapan Perencanaan yang dilaksanakan dan jumlah rekomendasi hasil evaluasi kinerja yang ditindaklanjuti",
            "Tahapan",
            7,
            2,
            5,
            None,
            None,
        ),
        (
            GOVERNMENT,
            PENUNJANG,
            "Administrasi Keuangan Perangkat Daerah",
            "Penyediaan Gaji dan Tunjangan ASN",
            "Prosentase terpenuhinya gaji dan tunjangan ASN",
            "Prosentase",
            "100%",
            "25%",
            "30%",
            "30%",
            "15%",
        ),
        (
            GOVERNMENT,
            PENUNJANG,
            "Administrasi Keuangan Perangkat Daerah",
            "Pelaksanaan Penatausahaan dan Pengujian/ Verifikasi Keuangan SKPD",
            "Terbayarnya Honor pengelola Keuangan, Barang dan Jasa serta Kebutuhan Penunjang Operasional Rutin Kantor",
            "Bulan",
            12,
            3,
            3,
            3,
            3,
        ),
        (
            GOVERNMENT,
            PENUNJANG,
            "Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah",
            "Penyediaan Jasa Pemeliharaan, Biaya Pemeliharaan, dan Pajak Kendaraan Perorangan Dinas",
            "Jumlah kendaraan dinas jabatan yang mendapatkan pemeliharaan",
            "Unit",
            1,
            None,
            -1,
            None,
            None,
        ),
        (
            KEPUASAN,
            PUBLIC,
            "Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan",
            "Peningkatan efektifitas kegiatan pemerintahan di tingkat kecamatan",
            "Jumlah Dokumen Peningkatan Efektifitas Kegiatan Pemerintahan di Tingkat Kecamatan",
            "Dokumen",
            12,
            3,
            3,
            3,
            3,
        ),
    ]
    names = (
        "sasaran",
        "program",
        "kegiatan",
        "sub_kegiatan",
        "indikator",
        "satuan",
        "target",
        "tw1",
        "tw2",
        "tw3",
        "tw4",
    )
    goals: list[dict[str, object]] = [
        {
            "sasaran": GOVERNMENT,
            "indikator": "SKM Aparatur",
            "satuan": "%",
            "target": "100%",
            "tw1": "25%",
            "tw2": "30%",
            "tw3": "30%",
            "tw4": "15%",
        },
        {
            "sasaran": KEPUASAN,
            "indikator": "SKM Publik",
            "satuan": "%",
            "target": "100%",
            "tw1": "25%",
            "tw2": "25%",
            "tw3": "25%",
            "tw4": "25%",
        },
    ]
    return document(
        "rencana_aksi",
        {
            "rencana_aksi": table("rencana_aksi", "RA", 9, [dict(zip(names, r, strict=True)) for r in rows]),
            "rencana_aksi_sasaran": table("rencana_aksi", "RA", 40, goals),
        },
    )


def _rkt() -> Document:
    rows = [
        (
            "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah",
            "Jumlah tahapan perencanaan",
            "7 Tahapan",
            5470700,
        ),
        (
            "Administrasi Keuangan Perangkat Daerah",
            "Persentase realisasi anggaran Perangkat Daerah",
            "100%",
            2186670304,
        ),
        (
            "Administrasi Kepegawaian Perangkat Daerah",
            "Persentase Pemenuhan Kebutuhan Kepegawaian",
            "100%",
            22167900,
        ),
        (
            "Administrasi Umum Perangkat Daerah",
            "Persentase Pemenuhan kebutuhan Sarana dan Prasarana Kantor",
            "100%",
            171939478,
        ),
    ]
    body: list[dict[str, object]] = [
        {
            "sasaran": GOVERNMENT,
            "indikator": "SKM Aparatur",
            "target": 82,
            "program": PENUNJANG,
            "indikator_program": "Persentase pemenuhan operasional perangkat daerah",
            "target_program": "100%",
            "kegiatan": k,
            "sub_kegiatan": None,
            "indikator_kegiatan": i,
            "target_kegiatan": t,
            "anggaran": a,
        }
        for k, i, t, a in rows
    ]
    for goal, program, kegiatan, amount in (
        (
            KEPUASAN,
            PUBLIC,
            "Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan",
            796551000,
        ),
        (KESEJAHTERAAN, PEMBERDAYAAN, "Koordinasi Kegiatan Pemberdayaan Desa", 78208900),
        (KETERTIBAN, TRANTIB, "Koordinasi Upaya Penyelenggaraan Ketenteraman dan Ketertiban Umum", 313807300),
    ):
        body.append(
            {
                "sasaran": goal,
                "indikator": "SKM Publik",
                "target": "84%",
                "program": program,
                "indikator_program": "SKM Layanan",
                "target_program": 82,
                "kegiatan": kegiatan,
                "sub_kegiatan": None,
                "indikator_kegiatan": "Persentase fasilitasi",
                "target_kegiatan": "100%",
                "anggaran": amount,
            }
        )
    return document("rkt", {"rkt": table("rkt", "RKT", 10, body)})


def _supporting() -> list[Document]:
    output: list[dict[str, object]] = [
        {
            "sasaran": GOVERNMENT,
            "program": PENUNJANG,
            "kegiatan": "Administrasi Keuangan Perangkat Daerah",
            "sub_kegiatan": "Penyediaan Gaji dan Tunjangan ASN",
            "indikator": "Jumlah orang yang menerima gaji dan tunjangan ASN",
            "target": "18 orang",
            "realisasi": "21 orang",
            "capaian": None,
        },
        {
            "sasaran": KEPUASAN,
            "program": PUBLIC,
            "kegiatan": "Koordinasi penyelenggaraan pemerintahan di Tingkat Kecamatan",
            "sub_kegiatan": "Peningkatan efektifitas kegiatan pemerintahan ditingkat kecamatan",
            "indikator": "Jumlah Dokumen Peningkatan Efektifitas Kegiatan Pemerintahan di Tingkat Kecamatan",
            "target": "12 Dokumen",
            "realisasi": "12 Dokumen",
            "capaian": "100%",
        },
        {
            "sasaran": KEPUASAN,
            "program": PUBLIC,
            "kegiatan": "Kegiatan yang tidak ada",
            "sub_kegiatan": "Sub kegiatan entah apa",
            "indikator": "Jumlah laporan",
            "target": "2 laporan",
            "realisasi": None,
            "capaian": None,
        },
    ]
    plan: list[dict[str, object]] = [
        {"sasaran": KEPUASAN, "indikator": PELAYANAN, "satuan": "%", "tahun": 2026, "target": "100%"},
        {
            "sasaran": KEPUASAN,
            "indikator": "Indeks Kepuasan Masyarakat",
            "satuan": None,
            "tahun": 2026,
            "target": "89,50",
        },
        {"sasaran": GOVERNMENT, "indikator": "Nilai SAKIP", "satuan": None, "tahun": 2026, "target": "A"},
        {"sasaran": KETERTIBAN, "indikator": PERDA, "satuan": "%", "tahun": 2026, "target": "100%"},
    ]
    other: list[dict[str, object]] = [
        {
            "sasaran": GOVERNMENT,
            "indikator": "Nilai SAKIP",
            "realisasi": "BB",
            "nasional": "B / 63,36 (Angka rata rata nasional)",
            "keterangan": None,
        },
        {
            "sasaran": KEPUASAN,
            "indikator": "Indeks Kepuasan Masyarakat",
            "realisasi": "83,53",
            "nasional": "86,34",
            "keterangan": None,
        },
    ]
    earlier: list[dict[str, object]] = [
        {"sasaran": GOVERNMENT, "indikator": "Nilai SAKIP", "tahun": 2022, "target": "B", "realisasi": "CC"},
        {
            "sasaran": KEPUASAN,
            "indikator": "Indeks Kepuasan Masyarakat",
            "tahun": 2022,
            "target": "88",
            "realisasi": "80,10",
        },
    ]
    moved: list[dict[str, object]] = [
        {
            "sub_kegiatan": "Peningkatan Efektifitas Kegiatan Pemberdayaan Masyarakat di Wilayah Kecamatan",
            "anggaran_semula": 493594000,
            "ditarik": 416511000,
        },
        {
            "sub_kegiatan": "Penyediaan Peralatan dan Perlengkapan Kantor",
            "anggaran_semula": 143444523,
            "ditarik": 41507080,
        },
    ]
    staff: list[dict[str, object]] = [
        {"kelompok": "jabatan", "uraian": "Camat", "jumlah": 1, "keterangan": "Eselon III.a"},
        {"kelompok": "jabatan", "uraian": "Kasi", "jumlah": 4, "keterangan": "Eselon IV.a"},
        {"kelompok": "pendidikan", "uraian": "SMA/STM", "jumlah": 7, "keterangan": "ASN"},
        {"kelompok": "pendidikan", "uraian": "S1", "jumlah": 7, "keterangan": "ASN"},
    ]
    groups: list[dict[str, object]] = [
        {"kelompok": "operasi", "pagu": 3758758869, "realisasi": 3576193016},
        {"kelompok": "modal", "pagu": 96009228, "realisasi": 91117000},
    ]
    names = ("indikator", "uraian_pembilang", "pembilang", "uraian_penyebut", "penyebut", "hasil")
    support = [(PERDA, "Laporan selesai", 13, "Laporan masuk", 13, "98,10%")]
    return [
        document("realisasi_program", {"realisasi_program": table("realisasi_program", "3.6", 8, output)}),
        document("renstra", {"renstra": table("renstra", "TC 27", 8, plan)}),
        document("pembanding", {"pembanding": table("pembanding", "3.4", 8, other)}),
        document("hasil", {"antar_tahun": table("hasil", "3.2", 8, earlier)}),
        document(
            "pergeseran",
            {"pergeseran": table("pergeseran", "Refocusing", 8, moved)},
            {"pergeseran": table("pergeseran", "Refocusing", 20, [{"ditarik": 500109380}])},
        ),
        document("sdm", {"sdm": table("sdm", "Pegawai", 8, staff)}),
        document("realisasi_anggaran", {"belanja": table("realisasi_anggaran", "Belanja", 8, groups)}),
        document(
            "data_indikator",
            {"data_indikator": table("data_indikator", "Data", 5, [dict(zip(names, r, strict=True)) for r in support])},
        ),
    ]


def _pokok() -> list[Document]:
    measured: list[dict[str, object]] = [
        {
            "sasaran": KEPUASAN,
            "indikator": PELAYANAN,
            "satuan": "%",
            "target": "100%",
            "realisasi": "93,17%",
            "capaian": "93,17%",
        },
        {
            "sasaran": KEPUASAN,
            "indikator": "Indeks Kepuasan Masyarakat",
            "satuan": None,
            "target": 75,
            "realisasi": "83,53",
            "capaian": "111,4%",
        },
        {
            "sasaran": GOVERNMENT,
            "indikator": "Nilai SAKIP",
            "satuan": None,
            "target": "B",
            "realisasi": "BB",
            "capaian": "100%",
        },
        {
            "sasaran": KESEJAHTERAAN,
            "indikator": USAHA,
            "satuan": "%",
            "target": "100%",
            "realisasi": "98,81%",
            "capaian": "98,81%",
        },
        {
            "sasaran": KETERTIBAN,
            "indikator": PERDA,
            "satuan": "%",
            "target": "100%",
            "realisasi": "98,10%",
            "capaian": "98,10%",
        },
    ]
    agreed: list[dict[str, object]] = [
        {"sasaran": KEPUASAN, "indikator": "Indeks Pelayanan Publik", "satuan": None, "target": "3,5"}
    ]
    agreed += [{k: v for k, v in m.items() if k not in ("realisasi", "capaian")} for m in measured]
    programmes: list[dict[str, object]] = [
        {"program": f"Program {p}", "anggaran": a, "sumber_dana": "P-APBD"}
        for p, a in (
            (PENUNJANG, 2622026397),
            (PUBLIC, 840725500),
            (PEMBERDAYAAN, 78208900),
            (TRANTIB, 313807300),
        )
    ]
    return [
        document(
            "pengukuran_kinerja",
            {"pengukuran": table("pengukuran_kinerja", "3.1", 8, measured)},
            {"pengukuran": table("pengukuran_kinerja", "3.1", 14, [{"capaian": "100,29%", "lingkup": "semua"}])},
        ),
        document(
            "pk",
            {"pk": table("pk", "PK", 12, agreed), "pk_program": table("pk", "PK", 25, programmes)},
            {"pk_program": table("pk", "PK", 30, [{"program": "Jumlah", "anggaran": 3854768097}])},
        ),
        document(
            "realisasi_anggaran",
            {"anggaran": _anggaran_rows()},
            {
                "anggaran": table(
                    "realisasi_anggaran",
                    "3.8",
                    39,
                    [{"pagu": 3854768097, "realisasi": 3667310016, "persen": "95,14"}],
                )
            },
        ),
    ]


def everything() -> Data:
    """Every document of the report."""
    return Data((*_pokok(), _rencana_aksi(), _rkt(), *_supporting()))
