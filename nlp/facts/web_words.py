"""Endings of web addresses, and which of them are words as well."""

# Endings that no word of a sentence is taken for.
CLEAR = frozenset(
    ("nl", "com", "org", "eu", "biz", "example", "xyz", "xxx", "porn", "uk", "ie", "fr", "pt", "pl",
     "cz", "sk", "hu", "ro", "bg", "gr", "hr", "si", "rs", "ua", "ru", "lt", "lv", "ee", "fi", "dk", "lu", "ch",
     "li", "cc", "io", "gg", "fm", "tk", "amsterdam", "frl", "brussels", "vlaanderen", "gent",
     "berlin", "wien", "koeln", "hamburg", "dev", "mobi", "tel", "asia", "ninja",
     "rocks", "cloud",
     "solutions", "localhost", "invalid", "onion", "jp", "cn", "kr", "br", "ar", "mx",
     "au", "nz", "ca")
)  # fmt: skip
# Endings that are words too: they need a sign that a site is meant.
WORDS = frozenset(
    ("nu", "tv", "chat", "email", "website", "company", "agency", "media", "services", "blog",
     "test", "store", "adult", "sexy", "cam", "webcam", "digital", "network", "cat", "co",
     "info",
     "net", "be", "de", "me", "it", "at", "is", "in", "no", "so", "to", "my", "am", "as", "se", "es", "la", "us",
     "id", "vip", "club", "live", "love", "fun", "top", "page", "site", "shop", "online", "app", "world", "link",
     "sex", "dating", "date", "today", "life", "one", "host", "space", "tips", "plus", "cool", "hot", "escort",
     "escorts", "massage", "models", "girls", "men", "bar", "pub", "cafe", "hotel", "spa", "beauty", "fit",
     "fitness", "pro", "name", "group", "team", "city", "party", "events", "studio", "photos", "pics", "video",
     "games", "land", "house")
)  # fmt: skip
TOP_LEVELS = CLEAR | WORDS
