import { z } from 'zod';
import {
  EXPERT_CONSENTS,
  EXPERT_ENDS,
  EXPERT_SIDES,
  EXPERT_TOLD_BY,
  ExpertConclusionSchema,
  ExpertOpinionSchema,
} from '../expert-opinions.js';
import { instant } from '../instant.js';
import { MOST_ISSUES } from '../issues.js';
import { filled } from './shapes.js';

const { expertOpinionId, kind, body, askedBy } = ExpertOpinionSchema.shape;
const { damage, fault, causal, grade } = ExpertConclusionSchema.shape;

/** An expert opinion by law (regulation 701, art. 34 to 37, 41; 351, art. 20 to 34). */
export const EXPERT_COMMANDS = {
  /** Who asks whom for it, the question, and what the complainant says to it where his consent is needed. */
  askExpertOpinion: z.strictObject({
    ...{ kind, body, bodyName: filled(100).optional(), askedBy, at: instant },
    question: filled(5_000),
    issues: z.array(filled(60)).max(MOST_ISSUES).optional(),
    consent: z.enum(EXPERT_CONSENTS).optional(),
    words: filled(5_000).optional(),
  }),
  /** The body takes the matter, or does not. */
  answerExpertOpinion: z.strictObject({
    expertOpinionId,
    accepted: z.boolean(),
    at: instant,
    note: filled(2_000).optional(),
  }),
  /** What the hospital handed over, as a list; more may follow. */
  handOverMaterials: z.strictObject({ expertOpinionId, at: instant, materials: filled(10_000) }),
  /** The opinion came: on which day it was issued, under which number, and what it says. */
  receiveExpertOpinion: z.strictObject({
    ...{ expertOpinionId, at: instant, issuedOn: z.iso.date(), reference: filled(200) },
    ...{ damage, fault, causal, degree: filled(60).optional(), grade },
    summary: filled(10_000),
  }),
  tellExpertOpinion: z.strictObject({
    expertOpinionId,
    at: instant,
    by: z.enum(EXPERT_TOLD_BY),
    note: filled(2_000).optional(),
  }),
  contestExpertOpinion: z.strictObject({
    expertOpinionId,
    side: z.enum(EXPERT_SIDES),
    at: instant,
    words: filled(5_000),
    /** Whether another opinion is asked for. */
    again: z.boolean(),
  }),
  endExpertOpinion: z.strictObject({
    expertOpinionId,
    result: z.enum(EXPERT_ENDS),
    at: instant,
    reason: filled(2_000),
  }),
};
