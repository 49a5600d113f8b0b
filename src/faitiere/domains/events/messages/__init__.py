"""What the room writes: invitations, registrations, changes, the day."""
