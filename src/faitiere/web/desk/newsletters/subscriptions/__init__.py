"""Subscriptions at the desk."""
