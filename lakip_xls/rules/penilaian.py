"""NIL: kategori, predikat, efisiensi, and the limit of capaian."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lakip_xls.computing.efisiensi import tingkat
from lakip_xls.computing.penilaian import batasi, jenjang
from lakip_xls.findings import Temuan
from lakip_xls.model import Baris, Isi
from lakip_xls.parsing.names import key
from lakip_xls.parsing.tulis import persen
from lakip_xls.rules.bantu import daftar, sebut, temuan
from lakip_xls.rules.diagnosa import pembetulan
from lakip_xls.rules.kaitan_kinerja import efisiensi_tertulis
from lakip_xls.rules.registry import Konteks, aturan
from lakip_xls.settings import SKALA_PERMENDAGRI86, SKALA_SAKIP, Jenjang
from lakip_xls.titik import Titik, ada, dekat, titik


@aturan("NIL-01", needs=("predikat|pengukuran",))
def nil_01(konteks: Konteks) -> Iterator[Temuan]:
    """Kategori dan predikat sesuai dengan skala, dan hanya satu yang dicentang.

    Dasar: PermenPAN-RB 12/2015 (AA > 90, A > 80, BB > 70, B > 60, CC > 50, C > 30, D) atau skala
    Permendagri 86/2017, dengan capaian yang sudah dibatasi.

    Salah: capaian 111,4% dicentang pada SM dan M.
    Benar: hanya SM.
    """
    for row in [*konteks.data.baris("predikat"), *konteks.data.jumlah("predikat")]:
        yield from _centang(row, konteks)
    for row in konteks.data.baris("pengukuran"):
        yield from _tertulis(row, konteks)


def _skala(row: Baris, konteks: Konteks) -> Sequence[Jenjang]:
    """The scale whose columns the table has: the chosen one where it fits."""
    for scale in (konteks.pengaturan.skala, SKALA_SAKIP, SKALA_PERMENDAGRI86):
        if all(level.singkatan.lower() in row.nilai for level in scale):
            return scale
    return ()


def _calon(row: Baris, scale: Sequence[Jenjang], konteks: Konteks) -> list[Jenjang]:
    """The levels that fit the written capaian, or what it should be, within its rounding."""
    value = row.angka("capaian")
    if value is None or row["capaian"].gagal:
        return []
    corrected: Isi = konteks.sekali(pembetulan).get(titik(row, "capaian"))
    tolerance = row["capaian"].toleransi
    exact = next((i.capaian for i in konteks.hitungan.indikator if i.baris is row), None)
    if exact is not None and abs(exact - value) <= tolerance:
        values = [value, exact]
    else:
        values = [value, value + tolerance, value - tolerance]
    if isinstance(corrected, (int, Decimal)):
        values.append(Decimal(corrected))
    levels = [jenjang(batasi(v, konteks.pengaturan.batas_capaian), scale) for v in values]
    return [level for level in dict.fromkeys(levels) if level is not None]


def _centang(row: Baris, konteks: Konteks) -> Iterator[Temuan]:
    scale = _skala(row, konteks)
    ticked = [level for level in scale if row[level.singkatan.lower()].isi is not None]
    fitting = _calon(row, scale, konteks)
    name = row.teks("indikator") or f"rata-rata {row.teks('sasaran')}".strip()
    if not ticked or (len(ticked) == 1 and (not fitting or ticked[0] in fitting)):
        return
    right = fitting[0] if fitting else None
    wrong = [level for level in ticked if level not in fitting] or ticked[1:]
    cell = titik(row, wrong[0].singkatan.lower())
    marks = daftar(f"{level.singkatan} (sel {titik(row, level.singkatan.lower()).ref.sel})" for level in ticked)
    written = row["capaian"].tertulis or "kosong"
    if len(ticked) > 1:
        text = f"Predikat {name} dicentang lebih dari satu, yaitu {marks}, pada {sebut(cell)}."
    else:
        text = f"Predikat {name} dicentang pada {marks}, pada {sebut(cell)}."
    if right is not None:
        text += f" Menurut skala, capaian {written} adalah {right.predikat} ({right.singkatan})."
    yield temuan(
        "NIL-01",
        cell,
        text,
        f"Centang hanya {right.singkatan}." if right else "Centang hanya satu predikat.",
        seharusnya=right.singkatan if right else None,
        terkait=[titik(row, level.singkatan.lower()).ref for level in ticked] + [row.ref_of("capaian")],
    )


def _tertulis(row: Baris, konteks: Konteks) -> Iterator[Temuan]:
    """Kategori or predikat as words in the pengukuran."""
    scale = konteks.pengaturan.skala
    fitting = _calon(row, scale, konteks)
    if not fitting:
        return
    right = fitting[0]
    for column in ("kategori", "predikat"):
        written = key(row.teks(column))
        if not written or row[column].gagal:
            continue
        known = {key(x): level for level in scale for x in (level.kategori, level.predikat, level.singkatan)}
        known |= {key(f"{level.kategori}{level.predikat}"): level for level in scale}
        known |= {key(f"{level.predikat}{level.kategori}"): level for level in scale}
        known |= {key(level.predikat.partition("(")[0]): level for level in scale}
        if known.get(written) in fitting:
            continue
        cell = titik(row, column)
        should = right.kategori if column == "kategori" else right.predikat
        yield temuan(
            "NIL-01",
            cell,
            f"{column.capitalize()} {row.teks('indikator')} tertulis {cell.tertulis} pada {sebut(cell)}, sedangkan capaian "
            f"{row['capaian'].tertulis} menurut skala {konteks.pengaturan.nama_skala} adalah {should}.",
            f"Tulis {should}.",
            seharusnya=should,
            terkait=[row.ref_of("capaian")],
        )
        return


@aturan("NIL-02", needs=("efisiensi_tertulis",))
def nil_02(konteks: Konteks) -> Iterator[Temuan]:
    """Tingkat efisiensi sesuai dengan perbandingan capaian dan serapan.

    Dasar: PermenPAN-RB 53/2014 (analisis efisiensi sumber daya) dengan metode pada Pengaturan;
    baku: Efisien bila capaian sama dengan atau di atas serapan. Dinilai dari angka di baris itu
    sendiri; bila baris tidak memuat angkanya, dari hasil hitung.

    Salah: capaian 98,81% dan serapan 99,81% ditulis Efisien.
    Benar: Tidak efisien.
    """
    computed = {id(row): e for row, e in konteks.sekali(efisiensi_tertulis)}
    for row in konteks.data.baris("efisiensi_tertulis"):
        written = _efisien(row.teks("tingkat_efisiensi"))
        if written is None or row["capaian"].gagal or row["serapan"].gagal:
            continue
        effort = computed.get(id(row))
        achieved, spent = row.angka("capaian"), row.angka("serapan")
        if effort is not None:
            achieved = effort.capaian if achieved is None else achieved
            spent = effort.serapan if spent is None else spent
        right = tingkat(konteks.pengaturan.metode_efisiensi, Decimal(100), spent, achieved)
        if right is None or achieved is None or spent is None or _efisien(right) == written:
            continue
        if (
            effort is not None
            and _efisien(effort.tingkat_efisiensi or "") == written
            and _bulat(row, effort.capaian, effort.serapan)
        ):
            continue
        cell = titik(row, "tingkat_efisiensi")
        yield temuan(
            "NIL-02",
            cell,
            f"Tingkat efisiensi sasaran {row.teks('sasaran')} tertulis {cell.tertulis} pada {sebut(cell)}, sedangkan capaian "
            f"{persen(achieved)}% dibandingkan dengan serapan {persen(spent)}% menurut cara "
            f'"{konteks.pengaturan.metode_efisiensi.value}" adalah {right}.',
            f"Tulis {right}, setelah capaian dan serapan di baris itu diperiksa.",
            seharusnya=right,
            terkait=[row.ref_of("capaian"), row.ref_of("serapan")],
        )


def _efisien(text: str) -> str | None:
    """'ya', 'cukup' or 'tidak'; None where the text says something else."""
    word = key(text)
    if not word:
        return None
    if "efisien" not in word and "efesien" not in word:
        return None
    if word.startswith(("tidak", "kurang", "belum", "in")):
        return "tidak"
    return "cukup" if word.startswith("cukup") else "ya"


def _bulat(row: Baris, achieved: Decimal | None, spent: Decimal | None) -> bool:
    """True where the row's figures are the computed ones, only rounded."""
    pairs = ((row["capaian"], achieved), (row["serapan"], spent))
    return all(n.angka is None or (v is not None and dekat(n.angka, v, n.toleransi)) for n, v in pairs)


