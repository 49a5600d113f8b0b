"""What wakes up by itself, and when. Each line names a task of a room."""
