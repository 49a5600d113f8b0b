"""What registering asks: whether it is open, who is behind an address, what a personal link opens."""
