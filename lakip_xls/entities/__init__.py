"""Who is who: the level of every row, one tree per document, one register over all documents."""
