"""lakip_xls: the tables of an Indonesian performance report (LKjIP) from the workbooks an office already has."""

__version__ = "0.1.0"
