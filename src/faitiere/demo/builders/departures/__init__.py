"""The letter of the invented group: who receives it, three issues that left, and what became of each copy."""
