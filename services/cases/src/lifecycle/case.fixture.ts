import { readFileSync } from 'node:fs';
import type { Actor, CommandName, Facts, PolicyActivated, Role } from '@tingsu/contracts';
import { parsePolicy, type Policy } from '@tingsu/policy';
import { PolicyBook } from '../policies/policy-book.js';
import type { CaseState } from './case-state.js';
import type { Decision } from './conclude.js';
import type { DecisionContext } from './context.js';
import { decide, type Command } from './decide.js';
import { openCase, type ReceivedComplaint } from './open-case.js';
import type { Directory } from './units.js';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../deploy/${path}`, import.meta.url), 'utf8'));
const POLICIES = ['cn-national', 'group-default', 'tcm-yulin'];

/** The policies of one hospital that ship with the product, for every campus, and the Chinese calendar. */
export const shippedActivation = (): PolicyActivated['data'] =>
  ({
    documents: POLICIES.map((id) => read(`policies/${id}.json`)),
    bindings: [{ campus: null, caseKind: 'external', policies: ['tcm-yulin', 'group-default'] }],
    calendars: [read('calendars/cn.json')],
  }) as PolicyActivated['data'];

type Document = PolicyActivated['data']['documents'][number];
export const shippedDocument = (id: string): Document => read(`policies/${id}.json`) as Document;

export interface Sample {
  readonly id: string;
  readonly facts: Facts;
}
export const samples = (): readonly Sample[] =>
  (read('demo/samples.json') as { samples: Sample[] }).samples;

const department = (code: string, answersFor: string[] = [], headNurse: string | null = null) => ({
  code,
  campus: code.split('.')[0] ?? '',
  name: { zh: code, en: code },
  public: true,
  answersFor,
  headNurse,
});

export const OFFICER = '01900000-0000-7000-8000-00000000000a';
export const HEAD = '01900000-0000-7000-8000-00000000000b';
export const CALLER = '01900000-0000-7000-8000-00000000000d';
export const LEADER = '01900000-0000-7000-8000-00000000000c';

export const aDirectory = (): Directory => ({
  tenantCode: 'test',
  tenantName: { zh: '测试集团', en: 'Test group' },
  timeZone: 'Asia/Shanghai',
  campuses: ['main', 'east'].map((code) => ({
    code,
    name: { zh: code, en: code },
    channels: ['web_form' as const],
    open: true,
  })),
  departments: [
    department('main.complaints', ['申诉中心', '客服/投诉中心']),
    department('main.conduct', ['管理部', '管理部主任']),
    department('main.medical', ['医务部', '医务科主任']),
    department('main.finance', ['财务科', '财务科主任']),
    department('main.outpatient', ['门诊护士长']),
    department('east.outpatient', ['门诊护士长']),
    department('main.ward', [], 'main.ward'),
  ],
  staff: [],
});

/** The same with a department for every unit to which a shipped policy sends a complaint. */
export function answersForEverything(): Directory {
  const directory = aDirectory();
  const units = [...POLICIES, 'customer-service', 'pharmacy'].flatMap((id) => {
    const { routing } = parsePolicy(shippedDocument(id));
    return routing ? [...routing.rules.map(({ to }) => to), routing.fallback] : [];
  });
  const all = department(
    'main.all',
    units.flatMap((unit) => unit.split('|')),
  );
  return { ...directory, departments: [...directory.departments, all] };
}

const CAMPUS = 'main';
const book = new PolicyBook(shippedActivation());
const policy = boundPolicy();

function boundPolicy(): Policy {
  const bound = book.policyFor({
    campus: CAMPUS,
    department: null,
    caseKind: 'external',
    channel: 'hotline',
  });
  if (!bound) throw new Error('The shipped policies bind no campus');
  return bound;
}

let ids = 0;
const newId = (): string => `01900000-0000-7000-8000-${String(++ids).padStart(12, '0')}`;

export function aContext(
  at = '2026-11-20T11:00:00+08:00',
  role: Role = 'centre_officer',
  actorId: string = OFFICER,
): DecisionContext {
  const actor: Actor = { type: 'person', id: actorId, role };
  return {
    at: new Date(at),
    actor,
    roles: [role],
    policy,
    calendar: book.calendarFor(policy),
    timeZone: 'Asia/Shanghai',
    directory: aDirectory(),
    newId,
  };
}

export const aComplaint = (change: Partial<ReceivedComplaint> = {}): ReceivedComplaint => ({
  complaintId: newId(),
  complaintNo: 'TS-2026-000001',
  campus: CAMPUS,
  department: 'main.ward',
  channel: 'hotline',
  caseKind: 'external',
  anonymous: false,
  relation: 'patient',
  contactable: true,
  receivedAt: '2026-11-20T10:12:00.000+08:00',
  externalRef: null,
  fieldsPresent: ['content'],
  receiptShown: true,
  ...change,
});

export const anOpenedCase = (
  change: Partial<ReceivedComplaint> = {},
  at = '2026-11-20T10:12:05+08:00',
): Decision => openCase(aComplaint(change), newId(), aContext(at));

/** What the officer says before a complaint is accepted, where no rule of the policy says it. */
export const TAKEN: Facts = { severity: '2', elements: ['demand'] };
/** Facts of SMP-01: rude staff at a window; general, T3, led by the management department. */
export const RUDENESS: Facts = {
  category: 'C01',
  topics: ['attitude'],
  place: 'outpatient',
  subjectAndFactsClear: true,
  ...TAKEN,
};
/** Facts of SMP-02: abuse by a doctor; major by M3. */
export const ABUSE: Facts = {
  category: 'C03',
  topics: ['attitude'],
  place: 'emergency',
  abusiveAttitude: true,
  subjectAndFactsClear: true,
  elements: ['demand'],
};

export const PACKAGE = {
  statement: '经过',
  preliminaryLiability: '有责',
  preliminaryOpinion: '道歉',
};

export interface Step {
  readonly command: Command;
  readonly role?: Role;
  readonly actorId?: string;
}
const by = (role: Role, actorId: string, command: Command): Step => ({ command, role, actorId });

/** The main path from triage to closing, for a general or a major case. */
export const mainPath = (facts: Facts = RUDENESS, major = false): Step[] => [
  { command: { name: 'startTriage', payload: {} } },
  { command: { name: 'classify', payload: { facts } } },
  { command: { name: 'accept', payload: {} } },
  { command: { name: 'dispatch', payload: {} } },
  by('department_head', HEAD, { name: 'signFor', payload: {} }),
  by('department_head', HEAD, { name: 'submitPackage', payload: PACKAGE }),
  { command: { name: 'draftOpinion', payload: { outcome: 'upheld', opinion: '投诉成立' } } },
  ...(major
    ? [
        { command: { name: 'submit', payload: {} } } as const,
        by('leader', LEADER, { name: 'approve', payload: {} }),
      ]
    : [{ command: { name: 'finalise', payload: {} } } as const]),
  { command: { name: 'giveFinal', payload: { medium: 'phone', written: true, text: '已处理' } } },
  by(major ? 'leader' : 'centre_officer', major ? LEADER : OFFICER, { name: 'close', payload: {} }),
];

/** Plays steps one minute apart and returns every decision, the opening first. */
export function play(
  opening: Decision,
  steps: readonly Step[],
  start = '2026-11-20T11:00:00+08:00',
): Decision[] {
  return steps.reduce<Decision[]>(
    (decisions, { command, role, actorId }, index) => {
      const at = new Date(Date.parse(start) + index * 60_000).toISOString();
      return [...decisions, decide(stateOf(decisions), command, aContext(at, role, actorId))];
    },
    [opening],
  );
}

export function stateOf(decisions: readonly Decision[]): CaseState {
  const last = decisions.at(-1);
  if (!last) throw new Error('Nothing was played');
  return last.state;
}

/** A case as it stands after a command of the main path, or as it was opened. */
export const aCaseAfter = (
  last: CommandName | 'opened',
  facts: Facts = RUDENESS,
  major = false,
  change: Partial<ReceivedComplaint> = {},
): CaseState => {
  const steps = mainPath(facts, major);
  const index = steps.findIndex(({ command }) => command.name === last);
  if (index < 0 && last !== 'opened') throw new Error(`${last} is not on the main path`);
  return stateOf(play(anOpenedCase(change), steps.slice(0, index + 1)));
};
