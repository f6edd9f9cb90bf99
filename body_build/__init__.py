"""Derives the figure's body from a CC0 mesh: `make body`. Nothing of this is needed to run the program."""
