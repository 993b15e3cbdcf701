import {
  isWithComplainant,
  type Facts,
  type Meeting,
  type NoticeKind,
  type ReopeningGround,
} from '@tingsu/contracts';
import { type DueNotice, type MilestoneName, noticesFor, type Policy } from '@tingsu/policy';
import { decidedFacts } from './approvals.js';
import type { CaseEvent, CaseEventKind, CaseEventOf } from './case-event.js';
import type { CaseState } from './case-state.js';
import { tellingOf, TOLD_BY, waitsForProof } from './told-by.js';

/** A fact with the milestones that it brought. */
export interface Reached {
  readonly event: CaseEvent;
  readonly milestones: readonly string[];
}
type Owed = CaseEventOf<'noticeOwed'>;

/** What is told at each milestone of the policies; a policy may name others. */
const KIND_AT: Readonly<Partial<Record<MilestoneName, NoticeKind>>> = {
  'case.received': 'acknowledgement',
  'case.receivedAnywhere': 'acknowledgement',
  'case.receivedByCentre': 'acknowledgement',
  'acknowledgement.sent': 'acknowledgement',
  // Another stage is acknowledged like a complaint (SSI 2012/36 reg 6).
  'case.escalated': 'acknowledgement',
  'case.accepted': 'acceptance',
  'case.declined': 'decline',
  'case.referred': 'referral',
  'supplement.requested': 'supplement',
  'feedback.interim': 'interim',
  'promise.made': 'extension',
  'feedback.given': 'answer',
  'response.sent': 'answer',
  'dispute.identified': 'rights',
  'complaint.foundMalicious': 'rights',
  'negotiation.failed': 'rights',
  'mediation.failed': 'rights',
  'case.closed': 'closing',
  'outcome.changed': 'revision',
};

/** Told whether or not the policy has a notice for it: without it the complainant could not do what is asked, or would wait in vain. */
const TOLD_ANYWAY: Readonly<Partial<Record<CaseEventKind, NoticeKind>>> = {
  supplementRequested: 'supplement',
  declined: 'decline',
  referred: 'referral',
  clockExtended: 'extension',
  finalNoticeGiven: 'final',
  meetingPlanned: 'meeting',
  meetingChanged: 'meetingChanged',
  meetingReminded: 'meetingReminder',
  meetingDropped: 'meetingOff',
};

const LABELS: Readonly<Record<NoticeKind, { readonly zh: string; readonly en: string }>> = {
  acknowledgement: { zh: '登记告知', en: 'Acknowledgement' },
  acceptance: { zh: '受理告知', en: 'Notice of acceptance' },
  decline: { zh: '不予受理告知', en: 'Notice that the complaint is declined' },
  referral: { zh: '移送告知', en: 'Notice of referral' },
  supplement: { zh: '补正告知', en: 'Request for what is missing' },
  interim: { zh: '阶段性反馈', en: 'Interim answer' },
  extension: { zh: '延期告知', en: 'Notice of extension' },
  answer: { zh: '处理结果告知', en: 'Answer' },
  rights: { zh: '权利与途径告知', en: 'Notice of rights' },
  closing: { zh: '办结告知', en: 'Notice of closing' },
  reopening: { zh: '重新办理告知', en: 'Notice that the complaint is taken up again' },
  revision: { zh: '处理结论变更告知', en: 'Notice of a changed outcome' },
  final: { zh: '终局答复', en: 'Final notice' },
  meeting: { zh: '会谈通知', en: 'Invitation to a meeting' },
  meetingChanged: { zh: '会谈变更通知', en: 'Change of a meeting' },
  meetingReminder: { zh: '会谈提醒', en: 'Reminder of a meeting' },
  meetingOff: { zh: '会谈取消通知', en: 'Meeting called off' },
  other: { zh: '告知', en: 'Notice' },
};

/**
 * What the complainant has to be told because of these facts, one notice of a kind, whatever number of layers of the policy asks for it
 * . Nothing where he was told with the fact itself, or cannot be reached: then the progress page says it.
 */
