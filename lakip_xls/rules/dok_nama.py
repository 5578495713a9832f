"""DOK-07, 08: programmes, kegiatan and sub kegiatan that are missing, and names that are written differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lakip_xls.entities.sasaran import TABLES as SASARAN_TABLES
from lakip_xls.entities.sasaran import Sasaran
from lakip_xls.entities.tree import Node, Tree
from lakip_xls.findings import Temuan
from lakip_xls.model import Baris
from lakip_xls.parsing.names import key, words
from lakip_xls.provenance import Ref
from lakip_xls.rules.bantu import besar, daftar, nama_dokumen, sebut, sebut_pos, temuan
from lakip_xls.rules.kaitan_kinerja import efisiensi_tertulis
from lakip_xls.rules.keluaran import keluaran_bersama
from lakip_xls.rules.registry import Konteks, aturan
from lakip_xls.rules.sebutan import berlaku
from lakip_xls.skema import NAMA_TINGKAT, TINGKAT
from lakip_xls.titik import Titik, titik

# --- programmes, kegiatan, sub kegiatan ---------------------------------------------------

_KELUARGA = {
    "pk_program": "pk",
    "rkt": "rkt",
    "rencana_aksi": "rencana_aksi",
    "realisasi_program": "realisasi_program",
    "keuangan_program": "realisasi_program",
}
_PALING_SEDIKIT = 0.5
"""A document that names fewer of the nodes of a level does not mean to name them all."""


@aturan("DOK-07", needs=("anggaran", "pk_program|rkt|rencana_aksi|realisasi_program|keuangan_program"))
def dok_07(konteks: Konteks) -> Iterator[Temuan]:
    """Program, kegiatan, dan sub kegiatan ada pada semua dokumen yang memuat tingkat itu.

    Dasar: Permendagri 86/2017 dan 77/2020, perencanaan dan penganggaran memakai program, kegiatan,
    dan sub kegiatan yang sama. Dokumen yang memang hanya memuat sebagian (refocusing, PK pejabat)
    atau tingkat yang lebih tinggi tidak dianggap kurang. Anak dari yang tidak ada tidak diulang.

    Salah: kegiatan Administrasi Kepegawaian ada pada realisasi anggaran tetapi tidak pada RKT.
    Benar: kegiatan itu ada pada keduanya.
    """
    forest = konteks.register.forest
    families: dict[str, list[Tree]] = {}
    for tree in forest.lain:
        families.setdefault(_KELUARGA[tree.tabel], []).append(tree)
    lacking: dict[Node, list[Tree]] = {}
    extra: dict[Node, Tree] = {}
    for trees in families.values():
        found = {n for t in trees for n in t.used}
        names = {(n.tingkat, key(n.nama)) for t in trees for n in t.semua() if n in t.pairs}
        for level in TINGKAT:
            wanted = [n for t in forest.anggaran for n in _bernama(t, level) if not n.nama_berulang]
            hits = [n for n in wanted if n in found]
            own = [(n, t) for t in trees for n in _bernama(t, level) if n not in t.pairs]
            for node, tree in own:
                doubled = (level, key(node.nama)) in names
                if not doubled and (node.induk is None or node.induk not in extra):
                    extra.setdefault(node, tree)
            if hits and len(hits) >= _PALING_SEDIKIT * len(wanted):
                for node in wanted:
                    if node not in found and node.induk not in lacking:
                        lacking.setdefault(node, []).append(trees[0])
    groups: dict[tuple[str, str], list[Node]] = {}
    for node in extra:
        groups.setdefault((node.tingkat, key(node.nama)), []).append(node)
    for same in groups.values():
        node = same[0]
        twin = _kembar(node, extra[node], lacking)
        yield _hanya_di(
            node, [n.sebutan for n in same], twin, [nama_dokumen(b) for b in _baris_anggaran(forest.anggaran)]
        )
        if twin is not None:
            lacking.pop(twin, None)
    for node, lacks in lacking.items():
        yield _hanya_di(node, [node.sebutan], None, [nama_dokumen(t.akar[0].baris) for t in lacks])


def _bernama(tree: Tree, level: str) -> list[Node]:
    return [n for n in tree.semua() if n.tingkat == level and n.nama]


def _baris_anggaran(trees: Sequence[Tree]) -> list[Baris]:
    return [t.akar[0].baris for t in trees if t.akar]


def _kembar(node: Node, tree: Tree, lacking: dict[Node, list[Tree]]) -> Node | None:
    """The one row that is missing where this one is too many: probably the same thing under another name."""
    parent = tree.acuan(node.induk) if node.induk else None
    candidates = [n for n in lacking if n.tingkat == node.tingkat and (node.induk is None or n.induk is parent)]
    return candidates[0] if len(candidates) == 1 else None


def _hanya_di(node: Node, cells: Sequence[Titik], twin: Node | None, absent: Sequence[str]) -> Temuan:
    cell, kind = node.sebutan, NAMA_TINGKAT[node.tingkat]
    text = (
        f"{besar(sebut_pos(node.tingkat, node.nama))} ada pada {daftar(sebut(t) for t in cells)}, "
        f"tetapi tidak ada pada {daftar(absent)}."
    )
    if twin is not None:
        text += f" Di sana, pada tempat yang sama, tertulis {twin.nama}, {sebut(twin.sebutan)}."
    return temuan(
        "DOK-07",
        cell,
        text,
        f"Bila {kind} ini memang dilaksanakan, tambahkan pada dokumen yang belum memuatnya; bila namanya berubah, samakan.",
        seharusnya=twin.nama if twin else f"ada pada {daftar(absent)}",
        terkait=[*(t.ref for t in cells), *([twin.sebutan.ref] if twin else [])],
    )


# --- wording ------------------------------------------------------------------------------


@aturan("DOK-08", needs=("anggaran|pk",))
def dok_08(konteks: Konteks) -> Iterator[Temuan]:
    """Nama yang sama ditulis sama pada semua dokumen.

    Dasar: Permendagri 90/2019 dan Kepmendagri pemutakhirannya untuk program, kegiatan, dan sub
    kegiatan; Perjanjian Kinerja untuk sasaran dan indikator. Beda huruf besar, spasi, tanda baca,
    dan ejaan yang lazim (Prosentase/Persentase) tidak disebut. Setiap cara tulis disebut sekali.

    Salah: Koordinasi Ketertiban dan Keamanan Umum.
    Benar: Koordinasi Ketentraman dan Ketertiban Umum.
    """
    yield from _beda_pos(konteks)
    yield from _beda_sasaran(konteks)
    yield from _beda_indikator(konteks)
    yield from _beda_keluaran(konteks)


def _beda_pos(konteks: Konteks) -> Iterator[Temuan]:
    official = {key(n.nama): n.nama for n in konteks.resmi}
    forest = konteks.register.forest
    mentions: dict[Node, list[Titik]] = {}
    for tree in forest.anggaran:
        for node in tree.semua():
            mentions[node] = [node.sebutan]
    for tree in forest.lain:
        for node, pair in tree.pairs.items():
            mentions.setdefault(pair.right, []).append(node.sebutan)
    for row in konteks.data.baris("pergeseran"):
        shifted = konteks.register.shifts.get(id(row))
        if shifted is not None:
            mentions[shifted].append(titik(row, "sub_kegiatan"))
    told: set[Titik] = set()
    for node, cells in mentions.items():
        wordings: dict[str, list[Titik]] = {}
        for cell in dict.fromkeys(c for c in cells if c.nilai.teks):
            wordings.setdefault(key(cell.nilai.teks), []).append(cell)
        if len(wordings) < 2:
            continue
        right = next((k for k in wordings if k in official), None)
        right = right or max(
            wordings, key=lambda k: (len({t.ref.berkas for t in wordings[k]}), node.sebutan in wordings[k])
        )
        proper = wordings[right][0].nilai.teks
        for wording, places in wordings.items():
            if wording != right and places[0] not in told:
                told.add(places[0])
                note = ", yang sesuai dengan nomenklatur" if right in official else ""
                yield _beda_nama(NAMA_TINGKAT[node.tingkat], places, wordings[right], proper, note)


def _beda_nama(kind: str, places: Sequence[Titik], others: Sequence[Titik], proper: str, note: str) -> Temuan:
    cell, base = places[0], others[0]
    again = {t.ref: t for t in places if t.ref != cell.ref}  # one cell may be a row of two tables
    more = f" (juga pada {daftar((sebut(t) for t in again.values()), 3)})" if again else ""
    return temuan(
        "DOK-08",
        cell,
        f'Nama {kind} ditulis "{cell.nilai.teks}" pada {sebut(cell)}{more}, tetapi "{base.nilai.teks}" pada '
        f"{daftar((sebut(t) for t in {t.ref: t for t in others}.values()), 3)}{note}.",
        f'Bila yang dimaksud sama, tulis "{proper}" pada semua dokumen.',
        seharusnya=proper,
        terkait=[t.ref for t in (*places, *others)],
    )


def _beda_sasaran(konteks: Konteks) -> Iterator[Temuan]:
    """The wordings of every sasaran of the Perjanjian Kinerja (without one, of the pengukuran)."""
    register = konteks.register.sasaran
    base = "pk" if konteks.data.baris("pk") else "pengukuran"
    aliases = {key(row.teks("sasaran")): register.of(e.sasaran) for row, e in konteks.sekali(efisiensi_tertulis)}
    placed: dict[Sasaran, list[Baris]] = {}
    for item in register.all:
        for table in SASARAN_TABLES:
            for row in item.rows(table):
                if table != "renstra" or berlaku(konteks, row):
                    meant = item if item.wordings.get(base) else aliases.get(key(row.teks("sasaran")))
                    if meant is not None:
                        placed.setdefault(meant, []).append(row)
    for item, rows in placed.items():
        yield from _beda_tulisan("sasaran", rows, item.nama)


def _beda_indikator(konteks: Konteks) -> Iterator[Temuan]:
    """The wordings of every indicator of the Perjanjian Kinerja (without one, of the pengukuran)."""
    base = "pk" if konteks.data.baris("pk") else "pengukuran"
    for item in konteks.register.indicators.all:
        agreed = item.first(base)
        if agreed is not None:
            tables = sorted(item.rows, key=lambda t: t != base)
            rows = [b for t in tables for b in item.of(t) if t != "renstra" or berlaku(konteks, b)]
            yield from _beda_tulisan("indikator", rows, agreed.teks("indikator"))


def _beda_tulisan(column: str, rows: Sequence[Baris], agreed: str) -> Iterator[Temuan]:
    """The wording that most sheets use against every other one."""
    cells_of: dict[str, list[Titik]] = {key(agreed): []}
    for row in rows:
        cells_of.setdefault(key(row.teks(column)), []).append(titik(row, column))

    def sheets(wording: str) -> tuple[int, bool]:
        return len({(t.ref.berkas, t.ref.lembar) for t in cells_of[wording]}), wording == key(agreed)

    usual = max(cells_of, key=sheets)
    for wording, cells in cells_of.items():
        if wording != usual and cells:
            base = list(dict.fromkeys(cells_of[usual]))
            yield _beda_nama(column, list(dict.fromkeys(cells)), base, base[0].nilai.teks, "")


def _beda_keluaran(konteks: Konteks) -> Iterator[Temuan]:
    """Output indicators: Rencana Aksi against realisasi program, and the RKT against either."""
    wordings: dict[Titik, dict[str, list[Titik]]] = {}
    for pair in keluaran_bersama(konteks):
        plan, result = titik(pair.rencana, "indikator"), titik(pair.realisasi, "indikator")
        if pair.senama and plan.nilai.teks and result.nilai.teks:
            wordings[plan] = {}
            for cell in (result, plan):
                wordings[plan].setdefault(key(cell.nilai.teks), []).append(cell)
    of_cell = {t: same for same in wordings.values() for cells in same.values() for t in cells}
    for planned in konteks.register.outputs.rkt:
        own, other = titik(planned.rkt, "indikator_kegiatan"), titik(planned.lain, "indikator")
        same = of_cell.get(other) or wordings.setdefault(other, {key(other.nilai.teks): [other]})
        same.setdefault(key(own.nilai.teks), []).append(own)
    for same in wordings.values():
        if len(same) < 2:
            continue
        worth = {k: (len(t), *_wajar(t[0], [c[0] for c in same.values()], konteks)) for k, t in same.items()}
        usual = max(same, key=worth.__getitem__)
        proper = same[usual]
        for wording, cells in same.items():
            if wording != usual:
                yield _beda_nama("indikator keluaran", cells, proper, proper[0].nilai.teks, "")


def _wajar(cell: Titik, rivals: Sequence[Titik], konteks: Konteks) -> tuple[bool, bool, int]:
    """What speaks for the wording of an output.

    It holds its sub kegiatan's name, lacks no word that a rival adds to it, and has few words that stand nowhere else.
    """
    text = words(cell.nilai.teks)
    own, known = set(text.split()), konteks.sekali(_kata)
    whole = not any(own < set(words(t.nilai.teks).split()) for t in rivals)
    return words(cell.baris.teks("sub_kegiatan")) in text, whole, -sum(known[w] < 2 for w in own)


def _kata(konteks: Konteks) -> Counter[str]:
    """In how many cells of names and indicators each word stands."""
    cells: dict[Ref, str] = {}
    for document in konteks.data.dokumen:
        for rows in document.tabel.values():
            for row in rows:
                for name in ("uraian", *TINGKAT, "sasaran", "indikator", "indikator_kegiatan", "indikator_program"):
                    if row.teks(name):
                        cells[row.ref_of(name)] = row.teks(name)
    return Counter(w for text in cells.values() for w in set(words(text).split()))
