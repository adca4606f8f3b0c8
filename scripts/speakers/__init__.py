"""How whom a speaker's words mean is learned from articles in which somebody annotated it."""
