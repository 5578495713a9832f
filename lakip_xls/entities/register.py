"""ONE register of what all chosen documents speak of: who is who, asked by figures, rules and sheets alike."""

from __future__ import annotations

from dataclasses import dataclass

from lakip_xls.entities.forest import Forest, build_forest
from lakip_xls.entities.likeness import Verdicts
from lakip_xls.model import Data
from lakip_xls.settings import Pengaturan


@dataclass(frozen=True, eq=False)
class Register:
    """Every programme, kegiatan, sub kegiatan of a report, and which mentions mean the same."""

    forest: Forest


def build_register(data: Data, pengaturan: Pengaturan) -> Register:
    """Reconcile all mentions in the chosen documents."""
    return Register(build_forest(data, Verdicts()))
