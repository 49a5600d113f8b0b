"""What the network shelves."""
