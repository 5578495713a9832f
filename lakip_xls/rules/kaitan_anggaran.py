"""The relations between all amounts of money: sums, sisa, percentages, and the same amount elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lakip_xls.computing.hasil import rasio
from lakip_xls.entities.tree import Node, Tree, total_row, with_rows
from lakip_xls.model import Baris
from lakip_xls.parsing.names import key
from lakip_xls.rules.bantu import sebut, sebut_pos
from lakip_xls.rules.jaringan import Baca, Hasil, Jumlah, Kaitan, Sama
from lakip_xls.rules.registry import Konteks
from lakip_xls.skema import KELOMPOK, NAMA_TINGKAT
from lakip_xls.titik import Titik, ada, titik

_SEMUA_KELOMPOK = tuple(f"{k}_{m}" for m in ("pagu", "realisasi") for k in KELOMPOK)
_KODE_JUMLAH = {"kegiatan": "JML-01", "program": "JML-02"}
_KODE_PAGU = {"pk_program": "DOK-01", "rkt": "DOK-02", "keuangan_program": "DOK-02"}


def kaitan_anggaran(konteks: Konteks) -> list[Kaitan]:
    """All relations between amounts of money."""
    forest = konteks.register.forest
    relations: list[Kaitan] = []
    for tree in (*forest.anggaran, *forest.lain):
        gaps = _selisih_yang_terjelaskan(tree, forest.akar())
        if tree.tabel in ("anggaran", "keuangan_program"):
            relations += _jumlah_pohon(tree, gaps)
            rows = [b for n in tree.semua() if not n.tersirat for b in (n.baris, *n.cermin)]
            for row in [*rows, *([tree.jumlah] if tree.jumlah else [])]:
                relations += _dalam_baris(row)
            relations += _cermin(tree)
        else:
            relations += _jumlah_rencana(tree, gaps)
        relations += _antar_dokumen(tree)
    relations += _belanja(konteks)
    relations += _serapan_tahunan(konteks)
    relations += _pergeseran(konteks)
    return relations


def layak(baris: Baris, name: str) -> bool:
    """True where an amount can be used: readable, not negative, and not a pagu of 0 that was spent from."""
    value = baris[name].angka
    if value is None or baris[name].gagal or value < 0:
        return False
    spent = baris.angka("realisasi") if name == "pagu" else None
    return not (name == "pagu" and value == 0 and spent is not None and spent > 0)


def _nol_atau_layak(baris: Baris, name: str) -> bool:
    """A blank or '-' adds nothing to a sum; an amount that cannot be used makes the sum unknown."""
    value = baris[name]
    return (value.isi is None and not value.gagal) or layak(baris, name)


# --- sums ---------------------------------------------------------------------------------


def _ukuran(tree: Tree) -> tuple[str, ...]:
    """The columns to add up: pagu and realisasi, or their kelompok where the former were only computed."""
    row = next(tree.semua()).baris
    groups = [g for g in _SEMUA_KELOMPOK if g in row.nilai]
    return tuple(groups) if groups and _terhitung(row) else ("pagu", "realisasi", *groups)


def _terhitung(row: Baris) -> bool:
    """True where the document has no column of its own for pagu: it was added up from the kelompok."""
    groups = [row[f"{k}_pagu"].ref for k in KELOMPOK if row[f"{k}_pagu"].ref]
    return bool(groups) and (row["pagu"].ref is None or row["pagu"].ref in groups)


def _jumlah_pohon(tree: Tree, gaps: dict[Node | None, set[Decimal]]) -> Iterator[Kaitan]:
    for name in _ukuran(tree):
        for node in tree.semua():
            if node.anak and node.tingkat in _KODE_JUMLAH and not node.tersirat:
                label = f"{_sebut_ukuran(name)} {sebut_pos(node.tingkat, node.nama)}"
                yield from _satu_jumlah(
                    _kode(_KODE_JUMLAH[node.tingkat], name, tree),
                    label, node.baris, [c.baris for c in node.bagian()], name, name,
                    NAMA_TINGKAT[node.bagian()[0].tingkat], gaps.get(node, set()),
                )  # fmt: skip
        roots = with_rows(tree.akar)
        if tree.jumlah is not None and len({n.tingkat for n in roots}) == 1:
            yield from _satu_jumlah(
                _kode("JML-03", name, tree), f"{_sebut_ukuran(name)} pada baris jumlah", tree.jumlah,
                [n.baris for n in roots], name, name, NAMA_TINGKAT[roots[0].tingkat], gaps.get(None, set()),
            )  # fmt: skip


def _kode(kode: str, name: str, tree: Tree) -> str:
    """Columns of a kelompok beside a written pagu belong to JML-06."""
    return kode if name in ("pagu", "realisasi") or _terhitung(next(tree.semua()).baris) else "JML-06"


def _sebut_ukuran(name: str) -> str:
    group, _, kind = name.rpartition("_")
    return f"{kind} belanja {group.replace('_', ' ')}" if group else name


def _jumlah_rencana(tree: Tree, gaps: dict[Node | None, set[Decimal]]) -> Iterator[Kaitan]:
    """PK and RKT: the total row against the lowest level that has amounts."""
    if tree.jumlah is None:
        return
    nodes = [n for n in tree.semua() if "pagu" in n.uang]
    leaves = [n for n in nodes if not any("pagu" in d.uang for d in n.semua() if d is not n)]
    rows = [n.uang["pagu"].baris for n in leaves]
    kind = NAMA_TINGKAT[leaves[0].tingkat] if leaves else ""
    yield from _satu_jumlah(
        "JML-04", "anggaran pada baris jumlah", tree.jumlah, rows, "anggaran", "anggaran", kind, gaps.get(None, set())
    )


def _satu_jumlah(
    kode: str,
    label: str,
    total: Baris,
    parts: Sequence[Baris],
    name: str,
    part_name: str,
    sebutan: str,
    gaps: set[Decimal],
) -> Iterator[Kaitan]:
    if not parts or not layak(total, name) or not all(_nol_atau_layak(b, part_name) for b in parts):
        return
    if not any(ada(b, part_name) for b in parts):
        return
    relation = Jumlah(kode, label, titik(total, name), tuple(titik(b, part_name) for b in parts), sebutan)
    difference = (total.angka(name) or Decimal(0)) - relation.hasil(_tertulis)
    if difference == 0 or difference not in gaps:
        yield relation


def _tertulis(t: Titik) -> Decimal | int | str | None:
    return t.isi


def _selisih_yang_terjelaskan(tree: Tree, references: Sequence[Node]) -> dict[Node | None, set[Decimal]]:
    """Differences that another finding explains: a row missing in this document (DOK-07) or there twice (NOM-04)."""
    gaps: dict[Node | None, set[Decimal]] = {}
    leaves_only = tree.tabel in ("rkt",)
    levels = {n.tingkat for n in tree.semua()}
    for node in (None, *tree.semua()):
        children = tree.akar if node is None else node.anak
        amounts: set[Decimal] = set()
        seen: set[str] = set()
        for child in children:
            name = child.kode or key(child.nama)
            if name in seen or key(child.nama) in seen:
                amounts |= {-v for f in ("pagu", "realisasi", *_SEMUA_KELOMPOK) if (v := child.baris.angka(f))}
            seen |= {name, key(child.nama)}
        if tree.pairs:
            if node is None:
                below = [d for r in references for d in (r.semua() if leaves_only else (r,))]
            else:
                below = ref.anak if (ref := tree.acuan(node)) else []
            missing = [n for n in below if n not in tree.used and n.tingkat in levels]
            for name in ("pagu", "realisasi"):
                values = [v for n in missing if (t := n.uang.get(name)) and (v := t.angka)]
                amounts |= {*values, sum(values, Decimal(0))}
        gaps[node] = amounts
    return gaps


# --- within one row -----------------------------------------------------------------------


def _dalam_baris(row: Baris) -> Iterator[Kaitan]:
    name = f"{NAMA_TINGKAT.get(row.teks('tingkat'), 'baris jumlah')} {row.teks('uraian')}".strip()
    if row.teks("tahun"):
        name = f"tahun {row.teks('tahun')}"
    both = layak(row, "pagu") and layak(row, "realisasi")
    if both and ada(row, "sisa") and row.angka("sisa") is not None:
        yield sisa(row, f"sisa anggaran {name}")
    if both and row.angka("persen") is not None and ada(row, "persen"):
        yield persentase(row, f"persentase serapan {name}")
    if _terhitung(row):
        return
    for kind in ("pagu", "realisasi"):
        groups = [f"{k}_{kind}" for k in KELOMPOK if f"{k}_{kind}" in row.nilai]
        usable = layak(row, kind) and all(_nol_atau_layak(row, g) for g in groups)
        if usable and any(ada(row, g) for g in groups):
            yield Jumlah(
                "JML-06", f"{kind} {name}", titik(row, kind), tuple(titik(row, g) for g in groups), "kelompok belanja"
            )


def sisa(row: Baris, label: str) -> Hasil:
    """The written sisa against pagu − realisasi, which tells each of the three from the other two."""
    left, pagu, realised = titik(row, "sisa"), sel_uang(row, "pagu"), sel_uang(row, "realisasi")

    def hitung(baca: Baca) -> list[Decimal]:
        return [_jumlahkan(baca, pagu) - _jumlahkan(baca, realised)]

    def balik(t: Titik, baca: Baca) -> Decimal:
        missing = _angka(baca, left) - hitung(baca)[0]
        return _angka(baca, t) + (missing if t in pagu else -missing)

    return Hasil("JML-05", label, left, (*pagu, *realised), hitung, "pagu dikurangi realisasi", balik)


def _angka(baca: Baca, t: Titik) -> Decimal:
    value = baca(t)
    return Decimal(value) if isinstance(value, (int, Decimal)) else Decimal(0)


def persentase(row: Baris, label: str) -> Hasil:
    """The written percentage of a row against realisasi / pagu × 100."""
    pagu, realised = sel_uang(row, "pagu"), sel_uang(row, "realisasi")

    def hitung(baca: Baca) -> list[Decimal]:
        ratio = rasio(_jumlahkan(baca, realised), _jumlahkan(baca, pagu))
        return [] if ratio is None else [ratio]

    return Hasil("PSN-01", label, titik(row, "persen"), (*pagu, *realised), hitung, "realisasi dibagi pagu")


def _jumlahkan(baca: Baca, cells: Sequence[Titik]) -> Decimal:
    return sum((_angka(baca, t) for t in cells), Decimal(0))


# --- between documents --------------------------------------------------------------------


def _cermin(tree: Tree) -> Iterator[Kaitan]:
    """An 'Input' row repeats the amounts of its sub kegiatan."""
    for node in tree.semua():
        for row in node.cermin:
            for name in ("pagu", "realisasi"):
                if layak(row, name) and layak(node.baris, name):
                    label = f"{name} {sebut_pos(node.tingkat, node.nama)}"
                    kode = "DOK-02" if name == "pagu" else "DOK-11"
                    yield Sama(kode, label, titik(row, name), titik(node.baris, name))


def _antar_dokumen(tree: Tree) -> Iterator[Kaitan]:
    for node in tree.semua():
        reference = tree.acuan(node)
        if reference is None or reference.berganda:
            continue
        for name, value in node.uang.items():
            kode = _KODE_PAGU[tree.tabel] if name == "pagu" else "DOK-11"
            label = f"{name} {sebut_pos(node.tingkat, reference.nama)}"
            if reference.tersirat:
                parts = [n.baris for n in reference.bagian()]
                yield from _satu_jumlah(
                    kode, label, value.baris, parts, value.kolom, name, "rincian pada realisasi anggaran", set()
                )
            other = reference.uang.get(name)
            if other is None or not layak(value.baris, value.kolom) or not layak(other.baris, other.kolom):
                continue
            yield _setara(kode, label, value, other.baris, name)


def _setara(kode: str, label: str, value: Titik, row: Baris, name: str) -> Kaitan:
    """An amount against that of a row of the realisasi anggaran, or against the kelompok it was added up from."""
    cells = sel_uang(row, name)
    if len(cells) == 1:
        return Sama(kode, label, value, cells[0])
    return Jumlah(kode, label, value, cells, f"kelompok belanja pada {sebut(cells[0])}")


def sel_uang(row: Baris, name: str) -> tuple[Titik, ...]:
    """The cells that make up pagu or realisasi of a row: its own, or those of the kelompok."""
    if not _terhitung(row):
        return (titik(row, name),)
    return tuple(titik(row, g) for k in KELOMPOK if ada(row, g := f"{k}_{name}")) or (titik(row, name),)


# --- further tables -----------------------------------------------------------------------


def _belanja(konteks: Konteks) -> Iterator[Kaitan]:
    """The table of belanja: its own sums and percentages, and its total against the realisasi anggaran."""
    for document in konteks.data.per_dokumen("belanja"):
        rows = [b for b in document.tabel["belanja"] if b.teks("kelompok")]
        own = total_row(document, "belanja")
        for name in ("pagu", "realisasi"):
            label = f"{name} seluruh belanja"
            if own is not None:
                yield from _satu_jumlah("JML-06", label, own, rows, name, name, "kelompok belanja", set())
                yield from _lawan_anggaran("JML-06", label, own, name, konteks)
            else:
                yield from _kelompok_lawan_anggaran(label, rows, name, konteks)
        for row in rows:
            if layak(row, "pagu") and row.angka("persen") is not None and ada(row, "persen"):
                yield _persentase_belanja(row, rows)


def _kelompok_lawan_anggaran(label: str, rows: Sequence[Baris], name: str, konteks: Konteks) -> Iterator[Kaitan]:
    """A table of belanja without a total row: together its rows are the whole realisasi anggaran."""
    total = _total_anggaran(konteks)
    if total is not None:
        yield from _satu_jumlah("JML-06", label, total, rows, name, name, "kelompok belanja", set())
        return
    programs = [n.baris for n in with_rows(konteks.register.forest.akar())]
    every = [*rows, *programs]
    if rows and programs and all(_nol_atau_layak(b, name) for b in every) and all(ada(b, name) for b in rows):
        first, *others = (titik(b, name) for b in rows)
        parts = tuple(t for b in programs for t in sel_uang(b, name))
        yield Jumlah("JML-06", label, first, parts, "program pada realisasi anggaran", tuple(others))


def _persentase_belanja(row: Baris, rows: Sequence[Baris]) -> Hasil:
    """A kelompok's percentage is its serapan, or its share of all belanja; tables do not say which."""
    pagu = titik(row, "pagu")
    realised = titik(row, "realisasi") if layak(row, "realisasi") else None
    every = [titik(b, "pagu") for b in rows if layak(b, "pagu")]

    def hitung(baca: Baca) -> list[Decimal]:
        spent = rasio(_angka(baca, realised), _angka(baca, pagu)) if realised else None
        share = rasio(_angka(baca, pagu), _jumlahkan(baca, every))
        return [v for v in (spent, share) if v is not None]

    label = f"persentase belanja {row.teks('kelompok').replace('_', ' ')}"
    rule = "realisasi dibagi pagu" if realised else "pagunya dibagi pagu seluruh belanja"
    inputs = (pagu, realised) if realised else tuple(every)
    return Hasil("PSN-01", label, titik(row, "persen"), inputs, hitung, rule)


