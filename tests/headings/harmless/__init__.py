"""Changes of layout that must change nothing: the same frames, and no kesalahan or peringatan."""
