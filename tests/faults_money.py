"""Faults in money, names, codes and rows: JML, PSN-01, PSN-04..06, DOK-01, 02, 07, NOM."""

from __future__ import annotations

from tests.faults_base import (
    Material,
    Place,
    breaks,
    delete_row,
    duplicate_row,
    loose_rows,
    row_cell,
    shift,
    spoil_money,
    spoil_name,
)
from tests.generator import oracle
from tests.generator.layouts.tables import Key

Result = list[Place] | None
UANG36 = "realisasi_program_anggaran"


def _tingkat(b: Material, tingkat: str, frame: str = "anggaran") -> list[Key]:
    """Cells of pagu and realisasi on one level."""
    row = oracle.frame(b.draft.unit)["anggaran"]
    key = [*b.key(frame, "pagu"), *b.key(frame, "realisasi")]
    return [k for k in key if isinstance(k[1], int) and k[1] >= 0 and row[k[1]]["tingkat"] == tingkat]


@breaks("JML-01")
def sub_kegiatan(b: Material) -> Result:
    return spoil_money(b, _tingkat(b, "sub_kegiatan"))


@breaks("JML-01")
def sub_kegiatan_36(b: Material) -> Result:
    return spoil_money(b, _tingkat(b, "sub_kegiatan", UANG36))


@breaks("JML-02")
def kegiatan_program(b: Material) -> Result:
    return spoil_money(b, [*_tingkat(b, "program"), *_tingkat(b, "kegiatan")])


@breaks("JML-02")
def kegiatan_program_36(b: Material) -> Result:
    return spoil_money(b, [*_tingkat(b, "program", UANG36), *_tingkat(b, "kegiatan", UANG36)])


@breaks("JML-03")
def document_total(b: Material) -> Result:
    return spoil_money(b, [*b.key("anggaran", "pagu", total=True), *b.key("anggaran", "realisasi", total=True)])


@breaks("JML-04")
def pk_total(b: Material) -> Result:
    return spoil_money(b, b.key("pk_program", "anggaran", total=True))


@breaks("JML-04")
def rkt_total(b: Material) -> Result:
    return spoil_money(b, b.key("rkt", "anggaran", total=True))


@breaks("JML-05")
def sisa(b: Material) -> Result:
    return spoil_money(b, b.key("anggaran", "sisa", total=None))


@breaks("JML-06")
def belanja(b: Material) -> Result:
    return spoil_money(b, [*b.key("belanja", "pagu", total=None), *b.key("belanja", "realisasi", total=None)])


@breaks("JML-07")
def pergeseran_total(b: Material) -> Result:
    return spoil_money(b, b.key("pergeseran", "ditarik", total=True))


@breaks("JML-07")
def pergeseran_row(b: Material) -> Result:
    if not b.key("pergeseran", "ditarik", total=True):
        return None
    return spoil_money(b, b.key("pergeseran", "ditarik"))


@breaks("JML-08")
def pegawai_total(b: Material) -> Result:
    return shift(b, b.key(f"sdm_{b.rng.choice(('jabatan', 'golongan', 'pendidikan'))}", "jumlah", total=True))


@breaks("JML-08")
def pegawai_row(b: Material) -> Result:
    return shift(b, b.key(f"sdm_{b.rng.choice(('jabatan', 'golongan', 'pendidikan'))}", "jumlah"))


@breaks("PSN-01")
def serapan_percentage(b: Material) -> Result:
    return shift(b, b.key(b.rng.choice(("anggaran", UANG36, "belanja")), "persen", total=None), (1, -1, -2, 3))


