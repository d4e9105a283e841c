"""Mentions, dates and statements -> contacts: trigger, participants, slots, status."""
