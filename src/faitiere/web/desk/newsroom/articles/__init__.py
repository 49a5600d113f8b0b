"""Articles at the desk: the list, the record, and what Wagtail’s editor asks of us."""
