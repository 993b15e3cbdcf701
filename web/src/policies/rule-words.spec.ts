import { describe, expect, it } from '@jest/globals';
import { EMPTY_VOCABULARY, namesOf } from './names';
import { ruleWords } from './rule-words';

const documents = [
  {
    id: 'hospital',
    routing: {
      rules: [
        { id: 'RT06', when: { fact: 'topic', op: 'eq', value: 'charges' }, to: '财务科主任' },
        { id: 'RT07', zh: '药剂、卫生耗材', en: 'Drugs', when: { else: true }, to: '药剂科主任' },
      ],
    },
    nature: {
      rules: [{ id: 'M3', level: 'major', when: { fact: 'abusive', op: 'eq', value: true } }],
      invalid: [{ kind: 'untrue', when: { fact: 'confirmedUntrue', op: 'eq', value: true } }],
    },
  },
];
const names = namesOf(
  'zh-CN',
  {
    ...EMPTY_VOCABULARY,
    facts: {
      topic: { name: 'topic', type: 'code', owner: 'derived', zh: '主题', en: 'topic' },
      abusive: { name: 'abusive', type: 'boolean', owner: 'triage', zh: '态度恶劣', en: 'abuse' },
    },
  },
  documents,
);

describe('a rule on the page of a case', () => {
  it.each([
    ['routing', 'RT06', '主题为“收费”'],
    ['routing', 'RT07', '药剂、卫生耗材'],
    ['nature', 'M3', '态度恶劣'],
    ['nature', 'untrue', 'confirmedUntrue'],
  ] as const)('%s %s reads as a sentence', (of, rule, words) => {
    expect(ruleWords(of, rule, documents, names)).toBe(words);
  });

  it('is its code alone when no document of the case has it', () => {
    expect(ruleWords('routing', 'FALLBACK', documents, names)).toBeNull();
    expect(ruleWords('nature', 'RT06', documents, names)).toBeNull();
  });
});
