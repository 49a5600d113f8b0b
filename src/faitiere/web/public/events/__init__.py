"""What the pages of events are made of: who looks, rows of lists, months, the programme by day."""
