"""One change to many customers: chosen by ticks or by a filter, made in small chunks, stopped, resumed and undone."""
