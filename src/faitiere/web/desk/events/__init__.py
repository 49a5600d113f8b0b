"""The events at the desk: lists, records, their life, their programme, who comes."""
