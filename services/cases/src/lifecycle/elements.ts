import { CONFIRMED_BY_VOICE, SIGNED, SUPPLEMENT_ELEMENTS, type Facts } from '@tingsu/contracts';
import { severityOf, type Policy } from '@tingsu/policy';
import type { CaseState } from './case-state.js';

/** Which element a field of the form states. The text states the facts; whether it does so clearly, a person judges. */
const STATED_BY: Readonly<Record<string, string>> = {
  content: 'facts',
  demand: 'demand',
  reasons: 'reasons',
  department: 'respondent',
  occurredAt: 'time',
  name: 'name',
  contact: 'contact',
};

/** Codes by which people say what a complaint states or lacks under this policy. */
export const elementsKnownTo = ({ acceptance }: Policy): readonly string[] => [
  ...new Set<string>([
    ...SUPPLEMENT_ELEMENTS,
    ...(acceptance?.requiredElements ?? []),
    ...Object.values(acceptance?.supplementFor ?? {}),
  ]),
];

/** What a complaint states by the fields that were filled in, where the policy asks for it. */
export function elementsOnReceipt({ acceptance }: Policy, fields: readonly string[]): Facts {
  if (!acceptance?.requiredElements) return {};
  const elements = fields.flatMap((field) => STATED_BY[field] ?? []);
  return { elements: [...new Set(elements)] };
}

/** What the policy asks for and the complaint does not state. A person who finds subject and facts clear has found both. */
export function missingElements({ classification }: CaseState, { acceptance }: Policy): string[] {
  const facts = classification?.facts ?? {};
  const stated = [
    ...elementsIn(facts),
    ...(facts['subjectAndFactsClear'] === true ? ['respondent', 'facts'] : []),
  ];
  return (acceptance?.requiredElements ?? []).filter((element) => !stated.includes(element));
}

export const elementsIn = ({ elements }: Facts): readonly string[] =>
  Array.isArray(elements) ? elements : [];

/** Whether a person still has to say how grave the matter is: no rule of the policy says it. */
export const lacksSeverity = ({ classification }: CaseState, { priority }: Policy): boolean =>
  priority !== null && severityOf(priority, classification?.facts ?? {}).assumed;

/** The channels on which people can sign say so in the policy; there it is signed, or waived for a reason. */
export function lacksSignature(
  { channel, classification }: CaseState,
  { acceptance, channels }: Policy,
): boolean {
  const signable = channels.some(
    (one) => one.code === channel && one.requires?.includes('signature'),
  );
  return (
    acceptance?.signature?.required === true &&
    signable &&
    classification?.facts['signature'] === undefined
  );
}

/** What may be said of the signature under this policy. */
export const signaturesIn = ({ acceptance }: Policy): readonly string[] => [
  SIGNED,
  CONFIRMED_BY_VOICE,
  ...(acceptance?.signature?.waiverReasons ?? []),
];
