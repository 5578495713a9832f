"""Real table heads of offices, each with the understanding that a person gives it."""
