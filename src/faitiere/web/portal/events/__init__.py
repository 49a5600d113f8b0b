"""What concerns the visitor among the events: to come, invitations, registrations, past, a personal agenda."""
