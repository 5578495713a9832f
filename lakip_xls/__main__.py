"""`python -m lakip_xls` is the same as the command `lakip-xls`."""

from lakip_xls.cli import utama

if __name__ == "__main__":
    utama(prog_name="lakip-xls")
