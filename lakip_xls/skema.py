"""What a field is, said once: the document kinds, the frames and their columns, the levels and groups.

Frames, JSON, JSON Schema, data sheets, recapitulation, templates and rules read these tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct

VERSION = "1.1"
"""`version_skema` of the JSON: grows with every column or key that is added."""


class Type(Enum):
    """What the values of a column are."""

    MONEY = "uang"
    """Whole rupiah, exact; decimals only where the source has sen."""
    PERCENT = "persen"
    """Percent points, unrounded."""
    COUNT = "cacah"
    YEAR = "tahun"
    TARGET = "target"
    """A number, or the text that a document has instead ('BB', 'Tepat Waktu')."""
    TEXT = "teks"
    CODE = "kode"


_WIDTHS = {
    Type.MONEY: 18.0,
    Type.PERCENT: 14.0,
    Type.COUNT: 8.0,
    Type.YEAR: 8.0,
    Type.TARGET: 14.0,
    Type.TEXT: 34.0,
    Type.CODE: 18.0,
}


class Column(Struct, frozen=True):
    """One column of a frame. `width` is for sheets whose rows are not known before they are written."""

    name: str
    type: Type
    label: str
    own_width: float | None = None
    values: tuple[str, ...] = ()
    """The only texts it may hold, where there is such a list."""

    @property
    def width(self) -> float:
        """Its own width, else that of its type."""
        return self.own_width or _WIDTHS[self.type]


class Frame(Struct, frozen=True):
    """One frame: `kind` is the document that it is read from, None where it is computed."""

    name: str
    kind: str | None
    label: str
    columns: tuple[Column, ...]
    mention: str = ""
    """What people call it inside a sentence, where that is not its name."""
    placed: bool = True
    """Whether its rows say where they came from (PLACE)."""

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """The columns, with those of the row's place."""
        return self.columns + (PLACE if self.placed else ())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, the row's place left out."""
        return tuple(c.name for c in self.columns)

    @property
    def all_names(self) -> tuple[str, ...]:
        """The names of the columns, with those of the row's place."""
        return tuple(c.name for c in self.all_columns)

    def of_type(self, *types: Type) -> tuple[str, ...]:
        """The names of the columns of these types."""
        return tuple(c.name for c in self.all_columns if c.type in types)


class Kind(Struct, frozen=True):
    """One document kind, by its name for people: on a sheet, and inside a sentence."""

    name: str
    label: str
    mention: str
    also: tuple[str, ...] = ()
    """Other names that a person may write in Pengaturan."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that stands for this kind."""
        return (self.label, self.mention, f"{self.label} ({self.mention})", *self.also)


KINDS: Mapping[str, Kind] = {
    k.name: k
    for k in (
        Kind("pk", "Perjanjian Kinerja", "Perjanjian Kinerja"),
        Kind("rkt", "Rencana Kinerja Tahunan", "RKT"),
        Kind("rencana_aksi", "Rencana Aksi", "Rencana Aksi"),
        Kind("realisasi_anggaran", "Realisasi Anggaran", "realisasi anggaran"),
        Kind("pengukuran_kinerja", "Pengukuran Kinerja", "pengukuran kinerja"),
        Kind("renstra", "Renstra", "Renstra"),
        Kind("iku", "Indikator Kinerja Utama", "IKU"),
        Kind("realisasi_program", "Realisasi Program", "realisasi program"),
        Kind("data_indikator", "Data Dukung Indikator", "data dukung indikator"),
        Kind(
            "pergeseran", "Pergeseran Anggaran", "daftar pergeseran", ("Refocusing", "Refocusing (pergeseran anggaran)")
        ),
        Kind("sdm", "Sumber Daya Manusia", "data pegawai", ("Data Kepegawaian",)),
        Kind("pembanding", "Pembanding", "pembanding nasional", ("Pembanding (nasional atau regional)",)),
        Kind("hasil", "Hasil LKjIP tahun lalu", "hasil tahun lalu"),
        Kind("pengaturan", "Pengaturan", "pengaturan"),
    )
}
"""Every document kind by its name."""

