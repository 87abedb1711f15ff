#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Words a second from plain text to trees, on one core, and time to the first result.

    bench/words.py CMD DATA [--copies N]

CMD is the built program; DATA the folder with ud/fr and ud/en, whose raw texts are read N times over. Prints for each
language: words/s of the whole program (start included), peak memory, and the time of one run on one short sentence.
Where Debian's `lt-proc` and its French dictionary (apertium-fra-cat: a finite-state analyser without tagging or
parsing) are installed, its tokens/s on the same text stand beside it, as a yardstick of the machine.
"""
import argparse, glob, json, os, re, resource, shutil, subprocess, tempfile, time

YARDSTICK = "/usr/share/apertium/apertium-fra-cat/fra-cat.automorf.bin"


def raw_text(folder):
    lines = []
    for path in sorted(glob.glob(os.path.join(folder, "*.conllu"))):
        with open(path, encoding="utf-8") as f:
            lines += [line[9:].strip() for line in f if line.startswith("# text = ")]
    return lines


def timed(command, text):
    """Seconds of processor and wall time, output."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    out = subprocess.run(command, input=text, capture_output=True, check=True).stdout
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall, after.ru_maxrss, out


def words(conllu):
    return sum(line.split("\t", 1)[0].isdigit() for line in conllu.decode().split("\n"))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("cmd"); ap.add_argument("data"); ap.add_argument("--copies", type=int, default=4)
    a = ap.parse_args()
    for lang in ("fr", "en"):
        lines = raw_text(os.path.join(a.data, "ud", lang))
        docs = [" ".join(lines[i:i + 40]) for i in range(0, len(lines), 40)] * a.copies
        text = "".join(json.dumps({"id": str(i), "text": d}, ensure_ascii=False) + "\n"
                       for i, d in enumerate(docs)).encode()
        read = [a.cmd, "read", "--format", "conllu", "--input", "jsonl", "--lang", lang, "-"]
        read = (["taskset", "-c", "0"] if shutil.which("taskset") else []) + read
        cpu, wall, memory, out = timed(read, text)
        n = words(out)
        print(f"{lang}: {n} words, {n / cpu:.0f} words/s of processor time, {n / wall:.0f} words/s of wall time, "
              f"peak {memory / 1024:.0f} MB")
        one = min(timed(read, text[:text.index(b'\n') + 1])[1] for _ in range(5))
        print(f"{lang}: start to result of one report {one * 1000:.0f} ms")
        if lang == "fr" and shutil.which("lt-proc") and os.path.exists(YARDSTICK):
            cpu, wall, _, out = timed(["lt-proc", YARDSTICK], re.sub(r"[][{}^$/<>@\\\0]", " ", " ".join(docs)).encode())
            print(f"fr: lt-proc, morphological analysis only: {out.count(b'^') / cpu:.0f} tokens/s of processor time")


if __name__ == "__main__":
    main()
