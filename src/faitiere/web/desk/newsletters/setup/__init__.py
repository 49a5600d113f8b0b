"""What the team sets once for all issues: the words of the network, the letters, their plans."""
