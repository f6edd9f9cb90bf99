"""What every room may use: problems, errors, the clock, ids. Standard library only."""
