import { z } from 'zod';
import { filled } from '../api/shapes.js';
import { instant } from '../instant.js';
import { INCIDENT_KINDS } from './kinds.js';
import { code, words } from './shapes.js';

/** A step of the list that the policy gives, and who took it when. */
export const StepTakenSchema = z.object({ step: z.string(), by: z.uuid(), at: instant });
export type StepTaken = z.infer<typeof StepTakenSchema>;

export const IncidentStateSchema = z.object({
  sort: z.literal('incident'),
  kind: z.enum(INCIDENT_KINDS),
  happenedAt: instant.nullable(),
  acknowledgedBy: z.uuid().nullable(),
  acknowledgedAt: instant.nullable(),
  /** Nobody had acknowledged it in the time of the policy. */
  escalatedAt: instant.nullable(),
  policeCalledAt: instant.nullable(),
  securityAt: instant.nullable(),
  steps: z.array(StepTakenSchema),
});
export type IncidentState = z.infer<typeof IncidentStateSchema>;

/** Two presses: where one works is known, so that the kind is enough. The rest is added while help is on its way. */
export const RaiseIncidentSchema = z.strictObject({
  sort: z.literal('incident'),
  campus: code,
  department: code.nullable().default(null),
  kind: z.enum(INCIDENT_KINDS),
  happenedAt: instant.nullable().default(null),
  place: filled(200).optional(),
  text: words.optional(),
  caseNo: filled(40).optional(),
});
export type RaiseIncident = z.infer<typeof RaiseIncidentSchema>;

/** What is done about an incident. */
export const INCIDENT_ACTS = [
  z.strictObject({ act: z.literal('acknowledge') }),
  z.strictObject({
    act: z.literal('describe'),
    department: code.nullable().optional(),
    happenedAt: instant.optional(),
    place: filled(200).optional(),
    text: words.optional(),
  }),
  z.strictObject({ act: z.literal('takeStep'), step: code, text: words.optional() }),
  z.strictObject({
    act: z.literal('callPolice'),
    calledAt: instant,
    /** Who called, and the number under which the police have it. */
    caller: filled(100),
    reportNo: filled(100).optional(),
    text: words.optional(),
  }),
  z.strictObject({
    act: z.literal('securityArrived'),
    arrivedAt: instant,
    text: words.optional(),
  }),
] as const;
