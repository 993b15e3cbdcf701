import { describe, expect, it } from '@jest/globals';
import {
  ProblemError,
  ARCHIVE_PARTS,
  EXPERT_BODIES,
  MEDIATION_BODIES,
  RECORDED_MILESTONES,
  RELATIONS,
  ROLES,
  SUPPLEMENT_ELEMENTS,
  type Facts,
  type ExpertBody,
  type MediationBody,
  isOpenRemedy,
  localDay,
} from '@tingsu/contracts';
import { MILESTONES, type Policy } from '@tingsu/policy';
import { adviceIn } from './acceptance.js';
import { askedEvidence } from './asked-evidence.js';
import { boundAlone, SHIPPED_IDS } from './bound-alone.fixture.js';
import { aComplaint, aContext, HEAD, LEADER, OFFICER, PACKAGE } from './case.fixture.js';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { owedFirst } from './first-remedies.js';
import { decide, type Command } from './decide.js';
import { EMITTED } from './milestones.js';
import { openCase, type ReceivedComplaint } from './open-case.js';
import { recordableIn } from './milestone-rules.js';
import { isEnded } from './ended-states.js';

const AGENT = '01900000-0000-7000-8000-00000000000e';

/** A case that is played one command a minute, each by a person of its own kind, with every role where the rules ask for one. */
class Play {
  state: CaseState;
  private at = Date.parse('2026-11-20T10:13:00+08:00');
  /** Ids of clocks that were met in the very instant in which an event other than the receipt started them. */
  readonly metAtOnce = new Set<string>();
  readonly started = new Set<string>();
  readonly met = new Set<string>();

  constructor(
    private readonly policy: Policy,
    private readonly calendar: DecisionContext['calendar'],
    complaint: Partial<ReceivedComplaint>,
  ) {
    this.state = openCase(
      aComplaint({ receiptShown: false, caseKind: policy.caseKind, ...complaint }),
      '01900000-0000-7000-8000-0000000000ca',
      this.context(OFFICER),
    ).state;
    this.look();
  }

  context(actorId: string): DecisionContext {
    return {
      ...aContext(new Date(this.at).toISOString(), 'leader', actorId),
      roles: ROLES,
      policy: this.policy,
      calendar: this.calendar,
      timeZone: this.policy.timeZone,
    };
  }

  readonly now = (): string => new Date(this.at).toISOString();

  /** Gives the command if the rules allow it. */
  give(name: Command['name'], payload: object = {}, actorId = OFFICER): boolean {
    this.at += 60_000;
    this.addWhatIsAsked();
    try {
      this.state = decide(this.state, { name, payload } as Command, this.context(actorId)).state;
    } catch (error) {
      if (error instanceof ProblemError) return false;
      throw error;
    }
    this.look();
    this.recordWhatIsAwaited();
    return true;
  }

  private addWhatIsAsked(): void {
    const evidence = askedEvidence(this.state, this.policy).map(({ slot, step }) => ({
      slot,
      step,
    }));
    if (evidence.length > 0) this.state = { ...this.state, evidence };
  }

  waitUntil(instant: string): void {
    this.at = Math.max(this.at, Date.parse(instant));
  }

  private recordWhatIsAwaited(): void {
    // The next stage begins after the answer of the first one.
    const now = recordableIn(this.state, this.context(OFFICER)).filter(
      (name) => name !== 'case.escalated',
    );
    const [milestone] = now;
    if (milestone) this.give('recordMilestone', { milestone, place: 'x', findings: 'x' });
  }

  /** What the policy wants made good before the opinion stands. */
  promiseFirst(): void {
    for (const { remedies } of owedFirst(this.state, this.policy))
      this.give('startRemedies', { remedy: remedies[0], plan: 'x', dueOn: this.today() });
  }

  finishRemedies(): void {
    for (const { remedyId } of this.state.remedies.filter(isOpenRemedy))
      this.give('completeRemedy', { remedyId, note: 'x' });
  }

  private readonly today = (): string => localDay(new Date(this.at), 'Asia/Shanghai');

