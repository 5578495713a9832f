"""DOK-05, 06, 13: indicators, sasaran and units that one document has and another does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lakip_xls.entities.likeness import resembles
from lakip_xls.findings import Temuan
from lakip_xls.model import Baris
from lakip_xls.nomenklatur import Nomenklatur
from lakip_xls.parsing.names import key, words
from lakip_xls.provenance import Ref
from lakip_xls.rules.bantu import daftar, persenan, satuan_persen, sebut, sebut_nama, temuan
from lakip_xls.rules.kaitan_kinerja import saudara
from lakip_xls.rules.keluaran import keluaran_bersama, persen_triwulan
from lakip_xls.rules.registry import Konteks, aturan
from lakip_xls.rules.sebutan import Sebutan, baris_berlaku, sebutan
from lakip_xls.titik import Titik, ada, sama_isi, titik


@aturan("DOK-05", needs=("pk", "pengukuran"))
def dok_05(konteks: Konteks) -> Iterator[Temuan]:
    """Setiap indikator Perjanjian Kinerja diukur, dan yang diukur ada pada Perjanjian Kinerja.

    Dasar: PermenPAN-RB 53/2014, laporan kinerja mempertanggungjawabkan semua yang diperjanjikan.

    Salah: Indeks Pelayanan Publik diperjanjikan 3,5 tetapi tidak ada pada pengukuran kinerja.
    Benar: keenam indikator PK mempunyai realisasi.
    """
    measured, register = konteks.data.baris("pengukuran"), konteks.register
    missing = [b for i in register.indicators.all if not i.of("pengukuran") for b in i.of("pk")]
    for row in (b for i in register.indicators.all if not i.of("pk") for b in i.of("pengukuran")):
        cell = titik(row, "indikator")
        same = [b for b in missing if register.sasaran.same(b.teks("sasaran"), row.teks("sasaran"))]
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


_BERINDIKATOR = (
    "pk", "pengukuran", "rkt", "rencana_aksi_sasaran", "iku", "renstra", "antar_tahun", "lawan_renstra", "pembanding",
    "predikat", "data_indikator",
)  # fmt: skip
"""Tables that name every indicator once."""


def indikator_ganda(konteks: Konteks) -> Iterator[Temuan]:
    """NOM-04: an indicator that a table names twice where it lacks exactly one other of the same report."""
    for name in _BERINDIKATOR:
        base = sebutan(konteks.data.baris("pengukuran" if name == "pk" else "pk"), "indikator")
        order = [n.kunci for n in base]
        for document in konteks.data.per_dokumen(name):
            if "rencana_aksi" in document.tabel or any(b.teks("program") for b in document.tabel[name]):
                continue  # an indicator stands beside each of its programmes
            own = {id(b) for b in document.tabel[name] if not b.teks("indikator_kegiatan")}
            names = sebutan([b for b in baris_berlaku(konteks, name) if id(b) in own], "indikator")
            twice = [n for n in names if len({t.ref for t in n.sel}) > 1]
            if len(twice) != 1 or len({t.ref for t in twice[0].sel}) != 2:
                continue
            here = {n.kunci for n in names}
            lost = [
                n for n in base
                if n.kunci not in here and not any(resembles(n.teks, o.teks) for o in names)
            ]  # fmt: skip
            if len(lost) == 1 and twice[0].kunci in order:
                both = [b for f in ("pk", "pengukuran") for b in konteks.data.baris(f)]
                earlier = order.index(lost[0].kunci) < order.index(twice[0].kunci)
                yield _tersalin(
                    twice[0], lost[0], [b for b in both if key(b.teks("indikator")) == lost[0].kunci], earlier
                )


def _tersalin(twice: Sebutan, lost: Sebutan, elsewhere: Sequence[Baris], earlier: bool) -> Temuan:
    """The one of two equal names that stands where the lost indicator should.

    Its figures and its sasaran tell, else the order in the other documents.
    """

    def speaks(t: Titik) -> int:
        return sum(
            ada(t.baris, f) and any(sama_isi(t.baris[f], b[f]) for b in elsewhere if ada(b, f))
            for f in ("sasaran", "target", "realisasi", "capaian", "satuan")
        )

    first, second = twice.sel
    points = speaks(first), speaks(second)
    cell, other = (first, second) if points[0] > points[1] or (points[0] == points[1] and earlier) else (second, first)
    doubt = "" if points[0] != points[1] else " Tidak dapat dipastikan sel mana yang keliru."
    return temuan(
        "NOM-04",
        cell,
        f"Indikator {sebut_nama(cell.nilai.teks)} ditulis dua kali: pada {sebut(cell)} dan {sebut(other)}, sedangkan "
        f"{sebut_nama(lost.teks)} tidak ada.{doubt}",
        f"Bila salah satunya tersalin dari baris lain, tulis {sebut_nama(lost.teks)} di sana.",
        seharusnya=lost.teks,
        terkait=[other.ref],
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
    register = konteks.register
    agreed = any(b.teks("sasaran") for b in konteks.data.baris("pk"))

    def known(name: str) -> bool:
        found = register.sasaran.of(name)
        return not name or not agreed or (found is not None and "pk" in found.wordings)

    strange: dict[tuple[str, str], list[Titik]] = {}
    below: dict[str, list[Baris]] = {}
    for name in _DOKUMEN_06:
        rows = baris_berlaku(konteks, name)
        for item in sebutan(rows, "sasaran"):
            if known(item.teks):
                continue
            strange.setdefault(("sasaran", item.kunci), []).extend(item.sel)
            if name != "rencana_aksi":
                below.setdefault(item.kunci, []).extend(b for b in item.baris if b.teks("indikator"))
        if name == "rencana_aksi":
            continue
        for item in sebutan([b for b in rows if known(b.teks("sasaran"))], "indikator"):
            if not any(_promised(konteks, b) for b in item.baris):
                strange.setdefault(("indikator", item.kunci), []).extend(item.sel)
    for (kind, wording), cells in strange.items():
        first = cells[0]
        places = daftar(sebut(t) for t in dict.fromkeys(cells))
        own = below.get(wording, []) if kind == "sasaran" else []
        under = list(dict.fromkeys(titik(b, "indikator") for b in own if not _promised(konteks, b)))
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


def _promised(konteks: Konteks, row: Baris) -> bool:
    """Whether the indicator of a row is one of the Perjanjian Kinerja or of the pengukuran."""
    found = konteks.register.indicators.of(row)
    return found is not None and found.promised()


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
    for pair in keluaran_bersama(konteks):
        plan, result = pair.rencana, pair.realisasi
        if _salah_bentuk(plan):
            continue
        yield from _beda_satuan(plan, result, f"keluaran sub kegiatan {pair.sub_kegiatan}", pair.senama, konteks.resmi)
    for item in konteks.sekali(saudara):
        others = (b for n in _BERSATUAN for b in item.baris(n))
        rows = [item.pk, item.indikator.baris, *(b for b in others if not b.teks("indikator_kegiatan"))]
        yield from _satuan_ganjil([b for b in rows if b is not None], item.indikator.nama)


_BERSATUAN = ("rkt", "rencana_aksi_sasaran", "iku", "renstra", "antar_tahun", "lawan_renstra")


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


def _beda_satuan(row: Baris, base: Baris, label: str, same: bool, resmi: Sequence[Nomenklatur]) -> Iterator[Temuan]:
    mine, theirs = _satuan(row), _satuan(base)
    if mine is None or theirs is None or not satuan_berbeda(row, base):
        return
    if _dukungan(mine[0], (row, base), resmi) > _dukungan(theirs[0], (row, base), resmi):
        mine, theirs = theirs, mine
    names = daftar(sebut_nama(b.teks("indikator")) for b in (row, base))
    note = "" if same else f" Nama indikatornya juga berbeda: {names}."
    related = [] if same else [b.ref_of("indikator") for b in (row, base)]
    yield _temuan_satuan(mine[1], theirs[1], label, note, related)


def satuan_berbeda(row: Baris, base: Baris) -> bool:
    """True where two rows have units, and not the same ('%', Persen and Prosentase are one)."""
    mine, theirs = _satuan(row), _satuan(base)
    if mine is None or theirs is None or key(mine[0]) == key(theirs[0]) != "":
        return False
    return not (satuan_persen(mine[0]) and satuan_persen(theirs[0]))


def _dukungan(unit: str, rows: Sequence[Baris], resmi: Sequence[Nomenklatur]) -> int:
    """What speaks for a unit of an output: the indicator's own words, and the nomenclature of the sub kegiatan."""
    named = any(f" {words(unit)} " in f" {words(b.teks('indikator'))} " for b in rows)
    names = {key(b.teks("sub_kegiatan")) for b in rows}
    official = any(key(n.nama) in names and n.satuan and key(n.satuan) == key(unit) for n in resmi)
    return named + official


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