TINGKAT = ("program", "kegiatan", "sub_kegiatan")
"""The levels of the budget, the highest first."""

TINGKAT_NAMES: Mapping[str, str] = {t: t.replace("_", " ") for t in (*TINGKAT, "input")}
"""Level of a row -> its name inside a sentence."""

KELOMPOK: Mapping[str, str] = {
    "operasi": "Belanja Operasi",
    "modal": "Belanja Modal",
    "tidak_terduga": "Belanja Tidak Terduga",
    "transfer": "Belanja Transfer",
}
"""Kelompok belanja in the order of the account codes -> its name."""

PLACE = (
    Column("berkas", Type.TEXT, "Berkas asal", 24.0),
    Column("lembar", Type.TEXT, "Lembar asal", 14.0),
    Column("baris", Type.COUNT, "Baris asal"),
)
"""Where a row came from."""

_SASARAN = Column("sasaran", Type.TEXT, "Sasaran strategis")
_INDIKATOR = Column("indikator", Type.TEXT, "Indikator kinerja")
_SATUAN = Column("satuan", Type.TEXT, "Satuan", 12.0)
_TAHUN = Column("tahun", Type.YEAR, "Tahun")
_TARGET = Column("target", Type.TARGET, "Target")
_REALISASI = Column("realisasi", Type.TARGET, "Realisasi", 18.0)
_PROGRAM = Column("program", Type.TEXT, "Nama program")
_KEGIATAN = Column("kegiatan", Type.TEXT, "Nama kegiatan")
_SUB_KEGIATAN = Column("sub_kegiatan", Type.TEXT, "Nama sub kegiatan")
_CAPAIAN = Column("capaian", Type.PERCENT, "Realisasi terhadap target")
_KATEGORI = Column("kategori", Type.TEXT, "Kategori menurut skala yang dipilih", 14.0)
_ANGGARAN = Column("anggaran", Type.MONEY, "Anggaran")
_PAGU = Column("pagu", Type.MONEY, "Pagu anggaran")
_REALISASI_RP = Column("realisasi", Type.MONEY, "Realisasi anggaran")
_PERSEN = Column("persen", Type.PERCENT, "Realisasi terhadap pagu")
_SISA = Column("sisa", Type.MONEY, "Pagu dikurangi realisasi")
_SERAPAN = Column("serapan", Type.PERCENT, "Realisasi anggaran terhadap pagu")

