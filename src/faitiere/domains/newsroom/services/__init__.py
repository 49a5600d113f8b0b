"""The writes of the room: plural nouns hold bare verbs."""
