import { NoticeWishSchema } from '@tingsu/contracts';
import { MASTER_KEY_SETTINGS, withMasterKey } from '@tingsu/privacy';
import { integerSetting } from '@tingsu/runtime';
import { SERVICE_CONFIG } from '@tingsu/service';
import { z } from 'zod';
import { robotsSetting } from './robots/robot.js';

/** `08:00,13:30` */
const timesSetting = z
  .string()
  .default('08:00')
  .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
  .pipe(NoticeWishSchema.shape.times);

/** `im.hospital.cn,10.2.0.7:8443` */
const hostsSetting = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((part) => part.trim().toLowerCase() || []));

export const NotificationsConfigSchema = withMasterKey(
  z.object({
    ...SERVICE_CONFIG,
    /** `smtp://user:password@host:port` or `smtps://…` */
    SMTP_URL: z.string().regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://'),
    /** The sender of every notice, as in a From header. */
    MAIL_FROM: z.string().min(3),
    /** Where staff open the web app; notices link into it. */
    PUBLIC_URL: z.url(),
    /** Notices of deadlines for one person become one message while they follow each other within so many seconds; 0 = only those of one batch. */
    NOTICE_GATHER_SECONDS: integerSetting(5, 0, 60),
    /** Times of day at which what is only for information goes out in one mail, until the house or a person says otherwise; empty = no such mail. */
    NOTICE_DIGEST_TIMES: timesSetting,
    /** Robots in group chats of staff; see `robotsSetting`. */
    ALERT_ROBOTS: robotsSetting,
    /** Hosts (with their port) at which robots of the console may be called besides those of the platforms. */
    ROBOT_HOSTS: hostsSetting,
    ...MASTER_KEY_SETTINGS,
    MAIL_LEASE_SECONDS: integerSetting(120, 5, 3_600),
    MAIL_BATCH: integerSetting(50, 1, 500),
    MAIL_POLL_MS: integerSetting(1_000, 50, 60_000),
  }),
);
export type NotificationsConfig = z.infer<typeof NotificationsConfigSchema>;
