"""The words of click itself, in Indonesian: headings of --help, and what it says of a wrong option."""

from __future__ import annotations

import gettext
import os
from importlib.resources import files

DOMAIN = "lakip_xls"


def speak_indonesian() -> None:
    """Let click take its texts from `data/locale/id/LC_MESSAGES/lakip_xls.mo`, whatever language the machine speaks."""
    os.environ["LANGUAGE"] = "id"
    gettext.bindtextdomain(DOMAIN, str(files("lakip_xls").joinpath("data").joinpath("locale")))
    gettext.textdomain(DOMAIN)
