import { z } from 'zod';
import { AccountabilityLineSchema, DEGREES } from '../accountability.js';
import { instant } from '../instant.js';
import { PaperLanguageSchema } from '../papers.js';
import { AmountSchema, LocalizedTextSchema, OUTCOMES } from '../vocabulary.js';

/** Who did something, and when. */
const DoneSchema = z.object({ by: z.uuid(), at: instant });

/**
 * What was decided in a matter of accountability, frozen when it was decided: names, words and sums as they stood then (责任追究决定书).
 * Its hash is that of its canonical JSON (RFC 8785).
 */
const DecisionContentSchema = z.object({
  /** Such as 责任追究〔2026〕3号; null where the policy names no series. */
  number: z.string().nullable(),
  /** The decision in place of which it stands, after an appeal. */
  replaces: z.string().nullable(),
  afterAppeal: z.boolean(),
  decidedAt: instant,
  caseNo: z.string(),
  receivedAt: instant,
  campus: z.object({ code: z.string(), name: LocalizedTextSchema }),
  department: z.object({ code: z.string(), name: LocalizedTextSchema }),
  category: LocalizedTextSchema.nullable(),
  /** Of the complaint. */
  outcome: z.enum(OUTCOMES).nullable(),
  degree: z.enum(DEGREES).nullable(),
  facts: z.array(
    z.object({
      name: LocalizedTextSchema,
      /** Null for a fact that simply is so. */
      value: z.string().nullable(),
    }),
  ),
  lines: z.array(AccountabilityLineSchema),
  /** Names of all whom it names, by staff id. */
  people: z.record(z.string(), z.string()),
  proposed: DoneSchema,
  /** Two people; after an appeal the one who decided that. */
  decided: z.array(DoneSchema),
  /** In the words of who proposed and of who decided, the last one last. */
  words: z.array(z.object({ kind: z.string(), by: z.uuid(), text: z.string() })),
  appeal: z.object({ to: LocalizedTextSchema.nullable(), within: AmountSchema.nullable() }),
});
export type DecisionContent = z.infer<typeof DecisionContentSchema>;

/** The decision as one reader sees it: whole, or what is about one person. */
export const DecisionPaperSchema = z.object({
  content: DecisionContentSchema,
  sha256: z.string(),
  /** For whom the copy is; null for the whole decision. */
  forPerson: z.uuid().nullable(),
  servedAt: instant.nullable(),
  appealUntil: instant.nullable(),
});
export type DecisionPaper = z.infer<typeof DecisionPaperSchema>;

/** `person`: the copy for somebody it is about. */
export const DecisionPaperQuerySchema = z.object({ person: z.uuid().optional() });

/** What the gateway sends to intake to be printed. */
export const PrintDecisionSchema = z.object({
  paper: DecisionPaperSchema,
  language: PaperLanguageSchema,
});
export type PrintDecision = z.infer<typeof PrintDecisionSchema>;
