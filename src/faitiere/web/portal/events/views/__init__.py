"""One module for each page of the events in the portal."""
