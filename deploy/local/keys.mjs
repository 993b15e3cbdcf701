import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { newPassword, readJson, writeJson } from './home.mjs';
import { SERVICES } from './services.mjs';

/** The channels that come in through an adapter of the demo group, each adapter with a key of its own. */
const ADAPTERS = {
  wechat: ['wechat'],
  hotline: ['hotline'],
  mailbox: ['email'],
  'front-desk': ['front_desk', 'visit', 'letter', 'suggestion_box'],
  authorities: ['hotline_12345', 'health_commission', 'petition_transfer', 'media'],
  'staff-portal': ['staff_portal'],
  partner: ['partner_api'],
};

/**
 * @typedef {{ masterKey: string, identityPrivateKey: string, identityPublicKey: string, databasePasswords: Record<string, string>,
 *   brokerPasswords: Record<string, string>, redisPasswords: Record<string, string>, recordKeys: Record<string, string>,
 *   demoPassword: string, adapters: { name: string, channels: string[], key: string, brokerPassword: string }[] }} Keys
 */

/** The services that have an account at Redis. */
const REDIS_USERS = ['cases', 'gateway'];

/** For the checkpoints of a service's record: Ed25519, PKCS #8 in base64. */
const newSigningKey = () =>
  generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'der' })
    .toString('base64');

/**
 * The secrets of an installation, made at its first start and kept: losing `masterKey` makes the complainants' names and phone numbers
 * unreadable for ever. What a file of an earlier version lacks is added to it.
 * @param {string} file
 * @param {{ servicePassword?: string }} options
 * @returns {Keys}
 */
export function loadKeys(file, { servicePassword } = {}) {
  const known = readJson(file) ?? {};
  const keys = { ...newKeys(servicePassword), ...known };
  const lacks = (adapter) => !adapter.brokerPassword;
  if (keys.adapters.some(lacks))
    keys.adapters = keys.adapters.map((adapter) => ({ brokerPassword: newPassword(), ...adapter }));
  else if (Object.keys(keys).every((name) => name in known)) return keys;
  return writeJson(file, keys);
}

/** @returns {Keys} */
function newKeys(servicePassword) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  const passwords = (names) =>
    Object.fromEntries(names.map((name) => [name, servicePassword ?? newPassword()]));
  return {
    masterKey: randomBytes(32).toString('base64'),
    identityPrivateKey: privateKey.toString('base64'),
    identityPublicKey: publicKey.toString('base64'),
    databasePasswords: passwords(SERVICES),
    brokerPasswords: passwords(SERVICES),
    redisPasswords: passwords(REDIS_USERS),
    recordKeys: Object.fromEntries(SERVICES.map((name) => [name, newSigningKey()])),
    demoPassword: `tingsu-${randomBytes(4).toString('hex')}`,
    adapters: Object.entries(ADAPTERS).map(([name, channels]) => ({
      name,
      channels,
      key: newPassword(24),
      brokerPassword: newPassword(),
    })),
  };
}
