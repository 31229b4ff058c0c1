"""Papers as PDF files: words in two languages, one layout, bar codes, a font of our own."""
