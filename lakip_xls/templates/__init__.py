"""Blank workbooks for an office to fill in, the settings workbook, and the launcher: `lakip-xls siapkan`."""