@aturan("NIL-03", needs=("pengukuran",))
def nil_03(konteks: Konteks) -> Iterator[Temuan]:
    """Capaian di atas batas dibatasi dalam rata-rata.

    Dasar: ketentuan pengukuran, capaian lebih dari 100% termasuk 100%. Laporan menampilkan
    keduanya; ini hanya pemberitahuan.

    Salah: tidak ada; capaian 111,37% dihitung 100% dalam rata-rata yang dibatasi.
    Benar: rata-rata tanpa batas dan dengan batas disebut berdampingan.
    """
    limit, shown = konteks.pengaturan.batas_capaian, konteks.sampai or konteks.hitungan
    totals = shown.ringkasan
    for item in shown.indikator:
        value = item.capaian
        if limit is None or value is None or value <= limit:
            continue
        written = konteks.sampai is None and ada(item.baris, "capaian")  # a document writes that of the year
        cell: Titik = titik(item.baris, "capaian" if written else "realisasi")
        means = ""
        if totals.rata_rata_capaian is not None and totals.rata_rata_capaian_dibatasi is not None:
            means = (
                f" Rata-rata seluruh indikator {persen(totals.rata_rata_capaian)}% tanpa batas dan "
                f"{persen(totals.rata_rata_capaian_dibatasi)}% dengan batas."
            )
        yield temuan(
            "NIL-03",
            cell,
            f"Capaian {item.nama} adalah {persen(value)}%, melebihi batas {persen(limit, 0)}%, sehingga dihitung "
            f"{persen(limit, 0)}% dalam rata-rata yang dibatasi.{means}",
            "Tidak perlu diperbaiki. Bila capaiannya jauh di atas target, pertimbangkan target yang lebih menantang tahun depan.",
            seharusnya=f"{persen(limit, 0)}%" if cell.kolom == "capaian" else None,
        )
