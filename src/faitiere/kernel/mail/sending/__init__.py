"""Handing the letters of a mailing over, each known for what it is."""
