#!/usr/bin/env node
/**
 * The policy engine on the command line: evaluate, explain, check, due. Reads the policies and calendars beside this file
 * and the compiled rules of libs/policy.
 */
import { parseArgs } from 'node:util';
import { checkFile } from './policy/check.mjs';
import { engine } from './policy/engine.mjs';
import { UserError } from './local/say.mjs';
import { calendarsBeside, policiesBeside, readJson } from './policy/files.mjs';

const USAGE = `Usage:
  npm run -s policy -- evaluate FILE
  npm run -s policy -- explain --policy ID[+ID] --start INSTANT --clock ID [--facts FILE] [--language zh|en]
  npm run -s policy -- check FILE
  npm run -s policy -- due --calendar ID --from INSTANT (--working-days N | --calendar-days N | --months N | --hours N) [--cutoff 17:00]
                           (the end of a day: 17:00 unless given, 24:00 is midnight)
  npm run -s policy -- schema
An INSTANT has an offset: 2026-11-20T10:12:00+08:00`;

/** As in the shipped policies; `due` has no policy to take it from. */
const OFFICE_CLOSES = '17:00';

const COMMANDS = { evaluate: evaluateFile, explain, check, due, schema };

/** The rules; loaded once a command is known, so that a typing mistake is reported at once. */
let rules;