def _total_anggaran(konteks: Konteks) -> Baris | None:
    """The total row of the realisasi anggaran, where there is just one."""
    totals = [t.jumlah for t in konteks.register.forest.anggaran if t.jumlah is not None]
    return totals[0] if len(totals) == 1 and len(konteks.register.forest.anggaran) == 1 else None


def _lawan_anggaran(kode: str, label: str, row: Baris, name: str, konteks: Konteks) -> Iterator[Kaitan]:
    """The whole of the realisasi anggaran as another table writes it."""
    total = _total_anggaran(konteks)
    if total is not None and layak(row, name) and layak(total, name):
        yield _setara(kode, label, titik(row, name), total, name)
    elif total is None and konteks.register.forest.anggaran and layak(row, name):
        programs = [n.baris for n in with_rows(konteks.register.forest.akar())]
        yield from _satu_jumlah(kode, label, row, programs, name, name, "program", set())


def _serapan_tahunan(konteks: Konteks) -> Iterator[Kaitan]:
    """Serapan beside earlier years: each row in itself, the report's year against the realisasi anggaran."""
    for row in konteks.data.baris("serapan_tahunan"):
        yield from _dalam_baris(row)
        if konteks.identitas.tahun is not None and row.angka("tahun") == konteks.identitas.tahun:
            for name in ("pagu", "realisasi"):
                label = f"{name} seluruh anggaran tahun {konteks.identitas.tahun}"
                yield from _lawan_anggaran("DOK-11", label, row, name, konteks)


