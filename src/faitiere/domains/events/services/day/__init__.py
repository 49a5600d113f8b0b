"""The day and after: the door, who came, certificates, minutes."""
