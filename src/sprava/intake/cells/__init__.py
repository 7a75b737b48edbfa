"""What a cell of a list means: dates, terms, codes, articles, places, in the ways in which people write them."""
