"""Letter templates, numbered and archived letters."""
