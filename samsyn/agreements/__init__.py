"""Agreement packages: documents, versions and their sections.

Swedish: avtalspaket, dokument, version, avsnitt. A version is immutable once published. Leans on
`domain/sections.py` for the tree, its numbers and the cross references.
"""
