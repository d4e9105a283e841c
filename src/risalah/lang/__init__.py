"""Pack machinery: load and validate a language pack, tokenise, look phrases up. No language knowledge of its own."""
