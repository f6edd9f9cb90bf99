"""Measures the budgets of the design, and writes the pages that are made from real runs. Not part of the package."""
