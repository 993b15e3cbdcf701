import type { DeathOfCase } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import { refuse } from './context.js';
import type { Handlers } from './handlers.js';
import { requirePast } from './hold-rules.js';
import { wasBefore } from './typed-times.js';

/** A death that the case is about: the autopsy, and where the body is (regulation 701, art. 26, 27). */
export const DEATHS: Handlers<'recordDeath' | 'recordConsent' | 'recordAutopsy' | 'recordBody'> = {
  recordDeath: (state, { diedAt, movedAt = null, note, ...said }, context) => {
    requirePast(diedAt, context);
    if (movedAt !== null) {
      requirePast(movedAt, context);
      requireAfter(diedAt, movedAt);
    }
    const data = { state: state.state, diedAt, movedAt, ...said };
    return { events: [{ kind: 'deathRecorded', data }], texts: { note } };
  },

  recordConsent: (state, { consent, at, kin, note }, context) => {
    requirePast(at, context);
    requireAfter(deathOf(state).diedAt, at);
    const data = { state: state.state, consent, at };
    return { events: [{ kind: 'autopsyDecided', data }], texts: { kin, note } };
  },

  recordAutopsy: (state, { at, institution, findings }, context) => {
    const { diedAt, consent } = deathOf(state);
    if (consent !== 'agreed')
      refuse('autopsy.no_consent', 'Next of kin have to agree in writing first (art. 26).');
    requirePast(at, context);
    requireAfter(diedAt, at);
    const data = { state: state.state, at };
    return { events: [{ kind: 'autopsyDone', data }], texts: { institution, findings } };
  },

  recordBody: (state, { end, at, note }, context) => {
    requirePast(at, context);
    requireAfter(deathOf(state).diedAt, at);
    const data = { state: state.state, end, at };
    return { events: [{ kind: 'bodyEnded', data }], texts: { note } };
  },
};

const deathOf = ({ death }: CaseState): DeathOfCase =>
  death ?? refuse('death.none', 'Record the death first.');

function requireAfter(diedAt: string, at: string): void {
  if (wasBefore(at, diedAt)) refuse('death.order', 'That is before the death.');
}
