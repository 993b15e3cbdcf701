import { z } from 'zod';
import { instant } from './instant.js';
import { centsOf, MoneySchema, type Money } from './money.js';
import { AMOUNT_SETTERS, GOODWILL, REMEDIES, type RemedyKind } from './remedy-codes.js';
import { RoleSchema } from './vocabulary.js';

/** Who has to agree to an amount: a role, or the head of the department that answers for a unit of the policy. */
export const ApproverSchema = z.object({
  /** As the policy names it. */
  by: z.string(),
  role: RoleSchema.nullable(),
  department: z.string().nullable(),
});
export type Approver = z.infer<typeof ApproverSchema>;

/** One part of an amount that is paid by instalments. */
export const InstalmentSchema = z.object({ amount: MoneySchema, dueOn: z.iso.date() });

/** Something that is made good: a task with an owner, a limit, and proof. What is optional is missing in remedies of earlier versions. */
export const RemedySchema = z.object({
  remedyId: z.uuid(),
  remedy: z.enum(REMEDIES),
  dueOn: z.iso.date().nullable(),
  doneAt: instant.nullable(),
  /** Who carries it out. */
  department: z.string().nullable().optional(),
  person: z.string().nullable().optional(),
  clockId: z.string().optional(),
  plannedAt: instant.optional(),
  plannedBy: z.string().nullable().optional(),
  amount: MoneySchema.optional(),
  /** The parts in which the amount is paid, in their order; together they are the amount. Left out where it is paid at once. */
  instalments: z.array(InstalmentSchema.extend({ paidAt: instant.nullable() })).optional(),
  /** The issue that it makes good; left out where it is about the whole case. */
  issueId: z.string().optional(),
  /** Who outside set it; left out where the hospital did. */
  setBy: z.enum(AMOUNT_SETTERS).optional(),
  /** Rule of the policy that decided who agrees to the amount. */
  rule: z.string().nullable().optional(),
  /** In the order in which they decide. */
  approvals: z
    .array(
      ApproverSchema.extend({ decidedBy: z.string().nullable(), decidedAt: instant.nullable() }),
    )
    .optional(),
  /** Not agreed to, so nothing was promised. */
  rejectedAt: instant.optional(),
  /** Not carried out after all, with a reason. */
  waivedAt: instant.optional(),
});
export type Remedy = z.infer<typeof RemedySchema>;

export const isOpenRemedy = ({ doneAt, rejectedAt, waivedAt }: Remedy): boolean =>
  doneAt === null && rejectedAt === undefined && waivedAt === undefined;

/** The part that is to be paid next; undefined where nothing is paid by instalments, or nothing is left of it. */
export const nextInstalmentOf = (
  remedy: Remedy,
): NonNullable<Remedy['instalments']>[number] | undefined =>
  isOpenRemedy(remedy) ? remedy.instalments?.find(({ paidAt }) => paidAt === null) : undefined;

/** What of an amount was paid, in cents. */
export const paidCentsOf = ({ amount, doneAt, instalments }: Remedy): number =>
  instalments
    ? centsIn(instalments.filter(({ paidAt }) => paidAt !== null).map((one) => one.amount))
    : centsIn(amount && doneAt !== null ? [amount] : []);

const centsIn = (amounts: readonly Money[]): number =>
  amounts.reduce((sum, { value }) => sum + (centsOf(value) ?? 0), 0);

/** Who decides next on the amount; undefined when nobody has to. */
export const nextApproverOf = (
  remedy: Remedy,
): NonNullable<Remedy['approvals']>[number] | undefined =>
  isOpenRemedy(remedy) ? remedy.approvals?.find(({ decidedAt }) => decidedAt === null) : undefined;

export const isGoodwill = (kind: RemedyKind): boolean =>
  (GOODWILL as readonly RemedyKind[]).includes(kind);
