"""What the newsroom hands out."""
