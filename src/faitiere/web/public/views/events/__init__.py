"""The agenda and the pages of events, open to all; what is reserved shows its title, its date and for whom it is."""
