"""DOK-09, 10, 14: year and office of the documents, and performance that was copied from the budget."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal

from lakip_xls.entities.likeness import resembles
from lakip_xls.entities.tree import Node
from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Baris, Dokumen, Nilai
from lakip_xls.parsing.names import words
from lakip_xls.rules.bantu import persenan, satuan_persen, sebut, sebut_pos, temuan
from lakip_xls.rules.registry import Konteks, aturan
from lakip_xls.skema import kind_mention
from lakip_xls.titik import Titik, ada, dekat, titik

_BEBAS_TAHUN = frozenset({"renstra", "iku", "hasil", "pengaturan"})
"""Documents that are made for several years or for another one."""


def kepala_dokumen(dokumen: Dokumen, jati: str) -> Titik | None:
    """The cell that tells the year or the office; the first row's first cell where no cell does."""
    rows = [b for table in (*dokumen.tabel.values(), *dokumen.jumlah.values()) for b in table]
    if not rows:
        return None
    first = min(rows, key=lambda b: (b.ref.baris, b.ref.kolom))
    told = dokumen.jati.get(jati)
    if told is not None:
        return Titik(told.ref or first.ref, "judul", first, told)
    title = " ".join(" ".join(dokumen.sumber.judul).split())
    return Titik(first.ref, "judul", first, Nilai(title or None, first.ref))


def _sekali_per_lembar(
    konteks: Konteks, jati: str, salah: Callable[[Dokumen], bool]
) -> Iterator[tuple[Dokumen, Titik]]:
    """The first wrong document of each sheet."""
    seen: set[tuple[str, str]] = set()
    for document in konteks.semua:
        place = (document.sumber.berkas, document.sumber.lembar)
        cell = kepala_dokumen(document, jati)
        if cell is not None and place not in seen and salah(document):
            seen.add(place)
            yield document, cell


@aturan("DOK-09")
def dok_09(konteks: Konteks) -> Iterator[Temuan]:
    """Tahun pada judul dokumen sama dengan tahun laporan.

    Dasar: PermenPAN-RB 53/2014, laporan kinerja adalah laporan satu tahun anggaran. Renstra dan IKU
    berlaku beberapa tahun sehingga tidak diperiksa.

    Salah: judul Perjanjian Kinerja Tahun 2022 dalam folder laporan 2023.
    Benar: Perjanjian Kinerja Tahun 2023.
    """
    year = konteks.identitas.tahun
    if year is None:
        return
    for document, cell in _sekali_per_lembar(
        konteks, "tahun", lambda d: d.tahun not in (None, year) and d.jenis not in _BEBAS_TAHUN
    ):
        used = any(d.sumber == document.sumber for d in konteks.data.dokumen)
        effect = "tetap dipakai karena tidak ada yang lain" if used else "tidak dipakai dalam laporan ini"
        yield temuan(
            "DOK-09",
            cell,
            f"Dokumen {kind_mention(document.jenis)} pada berkas {cell.ref} (tertulis: "
            f"{cell.tertulis}) bertahun {document.tahun}, sedangkan laporan ini tahun {year}; dokumen itu {effect}.",
            f"Bila isinya memang tahun {year}, perbaiki judulnya; bila tidak, ganti dengan dokumen tahun {year}.",
            seharusnya=str(year),
            tingkat=None if used else Tingkat.PERINGATAN,
        )


_UMUM = frozenset(
    [
        "pemerintah",
        "kabupaten",
        "kota",
        "provinsi",
        "daerah",
        "kantor",
        "camat",
        "dan",
        "di",
        "pemda",
        "kepala",
        "perangkat",
        "opd",
        "skpd",
        "dinas",
        "badan",
        "kecamatan",
    ]
)


def _inti(nama: str) -> frozenset[str]:
    """The words that tell one office from another."""
    return frozenset(w for w in re.findall(r"\w+", words(nama)) if w not in _UMUM)


def _sama_nama(kiri: str, kanan: str) -> bool:
    left, right = _inti(kiri), _inti(kanan)
    return left <= right or right <= left


