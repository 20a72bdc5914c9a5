"""Forms about consultations: they check what was said, and save nothing."""
