"""What members propose for the site and the letter."""
