"""Turning a mailing into messages: encoded once, then filled in for each person."""
