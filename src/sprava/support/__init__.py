"""The desk of letters, parcels and help."""
