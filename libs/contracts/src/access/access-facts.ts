import { z } from 'zod';
import { RoleSchema } from '../vocabulary.js';
import { RELATIONS_TO_CASE } from './field-classes.js';

const departments = z.array(z.string()).readonly();
const people = z.array(z.uuid()).readonly();

/** A right that one case gives to a person because the person who would hold it may not act in it. */
export const StandInSchema = z.object({
  /** Who acts; null when the position is vacant, which needs attention. */
  personId: z.uuid().nullable(),
  role: RoleSchema,
  relation: z.enum(RELATIONS_TO_CASE),
  /** The department for which he acts; null for a role of the campus or the group. */
  department: z.string().nullable(),
  insteadOf: z.uuid(),
});
export type StandIn = z.infer<typeof StandInSchema>;

/** What access to one case depends on, besides the person. Departments are codes and people are staff ids of the directory. */
export const AccessFactsSchema = z.object({
  caseNo: z.string(),
  complaintId: z.uuid(),
  campus: z.string(),
  /** The department that handles the case; null before dispatch and after a return. */
  lead: z.string().nullable(),
  /** Departments that assist the lead (协办). */
  coUnits: departments,
  /** Departments that supervise the case (督办), or that one of its running clocks waits for, once it is accepted. */
  supervising: departments,
  /** Who is complained of, as far as the directory knows them. */
  respondent: z.object({ units: departments, persons: people }),
  /** A confidential clue (保密线索): no one who works in a unit complained of may learn of it. */
  confidential: z.boolean(),
  /** People kept away from the case by hand. */
  excluded: people,
  standIns: z.array(StandInSchema).readonly(),
  /** Who was given something to find out, sits in a committee that has the case, or is asked to a meeting, whatever his department; missing where nobody was. */
  investigators: people.optional(),
  /** Call-backs were planned, so a callback agent has work here. */
  callBack: z.boolean(),
  /** Departments to which the policy leaves a call-back that is not made yet; missing where there is none. */
  callers: departments.optional(),
  /** The department whose head decides on the opinion next; missing where none does. */
  approvers: departments.optional(),
});
export type AccessFacts = z.infer<typeof AccessFactsSchema>;

/** A case's facts with the hospital group that the case belongs to, which travels in the envelope of events. */
export type CaseFacts = AccessFacts & { readonly tenantId: string };

type Received = Pick<AccessFacts, 'caseNo' | 'complaintId' | 'campus'> & {
  /** The department that the sender named, if any. */
  readonly department: string | null;
  /** Those whom staff named when they registered it; the department stands alone without. */
  readonly respondents?: AccessFacts['respondent'] | undefined;
};

/** The facts of a complaint that is just received: the case is with no department yet. */
export const factsOnReceipt = ({
  caseNo,
  complaintId,
  campus,
  department,
  respondents,
}: Received): AccessFacts => ({
  caseNo,
  complaintId,
  campus,
  lead: null,
  coUnits: [],
  supervising: [],
  respondent: respondents ?? { units: department === null ? [] : [department], persons: [] },
  confidential: false,
  excluded: [],
  standIns: [],
  callBack: false,
});
