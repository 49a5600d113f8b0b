"""What the invented people are invited to: the meetings of their group, and a gathering of 800."""
