"""What the heading of a column means, in English and in French: a kind of value, whose phone or address, which line."""

import re
from dataclasses import dataclass
from functools import lru_cache

from webapp.customers.folding import fold
from webapp.exchange.labels import MEANT, label

KINDS = {
    "given": "first name, firstname, given name, forename, first, prenom",
    "middle": "middle name, middlename, second name, deuxieme prenom",
    "family": "last name, lastname, surname, family name, last, nom de famille",
    "name": "name, nom, contact, contact name, customer, customer name, client, cliente, nom du client",
    "display": "full name, fullname, display name, nom complet, nom et prenom, nom prenom, prenom nom",
    "suffix": "suffix, suffixe",
    "title": "title, titre, prefix, civilite, salutation",
    "nickname": "nickname, surnom",
    "company": "company, company name, organisation, organization, business, business name, firm, societe, entreprise",
    "birthday": "birthday, birth date, birthdate, date of birth, dob, date de naissance, anniversaire, naissance",
    "anniversary": "anniversary",
    "note": "note, notes, comment, comments, remark, remarks, commentaire, commentaires, remarque, remarques",
    "labels": "label, labels, category, categories, group, groups, tag, tags, round, categorie, etiquette, etiquettes, "
    "groupe, groupes, tournee",
    "uid": "uid",
    "phone": "phone, phones, phone number, telephone, telephone number, tel, tel no, numero de telephone",
    "email": "email, emails, e mail, mail, email address, e mail address, courriel, adresse email, adresse e mail, "
    "adresse mail, adresse de messagerie, adresse electronique",
    "written": "e mail display name, nom complet de l'adresse de messagerie",
    "street": "street, street address, address, address line, address street, rue, adresse, ligne d'adresse, voie",
    "extended": "flat, apartment, apt, building, floor, unit, complement, complement d'adresse, appartement, batiment, "
    "etage",
    "box": "po box, address po box, boite postale, bp",
    "town": "town, city, town or city, town city, address city, ville, commune, localite",
    "region": "region, state, province, county, state province, address state, departement, dep region, etat",
    "postcode": "postcode, post code, postal code, zip, zip code, zipcode, zip postal code, code postal, cp",
    "country": "country, country region, address country, pays, pays region",
}
NAMED = {name: kind for kind, names in KINDS.items() for name in names.split(", ")}
PHONE = re.compile(r"\b(?:phone|t[eé]l[eé]phone|t[eé]l)\b[. ]*", re.I)


@dataclass(frozen=True)
class Heading:
    kind: str
    label: str | None = None  # of a phone, email or address
    line: int = 1  # of a street


@lru_cache(1000)
def heading(text):
    """Business Street 2 → Heading("street", "work", 2); None for a column nobody knows."""
    words = re.findall("[a-z']+|[0-9]+", fold(text))
    line = next((int(word) for word in words if word.isdigit() and len(word) < 3), 1)
    words = [word for word in words if not word.isdigit()]
    if kind := NAMED.get(" ".join(words)):
        return Heading(kind, None, line)
    where = [word for word in words if word in MEANT]
    rest = [word for word in words if word not in MEANT]
    if kind := NAMED.get(" ".join(rest)) if rest else lone(where):
        return Heading(kind, " ".join(where), line)
    return Heading("phone", own_words(text)) if PHONE.search(text) else None


def own_words(text):
    """What a phone is called in its heading: Company Main Phone, Téléphone (voiture)."""
    called = PHONE.sub("", text).strip(" ()")
    return called[:1].upper() + called[1:]


def lone(where):
    """A column called only Mobile or Fax has phones in it."""
    return "phone" if label("phone", " ".join(where)) in ("mobile", "fax") else None
