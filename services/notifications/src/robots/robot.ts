import { ROBOT_PLATFORMS } from '@tingsu/contracts';
import { z } from 'zod';

const short = z.string().trim().min(1).max(60);

const RobotSchema = z.strictObject({
  tenant: z.guid(),
  /** By which it is told from others of the group, in logs and the table of alerts. */
  name: short,
  platform: z.enum(ROBOT_PLATFORMS),
  /** The address of the webhook as the platform shows it; its key is a secret. */
  address: z.url(),
  /** By which DingTalk and Feishu know us, where the robot was set to that. */
  secret: z.string().min(1).max(200).optional(),
  /** Left out: of all campuses, and of what belongs to none. */
  campus: short.optional(),
  /** Left out: of all departments. */
  department: short.optional(),
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
});
const RobotsSchema = z
  .array(RobotSchema)
  .refine(
    (robots) =>
      new Set(robots.map(({ tenant, name }) => `${tenant} ${name}`)).size === robots.length,
    'Two robots of a group have the same name',
  );

/** A robot in a group chat of staff. */
export interface Robot extends z.infer<typeof RobotSchema> {
  /** By which it is told from others of the group in the tables: the name of one of the installation, the id of one of the console. */
  readonly key: string;
}

/** `[{"tenant":"…","name":"centre","platform":"wecom","address":"https://qyapi.weixin.qq.com/…"}]` */
export const robotsSetting = z
  .string()
  .default('[]')
  .transform((text, context) => {
    try {
      const robots = RobotsSchema.safeParse(JSON.parse(text));
      if (robots.success) return robots.data.map((robot): Robot => ({ ...robot, key: robot.name }));
    } catch {
      // Said below, without the text: it holds keys.
    }
    context.addIssue({
      code: 'custom',
      message:
        'must be JSON: [{"tenant": "…", "name": "…", "platform": "wecom", "address": "…"}], each name once',
    });
    return z.NEVER;
  });
