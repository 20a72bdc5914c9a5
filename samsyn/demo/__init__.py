"""A county to try: real party names, fictional people, an own agreement text, made from a fixed seed."""
