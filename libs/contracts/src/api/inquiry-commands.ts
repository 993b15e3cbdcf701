import { z } from 'zod';
import { EVIDENCE_SLOTS } from '../evidence-codes.js';
import { instant } from '../instant.js';
import { INQUIRY_TASKS, MINUTES_SIGNED } from '../vocabulary.js';
import { filled } from './shapes.js';

/** What is to be found out, by whom, and who may find it out. */
export const INQUIRY_COMMANDS = {
  /** Something to find out, by a person or a department, until then. */
  planTask: z.strictObject({
    kind: z.enum(INQUIRY_TASKS),
    what: filled(5_000),
    /** Someone outside with whom a department finds it out: a supplier, another unit. */
    party: filled(200).optional(),
    /** The issue that it is about; left out for the matter as a whole. */
    issueId: filled(60).optional(),
    person: z.uuid().optional(),
    department: filled(60).optional(),
    dueAt: instant,
  }),
  reassignTask: z.strictObject({
    taskId: z.uuid(),
    person: z.uuid().optional(),
    department: filled(60).optional(),
    dueAt: instant.optional(),
    reason: filled(2_000),
  }),
  /** What was found, in words or by a file; when and where for what is done on site; of an interview who was asked, and by whom. */
  finishTask: z.strictObject({
    taskId: z.uuid(),
    happenedAt: instant.optional(),
    place: filled(200).optional(),
    witness: z.uuid().optional(),
    whom: filled(200).optional(),
    interviewer: z.uuid().optional(),
    signed: z.enum(MINUTES_SIGNED).optional(),
    result: filled(20_000).optional(),
  }),
  dropTask: z.strictObject({ taskId: z.uuid(), reason: filled(2_000) }),
  /** A file that a step asks for cannot be had: who says so, and why. */
  stateUnavailable: z.strictObject({
    slot: z.enum(EVIDENCE_SLOTS),
    saidBy: filled(200),
    reason: filled(2_000),
  }),
  /** The author says whether he has an interest in how the case ends; a conflict with its reason. */
  declareInterest: z.strictObject({ conflict: z.boolean(), reason: filled(2_000).optional() }),
  /** Whether a person investigates in spite of a conflict. */
  ruleInterest: z.strictObject({ person: z.uuid(), allowed: z.boolean(), reason: filled(2_000) }),
};
