"""Make the blank workbooks in `templates/` anew, after a wanted change: `python -m tests.templat`."""

from __future__ import annotations

from lakip_xls.templat.siapkan import isi_folder
from tests.templat.test_siapkan import TEMPLATES

if __name__ == "__main__":
    TEMPLATES.mkdir(exist_ok=True)
    for name, make in isi_folder().items():
        (TEMPLATES / name).write_bytes(make())
