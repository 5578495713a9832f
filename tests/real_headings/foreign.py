"""Values for columns that the program does not use, or that a person could not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tests.real_headings.heads import YEAR
from tests.real_headings.material import UNITS, Thing

_MONEY = re.compile(
    r"\(rp\.?\)|\brp\b|pagu|anggaran|dana\b|biaya|panjar|\brak\b|total|nilai|selisih|efisiensi|alokasi|keuangan|bertambah"
)
_PERCENT = re.compile(r"%|persen|presentase|fisik|bobot|capaian|tertimbang|indeks")
_COUNT = re.compile(r"jumlah|level|urut|volume|kuant|waktu|target|realisasi|tercapai|hasil|awal|akhir|\bjml\b|nomor")
_TEXTS = (
    ("misi", "Meningkatkan kualitas tata kelola"),
    ("visi", "Terwujudnya masyarakat sejahtera"),
    ("lokasi", "Kecamatan Rambipuji"),
    ("status", "Disetujui"),
    ("jabatan", "Kepala Seksi"),
    ("eselon", "Kepala Seksi"),
    ("satuan", "Dokumen"),
    ("tipe", "Persentase"),
    ("jenis", "IKU"),
    ("iku", "Ya"),
    ("pk", "Ya"),
    ("faktor", "Dukungan para pihak"),
    ("kendala", "Keterlambatan dokumen"),
    ("prioritas", "Prioritas 1"),
)
_NOTES = {
    "rekomendasi": "Agar ditingkatkan",
    "rkmn": "Agar ditingkatkan",
    "edit": "Ubah",
    "sebab": "Penyesuaian kebijakan",
    "analisis": "Dokumen terlambat",
    "bukti": "Laporan",
    "tindak lanjut": "Dilaksanakan",
}
_NOTE = re.compile("|".join(rf"\b{word}\b" for word in _NOTES))
_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus")
_WHOLE = (
    ("bidang urusan", "7.01", "KECAMATAN"),
    ("urusan", "7", "UNSUR KEWILAYAHAN"),
    ("skpd", "7.01.0.00.0.00.01.0000", "Kecamatan Rambipuji"),
)


class Foreign:
    """Fills a column by the words over it, so that it looks like what it says."""

    def __init__(self, paths: Sequence[tuple[str, ...]], words: Sequence[str]) -> None:
        self.paths = paths
        self.words = words
        self.joined = " ".join(words)

    def value(self, column: int, number: int, thing: Thing, quarter: int) -> str | int | float | None:
        """The value of one cell; it agrees with the money and figures of `thing` where the words are those of one."""
        words = self.words[column]
        neighbours = [
            c for c in (column - 1, column + 1) if 0 <= c < len(self.paths) and self.paths[c] == self.paths[column]
        ]
        if neighbours:
            return f"{number // 2 + 1}.{number % 2 + 1}" if column in (c - 1 for c in neighbours) else None
        if found := _NOTE.search(words):
            return _NOTES[found[0]]
        if found := re.search(r"\btw\.?[ -]?(i{1,3}|iv|[1-4])\b|\btriwulan (i{1,3}|iv)\b", words):
            q = {"i": 0, "ii": 1, "iii": 2, "iv": 3}.get(found[1] or found[2], 0)
            about_money = _MONEY.search(words) or not re.search("target|indikator", self.joined)
            return thing.spent[q] if about_money and _MONEY.search(self.joined) else thing.done[q]
        if found := re.search(r"\bbulan (\d+)", words):
            return thing.pagu // 12 if int(found[1]) < 12 else thing.pagu - thing.pagu // 12 * 11
        if re.search(r"^no\b|^#|nomor", words):
            return number + 1
        for word, kode, name in _WHOLE:
            if word in words and re.match(r"(kode|nama) ", words):
                return kode if words.startswith("kode") else name
        if "kode" in words or words.startswith("id "):
            return f"1.{number + 1:02d}"
        if re.search(r"\bopd\b|skpd|perangkat daerah|unit kerja|kementerian", words) and not _MONEY.search(words):
            return UNITS[number % len(UNITS)]
        return self._by_word(words, number, thing)

    def _by_word(self, words: str, number: int, thing: Thing) -> str | int | float | None:
        if words.startswith("tahun"):
            return YEAR
        if words in ("bulan", "periode"):
            return _MONTHS[number % len(_MONTHS)]
        if words.startswith("sumber dana"):
            return "DAU"
        if "%" in words or ("persen" in words and "rp" not in words):
            return round(thing.realisasi_rp / thing.pagu * 100, 2)
        if _MONEY.search(words):
            return self._money(words, thing)
        for word, text in _TEXTS:
            if re.search(rf"\b{word}\b", words):
                return text
        if re.match(r"(uraian|rencana hasil|kegiatan utama|program|nama|komponen|urusan)", words):
            return thing.name
        if _COUNT.search(words):
            return thing.realisasi if "realisasi" in words or "capaian" in words else thing.target
        if _PERCENT.search(words):
            return thing.realisasi if words in ("capaian", "pencapaian") else round(75 + number * 1.5, 2)
        if "indikator" in words:
            return thing.indikator or "Jumlah dokumen"
        if re.search(r"urusan|program|kegiatan|nama|uraian|sasaran|kinerja", words):
            return thing.name
        return "Sesuai"

    def _money(self, words: str, thing: Thing) -> int:
        if "non panjar" in words:
            return thing.realisasi_rp - thing.realisasi_rp // 100 * 30
        if "panjar" in words:
            return thing.realisasi_rp // 100 * 30
        if words == "efisiensi" or "selisih" in words or "bertambah" in words or "berkurang" in words:
            return thing.pagu - thing.pagu // 100 * 90 if "sebelum" in self.joined else thing.pagu - thing.realisasi_rp
        if "sebelum" in words:
            return thing.pagu // 100 * 90
        if "realisasi" in words or "penyerapan" in words:
            return thing.realisasi_rp
        return thing.pagu
