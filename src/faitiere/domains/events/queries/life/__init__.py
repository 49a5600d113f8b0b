"""What an event becomes with time: when it comes, what looks wrong in its date, what happened, who is told."""
