"""One module per sheet of the result workbook."""
