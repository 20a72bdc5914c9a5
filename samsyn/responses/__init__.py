"""Responses: what a respondent writes with its own people, and what it hands in.

Swedish: remissvar. A draft lies with its respondent alone. What is handed in is a copy, that lies with those who read
the answers; the respondent keeps its own as a receipt. Leans on `domain/timeliness.py`.
"""
