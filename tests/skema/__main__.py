"""Write the schema file of the package."""

from __future__ import annotations

from lakip_xls.json_schema import schema_text
from tests.skema import FILE

FILE.write_text(schema_text(), encoding="utf-8", newline="\n")
