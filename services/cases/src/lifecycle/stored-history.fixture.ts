import fc from 'fast-check';
import { aHistory, allowedAll } from './any-history.fixture.js';
import { aRemedyHistory } from './remedy-history.fixture.js';
import { anOpenedCase, mainPath, OFFICER, play, stateOf } from './case.fixture.js';
import {
  definitionOf,
  type CaseEvent,
  type CaseEventKind,
  type CaseEventOf,
  type RecordedEvent,
} from './case-event.js';
import type { CaseState } from './case-state.js';
import { conclude, type Decision } from './conclude.js';
import { decide } from './decide.js';
import { fold } from './evolve.js';

export interface StoredHistory {
  readonly caseId: string;
  /** Facts as the log has them. */
  readonly facts: readonly {
    readonly type: string;
    readonly data: unknown;
    readonly version: number;
    readonly at: string;
    readonly actor: RecordedEvent['actor'];
  }[];
  /** The case that they made when they were stored. */
  readonly state: CaseState;
}

const ID = '01900000-0000-7000-8000-0000000000fc';
const DAYS = { value: 2, unit: 'day', basis: 'working' } as const;
const FILE = { sha256: 'a'.repeat(64), bytes: 1_000 };
const MESSAGE = { messageId: ID, nr: 1, files: 0 };

/** Of the mediation that the case has, else of none. */
const mediated = ({ mediations = [] }: CaseState) => ({
  mediationId: mediations.at(-1)?.mediationId ?? ID,
  at: '2026-11-21T02:00:00.000Z',
});
const MEDIATED = {
  mediationDeclined: mediated,
  mediationSession: mediated,
  mediationEnded: (state: CaseState) => ({ ...mediated(state), result: 'failed' as const }),
  mediationSigned: mediated,
  mediationConfirmed: (state: CaseState) => ({ ...mediated(state), step: 'asked' as const }),
};

/** Of the expert opinion that the case has, else of none. */
const examined = ({ expertOpinions = [] }: CaseState) => ({
  expertOpinionId: expertOpinions.at(-1)?.expertOpinionId ?? ID,
  at: '2026-11-21T02:00:00.000Z',
});
const EXAMINED = {
  expertOpinionTaken: examined,
  expertOpinionDeclined: examined,
  materialsHandedOver: (state: CaseState) => ({
    ...{ ...examined(state), body: 'forensic' as const, bodyName: null, first: true },
    clockId: null,
  }),
  expertOpinionReceived: (state: CaseState) => ({
    ...{ ...examined(state), issuedOn: '2026-11-20' },
    conclusion: { damage: true, fault: true, causal: true, degree: 'main' },
  }),
  expertOpinionTold: (state: CaseState) => ({
    ...examined(state),
    by: 'hospital_by_post' as const,
  }),
  expertOpinionContested: (state: CaseState) => ({
    ...{ ...examined(state), side: 'complainant' as const, again: true },
  }),
  expertOpinionEnded: (state: CaseState) => ({ ...examined(state), result: 'failed' as const }),
};

