"""Looking whether a site's definition still reads what it should, on a few pages of the site."""
