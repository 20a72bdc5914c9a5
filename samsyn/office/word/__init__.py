"""Word both ways."""
