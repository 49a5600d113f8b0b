"""The criteria of the rooms below, one file a room: without its file, a room's criteria are no longer offered."""

from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
