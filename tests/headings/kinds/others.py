"""IKU, the figures behind an indicator, and spending by kelompok belanja."""

from __future__ import annotations

from fractions import Fraction

from tests.generator import oracle

from ..foreign import add_foreign
from ..model import Build, Row, Table, text_cells
from .parts import indicators, sasaran_keys, total_of

GROUP_LINES = (
    ("5.1", "BELANJA OPERASI"),
    ("5.2", "BELANJA MODAL"),
    ("5.3", "BELANJA TIDAK TERDUGA"),
    ("5.4", "BELANJA TRANSFER"),
)


def write_iku(b: Build) -> Table:
    """Sasaran, indicator, how it is computed, who answers for it, where the data are from."""
    pairs = indicators(b.unit)
    inds = [i for _, i in pairs]
    keys = sasaran_keys(b.unit)
    b.number(len(pairs), keys if b.chance(0.5) else None)
    b.add(b.pick("sasaran"), text_cells([s.name for s, _ in pairs]), "sasaran", keys=keys)
    head = b.rng.choice(
        ("Indikator Kinerja Utama", "Indikator Kinerja Utama (IKU)", "IKU", "Indikator Kinerja", "Indikator IKU")
    )
    b.traits.add(f"word:iku={head}")
    b.add(head, text_cells([i.name for i in inds]), "indikator")
    if b.chance(0.4):
        b.add(b.pick("satuan"), [b.style.unit(i.satuan) for i in inds])
    if b.chance(0.25):
        b.traits.add("iku: definition beside the formula")
        b.add("Definisi Operasional", text_cells([f"Ukuran yang menggambarkan {i.name.lower()}" for i in inds]))
    if b.chance(0.15):
        b.traits.add("iku: reason beside the formula")
        b.add(b.rng.choice(("Alasan Pemilihan", "Alasan")), text_cells(["Sesuai tugas dan fungsi"] * len(inds)))
    group = ("Penjelasan",) if b.chance(0.1) else ()
    b.add((*group, b.pick("formulasi")), text_cells([i.formulasi for i in inds]), "formulasi")
    if b.chance(0.15):
        b.traits.add("iku: kind of computation")
        b.add("Tipe Perhitungan", text_cells(["Non Kumulatif"] * len(inds)))
    rest = [("sumber_data", [i.sumber_data for i in inds]), ("penanggung_jawab", [i.penanggung_jawab for i in inds])]
    b.rng.shuffle(rest)
    drop = set()
    for name, values in rest:
        if b.chance(0.85):
            b.add((*group, b.pick(name)), text_cells(values), name)
        else:
            drop.add(name)
    add_foreign(b)
    rows: list[Row] = [{k: None if k in drop else v for k, v in r.items()} for r in oracle.frame(b.unit)["iku"]]
    return b.finish({"iku": rows}, "judul_iku")


def write_data(b: Build) -> Table:
    """Numerator and denominator of each indicator that is a percentage of things counted."""
    inds = [i for _, i in indicators(b.unit) if i.data]
    data = [i.data for i in inds if i.data]
    rows = oracle.frame(b.unit)["data_indikator"]
    b.number(len(inds))
    b.add(b.pick("indikator_sasaran"), text_cells([i.name for i in inds]), "indikator")
    shape = b.option("shape", ("flat", "flat", "group"))
    values = (
        ("pembilang", [d.uraian_pembilang for d in data], [d.pembilang for d in data]),
        ("penyebut", [d.uraian_penyebut for d in data], [d.penyebut for d in data]),
    )
    for name, texts, numbers in values:
        label = name.capitalize()
        if shape == "group":
            b.add((label, "Uraian"), text_cells(texts), f"uraian_{name}")
            b.add((label, b.rng.choice(("Nilai", "Jumlah", "Angka"))), text_cells(numbers), name)
        else:
            b.add(b.pick(f"{name}_uraian"), text_cells(texts), f"uraian_{name}")
            b.add(b.pick(name), text_cells(numbers), name)
    if b.chance(0.6):
        b.add(b.pick("hasil"), [b.style.percent(r["hasil"]) for r in rows], "hasil")
    return b.finish({"data_indikator": rows}, "judul_data")


def write_belanja(b: Build) -> Table:
    """Spending by kelompok belanja, with the row of all spending above."""
    rows = [r for r in oracle.frame(b.unit)["belanja"] if r["pagu"]]
    order = [n for n, r in enumerate(oracle.frame(b.unit)["belanja"]) if r["pagu"]]
    pagu, spent = [r["pagu"] for r in rows], [r["realisasi"] for r in rows]
    coded = b.option("code", ("yes", "yes", "no")) == "yes"
    above = coded and b.option("row of all spending", ("yes", "no")) == "yes"
    codes = ["5"] * above + [GROUP_LINES[n][0] for n in order]
    names = ["BELANJA DAERAH"] * above + [GROUP_LINES[n][1] for n in order]
    if b.chance(0.4):
        names = [n.title() for n in names]
    if not coded:
        b.number(len(names))
    else:
        b.add(b.rng.choice(("Kode Rekening", "Kode", "KODE REKENING", "Kode Rek.")), text_cells(codes), "kode")
    b.add(b.pick("uraian_belanja"), text_cells(names), "kelompok")
    first = [sum(pagu)] * above + pagu
    second = [sum(spent)] * above + spent
    b.money(b.pick("pagu"), first, "pagu", total=None if above else total_of(b, pagu))
    b.money(b.pick("realisasi_uang"), second, "realisasi", total=None if above else total_of(b, spent))
    if b.chance(0.6):
        cells = [b.style.percent(Fraction(100 * r, p)) for p, r in zip(first, second, strict=True)]
        b.add(b.pick("persen"), cells, "persen")
    if b.chance(0.5):
        b.money(b.pick("sisa"), [p - r for p, r in zip(first, second, strict=True)])
    return b.finish({"belanja": rows}, "judul_belanja")
