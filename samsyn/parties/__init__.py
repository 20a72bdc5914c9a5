"""Who takes part: sides, organisations (parties among them), associations, care areas, bodies, and seats over time.

Swedish: sida, part, kommunalförbund, delregional vårdsamverkan, organ, plats. Plain records: who the parties are is
public knowledge. Leans on `domain/access.py`; the gate builds its viewer from the seats kept here.
"""
