"""Consultations: what is sent out for answers, to whom, until when, and how it goes.

Swedish: remiss, remissinstans. What a respondent writes lies in `responses`, what comes of all answers in
`compilations`. Leans on `domain/timeliness.py` for when an answer counts.
"""
