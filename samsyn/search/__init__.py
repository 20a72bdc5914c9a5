"""What can be searched: one entry for each thing that other slices let be found, with the stems of its words.

Swedish: sök. The entries are an index, worked out from the records and made anew by `samsyn reindex`; each lies where
its record lies. Leans on `domain/stems.py`; others call `index` and `forget` in their own actions.
"""
