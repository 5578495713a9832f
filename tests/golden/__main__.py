"""Write the golden texts anew."""

import tempfile
from pathlib import Path

from tests.golden import NAME, row, save

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for name in NAME:
            save(name, row(name, Path(folder)))
