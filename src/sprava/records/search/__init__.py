"""The one door to finding a person by name; the engine behind it can change, the door does not."""
