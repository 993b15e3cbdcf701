import { join } from 'node:path';
import { instanceHome, readJson } from './home.mjs';
import { loadKeys } from './keys.mjs';
import { UserError } from './say.mjs';
import { withAccount } from './broker.mjs';
import { databaseUrl } from './services.mjs';

/** The installation that `npm start` runs: where its parts are, each service's own addresses, and the master keys. */
export function runningSystem(home = instanceHome()) {
  const state = readJson(join(home, 'state.json'));
  if (!state) throw new UserError('Tingsu is not running here. Start it with: npm start');
  const keys = loadKeys(join(home, 'keys.json'));
  return {
    state,
    /** As a process reads them (`MASTER_KEY_SETTINGS` in libs/privacy). */
    masterKeys: { MASTER_KEY: keys.masterKey, MASTER_KEY_FILE: join(home, 'master-keys.json') },
    /** Where consumers believe that an event is the service's. */
    brokerOf: (service) =>
      state.urls.management
        ? withAccount(state.urls.amqp, `tingsu_${service}`, keys.brokerPasswords[service])
        : state.urls.amqp,
    databaseOf: (service) =>
      databaseUrl(state.urls.databaseAdmin, service, keys.databasePasswords[service]),
  };
}
