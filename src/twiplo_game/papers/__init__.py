"""The papers of an exercise: maps, inject lists, guides, translators' tables, as values; nothing touches the disk."""