  private look(): void {
    for (const { clockId, state, startedAt, metAt, kind } of Object.values(this.state.clocks)) {
      if (kind === 'followup') continue;
      this.started.add(clockId);
      if (state !== 'met') continue;
      this.met.add(clockId);
      if (metAt === startedAt && !this.startsWithReceipt(clockId)) this.metAtOnce.add(clockId);
    }
  }

  private startsWithReceipt(clockId: string): boolean {
    const start = this.policy.clocks.find(({ rule }) => rule.id === clockId)?.rule.start ?? '';
    return start.startsWith('case.received') || start === 'firstResponder.accepted';
  }
}

/** From triage to the answer, the file, the call-backs and the reports, whatever of it the policy asks for. */
function handle(play: Play, policy: Policy, facts: Facts, byHand = false): void {
  play.give('acknowledge', { medium: 'phone' });
  play.give('startTriage');
  play.give('classify', { facts });
  if (byHand || facts['death'] === true) afterDeath(play, byHand);
  if (byHand) {
    play.give('markReportable', { reason: 'x' });
    play.give('requestSupplement', { missing: ['facts'] });
    play.give('supply');
  }
  play.give('contactDepartment', { department: 'main.outpatient', medium: 'phone' });
  for (const { rule } of policy.clocks)
    if (rule.duration.value === 'agreedDate')
      play.give('agreeDate', { clockId: rule.id, date: '2026-11-27' });
  decideOnTaking(play);
  if (byHand) for (const body of MEDIATION_BODIES) mediate(play, body);
  if (byHand) for (const body of EXPERT_BODIES) examine(play, body);
  investigate(play);
  if (play.give('recordMilestone', { milestone: 'case.escalated' })) {
    play.give('acknowledge', { medium: 'phone' });
    investigate(play);
  }
  play.give('close', { reason: 'x' }, LEADER);
  contest(play);
  for (const subject of ['medical_fault', 'safety_event'])
    play.give('reportToRegulator', { subject, authority: 'x', method: 'online' });
  for (const item of play.state.followUps) {
    play.waitUntil(item.dueAt);
    const { planId, itemNo } = item;
    const asked = policy.followUps.find(({ id }) => id === planId)?.mustAnswer ?? [];
    const answers = Object.fromEntries(asked.map((question) => [question, 'x']));
    play.give('recordFollowUp', { planId, itemNo, result: 'satisfied', answers, score: 5 }, AGENT);
  }
  play.give('archive', { parts: ARCHIVE_PARTS.map((part) => ({ part, place: 'x' })) });
}

/** Who is complained of is served the result and has it looked at again by somebody else. */
function contest(play: Play): void {
  const on = { unit: play.state.department };
  play.give('serveResult', { on, medium: 'hand', receipt: 'signed', text: 'x' });
  const noticeId = play.state.results?.[0]?.noticeId;
  play.give('askReconsideration', { noticeId, grounds: 'x', evidence: 'x' });
  const reconsiderationId = play.state.reconsiderations?.[0]?.reconsiderationId;
  play.give('decideReconsideration', { reconsiderationId, result: 'upheld', reasons: 'x' }, AGENT);
  // Nobody of the directory heads the department, so the conclusion goes on paper.
  play.give('serveConclusion', { reconsiderationId, medium: 'hand', receipt: 'signed' });
}

function afterDeath(play: Play, frozen: boolean): void {
  const [diedAt, at] = ['2026-11-19T10:00:00+08:00', '2026-11-19T12:00:00+08:00'];
  play.give('recordDeath', { diedAt, inHospital: true, causeDisputed: true, frozen });
  play.give('recordConsent', { consent: 'agreed', at, kin: 'x' });
  play.give('recordAutopsy', { at, institution: 'x' });
  play.give('recordBody', { end: 'handed_over', at, note: 'x' });
}

/** Asked for, taken, agreed to and signed, each a minute after the other. */
function mediate(play: Play, body: MediationBody): void {
  const said = { proposedBy: 'both', consent: 'given', words: 'x' };
  play.give('proposeMediation', { ...said, body, at: play.now() });
  const mediationId = play.state.mediations?.at(-1)?.mediationId;
  play.give('answerMediation', { mediationId, accepted: true, at: play.now() });
  play.give('endMediation', { mediationId, result: 'agreed', at: play.now(), agreement: 'x' });
  play.give('signMediation', { mediationId, at: play.now() });
  play.give('recordConfirmation', { mediationId, step: 'asked', at: play.now() });
}

