import type { Actor, EventOf, RoleGrant } from '@tingsu/contracts';
import type { Directory, StaffMember } from '../src/directory/directory.js';
import type { NOTIFYING_EVENTS, NotifyingEvent } from '../src/rules/notifying-event.js';

/** A small invented hospital group for the tests of this service. */
export const TENANT = '01900000-0000-7000-8000-0000000000aa';
const person = (nr: number): string =>
  `01900000-0000-7000-8000-0000000001${String(nr).padStart(2, '0')}`;

export const PEOPLE = {
  officer: person(1),
  centreHead: person(2),
  pharmacyHead: person(3),
  pharmacyReceiver: person(4),
  registrationHead: person(5),
  leader: person(6),
  groupLeader: person(7),
  conductReceiver: person(8),
  eastOfficer: person(9),
  eastHead: person(10),
  formerOfficer: person(11),
  spy: person(12),
  admin: person(13),
} as const;

const grant = (
  role: RoleGrant['role'],
  campus: string | null,
  department: string | null = null,
): RoleGrant => ({
  role,
  campus,
  department,
});

function staff(
  name: keyof typeof PEOPLE,
  grants: RoleGrant[],
  rest: Partial<StaffMember> = {},
): StaffMember {
  return {
    id: PEOPLE[name],
    name,
    email: `${name.toLowerCase()}@hospital.test`,
    locale: 'zh-CN',
    active: true,
    grants,
    ...rest,
  };
}

function department(
  code: string,
  zh: string,
  en: string,
  answersFor: string[],
): Directory['departments'][number] {
  return {
    code,
    campus: code.split('.')[0] ?? code,
    name: { zh, en },
    public: true,
    answersFor,
    headNurse: null,
  };
}

export function aDirectory(changes: Partial<Directory> = {}): Directory {
  return {
    tenantCode: 'test-group',
    tenantName: { zh: '测试医院集团', en: 'Test hospital group' },
    timeZone: 'Asia/Shanghai',
    campuses: [
      {
        code: 'main',
        name: { zh: '总院区', en: 'Main campus' },
        channels: ['web_form'],
        open: true,
      },
      {
        code: 'east',
        name: { zh: '东院区', en: 'East campus' },
        channels: ['web_form'],
        open: true,
      },
    ],
    departments: [
      department('main.centre', '申诉中心', 'Complaint centre', ['申诉中心']),
      department('main.pharmacy', '药剂科', 'Pharmacy', ['药剂科主任']),
      department('main.registration', '门诊挂号处', 'Registration', []),
      department('main.conduct', '管理部', 'Conduct office', ['管理部', '管理部主任']),
    ],
    staff: [
      staff('officer', [grant('centre_officer', 'main')]),
      staff('centreHead', [grant('centre_head', 'main')]),
      staff('pharmacyHead', [grant('department_head', 'main', 'main.pharmacy')], { locale: 'en' }),
      staff('pharmacyReceiver', [grant('department_receiver', 'main', 'main.pharmacy')]),
      staff('registrationHead', [grant('department_head', 'main', 'main.registration')]),
      staff('leader', [grant('leader', 'main')]),
      staff('groupLeader', [grant('leader', null)], { email: null }),
      staff('conductReceiver', [grant('department_receiver', 'main', 'main.conduct')]),
      staff('eastOfficer', [grant('centre_officer', 'east')]),
      staff('eastHead', [grant('centre_head', 'east')]),
      staff('formerOfficer', [grant('centre_officer', 'main')], { active: false }),
      staff('spy', [
        grant('supervisor', 'main', 'main.conduct'),
        grant('department_receiver', 'main', 'main.registration'),
      ]),
      staff('admin', [grant('tenant_admin', null)]),
    ],
    ...changes,
  };
}

type Definitions = (typeof NOTIFYING_EVENTS)[number];
type DataOf<Type extends NotifyingEvent['type']> = EventOf<
  Extract<Definitions, { type: Type }>
>['data'];

let counted = 0;
const anId = (): string => `01900000-0000-7000-9000-${(++counted).toString(16).padStart(12, '0')}`;

/** An event as the broker would bring it. */
export function anEvent<Definition extends Definitions>(
  definition: Definition,
  data: DataOf<Definition['type']>,
  envelope: {
    caseId?: string;
    version?: number;
    id?: string;
    at?: string;
    actor?: Actor;
    tenantId?: string;
  } = {},
): NotifyingEvent {
  const caseId = envelope.caseId ?? '01900000-0000-7000-8000-000000000c01';
  return {
    specversion: '1.0',
    id: envelope.id ?? anId(),
    source: '/tingsu/cases',
    type: definition.type,
    time: envelope.at ?? '2026-11-20T02:12:00Z',
    subject: caseId,
    datacontenttype: 'application/json',
    tenantid: envelope.tenantId ?? TENANT,
    aggregatetype: 'case',
    aggregateid: caseId,
    aggregateversion: envelope.version ?? 1,
    actor: envelope.actor ?? { type: 'system', id: null, role: null },
    data,
  } as NotifyingEvent;
}

/** A complaint about the registration desk, opened on the main campus. */
export const opened = (data: Partial<DataOf<'case.opened.v1'>> = {}): DataOf<'case.opened.v1'> => ({
  state: 'received',
  caseNo: 'C-2026-000001',
  complaintId: '01900000-0000-7000-8000-000000000d01',
  complaintNo: 'TS-2026-000001',
  campus: 'main',
  department: 'main.registration',
  channel: 'hotline',
  channelMarks: [],
  caseKind: 'external',
  anonymous: false,
  relation: 'patient',
  contactable: true,
  receivedAt: '2026-11-20T10:12:00+08:00',
  receivedByCentreAt: '2026-11-20T10:12:00+08:00',
  externalRef: null,
  policies: [{ id: 'tcm-yulin', version: '1.0' }],
  ...data,
});

export const classified = (
  data: Partial<DataOf<'case.classified.v1'>> = {},
): DataOf<'case.classified.v1'> => ({
  state: 'triage',
  facts: {},
  category: 'C01',
  topics: ['attitude'],
  acceptance: 'accept',
  nature: 'general',
  natureRules: [],
  priority: 'P3',
  reportable: false,
  reportableRules: [],
  track: 'T3',
  supervisor: '管理部',
  lead: '药剂科主任',
  leadRule: 'RT07',
  leadDepartment: 'main.pharmacy',
  assist: [],
  assistDepartments: [],
  feedbackToComplainant: true,
  byPerson: false,
  reason: null,
  ...data,
});

export const dispatched = (
  data: Partial<DataOf<'case.dispatched.v1'>> = {},
): DataOf<'case.dispatched.v1'> => ({
  state: 'dispatched',
  assignmentId: '01900000-0000-7000-8000-000000000e01',
  lead: 'main.pharmacy',
  assist: [],
  confidential: false,
  ...data,
});

export const clockStep = (
  data: Partial<DataOf<'case.clockWarned.v1'>> = {},
): DataOf<'case.clockWarned.v1'> => ({
  state: 'dispatched',
  caseNo: 'C-2026-000001',
  clockId: 'contact24',
  label: { zh: '24小时内向当事部门核实', en: 'Contact the department within 24 hours' },
  kind: 'limit',
  owner: '申诉中心',
  ownerDepartment: 'main.centre',
  campus: 'main',
  dueAt: '2026-11-21T10:12:00+08:00',
  stepAt: '2026-11-21T06:12:00+08:00',
  latenessMs: 12,
  notify: ['owner'],
  ...data,
});
