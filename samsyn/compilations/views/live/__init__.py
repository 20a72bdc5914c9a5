"""Pages about a consultation's answers as they are now. Whatever does not lie for the viewer is a 404."""
