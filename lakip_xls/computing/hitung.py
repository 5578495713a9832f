"""All computations of a report, in the order in which they build on each other."""

from __future__ import annotations

from lakip_xls.computing.anggaran import hitung_anggaran
from lakip_xls.computing.antar_tahun import hitung_antar_tahun
from lakip_xls.computing.belanja import hitung_belanja
from lakip_xls.computing.efisiensi import hitung_efisiensi
from lakip_xls.computing.hasil import Hitungan
from lakip_xls.computing.keluaran import hitung_keluaran
from lakip_xls.computing.nasional import hitung_nasional
from lakip_xls.computing.renstra import hitung_renstra
from lakip_xls.computing.ringkasan import hitung_ringkasan
from lakip_xls.computing.sasaran import hitung_sasaran
from lakip_xls.entities.register import build_register
from lakip_xls.model import Data
from lakip_xls.settings import Identitas, Pengaturan


def hitung(data: Data, pengaturan: Pengaturan, identitas: Identitas) -> Hitungan:
    """Everything that is computed from the rows (for a quarter: from those of `sampai_triwulan`)."""
    register = build_register(data, pengaturan)
    sasaran, unmeasured = hitung_sasaran(data, pengaturan, register)
    indikator = tuple(i for s in sasaran for i in s.indikator)
    program = hitung_anggaran(data, register)
    return Hitungan(
        sasaran=sasaran,
        tidak_diukur=unmeasured,
        program=program,
        keluaran=hitung_keluaran(data, pengaturan),
        belanja=hitung_belanja(data),
        efisiensi=hitung_efisiensi(data, pengaturan, register, sasaran, program),
        renstra=hitung_renstra(data, pengaturan, register, indikator),
        antar_tahun=hitung_antar_tahun(register, indikator, identitas.tahun),
        nasional=hitung_nasional(register, indikator),
        ringkasan=hitung_ringkasan(pengaturan, indikator, program),
        register=register,
    )
