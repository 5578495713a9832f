"""Tables of a sheet: header bands, columns, rows, titles."""
