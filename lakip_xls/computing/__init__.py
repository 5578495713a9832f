"""Figures computed from the typed rows: one module per table, no input or output."""
