"""`make preview`: a page on this machine that shows pose files as they are written, and reloads as they are saved."""
