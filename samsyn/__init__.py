"""Samsyn carries a public agreement between many independent parties through its whole life."""
