"""An issue leaves: trials, freezing, approval, departure, and what becomes of each letter."""
