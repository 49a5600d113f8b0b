"""What the room prints: the issue as a PDF."""