try {
  const [name = '', ...rest] = process.argv.slice(2);
  const command = COMMANDS[name];
  if (!command)
    throw new UserError(
      name === '' || name === '--help' ? USAGE : `There is no command ${name}.\n\n${USAGE}`,
    );
  rules = await engine();
  process.exitCode = command(rest) ?? 0;
} catch (error) {
  const expected =
    error instanceof UserError ||
    error instanceof RangeError ||
    error?.name === 'PolicyError' ||
    String(error?.code).startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${expected ? error.message : error.stack}\n`);
  process.exitCode = 2;
}

/** Facts as given, events at their instants; the policies are those that the file names. */
function evaluateFile(args) {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const file = readJson(needed(positionals[0], 'Name the file to evaluate.'));
  if (typeof file?.policy !== 'string' || !Array.isArray(file?.samples))
    throw new UserError(
      'The file needs "policy" ("id@version + id@version") and "samples" (a list).',
    );
  const policy = composed(file.policy);
  const calendar = calendarFor(file.calendar, policy);
  file.samples.forEach((sample, index) => checkSample(sample, index));
  const samples = file.samples.map((sample) => {
    const { triage, clocks } = rules.evaluate(policy, calendar, sample, policy.timeZone);
    const counted = clocks.filter(
      (clock) => clock.impliedBy === null && clock.state !== 'cancelled',
    );
    const {
      acceptance,
      nature,
      natureRules,
      reportable,
      reportableRules,
      routing,
      track,
      feedbackToComplainant,
    } = triage;
    const deadlines = Object.fromEntries(
      counted.map((clock) => [clock.clockId, rules.inZone(clock.dueAt, policy.timeZone)]),
    );
    return {
      id: sample.id,
      actual: {
        acceptance,
        severity: nature,
        severityRules: natureRules,
        reportable,
        reportableRules,
        routing,
        track,
        feedbackToComplainant,
        deadlines,
      },
    };
  });
  print(JSON.stringify({ samples }, null, 2));
}

/** The header may name a calendar by its id, or by the data set that a calendar comes from; without one the policy's own counts. */
function calendarFor(named, policy) {
  const [name] = typeof named === 'string' ? named.split(/[@\s]/) : [''];
  if (name === '') return calendarNamed(policy.calendarId);
  const own = calendarDataNamed(policy.calendarId);
  return calendarNamed(String(own.source).includes(name) ? own.id : name);
}

function checkSample(sample, index) {
  const { id, receivedAt, complainant, facts } = sample ?? {};
  const sound =
    typeof receivedAt === 'string' &&
    typeof complainant?.anonymous === 'boolean' &&
    typeof facts === 'object' &&
    facts;
  if (!sound)
    throw new UserError(
      `Sample ${id ?? index + 1} needs "receivedAt", "complainant" {relation, anonymous} and "facts". Compare with deploy/demo/samples.json.`,
    );
}

function explain(args) {
  const { values } = parseArgs({
    args,
    options: {
      policy: { type: 'string' },
      start: { type: 'string' },
      clock: { type: 'string' },
      facts: { type: 'string' },
      language: { type: 'string' },
    },
  });
  const policy = composed(needed(values.policy, 'Name the policy: --policy tcm-yulin'));
  const facts = values.facts === undefined ? undefined : factsIn(readJson(values.facts));
  const reading = rules.explainClock(policy, calendarNamed(policy.calendarId), {
    clockId: needed(
      values.clock,
      `Name the clock with --clock: ${policy.clocks.map((clock) => clock.rule.id).join(', ')}`,
    ),
    start: needed(values.start, 'Give the start: --start 2026-11-20T10:12:00+08:00'),
    facts,
  });
  if (values.language !== undefined && !['zh', 'en'].includes(values.language))
    throw new UserError('--language is zh or en.');
  const languages = values.language === undefined ? ['zh', 'en'] : [values.language];
  for (const language of languages)
    for (const step of [reading.label, ...reading.explanation]) print(step[language] ?? '');
  print(
    rules.inZone(reading.dueAt, policy.timeZone) +
      (reading.provisional ? ' (provisional 预计)' : ''),
  );
}

function check(args) {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  return checkFile(rules, readJson(needed(positionals[0], 'Name the file to check.')), print);
}

function due(args) {
  const number = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({
    args,
    options: {
      calendar: number,
      from: number,
      cutoff: number,
      'working-days': number,
      'calendar-days': number,
      months: number,
      hours: number,
    },
  });
  const data = calendarDataNamed(needed(values.calendar, 'Name the calendar: --calendar CN'));
  const units = {
    'working-days': ['day', 'working'],
    'calendar-days': ['day', 'calendar'],
    months: ['month', 'calendar'],
    hours: ['hour', 'elapsed'],
  };
  const given = Object.keys(units).filter((key) => values[key] !== undefined);
  const [key] = given;
  if (given.length !== 1 || !/^[1-9]\d*$/.test(values[key]))
    throw new UserError(
      'Give exactly one amount, a whole number from 1: --working-days 5, --calendar-days 15, --months 3 or --hours 24.',
    );
  const cutoff = String(values.cutoff ?? OFFICE_CLOSES);
  if (!/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(cutoff))
    throw new UserError('Write the cutoff as 17:00 or 24:00.');
  const [unit, basis] = units[key];
  const timeZone = data.timeZone ?? 'UTC';
  const answer = rules.dueAt(rules.calendarOf(data), {
    from: needed(values.from, 'Give the start: --from 2026-11-20T10:12:00+08:00'),
    amount: { value: Number(values[key]), unit, basis },
    timeZone,
    cutoff,
  });
  print(rules.inZone(answer.dueAt, timeZone));
  if (answer.provisional)
    process.stderr.write('Provisional: the year is not published yet. 预计：放假安排尚未公布。\n');
}

/** JSON Schema of a policy document, for editors. */
function schema() {
  print(JSON.stringify(rules.policyJsonSchema(), null, 2));
}

function composed(names) {
  return rules.composePolicy(
    policiesBeside().map((document) => rules.parsePolicy(document)),
    names
      .split('+')
      .map((name) => name.trim())
      .filter(Boolean),
  );
}

function calendarNamed(id) {
  return rules.calendarOf(calendarDataNamed(id));
}

function calendarDataNamed(id) {
  const calendars = calendarsBeside();
  const found = calendars.find((one) => one.id.toLowerCase() === id.toLowerCase());
  if (!found)
    throw new UserError(
      `There is no calendar ${id}. Known: ${calendars.map((one) => one.id).join(', ')}.`,
    );
  return found;
}

function factsIn(content) {
  return content?.facts ?? content ?? {};
}

function needed(value, message) {
  if (value === undefined || value === '') throw new UserError(`${message}\n\n${USAGE}`);
  return value;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
