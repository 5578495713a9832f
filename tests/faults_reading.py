"""Faults in files, sheets and single cells: BACA and PGT."""

from __future__ import annotations

import shutil
from pathlib import Path

from openpyxl import load_workbook

from tests.faults_base import Material, Place, breaks
from tests.generator.layouts.tables import Key
from tests.generator.sheets import Sheet

Result = list[Place] | None
POKOK = ("pk", "rkt", "rencana_aksi", "realisasi_anggaran", "pengukuran_kinerja")
REQUIRED = (("anggaran", "realisasi"), ("pengukuran", "realisasi"), ("pk", "target"), ("rkt", "anggaran"))


@breaks("BACA-01", pembagian="tiap", stack=0)
def truncated_file(b: Material) -> Result:
    name = b.rng.choice([x.name for x in b.draft.books if "iku" not in x.name.lower()])

    def cut(folder: Path) -> None:
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content[: len(content) // 3])

    b.after.append(cut)
    return [(name, "", "")]


@breaks("BACA-02")
def catatan_sheet(b: Material) -> Result:
    book = b.rng.choice([x for x in b.draft.books if x.name != "Pengaturan.xlsx"])
    catatan = Sheet("Coretan")
    catatan.write(2, 2, "telepon bagian umum, minta tanda tangan, fotokopi rangkap tiga")
    book.sheets.append(catatan)
    return [(book.name, "Coretan", "")]


@breaks("BACA-03", realisasi_anggaran__sipd=False, realisasi_anggaran__ulang_kepala=0,
       pengukuran_kinerja__ulang_kepala=0, pk__ulang_kepala=0, rkt__ulang_kepala=0,
       realisasi_anggaran__judul="biasa", pengukuran_kinerja__judul="biasa", rkt__judul="biasa")  # fmt: skip
def without_column(b: Material) -> Result:
    """The heading of a needed column says something else."""
    frame, bidang = b.rng.choice(REQUIRED[:2])
    k = b.choose(b.key(frame, bidang))
    if k is None or b.draft.features.get("realisasi_anggaran.realisasi_triwulan"):
        return None
    c = b.draft.catatan[k]
    headings = [s for (y, x), s in c.sheet.cells.items() if x == c.column and s.bold and s.center and s.frame]
    if len(headings) != 1:
        return None
    headings[0].value = "Paraf"
    file, sheet, _ = b.draft.place(k)
    return [(file, sheet, "")]


def _money(b: Material) -> Key | None:
    key = [k for f in ("anggaran", "realisasi_program_anggaran") for n in ("pagu", "realisasi") for k in b.key(f, n)]
    key += [*b.key("rkt", "anggaran"), *b.key("pk_program", "anggaran")]
    return b.choose(key, lambda v: isinstance(v, int) and v >= 1_000_000)


@breaks("BACA-04", realisasi_anggaran__sipd=False)
def nonstandard_number(b: Material) -> Result:
    k = _money(b)
    if k is None:
        return None
    front, *center, last = f"{b.content(k):,}".split(",")
    return [b.draft.change_raw(k, f"{front},{'.'.join(center)}.{last}" if center else None)]


@breaks("BACA-05")
def unreadable(b: Material) -> Result:
    k = _money(b)
    return [b.draft.change_raw(k, b.rng.choice(("sda", "lihat lampiran", "12.34.5x")))] if k else None


@breaks("BACA-05")
def unreadable_realisasi(b: Material) -> Result:
    k = b.choose([*b.key("anggaran", "realisasi"), *b.key("anggaran", "persen")])
    return [b.draft.change_raw(k, "menunggu")] if k else None


@breaks("BACA-06", format="xlsx")
def error(b: Material) -> Result:
    k = b.rng.choice((_money(b), b.choose(b.key("pengukuran", "capaian")), b.choose(b.key("anggaran", "persen"))))
    if k is None:
        return None
    place = b.draft.change_raw(k, b.rng.choice(("#REF!", "#DIV/0!", "#VALUE!", "#N/A")))
    c = b.draft.catatan[k]
    c.sheet.cells[c.row, c.column].formula = "1/0"
    return [place]


@breaks("BACA-06", format="xlsx")
def not_yet_computed(b: Material) -> Result:
    k = _money(b)
    if k is None:
        return None
    file, sheet, cell = b.draft.place(k)
    workbook = next(x for x in b.draft.books if x.name == file)
    if any(s.formula for x in workbook.sheets for s in x.cells.values()):
        return None

    def write(folder: Path) -> None:
        book = load_workbook(folder / file)
        book[sheet][cell] = "=SUM(Z1:Z3)"
        book.save(folder / file)

    b.after.append(write)
    return [(file, sheet, cell)]


@breaks("BACA-07", without=POKOK)
def pokok_document(b: Material) -> Result:
    return [("", "", "")]


@breaks("BACA-08", pembagian="tiap", stack=0, format="xlsx")
def two_documents(b: Material) -> Result:
    """The same document twice, the second a little different."""
    frame = b.rng.choice(("pk_program", "iku", "rkt"))
    if not (key := b.key(frame, "indikator" if frame == "iku" else "program")):
        return None
    origin, sheet, _ = b.draft.place(key[0])

    def copy_(folder: Path) -> None:
        shutil.copy(folder / origin, folder / f"Salinan {origin}")
        book = load_workbook(folder / f"Salinan {origin}")
        book[sheet]["AZ1"] = "draf"
        book.save(folder / f"Salinan {origin}")

    b.after.append(copy_)
    return [(origin, "", ""), (f"Salinan {origin}", "", "")]


@breaks("BACA-13", pembagian="tiap", stack=0, format="xlsx")
def two_version(b: Material) -> Result:
    """The budget twice, one figure of the second another."""
    k = b.choose(b.key("anggaran", "realisasi"), lambda v: isinstance(v, int) and v > 1000)
    if k is None or b.draft.features.get("realisasi_anggaran.realisasi_triwulan"):
        return None
    origin, sheet, cell = b.draft.place(k)

    def copy_(folder: Path) -> None:
        book = load_workbook(folder / origin)
        book[sheet][cell] = b.content(k) - 1000
        book.save(folder / f"Salinan {origin}")

    b.after.append(copy_)
    return [(origin, "", ""), (f"Salinan {origin}", "", "")]


@breaks("BACA-14", pembagian="tiap", stack=0, format="xlsx", realisasi_anggaran__rumus=False)
def two_month(b: Material) -> Result:
    """The budget of two months, with nothing that tells whether they are cumulative but their amounts."""
    if not (key := b.key("anggaran", "realisasi")):
        return None
    origin, sheet, _ = b.draft.place(key[0])
    title = " ".join(str(s.value) for (y, _), s in b.draft.catatan[key[0]].sheet.cells.items() if y < 12).casefold()
    if any(month in title for month in ("des", "triwulan", "semester")):
        return None

    def copy_(folder: Path) -> None:
        book = load_workbook(folder / origin)
        book[sheet]["AZ1"] = "unduhan"
        book.save(folder / "LRA Maret.xlsx")
        (folder / origin).rename(folder / "LRA Juni.xlsx")

    b.after.append(copy_)
    return [("LRA Juni.xlsx", "", ""), ("LRA Maret.xlsx", "", "")]


@breaks("BACA-15")
def other_file(b: Material) -> Result:
    """A document that is no workbook."""
    name = b.rng.choice(("LRA Desember.pdf", "Laporan.docx", "Unduhan.zip", "PK.gsheet"))
    b.after.append(lambda folder: (folder / name).write_bytes(b"%PDF-1.7") and None)
    return [(name, "", "")]


@breaks("BACA-09", format="xlsx")
def hidden_row(b: Material) -> Result:
    k = _money(b)
    if k is None:
        return None
    file, sheet, _ = b.draft.place(k)
    row = b.draft.catatan[k].row
    workbook = next(x for x in b.draft.books if x.name == file)
    if any(s.formula for x in workbook.sheets for s in x.cells.values()):
        return None

    def hide(folder: Path) -> None:
        book = load_workbook(folder / file)
        book[sheet].row_dimensions[row].hidden = True
        book.save(folder / file)

    b.after.append(hide)
    return [(file, sheet, "")]


@breaks("BACA-10", without=("renstra", "iku", "realisasi_program", "pembanding"))
def complement_document(b: Material) -> Result:
    return [("", "", "")]


@breaks("PGT-01")
def settings_entry(b: Material) -> Result:
    """A setting that does not exist."""
    for book in b.draft.books:
        for sheet in book.sheets:
            if sheet.name == "Ketentuan":
                sheet.write(3, 1, "Metode efisiensi")
                sheet.write(3, 2, "selish 5 poin")
                return [(book.name, sheet.name, "B3"), (book.name, sheet.name, "A3")]
    return None
