"""Questionnaires: questions, forms and answers, whatever they are asked for."""
