"""Hostile contexts for every template the worker carries: whole in their structure, and nothing in them is nice."""

import re
from datetime import UTC, datetime, timedelta
from random import Random

from tests.offline.cards import CARDS, IDS, THINGS, email, note, phone
from webapp.customers.fields import PARTS
from webapp.customers.filter import held
from webapp.customers.people import people, shown, thrown_away
from webapp.customers.record import record, who
from webapp.customers.row import row
from webapp.customers.typed import blank, of_card, prefix, seen
from webapp.fields.unit import SETS
from webapp.i18n import LANGUAGES

TEXTS = [
    "", " ", "\t\n", "\x00", "\x1c\x1f\x85\x0b\x7f", "\ufeff", "\u200b", "\u2028\u2029", "<script>x</script>",
    "</textarea>", "</script><!--", "\"'`&<>", "&amp;&#39;", "{{ 7 * 7 }}{% raw %}{#", "%(name)s", "%s %% %(", "%",
    "${1}$&\\1\\u0041\\", "__proto__", "constructor", "toString", "items", "hasOwnProperty", "null", "None",
    "undefined", "True", "0", "-0", "1e3", "\u202eتجريبي\u2066", "שלום", "👩🏽‍🦰", "𝒵𝔸", "e\u0301", "\u0301",
    "ﬁ ß ŉ İ ı ς Σ", "\ud7ff\ue000\U0001f600", "\uffff\ufffe", "a/b?c=d&e#f;+ ~!*'()",
    "x" * 5000, "é " * 700, "ann\r\nbeth\rcleo",
]  # fmt: skip
NUMBERS = [0, 1, 2, 3, 21, 101, 999, 1000, 1_000_000]
DAYS = ["1961-10-23", "--02-29", "1850-01-01", "2024-02-29", "--12-31", "9999-12-31"]
COUNTRIES = ["GB", "FR", "US", "JP", "IE", "CH"]
NOWHERE = ["*", "XX", "", "constructor", "__proto__", "items"]
STATES = [
    "saved", "sending", "queued", "parked", "undone", "nothing", "no-signal", "invalid", "refused", "full",
    "merged", "parted", "alike",
    "signed-out", "new", "constructor",
]  # fmt: skip
MERGED = ["Mobile", "Note", "First name", "constructor", "__proto__", "50%", "%%(num)s", "<b>"]
KEPT = ("id", "kind", "record", "field", "e164", "user_id")  # what templates look things up by: always one of ours
EMPTY = ("standing", "value", "size")  # what is no text, where it is empty
DAY = re.compile(r"[0-9-]+-[0-9]{2}-[0-9]{2}")

TWINS = {
    "plain": lambda context: context,
    "record": record,
    "part": lambda *given: (drawn := record(*given)) | {"part": drawn["parts"][given[-1][0]["kind"]][0]},
    "saved": lambda card, *given: record(card, *given) | {"row": shown(row(card), {}, card["id"])},
    "people": lambda cards, *given: people([row(card) for card in cards], *given),
    "bin": thrown_away,
}  # from what the worker knows to what a template draws; the same in hostile.js
WORDS = [
    "has-email",
    "no-phone",
    "business",
    "inactive",
    "today",
    "compare",
    "alert",
    "country-fr",
    "country-xx",
    *IDS[36:39],
]


