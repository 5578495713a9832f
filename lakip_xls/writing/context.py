"""What every sheet needs to know while it is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct, field
from xlsxwriter.utility import xl_rowcol_to_cell

from lakip_xls.findings import Temuan
from lakip_xls.laporan import Laporan
from lakip_xls.model import Value
from lakip_xls.parsing.dates import format_date
from lakip_xls.parsing.notation import rupiah
from lakip_xls.provenance import Ref
from lakip_xls.writing.cells import EMPTY, OutputCell, from_value, link, quote_
from lakip_xls.writing.gate import Gate, OutputSheet
from lakip_xls.writing.ketentuan import Ketentuan
from lakip_xls.writing.styles import CENTER, LEFT, MARK, NOTES, TAB_COLOURS
from lakip_xls.writing.table import Table

_LONGEST_CATATAN = 1500
_MOST_FIXED = 12
ROMAN_NUMERALS = ("I", "II", "III", "IV")

_MEASURED, _BUDGET = ("pengukuran", "realisasi_program"), ("anggaran", "belanja")


class ReportContext(Struct, dict=True):
    """The report, the workbook, and where on it the figures stand that other sheets refer to."""

    laporan: Laporan
    gate: Gate
    folder: str | None
    """The way from the result's folder to the inputs, with a slash at its end ('../'); None: no links to them."""
    logo: Path | None = None
    attached: bool = False
    """For an addressee: no finding, no file name, no word to whoever checks."""
    sheets: dict[str, OutputSheet] = field(default_factory=dict)
    addresses: dict[tuple[str, object], str] = field(default_factory=dict)
    """(what, whose) -> address; whose is the Ref of a row, or the name of a total."""
    tables: dict[str, list[tuple[Sequence[str], Table]]] = field(default_factory=dict)
    """Sheet -> its tables, each with its title."""
    fixed: dict[str, list[str]] = field(default_factory=dict)
    """Sheet -> the cells that do not follow what they depend on."""
    ketentuan: Ketentuan | None = None
    """The settings and scales printed on 3.1; set when that sheet is written."""
    _temuan: dict[tuple[str | None, str | None, str | None], list[tuple[int, Temuan]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, finding in enumerate(() if self.attached else self.laporan.temuan, 1):
            if finding.cell:
                place = (finding.file, finding.sheet, finding.cell)
                self._temuan.setdefault(place, []).append((number, finding))

    def unpack(self, name: str, kelompok: str) -> OutputSheet:
        """Add a sheet; its tab has the colour of its group."""
        self.sheets[name] = self.gate.sheet(name, TAB_COLOURS[kelompok])
        return self.sheets[name]

    @property
    def tahun(self) -> str:
        """The year as it is printed; dots where it is not known."""
        return str(self.laporan.identity.tahun or "……")

    def _yearly(self, *frames: str) -> bool:
        """Whether none of some frames (of all where they have no rows) has figures of quarters."""
        laporan = self.laporan
        every = {name for name in (*_MEASURED, *_BUDGET) if laporan.data.rows(name)}
        present = every.intersection(frames) or every
        return bool(present) and present.issubset(laporan.whole_year)

    def period_of(self, *frames: str) -> str:
        """'Tahun 2023', 'sampai dengan Triwulan II Tahun 2023', or 'Tahun 2023 (setahun)' where no frame has quarters."""
        quarter = self.laporan.triwulan
        if quarter is None:
            return f"Tahun {self.tahun}"
        if self._yearly(*frames):
            return f"Tahun {self.tahun} (setahun)"
        return f"sampai dengan Triwulan {ROMAN_NUMERALS[quarter - 1]} Tahun {self.tahun}"

    @property
    def period(self) -> str:
        """What the figures of the report cover."""
        return self.period_of(*_MEASURED, *_BUDGET)

    @property
    def money_period(self) -> str:
        """What the figures of the budget cover."""
        return self.period_of(*_BUDGET)

    def until(self, frame: str) -> str:
        """' s.d. TW II' or ' setahun' behind a column's title in the report of a quarter, else nothing."""
        quarter = self.laporan.triwulan
        if quarter is None:
            return ""
        return " setahun" if self._yearly(frame) else f" s.d. TW {ROMAN_NUMERALS[quarter - 1]}"

    @property
    def unit(self) -> str:
        """The office; a general word where it is not known."""
        return self.laporan.identity.unit or "Perangkat Daerah"

    @property
    def tanggal(self) -> str:
        """The date of the report in words."""
        day = self.laporan.identity.tanggal or self.laporan.tanggal
        return format_date(day)

    @cached_property
    def money_width(self) -> float:
        """Width of a column that holds the report's largest amount."""
        own = self.laporan.computed
        amounts = [own.ringkasan.pagu, own.ringkasan.realisasi]
        amounts += [v for p in own.pos for v in (p.pagu, p.realisasi)]
        amounts += [v for b in own.belanja for v in (b.pagu, b.realisasi)]
        for frame, name in (
            ("rkt", "anggaran"),
            ("pk_program", "anggaran"),
            ("pergeseran", "anggaran_semula"),
        ):
            amounts += [b.number(name) for b in self.laporan.data.rows(frame)]
        longest = max((len(rupiah(a)) for a in amounts if a is not None), default=0)
        return max(15.5, longest * 1.05 + 2)

    def fix(self, sheet: OutputSheet, row: int, column: int) -> None:
        """Note that a cell does not follow what it depends on; the sheet says so below its tables."""
        self.fixed.setdefault(sheet.name, []).append(xl_rowcol_to_cell(row, column))

    def not_live(self, sheet: OutputSheet) -> str:
        """Which cells of a sheet do not follow; nothing where all do."""
        cells = self.fixed.get(sheet.name, [])
        more = f", dan {len(cells) - _MOST_FIXED} lainnya" if len(cells) > _MOST_FIXED else ""
        return f"Tidak mengikuti perubahan sel lain: {', '.join(cells[:_MOST_FIXED])}{more}." if cells else ""

    def for_checking(self, words: str) -> str:
        """Words to whoever checks; nothing for an addressee."""
        return "" if self.attached else words

    def temuan(self, refs: Iterable[Ref | None]) -> list[tuple[int, Temuan]]:
        """The findings on cells, each with its number on the sheet Validasi; none for an addressee."""
        found: dict[int, Temuan] = {}
        for ref in refs:
            if ref is not None:
                found.update(self._temuan.get((ref.file, ref.sheet, ref.cell), ()))
        return sorted(found.items())

    def value(self, value: Value, cell: OutputCell | None = None) -> OutputCell:
        """An input value as a cell; marked, with a note, where a finding concerns it."""
        cell = from_value(value) if cell is None else cell
        found = self.temuan([value.ref])
        if not found:
            return cell
        note = "\n".join(f"{t.kode}: {t.uraian}" for _, t in found)
        if value.tertulis:
            note += f"\nTertulis dalam dokumen: {value.tertulis}"
        return cell.styled(MARK).annotated(note[:_LONGEST_CATATAN])

    def note(self, *refs: Ref | None) -> OutputCell:
        """The first finding on a row's cells and how many codes more, linked to Validasi; a note names all.

        One line only: LibreOffice does not wrap links.
        """
        found = self.temuan(refs)
        if not found:
            return EMPTY
        codes = list(dict.fromkeys(t.kode for _, t in found))
        text = codes[0] + (f" +{len(codes) - 1}" if len(codes) > 1 else "")
        note = "\n".join(f"{t.kode}: {t.uraian}" for _, t in found) if len(codes) > 1 else None
        mark = link(f"internal:'Validasi'!A{found[0][0] + 1}", text, CENTER | NOTES)
        return mark.annotated(note[:_LONGEST_CATATAN] if note else None)

    def source(self, *refs: Ref | None) -> OutputCell:
        """Where a row's figures come from, linked to the first cell."""
        places: dict[tuple[str, str], list[Ref]] = {}
        for ref in dict.fromkeys(r for r in refs if r is not None):
            places.setdefault((ref.file, ref.sheet), []).append(ref)
        if not places:
            return EMPTY
        lines = [f"{file} › {sheet} › {', '.join(r.cell for r in cells)}" for (file, sheet), cells in places.items()]
        first = next(iter(places.values()))[0]
        return link(self.source_link(first.file, first.sheet, first.cell), "; ".join(lines), LEFT)

    def source_link(self, file: str, sheet: str | None = None, cell: str | None = None) -> str | None:
        """The address of an input file, or of a cell in it."""
        if self.folder is None:
            return None
        # xlsxwriter escapes a path unless it looks escaped; '#' and '%' would mislead it
        path = self.folder + (quote(file) if "#" in file or "%" in file else file)
        return f"external:{path}#{quote_(sheet)}!{cell or 'A1'}" if sheet else f"external:{path}"
