"""Rows and documents for tests, written as short as a test needs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lakip_xls.computing.hasil import Hitungan
from lakip_xls.computing.hitung import hitung
from lakip_xls.model import Baris, Cacat, Data, Dokumen, FlawKind, Isi, Nilai
from lakip_xls.provenance import Ref, Source
from lakip_xls.settings import Identitas, Pengaturan


def nilai(isi: Isi | float, satuan: str | None = None) -> Nilai:
    """A value; a float stands for its decimal digits."""
    exact = Decimal(str(isi)) if isinstance(isi, float) else isi
    decimals = len(str(isi).partition(".")[2]) if isinstance(isi, float) else 0
    return Nilai(exact, Ref("a.xlsx", "Sheet1", 1, 1), str(isi), satuan, decimals)


_SEL = Ref("a.xlsx", "Sheet1", 1, 1)
GAGAL = Nilai(None, _SEL, "sda", cacat=Cacat(FlawKind.UNREADABLE, _SEL, "Pagu", "sda", "bukan angka"))
PERSEN_100 = nilai(100, "%")


def dokumen(
    jenis: str,
    tabel: Mapping[str, Sequence[Mapping[str, object]]],
    jumlah: Mapping[str, Sequence[Mapping[str, object]]] | None = None,
) -> Dokumen:
    """A document; plain values become cells of row 5, 6, 7 ..."""
    return Dokumen(
        jenis,
        Source(f"{jenis}.xlsx", "Sheet1", jenis, (4,), (), 5, 99, 1.0),
        {name: _rows(jenis, rows) for name, rows in tabel.items()},
        {name: _rows(jenis, rows, 90) for name, rows in (jumlah or {}).items()},
    )


def _rows(jenis: str, rows: Sequence[Mapping[str, object]], first: int = 5) -> tuple[Baris, ...]:
    result = []
    for number, fields in enumerate(rows, start=first):
        cells = {k: v if isinstance(v, Nilai) else nilai(v) for k, v in fields.items()}  # type: ignore[arg-type]
        result.append(Baris(jenis, Ref(f"{jenis}.xlsx", "Sheet1", number, 2), cells))
    return tuple(result)


def hitung_data(*documents: Dokumen, pengaturan: Pengaturan | None = None, tahun: int | None = 2023) -> Hitungan:
    """The computations over some documents."""
    return hitung(Data(documents), pengaturan or Pengaturan(), Identitas(tahun=tahun))
