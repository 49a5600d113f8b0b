"""Whether letters arrive: the domains they leave under, and what servers hold against us."""
