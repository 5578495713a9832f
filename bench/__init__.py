"""Measurements: `python -m bench` prints the tables of the README, `python -m bench --cepat` small ones."""
