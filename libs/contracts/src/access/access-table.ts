import type { CommandName } from '../api/commands.js';
import type { Role } from '../vocabulary.js';
import { APPROVALS, CENTRE, HANDED_UP, OWN_TASKS, SEALING, SUPERVISION } from './command-groups.js';
import { FIELD_CLASSES, type FieldClass, type RelationToCase } from './field-classes.js';

/** Classes whose fields are masked for everybody until they are revealed. */
export const REVEAL_CLASSES = ['identity', 'contact'] as const satisfies readonly FieldClass[];
export type RevealClass = (typeof REVEAL_CLASSES)[number];

/** One row of the table: what a role may do in one relation to the case. Every row lets its holder see that the case exists. */
export interface AccessRow {
  readonly role: Role;
  readonly relation: RelationToCase;
  /** Holds only where call-backs were planned. */
  readonly onlyCallBacks?: true;
  /** Holds only while the policy leaves a call-back to the department of the grant. It adds to what the role has in that relation anyway. */
  readonly onlyCallers?: true;
  /** Holds only while the head of the department of the grant is to decide on the opinion. It adds to what the role has anyway. */
  readonly onlyApprovers?: true;
  readonly commands: readonly CommandName[];
  readonly fields: readonly FieldClass[];
  /** Of which classes he may see the masked fields in full, for a reason that goes on record. */
  readonly reveals?: readonly RevealClass[];
  /** May add files of the office: who handles the case, or answers for it. */
  readonly addsFiles?: true;
  /** May write to the complainant, as the one voice of the hospital. */
  readonly writesMessages?: true;
  /** May give copies of files to somebody outside, on record. */
  readonly givesCopies?: true;
  /** May make papers of the case for good: numbered, kept, with their hash in its log. */
  readonly makesPapers?: true;
  /** May take the whole case out as one signed archive; everything of it is in there, so only who reads everything. */
  readonly makesDossiers?: true;
  /** May read pictures as they came, with the place and owner that a camera wrote into them. */
  readonly readsOriginals?: true;
  /** May be sent notices about the case. */
  readonly notices: boolean;
  /** May see the case as one entry of a figure: the board of time limits, the cases behind a number. */
  readonly figures: boolean;
}

/** Who must call, by the policy, reads whom and at which number, until the call is made. */
const CALLING = {
  role: 'department_head',
  onlyCallers: true,
  commands: ['logCall'],
  fields: ['identity', 'contact'],
  reveals: REVEAL_CLASSES,
  notices: false,
  figures: false,
} as const satisfies Omit<AccessRow, 'relation'>;
/** Who decides on an opinion, by the policy, reads what it stands on, until he has decided. */
const APPROVING = {
  role: 'department_head',
  onlyApprovers: true,
  commands: ['approve', 'reject'],
  fields: ['words', 'handling', 'attachments', 'statement', 'opinion'],
  notices: false,
  figures: false,
} as const satisfies Omit<AccessRow, 'relation'>;
/** What every department sees that has a part in the case. */
const PART = ['words', 'handling'] as const satisfies readonly FieldClass[];
/** Whoever is named reads what he needs to find it out, to sit in a committee or to come to a meeting; where his department is complained of, less. */
const INVESTIGATORS = [
  'first_responder',
  'centre_officer',
  'centre_head',
  'department_receiver',
  'department_head',
  'supervisor',
  'leader',
  'callback_agent',
] as const satisfies readonly Role[];
const LEADING = [...PART, 'attachments', 'identity', 'statement', 'opinion', 'answer'] as const;

