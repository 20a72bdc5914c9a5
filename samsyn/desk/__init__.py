"""The start page of each person (what waits, what is late, what changed), the public front, help and the pages the
law requires. Swedish: mitt arbete, startsida."""
