"""Tables whose heads are recombined from the words and layouts of real offices, over consistent units.

The expected frames come from the unit. Nothing that writes a table knows the reader; only `judge`
runs the program, through its public pipeline.
"""
