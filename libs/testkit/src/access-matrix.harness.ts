import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEPARTMENTAL_ROLES, type Identity, type Role, ROLES } from '@tingsu/contracts';
import { openApiOf } from '@tingsu/http';
import { format, resolveConfig } from 'prettier';

/** How a person of the matrix stands to a case; each letter of a cell says that the way is open to it. */
const POSITIONS = {
  /** It is with the person's department, or on the campus for which the role holds. */
  O: 'own',
  /** It is with another department of the campus. */
  D: 'other department',
  /** It is on another campus. */
  C: 'other campus',
  /** A confidential clue about the department where the person works. */
  X: 'confidential',
  /** It names the person. */
  N: 'named',
} as const;
export type Position = keyof typeof POSITIONS;
const LETTERS = Object.keys(POSITIONS) as Position[];

const NO_CASES: Readonly<Record<Position, Readonly<Record<string, string>>>> = {
  O: {},
  D: {},
  C: {},
  X: {},
  N: {},
};

/** Where every person of the matrix works, and who they are. */
export const MATRIX_PLACE = { campus: 'main', department: 'main.outpatient' } as const;

export interface MatrixOptions {
  readonly app: NestFastifyApplication;
  readonly service: string;
  bearer(identity: Identity): Promise<string>;
  /** How a request says who asks, where it is not the token of the gateway. */
  readonly headersOf?: (identity: Identity) => Promise<Readonly<Record<string, string>>>;
  readonly tenantId: string;
  readonly personId: string;
  /** Values of path parameters, by name, for a case in the position; those that are missing are made up. */
  readonly cases?: Readonly<Record<Position, Readonly<Record<string, string>>>>;
  /** Path parameters that name no case. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Queries and bodies by route (`POST /api/v1/x`) that get past the check of their shape. */
  readonly queries?: Readonly<Record<string, string>>;
  readonly bodies?: Readonly<Record<string, unknown>>;
}

type Headers = Readonly<Record<string, string>>;

interface Route {
  readonly method: string;
  readonly path: string;
}

/** Roles that hold for the whole group. */
const OF_THE_GROUP: readonly Role[] = [
  'privacy_officer',
  'tenant_admin',
  'operator',
  'platform_operator',
];

/** A holder of the role; one whose role reaches by area works in the department too. */
export const matrixHolder = (role: Role, tenantId: string, personId: string): Identity => ({
  kind: 'staff',
  tenantId,
  personId,
  grants: [
    {
      role,
      campus: OF_THE_GROUP.includes(role) ? null : MATRIX_PLACE.campus,
      department: DEPARTMENTAL_ROLES.includes(role) ? MATRIX_PLACE.department : null,
    },
  ],
  worksIn: [MATRIX_PLACE.department],
  locale: 'en',
});

/**
 * What every route of a running service answers to every role, as rows of a Markdown table: `✓` open, `·` refused (401, 403, and 404
 * where the address names a case); letters are the positions of cases that are open, or that a list shows.
 */
export async function accessMatrix(options: MatrixOptions): Promise<string> {
  const people = peopleOf(options);
  const rows: string[][] = [];
  for (const route of await routesOf(options)) {
    const cells: string[] = [];
    for (const [, headers] of people) cells.push(await cellOf(route, await headers(), options));
    rows.push([`${route.method} ${route.path.replace('/api/v1', '')}`, ...cells]);
  }
  const head = [options.service, ...people.map(([name]) => name)];
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** Who asks, with the headers that say so. A token of the gateway is made for each route: it may end before a slow machine is done. */
function peopleOf({ tenantId, personId, ...options }: MatrixOptions) {
  const saying = (identity: Identity): (() => Promise<Headers>) => {
    const { bearer, headersOf } = options;
    if (!headersOf) return async () => ({ authorization: await bearer(identity) });
    const known = headersOf(identity);
    return () => known;
  };
  const visitor: Identity = {
    ...{ kind: 'public', tenantId, personId: null, grants: [], locale: 'en' },
  };
  return [
    ['nobody', () => Promise.resolve({})],
    ['visitor', saying(visitor)],
    ...ROLES.map((role) => [role, saying(matrixHolder(role, tenantId, personId))] as const),
  ] as const satisfies readonly (readonly [string, () => Promise<Headers>])[];
}

async function routesOf({ app, service }: MatrixOptions): Promise<Route[]> {
  const { paths } = await openApiOf(app, service);
  return Object.entries(paths)
    .flatMap(([path, item]) =>
      Object.keys(item).map((method) => ({ method: method.toUpperCase(), path })),
    )
    .sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}

async function cellOf(route: Route, headers: Headers, options: MatrixOptions): Promise<string> {
  const names = parametersOf(route.path);
  const cases = options.cases ?? NO_CASES;
  if (names.some((name) => name in cases.O)) {
    const open: Position[] = [];
    for (const letter of LETTERS) {
      const { status } = await ask(route, headers, options, cases[letter]);
      if (![401, 403, 404].includes(status)) open.push(letter);
    }
    return open.join('') || '·';
  }
  const { status, text } = await ask(route, headers, options, {});
  if (status === 401 || status === 403) return '·';
  const shown = LETTERS.filter((letter) =>
    Object.values(cases[letter]).some((value) => text.includes(value)),
  );
  return `✓${shown.length > 0 ? ` ${shown.join('')}` : ''}`;
}

async function ask(
  { method, path }: Route,
  headers: Headers,
  { app, parameters = {}, queries = {}, bodies = {} }: MatrixOptions,
  given: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly text: string }> {
  const key = `${method} ${path}`;
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(given[name] ?? parameters[name] ?? '01900000-0000-7000-8000-0000000fffff'),
  );
  const body = bodies[key] ?? {};
  const answer = await app.inject({
    method: method as 'GET',
    url: `${url}${queries[key] ?? ''}`,
    headers: { 'idempotency-key': randomUUID(), ...headers },
    ...(method === 'GET' || method === 'DELETE' ? {} : { payload: body }),
  });
  const wrong = answer.statusCode >= 500 || answer.body.includes('"code":"request.invalid"');
  if (wrong)
    throw new Error(`${key} needs a body that passes: ${answer.statusCode} ${answer.body}`);
  return { status: answer.statusCode, text: answer.body };
}

const parametersOf = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

const PAGE = new URL('../../../docs/access-routes.md', import.meta.url);

/**
 * The section of docs/access-routes.md of a service, and the same with this table in its place. With `UPDATE_DOCS` the page is
 * written.
 */
export async function accessRoutesPage(
  service: string,
  table: string,
): Promise<{ readonly written: string; readonly found: string }> {
  const written = readFileSync(PAGE, 'utf8');
  const section = new RegExp(`(## ${service}\n)[^]*?(?=\n## |$(?![^]))`);
  if (!section.test(written)) throw new Error(`docs/access-routes.md has no section ${service}`);
  const config = await resolveConfig(PAGE.pathname);
  const found = await format(
    written.replace(section, (_, head: string) => `${head}\n${table}\n`),
    { ...config, filepath: PAGE.pathname },
  );
  if (process.env['UPDATE_DOCS']) writeFileSync(PAGE, found);
  return { written: process.env['UPDATE_DOCS'] ? found : written, found };
}
