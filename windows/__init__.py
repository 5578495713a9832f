"""The package for Windows: a zip that installs without a network. For developers: `python -m windows`."""
