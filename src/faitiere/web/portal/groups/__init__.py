"""The groups I take part in."""
