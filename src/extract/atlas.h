/* SPDX-License-Identifier: Apache-2.0 */
/* atlas.h - where places are: names to coordinates.
 *
 * Two sources, one row format, that of a GeoNames dump (19 fields between
 * tabs; https://download.geonames.org/export/dump/readme.txt):
 *
 *     the built one   "key<TAB>row" lines sorted by key: mapped, and searched
 *                     where it lies, so opening it costs nothing
 *     the user's own  a dump as it comes, indexed when it is opened
 *
 * A key is a name folded, without accents, with '-' and "'" as spaces; a
 * country has its code behind a colon as well (":fr"). Names are those of the
 * fields name, asciiname and alternatenames. A row that is no row (too few
 * fields, a position that is none) is passed over. Immutable after opening. */
#ifndef EXTRACT_ATLAS_H
#define EXTRACT_ATLAS_H

#include "base/err.h"
#include "doc.h"

struct buf;

enum {
    ATLAS_MAX_BYTES = 512 << 20, /* of a user's own file */
    ATLAS_MAX_ENTRIES = 8 << 20, /* names of all its places */
    ATLAS_MAX_NAMES = 400,       /* of one place */
    ATLAS_MAX_ROWS = 8192,       /* of one name that are looked at */
    ATLAS_MAX_FOUND = 200        /* of those that are given back */
};

struct spot {
    span id, name;        /* of the row; point into the atlas */
    span country, region; /* ISO 3166 code; code of its first subdivision */
    double lat, lon;      /* degrees; NAN: the row does not say */
    double people;
    enum precision precision;
};

struct atlas;

/* An atlas over the built file; over nothing where there is no such file.
 * Release it with atlas_close. */
enum rcp_status atlas_open(struct atlas **atlas, const char *path,
        struct rcp_err *err) RCP_CHECKED;
/* Takes the rows of a GeoNames dump in. A name that they know is not looked up
 * in the built file. `bytes` must outlive the atlas. How many rows were used;
 * NONE when they have more than `most` names (then the atlas is only to be
 * closed). */
uint32_t atlas_add(struct atlas *atlas, span bytes, uint32_t most);
struct atlas *atlas_new(void); /* without any row */
/* Reads a dump from a file; RCP_FORMAT when it has no row of a dump, RCP_LIMIT
 * when it has more than ATLAS_MAX_BYTES or more than `most` names. */
enum rcp_status atlas_add_file(struct atlas *atlas, const char *path,
        uint32_t most, struct rcp_err *err) RCP_CHECKED;
void atlas_close(struct atlas *atlas); /* NULL is allowed */

/* The places that bear this name; how many were put into `found`, at most
 * ATLAS_MAX_FOUND, those with most people first. */
uint32_t atlas_find(const struct atlas *atlas, struct arena *scratch, span name,
        struct spot *found);
/* The country with this ISO 3166 code. */
bool atlas_country(const struct atlas *atlas, span code, struct spot *found);

/* Prints the sorted lines of all rows that were added: the built atlas. */
void atlas_print(const struct atlas *atlas, struct buf *out);

#endif
