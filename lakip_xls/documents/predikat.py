"""Tables that judge the capaian: predikat ticks per indicator, efisiensi per sasaran."""

from __future__ import annotations

from lakip_xls.documents.dasar import Hasil, IsiTurun, Jenis, Pembaca
from lakip_xls.documents.keluhan import tulisan
from lakip_xls.documents.kolom import Peta
from lakip_xls.documents.pk import nama_tanpa_label
from lakip_xls.model import Baris
from lakip_xls.parsing.names import clean, strip_label
from lakip_xls.parsing.quarters import is_tick

TANDA_SAKIP = ("sm", "m", "sb", "b", "c", "k", "sk")


def baca_predikat(p: Pembaca) -> Hasil:
    """Ticks per indicator, and per average of a sasaran; a row without figures names the sasaran."""
    rows: list[Baris] = []
    totals: list[Baris] = []
    parents = IsiTurun(("sasaran",))
    for entry in p.table.baris:
        row = entry.baris
        parents.terima("sasaran", nama_tanpa_label(p.teks(row, "sasaran")) if p.punya("sasaran") else None)
        name = p.teks(row, "indikator", merged=False)
        ticks = {t: p.teks(row, t) for t in TANDA_SAKIP if p.punya(t)}
        value = p.persen(row, "capaian")
        figures = value is not None and (value.isi is not None or value.gagal)
        marked = any(v is not None and is_tick(v.teks) for v in ticks.values())
        label = strip_label(name.teks) if name is not None else None
        if entry.macam != "data":
            if figures or marked:
                totals.append(
                    p.baris(
                        p.ref(row, p.col("indikator")), {"sasaran": parents.get("sasaran"), "capaian": value, **ticks}
                    )
                )
        elif label is None or not label.nama:
            p.lewati(row, "tanpa nama")
        elif not figures and not marked:
            parents.terima("sasaran", nama_tanpa_label(name))
        else:
            rows.append(
                p.baris(
                    p.ref(row, p.col("indikator")),
                    {"sasaran": parents.get("sasaran"), "indikator": nama_tanpa_label(name), "capaian": value, **ticks},
                )
            )
    return p.hasil({"predikat": rows}, {"predikat": totals})


def baca_efisiensi(p: Pembaca) -> Hasil:
    """Capaian, serapan and efisiensi per sasaran as the office wrote them; per indicator where the table names them."""
    rows = []
    column = next((k.kolom for k in p.table.kolom if k.konsep == "indikator"), None)
    for entry in p.table.baris:
        row = entry.baris
        name = nama_tanpa_label(p.teks(row, "sasaran"))
        if entry.macam != "data" or name is None or name.isi is None:
            p.lewati(row, "tanpa sasaran")
            continue
        cell = p.grid.cells.get((row, column)) if column is not None else None
        own = {"indikator": nama_tanpa_label(p.nilai(cell, clean(tulisan(cell)) or None))} if cell is not None else {}
        rows.append(
            p.baris(
                name.ref or p.ref(row, 1),
                {
                    "sasaran": name,
                    **own,
                    "capaian": p.persen(row, "capaian"),
                    "serapan": p.persen(row, "serapan"),
                    "tingkat_efisiensi": p.teks(row, "tingkat_efisiensi"),
                },
            )
        )
    return p.hasil({"efisiensi_tertulis": rows})


PREDIKAT = Jenis(
    "pengukuran_kinerja",
    "predikat",
    wajib=(("indikator",), ("sm",), ("sk",), ("b",)),
    peta=(
        Peta("indikator", ("indikator",)),
        Peta("sasaran", ("sasaran",)),
        Peta("capaian", ("capaian", "persen")),
        Peta("sm", ("sm",)),
        Peta("m", ("m",)),
        Peta("sb", ("sb",)),
        Peta("b", ("b",)),
        Peta("c", ("c",)),
        Peta("k", ("kinerja_k", "k_predikat")),
        Peta("sk", ("sk",)),
    ),
    baca=baca_predikat,
    judul=("ikhtisar capaian", "predikat"),
)

EFISIENSI = Jenis(
    "pengukuran_kinerja",
    "efisiensi",
    wajib=(("sasaran",), ("capaian",), ("serapan",), ("tingkat_efisiensi", "serapan")),
    peta=(
        Peta("sasaran", ("sasaran",)),
        Peta("capaian", ("capaian",)),
        Peta("serapan", ("serapan", "persen")),
        Peta("tingkat_efisiensi", ("tingkat_efisiensi", "keterangan")),
    ),
    baca=baca_efisiensi,
    tolak=frozenset(
        {"kegiatan", "sub_kegiatan", "hirarki", "formulasi", "ditarik", "pembilang", "indikator", "target"}
    ),
    judul=("efisiensi",),
)
