"""Programmes under another sasaran, other outputs, names on another level, shifts that do not end at the pagu."""

from __future__ import annotations

from lakip_xls.findings import Tingkat
from lakip_xls.model import Dokumen
from lakip_xls.settings import Pengaturan
from tests.rules.baris import POHON, SUB, Sel, anggaran, dokumen, persen, ringkas, temuan

SASARAN = ("Meningkatnya Kesejahteraan Masyarakat Rambipuji", "Terjaganya Ketertiban Umum dan Ketenteraman Warga")
PK = dokumen("pk", "pk", [{"sasaran": s, "indikator": f"Indeks {i}", "target": 80} for i, s in enumerate(SASARAN)])
UKUR = dokumen(
    "pengukuran_kinerja", "pengukuran",
    [{"sasaran": s, "indikator": f"Indeks {i}", "target": 80, "realisasi": 80} for i, s in enumerate(SASARAN)],
)  # fmt: skip
PROGRAM, SUB_KEGIATAN = POHON[0][1], POHON[5][1]
OUTPUT = "Jumlah Lembaga Kemasyarakatan yang Diselenggarakan"


LAIN = ("program", "Program Penyelenggaraan Urusan Pemerintahan Umum", 500, 400)
TERKAIT = Pengaturan(sasaran_program=((SASARAN[0], PROGRAM), (SASARAN[1], LAIN[1])))


def kaitan(sasaran: str) -> object:
    return dokumen("rkt", "rkt", [{"sasaran": sasaran, "program": PROGRAM}])


def test_a_programme_under_another_sasaran_is_told_at_that_sasaran() -> None:
    found = temuan(PK, UKUR, anggaran(*POHON, LAIN), kaitan(SASARAN[1]), pengaturan=TERKAIT)  # type: ignore[arg-type]
    assert ringkas(found, "DOK-15") == [("A6", SASARAN[1], SASARAN[0])]


def test_the_same_sasaran_everywhere_is_silent() -> None:
    found = temuan(PK, UKUR, anggaran(*POHON, LAIN), kaitan(SASARAN[0]), pengaturan=TERKAIT)  # type: ignore[arg-type]
    assert ringkas(found, "DOK-15") == []


def daftar_indikator(jenis: str, *places: tuple[str, int]) -> Dokumen:
    rows = [{"sasaran": s, "indikator": f"Indeks {i}", "target": 80, "tahun": 2023} for s, i in places]
    return dokumen(jenis, jenis, rows)


def test_an_indicator_under_another_sasaran_is_told_at_that_sasaran() -> None:
    right = daftar_indikator("iku", (SASARAN[0], 0), (SASARAN[1], 1))
    assert ringkas(temuan(PK, UKUR, right), "DOK-15") == []
    swapped = daftar_indikator("renstra", (SASARAN[1], 0), (SASARAN[0], 1))
    told = [("A6", SASARAN[1], SASARAN[0]), ("A7", SASARAN[0], SASARAN[1])]
    assert ringkas(temuan(PK, UKUR, right, swapped), "DOK-15") == told


def test_a_sasaran_that_the_pk_lost_is_told_there_and_without_a_majority_nothing_is() -> None:
    pk = daftar_indikator("pk", (SASARAN[0], 0), (SASARAN[0], 1))
    right = daftar_indikator("iku", (SASARAN[0], 0), (SASARAN[1], 1))
    (told,) = [t for t in temuan(pk, UKUR, right) if t.kode == "DOK-15"]
    assert (told.berkas, told.sel, told.seharusnya) == ("pk.xlsx", "A7", SASARAN[1])
    assert ringkas(temuan(PK, daftar_indikator("iku", (SASARAN[1], 0), (SASARAN[1], 1))), "DOK-15") == []


def keluaran(plan: str, result: str) -> list[tuple[str | None, str | None, str | None]]:
    common = {
        "program": PROGRAM,
        "kegiatan": POHON[4][1],
        "sub_kegiatan": SUB_KEGIATAN,
        "satuan": "Lembaga",
        "target": 4,
    }
    aksi = dokumen("rencana_aksi", "rencana_aksi", [common | {"indikator": plan}])
    hasil = dokumen("realisasi_program", "realisasi_program", [common | {"indikator": result, "realisasi": 4}])
    return ringkas(temuan(anggaran(*POHON), aksi, hasil), "DOK-16")


def test_another_output_indicator_is_told_once() -> None:
    other = "Banyaknya Warga yang Ikut Lomba Kebersihan"
    assert keluaran(other, OUTPUT) == [("F6", other, OUTPUT)]
    assert keluaran(OUTPUT, OUTPUT) == []


