"""The one gate: where records lie, who looks, who may act, and the log that cannot be rewritten.

Swedish: behörighet. Leans on `samsyn/domain/access.py`. Imports no slice: the viewer is built by the function that
the setting SAMSYN_VIEWER names.
"""
