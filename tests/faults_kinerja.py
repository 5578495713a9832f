"""Faults in indicators, targets, quarters and judgements: PSN-02, 03, DOK, RA, IND, NIL."""

from __future__ import annotations

from fractions import Fraction

from tests.faults_base import (
    Material,
    Place,
    breaks,
    decimals,
    delete_row,
    loose_rows,
    shift,
    spoil_name,
    spoil_target,
)
from tests.generator import oracle
from tests.generator.sheets import address

Result = list[Place] | None
MARK = ("sm", "m", "sb", "b", "c", "k", "sk")
TW = ("tw1", "tw2", "tw3", "tw4")


@breaks("PSN-02")
def capaian(b: Material) -> Result:
    frame = b.rng.choice(("pengukuran", "pengukuran", "realisasi_program", "lawan_renstra"))
    return shift(b, b.key(frame, "capaian"), (1, -1, 4, -6))


@breaks("PSN-03")
def rata_rata(b: Material) -> Result:
    return shift(b, b.key(b.rng.choice(("pengukuran", "predikat")), "capaian", total=True), (1, 5))


@breaks("DOK-03")
def target_renstra(b: Material) -> Result:
    tahun = oracle.frame(b.draft.unit)["renstra"]
    now_ = [k for k in b.key("renstra", "target") if tahun[int(k[1])]["tahun"] == b.draft.unit.tahun]
    return spoil_target(b, now_)


@breaks("DOK-04")
def other_target(b: Material) -> Result:
    return spoil_target(b, b.key(b.rng.choice(("pengukuran", "rkt", "pk")), "target"))


@breaks("DOK-05")
def foreign_indikator(b: Material) -> Result:
    return b.replace(b.choose(b.key("pengukuran", "indikator")), "Rasio Guru terhadap Murid")


@breaks("DOK-05")
def unmeasured(b: Material) -> Result:
    """An indicator's row is missing in the pengukuran; found at the Perjanjian Kinerja."""
    row = loose_rows(b, "pengukuran")
    if len(row) < 2 or b.key("pengukuran", "capaian", total=True):
        return None
    sheet, y, i = b.rng.choice(row)
    if ("pengukuran", i, "sasaran") in b.draft.catatan and b.draft.catatan["pengukuran", i, "sasaran"].row == y:
        return None
    delete_row(b, sheet, y)
    return [b.draft.place(("pk", i, "indikator"))]


@breaks("DOK-05")
def empty_realisasi(b: Material) -> Result:
    k = b.choose([k for k in b.key("pengukuran", "realisasi") if not b.key("data_indikator", "indikator")])
    return None if k is None else [b.draft.change_raw(k, None)]


@breaks("DOK-06")
def foreign_sasaran(b: Material) -> Result:
    frame = b.rng.choice(("rkt", "rencana_aksi", "iku", "renstra"))
    return b.replace(b.choose(b.key(frame, "sasaran")), "Terwujudnya Ketahanan Pangan Keluarga Prasejahtera")


@breaks("DOK-06")
def other_foreign_indikator(b: Material) -> Result:
    now_ = oracle.frame(b.draft.unit)["renstra"]
    frame = b.rng.choice(("rkt", "iku", "renstra"))
    key = [
        k for k in b.key(frame, "indikator")
        if frame != "renstra" or now_[int(k[1])]["tahun"] == b.draft.unit.tahun
    ]  # fmt: skip
    return b.replace(b.choose(key), "Luas Lahan Pertanian Produktif")


@breaks("DOK-08")
def kinerja_name(b: Material) -> Result:
    frame = b.rng.choice(("rkt", "pengukuran", "iku", "renstra", "pk", "pembanding"))
    return spoil_name(b, b.key(frame, b.rng.choice(("sasaran", "indikator"))))


@breaks("DOK-09")
def other_tahun(b: Material) -> Result:
    key = [k for k in b.draft.catatan if k[0] == "identitas" and k[2] == "tahun" and k[1] not in ("iku", "pengaturan")]
    if len(key) < 4:
        return None
    k = b.rng.choice(key)
    file, sheet, _ = b.draft.change(k, b.draft.unit.tahun - b.rng.choice((1, 1, 2)))
    return [(file, sheet, "")]


@breaks("DOK-10")
def other_unit(b: Material) -> Result:
    bidang = b.rng.choice(("unit", "unit", "pemerintah"))
    key = [k for k in b.draft.catatan if k[0] == "identitas" and k[2] == bidang and k[1] != "pengaturan"]
    if len(key) < 4:
        return None
    new = "Kecamatan Tirtamoyo" if bidang == "unit" else "Kabupaten Sukamaju Raya"
    file, sheet, _ = b.draft.change(b.rng.choice(key), new)
    return [(file, sheet, "")]


