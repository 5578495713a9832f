"""Output targets and their realisation per sub kegiatan: flat tables, and the evaluation of the Renja (E.81)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from fractions import Fraction

from tests.generator import oracle
from tests.generator.unit import Number, SubKegiatan

from ..foreign import add_foreign
from ..model import Build, Table, text_cells
from ..values import Cell
from .anggaran import add_segments, line
from .parts import Part, level_block, quarter_heads, split_quarters, unsaid
from .pk import pagu_of

E81_NAMES = (
    "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan/Sub Kegiatan",
    "Program/Kegiatan/Sub Kegiatan",
    "Program, Kegiatan, Sub Kegiatan",
    "Urusan / Bidang Urusan / Program / Kegiatan / Sub Kegiatan",
)
E81_INDICATORS = (
    "Indikator Kinerja Program (Outcome)/ Kegiatan (Output)/ Sub Kegiatan",
    "Indikator Program / Kegiatan / Sub Kegiatan",
    "Indikator Kinerja",
    "Indikator",
)


def write(b: Build) -> Table:
    """One of the forms."""
    if b.option("shape", ("flat", "flat", "e81")) == "e81":
        return _evaluation(b)
    return _flat(b)


def _flat(b: Build) -> Table:
    paths = list(b.unit.sasaran_path())
    subs = [x for *_, x in paths]
    rows = oracle.frame(b.unit)["realisasi_program"]
    programs: list[Hashable] = [(s.name, p.kode) for s, p, _, _ in paths]
    kegiatan: list[Hashable] = [k.kode for _, _, k, _ in paths]
    unit_shown = b.option("satuan", ("yes", "yes", "yes", "no")) == "yes"
    b.number(len(subs), programs if b.chance(0.4) else None)
    way = b.option("levels", ("bare", "suffix", "bare"))
    level_block(b, "program", [p.name for _, p, _, _ in paths], (), way, programs)
    level_block(b, "kegiatan", [k.name for _, _, k, _ in paths], (), way, kegiatan)
    parts = [Part("indikator", text_cells([x.indikator for x in subs]), "indikator")]
    if unit_shown:
        parts.append(Part("satuan", [b.style.unit(x.satuan) for x in subs], "satuan"))
    level_block(b, "sub_kegiatan", [x.name for x in subs], parts, way)
    targets = [b.style.target(x.target, x.satuan, unit_shown) for x in subs]
    reals = [b.style.target(x.realisasi_keluaran, x.satuan, unit_shown) for x in subs]
    done = [b.style.percent(Fraction(r["capaian"])) for r in rows]
    group = b.option("groups", ("no", "no", "kinerja", "kinerja keuangan"))
    if group == "no":
        b.add(b.pick("target"), targets, "target")
        b.add(b.pick("realisasi"), reals, "realisasi")
        if b.chance(0.7):
            b.add(b.pick("capaian"), done, "capaian", formula="{0} / {1} x 100", of=("realisasi", "target"))
    else:
        name = b.rng.choice(("Kinerja", "Capaian Kinerja", "Fisik", "Keluaran (Output)"))
        b.traits.add(f"output group: {name}")
        b.add((name, "Target"), targets, "target")
        b.add((name, "Realisasi"), reals, "realisasi")
        b.add((name, b.rng.choice(("%", "Capaian (%)"))), done, "capaian")
    if group == "kinerja keuangan":
        name = b.rng.choice(("Keuangan", "Anggaran"))
        b.traits.add(f"money group: {name}")
        b.money((name, b.rng.choice(("Pagu", "Alokasi"))), [x.pagu for x in subs])
        b.money((name, "Realisasi"), [x.realisasi for x in subs])
        b.add((name, "%"), [b.style.percent(Fraction(100 * x.realisasi, x.pagu)) for x in subs])
    add_foreign(b)
    return b.finish({"realisasi_program": rows if unit_shown else unsaid(rows, "satuan")}, "judul_realisasi_program")


Line = tuple[str, str, int, int, SubKegiatan | None]


def _evaluation(b: Build) -> Table:
    """The form of Permendagri 86/2017: pairs of K and Rp for each period; levels in one column."""
    lines: list[Line] = []
    for p in b.unit.program:
        lines.append((p.kode, p.name, pagu_of(p), sum(s.realisasi for s in p.all_sub()), None))
        for k in p.kegiatan:
            whole = line("kegiatan", k)
            lines.append((k.kode, k.name, whole.pagu, whole.realisasi, None))
            lines += [(s.kode, s.name, s.pagu, s.realisasi, s) for s in k.sub]
    subs = [x[4] for x in lines]
    b.number(len(lines))
    if b.option("code", ("one", "one", "segments")) == "one":
        b.add(b.pick("kode"), text_cells([x[0] for x in lines]), "kode")
    else:
        add_segments(b, [x[0] for x in lines])
    b.add(b.rng.choice(E81_NAMES), text_cells([x[1] for x in lines]), "nama")
    b.add(b.rng.choice(E81_INDICATORS), text_cells([s.indikator if s else None for s in subs]), "indikator")
    unit_shown = b.option("satuan", ("yes", "yes", "no")) == "yes"
    if unit_shown:
        b.add(b.pick("satuan"), [b.style.unit(s.satuan) if s else Cell() for s in subs], "satuan")
    year = b.unit.tahun
    if b.chance(0.7):
        b.traits.add("e81: end of the Renstra")
        head = b.rng.choice(("Target Renstra Perangkat Daerah pada Akhir Periode", "Target Renstra Akhir"))
        _pair(b, head, _times(subs, 5), [x[2] * 5 for x in lines], subs, unit_shown)
    if b.chance(0.6):
        b.traits.add("e81: up to last year")
        head = b.rng.choice(
            (
                f"Realisasi Capaian Kinerja Renstra s/d Renja Tahun Lalu ({year - 1})",
                "Realisasi s/d Tahun Lalu",
                "Realisasi Capaian Kinerja Renstra Perangkat Daerah sampai dengan Renja Tahun Lalu",
            )
        )
        _pair(b, head, _times(subs, 2), [x[3] * 2 for x in lines], subs, unit_shown)
    head = b.rng.choice(
        (
            f"Target Kinerja dan Anggaran Renja Tahun Berjalan yang Dievaluasi ({year})",
            f"Target Kinerja dan Anggaran Renja Tahun Berjalan (Tahun {year}) yang dievaluasi",
            "Target Tahun Berjalan",
            f"Target kinerja dan anggaran Renja Tahun {year} yang dievaluasi",
        )
    )
    b.traits.add(f"word:e81 target={head.replace(str(year), '')}")
    _pair(b, head, [s.target if s else None for s in subs], [x[2] for x in lines], subs, unit_shown, "target", "pagu")
    _e81_quarters(b, lines, unit_shown)
    head = b.rng.choice(
        (
            "Realisasi Capaian Kinerja dan Anggaran Renja yang Dievaluasi",
            f"Realisasi Capaian Kinerja dan Anggaran Renja Tahun {year}",
            "Realisasi Kinerja dan Anggaran yang di Evaluasi",
        )
    )
    b.traits.add(f"word:e81 realisasi={head.replace(str(year), '')}")
    outputs = [s.realisasi_keluaran if s else None for s in subs]
    _pair(b, head, outputs, [x[3] for x in lines], subs, unit_shown, "realisasi", "realisasi_uang")
    if b.chance(0.6):
        head = b.rng.choice(
            (
                "Tingkat Capaian Kinerja dan Realisasi Anggaran Renja yang dievaluasi (%)",
                "Tingkat Capaian Tahun Evaluasi (%)",
            )
        )
        done = [Fraction(100 * Fraction(s.realisasi_keluaran), Fraction(s.target)) if s else None for s in subs]
        b.add((head, "K"), [b.style.percent(d) if d is not None else Cell() for d in done], "capaian")
        b.add((head, "Rp"), [b.style.percent(Fraction(100 * x[3], x[2])) for x in lines])
    if b.chance(0.4):
        b.traits.add("e81: up to this year")
        head = f"Realisasi Kinerja dan Anggaran Renstra s/d Tahun {year}"
        _pair(b, head, _times(subs, 3), [x[3] * 3 for x in lines], subs, unit_shown)
    if b.chance(0.5):
        b.add(
            b.rng.choice(("Unit Penanggung Jawab", "Unit OPD Penanggung Jawab")), text_cells([b.unit.name] * len(lines))
        )
    rows = oracle.frame(b.unit)["realisasi_program"]
    return b.finish({"realisasi_program": rows if unit_shown else unsaid(rows, "satuan")}, "judul_e81")


def _quarter(b: Build, row: Line, number: int) -> int:
    """Spending of a quarter; parents have the sum of their sub kegiatan."""
    subs = [s for *_, s in b.unit.kode_path() if s.kode.startswith(row[0] + ".") or s.kode == row[0]]
    return sum(s.realisasi // 4 if number < 3 else s.realisasi - 3 * (s.realisasi // 4) for s in subs)


def _times(subs: Sequence[SubKegiatan | None], years: int) -> list[Number | None]:
    """Outputs of several years; a percentage stays one."""
    return [None if s is None else s.target if s.persen else s.target * years for s in subs]


def _pair(
    b: Build,
    head: str,
    outputs: Sequence[Number | str | None],
    amounts: Sequence[int | None],
    subs: Sequence[SubKegiatan | None],
    unit_shown: bool,
    field: str | None = None,
    money_field: str | None = None,
    above: tuple[str, ...] = (),
) -> None:
    cells = [b.style.target(v, s.satuan, unit_shown) if s else Cell() for v, s in zip(outputs, subs, strict=True)]
    b.add((*above, head, "K"), cells, field)
    b.money((*above, head, "Rp"), amounts, money_field, unit_row="")


def _e81_quarters(b: Build, lines: Sequence[Line], unit_shown: bool) -> None:
    group = b.rng.choice(("Realisasi Kinerja Pada Triwulan", "Realisasi Kinerja dan Anggaran pada Triwulan"))
    subs = [x[4] for x in lines]
    quarters = [
        split_quarters(b.rng, "persen" if s.persen else "jumlah", s.realisasi_keluaran) if s else [None] * 4
        for s in subs
    ]
    for n, head in enumerate(quarter_heads(b)):
        shares = [_quarter(b, x, n) for x in lines]
        _pair(b, head, [q[n] for q in quarters], shares, subs, unit_shown, above=(group,))
