"""Compilations of answers: who graded which section how, as read from a sheet.

Swedish: sammanställning. Leans on `domain/grading.py` and `domain/names.py`. What somebody uploads lies with her
until it is widened on purpose.
"""
