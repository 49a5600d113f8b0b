"""What the night keeps in order by itself."""
