import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withAccount } from './broker.mjs';
import { BUNDLES, ROOT } from './home.mjs';

/** In the order in which they are started; they stop in the opposite one, so that nothing is asked after its end. */
export const SERVICES = ['cases', 'intake', 'notifications', 'analytics', 'gateway'];

/** All services in one process. */
export const TOGETHER = 'services';

export const mainFile = (service) => join(BUNDLES, `${service}.mjs`);

/**
 * For Node itself, of each service: its heap ends at 256 MB (the largest body is 20 MB, a batch 300 events), the part for what is
 * young at 8 MB. In a burst, cases spends 28 % of its processor on collecting with 2 MB, 20 % with 8, 17 % with 16; after it the five
 * take 455 MB with 2 and 574 with 16. The images repeat them (deploy/docker/Dockerfile).
 */
export const NODE_FLAGS = ['--max-old-space-size=256', '--max-semi-space-size=8'];
export const NODE_FLAGS_TOGETHER = ['--max-old-space-size=512', '--max-semi-space-size=2'];

/** The same address with the login of a service's own role. */
export const databaseUrl = (adminUrl, service, password) =>
  withAccount(adminUrl, `tingsu_${service}`, password);

/**
 * What each service is configured with. The one list of the settings, for `npm start`, the tests and the containers.
 * @param {string} service
 * @param {{ keys: import('./keys.mjs').Keys, databaseAdminUrl: string, poolerUrl?: string, amqpUrl: string, ownAccounts: { broker: boolean, redis: boolean }, redisUrl: string, smtpUrl: string, providersUrl?: string, alertRobots?: string, publicUrl: string, uploads: string, archive: string, record?: string, masterKeyFile?: string, databaseDisk?: string, mailInlet?: { port: number, boxes: readonly { address: string }[] },
 *   host: string, port: number, operationsPort: number, at: (service: string) => string, extra?: Record<string, string> }} system `at` gives a service's address, `ownAccounts` says where each service signs in as itself and not as the address does
 * @returns {Record<string, string>}
 */
export function serviceEnvironment(service, system) {
  const { keys, ownAccounts, host, port, at } = system;
  const account = (address, own, passwords) =>
    own ? withAccount(address, `tingsu_${service}`, passwords[service]) : address;
  const redisUrl = account(system.redisUrl, ownAccounts.redis, keys.redisPasswords);
  const common = {
    NODE_ENV: 'production',
    HOST: host,
    PORT: String(port),
    OPERATIONS_PORT: String(system.operationsPort),
    DATABASE_URL: databaseUrl(
      system.poolerUrl || system.databaseAdminUrl,
      service,
      keys.databasePasswords[service],
    ),
    ...(system.poolerUrl ? { DATABASE_POOLER: 'transaction' } : {}),
    AMQP_URL: account(system.amqpUrl, ownAccounts.broker, keys.brokerPasswords),
    IDENTITY_PUBLIC_KEY: keys.identityPublicKey,
    ARCHIVE: pathToFileURL(system.archive).href,
    RECORD_KEY: keys.recordKeys[service],
    ...(system.record ? { RECORD_FOLDER: system.record } : {}),
    ...(system.databaseDisk ? { DATABASE_DISK: system.databaseDisk } : {}),
  };
  const mail = {
    SMTP_URL: system.smtpUrl,
    MAIL_FROM: 'Tingsu <tingsu@demo.invalid>',
    PUBLIC_URL: system.publicUrl,
  };
  // The ring comes into the file with the first rotation.
  const masterKeys = {
    MASTER_KEY: keys.masterKey,
    ...(system.masterKeyFile ? { MASTER_KEY_FILE: system.masterKeyFile } : {}),
  };
  const own = {
    cases: { REDIS_URL: redisUrl, ...masterKeys },
    intake: {
      ...masterKeys,
      UPLOADS: pathToFileURL(system.uploads).href,
      ...(system.providersUrl ? { PROVIDERS_URL: system.providersUrl } : {}),
      // To try webhooks out with a server on this machine.
      WEBHOOK_NETWORKS: '127.0.0.0/8',
      ...mail,
      ...(system.mailInlet ? mailInletSettings(system.mailInlet) : {}),
    },
    notifications: {
      ...masterKeys,
      ...mail,
      ...(system.alertRobots ? { ALERT_ROBOTS: system.alertRobots } : {}),
      // To let robots of the console speak at the stand-ins.
      ...(system.providersUrl ? { ROBOT_HOSTS: new URL(system.providersUrl).host } : {}),
    },
    analytics: {},
    gateway: {
      IDENTITY_PRIVATE_KEY: keys.identityPrivateKey,
      ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
      ...masterKeys,
      PUBLIC_URL: system.publicUrl,
      ...secondFactorRoles(system.publicUrl),
      INTAKE_URL: at('intake'),
      CASES_URL: at('cases'),
      NOTIFICATIONS_URL: at('notifications'),
      ANALYTICS_URL: at('analytics'),
      WEB_ROOT: join(ROOT, 'web/dist'),
      ...(process.env.TINGSU_CALL_SYSTEMS ? { CALL_SYSTEMS: process.env.TINGSU_CALL_SYSTEMS } : {}),
      COOKIE_SECURE: system.publicUrl.startsWith('https:') ? '1' : '0',
    },
  };
  return { ...common, ...own[service], ...system.extra };
}

/** Who looks around on one machine has no app that shows codes. Elsewhere the gateway says which roles need one. */
function secondFactorRoles(publicUrl) {
  const { hostname } = new URL(publicUrl);
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const roles = process.env.SECOND_FACTOR_ROLES ?? (here ? 'none' : undefined);
  return roles === undefined ? {} : { SECOND_FACTOR_ROLES: roles };
}

/** What people answer to a mail of ours comes to a mailbox, and what bounces too. */
function mailInletSettings({ port, boxes }) {
  const [first] = boxes;
  return {
    MAILBOXES: JSON.stringify(boxes),
    MAIL_INLET_PORT: String(port),
    ...(first ? { MAIL_FROM: `听诉 <${first.address}>` } : {}),
  };
}
