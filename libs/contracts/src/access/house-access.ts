import type { Role } from '../vocabulary.js';
import type { AccessPerson } from './case-access.js';

/** What belongs to a house and to no case: accountability, rewards, routines, security incidents, suggestion boxes, committees, rosters, the front door and the register of complaints, views shared with others, orders of authorities, erasures, posters, the ways by which complaints come in, and what is learned from complaints. */
export const HOUSE_ACTIONS = [
  'routine.read',
  'routine.do',
  'incident.read',
  'incident.act',
  'incident.secure',
  'incident.floor',
  'emergency.start',
  'emergency.act',
  'media.watch',
  'restriction.propose',
  'restriction.decide',
  'box.read',
  'box.edit',
  'committee.read',
  'committee.edit',
  'roster.read',
  'roster.edit',
  'complaint.register',
  'view.share',
  'register.read',
  'register.export',
  'order.take',
  'order.configure',
  'poster.print',
  'inlet.read',
  'inlet.configure',
  'improvement.read',
  'improvement.open',
  'improvement.do',
  'improvement.check',
  'problem.answer',
  'accountability.read',
  'accountability.propose',
  'accountability.decide',
  'reward.give',
  'lesson.write',
  'lesson.publish',
  'reading.ask',
  'erasure.read',
  'erasure.propose',
  'erasure.decide',
] as const;
export type HouseAction = (typeof HOUSE_ACTIONS)[number];

interface HouseRow {
  readonly role: Role;
  /** The campuses of the grant, or only what its department owes or keeps. */
  readonly reach: 'area' | 'department';
  readonly actions: readonly HouseAction[];
}

const READ = [
  'routine.read',
  'box.read',
  'committee.read',
  'roster.read',
] as const satisfies readonly HouseAction[];
/** Opened and checked by the centre and by leaders, done by departments. */
const IMPROVING = [
  'improvement.read',
  'improvement.open',
  'improvement.check',
] as const satisfies readonly HouseAction[];

/** Who may do what in the house. What is missing here is refused. */
export const HOUSE_TABLE: readonly HouseRow[] = [
  {
    role: 'first_responder',
    reach: 'area',
    actions: ['box.read', 'roster.read', 'complaint.register', 'poster.print'],
  },
  {
    role: 'centre_officer',
    reach: 'area',
    actions: [
      ...READ,
      'routine.do',
      'incident.read',
      'incident.act',
      'emergency.act',
      'media.watch',
      'restriction.propose',
      'complaint.register',
      'view.share',
      'register.read',
      'order.take',
      'poster.print',
      ...IMPROVING,
      'lesson.write',
    ],
  },
  {
    role: 'centre_head',
    reach: 'area',
    // Who proposes does not decide.
    actions: HOUSE_ACTIONS.filter(
      (action) => action !== 'accountability.decide' && action !== 'erasure.propose',
    ),
  },
  { role: 'callback_agent', reach: 'area', actions: ['roster.read', 'complaint.register'] },
  {
    role: 'leader',
    reach: 'area',
    actions: [
      ...READ,
      'incident.read',
      'incident.act',
      'emergency.start',
      'emergency.act',
      'media.watch',
      'restriction.decide',
      'complaint.register',
      'view.share',
      'register.read',
      'register.export',
      ...IMPROVING,
      'problem.answer',
      'accountability.read',
      'accountability.decide',
      'reward.give',
      'lesson.publish',
      'reading.ask',
    ],
  },
  {
    role: 'auditor',
    reach: 'area',
    actions: [...READ, 'incident.read', 'register.read', 'register.export', 'improvement.read'],
  },
  {
    role: 'tenant_admin',
    reach: 'area',
    actions: [
      ...READ,
      'box.edit',
      'committee.edit',
      'roster.edit',
      'order.configure',
      'poster.print',
      'inlet.read',
      'inlet.configure',
    ],
  },
  { role: 'operator', reach: 'area', actions: ['inlet.read'] },
  // Of two of them one proposes and the other decides.
  {
    role: 'privacy_officer',
    reach: 'area',
    actions: ['erasure.read', 'erasure.propose', 'erasure.decide'],
  },
  {
    role: 'department_receiver',
    reach: 'department',
    actions: [
      'routine.read',
      'routine.do',
      'incident.secure',
      'incident.floor',
      'box.read',
      'roster.read',
      'complaint.register',
      'improvement.read',
    ],
  },
  {
    role: 'department_head',
    reach: 'department',
    actions: [
      'routine.read',
      'routine.do',
      'incident.secure',
      'incident.floor',
      'box.read',
      'roster.read',
      'roster.edit',
      'complaint.register',
      'register.read',
      'register.export',
      'improvement.read',
      'improvement.open',
      'improvement.do',
      'accountability.read',
      'accountability.propose',
      'reward.give',
      'reading.ask',
    ],
  },
  {
    role: 'supervisor',
    reach: 'department',
    actions: [
      'routine.read',
      'routine.do',
      'incident.floor',
      'box.read',
      'roster.read',
      'complaint.register',
      'register.read',
      'improvement.read',
    ],
  },
];

/** Where something of the house belongs; a department where one owes or keeps it. */
export interface HousePlace {
  readonly campus: string;
  readonly department: string | null;
}

/** Everything that an action reaches for a person: campuses (null = all of the group), and departments wherever they are. */
export interface HouseReach {
  readonly campuses: readonly string[] | null;
  readonly departments: readonly string[];
}

export function houseReach(
  { personId, grants }: Pick<AccessPerson, 'personId' | 'grants'>,
  action: HouseAction,
): HouseReach {
  if (personId === null) return { campuses: [], departments: [] };
  const allowing = (reach: HouseRow['reach']) =>
    grants.filter(({ role, department }) =>
      HOUSE_TABLE.some(
        (row) =>
          row.role === role &&
          row.reach === reach &&
          row.actions.includes(action) &&
          (reach === 'department') === (department !== null),
      ),
    );
  const campuses = allowing('area').map(({ campus }) => campus);
  return {
    campuses: campuses.includes(null) ? null : campuses.filter((code) => code !== null),
    departments: allowing('department').flatMap(({ department }) => department ?? []),
  };
}

export function mayInHouse(
  person: Pick<AccessPerson, 'personId' | 'grants'>,
  action: HouseAction,
  { campus, department }: HousePlace,
): boolean {
  const { campuses, departments } = houseReach(person, action);
  return (
    campuses === null ||
    campuses.includes(campus) ||
    (department !== null && departments.includes(department))
  );
}
