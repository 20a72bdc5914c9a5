"""The `samsyn` command: one module a word, imported when the word is used."""
