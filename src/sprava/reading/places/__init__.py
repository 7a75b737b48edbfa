"""Courts, places of detention and bodies of state, as written; the jurisdiction says which one is meant."""
