"""The programme at the desk: a grid one drags in, and a form for everything that can be dragged."""
