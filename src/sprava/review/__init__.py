"""The desk where texts are read: a report beside what is proposed from it; accept, correct, refuse."""
