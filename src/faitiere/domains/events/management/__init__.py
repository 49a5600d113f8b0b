"""The keyboard entrance."""
