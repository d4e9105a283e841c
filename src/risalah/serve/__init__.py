"""The explorer: a local web application on a store, in which every field leads to its words; and the JSON API."""
