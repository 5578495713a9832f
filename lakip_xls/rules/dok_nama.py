"""DOK-05..08, 13: sasaran, indicators, programmes and units that one document has and another does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lakip_xls.findings import Temuan
from lakip_xls.matching import padankan
from lakip_xls.model import Baris
from lakip_xls.nomenklatur import bawaan
from lakip_xls.parsing.names import key, similarity
from lakip_xls.provenance import Ref
from lakip_xls.rules.bantu import (
    NAMA_TINGKAT,
    Titik,
    daftar,
    nama_dokumen,
    persenan,
    satuan_persen,
    sebut,
    sebut_nama,
    temuan,
    titik,
)
from lakip_xls.rules.kaitan_kinerja import saudara, target_sama
from lakip_xls.rules.keluaran import keluaran_bersama, persen_triwulan
from lakip_xls.rules.pohon import TINGKAT, Pohon, Simpul, hutan
from lakip_xls.rules.registry import Konteks, aturan

# --- indicators and sasaran ---------------------------------------------------------------


@dataclass(frozen=True)
class _Nama:
    """One wording of a sasaran or an indicator, with all cells that hold it."""

    teks: str
    sel: tuple[Titik, ...]
    baris: tuple[Baris, ...]

    @property
    def kunci(self) -> str:
        return key(self.teks)


def _nama(rows: Sequence[Baris], column: str) -> list[_Nama]:
    """The distinct names of a column, in document order."""
    groups: dict[str, list[Baris]] = {}
    for row in rows:
        if row.teks(column):
            groups.setdefault(key(row.teks(column)), []).append(row)
    return [
        _Nama(g[0].teks(column), tuple(dict.fromkeys(titik(b, column) for b in g)), tuple(g)) for g in groups.values()
    ]


@aturan("DOK-05", needs=("pk", "pengukuran"))
def dok_05(konteks: Konteks) -> Iterator[Temuan]:
    """Setiap indikator Perjanjian Kinerja diukur, dan yang diukur ada pada Perjanjian Kinerja.

    Dasar: PermenPAN-RB 53/2014, laporan kinerja mempertanggungjawabkan semua yang diperjanjikan.

    Salah: Indeks Pelayanan Publik diperjanjikan 3,5 tetapi tidak ada pada pengukuran kinerja.
    Benar: keenam indikator PK mempunyai realisasi.
    """
    measured, agreed = konteks.data.baris("pengukuran"), konteks.data.baris("pk")
    pairs = padankan(measured, agreed, lambda b: b.teks("indikator"), lambda b: b.teks("indikator"), bukti=target_sama)
    missing = [b for b in pairs.sisa_kanan if b.teks("indikator")]
    for row in pairs.sisa_kiri:
        if not row.teks("indikator"):
            continue
        cell = titik(row, "indikator")
        same = [b for b in missing if similarity(b.teks("sasaran"), row.teks("sasaran")) >= 86]
        twin = same[0] if len(same) == 1 else None
        if twin is not None:
            missing.remove(twin)
        hint = (
            f" Yang tidak terukur pada sasaran yang sama: {twin.teks('indikator')}, {sebut(titik(twin, 'indikator'))}."
            if twin
            else ""
        )
        yield temuan(
            "DOK-05",
            cell,
            f"Indikator {row.teks('indikator')} pada {sebut(cell)} tidak ada pada Perjanjian Kinerja.{hint}",
            "Samakan nama indikatornya dengan Perjanjian Kinerja, atau hapus bila memang tidak diperjanjikan.",
            seharusnya=twin.teks("indikator") if twin else "ada pada Perjanjian Kinerja",
            terkait=[titik(twin, "indikator").ref] if twin else [],
        )
    for row in missing:
        cell = titik(row, "indikator")
        yield temuan(
            "DOK-05",
            cell,
            f"Indikator {row.teks('indikator')} diperjanjikan pada {sebut(cell)} (target "
            f"{row['target'].tertulis or row.teks('target') or 'kosong'}), tetapi tidak ada pada pengukuran kinerja.",
            "Tambahkan target, realisasi, dan capaian indikator ini pada pengukuran kinerja.",
            seharusnya="ada realisasinya pada pengukuran kinerja",
        )
    for item in konteks.hitungan.indikator:
        realised = item.baris["realisasi"]
        if item.asal_realisasi == "tidak ada" and not realised.gagal and item.baris in measured:
            cell = titik(item.baris, "realisasi")
            yield temuan(
                "DOK-05",
                cell,
                f"Realisasi indikator {item.nama} kosong pada {sebut(cell)}.",
                "Isi realisasinya, atau sertakan data dukung indikator (pembilang dan penyebut).",
                seharusnya="realisasi indikator",
            )


_DOKUMEN_06 = ("rkt", "rencana_aksi_sasaran", "rencana_aksi", "iku", "renstra")


@aturan("DOK-06", needs=("pk", "rkt|rencana_aksi|rencana_aksi_sasaran|iku|renstra"))
def dok_06(konteks: Konteks) -> Iterator[Temuan]:
    """Sasaran dan indikator pada RKT, Rencana Aksi, IKU, dan Renstra ada pada Perjanjian Kinerja.

    Dasar: PermenPAN-RB 53/2014 dan Permendagri 86/2017, semua dokumen menjabarkan sasaran yang sama.
    Sasaran yang sama pada beberapa dokumen disebut sekali; indikatornya hanya disebut bila
    sasarannya ada. Baris Renstra tanpa target pada tahun laporan tidak diperiksa.

    Salah: RKT memakai sasaran Renstra sebelum perubahan.
    Benar: RKT memakai sasaran Perjanjian Kinerja Perubahan.
    """
    agreed = konteks.data.baris("pk")
    sasaran, indicators = _nama(agreed, "sasaran"), _nama(agreed, "indikator")
    measured = _nama(konteks.data.baris("pengukuran"), "indikator")
    strange: dict[tuple[str, str], list[Titik]] = {}
    below: dict[str, list[Titik]] = {}
    for name in _DOKUMEN_06:
        rows = _berlaku(konteks, name)
        here = _nama(rows, "sasaran")
        pairs = padankan(here, sasaran, lambda n: n.teks, lambda n: n.teks, bukti=_berbagi_indikator)
        known = {n.kunci for n in here} - {n.kunci for n in pairs.sisa_kiri}
        unknown = [n for n in pairs.sisa_kiri if not _mirip_salah_satu(n, sasaran)] if sasaran else []
        known |= {n.kunci for n in pairs.sisa_kiri if n not in unknown}
        for item in unknown:
            strange.setdefault(("sasaran", item.kunci), []).extend(item.sel)
            if name != "rencana_aksi":
                below.setdefault(item.kunci, []).extend(
                    titik(b, "indikator") for b in item.baris if b.teks("indikator")
                )
        if name == "rencana_aksi":
            continue
        of_known = [b for b in rows if not b.teks("sasaran") or key(b.teks("sasaran")) in known or not sasaran]
        names = _nama(of_known, "indikator")
        rest = padankan(names, indicators, lambda n: n.teks, lambda n: n.teks).sisa_kiri
        rest = padankan(rest, measured, lambda n: n.teks, lambda n: n.teks).sisa_kiri
        for item in rest:
            if not _mirip_salah_satu(item, indicators):
                strange.setdefault(("indikator", item.kunci), []).extend(item.sel)
    for (kind, wording), cells in strange.items():
        first = cells[0]
        places = daftar(sebut(t) for t in dict.fromkeys(cells))
        under = below.get(wording, []) if kind == "sasaran" else []
        under = [t for t in dict.fromkeys(under) if key(t.nilai.teks) not in {n.kunci for n in indicators}]
        more = f" Indikatornya juga tidak ada: {daftar(sebut_nama(t.nilai.teks) for t in under)}." if under else ""
        yield temuan(
            "DOK-06",
            first,
            f"{kind.capitalize()} {sebut_nama(first.nilai.teks)} tidak ada pada Perjanjian Kinerja. "
            f"Ditulis pada {places}.{more}",
            f"Samakan {kind} ini dengan Perjanjian Kinerja yang berlaku, atau pastikan dokumennya bukan versi lama.",
            seharusnya=f"{kind} Perjanjian Kinerja",
            terkait=[t.ref for t in (*cells, *under)],
        )


def _berlaku(konteks: Konteks, name: str) -> list[Baris]:
    """The rows of a document; of a Renstra those that have a target in the report's year."""
    rows = konteks.data.baris(name)
    year = konteks.identitas.tahun
    if name != "renstra":
        return rows
    return [b for b in rows if b["target"].isi is not None and year is not None and b.angka("tahun") == year]


