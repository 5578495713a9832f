"""Pure functions on one value, or on the values of one column: texts and numbers in, meaning out."""
