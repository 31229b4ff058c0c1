"""A service day of the sample network, played through the public API."""
