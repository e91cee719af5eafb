"""Positions of everything, computed once and the same at every run; the browser only stretches the columns."""
