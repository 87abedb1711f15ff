#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Prints the long list of names that the model of names is taught with.

    train/known.py en|fr > LIST      a name, a tab, a class on each line

Everything comes from Debian packages:
    wordnet-base           persons, places, bodies, peoples, other things (WordNet licence)
    libgeonames0           cities, regions, countries, in the language asked for (CC BY 4.0)
    iso-codes              countries, regions, languages (LGPL-2.1+)
    python3-fake-factory   first and family names of fifty languages (MIT)
    hunspell-fr-classical  the same, and French proper nouns (MPL-2.0)
Classes are what the source says; how far to trust one is learnt. A first or
family name or a city that is a common word too (Justice, Bath) is `namelike`.
"""
import ctypes, importlib, json, locale, os, pkgutil, re, sys

WORDNET = "/usr/share/wordnet/"
ISO = "/usr/share/iso-codes/json/"
FRENCH = "/usr/share/hunspell/fr.dic"
LONGEST = 60
NAMES = set()
COMMON = set()


def add(form, kind):
    form = form.replace("_", " ").strip()
    if kind in ("given", "surname", "city") and form.lower() in COMMON:
        kind = "namelike"
    if form[:1].isupper() and len(form) < LONGEST:
        NAMES.add((form, kind))


def common_words(language):
    for part in ("noun", "verb", "adj", "adv"):
        for line in open(WORDNET + "data." + part, encoding="utf-8"):
            if not line.startswith(" "):
                field = line.split("|")[0].split(" ")
                COMMON.update(field[4:4 + 2 * int(field[3], 16):2])
    if language == "fr":
        COMMON.update(re.match(r"[^/\s]*", line)[0] for line in open(FRENCH, encoding="utf-8"))


def wordnet():
    """By the lexicographer's file; instances (@i) apart from kinds."""
    instance = {"14": "body", "15": "place", "17": "place", "18": "person"}
    common = {"14": "group", "15": "region", "18": "people"}
    for part in ("noun", "adj"):
        for line in open(WORDNET + "data." + part, encoding="utf-8"):
            field = line.split("|")[0].split(" ")
            if line.startswith(" "):
                continue
            words = [re.sub(r"\(.*", "", w) for w in field[4:4 + 2 * int(field[3], 16):2]]
            for word in words:
                if part == "adj":
                    add(word, "adjective")
                elif "@i" not in field:
                    add(word, common.get(field[1], "thing"))
                else:
                    kind = instance.get(field[1], "other")
                    add(word, kind)
                    if kind == "person" and "_" in word:
                        parts = word.split("_")
                        add(parts[0] if "." not in parts[0] else "", "given")
                        add(parts[-1], "surname")


def geonames(language):
    os.environ["LANGUAGE"] = language
    locale.setlocale(locale.LC_ALL, "C.UTF-8")
    library = ctypes.CDLL("libgeonames.so.0")
    library.geonames_get_city.restype = ctypes.c_void_p
    parts = {"name": "city", "state": "region", "country": "country"}
    for part in parts:
        get = getattr(library, "geonames_city_get_" + part)
        get.restype, get.argtypes = ctypes.c_char_p, [ctypes.c_void_p]
    for i in range(library.geonames_get_n_cities()):
        city = library.geonames_get_city(i)
        for part, kind in parts.items():
            text = getattr(library, "geonames_city_get_" + part)(city)
            add((text or b"").decode(), kind)


def iso_codes():
    def entries(standard):
        return json.load(open(f"{ISO}iso_{standard}.json"))[standard]
    for e in entries("3166-1"):
        for key in ("name", "common_name"):
            add(e.get(key, "").split(",")[0], "country")
    for e in entries("3166-2"):
        add(re.sub(r"[\[(].*", "", e["name"]), "region")
    for e in entries("639-3"):
        add(re.sub(r" *\(.*", "", e["name"]).split(",")[0], "language")


def people():
    import faker.providers.person as person
    for module in sorted(m.name for m in pkgutil.iter_modules(person.__path__)):
        provider = importlib.import_module(f"{person.__name__}.{module}").Provider
        for name, forms in vars(provider).items():
            kind = ("given" if name.startswith("first_name") else
                    "surname" if name.startswith("last_name") else None)
            if kind and isinstance(forms, (tuple, list, dict)):
                for form in forms:
                    add(form if isinstance(form, str) and "{" not in form else "", kind)


def french():
    kinds = {"prn": "given", "patr": "surname", "npr": "other"}
    for line in open(FRENCH, encoding="utf-8"):
        found = re.match(r"([^/\s]+)\S* po:(prn|patr|npr)", line)
        if found:
            add(found[1], kinds[found[2]])


def main():
    if sys.argv[1:] not in (["en"], ["fr"]):
        sys.exit(__doc__)
    common_words(sys.argv[1])
    wordnet()
    geonames(sys.argv[1])
    iso_codes()
    people()
    if sys.argv[1] == "fr":
        french()
    for form, kind in sorted(NAMES):
        print(form, kind, sep="\t")


main()
