import { z } from 'zod';
import { filled } from '../api/shapes.js';
import { instant } from '../instant.js';
import { EMERGENCY_GROUNDS, EMERGENCY_REPORTS } from './kinds.js';
import { code, words } from './shapes.js';

/** A team sees to what an incident or a complaint may become. */
export const EmergencyStateSchema = z.object({
  sort: z.literal('emergency'),
  ground: z.enum(EMERGENCY_GROUNDS),
  team: z.array(z.uuid()),
  tasks: z.array(
    z.object({
      taskId: z.uuid(),
      person: z.uuid(),
      dueAt: instant.nullable(),
      doneAt: instant.nullable(),
    }),
  ),
  reports: z.array(z.object({ to: z.enum(EMERGENCY_REPORTS), at: instant })),
});
export type EmergencyState = z.infer<typeof EmergencyStateSchema>;

export const StartEmergencySchema = z.strictObject({
  sort: z.literal('emergency'),
  campus: code,
  ground: z.enum(EMERGENCY_GROUNDS),
  team: z.array(z.uuid()).max(30).default([]),
  /** What it is about, in a few words. */
  title: filled(200),
  text: words.optional(),
  caseNo: filled(40).optional(),
});
export type StartEmergency = z.infer<typeof StartEmergencySchema>;

export const EMERGENCY_ACTS = [
  z.strictObject({ act: z.literal('join'), person: z.uuid() }),
  z.strictObject({
    act: z.literal('giveTask'),
    taskId: z.uuid(),
    person: z.uuid(),
    dueAt: instant.nullable().default(null),
    text: words,
  }),
  /** What was done is the proof. */
  z.strictObject({ act: z.literal('finishTask'), taskId: z.uuid(), text: words }),
  /** In writing; what the law asks for of reportable events runs on its own clocks in the case. */
  z.strictObject({
    act: z.literal('report'),
    to: z.enum(EMERGENCY_REPORTS),
    reportedAt: instant,
    text: words,
  }),
] as const;
