"""The same run on a Dask cluster of two workers gives the same figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lakip_xls.pipeline import Options
from lakip_xls.rekap.cluster import NoCluster
from lakip_xls.rekap.run import Manner, rekap
from lakip_xls.rekapitulasi import json_rekap
from lakip_xls.writing.recap import write_rekap

OPTIONS = Options(tanggal=date(2024, 2, 21))


def test_dask_gives_the_same_recapitulation(daerah: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="distributed (extra [dask]) tidak terpasang")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        far = rekap(daerah, tmp_path / "jauh", OPTIONS, Manner(dask=cluster.scheduler_address))
    near = rekap(daerah, tmp_path / "dekat", OPTIONS, Manner(jobs=1))
    assert json_rekap(far) == json_rekap(near)
    for run in (far, near):
        write_rekap(run, run.keluaran / "Rekap.xlsx")
    assert (tmp_path / "jauh/Rekap.xlsx").read_bytes() == (tmp_path / "dekat/Rekap.xlsx").read_bytes()


def test_unreachable_scheduler_is_one_sentence(daerah: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="distributed (extra [dask]) tidak terpasang")
    monkeypatch.setattr("lakip_xls.rekap.cluster.CONNECT_SECONDS", 1)
    with pytest.raises(NoCluster, match="tidak dapat dihubungi"):
        rekap(daerah, tmp_path, OPTIONS, Manner(dask="tcp://127.0.0.1:1"))
