"""Measurements: `python -m bench` prints the tables of the README."""
