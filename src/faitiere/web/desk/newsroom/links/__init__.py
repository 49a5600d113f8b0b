"""Links: which no longer answer, and where to mend them."""
