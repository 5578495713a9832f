"""One module per document kind: which columns its tables have, and the frames they hold."""
