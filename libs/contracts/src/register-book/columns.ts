import { NAMES_EN } from '../names/en.js';
import { NAMES_ZH } from '../names/zh-cn.js';
import type { Identity } from '../identity.js';

/** What is in every register, in the order of the page. */
const FIRST = [
  ...['nr', 'complaintNo', 'receivedAt', 'channel', 'kind', 'name', 'contact'],
  ...['respondent', 'facts', 'demand'],
];
const LAST = ['department', 'state', 'findings', 'answer', 'answeredAt'];
/** A column of a policy that says what one of every register says takes its place. */
const SAME_AS: Readonly<Record<string, string>> = {
  findings: 'analysisAndHandling',
  answer: 'result',
};

/** The columns of a register: what every one has, and between them those that policies name besides. */
export const registerColumns = (
  named: readonly string[],
  { manyCampuses }: { readonly manyCampuses: boolean },
): string[] => {
  const every = [...FIRST, ...LAST];
  return [
    ...FIRST.flatMap((code) => (code === 'channel' && manyCampuses ? ['campus', code] : [code])),
    ...new Set(named.filter((code) => !every.includes(code) && code !== 'campus')),
    ...LAST.filter((code) => !named.includes(SAME_AS[code] ?? '')),
  ];
};

const NAMES: Readonly<Record<Identity['locale'], Readonly<Record<string, string>>>> = {
  'zh-CN': { ...NAMES_ZH.policyColumn, ...NAMES_ZH.column },
  en: { ...NAMES_EN.policyColumn, ...NAMES_EN.column },
};

/** What a column is called; a hospital's own stands as the policy writes it. */
export const registerColumnName = (code: string, language: Identity['locale']): string =>
  NAMES[language][code] ?? code;
