"""The rooms: the business, silent about HTTP."""
