#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes Debian's place data in the format of a GeoNames dump.

    debian_places.py OUT.txt OTHER-NAMES.tsv LANGUAGE...

    libgeonames0        cities of 15,000 people and more, with their region and
                        country (GeoNames, CC BY 4.0)
    libgeonames-common  their names in other languages
    iso-codes           subdivisions of countries, and their names

Regions and countries have no position of their own in these packages: theirs is
the middle of their cities, weighted by population. A subdivision that no city
tells of has none. Without the packages the file is empty, and the program goes
without a gazetteer.
"""
import ctypes
import gettext
import json
import math
import re
import struct
import sys
import unicodedata

RESOURCE = b"/com/lomiri/geonames/cities.compiled"
SUBDIVISIONS = "/usr/share/iso-codes/json/iso_3166-2.json"
COLUMNS = 19
# What GeoNames adds to the name of a region, and what ISO leaves out.
GENERIC = re.compile(
    r"^(?:region|province|state|department|departement|governorate|county|"
    r"prefecture|district|canton|oblast|krai|republic|municipality) (?:of )?"
    r"(?:the )?|"
    r" (?:region|province|state|department|governorate|county|prefecture|"
    r"district|canton|oblast|krai|voivodeship|republic|municipality|"
    r"parish)$", re.I)


def cities_bytes():
    """The array of cities inside the library, or None without it."""
    try:
        gio = ctypes.CDLL("libgio-2.0.so.0")
        glib = ctypes.CDLL("libglib-2.0.so.0")
        ctypes.CDLL("libgeonames.so.0")
    except OSError:
        return None
    gio.g_resources_lookup_data.restype = ctypes.c_void_p
    glib.g_bytes_get_data.restype = ctypes.c_void_p
    glib.g_bytes_get_data.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    found = gio.g_resources_lookup_data(RESOURCE, 0, None)
    if not found:
        return None
    size = ctypes.c_size_t()
    data = glib.g_bytes_get_data(found, ctypes.byref(size))
    return ctypes.string_at(data, size.value)


def cities():
    """(id, name, region code, region, country code, country, time zone,
    population, latitude, longitude) of each; the type is a(sssssssudd)."""
    data = cities_bytes()
    if not data:
        return
    width = 4 if len(data) > 0xffff else 2
    offsets = int.from_bytes(data[-width:], "little")
    ends = [int.from_bytes(data[i:i + width], "little")
            for i in range(offsets, len(data), width)]
    at = 0
    for end in ends:
        texts, p = [], at
        for _ in range(7):
            stop = data.index(b"\0", p)
            texts.append(data[p:stop].decode("utf-8"))
            p = stop + 1
        p += -p % 4
        population, = struct.unpack_from("<I", data, p)
        p += 4
        p += -p % 8
        latitude, longitude = struct.unpack_from("<dd", data, p)
        yield (*texts, population, latitude, longitude)
        at = end + -end % 8


def catalogue(domain, language):
    return gettext.translation(domain, "/usr/share/locale", [language],
                               fallback=True)


def other_names(path):
    """{id: [name…]} of our own table."""
    names = {}
    with open(path, encoding="utf-8") as f:
        for line in f:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 2 and cells[0].isdigit():
                names.setdefault(cells[0], []).append(cells[1])
    return names


def folded(name):
    plain = "".join(c for c in unicodedata.normalize("NFD", name.lower())
                    if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", GENERIC.sub("", plain)).strip()


class Middle:
    """The middle of many points on the globe, weighted."""

    def __init__(self):
        self.sum = [0.0, 0.0, 0.0]
        self.people = 0

    def add(self, latitude, longitude, people):
        a, b = math.radians(latitude), math.radians(longitude)
        point = (math.cos(a) * math.cos(b), math.cos(a) * math.sin(b),
                 math.sin(a))
        weight = max(people, 1)
        self.sum = [s + weight * x for s, x in zip(self.sum, point)]
        self.people += people

    def place(self):
        x, y, z = self.sum
        return (math.degrees(math.atan2(z, math.hypot(x, y))),
                math.degrees(math.atan2(y, x)))


def row(number, names, place, feature, country, region, people):
    """One line of a dump; `names` without doubles, the first one leads."""
    unique = list(dict.fromkeys(n for n in names if n and "\t" not in n))
    cells = [""] * COLUMNS
    cells[0], cells[1], cells[2] = number, unique[0], ""
    cells[3] = ",".join(n for n in unique[1:] if "," not in n)
    if place:
        cells[4], cells[5] = f"{place[0]:.5f}", f"{place[1]:.5f}"
    cells[6], cells[7] = feature
    cells[8], cells[10], cells[14] = country, region, str(people)
    return "\t".join(cells)


def main():
    out, more, languages = sys.argv[1], other_names(sys.argv[2]), sys.argv[3:]
    names = [catalogue("geonames", one) for one in languages]
    parts = [catalogue("iso_3166-2", one) for one in languages]
    regions, countries, rows = {}, {}, []
    for (number, name, code, region, country, land, _, people, latitude,
         longitude) in cities():
        other = [c.gettext(number) for c in names]
        other = [n for n in other if n != number] + more.get(number, [])
        rows.append(row(number, [name] + other,
                        (latitude, longitude), ("P", "PPL"), country, code,
                        people))
        key = (country, code)
        for table, k, label in ((regions, key, region),
                                (countries, country, land)):
            table.setdefault(k, (label, Middle()))
            table[k][1].add(latitude, longitude, people)
    for country, (name, middle) in countries.items():
        rows.append(row(country, [name], middle.place(), ("A", "PCLI"),
                        country, "", middle.people))
    known = {}
    for (country, code), (name, middle) in regions.items():
        known[country, folded(name)] = (country, code)
    extra = {}
    try:
        with open(SUBDIVISIONS, encoding="utf-8") as f:
            subdivisions = json.load(f)["3166-2"]
    except OSError:
        subdivisions = []
    for part in subdivisions if rows else []:
        country = part["code"].split("-")[0]
        name = re.sub(r"\s*[\[(].*", "", part["name"])
        called = [name] + [c.gettext(part["name"]) for c in parts]
        same = next((known[country, folded(n)] for n in called
                     if (country, folded(n)) in known), None)
        if same:
            extra.setdefault(same, []).extend(called)
        else:
            rows.append(row(part["code"], called, None, ("A", "ADM2"),
                            country, "", 0))
    for (country, code), (name, middle) in regions.items():
        if code:
            short = GENERIC.sub("", name)
            rows.append(row(f"{country}.{code}",
                            [name, short] + extra.get((country, code), []),
                            middle.place(), ("A", "ADM1"), country, code,
                            middle.people))
    with open(out, "w", encoding="utf-8") as f:
        f.writelines(line + "\n" for line in rows)


if __name__ == "__main__":
    main()
