"""Which documents count, and what several documents of one kind mean together."""