export function owedNotices(
  reached: readonly Reached[],
  state: CaseState,
  policy: Policy,
  at: Date,
): readonly Owed[] {
  if (!state.contactable) return [];
  const facts = state.classification ? decidedFacts(state.classification) : {};
  const informed = reached.some(
    ({ event }) => event.kind === 'acknowledged' && !waitsForProof(event),
  );
  // What arrives brings the milestone at which it was owed: it is not owed again.
  const arrived = new Set<NoticeKind | undefined>(
    reached.map(({ event }) => kindOfArrived(event, state)),
  );
  const meeting = reached.map(({ event }) => meetingOf(event)).find((one) => one !== undefined);
  const owed = reached
    .flatMap((one) => owedBy(one, facts, policy))
    .filter(({ kind }) => !isAboutMeeting(kind) || isToCome(meeting, at))
    .filter(({ kind }) => !(informed && kind === 'acknowledgement') && !arrived.has(kind));
  return [...new Set(owed.map(({ kind }) => kind))].map((kind) =>
    owedOnce(
      kind,
      owed.filter((one) => one.kind === kind),
      state,
      saidIn(kind, reached),
    ),
  );
}

/** What a notice says of the fact by which it is owed. */
function saidIn(
  kind: NoticeKind,
  reached: readonly Reached[],
): Pick<Owed['data'], 'reasonCode' | 'outcome' | 'meeting'> {
  for (const { event } of reached) {
    const meeting = isAboutMeeting(kind) ? meetingOf(event) : undefined;
    if (meeting) return { meeting };
    if (kind === 'decline' && event.kind === 'declined')
      return { reasonCode: event.data.reasonCode };
    if (kind === 'revision' && event.kind === 'reconsiderationDecided')
      return { outcome: event.data.outcome };
  }
  return {};
}

const kindOfArrived = (event: CaseEvent, { notices = [] }: CaseState): NoticeKind | undefined =>
  event.kind === 'noticeTold'
    ? notices.find(({ key }) => key === event.data.noticeKey)?.kind
    : undefined;

interface Wanted {
  readonly kind: NoticeKind;
  /** Null where the command alone asks for it. */
  readonly notice: DueNotice | null;
  readonly milestones: readonly MilestoneName[];
}

function owedBy({ event, milestones }: Reached, facts: Facts, policy: Policy): Wanted[] {
  const broken = noticeOfBreach(event, policy);
  if (broken) return [{ kind: 'extension', notice: broken, milestones: [] }];
  const telling = tellingOf(event.kind);
  const awaited = telling && waitsForProof(event) ? telling.milestones : [];
  const ruled = [...milestones, ...awaited]
    .flatMap((name) => noticesFor(policy, facts, name))
    .filter((notice) => notice.to === 'complainant' && !isToldWith(event, notice))
    .map((notice): Wanted => {
      const kind = kindAt(notice.at);
      return { kind, notice, milestones: arrivalOf(kind, awaited) };
    });
  const anyway = awaited.length > 0 ? telling?.kind : toldAnyway(event, milestones);
  if (anyway === undefined || ruled.some(({ kind }) => kind === anyway)) return ruled;
  return [...ruled, { kind: anyway, notice: null, milestones: awaited }];
}

/** What the policy wants said once a limit is broken, such as why the answer is late. */
export function noticeOfBreach(event: CaseEvent, policy: Policy): DueNotice | null {
  if (event.kind !== 'clockBreached') return null;
  const { clockId } = event.data;
  const wanted = policy.clocks.find(({ rule }) => rule.id === clockId)?.rule.onBreach?.notice;
  return (
    (wanted !== undefined &&
      noticesFor(policy, {}).find(({ id, to }) => id === wanted && to === 'complainant')) ||
    null
  );
}

const SAID_BY_HIMSELF: readonly ReopeningGround[] = ['dissatisfied', 'failed_callback'];

