"""The validation rules: what is checked, how a cause is found, how it is told (`data/aturan.csv` explains each code)."""
