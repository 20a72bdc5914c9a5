"""The ground floor: pure rules over frozen values. No Django, no clock, no files."""
