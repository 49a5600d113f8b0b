"""Measures, each a ratio to a reference in the same run."""
