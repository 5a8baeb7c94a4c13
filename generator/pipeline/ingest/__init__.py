"""From source files to rows: read, withhold, link, find people, join people."""