@breaks("DOK-11")
def other_realisasi(b: Material) -> Result:
    frame = b.rng.choice(("pembanding", "antar_tahun", "lawan_renstra"))
    return spoil_target(b, b.key(frame, "realisasi"))


@breaks("DOK-11")
def realisasi_pengukuran(b: Material) -> Result:
    return spoil_target(b, b.key("pengukuran", "realisasi"))


@breaks("DOK-11")
def number_efisiensi(b: Material) -> Result:
    return shift(b, b.key("efisiensi_tertulis", b.rng.choice(("serapan", "capaian"))), (1, -2, 3))


@breaks("DOK-11")
def capaian_predikat(b: Material) -> Result:
    return shift(b, b.key("predikat", "capaian"), (1, -2, 3))


@breaks("DOK-12")
def target_keluaran(b: Material) -> Result:
    return shift(b, b.key("realisasi_program", "target"), (5, 3, 1))


@breaks("DOK-13")
def satuan(b: Material) -> Result:
    frame = b.rng.choice(("rencana_aksi", "realisasi_program", "pengukuran", "pk", "iku", "renstra"))
    other = {"rencana_aksi": "realisasi_program", "realisasi_program": "rencana_aksi"}.get(frame, frame)
    key = [k for k in b.key(frame, "satuan") if (other, k[1], "satuan") in b.draft.catatan]
    return b.replace(b.choose(key, lambda v: v and v not in ("Persen", "%")), "Gulung")


@breaks("DOK-14")
def copied_from_anggaran(b: Material) -> Result:
    unit = b.draft.unit
    own = [(s, i) for s in unit.sasaran for i in s.indikator]
    key = [k for k in b.key("pengukuran", "realisasi") if own[int(k[1])][1].kind == "persen"]
    k = b.choose(key)
    if k is None:
        return None
    sub = list(unit.program[own[int(k[1])][0].program[0]].all_sub())
    serapan = decimals(Fraction(100 * sum(x.realisasi for x in sub), sum(x.pagu for x in sub)))
    return b.replace(k, serapan) if serapan != 100 and serapan * 10 % 1 else None


def _triwulan_rows(b: Material, i: int | str) -> list[Place]:
    bidang = [(k, ("rencana_aksi", i, k)) for k in (*TW, "target")]
    return [b.draft.place(k) for _, k in bidang if k in b.draft.catatan]


@breaks("RA-01")
def triwulan(b: Material) -> Result:
    """A quarter of a count; with two free readings any cell of the row will do."""
    sub = [s for *_, s in b.draft.unit.sasaran_path()]
    key = [
        k for t in TW for k in b.key("rencana_aksi", t)
        if not sub[int(k[1])].persen and ("rencana_aksi", k[1], "target") in b.draft.catatan
    ]  # fmt: skip
    k = b.choose(key, lambda v: v)
    return (shift(b, [k], (1, 2, -1)) and _triwulan_rows(b, k[1])) if k else None


@breaks("RA-01")
def target_of_year(b: Material) -> Result:
    sub = [s for *_, s in b.draft.unit.sasaran_path()]
    return shift(b, [k for k in b.key("rencana_aksi", "target") if not sub[int(k[1])].persen], (1, 3, 6))


@breaks("RA-02")
def triwulan_persen(b: Material) -> Result:
    sub = [s for *_, s in b.draft.unit.sasaran_path()]
    k = b.choose([k for t in TW for k in b.key("rencana_aksi", t) if sub[int(k[1])].persen], lambda v: v)
    return (shift(b, [k], (5, -5, 2)) and _triwulan_rows(b, k[1])) if k else None


@breaks("RA-03")
def persen_with_satuan(b: Material) -> Result:
    sub = [s for *_, s in b.draft.unit.sasaran_path()]
    key = [k for k in b.key("rencana_aksi", "satuan") if sub[int(k[1])].persen]
    k = b.choose(key)
    if k is None or not any(_marked(b, ("rencana_aksi", k[1], t)) for t in TW):
        return None
    return [*(b.replace(k, "Laporan") or []), *_triwulan_rows(b, k[1])]


def _marked(b: Material, k: tuple[str, int | str, str]) -> bool:
    c = b.draft.catatan[k]
    cell = c.sheet.cells[c.row, c.column]
    return "%" in str(cell.value) or "%" in cell.format