def _berbagi_indikator(left: _Nama, right: _Nama) -> bool:
    """True where both sasaran have an indicator in common."""
    mine, theirs = ({key(b.teks("indikator")) for b in n.baris} - {""} for n in (left, right))
    return bool(mine & theirs)


def _mirip_salah_satu(item: _Nama, others: Sequence[_Nama]) -> bool:
    """A second wording of something already matched."""
    return any(similarity(item.teks, o.teks) >= 90 for o in others)


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
    forest = konteks.sekali(hutan)
    families: dict[str, list[Pohon]] = {}
    for tree in forest.lain:
        families.setdefault(_KELUARGA[tree.tabel], []).append(tree)
    lacking: dict[Simpul, list[Pohon]] = {}
    extra: dict[Simpul, Pohon] = {}
    for trees in families.values():
        found = {p.kanan for t in trees for p in t.padanan.values()}
        names = {(n.tingkat, key(n.nama)) for t in trees for n in t.semua() if n in t.padanan}
        for level in TINGKAT:
            wanted = [n for t in forest.anggaran for n in t.semua() if n.tingkat == level and not _ganda(n)]
            hits = [n for n in wanted if n in found]
            own = [(n, t) for t in trees for n in t.semua() if n.tingkat == level and n not in t.padanan]
            for node, tree in own:
                doubled = (level, key(node.nama)) in names
                if not doubled and (node.induk is None or node.induk not in extra):
                    extra.setdefault(node, tree)
            if hits and len(hits) >= _PALING_SEDIKIT * len(wanted):
                for node in wanted:
                    if node not in found and node.induk not in lacking:
                        lacking.setdefault(node, []).append(trees[0])
    told: set[str] = set()
    for node, tree in extra.items():
        if (place := f"{node.tingkat} {key(node.nama)}") in told:
            continue
        told.add(place)
        twin = _kembar(node, tree, lacking)
        others = [n.sebutan for n in extra if (n.tingkat, key(n.nama)) == (node.tingkat, key(node.nama))]
        yield _hanya_di(node, others, twin, [nama_dokumen(b) for b in _baris_anggaran(forest.anggaran)])
        if twin is not None:
            lacking.pop(twin, None)
    for node, lacks in lacking.items():
        yield _hanya_di(node, [node.sebutan], None, [nama_dokumen(t.akar[0].baris) for t in lacks])


