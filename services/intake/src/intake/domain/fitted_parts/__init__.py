"""Parts with serial or batch that visits built into products, and their own warranty."""
