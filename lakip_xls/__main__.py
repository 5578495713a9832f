"""`python -m lakip_xls` is the same as the command `lakip-xls`."""

import gc


def main() -> None:
    """The command: one report leaves no cycles worth looking for, and looking takes a tenth of a run."""
    gc.disable()
    from lakip_xls.cli import main

    try:
        main(prog_name="lakip-xls")
    finally:
        gc.freeze()  # nor are they looked for when Python ends


if __name__ == "__main__":
    main()
