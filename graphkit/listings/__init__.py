"""What the commands list: plain rows out of a graph, without pandas, an engine or a format."""
