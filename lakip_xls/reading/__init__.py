"""Files become `Book` values; the only package that knows file formats."""
