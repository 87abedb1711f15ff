#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// How long chrono-node and Recognizers-Text take for the paragraphs on standard
// input, one on each line, each module that NODE_PATH has. For bench.py.
//
//     NODE_PATH=FOLDER/node_modules node peers_when.js < text
//
// Prints one JSON object for each: name, version, seconds, what was found. The
// texts are read once before the clock starts, so that the code is compiled.
"use strict";
const fs = require("fs");
const lines = fs.readFileSync(0, "utf8").split("\n").filter((x) => x);
const day = new Date(2018, 4, 23);

function load(name) {
  try {
    const at = require.resolve(name).split("node_modules")[0];
    const about = `${at}node_modules/${name}/package.json`;
    return [require(name), JSON.parse(fs.readFileSync(about)).version];
  } catch (error) {
    return [null, null];
  }
}

function measure(name, version, read) {
  for (const line of lines.slice(0, 200)) read(line);
  const began = process.hrtime.bigint();
  let found = 0;
  for (const line of lines) found += read(line);
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  console.log(JSON.stringify({ name, version, seconds, found }));
}

const [chrono, one] = load("chrono-node");
if (chrono) {
  measure("chrono-node (times)", one, (x) => chrono.parse(x, day).length);
}
const kin = "@microsoft/recognizers-text-";
const [dates, two] = load(`${kin}date-time`);
if (dates) {
  const model = new dates.DateTimeRecognizer("en-us").getDateTimeModel();
  measure("Recognizers-Text (times)", two, (x) => model.parse(x, day).length);
}
const [units, three] = load(`${kin}number-with-unit`);
const [numbers] = load(`${kin}number`);
if (units && numbers) {
  const unit = new units.NumberWithUnitRecognizer("en-us");
  const models = [new numbers.NumberRecognizer("en-us").getNumberModel(),
    unit.getCurrencyModel(), unit.getDimensionModel()];
  measure("Recognizers-Text (numbers, money, units)", three,
    (x) => models.reduce((n, model) => n + model.parse(x).length, 0));
}
