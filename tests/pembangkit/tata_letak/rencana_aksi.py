"""`rencana_aksi`: quarters of every sub kegiatan as columns, stacked rows or one cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import oracle
from ..unit import SubKegiatan
from .gaya import Ejaan, Gaya, GayaTarget, bersih, ejaan_acak, target_acak, teks_saja
from .halaman import Halaman
from .hierarki import pohon, tingkatan_acak
from .indikator import sel_target
from .kata import TRIWULAN, kata
from .kop import tulis_judul, tulis_penutup
from .tabel import Baris, Gabungan, Isi, Kolom, Konteks, isi, opsi_acak, tulis_tabel

JENIS = "rencana_aksi"
JUDUL = (
    "RENCANA AKSI",
    "RENCANA AKSI KINERJA",
    "RENCANA AKSI PERJANJIAN KINERJA",
    "RENCANA AKSI PENCAPAIAN KINERJA",
)
LABEL = ("Tw {n}: {v}", "Tw {n} : {v}", "TW {r} = {v}", "Trw ({n}) = {v}", "Triwulan {n} : {v}", "Tw {n}:{v}")
ROMAWI = ("I", "II", "III", "IV")


def tulis(k: Konteks, h: Halaman) -> None:
    """Write the document in a random layout."""
    rng, unit = k.rng, k.unit
    e = ejaan_acak(rng)
    bentuk = k.pilih(f"{JENIS}.bentuk", ("lebar", "lebar", "lebar", "pohon"))
    triwulan = k.pilih(f"{JENIS}.triwulan", ("kolom", "kolom", "tumpuk", "satu_sel"))
    if bentuk == "pohon" and triwulan == "tumpuk":
        triwulan = k.ciri[f"{JENIS}.triwulan"] = "satu_sel"
    ada_satuan = k.mungkin(f"{JENIS}.kolom_satuan", 0.8)
    ada_target = k.mungkin(f"{JENIS}.kolom_target", 0.7) or not ada_satuan
    g = target_acak(rng, kolom_satuan=ada_satuan, ods=h.ods)
    t = _Triwulan(k, g, triwulan, h.ods)
    nomor = {s.kode: i for i, (*_, s) in enumerate(unit.jalur_sasaran())}
    judul_indikator = rng.choice(
        ("Indikator Kinerja", "Indikator Keluaran", "Indikator Sub Kegiatan", "Indikator Output")
    )
    ekor = [Kolom("indikator", (judul_indikator,), 36)]
    if ada_satuan:
        ekor.append(Kolom("satuan", (kata(rng, "satuan", unit.tahun),), 12))
    if ada_target:
        ekor.append(Kolom("target", (rng.choice(("Target Tahunan", f"Target {unit.tahun}", "Target Tahun Ini")),), 12))
    ekor += t.kolom
    if rng.random() < 0.4:
        ekor.append(Kolom("keterangan", (kata(rng, "keterangan", unit.tahun),), 10))

    def sel_daun(s: SubKegiatan) -> dict[str, Isi]:
        i = nomor[s.kode]
        sel = {"indikator": isi(s.indikator, teks_saja, (JENIS, i, "indikator"))}
        if ada_satuan:
            sel["satuan"] = isi(s.satuan, lambda v: (g.satuan(v), "General"), (JENIS, i, "satuan"))
        if ada_target:
            jenis = "persen" if s.persen else "jumlah"
            sel["target"] = sel_target(g, jenis, s.satuan, s.target, (JENIS, i, "target"), (JENIS, i, "satuan"))
        return sel

    if bentuk == "pohon":
        kolom, baris = _pohon(k, h, e, ekor, nomor, sel_daun, t)
    else:
        kolom, baris = _lebar(k, e, ekor, nomor, sel_daun, t)
    kanan = h.kiri + len(kolom) - 1
    y = tulis_judul(k, h.lembar, h.baris, h.kiri, kanan, JENIS, rng.choice(JUDUL))
    opsi = opsi_acak(k, JENIS)
    if triwulan == "tumpuk" and opsi.induk == "ulang":
        opsi.induk = k.ciri[f"{JENIS}.induk"] = "gabung"
    y = tulis_tabel(k, h.lembar, y, h.kiri, kolom, baris, opsi)
    h.baris = tulis_penutup(k, h.lembar, y, h.kiri, kanan, JENIS)


class _Triwulan:
    """How a table writes the four quarters of a row."""

    def __init__(self, k: Konteks, g: GayaTarget, bentuk: str, ods: bool) -> None:
        rng = k.rng
        self.bentuk, self.g = bentuk, g
        self.kosong = rng.choice((None, "-"))
        self.label = k.pilih(f"{JENIS}.label", LABEL) if bentuk != "kolom" else ""
        gaya_angka = target_acak(rng, kolom_satuan=g.kolom_satuan, ods=ods, satuan_teks=False)
        self.angka = GayaTarget(g.kolom_satuan, g.persen, gaya_angka.desimal, gaya_angka.jumlah, g.kata_persen)
        judul = rng.choice(("Target", "TARGET", "Target Triwulan", "Rencana Aksi Triwulan"))
        nama = rng.choice(TRIWULAN)
        berkelompok = nama[0] == "I" or rng.random() < 0.7
        atas = (judul,) * berkelompok + ("Triwulan",) * (nama[0] == "I" and rng.random() < 0.6)
        if bentuk == "kolom":
            self.kolom = [Kolom(f"tw{i}", (*atas, n), 9) for i, n in enumerate(nama, 1)]
        else:
            self.kolom = [Kolom("tw", (rng.choice(("Target Triwulan", "Target per Triwulan", "Target")),), 14)]

    def sel(self, i: int, s: SubKegiatan) -> list[dict[str, Isi]]:
        """The quarter cells: one dict per table row (four when stacked)."""
        jenis = "persen" if s.persen else "jumlah"
        gaya = self.angka.tulis(jenis, s.satuan)
        if self.bentuk == "kolom":

            def satu(v: Any) -> tuple[Any, str]:
                return gaya(v) if v is not None else (self.kosong, "General")

            return [{f"tw{n}": isi(v, satu, (JENIS, i, f"tw{n}")) for n, v in enumerate(s.triwulan, 1)}]
        teks = GayaTarget(self.g.kolom_satuan, "tanda", "teks", "teks", "").tulis(jenis, s.satuan)

        def tulis(n: int, v: Any) -> str:
            return self.label.format(n=n, r=ROMAWI[n - 1], v="-" if v is None else teks(v)[0])

        urut = enumerate(s.triwulan, 1)
        if self.bentuk == "tumpuk":
            return [{"tw": isi(v, self._gaya_tumpuk(tulis, n), (JENIS, i, f"tw{n}"))} for n, v in urut]
        bagian = {f"tw{n}": v for n, v in enumerate(s.triwulan, 1)}
        sel = Gabungan(bagian, lambda b: "\n".join(tulis(n, b[f"tw{n}"]) for n in range(1, 5)))
        return [{"tw": sel.isi({b: (JENIS, i, b) for b in bagian})}]

    @staticmethod
    def _gaya_tumpuk(tulis: Callable[[int, Any], str], n: int) -> Gaya:
        return lambda v: (tulis(n, v), "General")


SelDaun = Callable[[SubKegiatan], dict[str, Isi]]


def _lebar(
    k: Konteks, e: Ejaan, ekor: list[Kolom], nomor: dict[str, int], sel_daun: SelDaun, t: _Triwulan
) -> tuple[list[Kolom], list[Baris]]:
    """Sasaran, programme, kegiatan and sub kegiatan in columns of their own."""
    rng, unit = k.rng, k.unit
    samping = t.bentuk == "kolom" and k.mungkin(f"{JENIS}.dua_sisi", 0.2)
    kolom = []
    if samping:
        kolom += [
            Kolom("sasaran", ("Sasaran Strategis", "Uraian"), 30),
            Kolom("ind", ("Sasaran Strategis", "Indikator Kinerja"), 26),
        ]
        kolom += [Kolom(f"s{n}", ("Target Sasaran", f"TW {ROMAWI[n]}"), 8) for n in range(4)]
        kolom.append(Kolom("program", ("Program",), 30))
        kolom += [
            Kolom("kegiatan", ("Kegiatan", "Uraian"), 30),
            Kolom("sub_kegiatan", ("Kegiatan", "Sub Kegiatan"), 34),
        ]
    else:
        kolom += [Kolom(n, (kata(rng, n, unit.tahun),), 30) for n in ("sasaran", "program", "kegiatan", "sub_kegiatan")]
    kolom += ekor
    baris = []
    for urut, s in enumerate(unit.sasaran):
        for ind, p, j, m in oracle.blok_indikator(unit, s, "sub"):
            program, kegiatan = unit.program[p], unit.program[p].kegiatan[j]
            assert m is not None
            sub = kegiatan.sub[m]
            i = nomor[sub.kode]
            nama = (
                e.nama(s.nama),
                e.nama_program(program.nama),
                e.nama_kegiatan(kegiatan.nama),
                e.nama(sub.nama),
            )
            sel = {
                bidang: isi(n, teks_saja, (JENIS, i, bidang), asli=bersih(n), grup=grup)
                for bidang, n, grup in zip(
                    ("sasaran", "program", "kegiatan", "sub_kegiatan"),
                    nama,
                    (urut, p, (p, j), (p, j, m)),
                    strict=True,
                )
            } | sel_daun(sub)
            if samping:
                blok = (urut, ind.nama)
                sel["ind"] = Isi(ind.nama, grup=blok)
                for n in range(4):
                    centang = "25%" if ind.jenis == "persen" else "√" if n == 3 else None
                    sel[f"s{n}"] = Isi(centang, grup=(*blok, n))
            pecahan = t.sel(i, sub)
            for x in sel.values():
                if len(pecahan) > 1 and x.grup is None:
                    x.grup = ("sub", i)
            for tw in pecahan:
                baris.append(Baris({c: Isi(**vars(v)) for c, v in sel.items()} | tw))
    return kolom, baris


def _pohon(
    k: Konteks,
    h: Halaman,
    e: Ejaan,
    ekor: list[Kolom],
    nomor: dict[str, int],
    sel_daun: SelDaun,
    t: _Triwulan,
) -> tuple[list[Kolom], list[Baris]]:
    """The tree in one column; sasaran are not written."""
    hierarki = tingkatan_acak(k, JENIS, e, ods=h.ods, bentuk=("awalan", "kode", "penomoran", "indentasi", "kolom_nama"))
    simpul = pohon(k.unit)
    baris = []
    for n in simpul:
        sel = hierarki.sel(n, "rencana_aksi_pohon")
        bidang = ("program", "kegiatan", "sub_kegiatan")[n.tingkat]
        nama = sel["uraian" if "uraian" in sel else bidang]
        milik = [nomor[m.kode] for m in simpul if m.tingkat == 2 and (m is n or n.benda in m.induk)]
        (_, maksud, gaya), *_ = nama.catat
        nama.catat = [((JENIS, i, bidang), maksud, gaya) for i in milik]
        if isinstance(n.benda, SubKegiatan):
            sel |= sel_daun(n.benda) | t.sel(nomor[n.kode], n.benda)[0]
        baris.append(Baris(sel, tebal=n.tingkat == 0))
    return [*hierarki.kolom, *ekor], baris
