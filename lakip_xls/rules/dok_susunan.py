"""DOK-15, DOK-16, NOM-05: programmes and indicators under another sasaran, other outputs, names on another level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lakip_xls.entities.tree import Node, Tree
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Baris, Dokumen, Nilai
from lakip_xls.parsing.names import key
from lakip_xls.provenance import Ref
from lakip_xls.rules.bantu import daftar, nama_dokumen, sebut, sebut_nama, temuan
from lakip_xls.rules.daftar_resmi import Daftar, daftar_resmi
from lakip_xls.rules.dok_indikator import satuan_berbeda
from lakip_xls.rules.keluaran import keluaran_bersama
from lakip_xls.rules.registry import Konteks, aturan
from lakip_xls.rules.sebutan import baris_berlaku, sebutan
from lakip_xls.skema import NAMA_TINGKAT, TINGKAT
from lakip_xls.titik import Titik, titik


@aturan("DOK-15", needs=("pk", "anggaran|pengukuran|rkt|iku|renstra"))
def dok_15(konteks: Konteks) -> Iterator[Temuan]:
    """Satu program atau indikator berada di bawah sasaran yang sama pada semua dokumen.

    Dasar: Permendagri 86/2017, program diturunkan dari sasaran; serapan dan efisiensi sasaran dihitung
    dari programnya. Yang dibandingkan hanya sasaran yang ada pada Perjanjian Kinerja: program dengan
    kaitan yang dipakai untuk menghitung efisiensi (Pengaturan, RKT, atau Rencana Aksi), indikator dengan
    sasaran yang disebut kebanyakan tabel.

    Salah: Program Penunjang di bawah sasaran Kepuasan Masyarakat, padahal kaitannya Kualitas Pemerintahan.
    Benar: Program Penunjang di bawah sasaran Kualitas Pemerintahan pada semua tabel.
    """
    agreed = [n.teks for n in sebutan(konteks.data.baris("pk"), "sasaran")]
    for tree in konteks.register.forest.lain:
        if tree.tabel not in ("rkt", "rencana_aksi", "keuangan_program"):
            continue
        rows = _menurut_program(tree)
        for node in tree.akar:
            reference = tree.acuan(node)
            tied = _kaitan(reference, konteks) if reference is not None else []
            cells = [t for t in _sasaran(node, rows) if _sama(konteks, t.nilai.teks, agreed)]
            if tied and cells and not any(_sama(konteks, t.nilai.teks, tied) for t in cells):
                yield _sasaran_lain(node, cells, tied)
    yield from _indikator_pindah(konteks, agreed)


_BERSASARAN = (
    "pk", "pengukuran", "rkt", "rencana_aksi_sasaran", "iku", "renstra", "antar_tahun", "lawan_renstra", "pembanding",
    "predikat",
)  # fmt: skip
"""Tables that say to which sasaran an indicator belongs."""


def _indikator_pindah(konteks: Konteks, agreed: Sequence[str]) -> Iterator[Temuan]:
    """Sasaran cells all of whose indicators stand under another sasaran in most tables."""
    rows = [
        b for name in _BERSASARAN for b in baris_berlaku(konteks, name)
        if b.teks("indikator") and b.teks("sasaran") and not b.teks("indikator_kegiatan")
    ]  # fmt: skip
    by_key = {key(s): s for s in agreed} | _umum(rows)
    placed: dict[str, dict[str, list[Titik]]] = {}
    for row in rows:
        if key(row.teks("sasaran")) in by_key:
            places = placed.setdefault(key(row.teks("indikator")), {})
            places.setdefault(key(row.teks("sasaran")), []).append(titik(row, "sasaran"))
    proper: dict[str, str] = {}
    for indicator, places in placed.items():
        votes = {s: len({(t.ref.berkas, t.ref.lembar) for t in cells}) for s, cells in places.items()}
        most = max(votes, key=votes.__getitem__)
        if 2 * votes[most] > sum(votes.values()):
            proper[indicator] = most
    under: dict[Titik, list[Baris]] = {}
    for places in placed.values():
        for cells in places.values():
            for cell in cells:
                under.setdefault(cell, []).append(cell.baris)
    for cell, own in under.items():
        meant = {proper.get(key(b.teks("indikator"))) for b in own}
        (right,) = meant if len(meant) == 1 else (None,)
        if right is not None and right != key(cell.nilai.teks):
            others = [t for b in own for t in placed[key(b.teks("indikator"))][right]]
            yield _induk_lain(cell, own, by_key[right], list(dict.fromkeys(others)))


def _umum(rows: Sequence[Baris]) -> dict[str, str]:
    """The sasaran that most of the sheets name: also one that the Perjanjian Kinerja lost."""
    sheets: dict[str, set[tuple[str, str]]] = {}
    names: dict[str, str] = {}
    for row in rows:
        name = key(row.teks("sasaran"))
        names.setdefault(name, row.teks("sasaran"))
        sheets.setdefault(name, set()).add((row.ref.berkas, row.ref.lembar))
    every = set().union(*sheets.values())
    return {n: names[n] for n, found in sheets.items() if 2 * len(found) > len(every)}


def _induk_lain(cell: Titik, rows: Sequence[Baris], right: str, others: Sequence[Titik]) -> Temuan:
    names = daftar((sebut_nama(b.teks("indikator")) for b in rows), 3)
    return temuan(
        "DOK-15",
        cell,
        f"Indikator {names} berada di bawah sasaran {sebut_nama(cell.nilai.teks)} pada {sebut(cell)}, padahal berada di "
        f"bawah {sebut_nama(right)} pada {daftar((sebut(t) for t in others), 3)}.",
        "Perbaiki nama sasarannya, atau pindahkan indikatornya ke sasaran yang benar.",
        seharusnya=right,
        terkait=[*(b.ref_of("indikator") for b in rows), *(t.ref for t in others)],
    )


def _kaitan(program: Node, konteks: Konteks) -> list[str]:
    """The sasaran that a programme of the realisasi anggaran is tied to."""
    return [e.sasaran for e in konteks.hitungan.efisiensi if any(p.baris is program.baris for p in e.program)]


def _menurut_program(tree: Tree) -> dict[str, list[Baris]]:
    """The rows that name each programme; a realisasi program names it once, in its own row."""
    rows: dict[str, list[Baris]] = {}
    for b in tree.dokumen.tabel[tree.tabel] if tree.tabel != "keuangan_program" else ():
        rows.setdefault(key(b.teks("program")), []).append(b)
    return rows


def _sasaran(node: Node, rows: Mapping[str, list[Baris]]) -> list[Titik]:
    """The cells that name the sasaran of a programme in one document."""
    own = rows.get(key(node.nama), []) if rows else [node.baris]
    return list(dict.fromkeys(titik(b, "sasaran") for b in own if b.teks("sasaran")))


def _sama(konteks: Konteks, nama: str, names: Sequence[str]) -> bool:
    return any(konteks.register.sasaran.same(nama, n) for n in names)


def _sasaran_lain(node: Node, cells: Sequence[Titik], tied: Sequence[str]) -> Temuan:
    names = daftar(sebut_nama(s) for s in tied)
    return temuan(
        "DOK-15",
        cells[0],
        f"Program {sebut_nama(node.nama)} berada di bawah sasaran {sebut_nama(cells[0].nilai.teks)} pada "
        f"{sebut(cells[0])}, padahal menurut kaitan sasaran dan program yang dipakai program ini mendukung {names}.",
        "Pindahkan programnya ke sasaran yang benar, atau perbaiki kaitan sasaran dan program pada Pengaturan.",
        seharusnya=names,
        terkait=[node.sebutan.ref, *(t.ref for t in cells)],
    )


@aturan("DOK-16", needs=("rencana_aksi", "realisasi_program"))
def dok_16(konteks: Konteks) -> Iterator[Temuan]:
    """Indikator keluaran sub kegiatan sama pada Rencana Aksi dan realisasi program.

    Dasar: PermenPAN-RB 53/2014, yang dilaporkan adalah keluaran yang direncanakan. Yang diperiksa sub
    kegiatan dengan satu keluaran; bila satuannya juga berbeda, DOK-13 menyebut keduanya.

    Salah: Jumlah gedung yang dirawat pada Rencana Aksi, Jumlah laporan pada realisasi program.
    Benar: indikator keluaran yang sama pada keduanya.
    """
    for pair in keluaran_bersama(konteks):
        plan, result = titik(pair.rencana, "indikator"), titik(pair.realisasi, "indikator")
        if pair.senama or not plan.nilai.teks or not result.nilai.teks or satuan_berbeda(pair.rencana, pair.realisasi):
            continue
        yield temuan(
            "DOK-16",
            plan,
            f"Indikator keluaran sub kegiatan {sebut_nama(pair.sub_kegiatan)} adalah {sebut_nama(plan.nilai.teks)} pada "
            f"{sebut(plan)}, tetapi {sebut_nama(result.nilai.teks)} pada {sebut(result)}.",
            "Pakai indikator keluaran yang sama pada kedua dokumen (nomenklatur menyebutkan keluarannya).",
            seharusnya=result.nilai.teks,
            terkait=[result.ref],
        )


_SUB = frozenset({key("Sub Kegiatan"), key("Nama Sub Kegiatan"), key("Uraian Sub Kegiatan")})
"""Headings of a column that holds nothing but sub kegiatan."""


@aturan("NOM-05", needs=("rkt|rencana_aksi|pergeseran",))
def nom_05(konteks: Konteks) -> Iterator[Temuan]:
    """Nama kegiatan tidak ditulis sebagai sub kegiatan.

    Dasar: Permendagri 90/2019, anggaran dan keluaran melekat pada sub kegiatan; kegiatan adalah tingkat
    di atasnya. Kolom yang seluruhnya berisi nama kegiatan disebut sekali sebagai informasi, pada judulnya.

    Salah: Administrasi Umum Perangkat Daerah pada kolom Sub Kegiatan.
    Benar: Penyediaan Bahan Logistik Kantor pada kolom Sub Kegiatan.
    """
    for tree in konteks.register.forest.lain:
        titles = {k.kolom: key(k.judul.rpartition(" / ")[2]) for k in tree.dokumen.sumber.kolom}
        moved = [n for n in tree.semua() if titles.get(n.sebutan.ref.kolom) in _SUB]
        if {n.tingkat for n in moved} == {"kegiatan"}:
            yield _kolom_lain(tree.dokumen, moved)
    official = konteks.sekali(daftar_resmi)
    for row in konteks.data.baris("pergeseran"):
        level = _tingkat_lain(row.teks("sub_kegiatan"), official)
        if level is not None:
            cell = titik(row, "sub_kegiatan")
            yield temuan(
                "NOM-05",
                cell,
                f"{sebut_nama(cell.nilai.teks)} ditulis sebagai sub kegiatan pada {sebut(cell)}, padahal menurut nomenklatur "
                f"itu nama {NAMA_TINGKAT[level]}.",
                f"Tulis nama sub kegiatan yang anggarannya berubah, bukan nama {NAMA_TINGKAT[level]} di atasnya.",
                seharusnya="nama sub kegiatan",
            )


def _tingkat_lain(nama: str, official: Daftar) -> str | None:
    """The level above sub kegiatan at which a name is official, where it is not official as a sub kegiatan too."""
    if official.bernama("sub_kegiatan", nama):
        return None
    return next((t for t in TINGKAT[:2] if official.bernama(t, nama)), None)


def _kolom_lain(document: Dokumen, nodes: Sequence[Node]) -> Temuan:
    """One finding at the heading of a column whose names are of another level."""
    cells = list(dict.fromkeys(n.sebutan for n in nodes))
    source, first = document.sumber, cells[0]
    column = next((k for k in source.kolom if k.kolom == first.ref.kolom), None)
    title = column.judul if column is not None else "Sub Kegiatan"
    row = source.baris_kepala[-1] if source.baris_kepala else first.ref.baris
    head = Titik(Ref(first.ref.berkas, first.ref.lembar, row, first.ref.kolom), "judul", first.baris, Nilai(title))
    return temuan(
        "NOM-05",
        head,
        f"Kolom '{title}' pada {sebut(head)} berisi {len(cells)} nama kegiatan "
        f"({daftar((c.nilai.teks for c in cells), 3)}), bukan nama sub kegiatan; {nama_dokumen(first.baris)} ini dibaca "
        "sampai tingkat kegiatan saja.",
        "Ganti judul kolomnya menjadi Nama Kegiatan, atau isi dengan sub kegiatannya.",
        seharusnya="nama sub kegiatan",
        terkait=[c.ref for c in cells],
        tingkat=Tingkat.INFO,
    )
