"""What the pages of the newsroom are made of."""