class Hostile:
    """Makes contexts, the same ones from the same seed."""

    def __init__(self, seed):
        self.random = Random(seed)
        self.one = self.random.choice

    def likely(self, chance=0.5):
        return self.random.random() < chance

    def text(self):
        joined = "".join(self.one(TEXTS) for _ in range(self.random.randint(1, 3)))
        return self.one(TEXTS) if self.likely(0.7) else joined

    def moment(self):
        now = datetime.now(UTC).replace(microsecond=0)
        then = self.one([now, now - timedelta(days=1), now - timedelta(days=400), datetime(2024, 2, 29, 23, 59)])
        return then.strftime("%Y-%m-%dT%H:%M:%SZ")

    def some(self, make, most=3):
        return [make() for _ in range(self.one([0, 1, 2, most]))]

    def of(self, value, name=""):
        """Another value of the same shape, about as hostile as one can be."""
        if isinstance(value, dict):
            return {key: self.of(inside, key) for key, inside in value.items()}
        if isinstance(value, list):
            return [self.of(inside, name) for inside in value if self.likely(0.9)]
        if name in KEPT or (value is None and name in EMPTY) or self.likely(0.2):
            return value
        if name in ("country", "nationality"):
            return self.one(COUNTRIES)
        if name.endswith("_at") or name == "at":
            return self.moment()
        if name in ("birthday", "first_visit") or (isinstance(value, str) and DAY.fullmatch(value)):
            return self.one(DAYS)
        if isinstance(value, bool):
            return self.likely()
        if isinstance(value, int):
            return self.one(NUMBERS)
        return None if value is None and self.likely() else self.text()

    def card(self):
        card = self.of(self.one(CARDS))
        if self.likely(0.05):
            many = [phone(n % 5, self.text(), self.text()) for n in range(12)]
            card |= {"phones": many, "emails": [email(0, self.text(), self.text())], "primary_phone": IDS[21]}
        if self.likely(0.05):
            card |= {"notes": [note(n % 40, self.text(), self.one([None, True]), self.moment()) for n in range(25)]}
        for address in card["addresses"]:
            address["place"] = {name: text for name, text in address["place"].items() if text and self.likely(0.8)}
        return card | {"version": self.one([0, 3]), "labels": self.some(lambda: self.one(IDS[36:]))}

    def things(self):
        return {
            name: [one | {"name": self.text()} for one in known if self.likely(0.8)] for name, known in THINGS.items()
        }

    def country(self):
        return self.one(NOWHERE if self.likely(0.1) else COUNTRIES)

    def home(self):
        return {"country": self.one(COUNTRIES), "email_required": self.one([None, True]),
                "most_addresses": self.one([None, 0, 2])}  # fmt: skip

    def form(self, card):
        """A form as it comes back: some inputs typed into, some of them wrong, parts that aren't saved yet."""
        inputs = {name: text for name, text in of_card(card).items() if self.likely()}
        typed = {name: [] if name in SETS else self.typed(name) for name in inputs}
        parts = self.some(lambda: {"id": self.one(IDS), "kind": self.one(PARTS)})
        typed |= {f"{prefix(part)}country": self.country() for part in parts}
        errors = {name: self.text() for name in [*typed, "c_reach"] if self.likely(0.3)}
        old = seen(card)
        old["c"] |= {self.text(): self.text() for _ in range(5)} | {"__proto__": self.text()}
        return {"typed": typed, "seen": self.one([None, old]), "errors": errors, "parts": parts}

    def typed(self, name):
        return self.country() if name.endswith("_country") else self.text()

    def bar(self, errors):
        state = self.one(STATES if errors else [state for state in STATES if state != "invalid"])
        more = {"at": self.moment(), "merged": self.some(lambda: self.one(MERGED)), "errors": self.one(NUMBERS)}
        twin = {"id": self.one(IDS), "name": self.text(), "street": self.one([None, self.text()]), "an": self.likely()}
        more |= {"other": self.one(IDS), "twin": twin}
        return {"state": state, "left": self.some(lambda: self.one(MERGED))} | more

    def asked(self):
        return [{"kind": kind, "id": IDS[15 + n]} for n, kind in enumerate(PARTS)]

    def record(self):
        """What the record's screen is made of, and what only the worker adds to it."""
        card = blank(IDS[5]) if self.likely(0.1) else self.card()
        form = self.form(card) if self.likely(0.7) else {}
        bar = self.bar(form.get("errors")) if self.likely(0.8) else None
        asked = self.asked() if self.likely(0.2) else []
        parked = {"id": IDS[6], "reason": self.text()} if self.likely(0.3) else None
        more = {"parked": parked, "shared": self.shared(card), "related": self.related()}
        return [card, self.home(), self.things(), form, bar, asked], more

    def shared(self, card):
        """Whoever has the same address or home phone as she has."""
        one = {"part": IDS[30], "member": IDS[0], "name": ""}
        parts = card["addresses"] + card["phones"]
        return {part["id"]: self.some(lambda: self.of(one)) for part in parts if self.likely()}

    def related(self):
        """The people around her, and perhaps the form for one more."""
        people = [who(self.card()), None]
        one = {"id": IDS[1], "other": IDS[2], "says": "", "note": None, "alert": None}
        rows = self.some(lambda: self.of(one) | {"who": self.one(people), "binned": self.likely()})
        return {"rows": rows, "household": self.likely(), "adding": self.adding() if self.likely(0.3) else None}

    def adding(self):
        found = self.some(
            lambda: {
                "id": self.one(IDS[:2]),
                "who": who(self.card()),
                "line": self.text(),
                "alert": self.one([None, self.text()]),
            }
        )
        typed = {"other": self.one(["", IDS[0]]), "type": self.text(), "note": self.text()}
        errors = {name: self.text() for name in typed if self.likely(0.3)}
        choices = self.some(lambda: [self.text(), self.text()])
        return {"name": self.text(), "query": self.text(), "found": found, "choices": choices, "typed": typed,
                "errors": errors}  # fmt: skip

    def kin(self):
        card = self.card()
        known = {"card": card, "who": who(card), "action": f"/customers/{card['id']}"}
        return [known | {"related": self.related()}], {}

    def part(self):
        asked = [self.one(self.asked())]
        return [blank(IDS[5]), self.home(), THINGS, {"typed": {f"{prefix(asked[0])}{name}": self.typed(f"_{name}")
                for name in ("label", "number", "address", "text", "line1", "line2", "postcode", "country")
                if self.likely()}},
                None, asked], {}  # fmt: skip

    def people(self):
        cards = [self.card() for _ in range(self.random.randint(0, 3))]
        query = self.text() if self.likely() else ""
        more = self.one([None, f"/customers?after={self.text()}"])
        given = [cards, self.things(), self.one(NUMBERS), query, self.filter(), self.one([None, IDS[0]]), more]
        return given, self.selecting()

    def selecting(self):
        counts = {"changed": self.one(NUMBERS), "undone": self.one([None, *NUMBERS])}
        return {"select": self.one([None, "1", "page"]), "did": self.one([None, {"by": IDS[0]} | counts])}

    def filter(self):
        return self.one([self.text(), ",".join(self.some(lambda: self.one(WORDS)))])

    def choose(self):
        countries = self.some(lambda: self.country())
        word = self.one(["created-7d", "born-month", "changed-2026-01-01..", "visited-..11-21", "town:marsford", "q.1"])
        chosen = held(",".join([word, *self.some(lambda: self.one(WORDS))]))
        chosen["texts"] |= {"given": self.text()}
        return [chosen | {"query": self.text(), "countries": countries, "things": self.things()}], {}

    def bin(self):
        return [
            [self.card() | {"binned_at": self.moment()} for _ in range(2)],
            self.things(),
            self.text(),
        ], self.selecting()

    def rows(self):
        """Rows as the worker draws them, with what only it knows."""
        known = [{"unsaved": self.one(NUMBERS), "waiting": self.one([None, self.moment()])} for _ in range(2)]
        return [shown(row(self.card()), {}) | more for more in known]

    def today(self):
        day = datetime.now(UTC).date().isoformat()
        rounds = self.some(lambda: {"label": {"id": IDS[38], "name": self.text()}, "rows": self.rows()}, 2)
        days = self.some(lambda: {"day": self.one([day, "2026-02-28", "2024-02-29"]), "rows": self.rows()}, 2)
        return [{"day": day, "rounds": rounds, "days": days}], {}

    def help(self):
        advisor = {name: self.one([None, self.text()]) for name in ("name", "phone", "email", "hours", "photo")}
        return [{"advisor": advisor, "person": self.user(), "languages": LANGUAGES}], {}

    def waiting(self):
        one = {"id": IDS[7], "of": IDS[8], "name": "", "at": "2026-11-20T09:00:00Z", "reason": None}
        return [{"waiting": self.some(lambda: self.of(one) | {"fields": self.some(lambda: self.one(MERGED))}),
                 "old": self.one(NUMBERS)}], {}  # fmt: skip

    def user(self):
        return {"id": 1, "name": self.text(), "email": self.text(), "language": self.one(["fr", None]),
                "single_keys": self.likely(), "may": self.may()}  # fmt: skip

    def may(self):
        return self.some(lambda: self.one(["new", "edit", "delete", "export", "settings", "see"]), 6)

    def frame(self):
        things = self.things()
        labels, segments = things["labels"], things["segments"]
        counted = [
            "",
            "today",
            "birthdays",
            "incomplete",
            "compare",
            "alert",
            *(one["id"] for one in labels + segments),
        ]
        counts = {name: self.one(NUMBERS) for name in counted}
        section = self.one(["customers", "today", "help", "bin", "waiting", IDS[38]])
        frame = {"language": self.one(["en", "fr"]), "section": section, "counts": counts}
        frame |= {"labels": labels, "segments": segments}
        return {"frame": frame | {"user": self.user()}} | self.pill()[0][0]

    def pill(self):
        numbers = {name: self.one(NUMBERS) for name in ("waiting", "parked", "compare")}
        flags = {name: self.likely() for name in ("offline", "signed_out", "full")}
        return [{"pill": numbers | flags | {"done": self.one([None, 0, 100])}}], {}

    def leaving(self):
        return [{"waiting": self.one(NUMBERS)}], {}

    def nothing(self):
        return [{}], {}


