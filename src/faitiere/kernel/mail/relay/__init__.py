"""Speaking to the relay."""
