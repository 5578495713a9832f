"""Random grids of cells: header words, figures, nonsense, merges, in any place and any format."""

from __future__ import annotations

import random
from pathlib import Path
from xml.sax.saxutils import escape

import xlwt  # type: ignore[import-untyped]

from tests.fuzz.mutations import ODD
from tests.hostile import books

HEADING = (
    "No", "Kode", "Kode Rekening", "Uraian", "Program", "Kegiatan", "Sub Kegiatan", "Program/Kegiatan/Sub Kegiatan", "Pagu",
    "Anggaran", "Realisasi", "Realisasi Anggaran", "%", "Sisa", "Sasaran", "Sasaran Strategis", "Indikator", "Indikator Kinerja",
    "Satuan", "Target", "Target 2023", "Capaian", "Tahun 2021", "2022", "2023", "TW I", "Triwulan II", "Tw 3", "IV", "Keterangan",
    "Formulasi", "Sumber Data", "Penanggung Jawab", "Predikat", "Kategori", "Sangat Baik", "Tingkat Efisiensi", "Nasional",
    "Pembilang", "Penyebut", "Kondisi Awal", "Kinerja", "Keuangan", "Rp", "K", "Jabatan", "Golongan", "Pendidikan", "L", "P",
    "Anggaran Semula", "Ditarik", "Belanja Operasi", "Belanja Modal", "Output", "Outcome", "Polaritas", "Isian", "Nilai",
)  # fmt: skip
DOCUMENT = tuple(
    tuple(header.split("|"))
    for header in (
        "Kode|Uraian|Pagu|Realisasi|%|Sisa",
        "Kode Rekening|Program/Kegiatan/Sub Kegiatan|Anggaran|Realisasi",
        "No|Sasaran|Indikator Kinerja|Satuan|Target",
        "No|Program|Anggaran|Keterangan",
        "Sasaran|Indikator|Satuan|Target|Realisasi|Capaian|Kategori|Predikat",
        "Sasaran|Indikator Kinerja|Target|Program|Kegiatan|Sub Kegiatan|Indikator Kegiatan|Target|Anggaran",
        "Sasaran|Program|Kegiatan|Indikator|Satuan|Target|TW I|TW II|TW III|TW IV",
        "No|Sasaran|Indikator|Satuan|2021|2022|2023|2024|2025|2026",
        "Sasaran|Indikator Kinerja Utama|Formulasi|Penanggung Jawab|Sumber Data",
        "Program|Kegiatan|Sub Kegiatan|Indikator|Satuan|Target|Realisasi|Capaian|Pagu|Realisasi Anggaran",
        "Indikator|Uraian Pembilang|Pembilang|Uraian Penyebut|Penyebut|Hasil",
        "Uraian|Anggaran|Realisasi|%",
        "Sub Kegiatan|Anggaran Semula|Ditarik",
        "Jabatan|L|P|Jumlah",
        "Indikator|Realisasi 2023|Realisasi Nasional",
        "Sasaran|Indikator|Realisasi 2021|Realisasi 2022|Realisasi 2023",
        "Sasaran|Capaian|Serapan|Tingkat Efisiensi",
        "Isian|Nilai",
        "Berkas|Lembar|Jenis Dokumen|Baris Judul|Isian|Kolom",
    )
)
"""Headers of documents, so that random values get past the recognition."""
CONTENT = (
    "7.01.01", "7.01.01.2.01", "7.01.01.2.01.0001", "7", "X.XX.01", "5.1.02.01", "Program Penunjang Urusan", "Kegiatan 1 : Rapat",
    "Sub Kegiatan 2: Survei", "Meningkatnya kualitas pelayanan", "Indeks Kepuasan Masyarakat", "IKM", "Persen", "Tahapan", "7 Tahapan",
    "93,17", "93.17 %", "100%", "1.234.567", "1,234,567.00", "21,797.000", "Rp. 10.000,-", "(1.000)", "BB", "A", "80 - 85", "√", "v",
    "Tw 1: 25%\nTw 2: 50%", "JUMLAH", "Total", "Rata-rata", "Sumber: DPA", "NIP. 19700101 199001 1 001", "Camat,", "a.n. BUPATI",
    "PERJANJIAN KINERJA TAHUN 2023", "REALISASI ANGGARAN 2023", "RENCANA AKSI", "PENGUKURAN KINERJA", "TABEL 3.4", "SASARAN 1 :",
    "KECAMATAN MAJU KABUPATEN JAYA", "1", "(1)", "2", "3", "I", "II", "III", "nihil", "-", "n/a", "#REF!", "sda", "\u200b", "💥",
)  # fmt: skip
NUMBER = (
    0,
    1,
    -1,
    100,
    93.17,
    0.9317,
    2023,
    10_701_893_800,
    -5,
    1e15,
    1e20,
    1e300,
    -1e300,
    1e-300,
    0.1 + 0.2,
    1e21,
    44927,
)

Entry = str | int | float
Grid = list[list[Entry]]