# template → how many contexts in each language, the twin they go through, what makes them, whether a frame is around
KINDS = {
    "customers/_record.html": (40, "record", Hostile.record, False),
    "customers/_panel.html": (30, "record", Hostile.record, False),
    "customers/_saved.html": (15, "saved", Hostile.record, False),
    "customers/show.html": (15, "record", Hostile.record, True),
    "customers/_part.html": (300, "part", Hostile.part, False),
    "customers/_people.html": (280, "people", Hostile.people, False),
    "customers/index.html": (30, "people", Hostile.people, True),
    "customers/choose.html": (30, "plain", Hostile.choose, True),
    "relations/_related.html": (40, "plain", Hostile.kin, False),
    "relations/choose.html": (20, "plain", Hostile.kin, True),
    "customers/bin.html": (30, "bin", Hostile.bin, True),
    "touchpoints/today.html": (30, "plain", Hostile.today, True),
    "help/index.html": (12, "plain", Hostile.help, True),
    "sync/waiting.html": (30, "plain", Hostile.waiting, True),
    "offline/install.html": (5, "plain", Hostile.nothing, True),
    "shell/_pill.html": (260, "plain", Hostile.pill, False),
    "offline/leaving.html": (len(NUMBERS), "plain", Hostile.leaving, False),
    "offline/away.html": (1, "plain", Hostile.nothing, False),
    "offline/first.html": (1, "plain", Hostile.nothing, False),
}


def contexts(seed, times=1):
    """Every one of them, so many times: `[template, twin, what it is given, what is added]`."""
    hostile = Hostile(seed)
    for template, (number, twin, make, framed) in KINDS.items():
        for _ in range(number * times):
            given, more = make(hostile)
            yield [template, twin, given, more | {"may": hostile.may()} | (hostile.frame() if framed else {})]
