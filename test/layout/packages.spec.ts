import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

interface Locked {
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

interface Manifest {
  readonly installScripts: { readonly run: readonly string[]; readonly ignored: readonly string[] };
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const { packages } = read('package-lock.json') as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const FOLDER = 'node_modules/';
const foreign = Object.entries(packages).flatMap(([path, locked]) =>
  path.includes(FOLDER) && !locked.link
    ? [{ name: path.slice(path.lastIndexOf(FOLDER) + FOLDER.length), ...locked }]
    : [],
);

/** Licences whose works may go into a closed product of a hospital; sharp loads libvips (LGPL) as a library that can be replaced. */
const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Python-2.0',
  'Zlib',
]);
/** Their manifests say nothing; their LICENSE file is the MIT licence. */
const SAYS_NOTHING = new Set(['png-js']);
const licencesOf = (expression: string): readonly string[] =>
  expression.replaceAll(/[()]/g, '').split(/ AND | OR /);

describe('the packages of others', () => {
  it('S-20: run no script at install unless package.json names them', () => {
    const { run, ignored } = (read('package.json') as Manifest).installScripts;
    const named = [...run, ...ignored];
    const isNamed = (name: string): boolean =>
      named.includes(name) || named.includes(name.replace(/\/.*/, '/*'));
    const scripted = foreign.filter(({ hasInstallScript }) => hasInstallScript);
    expect(scripted.map(({ name }) => name).filter((name) => !isNamed(name))).toEqual([]);
    expect(
      named.filter(
        (name) =>
          !scripted.some((one) => [one.name, one.name.replace(/\/.*/, '/*')].includes(name)),
      ),
    ).toEqual([]);
  });

  it('S-20: that go into the product are under licences that allow it', () => {
    const refused = foreign.filter(
      ({ name, dev, license = '' }) =>
        !dev &&
        !SAYS_NOTHING.has(name) &&
        !licencesOf(license).every((licence) => LICENCES.has(licence)),
    );
    expect(refused.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });

  it('S-20: come from the registry alone, each with its hash', () => {
    const loose = foreign.filter(
      ({ integrity, resolved }) =>
        !integrity?.startsWith('sha512-') ||
        (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
    );
    expect(loose.map(({ name }) => name)).toEqual([]);
  });
});
