"""What the events room answers: one module for each question."""
