"""How crawls went: figures kept while they go, and monitors that say what a person should look at."""
