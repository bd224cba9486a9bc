"""A household shares address and home phone: one edit is offered to all of it, each can be left out."""

import pytest

from tests import cast
from webapp.customers import card
from webapp.relations.same import same_household


@pytest.fixture
def birches(ann, ben, chloe, tie):
    """Ann, Ben and Chloé at 1 Birch Lane; Chloé is tied to Ben alone."""
    tie(ann, ben, "Wife of")
    tie(ben, chloe)
    return ann, ben, chloe


@pytest.fixture
def street(rita):
    """The street of a customer."""
    return lambda id: card.find(rita.book, id)["addresses"][0]["place"]["line1"]


def ticks(page):
    """The ticks beside her address, by name."""
    return {tick.text.strip(): tick.input["name"] for tick in page.soup.select(".place .also .tick")}


def move(browser, id, line1, without=()):
    """The Birches move: her address is edited, somebody is left out."""
    page = browser.get(f"/customers/{id}")
    form = page.form()
    form[next(name for name in form if name.endswith("_line1"))] = line1
    for name, input in ticks(page).items():
        if name in without:
            del form[input]
    return browser.post(page.action(), form)


def test_everybody_at_her_address_is_offered(browser, birches):
    page = browser.get(f"/customers/{birches[0]}")

    assert sorted(ticks(page)) == ["Ben Bains", "Chloé Clarke"]


def test_they_all_move(browser, birches, street):
    move(browser, birches[0], "8 Mill Lane")

    assert [street(id) for id in birches] == ["8 Mill Lane"] * 3


def test_one_is_left_out(browser, birches, street):
    ann, ben, chloe = birches
    move(browser, ann, "8 Mill Lane", without=["Chloé Clarke"])

    assert [street(id) for id in birches] == ["8 Mill Lane", "8 Mill Lane", "1 Birch Lane"]
    assert list(ticks(browser.get(f"/customers/{ann}"))) == ["Ben Bains"]


@pytest.mark.parametrize("of", [0, 1])
def test_one_undo_takes_all_of_it_back(browser, birches, street, of):
    move(browser, birches[0], "8 Mill Lane", without=["Chloé Clarke"])
    browser.post(f"/customers/{birches[of]}/undo")

    assert [street(id) for id in birches] == ["1 Birch Lane"] * 3


def test_whoever_moved_meanwhile_is_asked_about(browser, birches, rita, street):
    ann, ben, _ = birches
    page = browser.get(f"/customers/{ann}")
    browser.save(
        ben, **{next(n for n in browser.get(f"/customers/{ben}").form() if n.endswith("_line1")): "9 Oak Street"}
    )
    form = page.form()
    browser.post(page.action(), form | {next(name for name in form if name.endswith("_line1")): "8 Mill Lane"})

    assert street(ben) == "9 Oak Street"
    clash = card.find(rita.book, ben)["conflicts"][0]
    assert [candidate["value"]["line1"] for candidate in clash["candidates"]] == ["8 Mill Lane"]


def test_a_home_phone_is_shared_and_a_mobile_is_not(browser, tie, rita):
    one, other = (
        cast.customer(rita, given=name, family="Martin", mobile="07700 900999", street=f"{n} Mill Lane")
        for n, name in enumerate(("Ada", "Max"), 1)
    )
    tie(one, other)
    assert not browser.get(f"/customers/{one}").soup.select(".also")

    for id in (one, other):
        kind = next(name for name in browser.get(f"/customers/{id}").form() if name.endswith("_label"))
        browser.save(id, **{kind: "home"})
    number = next(name for name in browser.get(f"/customers/{one}").form() if name.endswith("_number"))
    browser.save(one, **{number: "01632 960187"})

    assert card.find(rita.book, other)["phones"][0]["number"] == "01632 960187"


def test_nobody_is_changed_by_a_made_up_tick(browser, birches, rita, rob, street):
    ann = birches[0]
    his = cast.customer(rob, given="Zoë", family="Zając", mobile="07700 900152", street="1 Birch Lane")
    theirs = card.find(rob.book, his)["addresses"][0]["id"]
    page = browser.get(f"/customers/{ann}")
    mine = card.find(rita.book, ann)["addresses"][0]["id"]
    form = page.form() | {f"also_{mine}_{theirs}": str(his), f"also_{mine}_x": "x"}
    answer = browser.post(page.action(), form | {f"p_{mine}_line1": "8 Mill Lane"})

    assert answer.status == 422
    assert card.find(rob.book, his)["addresses"][0]["place"]["line1"] == "1 Birch Lane"
    assert street(ann) == "1 Birch Lane"


def test_she_leaves_and_the_others_stay_together(browser, birches, related, rita):
    ann, ben, chloe = birches
    browser.post(f"/customers/{ben}/related/removal", {"household": "1"})

    assert related(ben) == []
    assert related(ann) == ["CC Same household as Chloé Clarke"]
    assert same_household(rita.organisation_id, [ann, chloe])
    assert not same_household(rita.organisation_id, [ann, ben])


def test_leaving_is_undone_as_one(browser, birches, related, rita):
    ann, ben, chloe = birches
    browser.post(f"/customers/{ben}/related/removal", {"household": "1"})
    browser.post(f"/customers/{ben}/undo")

    assert same_household(rita.organisation_id, birches)
    assert related(ann) == ["BB Wife of Ben Bains"]


def test_a_contact_is_no_household(tie, rita, ann, ben):
    tie(ann, ben, "Contact of")

    assert not same_household(rita.organisation_id, [ann, ben])


def test_whoever_is_in_the_bin_is_not_offered(browser, birches):
    ann, ben, _ = birches
    browser.post(f"/customers/{ben}/bin")

    assert not ticks(browser.get(f"/customers/{ann}"))
