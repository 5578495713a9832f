"""The relations between the figures of indicators: targets, realisasi, capaian, means, efisiensi, quarters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lakip_xls.computing.capaian import capaian
from lakip_xls.computing.hasil import Efisiensi, Indikator, Sasaran, rasio
from lakip_xls.computing.nilai_campuran import urai
from lakip_xls.computing.penilaian import batasi, rata_rata
from lakip_xls.entities.tree import with_rows
from lakip_xls.model import Baris, Isi
from lakip_xls.parsing.names import key
from lakip_xls.parsing.rounding import round_half_up
from lakip_xls.rules.bantu import sebut_nama, sebut_pos
from lakip_xls.rules.jaringan import Baca, Hasil, Kaitan, Sama
from lakip_xls.rules.kaitan_anggaran import sel_uang
from lakip_xls.rules.kaitan_capaian import hasil_capaian, jadi
from lakip_xls.rules.keluaran import kaitan_keluaran
from lakip_xls.rules.registry import Konteks
from lakip_xls.settings import SKALA_PERMENDAGRI86, SKALA_SAKIP
from lakip_xls.titik import Titik, ada, sama_isi, titik


@dataclass(frozen=True, eq=False)
class Saudara:
    """One measured indicator and its rows in the other tables."""

    indikator: Indikator
    pk: Baris | None
    lain: dict[str, list[Baris]]
    """Frame -> the rows of the same indicator (several for years and quarters)."""

    def baris(self, name: str) -> list[Baris]:
        """Rows of a frame."""
        return self.lain.get(name, [])


_TABEL = (
    "rkt", "renstra", "antar_tahun", "lawan_renstra", "pembanding", "predikat", "data_indikator", "iku",
    "rencana_aksi_sasaran",
)  # fmt: skip


def saudara(konteks: Konteks) -> list[Saudara]:
    """All measured indicators with their rows elsewhere; use it through `konteks.sekali(saudara)`."""
    found: list[Saudara] = []
    for item in konteks.hitungan.indikator:
        entity = konteks.register.indicators.of(item.baris)
        if entity is not None:
            elsewhere = {name: entity.of(name) for name in _TABEL if entity.of(name)}
            found.append(Saudara(item, entity.first("pk"), elsewhere))
    return found


def kaitan_kinerja(konteks: Konteks) -> list[Kaitan]:
    """All relations between figures of indicators."""
    relations: list[Kaitan] = []
    for item in konteks.sekali(saudara):
        relations += _satu_indikator(item, konteks)
    relations += _rata_rata(konteks)
    relations += _efisiensi(konteks)
    relations += kaitan_keluaran(konteks)
    return relations


def _satu_indikator(item: Saudara, konteks: Konteks) -> Iterator[Kaitan]:
    row, name = item.indikator.baris, sebut_nama(item.indikator.nama)
    polarity = item.indikator.polaritas
    year = konteks.identitas.tahun
    if row["capaian"].isi is not None and (item.pk is None or ada(row, "target")):
        yield from hasil_capaian(row, polarity, konteks)
    if item.pk is not None and ada(item.pk, "target"):
        agreed = titik(item.pk, "target")
        if row is not item.pk:
            yield from _sama("DOK-04", f"target {name}", row, "target", agreed)
        for other in (*item.baris("rkt"), *item.baris("rencana_aksi_sasaran")):
            yield from _sama("DOK-04", f"target {name}", other, "target", agreed)
        for other in item.baris("renstra"):
            if year is not None and other.angka("tahun") == year:
                yield from _sama("DOK-03", f"target {name} tahun {year}", other, "target", agreed)
    own = {f: titik(row, f) for f in ("target", "realisasi", "capaian") if ada(row, f)}
    for table in ("antar_tahun", "lawan_renstra"):
        for other in item.baris(table):
            if other["capaian"].isi is not None:
                yield from hasil_capaian(other, polarity, konteks)
            if table == "antar_tahun" and (year is None or other.angka("tahun") != year):
                continue
            if "realisasi" in own:
                yield from _sama("DOK-11", f"realisasi {name}", other, "realisasi", own["realisasi"])
            if table == "antar_tahun" and "target" in own:
                yield from _sama("DOK-11", f"target {name}", other, "target", own["target"])
    yield from _target_akhir(item)
    for other in item.baris("pembanding"):
        if "realisasi" in own:
            yield from _sama("DOK-11", f"realisasi {name}", other, "realisasi", own["realisasi"])
    for other in item.baris("predikat"):
        if "capaian" in own:
            yield from _sama("DOK-11", f"capaian {name}", other, "capaian", own["capaian"])
    for other in item.baris("data_indikator"):
        yield from _data_dukung(other, name, own.get("realisasi"))


def _sama(kode: str, label: str, row: Baris, name: str, reference: Titik, *, sumber: bool = False) -> Iterator[Sama]:
    """A relation, unless one of both cells is empty or shows only the unit's score beside a grade."""
    if ada(row, name) and titik(row, name) != reference:
        own = titik(row, name)
        texts = [t for t in (own, reference) if isinstance(t.isi, str)]
        if len(texts) != 1 or not _tingkatan(texts[0]):
            yield Sama(kode, label, own, reference, sumber)


