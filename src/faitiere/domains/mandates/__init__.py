"""Bodies, seats, mandates, parity and mission letters."""
