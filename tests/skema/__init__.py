"""The schema of the JSON; `python -m tests.skema` writes `lakip_xls/data/skema.json` anew after a wanted change."""

from __future__ import annotations

from pathlib import Path

import lakip_xls

FILE = Path(lakip_xls.__file__).parent / "data" / "skema.json"
