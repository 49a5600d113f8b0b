"""Subscribing to letters, choosing and leaving them: without an account, by personal links."""
