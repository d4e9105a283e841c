"""The minutes of diplomacy, out of the news."""
