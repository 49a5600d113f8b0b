"""Saved queries over the rooms below: who is meant, on a day, and why."""
