"""Answers to consultations as documents: the draft for the board, the receipt, the extract that comes with it."""
