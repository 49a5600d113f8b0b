"""What wakes up by itself: one firing whatever the number of machines."""
