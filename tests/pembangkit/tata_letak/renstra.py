"""`renstra`: targets per year, years as columns or as rows."""

from __future__ import annotations

from .gaya import ejaan_acak, target_acak
from .halaman import Halaman
from .indikator import kepala_acak, sel_target, semua_indikator
from .kata import kata
from .kop import tulis_penutup
from .tabel import Baris, Isi, Kolom, Konteks, isi, opsi_acak, tulis_tabel

JENIS = "renstra"


def tulis(k: Konteks, h: Halaman) -> None:
    """Write the document in a random layout."""
    rng, unit = k.rng, k.unit
    periode = [t for t, _ in unit.sasaran[0].indikator[0].renstra]
    panjang = k.mungkin("renstra.tahun_baris", 0.15)
    g = target_acak(rng, kolom_satuan=k.mungkin("renstra.kolom_satuan", 0.5), ods=h.ods)
    kepala = kepala_acak(k, JENIS, ejaan_acak(rng), g)
    tahun = k.pilih("renstra.kepala_tahun", ("{}", "{}", "Tahun {}", "Target {}"))
    kosong = rng.choice((None, "-"))
    kolom = list(kepala.kolom)
    if rng.random() < 0.3:
        kolom.insert(int(kepala.ada_no), Kolom("tujuan", (rng.choice(("Tujuan", "TUJUAN")),), 30))
    if panjang:
        kolom += [Kolom("tahun", ("Tahun",), 10), Kolom("target", ("Target",), 12)]
    else:
        atas = kata(rng, "target_tahun", unit.tahun)
        if rng.random() < 0.1:
            kolom.append(Kolom("awal", ("Kondisi Awal",), 12))
        kolom += [Kolom(f"t{t}", (atas, tahun.format(t)), 11) for t in periode]
    baris = []
    i = 0
    for b in semua_indikator(unit):
        ind = b.indikator
        tahunan: dict[str, Isi] = {}
        for t, target in ind.renstra:
            sel = kepala.sel(JENIS, b, i)
            sel["tujuan"] = Isi("Meningkatnya tata kelola pemerintahan yang baik", grup="tujuan")
            sel = {c.kunci: sel[c.kunci] for c in kolom if c.kunci in sel}
            nilai = sel_target(g, ind.jenis, ind.satuan, target, (JENIS, i, "target"), (JENIS, i, "satuan"))
            if target is None:
                nilai.nilai = kosong
            if panjang:
                for x in (sel["indikator"], sel.get("satuan")):
                    if x is not None:
                        x.grup = b.indeks
                if "no" in sel and kepala.no_per_indikator:
                    sel["no"].grup = b.indeks
                baris.append(
                    Baris(sel | {"tahun": isi(t, lambda v: (v, "General"), (JENIS, i, "tahun")), "target": nilai})
                )
            else:
                for c, x in sel.items():
                    tahunan.setdefault(c, Isi(x.nilai, x.format, [], x.grup)).catat += x.catat
                tahunan[f"t{t}"] = nilai
                if "awal" in (c.kunci for c in kolom):
                    tahunan["awal"] = Isi("-")
            i += 1
        if not panjang:
            baris.append(Baris(tahunan))
    kanan = h.kiri + len(kolom) - 1
    if panjang and k.paksa.get("renstra.judul") is None:
        k.paksa["renstra.judul"] = rng.choice(("biasa", "kop", "panjang"))
    rentang = f"TAHUN {periode[0]}-{periode[-1]}"
    judul = rng.choice(
        (
            "TARGET KINERJA RENCANA STRATEGIS",
            "RENCANA STRATEGIS",
            "TUJUAN DAN SASARAN JANGKA MENENGAH RENSTRA",
        )
    )
    bentuk = k.pilih("renstra.judul", ("tanpa", "biasa", "kop"))
    y = h.baris
    if bentuk != "tanpa":
        if bentuk == "kop":
            h.lembar.tulis(y, h.kiri, f"PEMERINTAH {unit.pemerintah.upper()}", tebal=True)
            y += 1
        h.lembar.tulis(y, h.kiri, f"{judul} {rentang}", tebal=True)
        h.lembar.tulis(y + 1, h.kiri, unit.nama.upper(), tebal=True)
        y += 2 + rng.randint(0, 2)
    y = tulis_tabel(k, h.lembar, y, h.kiri, kolom, baris, opsi_acak(k, JENIS))
    h.baris = tulis_penutup(k, h.lembar, y, h.kiri, kanan, JENIS)
