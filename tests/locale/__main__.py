"""Compile the Indonesian words of click after a change of the .po file: `python -m tests.locale`."""

from __future__ import annotations

from tests.locale.test_indonesian import MO, compiled

if __name__ == "__main__":
    MO.write_bytes(compiled())
