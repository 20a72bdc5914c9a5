"""Files kept by what they contain, and how a file is handed out.

Swedish: filer. Knows no slice: whoever keeps a file has a record with its hash, and asks the gate before handing it out.
"""
