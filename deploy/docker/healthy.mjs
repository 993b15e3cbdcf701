// The health check of a container: exit code 0 when the part answers.
import { exit } from 'node:process';
import { answersWell } from '../local/supervisor.mjs';

const PATHS = { mailbox: 'http://127.0.0.1:8025/' };
exit(
  (await answersWell(PATHS[process.env.SERVICE] ?? 'http://127.0.0.1:9090/health/live')) ? 0 : 1,
);
