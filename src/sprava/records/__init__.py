"""The register: claims are the book, typed tables are an index folded from them. The only floor that writes either."""
