"""Newsletters: issues assembled from the network's life, sending, archive."""
