"""The bell of the house: which engine rings it, which processes answer, and what became of those that went silent."""
