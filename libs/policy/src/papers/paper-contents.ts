import type { LocalizedText, PaperTemplate } from '@tingsu/contracts';
import type { PaperRule } from '../documents/paper-schema.js';
import type { Policy } from '../documents/policy.js';
import { HOUSE_PAPERS } from './house-papers.js';

/** Which paper tells what a notice of the policy is about, by the milestone at which it is due. */
const PAPER_AT: Readonly<Record<string, PaperTemplate>> = {
  'case.received': 'acknowledgement',
  'case.receivedByCentre': 'acknowledgement',
  'acknowledgement.sent': 'acknowledgement',
  'case.accepted': 'acceptance',
  'case.escalated': 'acceptance',
  'case.declined': 'decline',
  'supplement.requested': 'supplement',
  'department.notified': 'department-notice',
  'promise.made': 'extension',
  'feedback.given': 'feedback-letter',
  'response.sent': 'feedback-letter',
  'resultNotice.served': 'respondent-notice',
  'dispute.identified': 'rights-notice',
  'negotiation.failed': 'rights-notice',
  'mediation.failed': 'rights-notice',
};
/** A notice without a milestone explains why the answer is late. */
const WITHOUT_MILESTONE: PaperTemplate = 'extension';

/** Codes of what the policy wants on a paper: what its notices must contain, and the columns of its register. */
export function wantedOn(
  { notices, register }: Pick<Policy, 'notices' | 'register'>,
  id: PaperTemplate,
): string[] {
  const said = notices
    .filter(({ at, mustContain }) => mustContain && paperAt(at) === id)
    .flatMap(({ mustContain = [] }) => mustContain);
  return [...new Set([...said, ...(id === 'register-form' ? (register?.columns ?? []) : [])])];
}

const paperAt = (at: string | undefined): PaperTemplate | undefined =>
  at === undefined ? WITHOUT_MILESTONE : PAPER_AT[at];

/** Of what is wanted, what the paper does not say in this language: it then prints a line for it. */
export function leftOpen(
  { lines, signatures }: PaperRule,
  wanted: readonly string[],
  language: 'zh' | 'en',
): readonly LocalizedText[] {
  const text = [...lines[language], ...(signatures ? ['{signatures}'] : [])].join('\n');
  return wanted.flatMap((code) => {
    const known = HOUSE_PAPERS.contents[code];
    const says = (known?.by ?? [code]).some((words) => text.includes(words));
    return says ? [] : [known ?? { zh: code, en: code }];
  });
}
