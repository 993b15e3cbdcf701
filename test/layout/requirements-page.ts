import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** A rule of the regulations that Tingsu was made from, a transition of a case, a worked example, a plan or a report. */
interface Requirement {
  readonly id: string;
  readonly type: string;
  /** Document and article. */
  readonly source: string;
  /** In the words of the regulation. */
  readonly rule: string;
  /** Why no test proves it yet, and the issue that will. */
  readonly open?: { readonly why: string; readonly issue?: number };
}

const TYPES: Readonly<Record<string, string>> = {
  scope: 'Scope',
  channel: 'Channels',
  field: 'Fields',
  category: 'Categories',
  severity: 'Severity',
  routing: 'Routing',
  stage: 'Stages',
  deadline: 'Deadlines',
  exception: 'Exceptions',
  reportable: 'Reports to authorities',
  transition: 'Transitions of a case',
  accountability: 'Examples of accountability',
  followup: 'Follow-up plans',
  report: 'Reports for leaders',
};

export const requirements = (): readonly Requirement[] =>
  JSON.parse(readFileSync('docs/requirements.json', 'utf8')) as Requirement[];

/** The tests that name each requirement: in the name of a test or a row of its table, not in a comment or a list of ids. */
export function namedBy(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>();
  for (const file of files)
    for (const id of idsIn(readFileSync(file, 'utf8')))
      named.set(id, [...(named.get(id) ?? []), file]);
  return named;
}

const idsIn = (source: string): ReadonlySet<string> =>
  new Set(
    source
      .split('\n')
      .filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line) && !/^[\s`R\d-]*$/.test(line))
      .flatMap((line) => line.match(/\b(?:R-\d{3}|[TAFP]-\d{2})\b/g) ?? []),
  );

export function requirementsPage(
  all: readonly Requirement[],
  tests: ReadonlyMap<string, readonly string[]>,
): string {
  const held = all.filter(({ open }) => !open).length;
  return [
    '# Requirements',
    '',
    `The rules of the regulations that Tingsu was made from, by kind, in their own words, the transitions of a case, worked examples of accountability, follow-up plans and reports. ${held} of ${all.length} are held by tests that name them; the others say why not yet, and in which issue they will be. Written by a test from docs/requirements.json and the names of the tests (\`UPDATE_DOCS=1\`); a requirement that nobody proves and nobody explains fails it.`,
    ...Object.entries(TYPES).flatMap(([type, title]) => [
      '',
      `## ${title}`,
      '',
      '| requirement | source | rule | held by |',
      '| --- | --- | --- | --- |',
      ...all
        .filter((one) => one.type === type)
        .map((one) => `| ${one.id} | ${one.source} | ${one.rule} | ${holdingOf(one, tests)} |`),
    ]),
    '',
  ].join('\n');
}

function holdingOf(
  { id, open }: Requirement,
  tests: ReadonlyMap<string, readonly string[]>,
): string {
  if (open) return `open${open.issue === undefined ? '' : ` (issue ${open.issue})`}: ${open.why}`;
  const names = [...new Set((tests.get(id) ?? []).map((file) => basename(file)))].sort();
  return names.map((name) => `\`${name}\``).join(', ');
}
