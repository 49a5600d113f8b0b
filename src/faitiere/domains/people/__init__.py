"""Persons, the offices they hold, organisations, and how to reach them lawfully."""
