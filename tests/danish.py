"""danish.py CONF... -- PAGE... - Danish words and decimal commas in pages that are not Danish: a line
for each.

Left out is what is marked lang="da", and the names, notes and units that the CONF files quote, in
prose and in charts, where a line may break inside them, or they may be cut with "…".
"""
import re
import sys
from html.parser import HTMLParser

WORDS = set("""af alle antal at der det dem denne efter eller en er et fordi fra færre flere har hvis
    hvor højst ikke indfriet ingen intet kan kun med mellem men mindst mål målet målsætning nu når og
    også om område på seneste siden skal som tal tallene tallet til under ud uden var ved vej viser
    år året""".split())
SAME = {"at", "under"}  # English words too
VOID = {"meta", "link", "br", "img", "col", "hr", "input"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.text = [], []

    def danish(self):
        return any(d for _, d in self.open)

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if not self.danish() and a.get("lang") != "da":
            self.text += [a[k] for k in ("aria-label", "alt", "data-label") if a.get(k)]
        if tag not in VOID:
            self.open.append((tag, a.get("lang") == "da" or tag in ("style", "script")))

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not self.danish():
            self.text.append(data)


def plain(s):
    return " ".join(s.replace("\u00a0", " ").split())


cut = sys.argv.index("--")
names = set()
for path in sys.argv[1:cut]:
    text = open(path, encoding="utf-8").read()
    for quoted in re.findall(r'"((?:[^"\\]|\\.)*)"', text):
        names.add(plain(quoted))
    if path.endswith(".csv"):
        names.update(plain(c) for c in re.split(r"[,\n]", text))
names = sorted((n for n in names if len(n) > 2), key=len, reverse=True)
whole = re.compile("|".join(re.escape(n) for n in names), re.I)


def without_cut(text):
    """TEXT without the names that are cut in it; a cut is told by 20 letters before it."""
    pieces = text.split("…")
    for k, piece in enumerate(pieces[:-1]):
        ends = [n[:c] for n in names for c in range(len(n) - 1, 19, -1) if piece.endswith(n[:c])]
        pieces[k] = piece[:-len(max(ends, key=len))] if ends else piece
    return "*".join(pieces)


found = {}
for path in sys.argv[cut + 1:]:
    page = Page()
    page.feed(open(path, encoding="utf-8").read())
    page.close()
    text = whole.sub("*", re.sub(r"[\w-]+\.(csv|json|xlsx)", "*", without_cut(plain(" ".join(page.text)))))
    for m in re.finditer(r"[^\W\d_]+", text):
        if len(m.group()) == 3 and m.group()[0].isupper():
            continue  # a kommune on the map: Var, Vej
        if m.group().lower() in WORDS - SAME:
            found.setdefault(m.group().lower(), text[max(0, m.start() - 40):m.end() + 40])
    for m in re.finditer(r"\d,\d", text):
        found.setdefault(m.group(), text[max(0, m.start() - 40):m.end() + 40])
for word, where in sorted(found.items()):
    print("%s: ...%s..." % (word, where))