/** Asked for, taken, examined and contested, each a minute after the other. */
function examine(play: Play, body: ExpertBody): void {
  const kind = body === 'forensic' ? 'damage' : 'accident';
  const asked = { kind, body, question: 'x', askedBy: 'both', consent: 'given', words: 'x' };
  play.give('askExpertOpinion', { ...asked, at: play.now() });
  const expertOpinionId = play.state.expertOpinions?.at(-1)?.expertOpinionId;
  play.give('answerExpertOpinion', { expertOpinionId, accepted: true, at: play.now() });
  play.give('handOverMaterials', { expertOpinionId, materials: 'x', at: play.now() });
  const said = { issuedOn: '2026-11-01', reference: 'x', summary: 'x' };
  const nothing = { damage: false, fault: false, causal: false };
  play.give('receiveExpertOpinion', { expertOpinionId, ...said, ...nothing, at: play.now() });
  const words = { side: 'complainant', words: 'x', again: true };
  play.give('contestExpertOpinion', { expertOpinionId, ...words, at: play.now() });
}

/** What the policy advises, done. */
function decideOnTaking(play: Play): void {
  const advice = adviceIn(play.state);
  switch (advice.advice) {
    case 'decline':
      play.give('decline', { reasonCode: advice.code, notice: 'x' }, LEADER);
      return;
    case 'on-spot':
      play.give('resolveOnSpot', { outcome: 'x' }, HEAD);
      return;
    case 'feedback':
      play.give('close', { reason: 'x' }, LEADER);
      return;
    case 'supplement':
      play.give('requestSupplement', { missing: [advice.code] });
      play.give('supply');
      play.give('accept');
      return;
    default:
      play.give('accept');
  }
}

function investigate(play: Play): void {
  play.give('dispatch', { lead: 'main.outpatient', assist: [] });
  play.give('returnTicket', { reason: 'x' }, HEAD);
  play.give('dispatch', { lead: 'main.medical', assist: [] });
  play.give('signFor', {}, HEAD);
  play.give('submitPackage', PACKAGE, HEAD);
  for (const person of [OFFICER, HEAD, LEADER])
    play.give('declareInterest', { conflict: false }, person);
  play.give('draftOpinion', { outcome: 'upheld', opinion: 'x' });
  play.promiseFirst();
  play.give('submit');
  // Each level by another person, with a view where the policy wants one.
  play.give('approve', { note: 'x' }, HEAD);
  play.give('approve', { note: 'x' }, LEADER);
  play.give('finalise');
  play.give('giveInterim', { medium: 'phone', text: 'x' });
  const answer = { medium: 'phone', written: true, text: 'x', note: 'x', apologised: true };
  play.give('giveFinal', answer);
  play.finishRemedies();
}

const BASE: Facts = {
  topics: ['attitude'],
  place: 'outpatient',
  subjectAndFactsClear: true,
  severity: '2',
  elements: [...SUPPLEMENT_ELEMENTS],
};
/** Facts that turn on what some policy's clocks are conditional on; each is added to the base. */
const CIRCUMSTANCES: readonly Facts[] = [
  {},
  { multiDepartment: true },
  { complex: true },
  { stage: 2 },
  { topics: ['medical_quality'], category: 'C02' },
  { topics: ['nursing'] },
  { topics: ['charges'] },
  { topics: ['environment'] },
  { category: 'C02', harm: true, topics: ['medical_quality'], complexDispute: true },
  { death: true, possibleAccidentGrade: 1, harm: true },
  { safetyEventGrade: 'major' },
  { safetyEventGrade: 'extreme' },
  { safetyEventGrade: 'general' },
  { resolvedOnSpot: true },
  { petition: true },
  { personalInfoBreach: true },
];

/** Nothing that a rule sees: people mark it as reportable and ask for what they miss. */
const BY_HAND = [{}, {}] as const;

function categoriesOf({ taxonomy }: Policy): Facts[] {
  return Array.isArray(taxonomy) ? taxonomy.map(({ code }) => ({ category: code })) : [];
}

