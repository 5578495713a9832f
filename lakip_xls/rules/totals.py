"""JML: sums."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xls.findings import Temuan, Tingkat
from lakip_xls.model import Row
from lakip_xls.parsing.names import key
from lakip_xls.parsing.notation import number, rupiah
from lakip_xls.point import point, present
from lakip_xls.rules.anggaran_relations import general_last_pagu, last_pagu
from lakip_xls.rules.diagnosis import diagnosis_temuan
from lakip_xls.rules.helpers import listing, mention, temuan
from lakip_xls.rules.registry import RuleContext, rule


@rule("JML-01", needs=("anggaran|keuangan_program",))
def jml_01(context: RuleContext) -> Iterator[Temuan]:
    """Pagu dan realisasi kegiatan sama dengan jumlah sub kegiatannya.

    Dasar: Permendagri 77/2020 (anggaran disusun dan dilaporkan menurut program, kegiatan, dan sub
    kegiatan; tingkat atas adalah jumlah tingkat di bawahnya). Bila dokumen lain, persentase di
    sebelahnya, atau jumlah di atasnya menunjukkan sel yang keliru, temuan menunjuk sel itu; bila
    tidak, temuan menunjuk sel kegiatan.

    Salah: sub kegiatan 3.348.000 padahal kegiatan dan realisasi anggaran menghendaki 3.348.800.
    Benar: 1.909.958.380 + 111.200.000 + 3.348.800 = 2.024.507.180.
    """
    return diagnosis_temuan(context, "JML-01")


@rule("JML-02", needs=("anggaran|keuangan_program",))
def jml_02(context: RuleContext) -> Iterator[Temuan]:
    """Pagu dan realisasi program sama dengan jumlah kegiatannya.

    Dasar: Permendagri 77/2020, susunan program, kegiatan, dan sub kegiatan.

    Salah: program 2.622.026.397 padahal kegiatannya berjumlah 2.622.025.497 (lebih 900).
    Benar: program sama dengan jumlah kegiatannya sampai rupiah terakhir.
    """
    return diagnosis_temuan(context, "JML-02")


@rule("JML-03", needs=("anggaran|keuangan_program|rekap_unit",))
def jml_03(context: RuleContext) -> Iterator[Temuan]:
    """Baris jumlah dokumen sama dengan jumlah programnya.

    Dasar: Permendagri 77/2020; baris JUMLAH adalah belanja seluruh program unit.

    Salah: JUMLAH 3.854.768.597 padahal programnya berjumlah 3.854.768.097.
    Benar: JUMLAH 3.854.768.097.
    """
    return diagnosis_temuan(context, "JML-03")


@rule("JML-04", needs=("pk_program|rkt",))
def jml_04(context: RuleContext) -> Iterator[Temuan]:
    """Baris jumlah pada Perjanjian Kinerja atau RKT sama dengan jumlah rinciannya.

    Dasar: PermenPAN-RB 53/2014, lampiran Perjanjian Kinerja memuat anggaran per program dan jumlahnya.

    Salah: jumlah PK 3.854.768.000 padahal programnya berjumlah 3.854.768.097.
    Benar: jumlah PK 3.854.768.097.
    """
    return diagnosis_temuan(context, "JML-04")


@rule("JML-05", needs=("anggaran|keuangan_program|rekap_unit",))
def jml_05(context: RuleContext) -> Iterator[Temuan]:
    """Sisa anggaran sama dengan pagu dikurangi realisasi.

    Dasar: PP 12/2019 (laporan realisasi menyajikan anggaran, realisasi, dan selisihnya).

    Salah: pagu 5.470.700, realisasi 4.171.300, sisa 1.299.300.
    Benar: sisa 1.299.400.
    """
    return diagnosis_temuan(context, "JML-05")


@rule("JML-06", needs=("anggaran|belanja",))
def jml_06(context: RuleContext) -> Iterator[Temuan]:
    """Belanja operasi, modal, tidak terduga, dan transfer berjumlah sama dengan pagu (atau realisasi).

    Dasar: PP 12/2019 pasal 55, klasifikasi belanja daerah menurut kelompok.

    Salah: operasi 3.758.758.869 dan modal 96.009.000 padahal pagu 3.854.768.097.
    Benar: operasi 3.758.758.869 + modal 96.009.228 = 3.854.768.097.
    """
    return diagnosis_temuan(context, "JML-06")


@rule("JML-07", needs=("pergeseran",))
def jml_07(context: RuleContext) -> Iterator[Temuan]:
    """Jumlah pergeseran (refocusing) sama dengan jumlah barisnya.

    Dasar: praktik penyusunan daftar pergeseran anggaran pada perubahan APBD.

    Salah: jumlah 500.109.380 padahal enam barisnya berjumlah 494.843.380.
    Benar: jumlah 494.843.380.
    """
    return diagnosis_temuan(context, "JML-07")


@rule("JML-09", needs=("pergeseran", "anggaran"))
def jml_09(context: RuleContext) -> Iterator[Temuan]:
    """Anggaran semula dikurangi yang ditarik sama dengan pagu akhir pada realisasi anggaran.

    Dasar: pergeseran anggaran berakhir pada pagu perubahan. Bila sebagian besar baris daftar memang tidak
    berakhir pada pagu itu (ada perubahan lain sesudahnya), hal itu disebut sekali sebagai informasi.

    Salah: semula 7.262.500, ditarik 5.256.000, pagu akhir 3.354.000.
    Benar: semula 8.610.000, ditarik 5.256.000, pagu akhir 3.354.000.
    """
    yield from diagnosis_temuan(context, "JML-09")
    relations = context.once(last_pagu)
    off = [r for r in relations if not r.matches(lambda t: t.content)]
    if not off or general_last_pagu(relations):
        return
    first = off[0].main
    rows = listing(
        (f"sel {r.main.ref.cell} ({rupiah((r.main.number or 0) - (r.parts[0].number or 0))}, pagunya "
         f"{rupiah(sum((t.number or Decimal(0) for t in r.parts[1:]), Decimal(0)))})" for r in off), 6,
    )  # fmt: skip
    yield temuan(
        "JML-09",
        first,
        f"Pada {len(off)} baris {mention(first)}, anggaran semula dikurangi yang ditarik tidak sama dengan pagu akhir pada "
        f"realisasi anggaran: {rows}.",
        "Pastikan daftar ini memuat semua pergeseran sub kegiatan itu; bila ada perubahan lain, sebutkan pada laporan.",
        related=[t.ref for r in off for t in (r.main, r.parts[1])],
        tingkat=Tingkat.INFO,
    )


_TABLE_NAMES = {"jabatan": "jabatan", "golongan": "pangkat/golongan", "pendidikan": "pendidikan"}
_NOT_ASN = ("nonasn", "nonpns", "honor", "thl", "tenagaharian", "kontrak", "sukarelawan", "ptt", "outsourcing")


@rule("JML-08", needs=("sdm",))
def jml_08(context: RuleContext) -> Iterator[Temuan]:
    """Jumlah pegawai sama dengan jumlah baris tabelnya, dan sama antartabel.

    Dasar: PermenPAN-RB 53/2014 (laporan kinerja menyajikan sumber daya manusia); tabel menurut
    jabatan, golongan, dan pendidikan menghitung pegawai yang sama. Pegawai non-ASN tidak ikut
    dibandingkan dengan tabel golongan.

    Salah: baris berjumlah 30, tertulis 31.
    Benar: 7 + 2 + 7 + 2 + 10 + 2 = 30.
    """
    tables = {name: [b for b in context.data.rows("sdm") if b.text("kelompok") == name] for name in _TABLE_NAMES}
    totals = {b.text("kelompok"): b for b in context.data.totals("sdm") if present(b, "jumlah")}
    asn = {name: _person([b for b in rows if not _not_asn(b)]) for name, rows in tables.items() if rows}
    wrong: set[str] = set()
    for name, rows in tables.items():
        total, counted = totals.get(name), _person(rows)
        if not rows or total is None or counted is None or total.number("jumlah") in (counted, None):
            continue
        wrong.add(name)
        cell = point(total, "jumlah")
        other = _versus(name, asn, tables)
        yield temuan(
            "JML-08",
            cell,
            f"Jumlah pegawai menurut {_TABLE_NAMES[name]} tertulis {cell.tertulis} pada {mention(cell)}, sedangkan "
            f"{len(rows)} barisnya berjumlah {number(counted)}. {other}Tidak dapat dipastikan apakah jumlahnya atau "
            "salah satu barisnya yang keliru.",
            "Cocokkan dengan daftar pegawai, lalu perbaiki jumlah atau baris yang keliru.",
            seharusnya=number(counted),
            selisih=number((cell.number or Decimal(0)) - counted),
            related=[b.ref_of("jumlah") for b in rows],
        )
    sound = [name for name in asn if name not in wrong and asn[name] is not None]
    yield from _between_tables(sound, asn, tables, totals)


def _between_tables(
    sound: list[str], asn: dict[str, Decimal | None], tables: dict[str, list[Row]], totals: dict[str, Row]
) -> Iterator[Temuan]:
    """The one table that differs from the others (of two, the second)."""
    counts = [asn[name] for name in sound]
    if len(set(counts)) < 2:
        return
    usual = max(set(counts), key=lambda c: (counts.count(c), -counts.index(c)))
    for name in sound:
        if asn[name] == usual:
            continue
        other = next(n for n in sound if asn[n] == usual)
        cell, base = (point(totals.get(n) or tables[n][0], "jumlah") for n in (name, other))
        yield temuan(
            "JML-08",
            cell,
            f"Pegawai ASN menurut {_TABLE_NAMES[name]} berjumlah {number(asn[name] or 0)} pada {mention(cell)}, tetapi "
            f"menurut {_TABLE_NAMES[other]} {number(usual or 0)} pada {mention(base)}.",
            "Kedua tabel menghitung pegawai yang sama: cocokkan dengan daftar pegawai dan perbaiki yang keliru.",
            seharusnya=number(usual or 0),
            selisih=number((asn[name] or Decimal(0)) - (usual or Decimal(0))),
            related=[base.ref, *(b.ref_of("jumlah") for b in tables[name])],
        )


def _versus(name: str, asn: dict[str, Decimal | None], tables: dict[str, list[Row]]) -> str:
    """What the other tables say about the number of ASN, as a hint."""
    if not any(_not_asn(b) for b in tables[name]):
        return ""
    for other in asn:
        if other != name and asn[other] is not None and asn[name] is not None and asn[other] != asn[name]:
            return (
                f"Baris ASN pada tabel ini berjumlah {number(asn[name] or 0)}, sedangkan tabel "
                f"{_TABLE_NAMES[other]} memuat {number(asn[other] or 0)} ASN. "
            )
    return ""


def _person(rows: list[Row]) -> Decimal | None:
    """Sum of the rows; blank and '-' are nobody, an unreadable one makes it unknown."""
    if any(b["jumlah"].failed or isinstance(b.content("jumlah"), str) for b in rows):
        return None
    return sum((b.number("jumlah") or Decimal(0) for b in rows), Decimal(0))


def _not_asn(row: Row) -> bool:
    words = key(f"{row.text('keterangan')} {row.text('uraian')}")
    return any(word in words for word in _NOT_ASN)
