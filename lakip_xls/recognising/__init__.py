"""From a located table to its meaning: facts of columns, relations between them, one joint assignment."""
