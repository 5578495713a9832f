"""Write the golden texts anew."""

import tempfile
from pathlib import Path

from tests.golden import NAMA, baris, simpan

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for nama in NAMA:
            simpan(nama, baris(nama, Path(folder)))
