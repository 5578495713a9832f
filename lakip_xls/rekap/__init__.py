"""Many units: one result workbook each, and one recapitulation over all of them."""
