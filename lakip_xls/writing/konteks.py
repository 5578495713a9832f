"""What every sheet needs to know while it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from lakip_xls.findings import Temuan
from lakip_xls.laporan import Laporan
from lakip_xls.model import Nilai
from lakip_xls.parsing.dates import format_date
from lakip_xls.parsing.tulis import rupiah
from lakip_xls.provenance import Ref
from lakip_xls.writing.gaya import KETERANGAN, KIRI, TANDA, TENGAH, WARNA_TAB
from lakip_xls.writing.gerbang import Gerbang, Lembar
from lakip_xls.writing.ketentuan import Ketentuan
from lakip_xls.writing.sel import KOSONG, Sel, dari_nilai, kutip, tautan

_CATATAN_TERPANJANG = 1500
ROMAWI = ("I", "II", "III", "IV")


@dataclass
class Konteks:
    """The report, the workbook, and where on it the figures stand that other sheets refer to."""

    laporan: Laporan
    gerbang: Gerbang
    folder: str | None
    """The way from the result's folder to the inputs, with a slash at its end ('../'); None: no links to them."""
    logo: Path | None = None
    lembar: dict[str, Lembar] = field(default_factory=dict)
    alamat: dict[tuple[str, object], str] = field(default_factory=dict)
    """(what, whose) -> address; whose is the Ref of a row, or the name of a total."""
    angka: dict[tuple[str, object], Decimal] = field(default_factory=dict)
    """Figures that arise on a sheet and are used on another, by the same keys as `alamat`."""
    ketentuan: Ketentuan | None = None
    """The settings and scales printed on 3.1; set when that sheet is written."""
    _temuan: dict[tuple[str | None, str | None, str | None], list[tuple[int, Temuan]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, finding in enumerate(self.laporan.temuan, 1):
            if finding.sel:
                place = (finding.berkas, finding.lembar, finding.sel)
                self._temuan.setdefault(place, []).append((number, finding))

    def buka(self, nama: str, kelompok: str) -> Lembar:
        """Add a sheet; its tab has the colour of its group."""
        self.lembar[nama] = self.gerbang.lembar(nama, WARNA_TAB[kelompok])
        return self.lembar[nama]

    @property
    def tahun(self) -> str:
        """The year as it is printed; dots where it is not known."""
        return str(self.laporan.identitas.tahun or "……")

    @property
    def periode(self) -> str:
        """'Tahun 2023', or 'sampai dengan Triwulan II Tahun 2023'."""
        quarter = self.laporan.triwulan
        return f"sampai dengan Triwulan {ROMAWI[quarter - 1]} Tahun {self.tahun}" if quarter else f"Tahun {self.tahun}"

    @property
    def sampai(self) -> str:
        """' s.d. TW II' behind a column's title in the report of a quarter, else nothing."""
        quarter = self.laporan.triwulan
        return f" s.d. TW {ROMAWI[quarter - 1]}" if quarter else ""

    @property
    def unit(self) -> str:
        """The office; a general word where it is not known."""
        return self.laporan.identitas.unit or "Perangkat Daerah"

    @property
    def tanggal(self) -> str:
        """The date of the report in words."""
        day = self.laporan.identitas.tanggal or self.laporan.tanggal
        return format_date(day)

    @cached_property
    def lebar_uang(self) -> float:
        """Width of a column that holds the report's largest amount."""
        own = self.laporan.hitungan
        amounts = [own.ringkasan.pagu, own.ringkasan.realisasi]
        amounts += [v for p in own.pos for v in (p.pagu, p.realisasi)]
        amounts += [v for b in own.belanja for v in (b.pagu, b.realisasi)]
        for frame, name in (
            ("rkt", "anggaran"),
            ("pk_program", "anggaran"),
            ("pergeseran", "anggaran_semula"),
        ):
            amounts += [b.angka(name) for b in self.laporan.data.baris(frame)]
        longest = max((len(rupiah(a)) for a in amounts if a is not None), default=0)
        return max(15.5, longest * 1.05 + 2)

    def temuan(self, refs: Iterable[Ref | None]) -> list[tuple[int, Temuan]]:
        """The findings on cells, each with its number on the sheet Validasi."""
        found: dict[int, Temuan] = {}
        for ref in refs:
            if ref is not None:
                found.update(self._temuan.get((ref.berkas, ref.lembar, ref.sel), ()))
        return sorted(found.items())

    def nilai(self, nilai: Nilai, cell: Sel | None = None) -> Sel:
        """An input value as a cell; marked, with a note, where a finding concerns it."""
        cell = dari_nilai(nilai) if cell is None else cell
        found = self.temuan([nilai.ref])
        if not found:
            return cell
        note = "\n".join(f"{t.kode}: {t.uraian}" for _, t in found)
        if nilai.tertulis:
            note += f"\nTertulis dalam dokumen: {nilai.tertulis}"
        return cell.bergaya(TANDA).bercatatan(note[:_CATATAN_TERPANJANG])

    def ket(self, *refs: Ref | None) -> Sel:
        """The first finding on a row's cells and how many codes more, linked to Validasi; a note names all.

        One line only: LibreOffice does not wrap links.
        """
        found = self.temuan(refs)
        if not found:
            return KOSONG
        codes = list(dict.fromkeys(t.kode for _, t in found))
        text = codes[0] + (f" +{len(codes) - 1}" if len(codes) > 1 else "")
        note = "\n".join(f"{t.kode}: {t.uraian}" for _, t in found) if len(codes) > 1 else None
        mark = tautan(f"internal:'Validasi'!A{found[0][0] + 1}", text, TENGAH | KETERANGAN)
        return mark.bercatatan(note[:_CATATAN_TERPANJANG] if note else None)

    def sumber(self, *refs: Ref | None) -> Sel:
        """Where a row's figures come from, linked to the first cell."""
        places: dict[tuple[str, str], list[Ref]] = {}
        for ref in dict.fromkeys(r for r in refs if r is not None):
            places.setdefault((ref.berkas, ref.lembar), []).append(ref)
        if not places:
            return KOSONG
        lines = [
            f"{berkas} › {lembar} › {', '.join(r.sel for r in cells)}" for (berkas, lembar), cells in places.items()
        ]
        first = next(iter(places.values()))[0]
        return tautan(self.tautan_sumber(first.berkas, first.lembar, first.sel), "; ".join(lines), KIRI)

    def tautan_sumber(self, berkas: str, lembar: str | None = None, cell: str | None = None) -> str | None:
        """The address of an input file, or of a cell in it."""
        if self.folder is None:
            return None
        # xlsxwriter escapes a path unless it looks escaped; '#' and '%' would mislead it
        path = self.folder + (quote(berkas) if "#" in berkas or "%" in berkas else berkas)
        return f"external:{path}#{kutip(lembar)}!{cell or 'A1'}" if lembar else f"external:{path}"
