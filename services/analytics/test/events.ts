import {
  type CalledBack,
  CaseClassified,
  CaseClockBreached,
  CaseClocksChanged,
  CaseClosed,
  CaseDispatched,
  CaseFollowUpDone,
  CaseIssueAdded,
  CaseIssueFound,
  CaseOpened,
  DirectoryPublished,
  type Envelope,
  type EventDefinition,
  type IssueFinding,
} from '@tingsu/contracts';

export const TENANT = '01900000-0000-7000-8000-0000000000aa';
type AnyEvent = Envelope & { readonly data: unknown };

let counted = 0;
const anId = (): string => `01900000-0000-7000-9000-${(++counted).toString(16).padStart(12, '0')}`;

function envelope<Data>(
  definition: EventDefinition<string, Data>,
  aggregateId: string,
  version: number,
  time: string,
  data: Data,
): AnyEvent {
  return {
    specversion: '1.0',
    id: anId(),
    source: '/tingsu/cases',
    type: definition.type,
    time,
    subject: aggregateId,
    datacontenttype: 'application/json',
    tenantid: TENANT,
    aggregatetype: definition.aggregate,
    aggregateid: aggregateId,
    aggregateversion: version,
    actor: { type: 'system', id: null, role: null },
    data: definition.data.parse(data),
  };
}

export function aDirectory(timeZone = 'Asia/Shanghai', version = 1): AnyEvent {
  const campus = (code: string) => ({
    code,
    name: { zh: code, en: code },
    channels: ['hotline' as const],
    open: true,
  });
  return envelope(DirectoryPublished, TENANT, version, '2026-11-20T00:00:00Z', {
    tenantCode: 'test',
    tenantName: { zh: '测试', en: 'Test' },
    timeZone,
    campuses: [campus('main'), campus('east')],
    departments: [],
    staff: [],
  });
}

const clock = (
  clockId: string,
  kind: 'limit' | 'target' = 'limit',
  impliedBy: string | null = null,
) => ({
  clockId,
  label: { zh: `${clockId} 时限`, en: `${clockId} limit` },
  kind,
  owner: '申诉中心',
  ownerDepartment: null,
  startedAt: '2026-11-20T02:00:00Z',
  dueAt: '2026-11-21T02:00:00Z',
  provisional: false,
  impliedBy,
  explanation: [],
  ref: [],
});

interface Story {
  readonly nr: number;
  readonly campus?: string;
  readonly department?: string;
  readonly receivedAt?: string;
  /** What its first call-back finds, once it is closed. */
  readonly found?: readonly CalledBack[];
  /** Issues beside the first one: topic and what is found; `first` is what is found about that. */
  readonly issues?: {
    readonly first: IssueFinding;
    readonly others: readonly (readonly [topic: string, finding: IssueFinding])[];
  };
  /** How far the case goes. */
  readonly until?: 'opened' | 'classified' | 'breached' | 'closed';
}

