"""`python -m tests.pembangkit SEED FOLDER`: write one unit and say what was written."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from . import buat_unit, tulis_unit


def main() -> int:
    """Write the unit of a seed into a folder."""
    if len(sys.argv) != 3 or not sys.argv[1].lstrip("-").isdigit():
        print("usage: python -m tests.pembangkit SEED FOLDER", file=sys.stderr)
        return 2
    seed = int(sys.argv[1])
    unit = buat_unit(seed)
    ditulis = tulis_unit(unit, Path(sys.argv[2]), Random(f"layout-{seed}"))
    print(f"{unit.nama}, {unit.pemerintah}, {unit.tahun}: {len(ditulis.sel)} nilai")
    for berkas in ditulis.berkas:
        print(f"  {berkas}")
    for ciri, nilai in sorted(ditulis.ciri.items()):
        print(f"    {ciri} = {nilai}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