@breaks("PSN-04")
def exceed_pagu(b: Material) -> Result:
    k = b.choose([k for k in _tingkat(b, "sub_kegiatan") if k[2] == "realisasi"])
    pagu = b.content((k[0], k[1], "pagu")) if k else 0
    return b.replace(k, pagu * b.rng.choice((104, 118)) // 100)


@breaks("PSN-05")
def zero_pagu(b: Material) -> Result:
    k = b.choose([k for k in _tingkat(b, "sub_kegiatan") if k[2] == "pagu"])
    return b.replace(k, 0) if k and b.content((k[0], k[1], "realisasi")) else None


@breaks("PSN-05")
def zero_target(b: Material) -> Result:
    frame = b.rng.choice(("pengukuran", "realisasi_program"))
    return b.replace(b.choose(b.key(frame, "target"), lambda v: v is not None and not isinstance(v, str)), 0)


@breaks("PSN-06")
def negative_pagu(b: Material) -> Result:
    key = [k for t in ("program", "kegiatan", "sub_kegiatan") for k in _tingkat(b, t)]
    key += [*b.key("rkt", "anggaran"), *b.key("pk_program", "anggaran")]
    k = b.choose(key, lambda v: v)
    return b.replace(k, -b.content(k)) if k else None


@breaks("PSN-06")
def negative_target(b: Material) -> Result:
    frame, bidang = b.rng.choice(
        (*(("rencana_aksi", f"tw{n}") for n in range(1, 5)), ("pk", "target"), ("pengukuran", "target"))
    )
    k = b.choose(b.key(frame, bidang), lambda v: v and not isinstance(v, str))
    return b.replace(k, -b.content(k)) if k else None


@breaks("DOK-01")
def anggaran_pk(b: Material) -> Result:
    return spoil_money(b, b.key("pk_program", "anggaran"))


@breaks("DOK-02")
def anggaran_rkt(b: Material) -> Result:
    return spoil_money(b, b.key("rkt", "anggaran"))


@breaks("DOK-02")
def pagu_36(b: Material) -> Result:
    return spoil_money(b, b.key(UANG36, "pagu"))


@breaks("DOK-11")
def realisasi_36(b: Material) -> Result:
    return spoil_money(b, b.key(UANG36, "realisasi"))


@breaks("DOK-07")
def missing_row(b: Material) -> Result:
    """A sub kegiatan that another document lacks; found there or where it still stands."""
    frame = b.rng.choice(("rkt", "rencana_aksi"))
    rows = [
        (x, y, i) for x, y, i in loose_rows(b, frame)
        if (frame, i, "sub_kegiatan") in b.draft.catatan and b.draft.catatan[frame, i, "sub_kegiatan"].row == y
    ]  # fmt: skip
    if len(rows) < 4:
        return None
    sheet, y, i = b.rng.choice(rows)
    name = oracle.name_key(b.content((frame, i, "sub_kegiatan")))
    if sum(oracle.name_key(b.content((frame, j, "sub_kegiatan"))) == name for *_, j in rows) > 1:
        return None
    delete_row(b, sheet, y)
    return _named(b, name)


def _named(b: Material, name: str) -> list[Place]:
    """All cells that hold the name of a sub kegiatan, and of what is above it where it is the only one there."""
    names = {name}
    for program in b.draft.unit.program:
        for kegiatan in program.kegiatan:
            if {oracle.name_key(s.name) for s in kegiatan.sub} == {name}:
                names.add(oracle.name_key(kegiatan.name))
                if len(program.kegiatan) == 1:
                    names.add(oracle.name_key(program.name))
    return [
        b.draft.place(k)
        for k, c in b.draft.catatan.items()
        if isinstance(c.content, str) and oracle.name_key(c.content) in names
    ]


@breaks("DOK-07")
def missing_anggaran_row(b: Material) -> Result:
    """A sub kegiatan that the realisasi anggaran lacks: the sums go wrong with it."""
    unit = b.draft.unit
    rows = [
        (x, y, i) for x, y, i in loose_rows(b, "anggaran")
        if i >= 0 and oracle.frame(unit)["anggaran"][i]["tingkat"] == "sub_kegiatan"
    ]  # fmt: skip
    if len(rows) < 4 or b.draft.features.get("realisasi_anggaran.sipd"):
        return None
    sheet, y, i = b.rng.choice(rows)
    name = oracle.name_key(oracle.frame(unit)["anggaran"][i]["uraian"])
    delete_row(b, sheet, y)
    return _named(b, name)


@breaks("DOK-07")
def other_name(b: Material) -> Result:
    """A sub kegiatan under another name altogether."""
    frame = b.rng.choice(("rkt", "rencana_aksi", "realisasi_program"))
    return b.replace(b.choose(b.key(frame, "sub_kegiatan")), "Penerbitan Surat Keterangan Ahli Waris")


@breaks("DOK-08")
def program_name(b: Material) -> Result:
    frame, bidang = b.rng.choice(
        (("rkt", "kegiatan"), ("rkt", "sub_kegiatan"), ("rencana_aksi", "sub_kegiatan"), ("rencana_aksi", "kegiatan"),
         ("pk_program", "program"), ("anggaran", "uraian"), (UANG36, "uraian"))
    )  # fmt: skip
    return spoil_name(b, b.key(frame, bidang))


def _official(b: Material, k: Key) -> bool:
    """Whether the row's code is in the nomenclature that comes with the program."""
    kode = str(oracle.frame(b.draft.unit)["anggaran"][k[1]]["kode"]) if isinstance(k[1], int) and k[1] >= 0 else ""
    return kode[5:7] == "01" or kode.startswith("7.01")


@breaks("NOM-01")
def name_for_kode(b: Material) -> Result:
    if not b.key("anggaran", "kode") or b.draft.features.get("realisasi_anggaran.gaya_kode") == "dua":
        return None
    return spoil_name(b, [k for k in b.key("anggaran", "uraian") if _official(b, k)])


@breaks("NOM-02")
def penunjang_name(b: Material) -> Result:
    return spoil_name(b, [k for k in b.key("pk_program", "program") if "penunjang" in str(b.content(k)).lower()])


@breaks("NOM-03")
def kode_of_other_parent(b: Material) -> Result:
    row = oracle.frame(b.draft.unit)["anggaran"]
    bottom = [k for k in b.key("anggaran", "kode") if isinstance(k[1], int) and row[k[1]]["tingkat"] != "program"]
    k = b.choose(bottom)
    if k is None or b.draft.features.get("realisasi_anggaran.hierarki") == "kode_terpisah":
        return None
    segment = str(b.content(k)).split(".")
    change = 2 if row[int(k[1])]["tingkat"] == "kegiatan" or b.rng.random() < 0.5 else 4
    segment[change] = f"{int(segment[change]) % 89 + 10:02d}"
    return b.replace(k, ".".join(segment))


@breaks("NOM-04")
def duplicate_row_fault(b: Material) -> Result:
    """A row written twice."""
    frame = b.rng.choice(("anggaran", "anggaran", "pk_program"))
    unit = b.draft.unit
    rows = [
        (x, y, i) for x, y, i in loose_rows(b, frame)
        if frame != "anggaran" or (i >= 0 and oracle.frame(unit)["anggaran"][i]["tingkat"] == "sub_kegiatan")
    ]  # fmt: skip
    if not rows or b.draft.features.get("realisasi_anggaran.sipd"):
        return None
    sheet, y, _ = b.rng.choice(rows)
    origin = row_cell(b, sheet, y)
    duplicate_row(b, sheet, y)
    columns = {s[2].rstrip("0123456789") for s in origin}
    return [*origin, *((origin[0][0], origin[0][1], f"{k}{y + 1}") for k in columns)]


@breaks("NOM-04")
def duplicate_kode(b: Material) -> Result:
    """The code of the sister above once more."""
    kode: dict[object, Key] = {}
    for k in b.key("anggaran", "kode"):
        kode[str(b.content(k)).rpartition(".")[0]] = k
    row = oracle.frame(b.draft.unit)["anggaran"]
    for k in b.key("anggaran", "kode"):
        other = kode[str(b.content(k)).rpartition(".")[0]]
        if other != k and isinstance(k[1], int) and row[k[1]]["tingkat"] == "sub_kegiatan":
            return [*(b.replace(other, b.content(k)) or []), b.draft.place(k)]
    return None


@breaks("JML-09")
def anggaran_semula(b: Material) -> Result:
    """One row of several that no longer ends at the pagu."""
    return spoil_money(b, b.key("pergeseran", "anggaran_semula")) if len(b.draft.unit.pergeseran) > 2 else None


@breaks("NOM-05")
def kegiatan_as_sub(b: Material) -> Result:
    """The name of a kegiatan in the list of shifts."""
    official = [k for p in b.draft.unit.program for k in p.kegiatan if p.kode[5:7] == "01" or p.kode.startswith("7.01")]
    sub = {s.name for p in b.draft.unit.program for s in p.all_sub()}
    names = [k.name for k in official if k.name not in sub]
    return b.replace(b.choose(b.key("pergeseran", "sub_kegiatan")), b.rng.choice(names)) if names else None
