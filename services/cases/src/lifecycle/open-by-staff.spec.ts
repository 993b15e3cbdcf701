import { describe, expect, it } from '@jest/globals';
import { may, type RegisteredByStaff } from '@tingsu/contracts';
import type { CaseEventKind, RecordedEvent } from './case-event.js';
import { anOpenedCase, HEAD, OFFICER, play } from './case.fixture.js';
import { fold } from './evolve.js';

const registered = (change: Partial<RegisteredByStaff> = {}): RegisteredByStaff => ({
  by: OFFICER,
  role: 'centre_officer',
  firstResponder: HEAD,
  respondents: { units: ['main.ward'], persons: [] },
  signature: null,
  restated: true,
  mood: 'upset',
  handedOver: null,
  resolvedOnSpot: false,
  ...change,
});
const openedWith = (change: Partial<RegisteredByStaff>, channel: 'visit' | 'hotline' = 'hotline') =>
  anOpenedCase({ registration: registered(change), channel });
const kindsOf = ({ events }: { readonly events: readonly RecordedEvent[] }): CaseEventKind[] =>
  events.map(({ kind }) => kind);

describe('a case that staff opened for someone', () => {
  it('has its first responder and is in the name of who registered it (R-131)', () => {
    const { state, events } = openedWith({});
    expect(state.firstResponder).toBe(HEAD);
    expect(events[0]?.actor).toEqual({ type: 'person', id: OFFICER, role: 'centre_officer' });
    expect(kindsOf({ events })).not.toContain('respondentsNamed');
  });

  it('names the departments and people complained of, who never see it', () => {
    const { state, events } = openedWith({
      respondents: { units: ['main.ward', 'main.finance'], persons: [HEAD] },
    });
    expect(state.respondents).toEqual({ units: ['main.ward', 'main.finance'], persons: [HEAD] });
    const opened = events[0]?.kind === 'opened' ? events[0].data : undefined;
    expect(opened?.access?.respondent.persons).toEqual([HEAD]);
    const tenantId = '01900000-0000-7000-8000-0000000000aa';
    const facts = { ...(state.access ?? opened?.access), tenantId } as Parameters<typeof may>[2];
    const officerOf = (personId: string) => ({
      ...{ tenantId, personId },
      grants: [{ role: 'centre_officer' as const, campus: null, department: null }],
    });
    expect(may(officerOf(HEAD), 'case.read', facts)).toBe(false);
    expect(may(officerOf(OFFICER), 'case.read', facts)).toBe(true);
  });

  it('knows the signature on channels where people sign, and no reason that the policy has not (R-155)', () => {
    const signatureOf = (signature: string | null) =>
      openedWith({ signature }, 'visit').state.classification?.facts['signature'];
    expect(['signed', 'voice', 'refused', 'tired', null].map(signatureOf)).toEqual([
      ...['signed', 'voice', 'refused'],
      ...[undefined, undefined],
    ]);
  });

  it('that was handed over says so, and how many minutes the centre took (X-09)', () => {
    const opening = openedWith({ handedOver: { department: 'main.ward' } });
    expect(opening.events.find(({ kind }) => kind === 'handedOver')?.data).toEqual({
      state: 'registered',
      department: 'main.ward',
    });
    const played = play(opening, [{ command: { name: 'startTriage', payload: {} } }]);
    const started = played.at(-1)?.events.find(({ kind }) => kind === 'triageStarted');
    expect(started?.data).toMatchObject({ minutesSinceHandOver: 47 });
  });

  it('that was settled where it was made is resolved on the spot by who settled it (R-154)', () => {
    const { state } = openedWith({ resolvedOnSpot: true });
    expect(state.state).toBe('resolved_on_spot');
    expect(state.handlers).toEqual([OFFICER]);
    expect(state.milestones.map(({ name }) => name)).toContain('department.resolvedOnSpot');
  });

  it('is folded from its log to the same case', () => {
    const decision = openedWith({
      ...{ handedOver: { department: null }, resolvedOnSpot: true },
      respondents: { units: [], persons: [HEAD] },
    });
    expect(fold(decision.state.caseId, decision.events)).toEqual(decision.state);
  });
});
