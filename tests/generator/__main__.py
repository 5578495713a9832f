"""`python -m tests.generator SEED FOLDER`: write one unit and say what was written."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from . import make_unit, write_unit


def main() -> int:
    """Write the unit of a seed into a folder."""
    if len(sys.argv) != 3 or not sys.argv[1].lstrip("-").isdigit():
        print("usage: python -m tests.generator SEED FOLDER", file=sys.stderr)
        return 2
    seed = int(sys.argv[1])
    unit = make_unit(seed)
    written = write_unit(unit, Path(sys.argv[2]), Random(f"layout-{seed}"))
    print(f"{unit.name}, {unit.pemerintah}, {unit.tahun}: {len(written.cells)} nilai")
    for file in written.files:
        print(f"  {file}")
    for features, value in sorted(written.features.items()):
        print(f"    {features} = {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
