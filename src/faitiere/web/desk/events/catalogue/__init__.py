"""What events share: series that come back, places where they are held."""
