"""Settings, one module for each place where the program runs."""
