"""The French catalogue says all there is to say, and no page of it is left in English."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests import cast
from tests.browsing import Browser
from webapp.exchange import exporting
from webapp.jobs.worker import work_once
from webapp.relations.relation_type import DEFAULTS

ROOT = Path(__file__).parent.parent

TRANSLATIONS = ROOT / "webapp" / "translations"
SPOKEN = ("aria-label", "placeholder", "title", "data-leave", "data-one", "data-other", "data-edited")
PAGES = (
    "/customers",
    "/customers?q=ann",
    "/customers?q=nobody",
    "/customers?f=incomplete",
    "/customers?f=incomplete,no-email,country-es",
    "/customers/filter?f=no-phone",
    "/customers?select=1&f=active",
    "/customers?did=00000000-0000-0000-0000-000000000000&changed=2",
    "/bin?select=1",
    "/bulk",
    "/bulk/{chosen}",
    "/bulk/{begun}",
    "/customers/table?c=status",
    "/settings/segments",
    "/customers/new",
    "/customers/{ann}",
    "/customers/{ann}/related?q=oak",
    "/customers/{binned}",
    "/customers/{ann}/history",
    "/customers/{ann}/history?done=1&left=phone.number",
    "/customers/{binned}/history/0",
    "/customers/{binned}/history/2",
    "/history/{group}",
    "/history/{undone}",
    "/duplicates",
    "/customers/{ann}/merge",
    "/customers/{ann}/merge?q=nobody",
    "/customers/{ann}/merge/{twin}",
    "/customers/{ann}?merged={twin}",
    "/customers/{ann}?parted={twin}",
    "/today",
    "/bin",
    "/help",
    "/import",
    "/export",
    "/export?f=incomplete",
    "/exports/{export}",
    "/install",
    "/waiting",
    "/settings/channels",
    "/settings/devices",
    "/settings/groups",
    "/settings/labels",
    "/settings/organisation",
    "/settings/password",
    "/settings/permissions",
    "/settings/relation_types",
    "/company",
    "/company/filter?q=ann&f=no-email",
    "/company/customers?f=no-email",
    "/export?all=1",
    "/company/customers/{ann}",
    "/company/customers/{ann}/hand-over",
    "/company/customers/{ann}/merge?q=nobody",
    "/company/customers/{ann}/merge/{his}",
    "/company/customers/{ann}?merged={his}",
    "/company/customers/{ann}/related?q=oak",
    "/settings/stores",
    "/nowhere",
)
OUTSIDE = ("/sign-in", "/sign-in/reset", "/sign-in/link/used")
NAMES = re.compile(
    "Ann|Avery|Jürgen|Müller|Birch Lane|Oak Street|By post|Olivia|Max|Rita|Rob|Ada|Mobile, [0-9 ]+"
    "|[a-z]+@example.com|Doorstep|doorstep-[0-9-]+[.]csv"
)
ALIKE = {"Active", "Inactive", "Fax", "Mobile", "Note", "Notes", "Esc", "Ctrl S ⌘ S"}
ALIKE |= {"English", "Français", "Google", "Outlook", "iPhone", "CSV", "Photo", "Excel (.xlsx)", "vCard (.vcf)"}
WORDS = [[name for name in both[:2] if name] for both in DEFAULTS]  # the organisation's own
ALIKE |= {name for both in WORDS for name in [*both, " · ".join(both)]}


@pytest.fixture(scope="module")
def french():
    with (TRANSLATIONS / "fr" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file)


@cache
def texts():
    """Every text in the code that is to be translated; a pair of them where it has a plural."""
    with (TRANSLATIONS / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    return {text for _, _, text, *_ in extract_from_dir(ROOT, methods, options, DEFAULT_KEYWORDS | {"N_": None})}


def forms(text):
    return text if isinstance(text, tuple | list) else (text,)


def translated(catalogue):
    return [message for message in catalogue if message.id]


def placeholders(text):
    return sorted(re.findall(r"%%|%\(\w+\)s", text))


def test_every_text_has_its_french(french):
    assert not [text for text in texts() if text not in french or not all(forms(french[text].string))]


def test_the_catalogue_has_no_other_texts_and_no_guesses(french):
    here = {forms(text)[0] for text in texts()}

    assert not [message.id for message in translated(french) if forms(message.id)[0] not in here]
    assert not [message.id for message in french if message.fuzzy]


def test_its_header_says_what_a_reader_has_to_know(french):
    assert (french.charset, french.plural_forms) == ("utf-8", "nplurals=2; plural=(n > 1);")
    assert not re.search(
        r"@|Date|FULL NAME", (TRANSLATIONS / "fr/LC_MESSAGES/messages.po").read_text().split("\n\n")[0]
    )


def test_the_placeholders_are_the_same(french):
    for message in translated(french):
        for form in forms(message.string):
            assert placeholders(form) == placeholders(forms(message.id)[-1]), form


def test_it_is_set_as_french_is(french):
    for message in translated(french):
        for form in forms(message.string):
            assert not re.search(r"(?<![\u00a0\u202f])[;:?!»]|«(?!\u00a0)|['\"]", form), form


def seen(page, language):
    """Whatever somebody sees or hears of a page: its texts and labels; names of countries are Babel's, and a time zone
    or a language is called the same everywhere."""
    alike = ("country", "nationality", "language", "time_zone")
    assert page.find("html")["lang"] == language
    for places in page.soup.select(", ".join(f"select[id$={name}]" for name in alike)):
        places.clear()
    spoken = [tag[name] for tag in page.soup.find_all(True) for name in SPOKEN if tag.get(name)]
    texts = page.find("html").find_all(string=True) + spoken
    return {" ".join(text.split()) for text in texts}


def left_in_english(browser, paths):
    """The texts that are the same in both languages, with the address they were found at."""
    for path in paths:
        english, french = (seen(browser.get(path, headers={"Accept-Language": name}), name) for name in ("en", "fr"))
        yield from ((path, text) for text in english & french - ALIKE if re.search("[a-z]{2}", NAMES.sub("", text)))


def test_no_page_is_left_in_english(app, person, nobody):
    olivia = person("olivia")
    ann = cast.customer(olivia, given="Ann", family="Avery", mobile="07700 900142", street="1 Birch Lane")
    twin = cast.customer(olivia, given="Ann", family="Avery-Müller", mobile="07700 900142", street="1 Birch Lane")
    his = cast.customer(person("rob"), given="Ann", family="Avery", labels=[str(cast.label(person("rob"), "By post"))])
    binned = cast.customer(olivia, given="Jürgen", family="Müller", email="jm@example.com", street="9 Oak Street")
    cast.label(olivia, "By post", str(date.today().isoweekday()))
    browser = Browser(app, olivia)
    browser.post(f"/customers/{binned}/bin")

    chosen, begun = (browser.post("/bulk", {"c": [str(ann)]}).location[-36:] for _ in range(2))
    browser.post(f"/bulk/{begun}/beginning", {"do": "bin"})

    group, undone = (cast.at_once(olivia, [ann], name) for name in ("Oak Street", "Birch Lane"))
    browser.post(f"/history/{undone}/undo")

    export = browser.post("/exports", {"format": "csv"}).location[-36:]
    here = {
        "ann": ann,
        "export": export,
        "twin": twin,
        "his": his,
        "binned": binned,
        "chosen": chosen,
        "begun": begun,
        "group": group,
        "undone": undone,
    }
    pages = [path.format(**here) for path in PAGES]
    assert not [*left_in_english(browser, pages), *left_in_english(nobody, OUTSIDE)]


def test_no_export_is_left_in_english(browser, ann, monkeypatch):
    monkeypatch.setattr(exporting, "FEW", 0)
    there = browser.post("/exports", {"format": "csv"}).location
    browser.post(f"{there}/stop")
    assert not [*left_in_english(browser, ("/export", there))]

    browser.post(f"{there}/resumption")
    work_once(["export"])
    assert not [*left_in_english(browser, (there,))]


def test_what_is_wrong_is_said_in_french(browser, ann):
    browser.post("/settings/profile", {"language": "fr"})
    page = browser.save(ann, c_given="", c_birthday_day="31", c_birthday_month="2", c_note="x" * 2001)

    assert "Saisissez un prénom" in page.text
    assert "L’anniversaire doit être une date qui existe" in page.text
    assert "À son sujet\u00a0: 2\u202f000 caractères au plus" in page.find("#c_note-error").text
    assert "Vérifiez 3\u00a0réponses" in page.find(".save").text
