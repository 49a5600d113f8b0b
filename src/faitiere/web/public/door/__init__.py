"""The door of an event: a page for whoever holds its link, which goes on without a network and tells it later."""