_PREDIKAT = frozenset(key(j.predikat) for j in (*SKALA_SAKIP, *SKALA_PERMENDAGRI86))


def _tingkatan(t: Titik) -> bool:
    """True for a grade or predicate, which may stand for a score; 'sda' and 'lihat PK' stand for nothing."""
    return urai(t.nilai).huruf is not None or key(t.nilai.teks) in _PREDIKAT


def _target_akhir(item: Saudara) -> Iterator[Kaitan]:
    """The target in Tabel 3.3 against the Renstra's last year; any part of the Renstra may be meant."""
    years = [y for b in item.baris("renstra") if (y := b.angka("tahun")) is not None and ada(b, "target")]
    last = [b for b in item.baris("renstra") if b.angka("tahun") == max(years) and ada(b, "target")] if years else []
    for row in item.baris("lawan_renstra"):
        if last and ada(row, "target"):
            same = [b for b in last if sama_isi(b["target"], row["target"])]
            label = f"target {sebut_nama(item.indikator.nama)} pada akhir Renstra"
            yield from _sama("DOK-11", label, row, "target", titik((same or last)[-1], "target"), sumber=True)


def _data_dukung(row: Baris, name: str, realised: Titik | None) -> Iterator[Kaitan]:
    if row["pembilang"].angka is None or not row["penyebut"].angka or row["pembilang"].gagal or row["penyebut"].gagal:
        return
    top, bottom = titik(row, "pembilang"), titik(row, "penyebut")

    def hitung(baca: Baca) -> list[Decimal]:
        ratio = rasio(_angka(baca(top)), _angka(baca(bottom)))
        return [] if ratio is None else [ratio]

    for result in (realised, titik(row, "hasil") if ada(row, "hasil") else None):
        if result is not None and result.angka is not None:

            def balik(t: Titik, baca: Baca, result: Titik = result) -> Isi:
                """A whole number of counted things that gives the written percentage."""
                percent, a, b = _angka(baca(result)), _angka(baca(top)), _angka(baca(bottom))
                if not percent or not b:
                    return None
                count = round_half_up(percent * b / 100 if t == top else a * 100 / percent, 0)
                fitting = rasio(count, b) if t == top else rasio(a, count)
                good = fitting is not None and abs(fitting - percent) <= result.nilai.toleransi
                return count if good else None

            yield Hasil(
                "IND-01", f"realisasi {name}", result, (top, bottom), hitung, "pembilang dibagi penyebut × 100", balik
            )


def _angka(isi: Isi) -> Decimal:
    return Decimal(isi) if isinstance(isi, (int, Decimal)) else Decimal(0)


# --- means --------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Rata:
    """A written mean: its cell, what it is the mean of, and the acceptable values."""

    titik: Titik
    kode: str
    apa: str
    indikator: tuple[Indikator, ...]


def rata_tertulis(konteks: Konteks) -> list[Rata]:
    """Every mean of capaian that the documents write; without a pengukuran there is nothing to average."""
    if not konteks.data.baris("pengukuran"):
        return []
    sasaran = konteks.hitungan.sasaran
    found: list[Rata] = []
    for row in konteks.data.jumlah("pengukuran"):
        scope = row.teks("lingkup")
        if ada(row, "capaian") and key(scope) in ("", "semua"):
            found.append(
                Rata(titik(row, "capaian"), "PSN-03", "rata-rata capaian seluruh indikator", konteks.hitungan.indikator)
            )
        elif ada(row, "capaian"):
            found += _rata_sasaran(konteks, [row], scope_of=lambda b: b.teks("lingkup"), sasaran=sasaran, kode="PSN-03")
    told = {row["capaian"].ref for row in konteks.data.jumlah("pengukuran") if ada(row, "capaian")}
    found += _rata_sasaran(
        konteks, [b for b in konteks.data.jumlah("predikat") if ada(b, "capaian") and b["capaian"].ref not in told],
        scope_of=lambda b: b.teks("sasaran"), sasaran=sasaran, kode="PSN-03",
    )  # fmt: skip
    found += _rata_sasaran(
        konteks, [b for b in konteks.data.baris("efisiensi_tertulis") if ada(b, "capaian") and not ada(b, "indikator")],
        scope_of=lambda b: b.teks("sasaran"), sasaran=sasaran, kode="DOK-11",
    )  # fmt: skip
    return [r for r in found if r.titik.angka is not None and any(i.capaian is not None for i in r.indikator)]


def _rata_sasaran(
    konteks: Konteks, rows: Sequence[Baris], scope_of: Callable[[Baris], str], sasaran: Sequence[Sasaran], kode: str
) -> list[Rata]:
    pairs = pasangkan_sasaran(konteks, rows, scope_of, sasaran)
    return [
        Rata(titik(b, "capaian"), kode, f"rata-rata capaian sasaran {sebut_nama(s.nama)}", s.indikator)
        for b, s in pairs
    ]


