"""What changed since an earlier recapitulation: units that came and went, that can now be read, figures and findings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lakip_xls.findings import Tingkat
from lakip_xls.parsing.notation import rupiah

_FIGURES = ("pagu", "realisasi")


class NoRecap(Exception):
    """The file is no recapitulation; the message is one Indonesian sentence."""


def read_recap(path: Path) -> dict[str, dict[str, Any]]:
    """The units of an earlier `rekap --json`, by folder. Raises NoRecap."""
    try:
        units = json.loads(path.read_text(encoding="utf-8"))["unit"]
        return {unit["folder"]: {**unit, "ringkasan": dict(unit["ringkasan"])} for unit in units}
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as problem:
        raise NoRecap(
            f"Berkas {path.name} yang diberikan dengan --sejak bukan hasil lakip-xls rekap --json; periksa nama berkasnya."
        ) from problem


def changes(before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Indonesian lines, one for every unit that is not as it was."""
    names = sorted({*before, *after})
    told = [f"  {name}: {text}" for name in names if (text := _change(before.get(name), after.get(name)))]
    yield f"Berubah sejak rekap sebelumnya: {len(told)} dari {len(names)} perangkat daerah"
    yield from told


def _change(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> str:
    if old is None:
        return "baru"
    if new is None:
        return "tidak ada lagi"
    if bool(old.get("alasan")) != bool(new.get("alasan")):
        return "sekarang tidak terbaca" if new.get("alasan") else "sekarang terbaca"
    was, now = old["ringkasan"], new["ringkasan"]
    parts = [f"{f} {_money(was.get(f))} menjadi {_money(now.get(f))}" for f in _FIGURES if was.get(f) != now.get(f)]
    for level in (Tingkat.ERROR.value, Tingkat.WARNING.value):
        counts = [(x.get("jumlah_temuan") or {}).get(level, 0) for x in (was, now)]
        if counts[0] != counts[1]:
            parts.append(f"{level} {counts[0]} menjadi {counts[1]}")
    return "; ".join(parts)


def _money(value: Any) -> str:
    return f"Rp {rupiah(value)}" if isinstance(value, int) else "-"
