"""What the room hands out: calendars, feeds, structured data."""