/** Facts that come from other services or join two cases: random commands on one case do not leave them. */
const OTHERWISE: {
  readonly [Kind in CaseEventKind]?: (
    state: CaseState,
  ) => Omit<CaseEventOf<Kind>['data'], 'state'> | undefined;
} = {
  peopleExcluded: () => ({ persons: [ID] }),
  kindChanged: ({ policies }) => ({
    from: 'external',
    caseKind: 'internal',
    policies: [...policies],
  }),
  mergeUndone: () => ({ sourceCaseNo: 'C-2026-000002', channelMarks: [], externalDueAt: null }),
  handlerChanged: () => ({ department: 'main.conduct', person: ID, previous: OFFICER }),
  meetingReminded: () => ({
    ...{ meetingId: ID, kind: 'complainant', at: '2026-12-01T01:30:00.000Z' },
    ...{ place: null, persons: [], units: [], representatives: 2 },
  }),
  meetingAnswered: () => ({ meetingId: ID, comes: true, owner: OFFICER }),
  messagesRead: () => ({}),
  extensionRequested: ({ clocks: { complex10: clock } }) =>
    clock && {
      ...{ clockId: clock.clockId, label: clock.label, by: DAYS },
      ...{ previousDueAt: clock.dueAt, dueAt: clock.dueAt },
      ...{ approver: 'leader', complainantTold: true },
    },
  extensionRefused: ({ clocks: { complex10: clock } }) =>
    clock && { clockId: clock.clockId, label: clock.label },
  dateAgreed: ({ clocks: { complex10: clock } }) =>
    clock && { clockId: clock.clockId, label: clock.label, date: '2026-12-01' },
  lateNoticeComplained: ({ clocks: { complex10: clock } }) =>
    clock && {
      ...{ clockId: clock.clockId, label: clock.label, dueAt: clock.dueAt },
      ...{ department: 'main.conduct', against: null },
    },
  statementWaived: () => ({ department: 'main.conduct', clockId: 'statement48' }),
  clockReminded: ({ clocks: { complex10: clock }, caseNo, campus }) =>
    clock && {
      ...{ caseNo, campus, clockId: clock.clockId, label: clock.label, kind: clock.kind },
      ...{ owner: clock.owner, ownerDepartment: null, dueAt: clock.dueAt, stepAt: clock.dueAt },
      ...{ latenessMs: 0, notify: ['owner'], stepId: 'x', generation: 1, acknowledgeBy: null },
    },
  reportSupplemented: () => ({ number: 1, at: '2026-11-21T02:00:00.000Z', method: 'fax' }),
  holdCompleted: () => ({ holdId: ID, at: '2026-11-21T02:00:00.000Z', items: 1 }),
  inspectionReceived: () => ({ holdId: ID, at: '2026-11-21T02:00:00.000Z' }),
  ...MEDIATED,
  ...EXAMINED,
  evidenceUnavailable: () => ({ slot: 'photo' }),
  erased: () => ({ complaintId: ID, erasureId: ID, ground: 'consent_withdrawn' }),
  finalNoticeGiven: () => ({ round: 1 }),
  markEnded: () => ({ mark: 'malicious', how: 'expired' }),
  incidentRecorded: () => ({ fileId: ID, incident: 'threat', what: 'raised', happenedAt: null }),
  dangerSpoken: () => ({ key: 'message/1', where: 'message', dangers: ['self_harm'] }),
  settled: () => ({ outcome: 'noted', medium: null }),
  reconsiderationWithdrawn: ({ reconsiderations: [asked] = [] }) =>
    asked && { reconsiderationId: asked.reconsiderationId, last: true },
  reconsiderationDecided: ({ reconsiderations: [asked] = [] }) =>
    asked && {
      ...{ reconsiderationId: asked.reconsiderationId, on: { unit: 'main.ward' }, last: true },
      ...{ result: 'revoked', outcome: 'not_upheld' },
    },
  conclusionServed: ({ reconsiderations: [asked] = [] }) =>
    asked && {
      ...{ reconsiderationId: asked.reconsiderationId, on: { unit: 'main.ward' }, last: true },
      ...{ medium: 'hand', receipt: 'signed', servedAt: '2026-11-24T02:00:00.000Z' },
    },
  conclusionRead: ({ reconsiderations: [asked] = [] }) =>
    asked && { reconsiderationId: asked.reconsiderationId },
  handedOver: () => ({ department: 'main.ward' }),
  merged: () => ({ targetCaseNo: 'C-2026-000002' }),
  mergeReceived: () => ({
    ...{ sourceCaseNo: 'C-2026-000002', sourceComplaintId: ID },
    ...{ channelMarks: ['superior'], externalDueAt: '2026-12-01T02:00:00.000Z' },
  }),
  linked: () => ({ otherCaseNo: 'C-2026-000002' }),
  complaintSupplemented: () => ({
    ...{ supplement: 'urge', saidAt: '2026-11-21T02:00:00.000Z', complaintVersion: 2 },
    externalDueAt: '2026-12-01T02:00:00.000Z',
  }),
  messageReceived: () => ({ ...MESSAGE, message: 'message', via: 'desk', owner: OFFICER }),
  messageSent: () => ({ ...MESSAGE, message: 'message', notice: null }),
  noticeFailed: ({ notices: [notice] = [] }) =>
    notice && {
      ...{ noticeKey: notice.key, kind: notice.kind, label: notice.label },
      ...{ owner: OFFICER, tried: [{ medium: 'sms', error: 'number_unknown' }] },
    },
  evidenceAdded: () => ({
    ...{ uploadId: ID, slot: 'record', mediaType: 'application/pdf', ...FILE },
  }),
  copiesGiven: () => ({
    ...{ copyId: ID, to: 'complainant', form: 'clean' },
    files: [{ uploadId: ID, sha256: FILE.sha256 }],
  }),
  paperMade: () => ({
    ...{ paperId: ID, template: 'register-form', version: 1, number: 'x', language: 'zh-CN' },
    ...FILE,
  }),
};

