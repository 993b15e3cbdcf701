import type {
  Amount,
  CaseKind,
  Channel,
  DirectoryPublished,
  Limit,
  LocalizedText,
  PolicyActivated,
} from '@tingsu/contracts';
import {
  bindingFor,
  calendarSet,
  composePolicy,
  dangersIn,
  dueAt,
  factsOnReceipt,
  inForceSince,
  limitsOnReceipt,
  parsePolicy,
  type Calendar,
  type Policy,
} from '@tingsu/policy';
import { type RegisterForm, registerFormOf, type RegisterScope } from './register-form.js';
import { mayOpen } from './who-opens.js';

/** Intake needs the organisation, and of its people only who there is. */
export type DirectoryData = Omit<DirectoryPublished['data'], 'staff'> & {
  /** Ids of active staff; missing in a copy from before they were kept. */
  readonly people?: readonly string[];
};
export type PolicyData = PolicyActivated['data'];

export interface ReceiptPlace {
  readonly campus: string;
  readonly department: string | null;
  readonly channel: Channel;
  readonly caseKind: CaseKind;
}
interface ReceiptInput extends ReceiptPlace {
  readonly relation: string;
  readonly anonymous: boolean;
  /** ISO instant. */
  readonly receivedAt: string;
}

/** What the policy of the place says about its channel. */
interface ChannelRule {
  /** Fields that the channel asks for, by the policy's names: name, contact, address, signature. */
  readonly requires: readonly string[];
  /** Without the name or contact that it asks for, the complaint counts as anonymous. */
  readonly elseAnonymous: boolean;
}

/** What the policy of the place says about what staff register. */
interface RegisterRule {
  /** Only departments are complained of, not the people in them. */
  readonly departmentsOnly: boolean;
  /** Reasons for which a signature may be waived. */
  readonly waiverReasons: readonly string[];
  /** What is said by word of mouth is written down and confirmed, and the complainant gets a copy. */
  readonly oral: { readonly record: boolean; readonly copy: boolean };
}

/** Directory and policies of one hospital group as they were last published, ready to be asked. */
export interface Reference {
  readonly timeZone: string;
  /** Codes of all campuses, in the order of the directory. */
  readonly campuses: readonly string[];
  /** Codes of all departments. */
  readonly departments: readonly string[];
  campus(code: string): {
    readonly code: string;
    readonly name: LocalizedText;
    readonly channels: readonly Channel[];
    readonly open: boolean;
  } | null;
  department(code: string): { readonly code: string; readonly campus: string } | null;
  departmentName(code: string): LocalizedText | null;
  /** The name of a department that the house names outside; null for the others. */
  publicName(code: string): LocalizedText | null;
  readonly tenantName: LocalizedText;
  /** The policy that binds the place; null where none does. */
  policyAt(place: ReceiptPlace): Policy | null;
  /** When the rules that bind the place took effect: midnight of that day on the spot. */
  rulesSince(place: ReceiptPlace): Date | null;
  channelRule(place: ReceiptPlace): ChannelRule;
  /** Whether number and last four digits of the phone open the progress of a complaint of the place. */
  progressByPhone(place: ReceiptPlace): boolean;
  registerRule(place: ReceiptPlace): RegisterRule;
  registerForm(scope: RegisterScope): RegisterForm;
  /** Whether the policy of the place lets this person open a case. */
  mayOpen(place: ReceiptPlace, person: Parameters<typeof mayOpen>[2]): boolean;
  /** Whether there is such a person on the staff; all are believed while the people are not known here. */
  readonly knowsPerson: (staffId: string) => boolean;
  limits(receipt: ReceiptInput): readonly Limit[];
  /** So much later by the calendar of the place, at the end of a day at `dayEnd`; null where no policy binds it. */
  later(place: ReceiptPlace, from: Date, amount: Amount, dayEnd: string): Date | null;
  /** Dangers that the texts speak of, by the code of the policy of the place; none where no policy binds it. */
  dangers(place: ReceiptPlace, ...texts: readonly (string | null)[]): readonly string[];
}

interface Bound {
  readonly policy: Policy;
  readonly calendar: Calendar;
}

