"""Pages of the parties. Each asks one query or makes one change; words and rules lie below."""