/** More time is told where whoever asked for it wrote what the complainant is told. */
function toldAnyway(event: CaseEvent, milestones: readonly string[]): NoticeKind | undefined {
  if (event.kind === 'clockExtended' && !event.data.complainantTold) return undefined;
  // Whoever said that he is not satisfied knows.
  if (event.kind === 'reopened')
    return SAID_BY_HIMSELF.includes(event.data.ground) ? undefined : 'reopening';
  if (event.kind === 'reconsiderationDecided')
    return milestones.includes('outcome.changed') ? 'revision' : undefined;
  const kind = TOLD_ANYWAY[event.kind];
  return kind && isAboutMeeting(kind) && !meetingOf(event) ? undefined : kind;
}

const isAboutMeeting = (kind: NoticeKind): boolean => kind.startsWith('meeting');
/** The meeting that the complainant is told of; none that is held without him. */
function meetingOf(event: CaseEvent): Owed['data']['meeting'] {
  switch (event.kind) {
    case 'meetingPlanned':
    case 'meetingChanged':
    case 'meetingReminded':
      return isWithComplainant(event.data) ? toldOf(event.data.meetingId, event.data) : undefined;
    case 'meetingDropped': {
      const { meetingId, meeting } = event.data;
      return meeting && isWithComplainant(meeting) ? toldOf(meetingId, meeting) : undefined;
    }
    default:
      return undefined;
  }
}

/** Of one that is over, or was entered afterwards, nobody is told. */
const isToCome = (meeting: Owed['data']['meeting'], at: Date): boolean =>
  meeting !== undefined && Date.parse(meeting.at) > at.getTime();

const toldOf = (
  meetingId: string,
  { at, place, representatives }: Pick<Meeting, 'at' | 'place' | 'representatives'>,
) => ({ meetingId, at, place, representatives });

/**
 * By telephone or face to face the complainant learned it with the fact; a written notice is still owed where nothing was written. Who was
 * satisfied on the spot, and who was answered because it is no complaint, has the answer.
 */
function isToldWith(event: CaseEvent, { at, form }: DueNotice): boolean {
  if (event.kind === 'resolvedOnSpot' || event.kind === 'settled')
    return TOLD_BY.feedbackGiven.milestones.some((name) => name === at);
  const telling = tellingOf(event.kind);
  if (!telling || waitsForProof(event)) return false;
  const written = event.kind !== 'feedbackGiven' || event.data.written;
  return (
    telling.milestones.some((name) => name === at) && (written || !form?.startsWith('written'))
  );
}

/** An acknowledgement counts as given once it has arrived, also where no command gave it. */
const arrivalOf = (
  kind: NoticeKind,
  awaited: readonly MilestoneName[],
): readonly MilestoneName[] =>
  kind === 'acknowledgement' ? TOLD_BY.acknowledged.milestones : awaited;

const kindAt = (at: string | null): NoticeKind =>
  (at === null ? undefined : (KIND_AT as Readonly<Record<string, NoticeKind>>)[at]) ?? 'other';

function owedOnce(
  kind: NoticeKind,
  wanted: readonly Wanted[],
  state: CaseState,
  said: Pick<Owed['data'], 'reasonCode' | 'outcome' | 'meeting'>,
): Owed {
  const before = (state.notices ?? []).filter((one) => one.kind === kind).length;
  const notices = wanted.flatMap(({ notice }) => (notice ? [notice] : []));
  return {
    kind: 'noticeOwed',
    data: {
      state: state.state,
      noticeKey: `${kind}.${before + 1}`,
      kind,
      rules: [...new Set(notices.map(({ id }) => id))],
      label: notices[0]?.label ?? LABELS[kind],
      media: [...(notices.find(({ media }) => media.length > 0)?.media ?? [])],
      form: notices.find(({ form }) => form !== null)?.form ?? null,
      mustContain: [...new Set(notices.flatMap(({ mustContain }) => mustContain))],
      milestones: [...new Set(wanted.flatMap(({ milestones }) => milestones))],
      ...said,
    },
  };
}