const factsOf = (decisions: readonly Decision[]) => decisions.flatMap(({ events }) => events);

function storedOf(facts: readonly RecordedEvent[]): StoredHistory {
  const caseId = ID;
  const state = fold(caseId, facts);
  if (!state) throw new Error('A history has facts');
  const written = facts.map(({ kind, data, version, at, actor }) => ({
    ...{ type: definitionOf(kind).type, data, version, at, actor },
  }));
  return JSON.parse(JSON.stringify({ caseId, facts: written, state })) as StoredHistory;
}

/** Cases on the main path, those that came furthest first. The first was served its result, and who was served has asked to look again. */
function* beginnings(): Generator<readonly Decision[]> {
  const opened = anOpenedCase({ receiptShown: false });
  const closed = play(opened, mainPath());
  const context = allowedAll(Date.parse('2026-11-24T10:00:00+08:00'), OFFICER);
  const on = { unit: 'main.ward' };
  const served = decide(
    stateOf(closed),
    { name: 'serveResult', payload: { on, medium: 'hand', receipt: 'signed', text: 'x' } },
    context,
  );
  const noticeId = served.state.results?.[0]?.noticeId ?? '';
  const asks = { noticeId, grounds: 'x', evidence: 'x' };
  const asked = decide(served.state, { name: 'askReconsideration', payload: asks }, context);
  yield [...closed, served, asked];
  for (let steps = mainPath().length; steps >= 0; steps -= 1)
    yield play(opened, mainPath().slice(0, steps));
}

/** A case with this fact at its end; undefined where it does not come about in this way. */
function withFact(kind: CaseEventKind): StoredHistory | undefined {
  for (const before of beginnings()) {
    const last = stateOf(before);
    const data = OTHERWISE[kind]?.(last);
    if (!data) continue;
    const event = { kind, data: { ...data, state: last.state } } as CaseEvent;
    const at = Date.parse('2026-11-26T10:00:00+08:00');
    const decision = conclude(last, { events: [event] }, allowedAll(at, OFFICER));
    return storedOf(factsOf([...before, decision]));
  }
  return undefined;
}

const BATCHES = 3;
const BATCH = 50;

function* randomHistories() {
  for (let seed = 1; seed <= BATCHES; seed += 1)
    for (const history of [aHistory, aRemedyHistory])
      yield* fc.sample(history, { numRuns: BATCH, seed }).map(factsOf);
}

/** Short histories that have these kinds of facts between them. Throws for a kind that does not come about. */
export function historiesWith(kinds: readonly CaseEventKind[]): readonly StoredHistory[] {
  const found = kinds.flatMap((kind) => withFact(kind) ?? []);
  const missing = new Set(kinds.filter((kind) => !(kind in OTHERWISE)));
  if (missing.size > 0)
    for (const facts of randomHistories()) {
      const end = facts.findLastIndex(({ kind }) => missing.has(kind));
      if (end < 0) continue;
      const history = facts.slice(0, end + 1);
      for (const { kind } of history) missing.delete(kind);
      found.push(storedOf(history));
      if (missing.size === 0) return found;
    }
  if (missing.size > 0) throw new Error(`No history has ${[...missing].join(', ')}`);
  return found;
}
