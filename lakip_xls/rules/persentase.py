"""PSN: percentages, capaian, means, and amounts that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.entities.outputs import TW
from lakip_xls.entities.tree import Node
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Baris
from lakip_xls.parsing.tulis import persen, rupiah
from lakip_xls.rules.bantu import beda, besar, sebut, sebut_pos, temuan
from lakip_xls.rules.diagnosa import temuan_diagnosa
from lakip_xls.rules.kaitan_kinerja import nilai_rata, rata_tertulis
from lakip_xls.rules.registry import Konteks, aturan
from lakip_xls.skema import KELOMPOK
from lakip_xls.titik import Titik, ada, dekat, titik, tulis

_UANG = ("anggaran", "keuangan_program")


@aturan("PSN-01", needs=("anggaran|keuangan_program|belanja",))
def psn_01(konteks: Konteks) -> Iterator[Temuan]:
    """Persentase serapan sama dengan realisasi dibagi pagu, pada ketelitian penulisannya.

    Dasar: PermenPAN-RB 53/2014 (laporan kinerja menyajikan realisasi anggaran); angka dibulatkan,
    bukan dipotong. Persentase dengan satu desimal dinilai pada satu desimal.

    Salah: 795.175.500 / 796.551.000 ditulis 99,81.
    Benar: 99,83.
    """
    return temuan_diagnosa(konteks, "PSN-01")


@aturan("PSN-02", needs=("pengukuran|lawan_renstra|antar_tahun|realisasi_program",))
def psn_02(konteks: Konteks) -> Iterator[Temuan]:
    """Capaian sama dengan hasil rumus atas target dan realisasi di barisnya.

    Dasar: PermenPAN-RB 53/2014; indikator positif realisasi / target × 100, indikator negatif
    menurut rumus pada Pengaturan. Dibulatkan setengah ke atas pada jumlah desimal yang ditulis.

    Salah: 83,53 / 89,50 ditulis 93,32% (dipotong).
    Benar: 93,33%.
    """
    return temuan_diagnosa(konteks, "PSN-02")


@aturan("PSN-03", needs=("pengukuran|predikat",))
def psn_03(konteks: Konteks) -> Iterator[Temuan]:
    """Rata-rata capaian sama dengan rata-rata yang dihitung dari indikatornya.

    Dasar: PermenPAN-RB 53/2014, pengukuran kinerja per sasaran. Bila bedanya hanya karena
    merata-ratakan angka yang sudah dibulatkan, temuan ini hanya informasi.

    Salah: rata-rata 93,17 dan 111,37 ditulis 103,27.
    Benar: 102,27.
    """
    yield from temuan_diagnosa(konteks, "PSN-03")
    for rata in konteks.sekali(rata_tertulis):
        exact, printed = nilai_rata(rata, konteks, lambda t: t.isi)
        written, tolerance = rata.titik.angka, rata.titik.nilai.toleransi
        if written is None or any(dekat(written, e, tolerance) for e in exact):
            continue
        if any(dekat(written, p, tolerance) for p in printed):
            should = tulis(exact[0], rata.titik)
            yield temuan(
                "PSN-03",
                rata.titik,
                f"{besar(rata.apa)} tertulis {rata.titik.tertulis} pada {sebut(rata.titik)}; dihitung "
                f"dari angka yang tidak dibulatkan hasilnya {should}. Bedanya hanya karena merata-ratakan angka yang "
                "sudah dibulatkan.",
                f"Bila ingin tepat, tulis {should}.",
                seharusnya=should,
                selisih=beda(written, exact[0], rata.titik),
                tingkat=Tingkat.INFO,
            )


@aturan("PSN-04", needs=("anggaran|keuangan_program",))
def psn_04(konteks: Konteks) -> Iterator[Temuan]:
    """Realisasi tidak melebihi pagu.

    Dasar: UU 17/2003 pasal 3 dan PP 12/2019: pengeluaran tidak boleh melebihi anggaran yang tersedia.
    Disebut sekali, pada baris terbawah yang melebihi.

    Salah: pagu 10.000.000, realisasi 10.400.000 (104%).
    Benar: realisasi paling banyak 10.000.000.
    """
    told: set[Node] = set()
    forest = konteks.register.forest
    for tree in (*forest.anggaran, *forest.lain):
        over = dict.fromkeys(n for n in tree.semua() if not n.tersirat and _melebihi(n.baris))
        for node in over:
            if any(d in over for d in node.semua() if d is not node):
                continue
            reference = tree.acuan(node)
            if reference is not None and reference in told:
                continue
            told.add(node)
            cell, pagu = titik(node.baris, "realisasi"), titik(node.baris, "pagu")
            ratio = (cell.angka or Decimal(0)) * 100 / (pagu.angka or Decimal(1))
            yield temuan(
                "PSN-04",
                cell,
                f"Realisasi {sebut_pos(node.tingkat, node.nama)} tertulis {cell.tertulis} pada {sebut(cell)}, "
                f"melebihi pagunya {pagu.tertulis} (sel {pagu.ref.sel}), yaitu {persen(ratio)}%.",
                "Periksa pagu setelah perubahan anggaran dan realisasinya menurut SP2D, lalu perbaiki yang keliru.",
                seharusnya=f"paling banyak {rupiah(pagu.angka or 0)}",
                selisih=beda(cell.isi, pagu.isi, cell),
                terkait=[pagu.ref],
            )


def _melebihi(row: Baris) -> bool:
    pagu, spent = row.angka("pagu"), row.angka("realisasi")
    usable = not row["pagu"].gagal and not row["realisasi"].gagal
    return usable and pagu is not None and spent is not None and pagu > 0 and spent > pagu


@aturan("PSN-05", needs=("anggaran|keuangan_program|pengukuran|realisasi_program",))
def psn_05(konteks: Konteks) -> Iterator[Temuan]:
    """Pagu tidak nol bila ada realisasi, dan target tidak nol karena capaian tidak terhitung.

    Dasar: UU 17/2003 (belanja tanpa anggaran tidak dibolehkan); capaian adalah perbandingan dengan target.

    Salah: pagu 0, realisasi 4.171.300. Salah: target 0.
    Benar: pagu 5.470.700; target 4 Dokumen.
    """
    for name in _UANG:
        for row in _baris_uang(konteks, name):
            pagu, spent = row.angka("pagu"), row.angka("realisasi")
            if pagu == 0 and spent is not None and spent > 0 and ada(row, "pagu") and ada(row, "realisasi"):
                cell, other = titik(row, "pagu"), titik(row, "realisasi")
                yield temuan(
                    "PSN-05",
                    cell,
                    f"Pagu {row.teks('uraian')} tertulis {cell.tertulis} pada {sebut(cell)}, padahal realisasinya "
                    f"{other.tertulis} (sel {other.ref.sel}).",
                    "Isi pagu menurut DPA terakhir, atau periksa apakah realisasi itu milik baris lain.",
                    seharusnya="lebih dari 0",
                    terkait=[other.ref],
                )
    for name in ("pengukuran", "realisasi_program"):
        for row in konteks.data.baris(name):
            undone = name == "realisasi_program" and not row.angka("realisasi")  # nothing planned, nothing done
            if row.angka("target") == 0 and ada(row, "target") and not undone:
                cell = titik(row, "target")
                yield temuan(
                    "PSN-05",
                    cell,
                    f"Target {row.teks('indikator') or row.teks('sub_kegiatan')} tertulis {cell.tertulis} pada "
                    f"{sebut(cell)}; dengan target nol capaian tidak dapat dihitung.",
                    "Isi target menurut Perjanjian Kinerja atau Rencana Aksi; bila memang tidak ditargetkan, kosongkan "
                    "target dan jelaskan.",
                    seharusnya="lebih dari 0",
                )


@aturan("PSN-06", needs=("anggaran|keuangan_program|pk|pk_program|rkt|rencana_aksi|pengukuran|realisasi_program",))
def psn_06(konteks: Konteks) -> Iterator[Temuan]:
    """Pagu, realisasi anggaran, dan target tidak bernilai negatif.

    Dasar: anggaran belanja dan target kinerja selalu nol atau lebih. Tanda '-' yang menempel pada
    angka biasanya tanda hubung. Nilai negatif tidak dipakai oleh aturan lain.

    Salah: Tw 2: -1.
    Benar: Tw 2: 1.
    """
    groups = tuple(f"{k}_{m}" for k in KELOMPOK for m in ("pagu", "realisasi"))
    fields: dict[str, tuple[str, ...]] = {
        "anggaran": ("pagu", "realisasi", *groups),
        "keuangan_program": ("pagu", "realisasi"),
        "belanja": ("pagu", "realisasi"),
        "pk_program": ("anggaran",),
        "rkt": ("anggaran", "target", "target_program", "target_kegiatan"),
        "pk": ("target",),
        "pengukuran": ("target",),
        "rencana_aksi": ("target", *TW),
        "rencana_aksi_sasaran": ("target", *TW),
        "realisasi_program": ("target",),
    }
    told: set[Titik] = set()
    for name, columns in fields.items():
        for row in [*konteks.data.baris(name), *konteks.data.jumlah(name)]:
            for column in columns:
                value = row.angka(column)
                cell = titik(row, column)
                if value is None or value >= 0 or row[column].gagal or row[column].ref is None or cell in told:
                    continue
                told.add(cell)
                label = f"triwulan {column[-1]}" if column in TW else column.replace("_", " ")
                yield temuan(
                    "PSN-06",
                    cell,
                    f"Nilai {label} tertulis {cell.tertulis} pada {sebut(cell)}, yaitu negatif.",
                    f"Bila tanda '-' hanya tanda hubung, tulis {tulis(-value, cell)}; bila tidak, isi angka yang benar.",
                    seharusnya="nol atau lebih",
                )


def _baris_uang(konteks: Konteks, name: str) -> list[Baris]:
    return [b for b in [*konteks.data.baris(name), *konteks.data.jumlah(name)] if b.teks("tingkat") != "input"]