# fmt: off
FRAMES: Mapping[str, Frame] = {
    f.name: f
    for f in (
        Frame(
            "pk", "pk", "Indikator Perjanjian Kinerja",
            (_SASARAN, _INDIKATOR, _SATUAN, _TARGET),
            "indikator Perjanjian Kinerja",
        ),
        Frame(
            "pk_program", "pk", "Program pada Perjanjian Kinerja",
            (_PROGRAM, _ANGGARAN, Column("sumber_dana", Type.TEXT, "Sumber dana", 14.0)),
            "program Perjanjian Kinerja",
        ),
        Frame(
            "rkt", "rkt", "Rencana Kinerja Tahunan",
            (
                _SASARAN, _INDIKATOR, _TARGET, _PROGRAM,
                Column("indikator_program", Type.TEXT, "Indikator program"),
                Column("target_program", Type.TARGET, "Target indikator program"),
                _KEGIATAN, _SUB_KEGIATAN,
                Column("indikator_kegiatan", Type.TEXT, "Indikator kegiatan atau sub kegiatan"),
                Column("target_kegiatan", Type.TARGET, "Target indikator kegiatan"),
                _ANGGARAN,
            ),
            "RKT",
        ),
        Frame(
            "rencana_aksi", "rencana_aksi", "Rencana Aksi",
            (
                _SASARAN, _PROGRAM, _KEGIATAN, _SUB_KEGIATAN, _INDIKATOR, _SATUAN, _TARGET,
                *(Column(f"tw{n}", Type.TARGET, f"Target triwulan {n}") for n in (1, 2, 3, 4)),
            ),
        ),
        Frame(
            "anggaran", "realisasi_anggaran", "Realisasi Anggaran",
            (
                Column("subunit", Type.TEXT, "Unit di bawah perangkat daerah", 24.0),
                Column("tingkat", Type.TEXT, "Tingkat baris", 13.0, TINGKAT),
                Column("kode", Type.CODE, "Kode rekening"),
                Column("uraian", Type.TEXT, "Nama program, kegiatan, atau sub kegiatan"),
                _PAGU, _REALISASI_RP, _PERSEN, _SISA,
            ),
            "realisasi anggaran",
        ),
        Frame(
            "realisasi_program", "realisasi_program", "Keluaran program dan kegiatan",
            (_PROGRAM, _KEGIATAN, _SUB_KEGIATAN, _INDIKATOR, _SATUAN, _TARGET, _REALISASI, _CAPAIAN),
        ),
        Frame(
            "pengukuran", "pengukuran_kinerja", "Pengukuran Kinerja",
            (
                _SASARAN, _INDIKATOR, _SATUAN,
                Column("polaritas", Type.TEXT, "Arah indikator", 14.0, ("positif", "negatif")),
                _TARGET, _REALISASI, _CAPAIAN,
                Column("capaian_dibatasi", Type.PERCENT, "Capaian yang dibatasi"),
                _KATEGORI,
                Column("predikat", Type.TEXT, "Predikat", 14.0),
            ),
            "pengukuran kinerja",
        ),
        Frame(
            "renstra", "renstra", "Target Renstra", (_SASARAN, _INDIKATOR, _SATUAN, _TAHUN, _TARGET), "Renstra"),
        Frame(
            "iku", "iku", "Indikator Kinerja Utama",
            (
                _SASARAN, _INDIKATOR,
                Column("formulasi", Type.TEXT, "Formulasi perhitungan"),
                Column("penanggung_jawab", Type.TEXT, "Penanggung jawab"),
                Column("sumber_data", Type.TEXT, "Sumber data"),
            ),
            "IKU",
        ),
        Frame(
            "data_indikator", "data_indikator", "Data Dukung Indikator",
            (
                _INDIKATOR,
                Column("uraian_pembilang", Type.TEXT, "Uraian pembilang"),
                Column("pembilang", Type.TARGET, "Pembilang"),
                Column("uraian_penyebut", Type.TEXT, "Uraian penyebut"),
                Column("penyebut", Type.TARGET, "Penyebut"),
                Column("hasil", Type.PERCENT, "Pembilang terhadap penyebut"),
            ),
            "data dukung indikator",
        ),
        Frame(
            "belanja", "realisasi_anggaran", "Komposisi Belanja",
            (Column("kelompok", Type.TEXT, "Kelompok belanja", 14.0, tuple(KELOMPOK)), _PAGU, _REALISASI_RP, _PERSEN),
        ),
        Frame(
            "pergeseran", "pergeseran", "Pergeseran Anggaran",
            (
                _SUB_KEGIATAN,
                Column("anggaran_semula", Type.MONEY, "Anggaran semula"),
                Column("ditarik", Type.MONEY, "Anggaran yang ditarik"),
            ),
            "pergeseran anggaran (refocusing)",
        ),
        Frame(
            "efisiensi", None, "Efisiensi",
            (
                _SASARAN, _CAPAIAN, _SERAPAN,
                Column("selisih", Type.PERCENT, "Capaian dikurangi serapan"),
                Column("tingkat_efisiensi", Type.TEXT, "Tingkat efisiensi"),
            ),
        ),
        Frame(
            "temuan", None, "Temuan",
            (
                Column("kode", Type.CODE, "Kode aturan"),
                Column("tingkat", Type.TEXT, "Tingkat temuan", 13.0, ("kesalahan", "peringatan", "info")),
                Column("jenis", Type.TEXT, "Jenis dokumen"),
                Column("berkas", Type.TEXT, "Berkas yang perlu dilihat", 24.0),
                Column("lembar", Type.TEXT, "Lembar yang perlu dilihat", 14.0),
                Column("sel", Type.TEXT, "Sel yang perlu dilihat", 8.0),
                Column("uraian", Type.TEXT, "Apa yang tidak cocok"),
                Column("tertulis", Type.TEXT, "Yang tertulis"),
                Column("seharusnya", Type.TEXT, "Yang seharusnya"),
                Column("selisih", Type.TARGET, "Selisih"),
                Column("saran", Type.TEXT, "Apa yang perlu dilakukan"),
                Column("id", Type.CODE, "Tanda pengenal temuan"),
                Column("pokok", Type.CODE, "Tanda pengenal temuan pokoknya"),
            ),
            placed=False,
        ),
    )
}
# fmt: on
"""Every frame of the contract by its name, in its order."""