@aturan("DOK-10")
def dok_10(konteks: Konteks) -> Iterator[Temuan]:
    """Nama unit dan pemerintah daerah sama pada semua dokumen.

    Dasar: PermenPAN-RB 53/2014, semua dokumen laporan berasal dari satu perangkat daerah. Yang
    dibandingkan adalah nama khasnya, bukan sebutan seperti Kecamatan atau Pemerintah Kabupaten.

    Salah: kop Kecamatan Ajung pada dokumen Kecamatan Rambipuji.
    Benar: Kecamatan Rambipuji pada semua kop.
    """
    for name, label in (("unit", "unit"), ("pemerintah", "pemerintah daerah")):
        written = [str(getattr(d, name)) for d in konteks.semua if getattr(d, name)]
        usual = getattr(konteks.identitas, name) or (Counter(written).most_common(1)[0][0] if written else None)
        if usual is None:
            continue

        def other(document: Dokumen, name: str = name, usual: str = usual) -> bool:
            own = getattr(document, name)
            return bool(own) and not _sama_nama(own, usual)

        for document, cell in _sekali_per_lembar(konteks, name, other):
            own = str(getattr(document, name))
            close = " Kemungkinan salah ketik." if resembles(own, usual) else ""
            yield temuan(
                "DOK-10",
                cell,
                f"Nama {label} pada berkas {cell.ref} adalah {own}, sedangkan dokumen lain {usual}.{close}",
                "Pastikan dokumen ini milik unit yang dilaporkan, lalu perbaiki kop atau judulnya.",
                seharusnya=usual,
            )


@aturan("DOK-14", needs=("pengukuran", "anggaran|keuangan_program"))
def dok_14(konteks: Konteks) -> Iterator[Temuan]:
    """Realisasi indikator kinerja bukan salinan serapan anggaran programnya.

    Dasar: PermenPAN-RB 53/2014, kinerja diukur dari hasil, bukan dari uang yang dibelanjakan. Hanya
    persentase dengan dua desimal atau lebih, selain 100, yang dibandingkan.

    Salah: realisasi 98,10% dan serapan program 98,10%.
    Benar: realisasi dihitung dari formulasi indikatornya.
    """
    for item in konteks.hitungan.indikator:
        value = item.baris["realisasi"]
        if (
            not ada(item.baris, "realisasi")
            or not (persenan(value) or satuan_persen(item.baris.teks("satuan")))
            or value.desimal < 2
            or value.angka in (None, Decimal(100))
        ):
            continue
        cell = titik(item.baris, "realisasi")
        for node in _program_sasaran(item.sasaran, konteks):
            whole, other = titik(node.baris, "pagu"), titik(node.baris, "realisasi")
            pagu, spent = whole.angka, other.angka
            if not pagu or spent is None or cell.angka is None:
                continue
            if not dekat(cell.angka, spent * 100 / pagu, value.toleransi):
                continue
            yield temuan(
                "DOK-14",
                cell,
                f"Realisasi indikator {item.nama} tertulis {cell.tertulis} pada {sebut(cell)}, persis sama dengan serapan "
                f"anggaran {sebut_pos(node.tingkat, node.nama)} ({other.tertulis} / {whole.tertulis}, {sebut(other)}).",
                "Pastikan realisasi dihitung dari formulasi indikatornya, bukan disalin dari serapan anggaran.",
                terkait=[other.ref],
            )
            break


def _program_sasaran(sasaran: str, konteks: Konteks) -> list[Node]:
    """The programmes of a sasaran: those that its efisiensi is computed from, or that Tabel 3.6 lists below it."""
    roots = konteks.register.forest.akar()
    tied: list[Baris] = [
        p.baris
        for e in konteks.hitungan.efisiensi
        if konteks.register.sasaran.same(e.sasaran, sasaran)
        for p in e.program
    ]
    nodes = [n for n in roots if n.baris in tied]
    for tree in konteks.register.forest.lain:
        if tree.tabel == "keuangan_program":
            below = [n for n in tree.akar if konteks.register.sasaran.same(n.baris.teks("sasaran"), sasaran)]
            nodes += [r for n in below if (r := tree.acuan(n)) is not None]
    return list(dict.fromkeys(nodes))
