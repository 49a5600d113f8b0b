"""What follows an event through time: who is told of its turns, who subscribes to the agenda."""