def rkt(target: Sel, indikator: str = OUTPUT) -> Dokumen:
    row = {"program": PROGRAM, "kegiatan": POHON[4][1], "sub_kegiatan": SUB_KEGIATAN}
    return dokumen("rkt", "rkt", [row | {"indikator_kegiatan": indikator, "target_kegiatan": target}])


def aksi(*quarters: int | None, target: int | None = None) -> Dokumen:
    row = {"program": PROGRAM, "kegiatan": POHON[4][1], "sub_kegiatan": SUB_KEGIATAN, "indikator": OUTPUT}
    plan = {"satuan": "Lembaga", "target": target} | {f"tw{i}": q for i, q in enumerate(quarters, 1)}
    return dokumen("rencana_aksi", "rencana_aksi", [row | plan])


def test_the_target_of_an_output_in_the_rkt_is_that_of_the_rencana_aksi() -> None:
    budget = anggaran(*POHON)
    assert ringkas(temuan(budget, rkt(4), aksi(1, 1, 1, 1, target=4)), "DOK-12") == []
    assert ringkas(temuan(budget, rkt(7), aksi(1, 1, 1, 1, target=4)), "DOK-12") == [("E6", "7", "4")]
    assert ringkas(temuan(budget, rkt(7), aksi(3, 1, 1, 1)), "DOK-12") == [("E6", "7", "6")]
    other = rkt(7, "Banyaknya Warga yang Ikut Lomba Kebersihan")
    assert ringkas(temuan(budget, other, aksi(1, 1, 1, 1, target=4)), "DOK-12") == []
    assert ringkas(temuan(budget, rkt(persen(100)), aksi(1, 1, 1, 1, target=4)), "DOK-12") == []


def test_the_wording_of_an_output_that_holds_the_name_of_its_sub_kegiatan_is_the_right_one() -> None:
    right = f"Jumlah Laporan {SUB_KEGIATAN}"
    slip, short = right.replace("Lembaga", "Lemabga"), right.replace("Laporan ", "")

    def told(plan: str, result: str, rkt_: str | None = None) -> list[tuple[str | None, str | None]]:
        row = {"program": PROGRAM, "kegiatan": POHON[4][1], "sub_kegiatan": SUB_KEGIATAN, "target": 4}
        documents = [
            dokumen("rencana_aksi", "rencana_aksi", [row | {"indikator": plan}]),
            dokumen("realisasi_program", "realisasi_program", [row | {"indikator": result, "realisasi": 4}]),
            *([rkt(4, rkt_)] if rkt_ else []),
        ]
        found = temuan(anggaran(*POHON), *documents)
        return [(t.berkas, t.seharusnya) for t in found if t.kode == "DOK-08"]

    assert told(right, right, right) == []
    assert told(slip, right) == [("rencana_aksi.xlsx", right)]
    assert told(right, slip) == [("realisasi_program.xlsx", right)]
    assert told(right, short) == [("realisasi_program.xlsx", right)]
    assert told(right, right, slip) == [("rkt.xlsx", right)]
    assert told(short, short, right) == [("rkt.xlsx", short)]


def test_a_name_that_is_repeated_beside_every_child_and_once_mistyped_is_told_there() -> None:
    def told(**wrong: str) -> list[tuple[str | None, str | None, str | None]]:
        subs = [(POHON[1][1], POHON[2][1]), (POHON[1][1], POHON[3][1]), (POHON[4][1], POHON[5][1])]
        rows = [{"program": PROGRAM, "kegiatan": k, "sub_kegiatan": s, "indikator": "Jumlah Laporan"} for k, s in subs]
        rows[1] |= wrong
        found = temuan(anggaran(*POHON), dokumen("rencana_aksi", "rencana_aksi", rows))
        return [t for kode in ("DOK-07", "DOK-08") for t in ringkas(found, kode)]

    assert told() == []
    name = POHON[1][1].replace("Kegiatan", "Kgeiatan")
    assert told(kegiatan=name) == [("B7", name, POHON[1][1])]
    name = PROGRAM.replace("Masyarakat ", "")
    assert told(program=name) == [("A7", name, PROGRAM)]
    other = "Pembinaan Lembaga Ekonomi Warga"
    assert told(kegiatan=other)[0][:2] == ("B7", other)


