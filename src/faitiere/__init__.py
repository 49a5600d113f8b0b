"""Faîtière, the information system of a network of local authorities engaged abroad."""
