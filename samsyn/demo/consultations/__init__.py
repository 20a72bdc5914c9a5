"""The demo county's two consultations: one closed, on the package, and one open, on the guideline.

`words` reads what people write (texts/remiss/), `plans` decides from a fixed seed who says what of which section, and
`filling` carries it out through the same actions as everybody's.
"""
