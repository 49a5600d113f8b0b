"""What the room does: one function for each write."""
