"""Random consistent office units, written as workbooks in random layouts, with an independent oracle.

Nothing here imports the program under test.
"""

from .unit import Unit, make_unit
from .writer import Draft, Written, build_unit, write_unit

__all__ = ["Written", "Draft", "Unit", "make_unit", "build_unit", "write_unit"]
