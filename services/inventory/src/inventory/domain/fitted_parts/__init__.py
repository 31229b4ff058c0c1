"""Parts that orders got by serial or batch, and what warranty of their own they begin (P-18)."""
