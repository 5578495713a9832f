"""pandas.read_excel alone: python -m bench.read_pandas FILE.xlsx"""

from __future__ import annotations

import sys

import pandas as pd

if __name__ == "__main__":
    pd.read_excel(sys.argv[1], header=None, engine="openpyxl")
