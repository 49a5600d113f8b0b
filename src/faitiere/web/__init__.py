"""The doors, one for each audience."""
