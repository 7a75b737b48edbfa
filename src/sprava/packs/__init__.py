"""Jurisdictions as data that a lawyer can read: TOML, and a loader that refuses a row without a source."""
