#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a C file that holds a text file:  embed.py IN OUT NAME"""
import sys


def main():
    source, target, name = sys.argv[1:]
    with open(source, "rb") as f:
        data = f.read()
    rows = [", ".join(str(b) for b in data[i:i + 20])
            for i in range(0, len(data), 20)]
    with open(target, "w", encoding="ascii") as f:
        f.write('#include "present/embedded.h"\n\n'
                f"const unsigned char {name}[] = {{\n    "
                + ",\n    ".join(rows) + "};\n"
                f"const size_t {name}_size = sizeof {name};\n")


if __name__ == "__main__":
    main()
