"""The search line: everything a customer may be found by, folded, one space between words and one at both ends."""

import re

from webapp.customers.folding import fold, sort_key, spellings
from webapp.fields.field import ascii_digits, digits

NUMBER = re.compile("[0-9 +()./*#-]+")
MORE = []  # what other rooms let her be found by: functions of a card answering texts
LEADING = re.compile("^0+")


def line(card):
    """The search line of a card: names, company, streets, postcodes, e-mails, phones as digits, her numbers."""
    words = [card["given"], card["family"], card["company"], str(card["number"] or ""), card["reference"]]
    words += [card["gift_card"], *(str(number) for number in card.get("numbers", []))]
    words += [email["address"] for email in card["emails"]]
    words += [word for tell in MORE for word in tell(card)]
    for address in card["addresses"]:
        words += (address["place"] or {}).values()
    found = [spelling for word in words if word for spelling in spellings(word)]
    found += [phone_digits(phone) for phone in card["phones"] if phone["number"]]
    found += [tight for address in card["addresses"] if (tight := tight_postcode(address))]
    return " " + " ".join(dict.fromkeys(found)) + " "


def phone_digits(phone):
    """International digits where they are known; otherwise as typed, without the zeros in front."""
    return digits(phone["e164"]) or LEADING.sub("", digits(phone["number"]))


def tight_postcode(address):
    code = fold((address["place"] or {}).get("postcode") or "")
    return code.replace(" ", "") if " " in code else None


def readings(query):
    """How a query may be meant: each reading is a list of needles that must all be in the line.

    Digits in any grouping are read as one phone number first, and then as words."""
    words = fold(ascii_digits(query)).replace('"', "").split()
    meant = [words] if words else []
    if NUMBER.fullmatch(ascii_digits(query)) and len(digits(query)) >= 3:
        meant.insert(0, [LEADING.sub("", digits(query)) or "0"])
    return [reading for n, reading in enumerate(meant) if reading not in meant[:n]]


def rank(line, query_readings):
    """0 where every needle is a whole word, 1 where each starts one, 2 inside; None where it isn't found."""
    ranks = [max(place(line, needle) for needle in needles) for needles in query_readings]
    best = min(ranks, default=0)
    return best if best < 3 else None


def place(line, needle):
    if f" {needle} " in line:
        return 0
    if f" {needle}" in line:
        return 1
    return 2 if needle in line else 3


def key(card):
    return sort_key(card["given"], card["family"], card["company"], card["business"])
