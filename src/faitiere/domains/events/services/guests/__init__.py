"""What is sent to those invited, and what their calendars send back."""
