"""Registering by oneself: whom the event is for, what it asks, the confirmation that leaves."""