def pasangkan_sasaran(
    konteks: Konteks, rows: Sequence[Baris], name_of: Callable[[Baris], str], sasaran: Sequence[Sasaran]
) -> list[tuple[Baris, Sasaran]]:
    """Rows of a table with the sasaran they are about. Equal counts in equal order need less likeness."""
    in_order = {(id(r), id(s)) for r, s in zip(rows, sasaran, strict=False)} if len(rows) == len(sasaran) else set()

    def same_figures(row: Baris, s: Sasaran) -> Iterator[str]:
        if (id(row), id(s)) in in_order:
            yield "urutan"
        written = row.angka("capaian")
        if written is not None and s.capaian is not None and abs(written - s.capaian) <= Decimal("0.1"):
            yield "angka"

    pairs = konteks.register.assign("sasaran", rows, sasaran, name_of, lambda s: s.nama, same_figures).pairs
    return [(p.left, p.right) for p in pairs]


def nilai_rata(rata: Rata, konteks: Konteks, baca: Baca) -> tuple[list[Decimal], list[Decimal]]:
    """The exact means (unlimited, limited), and those that come out of the printed, rounded capaian."""
    exact: list[Decimal | None] = []
    printed: list[Decimal | None] = []
    for item in rata.indikator:
        row = item.baris
        value = item.capaian
        if ada(row, "target") and ada(row, "realisasi") and item.asal_realisasi == "tertulis":
            target, realised = titik(row, "target"), titik(row, "realisasi")
            if (baca(target), baca(realised)) != (target.isi, realised.isi):
                value = capaian(jadi(target, baca), jadi(realised, baca), item.polaritas, konteks.pengaturan)
        exact.append(value)
        written = baca(titik(row, "capaian")) if row.angka("capaian") is not None else None
        printed.append(_angka(written) if written is not None else value)
    limit = konteks.pengaturan.batas_capaian

    def both(values: list[Decimal | None]) -> list[Decimal]:
        means = (rata_rata(values), rata_rata(batasi(v, limit) for v in values))
        return [m for m in means if m is not None]

    return both(exact), both(printed)


def _rata_rata(konteks: Konteks) -> Iterator[Kaitan]:
    for rata in konteks.sekali(rata_tertulis):
        inputs: list[Titik] = []
        for item in rata.indikator:
            inputs += [titik(item.baris, f) for f in ("target", "realisasi", "capaian") if ada(item.baris, f)]

        def hitung(baca: Baca, rata: Rata = rata) -> list[Decimal]:
            exact, printed = nilai_rata(rata, konteks, baca)
            return exact + printed

        yield Hasil(rata.kode, rata.apa, rata.titik, tuple(inputs), hitung, "rata-rata capaian indikatornya")


# --- efisiensi ----------------------------------------------------------------------------


def efisiensi_tertulis(konteks: Konteks) -> list[tuple[Baris, Efisiensi]]:
    """The rows of a written Tabel 3.7 with what was computed for the same sasaran; rows of one indicator are not those."""
    computed = {id(s): e for s, e in zip(konteks.hitungan.sasaran, konteks.hitungan.efisiensi, strict=False)}
    rows = [b for b in konteks.data.baris("efisiensi_tertulis") if not ada(b, "indikator")]
    pairs = pasangkan_sasaran(konteks, rows, lambda b: b.teks("sasaran"), konteks.hitungan.sasaran)
    return [(row, computed[id(s)]) for row, s in pairs if id(s) in computed]


def _efisiensi(konteks: Konteks) -> Iterator[Kaitan]:
    roots = {id(n.baris): n for n in konteks.register.forest.akar() if n.tingkat == "program"}
    for row, computed in konteks.sekali(efisiensi_tertulis):
        if not ada(row, "serapan") or row.angka("serapan") is None or computed.serapan is None:
            continue
        nodes = [roots[id(p.baris)] for p in computed.program if id(p.baris) in roots]
        rows = [n.baris for n in with_rows(nodes)] if len(nodes) == len(computed.program) else []
        if any((b.angka(n) or 0) < 0 for b in rows for n in ("pagu", "realisasi")):
            continue
        written = all(b.angka("pagu") is not None and b.angka("realisasi") is not None for b in rows)
        pagu = [t for b in rows for t in sel_uang(b, "pagu")] if written else []
        realised = [t for b in rows for t in sel_uang(b, "realisasi")] if written else []

        def hitung(
            baca: Baca, e: Efisiensi = computed, pagu: list[Titik] = pagu, realised: list[Titik] = realised
        ) -> list[Decimal]:
            if not pagu:
                return [] if e.serapan is None else [e.serapan]
            whole = sum((_angka(baca(t)) for t in pagu), Decimal(0))
            ratio = rasio(sum((_angka(baca(t)) for t in realised), Decimal(0)), whole)
            return [] if ratio is None else [ratio]

        names = " dan ".join(sebut_pos(p.tingkat, p.nama) for p in computed.program)
        yield Hasil(
            "DOK-11", f"serapan sasaran {sebut_nama(computed.sasaran)}", titik(row, "serapan"), (*pagu, *realised), hitung,
            f"realisasi dibagi pagu {names}",
        )  # fmt: skip
