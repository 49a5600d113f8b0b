"""Builds the demo network room by room, from the ground up; each function calls public services only."""
