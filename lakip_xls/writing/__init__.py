"""The result workbook; the only package that imports xlsxwriter."""
