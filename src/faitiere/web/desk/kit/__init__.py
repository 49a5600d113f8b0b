"""What the rooms of the desk share: lists, records, forms, acts, choosers."""
