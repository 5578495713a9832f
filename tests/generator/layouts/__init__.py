"""One module per document kind, each writing it in a random layout."""
