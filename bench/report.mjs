import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../deploy/local/say.mjs';
import { EARLIER } from './earlier.mjs';
import { FIGURES } from './figures.mjs';
import { RESULTS, short, spreads } from './runs.mjs';
import { toldIn } from './told.mjs';

const DOCUMENT = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const MOST_RUNS = 3;
/** Fewer cases than this are no filled installation. */
const SOME = 5_000;

/**
 * Writes docs/performance.md: the latest runs of each measurement, empty and filled, with what they mean. What it told before and was not
 * measured again stays. Returns the path.
 */
export function writeReport() {
  const results = kept();
  const before = readFileSync(DOCUMENT, 'utf8');
  if (results.length === 0)
    throw new UserError(`There are no results in ${RESULTS}. Measure first: npm run bench`);
  const sections = FIGURES.map((figure) =>
    section(
      figure,
      results.filter(({ bench }) => bench === figure.bench),
      toldIn(before, figure.heading),
    ),
  );
  writeFileSync(DOCUMENT, `${[HEAD, ...sections, EARLIER].join('\n\n')}\n`);
  return DOCUMENT;
}

const HEAD = `# Performance

Written by \`npm run bench -- report\` from what \`npm run bench -- NAME\` measured on a running system; \`bench/run.mjs\` lists the names and settings, \`bench/figures.mjs\` says what each figure means. Everything runs on one machine, the load generator included. Absolute figures move by a factor of several between machines and with other work on them, so each stands beside raw PostgreSQL (one complaint row and one outbox row a transaction) in the same minute, and processor time counts all processes of the installation. Of several runs: the median, and the least and the greatest.`;

function kept() {
  if (!existsSync(RESULTS)) return [];
  return readdirSync(RESULTS)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(RESULTS, file), 'utf8')));
}

function section({ bench, heading, means, limit }, results, told) {
  const measured = [...grouped(results).values()].map(latest);
  const command = `\`npm run bench -- ${bench}\``;
  const text = [`## ${heading}`, '', `${command}. ${means}${limit ? ` ${limit}` : ''}`, ''];
  const again = new Set(measured.map(({ name }) => groupOf(name)));
  const tables = [
    { conditions: conditions(measured), measured },
    ...told.map((one) => ({
      conditions: one.conditions,
      measured: one.measured.filter(({ name }) => !again.has(groupOf(name))),
    })),
  ].filter((one) => one.measured.length > 0);
  if (tables.length === 0) return [...text, 'Nothing was kept of it yet.'].join('\n');
  const parts = tables.map((one) => [...table(one.measured), '', one.conditions].join('\n'));
  return [...text, parts.join('\n\n')].join('\n');
}

/** A row for each figure, a column for each measurement, or the other way round when there are more measurements. */
function table(measured) {
  const figures = [...new Set(measured.flatMap(({ values }) => [...values.keys()]))];
  const rows =
    measured.length > figures.length || measured.length > 4
      ? [
          ['measured', ...figures],
          ...measured.map(({ name, values }) => [
            name,
            ...figures.map((one) => values.get(one) ?? ''),
          ]),
        ]
      : [
          ['figure', ...measured.map(({ name }) => name)],
          ...figures.map((one) => [one, ...measured.map(({ values }) => values.get(one) ?? '')]),
        ];
  return rowsOf(rows);
}

/** Of a title with the number of cases. */
function groupOf(name) {
  const [, title = name, cases = '0'] = /^(.*), ([\d,]+) cases$/.exec(name) ?? [];
  return groupName(title, Number(cases.replaceAll(',', '')));
}
const groupName = (title, cases) => `${title}|${cases >= SOME}`;

/** By title and by whether the installation was filled. */
function grouped(results) {
  const groups = new Map();
  for (const result of results) {
    const key = groupName(result.title, result.cases ?? 0);
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return groups;
}

/** The runs of the latest results, three at most. */
function latest(results) {
  const [last] = results.slice(-1);
  const same = results.filter(({ cases }) => alike(cases, last.cases));
  const runs = same.flatMap(({ runs: own }) => own).slice(-MOST_RUNS);
  const load = same.flatMap(({ load: own }) => own).slice(-MOST_RUNS);
  const among = last.cases === null ? '' : `, ${short(last.cases)} cases`;
  return { ...last, runs, load, name: `${last.title}${among}`, values: new Map(spreads(runs)) };
}

const alike = (one, other) => one === other || Math.abs(one - other) < 0.1 * Math.max(one, other);

/** @param {readonly (readonly any[])[]} table */
function rowsOf(table) {
  const [head = [], ...rows] = table;
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function conditions(measured) {
  if (measured.length === 0) return '';
  const runs = measured.map(({ runs: own }) => own.length);
  const loads = measured.flatMap(({ load }) => load);
  const [from, to] = [Math.min(...loads), Math.max(...loads)];
  const days = [...new Set(measured.map(({ at }) => at.slice(0, 10)))].join(', ');
  const machines = [...new Set(measured.map(({ machine }) => machine))].join('; ');
  const number =
    Math.min(...runs) === Math.max(...runs)
      ? runs[0]
      : `${Math.min(...runs)} to ${Math.max(...runs)}`;
  return `${days}, ${machines}; ${number} ${number === 1 ? 'run' : 'runs'}, load average ${from} to ${to} at the end of a run.`;
}
