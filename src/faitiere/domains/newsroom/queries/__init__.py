"""What screens and letters ask of the newsroom."""