def pagu_akhir(konteks: Konteks) -> list[Jumlah]:
    """JML-09: anggaran semula = what was withdrawn + the pagu of the realisasi anggaran, row by row."""
    found = []
    for row in konteks.data.baris("pergeseran"):
        node = konteks.register.shifts.get(id(row))
        pagu = node.uang.get("pagu") if node is not None else None
        if (
            node is None
            or pagu is None
            or node.berganda
            or not layak(pagu.baris, "pagu")
            or not layak(row, "anggaran_semula")
            or not layak(row, "ditarik")
        ):
            continue
        label = f"anggaran semula sub kegiatan {node.nama}"
        parts = (titik(row, "ditarik"), *sel_uang(pagu.baris, "pagu"))
        found.append(
            Jumlah("JML-09", label, titik(row, "anggaran_semula"), parts, "angka (yang ditarik dan pagu akhir)")
        )
    return found


def pagu_akhir_umum(relations: Sequence[Jumlah]) -> bool:
    """True where a list of shifts ends at the pagu of the realisasi anggaran, but for one slip."""
    return len(relations) > 1 and sum(not r.cocok(_tertulis) for r in relations) * 2 < len(relations)


def _pergeseran(konteks: Konteks) -> Iterator[Kaitan]:
    if pagu_akhir_umum(relations := pagu_akhir(konteks)):
        yield from relations
    for document in konteks.data.per_dokumen("pergeseran"):
        total = total_row(document, "pergeseran")
        if total is not None:
            rows = document.tabel["pergeseran"]
            for name, label in (("ditarik", "anggaran yang ditarik"), ("anggaran_semula", "anggaran semula")):
                yield from _satu_jumlah(
                    "JML-07",
                    f"{label} pada baris jumlah pergeseran",
                    total,
                    rows,
                    name,
                    name,
                    "baris pergeseran",
                    set(),
                )
