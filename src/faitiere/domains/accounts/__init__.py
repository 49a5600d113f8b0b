"""Logins and second factor; knows nothing of people."""
