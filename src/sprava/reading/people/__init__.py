"""Who is named in a text: runs of capitalised words, the names in them, what stands beside, names met before."""