@breaks("IND-01")
def data_dukung(b: Material) -> Result:
    """Numerator or denominator; the realisasi that no longer agrees may be named instead."""
    k = b.choose([*b.key("data_indikator", "pembilang"), *b.key("data_indikator", "penyebut")])
    if k is None:
        return None
    name = b.content(("data_indikator", k[1], "indikator"))
    other = [x for x in b.key("pengukuran", "realisasi") if b.content(("pengukuran", x[1], "indikator")) == name]
    place = shift(b, [k], (9, 13))
    if ("data_indikator", k[1], "hasil") in b.draft.catatan:
        other.append(("data_indikator", k[1], "hasil"))
    return [*place, *(b.draft.place(x) for x in other)] if place else None


@breaks("IND-01")
def result_data(b: Material) -> Result:
    return shift(b, b.key("data_indikator", "hasil"), (2, -3))


@breaks("IND-02")
def without_formulasi(b: Material) -> Result:
    present = {b.content(k) for k in b.key("data_indikator", "indikator")}
    k = b.choose(
        [
            k
            for k in b.key("iku", "formulasi")
            if oracle.frame(b.draft.unit)["pk"][int(k[1])]["indikator"] not in present
        ]
    )
    if k is None:
        return None
    b.draft.change_raw(k, None)
    return [b.draft.place((f, k[1], "indikator")) for f in ("iku", "pk", "pengukuran")]


@breaks("NIL-01")
def kategori(b: Material) -> Result:
    bidang = b.rng.choice(("kategori", "predikat"))
    k = b.choose(b.key("pengukuran", bidang))
    other = {"kategori": ("AA", "BB", "C"), "predikat": ("Sangat Memuaskan", "Baik", "Kurang")}[bidang]
    return b.replace(k, b.rng.choice([x for x in other if x != b.content(k)])) if k else None


@breaks("NIL-01")
def two_ticks(b: Material) -> Result:
    k = b.choose([k for t in MARK for k in b.key("predikat", t, total=None)], lambda v: v is None)
    return b.replace(k, "√")


@breaks("NIL-01")
def wrong_tick(b: Material) -> Result:
    k = b.choose([k for t in MARK for k in b.key("predikat", t, total=None)], lambda v: v is not None)
    if k is None:
        return None
    other = (k[0], k[1], b.rng.choice([t for t in MARK if t != k[2]]))
    mark = b.content(k)
    b.draft.change_raw(k, None)
    return b.replace(other, mark)


@breaks("NIL-02")
def efisiensi(b: Material) -> Result:
    k = b.choose(b.key("efisiensi_tertulis", "tingkat_efisiensi"))
    return b.replace(k, "Tidak efisien" if b.content(k) == "Efisien" else "Efisien") if k else None


@breaks("NIL-03")
def above_limit(b: Material) -> Result:
    """No fault: a capaian above the limit is told wherever it is."""
    k = b.choose(b.key("pengukuran", "capaian"), lambda v: v > 100)
    return [b.draft.place(k)] if k else None


@breaks("DOK-15", realisasi_program__bentuk="tabel36", realisasi_program__per_sasaran=True)
def swapped_sasaran(b: Material) -> Result:
    """The heading of a block of Tabel 3.6 names another sasaran."""
    names = [s.name for s in b.draft.unit.sasaran]
    if len(names) < 2:
        return None
    k = b.key("realisasi_program", "target")[0]
    sheet = b.draft.catatan[k].sheet
    headings = [(p, s) for p, s in sheet.cells.items() if str(s.value).startswith("Sasaran Strategis ")]
    position, cell = b.rng.choice(headings)
    first, _, name = str(cell.value).partition(" : ")
    cell.value = f"{first} : {b.rng.choice([n for n in names if n != name])}"
    file, sheet_name, _ = b.draft.place(k)
    return [(file, sheet_name, address(*position))]


@breaks("DOK-16")
def other_keluaran(b: Material) -> Result:
    k = b.choose(b.key("rencana_aksi", "indikator"))
    if k is None or ("realisasi_program", k[1], "indikator") not in b.draft.catatan:
        return None
    satuan = (
        str(b.content(("rencana_aksi", k[1], "satuan")))
        if ("rencana_aksi", k[1], "satuan") in b.draft.catatan
        else "unit"
    )
    return b.replace(k, f"Jumlah {satuan} Perlombaan Antarwarga pada Hari Kemerdekaan")
