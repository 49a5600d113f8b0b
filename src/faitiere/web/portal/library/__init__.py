"""Documents kept for members."""
