"""Imports that show a difference first and can be undone."""
