"""Settings for all tests: property tests are repeatable and have no clock."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import settings

settings.register_profile("tetap", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("tetap")

WITHOUT_LIBREOFFICE = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) tidak terpasang"
)