def random_grid(rng: random.Random) -> Grid:
    """Rows of values; '' is an empty cell."""
    width = rng.choice((2, 4, 6, 9, 14))
    rows: Grid = []
    for _ in range(rng.choice((1, 1, 2, 3))):
        rows += [[rng.choice(CONTENT)] for _ in range(rng.randrange(3))]
        header: list[Entry] = (
            list(rng.choice(DOCUMENT)) if rng.random() < 0.6 else [rng.choice(HEADING) for _ in range(width)]
        )
        if rng.random() < 0.3:
            header[rng.randrange(len(header))] = rng.choice(HEADING)
        width = len(header)
        rows += [list(header) for _ in range(rng.choice((1, 1, 1, 2)))]
        kinds = [rng.choice("ttaanc") for _ in range(width)]
        rows += [[_value(kind, rng) for kind in kinds] for _ in range(rng.choice((0, 1, 5, 20)))]
        rows += [[] for _ in range(rng.randrange(3))]
    return rows


def _value(kind: str, rng: random.Random) -> Entry:
    lot = rng.random()
    if lot < 0.12:
        return ""
    if lot < 0.2:
        return rng.choice(ODD) * rng.choice((1, 1, 1, 1, 200, 5000))
    if kind == "a":
        return rng.choice(NUMBER) if lot < 0.4 else rng.randrange(10**9)
    if kind == "c":
        return f"7.01.{rng.randrange(4):02d}" + "".join(f".{rng.randrange(3)}" for _ in range(rng.randrange(3)))
    return rng.choice(CONTENT) if kind == "t" else rng.choice((*CONTENT, *NUMBER))


def write_grid(rows: Grid, path: Path, rng: random.Random) -> None:
    """Write the rows in the format of the file's ending, with random merges, number formats and hidden rows."""
    if path.suffix == ".xls":
        _xls(rows, path)
    elif path.suffix == ".ods":
        books.ods(path, "".join(_ods_row(row, rng) for row in rows))
    elif path.suffix == ".xlsb":
        books.xlsb(
            path,
            [
                (r, [(c, v if isinstance(v, str) else float(v)) for c, v in enumerate(row) if v != ""])
                for r, row in enumerate(rows)
                if all(len(str(v)) < 8000 for v in row)
            ],
        )
    else:
        _xlsx(rows, path, rng)


def _xls(rows: Grid, path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.write(r, c, value[:32_000] if isinstance(value, str) else value)
    book.save(str(path))


def _xlsx(rows: Grid, path: Path, rng: random.Random) -> None:
    lines = []
    for r, row in enumerate(rows, 1):
        cells = []
        for c, value in enumerate(row):
            place = f'r="{chr(65 + c)}{r}"'
            formula = f"<f>A{r}*2</f>" if rng.random() < 0.03 else ""
            if value == "":
                cells.append(f"<c {place}>{formula}</c>" if formula else "")
            elif isinstance(value, str):
                cells.append(f'<c {place} t="str">{formula}<v>{escape(value)}</v></c>')
            else:
                cells.append(f'<c {place} s="{rng.choice((0, 0, 0, 1, 2))}">{formula}<v>{value!r}</v></c>')
        hidden = ' hidden="1"' if rng.random() < 0.02 else ""
        lines.append(f'<row r="{r}"{hidden}>{"".join(cells)}</row>')
    merges = "".join(f'<mergeCell ref="{_extent(len(rows), rng)}"/>' for _ in range(rng.choice((0, 0, 1, 4, 12))))
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs>'
    books.xlsx(
        path, "".join(lines),
        after=f"<mergeCells>{merges}</mergeCells>" if merges else "",
        workbook='<workbookPr date1904="1"/>' if rng.random() < 0.05 else "",
        parts={"xl/styles.xml": f'<styleSheet xmlns="{books.MAIN}">{styles}</styleSheet>'},
    )  # fmt: skip


def _extent(height: int, rng: random.Random) -> str:
    top, left = rng.randint(1, height + 1), rng.randint(0, 8)
    return f"{chr(65 + left)}{top}:{chr(65 + left + rng.randint(0, 6))}{top + rng.randint(0, 4)}"


def _ods_row(row: list[Entry], rng: random.Random) -> str:
    cells = []
    for value in row:
        repeat = f' table:number-columns-repeated="{rng.choice((2, 5, 300))}"' if rng.random() < 0.02 else ""
        if isinstance(value, str):
            cells.append(f"<table:table-cell{repeat}><text:p>{escape(value)}</text:p></table:table-cell>")
        else:
            cells.append(
                f'<table:table-cell{repeat} office:value-type="float" office:value="{value!r}"><text:p>{value}</text:p>'
                "</table:table-cell>"
            )
    repeat = f' table:number-rows-repeated="{rng.choice((2, 4, 900))}"' if rng.random() < 0.02 else ""
    return f"<table:table-row{repeat}>{''.join(cells)}</table:table-row>"
