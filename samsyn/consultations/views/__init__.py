"""Pages about consultations. Each asks one query or one action; whatever the viewer does not see is a 404."""
