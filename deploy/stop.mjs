// npm run stop: ends a running `npm start` of this checkout and everything that a killed run left behind.
import { instanceHome } from './local/home.mjs';
import { giveUp, good } from './local/say.mjs';
import { stopInstallation } from './local/stopping.mjs';

try {
  if (!(await stopInstallation(instanceHome()))) good('Tingsu is not running');
} catch (error) {
  giveUp(error);
}
