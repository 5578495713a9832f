"""Rencana Aksi: quarterly targets per sub kegiatan, quarters as columns, stacked rows or lines of one cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lakip_xls.documents.dasar import Hasil, IsiTurun, Jenis, Pembaca
from lakip_xls.documents.hirarki import KOLOM_HIRARKI, Simpul, susun
from lakip_xls.documents.induk_judul import induk_judul
from lakip_xls.documents.keluhan import tulisan
from lakip_xls.documents.kolom import Peta
from lakip_xls.documents.pk import nama_tanpa_label, satuan_atau_target
from lakip_xls.entities.levels import label_level
from lakip_xls.entities.parents import TINGKAT
from lakip_xls.model import Baris, Nilai
from lakip_xls.parsing.names import strip_label
from lakip_xls.parsing.quarters import quarter_values
from lakip_xls.reading.book import Kind

JUDUL = ("rencana aksi", "rencana aksi perjanjian kinerja", "renaksi", "action plan", "target keluaran")

TW = ("tw1", "tw2", "tw3", "tw4")
_LEVEL_COLUMNS = ("program", "kegiatan", "sub_kegiatan")
_DI_BAWAH = {"sasaran": (), "program": ("kegiatan", "sub_kegiatan"), "kegiatan": ("sub_kegiatan",)}


@dataclass(frozen=True, slots=True)
class _Triwulan:
    """The quarter values that belong to one named row."""

    baris: int
    nilai: Mapping[str, Nilai]


def baca(p: Pembaca) -> Hasil:
    """Rows per sub kegiatan (or the lowest level there is), and rows per indicator of the sasaran."""
    data = [b.baris for b in p.table.baris if b.macam == "data"]
    for entry in p.table.baris:
        if entry.macam != "data":
            p.lewati(entry.baris, "baris jumlah")
    levels = [name for name in _LEVEL_COLUMNS if p.punya(name)]
    if p.punya("hirarki") or (levels == ["kegiatan"] or levels == ["program"]):
        rows = _rows_of_nodes(p, data)
    elif levels:
        rows = _rows_of_columns(p, data, levels)
    else:
        return p.hasil({"rencana_aksi": _rows_of_sasaran(p, data, "")})
    return p.hasil({"rencana_aksi": rows, "rencana_aksi_sasaran": _rows_of_sasaran(p, data, "_sasaran")})


# ------------------------------------------------------------------ quarters


def _quarters(p: Pembaca, data: Sequence[int], suffix: str) -> list[_Triwulan]:
    """Quarter values in document order, each group at the row where it starts."""
    if any(p.punya(q + suffix) for q in TW):
        groups = []
        for row in data:
            values = {q: v for q in TW if (v := p.target(row, q + suffix)) is not None}
            if any(p.own(row, q + suffix) is not None for q in TW):
                groups.append(_Triwulan(row, values))
        return groups
    return _stacked(p, data, "tumpuk" + suffix)


def _stacked(p: Pembaca, data: Sequence[int], name: str) -> list[_Triwulan]:
    """'Tw 1: 25%' in four rows, or four lines in one cell."""
    groups: list[tuple[int, dict[str, Nilai]]] = []
    last = 0
    for row in data:
        cell = p.own(row, name)
        if cell is None or cell.kind is not Kind.TEXT:
            continue
        found = quarter_values(str(cell.value))
        for quarter, text in found.items():
            value = p.target_dari(cell, name, text) if text else Nilai(None, p.ref(cell.row, cell.col), tulisan(cell))
            if quarter <= last or not groups:
                groups.append((row, {}))
            groups[-1][1][f"tw{quarter}"] = value
            last = quarter
    return [_Triwulan(row, values) for row, values in groups]


def _owners(groups: Sequence[_Triwulan], rows: Collection[int]) -> dict[int, Mapping[str, Nilai]]:
    """Each group belongs to the last named row at or above its first row; later groups do not overwrite."""
    owned: dict[int, dict[str, Nilai]] = {}
    ordered = sorted(rows)
    for group in groups:
        place = bisect_right(ordered, group.baris)
        if place == 0:
            continue
        have = owned.setdefault(ordered[place - 1], {})
        for quarter, value in group.nilai.items():
            if have.get(quarter) is None or have[quarter].isi is None:
                have[quarter] = value
    return dict(owned)


# ------------------------------------------------------------------ rows


def _rows_of_sasaran(p: Pembaca, data: Sequence[int], suffix: str) -> list[Baris]:
    """Quarter targets per indicator of a sasaran."""
    indicator = "indikator" + suffix
    if not p.punya(indicator):
        return []
    named = {r for r in data if (c := p.own(r, indicator)) is not None and tulisan(c).strip()}
    quarters = _owners(_quarters(p, data, suffix), named)
    parents = IsiTurun(("sasaran",))
    rows: list[Baris] = []
    for row in data:
        parents.terima("sasaran", nama_tanpa_label(p.teks(row, "sasaran")))
        if row not in named:
            continue
        name = nama_tanpa_label(p.teks(row, indicator, merged=False))
        if name is None or name.isi is None:
            continue
        target = p.target(row, "target" + suffix)
        own = quarters.get(row, {})
        if suffix and not own and (target is None or target.isi is None):
            continue
        rows.append(
            p.baris(
                p.ref(row, p.col(indicator)),
                {
                    "sasaran": parents.get("sasaran"),
                    "indikator": name,
                    "satuan": satuan_atau_target(p.teks(row, "satuan" + suffix), target, *own.values()),
                    "target": target,
                    **own,
                },
            )
        )
    return rows


def _fields(p: Pembaca, row: int, quarters: Mapping[str, Nilai]) -> dict[str, Nilai | None]:
    target = p.target(row, "target")
    return {
        "indikator": nama_tanpa_label(p.teks(row, "indikator")),
        "satuan": satuan_atau_target(p.teks(row, "satuan"), target, *quarters.values()),
        "target": target,
        **{q: quarters.get(q) for q in TW},
    }


def _rows_of_nodes(p: Pembaca, data: Sequence[int]) -> list[Baris]:
    """Programme, kegiatan and sub kegiatan below each other in one column."""
    nodes = susun(p, data, lambda _row: None)
    deepest = max((TINGKAT.index(n.tingkat) for n in nodes if n.tingkat in TINGKAT), default=0)
    by_row = {n.baris: n for n in nodes if n.tingkat in TINGKAT}
    groups = _quarters(p, data, "")
    extra = [r for r in data if r not in by_row and p.own(r, "indikator") is not None]
    quarters = _owners(groups, sorted([*by_row, *extra]))
    rows: list[Baris] = []
    parents = IsiTurun(("sasaran",))
    node: Simpul | None = None
    for row in data:
        parents.terima("sasaran", nama_tanpa_label(p.teks(row, "sasaran")))
        node = by_row.get(row, node)
        if node is None or (row not in by_row and row not in extra):
            continue
        own = quarters.get(row, {})
        is_leaf = TINGKAT.index(node.tingkat) == deepest
        if not is_leaf and all(v.isi is None for v in own.values()):
            continue
        rows.append(
            p.baris(
                node.nama.ref or p.ref(row, 1),
                {
                    "sasaran": parents.get("sasaran"),
                    "program": node.program,
                    "kegiatan": node.kegiatan,
                    "sub_kegiatan": node.sub_kegiatan,
                    "kode": node.kode,
                    **_fields(p, row, own),
                },
            )
        )
    return rows


def _rows_of_columns(p: Pembaca, data: Sequence[int], columns: Sequence[str]) -> list[Baris]:
    """A column for each level; a column headed 'Program / Kegiatan' may hold both."""
    lowest = columns[-1]
    roles = _roles(p, data, columns)
    named = {r for r in data if _own_text(p, r, lowest) or (p.punya("indikator") and _own_text(p, r, "indikator"))}
    quarters = _owners(_quarters(p, data, ""), named)
    parents = IsiTurun(("sasaran", *TINGKAT))
    for level in TINGKAT[: TINGKAT.index(columns[0])]:
        parents.terima(level, induk_judul(p, level))
    rows: list[Baris] = []
    for row in data:
        parents.terima("sasaran", nama_tanpa_label(p.teks(row, "sasaran")))
        for column in columns:
            cell = p.own(row, column)
            if cell is None:
                continue
            label = strip_label(tulisan(cell))
            value = p.nilai(cell, label.nama or None)
            level = roles[column]
            if level == "campuran":
                found = label_level(label)
                level = found or "program"
            parents.terima(level, value, reset=_DI_BAWAH.get(level, ()))
        if row not in named:
            continue
        cell = p.own(row, lowest) or p.own(row, "indikator")
        rows.append(
            p.baris(
                p.ref(row, cell.col if cell else p.col(lowest)),
                {
                    "sasaran": parents.get("sasaran"),
                    **{n: parents.get(n) for n in TINGKAT},
                    "kode": p.teks(row, "kode"),
                    **_fields(p, row, quarters.get(row, {})),
                },
            )
        )
    return rows


def _own_text(p: Pembaca, row: int, name: str) -> bool:
    cell = p.own(row, name)
    return cell is not None and bool(tulisan(cell).strip(" -"))


def _roles(p: Pembaca, data: Sequence[int], columns: Sequence[str]) -> dict[str, str]:
    """What each name column really holds; labels and official names decide, else its heading."""
    roles: dict[str, str] = {}
    for column in columns:
        levels: dict[str, int] = {}
        for row in data:
            cell = p.own(row, column)
            if cell is None:
                continue
            label = strip_label(tulisan(cell))
            level = label_level(label)
            if level in TINGKAT:
                levels[level] = levels.get(level, 0) + 1
        if "program" in levels and "kegiatan" in levels and column == "program":
            roles[column] = "campuran"
        elif levels and column != "program":
            roles[column] = max(levels, key=lambda n: levels[n])
        else:
            roles[column] = column
    if roles.get("program") == "campuran" and columns[-1] == "kegiatan":
        roles["kegiatan"] = "sub_kegiatan"
    return roles


_SAS = ("sasaran", "tujuan")
_LAIN = ("program", "kegiatan", "sub_kegiatan", "hirarki")

LENGKAP = Jenis(
    "rencana_aksi",
    "lengkap",
    wajib=(("program", "kegiatan", "sub_kegiatan", "hirarki"), ("tw1", "tumpuk")),
    peta=(
        Peta("sasaran", ("sasaran",)),
        Peta("indikator_sasaran", ("indikator",), _SAS),
        Peta("satuan_sasaran", ("satuan",), _SAS),
        *(Peta(f"tw{q}_sasaran", ("target", "tw"), _SAS, triwulan=q) for q in (1, 2, 3, 4)),
        Peta("tumpuk_sasaran", ("triwulan_tumpuk",), _SAS),
        Peta("target_sasaran", ("target",), _SAS, triwulan=0),
        *KOLOM_HIRARKI,
        Peta("indikator", ("indikator",), _LAIN),
        Peta("satuan", ("satuan",)),
        *(Peta(f"tw{q}", ("target", "tw"), triwulan=q) for q in (1, 2, 3, 4)),
        Peta("tumpuk", ("triwulan_tumpuk",)),
        Peta("target", ("target", "jumlah"), triwulan=0, pilih="angka"),
        Peta("anggaran", ("pagu",)),
    ),
    baca=baca,
    tolak=frozenset({"realisasi", "realisasi_uang", "capaian", "formulasi", "nasional", "ditarik"}),
    judul=JUDUL,
)

SASARAN = Jenis(
    "rencana_aksi",
    "sasaran",
    wajib=(("indikator",), ("tw1", "tumpuk")),
    peta=(
        Peta("sasaran", ("sasaran",)),
        Peta("indikator", ("indikator",)),
        Peta("satuan", ("satuan",)),
        *(Peta(f"tw{q}", ("target", "tw"), triwulan=q) for q in (1, 2, 3, 4)),
        Peta("tumpuk", ("triwulan_tumpuk",)),
        Peta("target", ("target", "jumlah"), triwulan=0, pilih="angka"),
        Peta("anggaran", ("pagu",)),
        Peta("program_pendukung", ("program",)),
    ),
    baca=baca,
    tolak=frozenset(
        {
            "realisasi",
            "realisasi_uang",
            "capaian",
            "formulasi",
            "nasional",
            "kegiatan",
            "sub_kegiatan",
            "hirarki",
            "program",
        }
    ),
    judul=JUDUL,
)
