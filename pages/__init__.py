"""Pages in docs/ that are made from the data and from real runs (`make docs`); a test holds each to its making.

Each module has `page(library) -> str`; `MADE` says which file it becomes.
"""
