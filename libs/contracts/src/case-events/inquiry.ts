import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { EVIDENCE_SLOTS } from '../evidence-codes.js';
import { instant } from '../instant.js';
import { INQUIRY_TASKS, MINUTES_SIGNED } from '../vocabulary.js';
import { state } from './state.js';

/** What is common to all facts about one task of the investigation. */
const task = {
  state,
  taskId: z.uuid(),
  clockId: z.string(),
  kind: z.enum(INQUIRY_TASKS),
  /** Who finds it out: a person, or a department. */
  person: z.string().nullable(),
  department: z.string().nullable(),
};

export const CaseTaskPlanned = defineEvent(
  'case.taskPlanned.v1',
  'Somebody was given something to find out',
  { ...task, dueAt: instant, /** The issue that it is about. */ issueId: z.string().optional() },
);
export const CaseTaskReassigned = defineEvent(
  'case.taskReassigned.v1',
  'Somebody else finds it out',
  {
    ...task,
    /** Who had it before. */
    previous: z.object({ person: z.string().nullable(), department: z.string().nullable() }),
    dueAt: instant,
  },
);
/** The result is among the words, or a file. */
export const CaseTaskDone = defineEvent('case.taskDone.v1', 'It was found out', {
  ...task,
  happenedAt: instant.optional(),
  /** Of an interview: who was asked, if the directory knows the person, and who asked. */
  witness: z.string().optional(),
  interviewer: z.string().optional(),
  signed: z.enum(MINUTES_SIGNED).optional(),
  plannedBy: z.string().nullable(),
});
export const CaseTaskDropped = defineEvent(
  'case.taskDropped.v1',
  'It is not looked into after all',
  task,
);
export const CaseEvidenceUnavailable = defineEvent(
  'case.evidenceUnavailable.v1',
  'A file that a step asks for cannot be had; who says so, and why, is among the words',
  { state, slot: z.enum(EVIDENCE_SLOTS) },
);
export const CaseInterestDeclared = defineEvent(
  'case.interestDeclared.v1',
  'An investigator said whether he has an interest in the outcome',
  { state, person: z.string(), conflict: z.boolean() },
);
export const CaseInterestRuled = defineEvent(
  'case.interestRuled.v1',
  'The head of the complaint centre decided whether somebody investigates in spite of a conflict',
  { state, person: z.string(), allowed: z.boolean() },
);
