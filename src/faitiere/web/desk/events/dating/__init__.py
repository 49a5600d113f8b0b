"""Dates of events as people type them, held against the calendar."""
