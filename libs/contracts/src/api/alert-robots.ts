import { z } from 'zod';
import { instant } from '../instant.js';
import { filled } from './shapes.js';

export const ROBOT_PLATFORMS = ['wecom', 'dingtalk', 'feishu'] as const;
export type RobotPlatform = (typeof ROBOT_PLATFORMS)[number];

const code = z.string().regex(/^[a-z0-9_.-]{1,60}$/);
const settings = {
  name: filled(60),
  platform: z.enum(ROBOT_PLATFORMS),
  /** Null: of all campuses, and of what belongs to none. */
  campus: code.nullable(),
  /** Null: of all departments. */
  department: code.nullable(),
  language: z.enum(['zh-CN', 'en']),
  active: z.boolean(),
};

export const SaveAlertRobotSchema = z.strictObject({
  ...settings,
  /** The webhook as the platform shows it, with its key; null: as it is kept. */
  address: z.string().trim().max(500).nullable(),
  /** By which DingTalk and Feishu know us; null: as it is kept, empty: none. */
  secret: z.string().trim().max(200).nullable(),
});
export type SaveAlertRobot = z.infer<typeof SaveAlertRobotSchema>;

/** A robot in a group chat of staff (群机器人), without its address and secret. */
const AlertRobotSchema = z.object({
  ...settings,
  name: z.string(),
  campus: z.string().nullable(),
  department: z.string().nullable(),
  /** Null: it is set where Tingsu is installed and not changed here. */
  id: z.uuid().nullable(),
  /** Of the address; the rest of it is a key. */
  host: z.string(),
  secretKept: z.boolean(),
  lastSentAt: instant.nullable(),
  /** The last message that the platform did not take, and why as a code. */
  lastFailed: z.object({ at: instant, error: z.string() }).nullable(),
});
export type AlertRobot = z.infer<typeof AlertRobotSchema>;
export const AlertRobotsSchema = z.object({ items: z.array(AlertRobotSchema) });
export type AlertRobots = z.infer<typeof AlertRobotsSchema>;

export const MadeAlertRobotSchema = z.object({ id: z.uuid() });
