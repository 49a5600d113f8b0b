"""What the newsletters room answers."""
