"""What the newsroom shows to everybody."""
