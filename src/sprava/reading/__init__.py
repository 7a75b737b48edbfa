"""What does this text say happened to whom? Text in, spans and proposed events out."""
