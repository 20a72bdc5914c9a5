"""Pages under /avtal/: to read and comment, to work on open versions, to publish."""