def test_the_code_of_a_name_is_the_same_in_every_document() -> None:
    codes = ("2.16.04", "2.16.04.2.01", "2.16.04.2.01.0011", "2.16.04.2.01.0012", "2.16.04.2.02", "2.16.04.2.02.0002")
    fields = ("tingkat", "uraian", "pagu", "realisasi", "kode")
    tree = [dict(zip(fields, (*row, code), strict=True)) for row, code in zip(POHON, codes, strict=True)]
    path = {"program": PROGRAM, "kegiatan": POHON[1][1], "sub_kegiatan": POHON[3][1], "indikator": "Jumlah Laporan"}

    def told(budget: str, *others: str) -> list[tuple[str | None, str | None, str | None]]:
        rows = [r | {"kode": budget} if r["kode"] == codes[3] else r for r in tree]
        jenis = ("rkt", "rencana_aksi")
        more = [dokumen(j, j, [path | {"kode": kode}]) for j, kode in zip(jenis, others, strict=False)]
        found = temuan(dokumen("realisasi_anggaran", "anggaran", rows), *more)
        return [(t.berkas, t.sel, t.seharusnya) for t in found if t.kode == "NOM-01"]

    wrong = "2.16.04.2.01.0021"
    assert told(codes[3], codes[3], codes[3]) == []
    assert told(codes[3], wrong) == [("rkt.xlsx", "E6", codes[3])]
    assert told(wrong, codes[3], codes[3]) == [("anggaran.xlsx", "E9", codes[3])]
    assert told("2.16.40.2.01.0012", codes[3]) == []
    assert told(codes[3], codes[1]) == []  # a column with the codes of the kegiatan


def test_a_code_of_another_level_is_told_once_with_the_code_that_the_rows_below_agree_on() -> None:
    codes = ("2.16.04", "2.16.04.2.01", "2.16.04.2.01.0011", "2.16.04.2.01.0012", "2.16.04.2.02", "2.16.04.2.02.0002")
    fields = ("tingkat", "uraian", "pagu", "realisasi", "kode")

    def told(number: int, wrong: str) -> list[tuple[str | None, str | None, str | None]]:
        written = [wrong if i == number else code for i, code in enumerate(codes)]
        rows = [dict(zip(fields, (*row, code), strict=True)) for row, code in zip(POHON, written, strict=True)]
        return ringkas(temuan(dokumen("realisasi_anggaran", "anggaran", rows)), "NOM-03")

    assert told(0, codes[0]) == []
    assert told(1, codes[0]) == [("E7", codes[0], codes[1])]
    assert told(4, codes[3]) == [("E10", codes[3], "kode kegiatan")]
    assert told(2, codes[1]) == [("E8", codes[1], "kode sub kegiatan")]


def test_a_mistyped_name_in_a_list_of_shifts_is_told() -> None:
    wrong = DAUN[2][0].replace("Lembaga", "Lemabga")
    found = temuan(anggaran(*POHON), geser(*DAUN[:2], (wrong, *DAUN[2][1:])))  # type: ignore[arg-type]
    assert ringkas(found, "DOK-08") == [("A8", wrong, DAUN[2][0])]


def geser(*rows: tuple[str, int, int]) -> object:
    fields = ("sub_kegiatan", "anggaran_semula", "ditarik")
    return dokumen("pergeseran", "pergeseran", [dict(zip(fields, r, strict=True)) for r in rows])


DAUN = tuple((r[1], r[2] + 50, 50) for r in POHON if r[0] == SUB)


def test_one_row_that_does_not_end_at_the_pagu_is_told_at_its_cell() -> None:
    wrong = ((DAUN[0][0], 405, 50), *DAUN[1:])
    found = temuan(anggaran(*POHON, jumlah=(1_000, 900)), geser(*wrong))  # type: ignore[arg-type]
    assert ringkas(found, "JML-09") == [("B6", "405", "450")]
    assert ringkas(temuan(anggaran(*POHON, jumlah=(1_000, 900)), geser(*DAUN)), "JML-09") == []  # type: ignore[arg-type]


def test_a_list_that_does_not_mean_the_final_pagu_is_one_information() -> None:
    off = [(name, before + 7 * i, out) for i, (name, before, out) in enumerate(DAUN, 1)]
    found = [t for t in temuan(anggaran(*POHON), geser(*off)) if t.kode == "JML-09"]  # type: ignore[arg-type]
    assert [(t.sel, t.tingkat) for t in found] == [("B6", Tingkat.INFO)]
    assert len({r for t in found for r in t.terkait if r.berkas == "pergeseran.xlsx"}) == 2


def test_a_kegiatan_in_the_place_of_a_sub_kegiatan() -> None:
    found = temuan(anggaran(*POHON), geser((POHON[1][1], 650, 50), *DAUN[1:]))  # type: ignore[arg-type]
    assert ringkas(found, "NOM-05") == [("A6", POHON[1][1], "nama sub kegiatan")]
    assert ringkas(temuan(anggaran(*POHON), geser(*DAUN)), "NOM-05") == []  # type: ignore[arg-type]
