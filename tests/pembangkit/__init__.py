"""Random consistent office units, written as workbooks in random layouts, with an independent oracle.

Nothing here imports the program under test.
"""

from .tulis import Ditulis, Susunan, susun_unit, tulis_unit
from .unit import Unit, buat_unit

__all__ = ["Ditulis", "Susunan", "Unit", "buat_unit", "susun_unit", "tulis_unit"]
