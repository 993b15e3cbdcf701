// npm run reset: stops Tingsu and deletes all its data of this checkout.
import { existsSync, lstatSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { removeServers } from './local/docker.mjs';
import { instanceHome } from './local/home.mjs';
import { giveUp, good } from './local/say.mjs';
import { stopInstallation } from './local/stopping.mjs';

const home = instanceHome();
try {
  await stopInstallation(home);
  await removeServers(home);
  for (const folder of [...linked(), home]) rmSync(folder, { recursive: true, force: true });
  good(`${home} is deleted`);
} catch (error) {
  giveUp(error);
}

/** Data that had to be outside the checkout are behind links. */
function linked() {
  if (!existsSync(home)) return [];
  const paths = readdirSync(home).map((name) => join(home, name));
  return paths.filter((path) => lstatSync(path).isSymbolicLink()).map((path) => realpathSync(path));
}