RINGKASAN = (
    _PAGU,
    _REALISASI_RP,
    _SISA,
    _SERAPAN,
    Column("rata_rata_capaian", Type.PERCENT, "Rata-rata capaian"),
    Column("rata_rata_capaian_dibatasi", Type.PERCENT, "Rata-rata capaian yang dibatasi"),
    _KATEGORI,
)
"""The figures of a report in one line."""

CARRIED: Mapping[str, Frame] = {
    f.name: f
    for f in (
        Frame(
            "temuan",
            None,
            "Temuan",
            (
                *FRAMES["temuan"].columns,
                Column("no", Type.COUNT, "Nomor pada Validasi"),
                Column("sidik", Type.TEXT, "Sidik temuan"),
            ),
            placed=False,
        ),
        Frame(
            "antar_tahun",
            None,
            "Target dan realisasi per tahun",
            (_SASARAN, _INDIKATOR, _TAHUN, _TARGET, _REALISASI),
            placed=False,
        ),
        Frame(
            "ringkasan",
            None,
            "Ringkasan laporan",
            (
                Column("pemerintah", Type.TEXT, "Pemerintah daerah"),
                Column("unit", Type.TEXT, "Perangkat daerah"),
                _TAHUN,
                Column("triwulan", Type.COUNT, "Triwulan"),
                *RINGKASAN,
            ),
            placed=False,
        ),
    )
}
"""The tables on the `Data` sheets that a later run reads back: answers to findings, earlier years."""

SHEETS: Mapping[str, Frame] = {**FRAMES, **CARRIED}
"""The `Data` sheets of a result, in their order."""

_INTERNAL = {
    "keuangan_program": "keuangan pada realisasi program",
    "rekap_unit": "rekapitulasi per unit",
    "sdm": "data pegawai",
    "antar_tahun": "perbandingan antartahun",
    "lawan_renstra": "perbandingan dengan Renstra",
    "pembanding": "pembanding nasional",
    "predikat": "tabel predikat",
    "efisiensi_tertulis": "tabel efisiensi",
    "rencana_aksi_sasaran": "Rencana Aksi tingkat sasaran",
}
"""Tables that are read but are no frame -> what people call them."""


def kind_mention(kind: str) -> str:
    """What people call a document kind inside a sentence."""
    return KINDS[kind].mention if kind in KINDS else kind.replace("_", " ")


def kind_label(kind: str | None) -> str:
    """The name of a document kind on a sheet; of none ''."""
    known = KINDS.get(kind or "")
    return known.label if known else kind or ""


def table_mention(name: str) -> str:
    """What people call a table inside a sentence, be it a frame or not."""
    frame = FRAMES.get(name)
    return (frame.mention if frame else _INTERNAL.get(name)) or name.replace("_", " ")


def fields_of_type(*types: Type) -> frozenset[str]:
    """The names that columns of these types have in any frame."""
    return frozenset(name for frame in FRAMES.values() for name in frame.of_type(*types))
