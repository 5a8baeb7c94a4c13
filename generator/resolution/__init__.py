"""From references and citations as read to links with an outcome."""
