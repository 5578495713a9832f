"""Names of files and folders as people are shown them: letters only, whatever bytes the disk holds."""

from __future__ import annotations

import re

_NO_LETTER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters (a terminal obeys them), turns of the writing direction, bytes that are not UTF-8."""


def shown(text: object) -> str:
    """The text with '?' for everything that is no letter; line ends and tabs stay."""
    return _NO_LETTER.sub("?", str(text))
