import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { choicesFor } from './code-choices';
import { differencesBetween, treeWords } from './differences';
import type { Field } from './fields';
import {
  asDocument,
  getAt,
  moved,
  objectsOf,
  pathOf,
  pointerOf,
  setAt,
  stringsOf,
  type Json,
  type JsonObject,
} from './json';
import { merge } from './merge';
import { namesOf, type Names } from './names';
import { placeOf, placeWords } from './places';
import { otherRules, SECTIONS } from './sections';
import { PUBLISHED } from './vocabulary.fixture';

const folder = fileURLToPath(new URL('../../../deploy/policies/', import.meta.url));
const shipped: readonly JsonObject[] = readdirSync(folder).map((name) =>
  asDocument(JSON.parse(readFileSync(`${folder}${name}`, 'utf8'))),
);
const byId = (id: string): JsonObject => shipped.find((one) => one.id === id) ?? {};
const yulin = byId('tcm-yulin');
const zh = namesOf('zh-CN', PUBLISHED, [yulin]);

describe('a document that is edited', () => {
  const document = {
    title: { zh: '制度' },
    clocks: [{ id: 'a', warn: [{ at: '-1h' }] }, { id: 'b' }],
  };
  it('is never changed itself; a new one holds the change', () => {
    const next = setAt(document, ['clocks', 0, 'owner'], '医务部');
    expect(getAt(next, ['clocks', 0, 'owner'])).toBe('医务部');
    expect(getAt(document, ['clocks', 0, 'owner'])).toBeUndefined();
  });
  it('loses a field that is emptied, and the group that it leaves empty', () => {
    expect(setAt(document, ['title', 'zh'], undefined)).toEqual({ clocks: document.clocks });
    expect(setAt(document, ['clocks', 0], undefined)).toEqual({
      title: document.title,
      clocks: [{ id: 'b' }],
    });
    expect(setAt(document, ['extend', 'max'], undefined)).toEqual(document);
  });
  it('gets groups that were not there', () => {
    expect(setAt({}, ['ladder', 'quietHours', 'from'], '22:00')).toEqual({
      ladder: { quietHours: { from: '22:00' } },
    });
  });
  it('has places that are written as JSON pointers and read back', () => {
    expect(pointerOf(['a/b', 0, 'c~d'])).toBe('/a~1b/0/c~0d');
    expect(pathOf('/a~1b/0/c~0d')).toEqual(['a/b', 0, 'c~d']);
  });
  it('keeps all rules when one is moved', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });
});

describe('two people who edit one draft', () => {
  const base = {
    title: { zh: '旧' },
    clocks: [
      { id: 'a', n: 1 },
      { id: 'b', n: 1 },
    ],
  };
  it('keep both changes when they are in different places', () => {
    const mine = {
      ...base,
      clocks: [
        { id: 'a', n: 2 },
        { id: 'b', n: 1 },
      ],
    };
    const theirs = {
      title: { zh: '新' },
      clocks: [
        { id: 'b', n: 3 },
        { id: 'a', n: 1 },
        { id: 'c', n: 1 },
      ],
    };
    expect(merge(base, mine, theirs)).toEqual({
      content: {
        title: { zh: '新' },
        clocks: [
          { id: 'a', n: 2 },
          { id: 'b', n: 3 },
          { id: 'c', n: 1 },
        ],
      },
      clashes: [],
    });
  });
  it('are told where both changed the same place, and what was typed here stays', () => {
    const mine = setAt(base, ['clocks', 1, 'n'], 5);
    const theirs = setAt(base, ['clocks', 1, 'n'], 7);
    const { content, clashes } = merge(base, mine, theirs);
    expect(getAt(content, ['clocks', 1, 'n'])).toBe(5);
    expect(clashes).toEqual([{ path: ['clocks', 1, 'n'], mine: 5, theirs: 7 }]);
  });
  it('do not bring back what one of them removed', () => {
    const theirs = setAt(base, ['clocks', 0], undefined);
    expect(merge(base, base, theirs).content).toEqual(theirs);
    expect(merge(base, setAt(base, ['title', 'zh'], '我'), theirs).content).toEqual({
      title: { zh: '我' },
      clocks: [{ id: 'b', n: 1 }],
    });
  });
});

