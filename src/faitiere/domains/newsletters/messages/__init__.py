"""What the room writes: the letter itself."""