/** Who may do what to which cases. What is missing here is refused, for every service. */
export const ACCESS_TABLE: readonly AccessRow[] = [
  {
    role: 'first_responder',
    relation: 'area',
    commands: [
      'register',
      'acknowledge',
      'tellOtherwise',
      'logCall',
      'resolveOnSpot',
      'nameRespondents',
      'acknowledgeClock',
    ],
    fields: ['words', 'identity', 'contact', 'answer'],
    reveals: REVEAL_CLASSES,
    makesPapers: true,
    notices: true,
    figures: false,
  },
  {
    role: 'centre_officer',
    relation: 'area',
    commands: CENTRE,
    fields: FIELD_CLASSES,
    reveals: REVEAL_CLASSES,
    addsFiles: true,
    givesCopies: true,
    makesPapers: true,
    makesDossiers: true,
    writesMessages: true,
    readsOriginals: true,
    notices: true,
    figures: false,
  },
  {
    role: 'centre_head',
    relation: 'area',
    commands: [
      ...CENTRE,
      ...APPROVALS,
      'ruleDepartment',
      'ruleInterest',
      'decideReconsideration',
      'issueCircular',
    ],
    fields: FIELD_CLASSES,
    reveals: REVEAL_CLASSES,
    addsFiles: true,
    givesCopies: true,
    makesPapers: true,
    makesDossiers: true,
    writesMessages: true,
    readsOriginals: true,
    notices: true,
    figures: true,
  },
  {
    role: 'department_receiver',
    relation: 'lead',
    // Those in the middle only where the head handed the work to him.
    commands: [
      'signFor',
      'returnTicket',
      'submitPackage',
      'stateIssue',
      'planWork',
      'stateInability',
      'escalate',
      'answerMeeting',
      'acknowledgeClock',
    ],
    fields: [...PART, 'attachments', 'identity'],
    reveals: ['identity'],
    addsFiles: true,
    notices: true,
    figures: false,
  },
  {
    role: 'department_receiver',
    relation: 'coUnit',
    commands: ['signForPart', 'returnPart', 'answerMeeting', 'acknowledgeClock'],
    fields: PART,
    notices: true,
    figures: false,
  },
  {
    role: 'department_receiver',
    relation: 'supervising',
    commands: ['answerMeeting', 'acknowledgeClock'],
    fields: PART,
    notices: true,
    figures: false,
  },
  {
    role: 'department_head',
    relation: 'lead',
    commands: [
      'signFor',
      'returnTicket',
      'submitPackage',
      'stateIssue',
      // Where the policy lets the department answer by itself.
      'giveFinal',
      'delegate',
      'planWork',
      'stateInability',
      'askPart',
      'answerUrge',
      'complainOfLateNotice',
      ...OWN_TASKS,
      ...HANDED_UP,
      'answerMeeting',
      'decideUnit',
      'recordFollowUp',
      'requestExtension',
      'completeRemedy',
      'approveRemedy',
      'rejectRemedy',
      'acknowledgeClock',
    ],
    fields: LEADING,
    reveals: ['identity'],
    addsFiles: true,
    notices: true,
    figures: true,
  },
  {
    role: 'department_head',
    relation: 'coUnit',
    commands: [
      'signForPart',
      'returnPart',
      'submitPart',
      'answerUrge',
      'complainOfLateNotice',
      ...OWN_TASKS,
      ...HANDED_UP,
      'answerMeeting',
      'completeRemedy',
      'approveRemedy',
      'rejectRemedy',
      'requestExtension',
      'acknowledgeClock',
    ],
    fields: PART,
    notices: true,
    figures: true,
  },
  {
    role: 'department_head',
    relation: 'supervising',
    commands: [
      'complainOfLateNotice',
      'recordFollowUp',
      'requestExtension',
      'completeRemedy',
      'answerMeeting',
      'acknowledgeClock',
    ],
    fields: [...PART, 'answer'],
    notices: true,
    figures: true,
  },
  { ...CALLING, relation: 'lead' },
  { ...CALLING, relation: 'supervising' },
  { ...APPROVING, relation: 'lead' },
  { ...APPROVING, relation: 'coUnit' },
  {
    role: 'supervisor',
    relation: 'lead',
    commands: SUPERVISION,
    fields: LEADING,
    reveals: ['identity'],
    addsFiles: true,
    notices: true,
    figures: false,
  },
  {
    role: 'supervisor',
    relation: 'coUnit',
    commands: ['answerMeeting', 'acknowledgeClock'],
    fields: PART,
    notices: true,
    figures: false,
  },
  {
    role: 'supervisor',
    relation: 'supervising',
    commands: SUPERVISION,
    fields: LEADING,
    reveals: ['identity'],
    addsFiles: true,
    notices: true,
    figures: false,
  },
  {
    role: 'leader',
    relation: 'area',
    commands: [
      ...APPROVALS,
      'decideUnit',
      'takeUpEscalation',
      'ruleEscalation',
      'decline',
      'refer',
      'giveInterim',
      'giveFinalNotice',
      'decideReconsideration',
      'issueCircular',
      'close',
      'requestExtension',
      'requestReview',
      'answerMeeting',
      'markInvalid',
      'urge',
      'note',
      'acknowledgeClock',
    ],
    // A leader confirms that a complaint is invalid (T-39), so he sees the judgement; leaders make no calls, so no contact.
    fields: FIELD_CLASSES.filter((one) => one !== 'contact'),
    reveals: ['identity'],
    addsFiles: true,
    notices: true,
    figures: true,
  },
  {
    role: 'callback_agent',
    relation: 'area',
    onlyCallBacks: true,
    commands: ['recordFollowUp', 'logCall', 'acknowledgeClock'],
    fields: ['words', 'identity', 'contact', 'answer'],
    reveals: REVEAL_CLASSES,
    notices: true,
    figures: false,
  },
  {
    role: 'auditor',
    relation: 'area',
    commands: ['acknowledgeClock'],
    fields: FIELD_CLASSES.filter(
      (one) => one !== 'contact' && one !== 'judgement' && one !== 'inquiry',
    ),
    readsOriginals: true,
    notices: false,
    figures: true,
  },
  ...INVESTIGATORS.map((role) => ({
    role,
    relation: 'investigator' as const,
    commands: [...OWN_TASKS, 'answerMeeting', 'acknowledgeClock'] as const,
    fields: [...PART, 'attachments', 'identity', 'statement', 'inquiry'] as const,
    addsFiles: true as const,
    notices: true,
    figures: false,
  })),
];