def _baris_anggaran(trees: Sequence[Pohon]) -> list[Baris]:
    return [t.akar[0].baris for t in trees if t.akar]


def _ganda(node: Simpul) -> bool:
    """The second of two rows of one name (NOM-04 tells it)."""
    return any(key(s.nama) == key(node.nama) for s in node.kakak)


def _kembar(node: Simpul, tree: Pohon, lacking: dict[Simpul, list[Pohon]]) -> Simpul | None:
    """The one row that is missing where this one is too many: probably the same thing under another name."""
    parent = tree.acuan(node.induk) if node.induk else None
    candidates = [n for n in lacking if n.tingkat == node.tingkat and (node.induk is None or n.induk is parent)]
    return candidates[0] if len(candidates) == 1 else None


def _hanya_di(node: Simpul, cells: Sequence[Titik], twin: Simpul | None, absent: Sequence[str]) -> Temuan:
    cell, kind = node.sebutan, NAMA_TINGKAT[node.tingkat]
    text = f"{kind.capitalize()} {node.nama} ada pada {daftar(sebut(t) for t in cells)}, tetapi tidak ada pada {daftar(absent)}."
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
    for column in ("sasaran", "indikator"):
        yield from _beda_kinerja(konteks, column)
    yield from _beda_keluaran(konteks)


