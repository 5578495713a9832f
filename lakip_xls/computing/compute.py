"""All computations of a report, in the order in which they build on each other."""

from __future__ import annotations

from lakip_xls.computing.anggaran import compute_anggaran, compute_subunits
from lakip_xls.computing.antar_tahun import compute_antar_tahun
from lakip_xls.computing.belanja import compute_belanja
from lakip_xls.computing.efisiensi import compute_efisiensi
from lakip_xls.computing.keluaran import compute_keluaran
from lakip_xls.computing.nasional import compute_nasional
from lakip_xls.computing.renstra import compute_renstra
from lakip_xls.computing.result import Computed
from lakip_xls.computing.ringkasan import compute_ringkasan
from lakip_xls.computing.sasaran import compute_sasaran
from lakip_xls.entities.register import build_register
from lakip_xls.model import Data
from lakip_xls.settings import Identity, Settings


def compute(data: Data, settings: Settings, identity: Identity) -> Computed:
    """Everything that is computed from the rows (for a quarter: from those of `until_triwulan`)."""
    register = build_register(data, settings)
    sasaran, unmeasured = compute_sasaran(data, settings, register)
    indikator = tuple(i for s in sasaran for i in s.indikator)
    program = compute_anggaran(data, register)
    belanja = compute_belanja(data)
    return Computed(
        sasaran=sasaran,
        unmeasured=unmeasured,
        program=program,
        subunit=compute_subunits(register),
        keluaran=compute_keluaran(data, settings),
        belanja=belanja,
        efisiensi=compute_efisiensi(data, settings, register, sasaran, program),
        renstra=compute_renstra(data, settings, register, indikator),
        antar_tahun=compute_antar_tahun(register, indikator, identity.tahun),
        nasional=compute_nasional(register, indikator),
        ringkasan=compute_ringkasan(data, settings, indikator, program, belanja),
        register=register,
    )
