"""One fault at a time in consistent units: is it found by its rule, at its cell, without noise?

`python -m tests.rules.cacat [UNITS]` prints recall and noise of every rule. The faults are put into
the rows that were read, so that every layout of the generator counts.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from random import Random

from lakip_xls.computing.hitung import hitung
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.laporan import Laporan
from lakip_xls.model import Baris, Data, Dokumen, Isi
from lakip_xls.parsing.names import key
from lakip_xls.pipeline import Opsi, proses
from lakip_xls.provenance import Ref
from lakip_xls.rules.kaitan_anggaran import KELOMPOK
from lakip_xls.rules.registry import Konteks, jalankan
from tests.pembangkit import buat_unit, tulis_unit

Dokumens = tuple[Dokumen, ...]


@dataclass(frozen=True)
class Cacat:
    """A damaged set of documents and where the damage is."""

    dokumen: Dokumens
    sel: tuple[Ref, ...]
    """Cells any of which a finding may name."""


SAUDARA: Mapping[str, frozenset[str]] = {
    "JML-01": frozenset({"JML-02"}),
    "JML-02": frozenset({"JML-01", "JML-03"}),
    "JML-03": frozenset({"JML-02"}),
    "JML-04": frozenset({"DOK-01", "DOK-02"}),
    "DOK-01": frozenset({"JML-04"}),
    "DOK-02": frozenset({"JML-01", "JML-02"}),
    "DOK-11": frozenset({"JML-01", "JML-02"}),
    "JML-06": frozenset({"JML-01", "JML-02", "JML-03"}),
    "DOK-05": frozenset({"DOK-08"}),
    "DOK-08": frozenset({"NOM-02", "NOM-01", "DOK-05", "DOK-07"}),
    "NOM-01": frozenset({"NOM-02"}),
    "NOM-02": frozenset({"NOM-01", "DOK-08"}),
}
"""Rules that may tell a fault instead of its own."""


# --- damaging -----------------------------------------------------------------------------


def _map(documents: Dokumens, change: Callable[[str, Baris], Baris | None]) -> Dokumens:
    """Every row through a function; None drops the row."""

    def table(rows: Mapping[str, tuple[Baris, ...]]) -> dict[str, tuple[Baris, ...]]:
        return {n: tuple(r for b in bs if (r := change(n, b)) is not None) for n, bs in rows.items()}

    return tuple(replace(d, tabel=table(d.tabel), jumlah=table(d.jumlah)) for d in documents)


def ganti(documents: Dokumens, baris: Baris, kolom: str, isi: Isi) -> Cacat:
    """Another value in one cell, wherever its value was filled in. A number keeps its way of writing."""
    old = baris[kolom]
    text = isi if isinstance(isi, str) else str(isi).replace(".", ",") + "%" * ("%" in old.tertulis)
    new = replace(old, isi=isi, tertulis=text)

    def change(_name: str, row: Baris) -> Baris:
        hit = {
            f: new
            for f, v in row.nilai.items()
            if v.ref is not None and v.ref == old.ref and (f == kolom or (isinstance(isi, str) and v.isi == old.isi))
        }
        return replace(row, nilai={**row.nilai, **hit}) if hit else row

    return Cacat(_map(documents, change), (baris.ref_of(kolom),))


def _angka(rng: Random, value: Decimal | int) -> int:
    """A slip of one digit."""
    digits = list(str(int(value)))
    place = rng.randrange(len(digits))
    digits[place] = rng.choice([c for c in "123456789" if c != digits[place]])
    return int("".join(digits))


def _pilih(rng: Random, rows: list[Baris], kolom: str) -> Baris | None:
    usable = [b for b in rows if b.isi(kolom) is not None and b[kolom].ref is not None and not b[kolom].gagal]
    return rng.choice(usable) if usable else None


def _salah_angka(rng: Random, lap: Laporan, rows: list[Baris], kolom: str) -> Cacat | None:
    row = _pilih(rng, [b for b in rows if (b.angka(kolom) or 0) > 1000], kolom)
    if row is not None and row.jenis == "realisasi_anggaran" and kolom in ("pagu", "realisasi"):
        groups = [g for k in KELOMPOK if (row.angka(g := f"{k}_{kolom}") or 0) > 1000 and row[g].ref]
        if groups and row[kolom].ref in (None, *(row[f"{k}_{kolom}"].ref for k in KELOMPOK)):
            return _dihitung(rng, lap, row, kolom, rng.choice(groups))
    return ganti(lap.data.dokumen, row, kolom, _angka(rng, row.angka(kolom) or 0)) if row else None


def _dihitung(rng: Random, lap: Laporan, row: Baris, kolom: str, group: str) -> Cacat:
    """A slip in a kelompok from which the amount of the row was added up."""
    new = _angka(rng, row.angka(group) or 0)
    total = (row.angka(kolom) or Decimal(0)) + new - (row.angka(group) or Decimal(0))
    fault = ganti(lap.data.dokumen, row, group, new)

    def follow(_name: str, other: Baris) -> Baris:
        if other.ref != row.ref:
            return other
        return replace(other, nilai={**other.nilai, kolom: replace(other[kolom], isi=total)})

    return replace(fault, dokumen=_map(fault.dokumen, follow))


def _geser(rng: Random, lap: Laporan, rows: list[Baris], kolom: str, by: Decimal | None = None) -> Cacat | None:
    row = _pilih(rng, [b for b in rows if b.angka(kolom) is not None], kolom)
    if row is None:
        return None
    step = by or Decimal(rng.randint(1, 30)).scaleb(-min(2, row[kolom].desimal)) * 2
    return ganti(lap.data.dokumen, row, kolom, (row.angka(kolom) or Decimal(0)) + step)


def _tingkat(lap: Laporan, name: str, level: str) -> list[Baris]:
    return [b for b in lap.data.baris(name) if b.teks("tingkat") == level]


def _kata(rng: Random, text: str) -> str:
    """A name of which one word was lost or replaced."""
    words = text.split()
    place = rng.randrange(1, len(words))
    words[place : place + 1] = rng.choice(([], ["Terpadu"])) if len(words) > 3 else ["Terpadu"]
    return " ".join(words)


def _ganti_nama(rng: Random, lap: Laporan, rows: list[Baris], kolom: str) -> Cacat | None:
    row = _pilih(rng, [b for b in rows if len(b.teks(kolom).split()) > 3], kolom)
    if row is None:
        return None
    new = _kata(rng, row.teks(kolom))
    return ganti(lap.data.dokumen, row, kolom, new) if key(new) != key(row.teks(kolom)) else None


def jml_01(rng: Random, lap: Laporan) -> Cacat | None:
    rows = _tingkat(lap, "anggaran", "sub_kegiatan")
    return _salah_angka(rng, lap, rows, rng.choice(("pagu", "realisasi")))


def jml_02(rng: Random, lap: Laporan) -> Cacat | None:
    return _salah_angka(
        rng, lap, _tingkat(lap, "anggaran", rng.choice(("program", "kegiatan"))), rng.choice(("pagu", "realisasi"))
    )


def jml_03(rng: Random, lap: Laporan) -> Cacat | None:
    return _salah_angka(rng, lap, lap.data.jumlah("anggaran"), rng.choice(("pagu", "realisasi")))


def jml_04(rng: Random, lap: Laporan) -> Cacat | None:
    return _salah_angka(rng, lap, lap.data.jumlah(rng.choice(("pk_program", "rkt"))), "anggaran")


def jml_05(rng: Random, lap: Laporan) -> Cacat | None:
    return _salah_angka(rng, lap, lap.data.baris("anggaran"), "sisa")


def jml_06(rng: Random, lap: Laporan) -> Cacat | None:
    if rng.random() < 0.5:
        return _salah_angka(rng, lap, lap.data.baris("belanja"), "pagu")
    return _salah_angka(rng, lap, lap.data.baris("anggaran"), rng.choice(("operasi_pagu", "modal_realisasi")))


def jml_07(rng: Random, lap: Laporan) -> Cacat | None:
    return _salah_angka(rng, lap, lap.data.jumlah("pergeseran"), "ditarik")


def jml_08(rng: Random, lap: Laporan) -> Cacat | None:
    return _geser(rng, lap, rng.choice((lap.data.baris, lap.data.jumlah))("sdm"), "jumlah", Decimal(1))


def psn_01(rng: Random, lap: Laporan) -> Cacat | None:
    return _geser(rng, lap, lap.data.baris(rng.choice(("anggaran", "keuangan_program"))), "persen")


def psn_02(rng: Random, lap: Laporan) -> Cacat | None:
    return _geser(rng, lap, lap.data.baris(rng.choice(("pengukuran", "lawan_renstra", "realisasi_program"))), "capaian")


def psn_03(rng: Random, lap: Laporan) -> Cacat | None:
    return _geser(rng, lap, lap.data.jumlah(rng.choice(("pengukuran", "predikat"))), "capaian")


def psn_04(rng: Random, lap: Laporan) -> Cacat | None:
    row = _pilih(rng, [b for b in _tingkat(lap, "anggaran", "sub_kegiatan") if b.angka("pagu")], "realisasi")
    return ganti(lap.data.dokumen, row, "realisasi", int((row.angka("pagu") or 0) * Decimal("1.04"))) if row else None


def psn_05(rng: Random, lap: Laporan) -> Cacat | None:
    name, kolom = rng.choice((("anggaran", "pagu"), ("pengukuran", "target")))
    rows = [b for b in lap.data.baris(name) if name != "anggaran" or (b.angka("realisasi") or 0) > 0]
    row = _pilih(rng, [b for b in rows if b.angka(kolom)], kolom)
    return ganti(lap.data.dokumen, row, kolom, 0) if row else None


def psn_06(rng: Random, lap: Laporan) -> Cacat | None:
    name, kolom = rng.choice(
        (("anggaran", "pagu"), ("anggaran", "realisasi"), ("rencana_aksi", "tw2"), ("rkt", "anggaran"))
    )
    row = _pilih(rng, [b for b in lap.data.baris(name) if (b.angka(kolom) or 0) > 0], kolom)
    return ganti(lap.data.dokumen, row, kolom, -(row.angka(kolom) or 0)) if row else None


def dok_01(rng: Random, lap: Laporan) -> Cacat | None:
    return _salah_angka(rng, lap, lap.data.baris("pk_program"), "anggaran")


def dok_02(rng: Random, lap: Laporan) -> Cacat | None:
    if rng.random() < 0.5:
        return _salah_angka(rng, lap, lap.data.baris("rkt"), "anggaran")
    return _salah_angka(rng, lap, lap.data.baris("keuangan_program"), "pagu")


def dok_03(rng: Random, lap: Laporan) -> Cacat | None:
    rows = [b for b in lap.data.baris("renstra") if b.angka("tahun") == lap.identitas.tahun and lap.data.baris("pk")]
    return _geser(rng, lap, rows, "target", Decimal(7))


def dok_04(rng: Random, lap: Laporan) -> Cacat | None:
    return _geser(rng, lap, lap.data.baris(rng.choice(("pengukuran", "rkt"))), "target", Decimal(7))


def dok_05(rng: Random, lap: Laporan) -> Cacat | None:
    row = _pilih(rng, lap.data.baris("pengukuran"), "indikator")
    if row is None:
        return None
    if rng.random() < 0.5:
        return ganti(lap.data.dokumen, row, "indikator", "Rasio Waktu Tunggu Antrean Loket")
    agreed = next((b for b in lap.data.baris("pk") if key(b.teks("indikator")) == key(row.teks("indikator"))), None)
    if agreed is None or len(lap.data.baris("pengukuran")) < 2:
        return None
    return Cacat(
        _map(lap.data.dokumen, lambda n, b: None if n == "pengukuran" and b.ref == row.ref else b),
        (agreed.ref_of("indikator"),),
    )


def dok_06(rng: Random, lap: Laporan) -> Cacat | None:
    name = rng.choice(("rkt", "rencana_aksi", "iku", "renstra"))
    row = _pilih(
        rng,
        [b for b in lap.data.baris(name) if name != "renstra" or b.angka("tahun") == lap.identitas.tahun],
        "sasaran",
    )
    if row is None:
        return None
    kolom = "indikator" if name in ("iku", "renstra") and rng.random() < 0.5 else "sasaran"
    if kolom == "sasaran":
        return ganti(lap.data.dokumen, row, "sasaran", "Terwujudnya Ketahanan Pangan Keluarga Prasejahtera")
    return ganti(lap.data.dokumen, row, "indikator", "Luas Lahan Pertanian Produktif")


def dok_07(rng: Random, lap: Laporan) -> Cacat | None:
    """A row of the realisasi anggaran that another document lacks (with all that is below it)."""
    name = rng.choice(("rkt", "rencana_aksi", "realisasi_program"))
    rows = lap.data.baris(name)
    level = "sub_kegiatan" if any(b.teks("sub_kegiatan") for b in rows) else "kegiatan"
    names = {key(b.teks(level)) for b in rows if b.teks(level)}
    own = [b for b in lap.data.baris("anggaran") if key(b.teks("uraian")) in names and b.teks("tingkat") != "program"]
    if len(names) < 4 or not own:
        return None
    gone = rng.choice(own)
    if sum(key(b.teks("uraian")) == key(gone.teks("uraian")) for b in lap.data.baris("anggaran")) > 1:
        return None
    family = ("realisasi_program", "keuangan_program") if name == "realisasi_program" else (name,)

    def drop(table: str, row: Baris) -> Baris | None:
        own_name = key(row.teks("uraian")) if table == "keuangan_program" else key(row.teks(level))
        return None if table in family and own_name == key(gone.teks("uraian")) else row

    cells = (gone.ref_of("uraian"),)
    above = [b for b in lap.data.baris("anggaran") if b.ref.baris <= gone.ref.baris and b.teks("tingkat") == "kegiatan"]
    programs = [
        b for b in lap.data.baris("anggaran") if b.ref.baris <= gone.ref.baris and b.teks("tingkat") == "program"
    ]
    higher = (*above[-1:], *programs[-1:])
    return Cacat(_map(lap.data.dokumen, drop), (*cells, *(b.ref_of("uraian") for b in higher)))


def dok_08(rng: Random, lap: Laporan) -> Cacat | None:
    name, kolom = rng.choice(
        (
            ("rkt", "kegiatan"),
            ("rencana_aksi", "sub_kegiatan"),
            ("pk_program", "program"),
            ("anggaran", "uraian"),
            ("rkt", "sasaran"),
            ("pengukuran", "indikator"),
        )
    )
    return _ganti_nama(rng, lap, lap.data.baris(name), kolom)


def _dokumen_lain(rng: Random, lap: Laporan, **fields: object) -> Cacat | None:
    usable = [d for d in lap.data.dokumen if d.jenis not in ("renstra", "iku") and any(d.tabel.values())]
    if len(usable) < 3:
        return None
    chosen = rng.choice(usable)
    sheet = (chosen.sumber.berkas, chosen.sumber.lembar)
    documents = tuple(
        replace(d, **fields) if (d.sumber.berkas, d.sumber.lembar) == sheet else d  # type: ignore[arg-type]
        for d in lap.data.dokumen
    )
    return Cacat(documents, tuple(Ref(*sheet, r, c) for r in range(1, 200) for c in range(1, 30)))


def dok_09(rng: Random, lap: Laporan) -> Cacat | None:
    return _dokumen_lain(rng, lap, tahun=(lap.identitas.tahun or 2023) - 1)


def dok_10(rng: Random, lap: Laporan) -> Cacat | None:
    return _dokumen_lain(rng, lap, unit="Kecamatan Tirtamoyo")


def dok_11(rng: Random, lap: Laporan) -> Cacat | None:
    name, kolom = rng.choice(
        (
            ("pembanding", "realisasi"),
            ("antar_tahun", "realisasi"),
            ("lawan_renstra", "realisasi"),
            ("keuangan_program", "realisasi"),
            ("efisiensi_tertulis", "serapan"),
        )
    )
    rows = lap.data.baris(name)
    if name == "antar_tahun":
        rows = [b for b in rows if b.angka("tahun") == lap.identitas.tahun]
    return _geser(rng, lap, rows, kolom, Decimal(3000) if name == "keuangan_program" else Decimal(3))


def dok_12(rng: Random, lap: Laporan) -> Cacat | None:
    planned = {
        key(b.teks("sub_kegiatan")) for b in lap.data.baris("rencana_aksi") if b.teks("satuan") and not _berpersen(b)
    }
    rows = [b for b in lap.data.baris("realisasi_program") if key(b.teks("sub_kegiatan")) in planned]
    return _geser(rng, lap, rows, "target", Decimal(5))


def dok_13(rng: Random, lap: Laporan) -> Cacat | None:
    name, column, others = rng.choice(
        (
            ("rencana_aksi", "sub_kegiatan", ("realisasi_program",)),
            ("pengukuran", "indikator", ("pk", "iku", "renstra")),
        )
    )
    known = {key(b.teks(column)) for n in others for b in lap.data.baris(n) if b.teks("satuan")}
    rows = [b for b in lap.data.baris(name) if key(b.teks(column)) in known and not _berpersen(b)]
    row = _pilih(rng, rows, "satuan")
    return ganti(lap.data.dokumen, row, "satuan", "Gulung") if row else None


def ra_01(rng: Random, lap: Laporan) -> Cacat | None:
    rows = [
        b
        for b in lap.data.baris("rencana_aksi")
        if b.angka("target") and "%" not in b["target"].tertulis and b.teks("satuan") != "Persen"
    ]
    row = _pilih(rng, rows, rng.choice(("tw1", "tw2", "tw3", "tw4")))
    if row is None:
        return None
    kolom = next(t for t in ("tw1", "tw2", "tw3", "tw4") if row.angka(t) is not None)
    cells = tuple(row.ref_of(t) for t in ("target", "tw1", "tw2", "tw3", "tw4"))
    return replace(ganti(lap.data.dokumen, row, kolom, (row.angka(kolom) or Decimal(0)) + 1), sel=cells)


def _berpersen(row: Baris) -> bool:
    """A target that is a percentage, in the year or in a quarter."""
    cells = [row[t] for t in ("target", "tw1", "tw2", "tw3", "tw4")]
    return any("%" in c.tertulis or c.satuan == "%" for c in cells) or row.teks("satuan").casefold().startswith(
        ("pers", "pros")
    )


def _persen(lap: Laporan) -> list[Baris]:
    return [
        b for b in lap.data.baris("rencana_aksi") if any("%" in b[t].tertulis for t in ("tw1", "tw2", "tw3", "tw4"))
    ]


def ra_02(rng: Random, lap: Laporan) -> Cacat | None:
    row = _pilih(rng, _persen(lap), "tw1")
    if row is None:
        return None
    cells = tuple(row.ref_of(t) for t in ("target", "tw1", "tw2", "tw3", "tw4"))
    return replace(ganti(lap.data.dokumen, row, "tw1", (row.angka("tw1") or Decimal(0)) - 5), sel=cells)


def ra_03(rng: Random, lap: Laporan) -> Cacat | None:
    row = _pilih(rng, _persen(lap), "satuan")
    if row is None:
        return None
    cells = tuple(row.ref_of(t) for t in ("satuan", "target", "tw1", "tw2", "tw3", "tw4"))
    return replace(ganti(lap.data.dokumen, row, "satuan", "Laporan"), sel=cells)


def ind_01(rng: Random, lap: Laporan) -> Cacat | None:
    if not lap.data.baris("data_indikator"):
        return None
    row = _pilih(rng, lap.data.baris("data_indikator"), "pembilang")
    if row is None:
        return None
    target = next(
        (b for b in lap.data.baris("pengukuran") if key(b.teks("indikator")) == key(row.teks("indikator"))), None
    )
    cells = (row.ref_of("pembilang"), *([target.ref_of("realisasi")] if target else []))
    return replace(ganti(lap.data.dokumen, row, "pembilang", (row.angka("pembilang") or Decimal(0)) + 9), sel=cells)


def ind_02(rng: Random, lap: Laporan) -> Cacat | None:
    supported = {key(b.teks("indikator")) for b in lap.data.baris("data_indikator")}
    measured = {key(b.teks("indikator")) for b in lap.data.baris("pengukuran")}
    rows = [b for b in lap.data.baris("iku") if key(b.teks("indikator")) in measured - supported]
    row = _pilih(rng, rows, "formulasi")
    if row is None:
        return None
    cells = tuple(
        b.ref_of("indikator")
        for n in ("pk", "pengukuran", "iku")
        for b in lap.data.baris(n)
        if key(b.teks("indikator")) == key(row.teks("indikator"))
    )
    return replace(ganti(lap.data.dokumen, row, "formulasi", None), sel=cells)


def nil_01(rng: Random, lap: Laporan) -> Cacat | None:
    fields = ("sm", "m", "sb", "b", "c", "k", "sk")
    rows = [b for b in lap.data.baris("predikat") if sum(b.isi(f) is not None for f in fields) == 1]
    if not rows:
        row = _pilih(rng, lap.data.baris("pengukuran"), "kategori")
        return ganti(lap.data.dokumen, row, "kategori", "C" if row.teks("kategori") != "C" else "D") if row else None
    row = rng.choice(rows)
    kolom = rng.choice([f for f in fields if row.isi(f) is None and row[f].ref is not None] or ["sk"])
    if row[kolom].ref is None:
        return None
    return ganti(lap.data.dokumen, row, kolom, "√")


def nil_02(rng: Random, lap: Laporan) -> Cacat | None:
    row = _pilih(rng, lap.data.baris("efisiensi_tertulis"), "tingkat_efisiensi")
    if row is None:
        return None
    new = "Efisien" if row.teks("tingkat_efisiensi").casefold().startswith("tidak") else "Tidak efisien"
    return ganti(lap.data.dokumen, row, "tingkat_efisiensi", new)


def _berkode(lap: Laporan) -> list[Baris]:
    return [b for b in lap.data.baris("anggaran") if b.teks("kode").count(".") > 1 and b["kode"].ref is not None]


def nom_01(rng: Random, lap: Laporan) -> Cacat | None:
    official = [b for b in _berkode(lap) if b.teks("kode").startswith("7.01") or ".01.2." in b.teks("kode")]
    return _ganti_nama(rng, lap, official, "uraian")


def nom_02(rng: Random, lap: Laporan) -> Cacat | None:
    names = [b for b in lap.data.baris("pk_program") if "unjang" in b.teks("program").casefold()]
    return _ganti_nama(rng, lap, names, "program")


def nom_03(rng: Random, lap: Laporan) -> Cacat | None:
    rows = [b for b in _berkode(lap) if b.teks("tingkat") in ("kegiatan", "sub_kegiatan")]
    row = _pilih(rng, rows, "kode")
    if row is None:
        return None
    parts = row.teks("kode").split(".")
    parts[2] = f"{int(parts[2]) + 1:02d}" if parts[2].isdigit() else "09"
    return ganti(lap.data.dokumen, row, "kode", ".".join(parts))


def nom_04(rng: Random, lap: Laporan) -> Cacat | None:
    row = _pilih(rng, _tingkat(lap, "anggaran", "sub_kegiatan"), "uraian")
    if row is None:
        return None
    far = {f: replace(v, ref=replace(v.ref, baris=v.ref.baris + 900)) if v.ref else v for f, v in row.nilai.items()}
    twin = replace(row, ref=replace(row.ref, baris=row.ref.baris + 900), nilai=far)
    documents = tuple(
        replace(
            d,
            tabel={
                n: tuple(x for b in bs for x in ((b, twin) if n == "anggaran" and b == row else (b,)))
                for n, bs in d.tabel.items()
            },
        )
        for d in lap.data.dokumen
    )
    return Cacat(documents, (twin.ref_of("uraian"), row.ref_of("uraian"), twin.ref_of("kode"), row.ref_of("kode")))


PEMBUAT: Mapping[str, Callable[[Random, Laporan], Cacat | None]] = {
    name.upper().replace("_", "-"): function
    for name, function in list(globals().items())
    if name[:4] in ("jml_", "psn_", "dok_", "nil_", "nom_", "ind_") or name[:3] == "ra_"
}


# --- judging ------------------------------------------------------------------------------


def periksa(lap: Laporan, documents: Dokumens) -> list[Temuan]:
    """The findings of the rules over some documents."""
    data = Data(documents)
    figures = hitung(data, lap.pengaturan, lap.identitas)
    context = Konteks(data, documents, lap.berkas, figures, lap.identitas, lap.pengaturan)
    return jalankan(context, [])[0]


@dataclass
class Nilaian:
    """What became of the faults of one rule."""

    dicoba: int = 0
    ditemukan: int = 0
    di_sel: int = 0
    berisik: int = 0
    """Faults with more than two other findings of level kesalahan or peringatan."""
    lain: int = 0
    """Other findings of these levels over all faults."""


def nilai(kode: str, fault: Cacat, before: list[Temuan], after: list[Temuan]) -> tuple[bool, bool, list[Temuan]]:
    """(found, at the cell or with the cell among `terkait`, other serious findings)."""
    fresh = [t for t in after if t not in before]
    allowed = {kode} | SAUDARA.get(kode, frozenset())
    hits = [t for t in fresh if t.kode in allowed]
    places = {(r.berkas, r.lembar, r.sel) for r in fault.sel}
    here = [
        t
        for t in hits
        if (t.berkas, t.lembar, t.sel) in places or any((r.berkas, r.lembar, r.sel) in places for r in t.terkait)
    ]
    exact = [t for t in hits if (t.berkas, t.lembar, t.sel) in places]
    main = (exact or here or hits)[:1]
    rest = [t for t in fresh if t.tingkat is not Tingkat.INFO and t not in main]
    return bool(here), bool(exact), rest


def unit(seed: int) -> Laporan:
    """One consistent unit, written and read."""
    with tempfile.TemporaryDirectory() as folder:
        tulis_unit(buat_unit(seed), Path(folder), Random(f"layout-{seed}"))
        return proses(Path(folder), Opsi())


def ukur(seeds: range, per_unit: int = 2) -> Iterator[tuple[str, int, Cacat, bool, bool, list[Temuan]]]:
    """Every fault of every rule in every unit."""
    for seed in seeds:
        lap = unit(seed)
        before = periksa(lap, lap.data.dokumen)
        for kode, make in PEMBUAT.items():
            for number in range(per_unit):
                fault = make(Random(f"{kode}-{seed}-{number}"), lap)
                if fault is not None:
                    after = periksa(lap, fault.dokumen)
                    yield kode, seed, fault, *nilai(kode, fault, before, after)


def main() -> int:
    """Print the table."""
    units = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    verbose = "-v" in sys.argv
    table: dict[str, Nilaian] = defaultdict(Nilaian)
    for kode, seed, fault, found, exact, rest in ukur(range(units)):
        row = table[kode]
        row.dicoba += 1
        row.ditemukan += found
        row.di_sel += exact
        row.lain += len(rest)
        row.berisik += len(rest) > 2
        if verbose and (not found or len(rest) > 2):
            print(f"-- {kode} unit {seed} {fault.sel[0]} {'BERISIK' if found else 'TIDAK DITEMUKAN'}")
            for t in rest[:5]:
                print(f"     {t.kode} {t.sel} {t.uraian[:230]}")
    print(f"{'kode':8} {'dicoba':>6} {'temu':>6} {'di sel':>6} {'lain':>6} {'>2':>4}")
    for kode, row in sorted(table.items()):
        print(f"{kode:8} {row.dicoba:6} {row.ditemukan:6} {row.di_sel:6} {row.lain / row.dicoba:6.2f} {row.berisik:4}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