/** Roles whose grants reach by department; all other roles that see cases reach by campus or group. */
export const DEPARTMENTAL_ROLES: readonly Role[] = [
  ...new Set(
    ACCESS_TABLE.filter(({ relation }) => relation !== 'area' && relation !== 'investigator').map(
      ({ role }) => role,
    ),
  ),
];

/** What a department loses when the case complains of it: it states its side, but it neither judges nor reads how it is judged, and it never learns more of the complainant than the mask shows. */
export const RESPONDENT_SIDE: {
  readonly hides: readonly FieldClass[];
  readonly refuses: readonly CommandName[];
} = {
  hides: ['opinion', 'judgement', 'notes', 'contact', 'inquiry'],
  refuses: [
    'addIssue',
    'changeIssue',
    'removeIssue',
    'recordFinding',
    'ruleEscalation',
    'draftOpinion',
    'giveInterim',
    'giveFinal',
    'recordReview',
    'recordFollowUp',
    'logCall',
    'approve',
    'reject',
    'issueCircular',
    'approveRemedy',
    'rejectRemedy',
    // Who is complained of does not touch the evidence.
    ...SEALING,
  ],
};

/** Who sees figures that count many cases, and of what: the area of the grant, or its department. Such figures name no case. */
export const FIGURE_REACH: Readonly<Partial<Record<Role, 'area' | 'department'>>> = {
  leader: 'area',
  centre_head: 'area',
  auditor: 'area',
  tenant_admin: 'area',
  department_head: 'department',
};