/** Everything that the policy's clocks can meet with, played once each. */
function playsOf(id: string): readonly Play[] {
  const { policy, calendar } = boundAlone(id);
  const [category = {}] = categoriesOf(policy);
  const common = { ...BASE, ...category };
  const plays: readonly (readonly [Partial<ReceivedComplaint>, Facts])[] = [
    ...[...CIRCUMSTANCES, ...categoriesOf(policy)].map((facts) => [{}, facts] as const),
    [{ channel: 'petition_transfer' }, {}],
    [{ channel: 'petition_transfer' }, { notOurs: true }],
    [{ channel: 'hotline_12345', externalDueAt: '2026-11-24T18:00:00+08:00' }, {}],
  ];
  return [...plays, BY_HAND].map(([complaint, facts]) => {
    const play = new Play(policy, calendar, complaint);
    const byHand = facts === BY_HAND[1];
    handle(play, policy, fitting(policy, { ...common, ...facts }), byHand);
    return play;
  });
}

/** Without the category of another hospital's list. */
function fitting(policy: Policy, facts: Facts): Facts {
  const known = categoriesOf(policy).map(({ category }) => category);
  if (known.includes(facts['category'])) return facts;
  const [first] = known;
  const { category: _category, ...rest } = facts;
  return first === undefined ? rest : { ...rest, category: first };
}

/** Every relation, by name, unreachable and anonymous; the other kind of case as staff make it. */
const COMPLAINANTS = RELATIONS.flatMap((relation) =>
  (relation === 'staff' ? (['external', 'internal'] as const) : (['external'] as const)).flatMap(
    (caseKind) =>
      [
        { anonymous: false, contactable: true },
        { anonymous: false, contactable: false },
        { anonymous: true, contactable: false },
      ].map((who) => ({ relation, caseKind, ...who })),
  ),
);

describe('what policies may wait for', () => {
  it('is exactly what events of a case bring about and what people may record', () => {
    const possible = new Set<string>([...EMITTED, ...RECORDED_MILESTONES]);
    const known = Object.keys(MILESTONES);
    expect(known.filter((name) => !possible.has(name))).toEqual([]);
    expect([...possible].filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe.each(SHIPPED_IDS)('%s, bound alone', (id) => {
  const { policy, calendar } = boundAlone(id);
  let plays: readonly Play[] | undefined;
  const played = (): readonly Play[] => (plays ??= playsOf(id));
  const idsOf = (of: (play: Play) => ReadonlySet<string>) =>
    new Set(played().flatMap((play) => [...of(play)]));

  it('has no clock that cannot start, and none that cannot be met', () => {
    // A clock of an overlay may be meant for the tracks of the hospital's own policy.
    const clocks = policy.clocks
      .filter(({ reads }) => policy.tracks.length > 0 || !reads.includes('track'))
      .map(({ rule }) => rule.id);
    const started = idsOf((play) => play.started);
    const met = idsOf((play) => play.met);
    expect(clocks.filter((clock) => !started.has(clock))).toEqual([]);
    expect(clocks.filter((clock) => !met.has(clock))).toEqual([]);
  });

  it('has no clock that is met by what starts it', () => {
    const byWayOfTheCentre = played().filter(
      ({ state }) => !state.milestones.some(({ name }) => name === 'department.resolvedOnSpot'),
    );
    expect([...new Set(byWayOfTheCentre.flatMap((play) => [...play.metAtOnce]))]).toEqual([]);
  });

  it('leaves no promise running when a case is over, its file archived and its calls made', () => {
    for (const { state } of played()) {
      expect(isEnded(state.state)).toBe(true);
      const running = Object.values(state.clocks).filter(
        (clock) => clock.kind !== 'window' && ['running', 'paused'].includes(clock.state),
      );
      expect(running.map(({ clockId }) => clockId)).toEqual([]);
    }
  });

  it('brings every kind of complaint to an end, for every kind of complainant', () => {
    const [category = {}] = categoriesOf(policy);
    const open = COMPLAINANTS.filter((complaint) => {
      const play = new Play(policy, calendar, complaint);
      handle(play, policy, { ...BASE, ...category, relation: complaint.relation });
      return !isEnded(play.state.state);
    });
    expect(open).toEqual([]);
  });
});