/** The events of one case, in order. `closed` meets contact24 in time and feedback3 late. */
export function aCase({
  nr,
  campus = 'main',
  department = 'main.pharmacy',
  receivedAt = '2026-11-20T02:00:00Z',
  until = 'closed',
  found,
  issues,
}: Story): AnyEvent[] {
  const caseId = `01900000-0000-7000-8000-${String(nr).padStart(12, '0')}`;
  let version = 0;
  const event = <Data>(definition: EventDefinition<string, Data>, time: string, data: Data) =>
    envelope(definition, caseId, ++version, time, data);
  const nothing = { started: [], met: [], moved: [], paused: [], resumed: [], cancelled: [] };
  const events = [
    event(CaseOpened, receivedAt, {
      state: 'received',
      caseNo: `C-2026-${nr}`,
      complaintId: caseId,
      complaintNo: `TS-2026-${nr}`,
      campus,
      department: null,
      channel: 'hotline',
      channelMarks: [],
      caseKind: 'external',
      anonymous: false,
      relation: 'patient',
      contactable: true,
      receivedAt,
      receivedByCentreAt: receivedAt,
      externalRef: null,
      policies: [],
    }),
  ];
  if (until === 'opened') return events;
  events.push(
    event(CaseClassified, receivedAt, {
      state: 'registered',
      facts: {},
      category: nr % 2 === 0 ? 'C02' : 'C01',
      topics: [],
      acceptance: 'accept',
      nature: 'general',
      natureRules: [],
      priority: 'P3',
      reportable: false,
      reportableRules: [],
      track: 'T3',
      supervisor: null,
      lead: '药剂科主任',
      leadRule: 'RT07',
      leadDepartment: department,
      assist: [],
      assistDepartments: [],
      feedbackToComplainant: true,
      byPerson: false,
      reason: null,
    }),
    event(CaseClocksChanged, receivedAt, {
      state: 'registered',
      ...nothing,
      started: [
        clock('contact24'),
        clock('feedback3', 'target'),
        clock('statutory', 'limit', 'feedback3'),
      ],
    }),
    event(CaseDispatched, receivedAt, {
      state: 'dispatched',
      assignmentId: caseId,
      lead: department,
      assist: [],
      confidential: false,
    }),
    event(CaseClocksChanged, receivedAt, {
      state: 'dispatched',
      ...nothing,
      met: [{ clockId: 'contact24', metAt: '2026-11-20T05:00:00Z', late: false, minutesOver: 0 }],
    }),
  );
  if (until === 'classified') return events;
  events.push(
    event(CaseClockBreached, '2026-11-21T02:00:00Z', {
      state: 'dispatched',
      caseNo: `C-2026-${nr}`,
      clockId: 'feedback3',
      label: { zh: 'feedback3 时限', en: 'feedback3 limit' },
      kind: 'target',
      owner: '管理部',
      ownerDepartment: null,
      campus,
      dueAt: '2026-11-21T02:00:00Z',
      stepAt: '2026-11-21T02:00:00Z',
      latenessMs: 3,
      notify: ['owner'],
    }),
  );
  if (until === 'breached') return events;
  const about = (issueId: string, finding: IssueFinding) =>
    event(CaseIssueFound, '2026-11-22T17:00:00Z', {
      ...{ state: 'investigating', issueId, finding, cause: 'nobody', liability: null },
      ...{ liableUnits: [], liablePersons: [], help: null, proposed: [] },
    });
  for (const [index, [topic, finding]] of (issues?.others ?? []).entries()) {
    const issueId = `issue-${index}`;
    events.push(
      event(CaseIssueAdded, '2026-11-22T17:00:00Z', {
        ...{ state: 'investigating', issueId, number: index + 2, category: 'C05' },
        ...{ topics: [topic], problem: null, severity: null, harm: null, place: null },
        ...{ units: [], persons: [], confidential: false },
      }),
      about(issueId, finding),
    );
  }
  if (issues) events.push(about('first', issues.first));
  events.push(
    event(CaseClocksChanged, '2026-11-22T18:00:00Z', {
      state: 'dispatched',
      ...nothing,
      met: [{ clockId: 'feedback3', metAt: '2026-11-22T18:00:00Z', late: true, minutesOver: 2400 }],
      cancelled: [{ clockId: 'statutory', reason: 'implied' }],
    }),
    event(CaseClosed, '2026-11-22T18:00:00Z', { state: 'closed', outcome: 'upheld', round: 1 }),
  );
  const call = { planId: 'threeMonth', result: 'satisfied', state: 'closed' } as const;
  for (const itemNo of found ? [1, 2] : [])
    events.push(
      event(CaseFollowUpDone, '2026-11-22T19:00:00Z', {
        ...call,
        itemNo,
        found: [...(found ?? [])],
      }),
    );
  return events;
}

/** A fixed shuffle: the same disorder in every run. */
export function shuffled<Item>(items: readonly Item[], seed = 7): Item[] {
  const result = [...items];
  let state = seed;
  for (let i = result.length - 1; i > 0; i--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const j = state % (i + 1);
    [result[i], result[j]] = [result[j] as Item, result[i] as Item];
  }
  return result;
}
