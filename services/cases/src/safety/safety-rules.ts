import type { OpenSafetyFile, SafetyAct, SafetyActName } from '@tingsu/contracts';
import { actsOnIncident, afterIncidentAct, raised } from './incident-rules.js';
import { notNow, type SafetyMoment, type Standing } from './standing.js';

export const opened = (request: OpenSafetyFile, moment: SafetyMoment): Standing =>
  raised(request, moment);

/** What may be done now, whoever does it. */
export const actsNow = (standing: Standing): SafetyActName[] =>
  standing.endedAt === null ? actsOnIncident(standing) : ['note'];

/** Throws `safety.not_now` for what cannot be done as things stand. */
export function afterAct(standing: Standing, act: SafetyAct, moment: SafetyMoment): Standing {
  if (!actsNow(standing).includes(act.act))
    notNow('A colleague was faster, or it is over. Reload the page to see how it stands.');
  return afterIncidentAct(standing, act, moment);
}

/** What people write stays out of the facts of an entry. */
const WORDS = ['text', 'place', 'caller', 'reportNo'] as const;

/** What was asked, apart from what people wrote. */
export function partsOf(request: OpenSafetyFile | SafetyAct): {
  readonly facts: Record<string, unknown>;
  readonly words: Record<string, string>;
} {
  const entries = Object.entries(request).filter(
    ([name, value]) => !['sort', 'act'].includes(name) && value !== undefined && value !== null,
  );
  const isWords = (name: string): boolean => (WORDS as readonly string[]).includes(name);
  return {
    facts: Object.fromEntries(entries.filter(([name]) => !isWords(name))),
    words: Object.fromEntries(
      entries.flatMap(([name, value]) =>
        isWords(name) && typeof value === 'string' ? [[name, value]] : [],
      ),
    ),
  };
}

/** What the file is called in a list: where it is. */
export const headlineOf = (request: OpenSafetyFile | SafetyAct): string | undefined =>
  'place' in request ? request.place : undefined;
