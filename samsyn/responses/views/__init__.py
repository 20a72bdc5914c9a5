"""Pages of responses, by what one does on them."""