/** Throws when a policy document is not usable. Composing a policy is slow, so each is composed once. */
export function referenceOf(directory: DirectoryData, policies: PolicyData): Reference {
  const campuses = new Map(directory.campuses.map((campus) => [campus.code, campus]));
  const departments = new Map(
    directory.departments.map((department) => [department.code, department]),
  );
  const people = directory.people && new Set(directory.people);
  const documents = policies.documents.map(parsePolicy);
  const boundFor = boundPolicies(documents, policies);
  return {
    timeZone: directory.timeZone,
    campuses: [...campuses.keys()],
    departments: [...departments.keys()],
    campus: (code) => campuses.get(code) ?? null,
    department: (code) => departments.get(code) ?? null,
    departmentName: (code) => departments.get(code)?.name ?? null,
    publicName: (code) => {
      const department = departments.get(code);
      return department?.public === true ? department.name : null;
    },
    tenantName: directory.tenantName,
    policyAt: (place) => boundFor(place)?.policy ?? null,
    rulesSince: (place) => {
      const policy = boundFor(place)?.policy;
      return policy ? new Date(inForceSince(policy)) : null;
    },
    channelRule: (place) => {
      const rules = boundFor(place)?.policy.channels ?? [];
      const { requires = [], elseAnonymous = false } =
        rules.find((rule) => rule.code === place.channel) ?? {};
      return { requires, elseAnonymous };
    },
    progressByPhone: (place) => boundFor(place)?.policy.acceptance?.progressByPhone === true,
    registerRule: (place) => {
      const acceptance = boundFor(place)?.policy.acceptance;
      return {
        departmentsOnly: acceptance?.respondents === 'departments',
        waiverReasons: acceptance?.signature?.waiverReasons ?? [],
        oral: {
          record: acceptance?.oralComplaint?.mustWriteRecord ?? false,
          copy: acceptance?.oralComplaint?.copyToComplainant ?? false,
        },
      };
    },
    registerForm: (scope) => registerFormOf(documents, policies.bindings, scope),
    mayOpen: (place, person) => {
      const policy = boundFor(place)?.policy;
      return !policy || mayOpen(policy, place.campus, person, directory.departments);
    },
    knowsPerson: (staffId) => people?.has(staffId) ?? true,
    limits: (receipt) => limitsOf(boundFor(receipt), receipt),
    later: (place, from, amount, dayEnd) => {
      const bound = boundFor(place);
      if (!bound) return null;
      const question = { from: from.toISOString(), amount, timeZone: directory.timeZone };
      return new Date(dueAt(bound.calendar, { ...question, cutoff: dayEnd }).dueAt);
    },
    dangers: (place, ...texts) => {
      const policy = boundFor(place)?.policy;
      return policy ? dangersIn(policy, ...texts) : [];
    },
  };
}

/** The time limits in the receipt. A kind of case without a policy promises nothing. */
function limitsOf(bound: Bound | null, receipt: ReceiptInput): readonly Limit[] {
  if (!bound) return [];
  const facts = factsOnReceipt(bound.policy, receipt);
  return limitsOnReceipt(bound.policy, bound.calendar, {
    facts,
    receivedAt: receipt.receivedAt,
    timeZone: bound.policy.timeZone,
  }).map(({ id, label, dueAt, provisional, explanation }) => ({
    id,
    label,
    dueAt,
    provisional,
    explanation: [...explanation],
  }));
}

function boundPolicies(
  parsed: readonly ReturnType<typeof parsePolicy>[],
  { bindings, calendars }: Omit<PolicyData, 'documents'>,
): (place: ReceiptPlace) => Bound | null {
  const layers = calendarSet(calendars);
  const made = new Map<string, Bound>();
  const compose = (campus: string, policies: readonly string[]): Bound => {
    const policy = composePolicy(parsed, policies);
    return { policy, calendar: layers.find({ base: policy.calendarId, campus }) };
  };
  return (place) => {
    const policies = bindingFor(bindings, place)?.policies;
    if (!policies) return null;
    const key = `${place.campus}|${policies.join('+')}`;
    const known = made.get(key);
    if (known) return known;
    const bound = compose(place.campus, policies);
    made.set(key, bound);
    return bound;
  };
}
