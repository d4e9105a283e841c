"""Document -> what it mentions: dates, people and sides, places, statements."""
