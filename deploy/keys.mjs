// npm run keys -- status: which keys there are, and what lies under which master key.
// npm run keys -- rotate master [PLACE]: a new master key wraps from now on, and everything that older ones wrap is put under it, beside
//   live traffic. PLACE is JSON as in the file of master keys, e.g. '{"awsKms":{"keyId":"alias/tingsu","region":"cn-north-1"}}'.
// npm run keys -- rewrap: the second half alone, where the file is brought to the processes by other means.
// npm run keys -- retire master EPOCH: takes a master key out of the file, once nothing lies under it.
// In a container DATABASE_URL_<SERVICE> and MASTER_KEY_FILE say what otherwise the running system says. See docs/security/keys.md.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './local/home.mjs';
import { addMasterKey, removeMasterKey } from './local/master-keys.mjs';
import { runningSystem } from './local/running.mjs';
import { giveUp, line, UserError } from './local/say.mjs';

const HOLDERS = ['intake', 'cases', 'notifications', 'gateway'];

const COMMANDS = {
  status: () => {
    for (const { service, current, keys, under } of statuses()) {
      line(`${service}: master key ${current} wraps`);
      for (const { epoch, kept } of keys) line(`  ${epoch} is kept in ${kept}`);
      for (const { place, epoch, count } of under) line(`  ${place}: ${count} under ${epoch}`);
    }
  },
  'rotate master': (place) => {
    const epoch = addMasterKey(masterKeyFile(), place && JSON.parse(place));
    line(`Master key ${epoch} wraps from now on.`);
    rewrap();
    line(
      'Keep a copy of it apart from the database, as of the one before (docs/security/keys.md).',
    );
  },
  rewrap,
  'retire master': (text) => {
    const epoch = Number(text);
    const left = statuses().flatMap(({ service, under }) =>
      under.filter((one) => one.epoch === epoch).map((one) => ({ ...one, service })),
    );
    for (const { service, place, count } of left) line(`${service}: ${count} ${place}`);
    if (left.length > 0)
      throw new UserError(`Something lies under master key ${epoch} yet: npm run keys -- rewrap`);
    removeMasterKey(masterKeyFile(), epoch);
    line(
      `Master key ${epoch} has left the ring: nothing lay under it. Backups from before need it.`,
    );
  },
};

function rewrap() {
  for (const service of HOLDERS) run(service, 'rewrap', 'inherit');
}

function statuses() {
  return HOLDERS.map((service) =>
    JSON.parse(run(service, 'status', ['ignore', 'pipe', 'inherit'])),
  );
}

function run(service, command, stdio) {
  const program = join(ROOT, `services/${service}/dist/src/keys.js`);
  const own = process.env[`DATABASE_URL_${service.toUpperCase()}`];
  const system = own ? null : runningSystem();
  const { status, stdout } = spawnSync(process.execPath, [program, command], {
    cwd: ROOT,
    env: {
      ...system?.masterKeys,
      ...process.env,
      DATABASE_URL: own ?? system?.databaseOf(service),
    },
    stdio,
    encoding: 'utf8',
  });
  if (status !== 0) throw new UserError(`${service} did not finish. Run it again: it goes on.`);
  return stdout;
}

function masterKeyFile() {
  return process.env.MASTER_KEY_FILE ?? runningSystem().masterKeys.MASTER_KEY_FILE;
}

try {
  const words = process.argv.slice(2);
  const [name] = Object.keys(COMMANDS).filter((one) => words.join(' ').startsWith(one));
  if (!name)
    throw new UserError(`Say one of: ${Object.keys(COMMANDS).join(', ')} (npm run keys -- status)`);
  COMMANDS[name](words[name.split(' ').length]);
} catch (error) {
  giveUp(error);
}
