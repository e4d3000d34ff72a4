"""Platforms by the words used for them, and words that are no names on them."""

PLATFORMS = {
    "telegram": "telegram", "telegramm": "telegram", "telegr": "telegram", "tele": "telegram", "tg": "telegram",
    "telegrama": "telegram", "instagram": "instagram", "insta": "instagram", "ig": "instagram", "snapchat": "snapchat",
    "snap": "snapchat", "snapp": "snapchat", "sc": "snapchat", "twitter": "x", "x": "x", "onlyfans": "onlyfans",
    "only fans": "onlyfans", "of": "onlyfans", "signal": "signal", "kik": "kik", "skype": "skype", "line": "line",
    "wechat": "wechat", "weixin": "wechat", "wx": "wechat", "discord": "discord", "threema": "threema",
    "wickr": "wickr", "tiktok": "tiktok",
    "tik tok": "tiktok", "facebook": "facebook", "fb": "facebook", "viber": "viber",
    "session": "session", "fansly": "fansly", "kakaotalk": "kakaotalk", "kakao": "kakaotalk", "zalo": "zalo",
    "bluesky": "bluesky", "reddit": "reddit", "messenger": "facebook", "t e l e g r a m": "telegram",
    "i n s t a": "instagram", "s n a p": "snapchat", "snap chat": "snapchat",
    "👻": "snapchat", "✈": "telegram", "🛩": "telegram", "📷": "instagram", "📸": "instagram", "🐦": "x",
}  # fmt: skip
# These are words, or too short to tell: they need a mark behind them.
AMBIGUOUS = frozenset(("x", "of", "line", "session", "kakao", "telegr"))
# Pictures stand for a platform only right before a name.
PICTURES = frozenset(("👻", "✈", "🛩", "📷", "📸", "🐦"))
HOSTS = {
    "t.me": "telegram", "telegram.me": "telegram", "instagram.com": "instagram", "snapchat.com/add": "snapchat",
    "snapchat.com/t": "snapchat", "twitter.com": "x", "x.com": "x", "onlyfans.com": "onlyfans", "tiktok.com": "tiktok",
    "facebook.com": "facebook", "fb.com": "facebook", "kik.me": "kik", "fansly.com": "fansly", "fb.me": "facebook",
    "reddit.com/u": "reddit", "reddit.com/user": "reddit",
}  # fmt: skip
PAGES = frozenset(
    ("share", "joinchat", "add", "home", "intent", "p", "reel", "reels", "explore", "stories", "search", "login",
     "groups", "events", "pages", "watch", "profile.php", "addstickers", "proxy", "iv", "hashtag", "settings",
     "about", "help", "terms", "privacy")
)  # fmt: skip
# Words that follow a platform's name in a sentence.
NO_NAMES = frozenset(
    ("ja", "nee", "yes", "no", "zie", "see", "op", "on", "in", "of", "or", "and", "en", "und", "oder", "aan",
     "ask", "vraag", "same", "zelfde", "dezelfde", "available", "beschikbaar", "only", "alleen", "via", "zonder",
     "without", "met", "with", "voor", "for", "na", "after", "niet", "not", "geen", "ook", "also", "too", "is",
     "the", "de", "het", "een", "mijn", "my", "me", "mij", "bij", "by", "this", "deze", "dit", "that", "dat",
     "contact", "nummer", "number", "foto", "foto's", "fotos", "photo", "photos", "pics", "video", "videos", "bel",
     "app", "call", "sms", "message", "bericht", "dm", "pm", "request", "aanvraag", "overleg", "mogelijk",
     "possible", "graag", "please", "aub", "svp", "welcome", "welkom", "private", "prive", "privé", "now", "nu",
     "here", "hier", "stuur", "send", "text", "tekst", "chat", "chatten", "volg", "follow", "add", "voeg", "vip",
     "premium", "account", "group", "groep", "kanaal", "channel", "link", "profile", "profiel", "telefoon",
     "phone", "whatsapp", "beter", "better", "liever", "rather", "preferred", "best", "als", "when", "if", "kan",
     "can", "want", "because", "omdat", "maar", "but", "dan", "then", "er", "there", "meer", "more", "new",
     "nieuw", "open", "closed", "minutes", "minuten", "uur", "hour", "free", "gratis", "kom", "come", "tot",
     "until", "mail", "email", "none", "n.v.t", "nvt", "n.a", "onbekend", "unknown", "soon", "binnenkort",
     "binnen", "uitsluitend", "enkel", "always", "altijd", "samen", "username", "user", "naam", "name", "verified",
     "real", "echt", "echte", "live", "online", "today", "vandaag", "safe", "discreet", "snel", "fast", "service",
     "ik", "jij", "je", "jou", "u", "you", "i", "we", "wij", "ze")
)  # fmt: skip
# A name may be followed by these without being part of a sentence.
FOLLOWS = frozenset(
    ("of", "or", "en", "and", "und", "oder", "tel", "tg", "telegram", "insta", "instagram", "ig", "snap",
     "snapchat", "whatsapp", "app", "sms", "mail", "email", "bel", "call", "phone", "mobiel", "voor", "for", "als",
     "if", "op", "on", "kvk", "www", "http", "https", "ook", "also", "stuur", "twitter", "onlyfans", "signal",
     "kik", "discord", "groetjes", "kus", "xx", "xxx", "dm")
)  # fmt: skip
