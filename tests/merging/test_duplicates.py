"""Who is in the book twice: found by name, phone, e-mail and address, also where somebody mistyped."""

import pytest

from tests import cast
from webapp.merging.duplicates import pairs, people, scan
from webapp.merging.likeness import Person, house, likeness

MILL = {"street": "8 Mill Lane"}
PHONE = {"mobile": "01632 960111"}


@pytest.fixture
def made(rita):
    """Customers of these fields in Rita's book; the pairs that are found among them, by their places."""

    def make(*known):
        ids = [cast.customer(rita, **one) for one in known]
        return [tuple(sorted((ids.index(one), ids.index(other)))) for one, other, _ in pairs(rita.book)]

    return make


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"given": "Amelia", "family": "Archer"} | MILL, {"given": "Amelia", "family": "Archer"} | MILL),
        (
            {"given": "Amelia", "family": "Archer"} | PHONE,
            {"given": "Amelia", "family": "Archr", "mobile": "01632960111"},
        ),
        (
            {"given": "Amelia", "family": "Archer"} | MILL,
            {"given": "Amélia", "family": "Archer", "street": "8 Mill Ln"},
        ),
        ({"given": "Amelia", "family": "Archer"} | PHONE, {"given": "Amelia", "family": "Archer-Smith"} | PHONE),
        ({"given": "Amelia", "family": "Archer"} | PHONE, {"given": "A.", "family": "Archer"} | PHONE),
        ({"given": "Amelia", "family": "Archer"} | PHONE, {"given": "Archer", "family": "Amelia"} | PHONE),
        ({"given": "Amelia", "family": "Archer"} | PHONE, {"given": "Amelia", "family": "Archer"} | MILL),
        ({"business": True, "company": "Mill Inn"} | PHONE, {"business": True, "company": "The Mill Inn"} | PHONE),
    ],
)
def test_the_same_person_is_found(made, one, other):
    assert made(one, other) == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            {"given": "Amelia", "family": "Archer"} | PHONE | MILL,
            {"given": "Arthur", "family": "Archer"} | PHONE | MILL,
        ),
        (
            {"given": "Amelia", "family": "Archer"} | PHONE,
            {"given": "Amelia", "family": "Archer", "mobile": "01632 960222"},
        ),
        (
            {"given": "Amelia", "family": "Archer"} | MILL,
            {"given": "Amelia", "family": "Archer", "street": "9 Mill Lane"},
        ),
        ({"given": "Amelia", "family": "Archer"} | PHONE, {"business": True, "company": "Mill Inn"} | PHONE),
        ({"given": "Amelia", "family": "Archer"}, {"given": "Amelie", "family": "Archer"}),
    ],
)
def test_a_household_and_a_namesake_are_not(made, one, other):
    assert made(one, other) == []


def test_nobody_in_the_bin_or_merged_is_compared(browser, made, rita):
    amelia = {"given": "Amelia", "family": "Archer"} | MILL
    assert made(amelia, amelia, amelia) == [(0, 1), (0, 2), (1, 2)]
    found = pairs(rita.book)
    browser.post(f"/customers/{found[0][0]}/bin")

    assert len(pairs(rita.book)) == 1


def test_the_page_leads_to_both_side_by_side(browser, ann, rita):
    twin = cast.customer(rita, given="Ann", family="Avery", mobile="07700 900142")

    page = browser.get("/duplicates")

    assert "1 pair may be one person" in page.text
    assert "the same phone" in page.text
    one, other = sorted((ann, twin))
    assert f"/customers/{one}/merge/{other}" in page.html
    assert f"/customers/{ann}/merge/{twin}" in browser.get(f"/customers/{ann}/merge").html


def test_not_the_same_is_remembered(browser, ann, rita):
    cast.customer(rita, given="Ann", family="Avery", mobile="07700 900142")

    browser.submit(browser.get("/duplicates"), ".twins form")

    assert "Nobody seems to be in your book twice." in browser.get("/duplicates").text
    assert browser.get("/duplicates?page=-1").status == 200


def test_many_are_scanned_by_comparing_few(many):
    """A book of 10,000: only who shares something is compared, and a crowd only with its neighbours."""
    count = many(10_000)
    book = [
        Person(n, f"given{n % 97}", f"family{n % 89}", marks={"phone": {"switchboard"}, "email": {f"{n}@example.com"}})
        for n in range(count)
    ]
    book += [
        Person(count + n, f"given{n % 97}", f"family{n % 89}", marks={"email": {f"{n}@example.com"}}) for n in range(9)
    ]
    compared = []

    found = scan(Counted(person, compared) for person in book)

    assert {(n, count + n) for n in range(9)} <= {tuple(sorted(pair[:2])) for pair in found}
    assert len(compared) < 40 * count


class Counted:
    """A person who counts how often her name is asked for."""

    def __init__(self, person, asked):
        self.person, self.asked = person, asked

    def __getattr__(self, name):
        if name == "name":
            self.asked.append(name)
        return getattr(self.person, name)


def test_a_house_is_one_however_its_street_is_written():
    assert house("8 Mill Lane", None, "MF4 2QT") == house("8, Mill Ln", "Marsford", "mf42qt")
    assert house("8 Mill Lane", None, "MF4 2QT") != house("9 Mill Lane", None, "MF4 2QT")
    assert house("Rose Cottage", "Marsford", None) == house("rose cottage", "marsford", None)
    assert house(None, "Marsford", "MF4 2QT") is None


def test_the_more_they_share_the_likelier(rita):
    one = Person(1, "amelia", "archer", marks={"phone": {"1"}, "email": {"a"}})
    other = Person(2, "amelia", "archer", marks={"phone": {"1"}, "email": {"a"}})
    third = Person(3, "amelia", "archer", marks={"phone": {"1"}})

    assert likeness(one, other)[0] > likeness(one, third)[0]
    assert [pair[:2] for pair in scan([one, other, third])][0] == (1, 2)
    assert people(rita.book) == []
