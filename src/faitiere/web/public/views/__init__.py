"""What the public site shows. Everything here is open to all; nobody's contact data ever comes here."""