def _beda_pos(konteks: Konteks) -> Iterator[Temuan]:
    official = {key(n.nama): n.nama for n in bawaan()}
    forest = konteks.sekali(hutan)
    mentions: dict[Simpul, list[Titik]] = {}
    for tree in forest.anggaran:
        for node in tree.semua():
            mentions[node] = [node.sebutan]
    for tree in forest.lain:
        for node, pair in tree.padanan.items():
            mentions.setdefault(pair.kanan, []).append(node.sebutan)
    told: set[Titik] = set()
    for node, cells in mentions.items():
        wordings: dict[str, list[Titik]] = {}
        for cell in dict.fromkeys(cells):
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
    more = f" (juga pada {daftar((sebut(t) for t in places[1:]), 3)})" if len(places) > 1 else ""
    return temuan(
        "DOK-08",
        cell,
        f'Nama {kind} ditulis "{cell.nilai.teks}" pada {sebut(cell)}{more}, tetapi "{base.nilai.teks}" pada '
        f"{daftar((sebut(t) for t in others), 3)}{note}.",
        f'Bila yang dimaksud sama, tulis "{proper}" pada semua dokumen.',
        seharusnya=proper,
        terkait=[t.ref for t in (*places, *others)],
    )


_TABEL_KINERJA = (
    "pengukuran", "rkt", "rencana_aksi_sasaran", "rencana_aksi", "iku", "renstra", "antar_tahun", "lawan_renstra",
    "pembanding", "predikat", "efisiensi_tertulis", "keuangan_program", "realisasi_program", "data_indikator",
)  # fmt: skip
_TANPA_INDIKATOR_SASARAN = frozenset({"rencana_aksi", "realisasi_program", "keuangan_program"})
"""Frames whose field indikator is an output of a sub kegiatan."""


def _beda_kinerja(konteks: Konteks, column: str) -> Iterator[Temuan]:
    """Sasaran or indicators: the wording that most sheets use against every other one."""
    base = _nama(konteks.data.baris("pk") or konteks.data.baris("pengukuran"), column)
    wordings: dict[str, dict[str, list[Titik]]] = {n.kunci: {n.kunci: list(n.sel)} for n in base}
    for name in _TABEL_KINERJA:
        if column == "indikator" and name in _TANPA_INDIKATOR_SASARAN:
            continue
        rows = _berlaku(konteks, name)
        here = _nama([*rows, *konteks.data.jumlah(name)] if column == "sasaran" else rows, column)
        evidence = _berbagi_indikator if column == "sasaran" else _bertarget_sama
        first = padankan(here, base, lambda n: n.teks, lambda n: n.teks, bukti=evidence)
        again = padankan(first.sisa_kiri, base, lambda n: n.teks, lambda n: n.teks)
        for pair in (*first.pasangan, *again.pasangan):
            wordings[pair.kanan.kunci].setdefault(pair.kiri.kunci, []).extend(pair.kiri.sel)
    for agreed, cells_of in wordings.items():

        def sheets(wording: str, cells_of: dict[str, list[Titik]] = cells_of, agreed: str = agreed) -> tuple[int, bool]:
            return (len({(t.ref.berkas, t.ref.lembar) for t in cells_of[wording]}), wording == agreed)

        usual = max(cells_of, key=sheets)
        for wording, cells in cells_of.items():
            if wording != usual:
                places = list(dict.fromkeys(cells))
                yield _beda_nama(
                    column, places, list(dict.fromkeys(cells_of[usual])), cells_of[usual][0].nilai.teks, ""
                )


def _bertarget_sama(left: _Nama, right: _Nama) -> bool:
    """True where rows of both have the same target under the same sasaran."""
    return any(target_sama(a, b) for a in left.baris for b in right.baris)


def _beda_keluaran(konteks: Konteks) -> Iterator[Temuan]:
    """Output indicators: Rencana Aksi against realisasi program."""
    for pair in konteks.sekali(keluaran_bersama):
        plan, result = titik(pair.rencana, "indikator"), titik(pair.realisasi, "indikator")
        written = plan.nilai.teks and result.nilai.teks
        if pair.senama and written and key(plan.nilai.teks) != key(result.nilai.teks):
            yield _beda_nama("indikator keluaran", [plan], [result], result.nilai.teks, "")


