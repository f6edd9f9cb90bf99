"""The figure in a terminal: which moment a cue shows, its frames as half-blocks or dots, and their baking."""
