"""What the workshop runs: set-up, tests, demo. Standard library only: it works before anything is installed."""