# --- units --------------------------------------------------------------------------------


@aturan("DOK-13", needs=("pk|rencana_aksi", "pengukuran|realisasi_program|iku|renstra"))
def dok_13(konteks: Konteks) -> Iterator[Temuan]:
    """Satuan satu indikator sama pada semua dokumen.

    Dasar: PermenPAN-RB 53/2014, indikator harus terukur dengan satuan yang tetap. Keluaran sub
    kegiatan dibandingkan antara Rencana Aksi dan realisasi program; '%', Persen, dan Prosentase
    adalah satu satuan.

    Salah: 12 Bulan pada Rencana Aksi, 12 dokumen pada realisasi program.
    Benar: 12 Dokumen pada keduanya.
    """
    for pair in konteks.sekali(keluaran_bersama):
        plan, result = pair.rencana, pair.realisasi
        if _salah_bentuk(plan):
            continue
        yield from _beda_satuan(plan, result, f"keluaran sub kegiatan {pair.sub_kegiatan}", pair.senama)
    for item in konteks.sekali(saudara):
        rows = [item.pk, item.indikator.baris, *(b for n in _BERSATUAN for b in item.baris(n))]
        yield from _satuan_ganjil([b for b in rows if b is not None], item.indikator.nama)


_BERSATUAN = ("rkt", "iku", "renstra", "antar_tahun", "lawan_renstra")


def _satuan_ganjil(rows: Sequence[Baris], name: str) -> Iterator[Temuan]:
    """The units of one indicator that fewer sheets use than the usual one."""
    users: dict[str, list[Titik]] = {}
    for row in rows:
        unit = _satuan(row)
        if unit is not None:
            users.setdefault("%" if satuan_persen(unit[0]) else key(unit[0]), []).append(unit[1])
    if len(users) < 2:
        return
    usual = max(users, key=lambda u: len({(t.ref.berkas, t.ref.lembar) for t in users[u]}))
    other = users[usual][0]
    for unit_key, cells in users.items():
        if unit_key != usual:
            yield _temuan_satuan(cells[0], other, f"indikator {sebut_nama(name)}", "", [t.ref for t in cells])


def _salah_bentuk(row: Baris) -> bool:
    """A percentage beside another unit is RA-03's matter."""
    unit = row.teks("satuan")
    return bool(unit) and not satuan_persen(unit) and persen_triwulan(row)


def _satuan(row: Baris) -> tuple[str, Titik] | None:
    """The unit of a row and the cell that says it: its own column, else the one written beside the target."""
    if row.teks("satuan"):
        return row.teks("satuan"), titik(row, "satuan")
    target = row["target"]
    if persenan(target):
        return "%", titik(row, "target")
    return (target.satuan, titik(row, "target")) if target.satuan else None


def _beda_satuan(row: Baris, base: Baris, label: str, same: bool) -> Iterator[Temuan]:
    mine, theirs = _satuan(row), _satuan(base)
    if mine is None or theirs is None or key(mine[0]) == key(theirs[0]) != "":
        return
    if satuan_persen(mine[0]) and satuan_persen(theirs[0]):
        return
    names = daftar(sebut_nama(b.teks("indikator")) for b in (row, base))
    yield _temuan_satuan(mine[1], theirs[1], label, "" if same else f" Nama indikatornya juga berbeda: {names}.", [])


def _temuan_satuan(cell: Titik, other: Titik, label: str, note: str, related: Sequence[Ref]) -> Temuan:
    mine, theirs = (t.nilai.teks if t.kolom == "satuan" else t.nilai.satuan or "%" for t in (cell, other))
    return temuan(
        "DOK-13",
        cell,
        f"Satuan {label} tertulis {mine} pada {sebut(cell)}, tetapi {theirs} pada {sebut(other)}.{note}",
        "Tentukan satuan yang sesuai dengan indikatornya, lalu samakan pada semua dokumen.",
        seharusnya=theirs,
        terkait=[other.ref, *related],
    )
