/* SPDX-License-Identifier: Apache-2.0 */
/* Does not compile alone: size_t is not known. Nor twice: it has no guard. */
struct table {
    size_t rows;
};
