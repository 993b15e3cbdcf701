import type {
  OpenSafetyFile,
  SafetyAct,
  SafetyActName,
  SafetyPath,
  SafetyState,
} from '@tingsu/contracts';
import { safetyPath, type SafetyRules } from '@tingsu/policy';
import { actsOnEmergency, afterEmergencyAct, started } from './emergency-rules.js';
import { actsOnHeld, afterHeldAct, afterHeldDue, proposed } from './held-rules.js';
import { actsOnIncident, afterIncidentAct, escalatedIncident, raised } from './incident-rules.js';
import { actsOnMedia, afterMediaAct, lookMissed, watched } from './media-rules.js';
import { actsOnPath, afterPathAct, escalatedPath, stepsAsked } from './path-rules.js';
import { notNow, type SafetyMoment, type Standing } from './standing.js';

export function opened(request: OpenSafetyFile, moment: SafetyMoment): Standing {
  switch (request.sort) {
    case 'incident':
      return raised(request, moment);
    case 'emergency':
      return started(request, moment);
    case 'media':
      return watched(request, moment);
    case 'restriction':
    case 'mark':
      return proposed(request, moment);
  }
}

/** What may be done now, whoever does it. */
export function actsNow(standing: Standing): SafetyActName[] {
  const { state } = standing;
  if (standing.endedAt !== null) return ['note'];
  switch (state.sort) {
    case 'incident':
      return actsOnIncident({ ...standing, state });
    case 'path':
      return actsOnPath({ ...standing, state });
    case 'emergency':
      return actsOnEmergency({ ...standing, state });
    case 'media':
      return actsOnMedia({ ...standing, state });
    case 'restriction':
    case 'mark':
      return actsOnHeld({ ...standing, state });
  }
}

/** Throws `safety.not_now` for what cannot be done as things stand. */
export function afterAct(standing: Standing, act: SafetyAct, moment: SafetyMoment): Standing {
  if (!actsNow(standing).includes(act.act))
    notNow('A colleague was faster, or it is over. Reload the page to see how it stands.');
  const { state } = standing;
  switch (state.sort) {
    case 'incident':
      return afterIncidentAct({ ...standing, state }, act, moment);
    case 'path':
      return afterPathAct({ ...standing, state }, act, moment);
    case 'emergency':
      return afterEmergencyAct({ ...standing, state }, act, moment);
    case 'media':
      return afterMediaAct({ ...standing, state }, act, moment);
    case 'restriction':
    case 'mark':
      return afterHeldAct({ ...standing, state }, act, moment);
  }
}

/** What happens by itself when the time of a file has come, and what the history calls it. */
export function afterDue(
  standing: Standing,
  moment: Omit<SafetyMoment, 'by'>,
): { readonly standing: Standing; readonly act: string } {
  const { state } = standing;
  switch (state.sort) {
    case 'incident':
      return { standing: escalatedIncident({ ...standing, state }, moment.at), act: 'escalate' };
    case 'path':
      return { standing: escalatedPath({ ...standing, state }, moment.at), act: 'escalate' };
    case 'media':
      return { standing: lookMissed({ ...standing, state }, moment), act: 'lookMissed' };
    case 'restriction':
    case 'mark':
      return afterHeldDue({ ...standing, state }, moment);
    case 'emergency':
      return { standing: { ...standing, due: null }, act: 'due' };
  }
}

/** The steps of the policy for a file, and whom to call. */
export function stepsOf(state: SafetyState, rules: SafetyRules | null): SafetyPath {
  if (state.sort === 'incident') return safetyPath(rules, [state.kind]);
  return state.sort === 'path' ? stepsAsked(state, rules) : { steps: [] };
}

/** What people write stays out of the facts of an entry. */
const WORDS = ['text', 'place', 'title', 'link', 'caller', 'reportNo'] as const;

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

/** What the file is called in a list: where it is, or what it is about. */
export function headlineOf(request: OpenSafetyFile | SafetyAct): string | undefined {
  if ('title' in request) return request.title;
  return 'place' in request ? request.place : undefined;
}
