"""A pose file to a motion: keyframes, contacts, and everything between them, by damped least squares."""

from unhunch.figure.solving.one_figure import solve

__all__ = ["solve"]