describe('the place of a problem', () => {
  it.each([
    [
      '/clocks/2/duration/value',
      'clocks',
      '/clocks/2/duration',
      '服务态度/医德医风/违章违纪 3个工作日反馈 · 时限',
    ],
    ['/clocks', 'clocks', '/clocks', '时限'],
    ['/clocks/0/warn/1/at', 'clocks', '/clocks/0/warn', '24小时内向当事部门核实 · 到期前提醒'],
    [
      '/routing/rules/0/to',
      'routing',
      '/routing/rules/0/to',
      '护理质量，或主要当事人为护士、护工、陪护 · 承办部门',
    ],
    [
      '/nature/rules/1/when/any/0/fact',
      'grades',
      '/nature/rules/1/when',
      '直接向媒体或上级行政部门投诉 · 适用条件',
    ],
    [
      '/acceptance/decline/0/code',
      'acceptance',
      '/acceptance/decline/0/code',
      '已向法院起诉或已向第三方申请调解 · 代码',
    ],
    ['/priority/matrix/4', 'grades', '/priority/matrix', '优先级矩阵'],
    ['/effectiveFrom', 'head', '/effectiveFrom', '名称与生效 · 生效日期'],
    ['/ladder', 'ladder', '/ladder', '预警与升级'],
    ['/repeat/atCount', 'handling', '/repeat/atCount', '同一问题重复投诉 · 次数达到'],
    ['/composition/localMayShorten', 'other', '/composition', '其他规定'],
  ])('%s is found in the forms', (pointer, section, field, words) => {
    const place = placeOf(pointer);
    expect([place.section, placeWords(place, yulin, zh)]).toEqual([section, words]);
    if (place.part) expect(place.pointer).toBe(field);
  });
});

describe('two versions', () => {
  it('are compared rule by rule, in words', () => {
    const shorter = setAt(yulin, ['clocks', 2, 'duration', 'value'], 2);
    const added = asDocument(setAt(shorter, ['routing', 'rules', 0], undefined));
    const found = differencesBetween(
      { document: yulin, names: zh },
      { document: added, names: namesOf('zh-CN', PUBLISHED, [added]) },
    );
    expect(found.map(({ section }) => section)).toEqual(['clocks', 'routing']);
    expect(found[0]?.lines).toEqual([
      {
        where: expect.stringContaining('feedback3'),
        field: '时限',
        change: 'changed',
        before: '3个工作日',
        after: '2个工作日',
      },
    ]);
    expect(found[1]?.lines[0]).toMatchObject({ change: 'removed', after: '' });
  });
  it('of the same document do not differ, for every policy that is shipped', () => {
    for (const document of shipped)
      expect(differencesBetween({ document, names: zh }, { document, names: zh })).toEqual([]);
  });
});

const OWN = ['natureLevels', 'trackIds', 'clockIds', 'policyIds', 'relations'];
/** Codes that a document has in a field whose codes are known, and that the field does not offer. */
const unknownCodesIn = (
  fields: readonly Field[],
  holder: Json | undefined,
  names: Names,
): readonly string[] =>
  fields.flatMap((field) => {
    const value = getAt(holder, field.path);
    if (field.fields)
      return objectsOf(value).flatMap((entry) => unknownCodesIn(field.fields ?? [], entry, names));
    if (value === undefined || OWN.includes(field.codes ?? '')) return [];
    const offered = choicesFor(field, names);
    if (offered.length === 0) return [];
    return stringsOf(value)
      .filter((code) => /^[a-z][\w-]*$/.test(code))
      .filter((code) => !offered.some((one) => one.value === code))
      .map((code) => `${field.key}: ${code}`);
  });

describe('the policies that are shipped', () => {
  it.each(['zh-CN', 'en'] as const)('use codes that have names in %s', (language) => {
    const names = namesOf(language, PUBLISHED, []);
    const unnamed = shipped.flatMap((document) =>
      SECTIONS.flatMap(({ parts }) =>
        parts.flatMap((part) => {
          const held = getAt(document, part.path);
          const rules = part.kind === 'fields' ? [held] : objectsOf(held);
          return rules.flatMap((rule) => unknownCodesIn(part.fields, rule, names));
        }),
      ),
    );
    expect([...new Set(unnamed)]).toEqual([]);
  });
  it('lay down nothing that is not read somewhere', () => {
    for (const document of shipped)
      expect(
        Object.keys(otherRules(document)).filter((name) =>
          SECTIONS.some(({ parts }) => parts.some(({ path }) => path[0] === name)),
        ),
      ).toEqual([]);
    expect(Object.keys(otherRules(yulin))).toEqual(['composition']);
  });
  it('never show the numbers of the requirements they answer (B7)', () => {
    const said = shipped.map((document) => treeWords(otherRules(document), zh)).join('\n');
    expect(said).not.toMatch(/R-\d{3}|requirements/);
  });
});
