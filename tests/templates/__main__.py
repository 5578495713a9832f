"""Make the blank workbooks in `templates/` anew, after a wanted change: `python -m tests.templates`."""

from __future__ import annotations

from lakip_xls.templates.prepare import folder_content
from tests.templates.test_prepare import TEMPLATES

if __name__ == "__main__":
    TEMPLATES.mkdir(exist_ok=True)
    for name, make in folder_content().items():
        (TEMPLATES / name).write_bytes(make())
