"""What comes back: reports of failure, complaints, automatic answers; who is told by them, and what follows."""
