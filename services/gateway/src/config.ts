import { integerSetting, switchSetting } from '@tingsu/runtime';
import { RoleSchema, type Role } from '@tingsu/contracts';
import { SERVICE_CONFIG } from '@tingsu/service';
import { MASTER_KEY_SETTINGS, withMasterKey } from '@tingsu/privacy';
import { z } from 'zod';
import { callSystemsSetting } from './calls/call-systems.js';

/** One address, or several separated by commas: instances of the same service. */
const addresses = z
  .string()
  .transform((list) => list.split(',').map((address) => address.trim()))
  .pipe(z.array(z.url({ protocol: /^https?$/ })).min(1));

/** Roles separated by commas, or `none`. */
const rolesSetting = (usual: readonly Role[]) =>
  z
    .string()
    .default(usual.join())
    .transform((list) => (list === 'none' ? [] : list.split(',').map((name) => name.trim())))
    .pipe(z.array(RoleSchema));

export const GatewayConfigSchema = withMasterKey(
  z.object({
    ...SERVICE_CONFIG,
    IDENTITY_PRIVATE_KEY: z.string().min(1),
    INTAKE_URL: addresses,
    CASES_URL: addresses,
    NOTIFICATIONS_URL: addresses,
    ANALYTICS_URL: addresses,
    WEB_ROOT: z.string().min(1),
    /** Where people find the web app of a group that has no host name of its own. */
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    ...MASTER_KEY_SETTINGS,
    /** 1 behind TLS: cookies are Secure and bound to the host (`__Host-`), and HSTS is sent. */
    COOKIE_SECURE: switchSetting(false),
    /** Addresses of proxies before us, comma separated: only their X-Forwarded-For and -Host are believed. */
    TRUST_PROXY: z.string().optional(),
    SESSION_IDLE_MINUTES: integerSetting(30, 1, 24 * 60),
    SESSION_ABSOLUTE_HOURS: integerSetting(10, 1, 24),
    /** Failures of one login from one place before that pair is locked for a while. */
    SIGN_IN_FAILURES_PER_LOGIN: integerSetting(5, 1),
    /** Failures of one address before its attempts are slowed: a hospital shares few addresses, so it is never locked. */
    SIGN_IN_FAILURES_PER_ADDRESS: integerSetting(50, 1),
    /** How long an attempt from such an address waits at most. */
    SIGN_IN_SLOWEST_MS: integerSetting(3_000, 0, 10_000),
    /** Fewest characters of a new password. */
    PASSWORD_LENGTH: integerSetting(12, 8, 64),
    /** How long the link serves by which a person chooses a password. */
    PASSWORD_LINK_HOURS: integerSetting(24, 1, 168),
    /** Roles that need something besides the password, comma separated; or `none`. */
    SECOND_FACTOR_ROLES: rolesSetting([
      'privacy_officer',
      'auditor',
      'tenant_admin',
      'platform_operator',
    ]),
    /** How long it lasts that a person has proved who it is, before something that needs a fresh proof. */
    STEP_UP_MINUTES: integerSetting(15, 1, 24 * 60),
    /** Requests a minute from one address; 0 switches a limit off. */
    RATE_LIMIT_COMPLAINTS: integerSetting(60),
    RATE_LIMIT_ADAPTERS: integerSetting(6_000),
    RATE_LIMIT_UPLOADS: integerSetting(60),
    RATE_LIMIT_PROGRESS: integerSetting(60),
    RATE_LIMIT_SIGN_IN: integerSetting(120),
    /** Where all gateways count together; left out, each counts for itself. */
    REDIS_URL: z
      .string()
      .regex(/^rediss?:\/\//, 'must start with redis:// or rediss://')
      .optional(),
    /** Most megabytes an hour that one address uploads without a session; 0 switches the limit off. */
    UPLOAD_MB_PER_HOUR: integerSetting(2_000),
    /** Uploads that are under way at once: of all groups, half of them for one; and from one address without a session. */
    UPLOADS_AT_ONCE: integerSetting(64, 2),
    UPLOADS_AT_ONCE_PER_ADDRESS: integerSetting(8, 1),
    /** Complaints worked on at once, and how many may wait for a place: more are answered 503 with Retry-After. */
    COMPLAINTS_AT_ONCE: integerSetting(64, 1),
    COMPLAINTS_WAITING: integerSetting(256),
    /** Telephone systems that signal incoming calls, with their secrets, as JSON. */
    CALL_SYSTEMS: callSystemsSetting,
    /** How long the number of a call can be seen after it rang. */
    CALL_KEPT_MINUTES: integerSetting(30, 10, 24 * 60),
    UPSTREAM_TIMEOUT_MS: integerSetting(30_000, 100),
  }),
);
export type GatewayConfig = z.infer<typeof GatewayConfigSchema>;
