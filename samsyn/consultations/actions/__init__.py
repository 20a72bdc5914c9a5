"""Changes to consultations, as verbs."""
