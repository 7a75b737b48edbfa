"""Charts of figures: plain rows in, a Vega-Lite specification out, drawn by a process of its own."""
