import { z } from 'zod';
import { instant } from '../instant.js';
import { MoneySchema } from '../money.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { REMEDIES } from '../remedy-codes.js';

/** What happened with an amount: it was promised, it was paid, or it is not paid after all. */
const LEDGER_KINDS = ['promised', 'paid', 'waived'] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

const within = {
  /** As the hospital counts them; the current one if left out. */
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .optional(),
  campus: z.string().max(60).optional(),
  /** The department that pays or carries it out. */
  department: z.string().max(60).optional(),
};

export const LedgerQuerySchema = z.object({
  ...within,
  cursor: CursorParameterSchema,
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type LedgerQuery = z.infer<typeof LedgerQuerySchema>;

const LedgerEntrySchema = z.object({
  caseNo: z.string(),
  campus: z.string(),
  department: z.string().nullable(),
  at: instant,
  kind: z.enum(LEDGER_KINDS),
  remedy: z.enum(REMEDIES),
  amount: MoneySchema,
});
export type LedgerEntry = z.infer<typeof LedgerEntrySchema>;
export const LedgerSchema = pageOf(LedgerEntrySchema);

export const BalancesQuerySchema = z.object(within);
export type BalancesQuery = z.infer<typeof BalancesQuerySchema>;

const cents = z.string().regex(/^\d+\.\d{2}$/);
/** One department in one currency, goodwill apart: what was owed before the month, what the month brought, what is owed after it. */
const BalanceSchema = z.object({
  department: z.string().nullable(),
  goodwill: z.boolean(),
  currency: z.string(),
  opening: cents,
  promised: cents,
  paid: cents,
  waived: cents,
  /** `opening + promised - paid - waived`. */
  closing: cents,
});
export type Balance = z.infer<typeof BalanceSchema>;
export const BalancesSchema = z.object({ month: z.string(), balances: z.array(BalanceSchema) });
export type Balances = z.infer<typeof BalancesSchema>;
