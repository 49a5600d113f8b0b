"""Events of every kind: from the idea to the minutes."""
