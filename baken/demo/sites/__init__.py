"""The demo's sites, one folder each: `site.yaml`, `server.py` with `create_app(ads)`, a page object if needed."""
