"""Changes to responses, as verbs."""
