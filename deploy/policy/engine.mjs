import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../local/home.mjs';
import { compile, ensurePackages, underLock } from '../local/install.mjs';

const LIBRARY = join(ROOT, 'libs/policy');
const BUILT = join(LIBRARY, 'dist/tsconfig.tsbuildinfo');
const NEEDED = ['zod', 'temporal-polyfill', '@typescript/native'].map((name) =>
  join(ROOT, 'node_modules', name),
);

/** The compiled rules. On a fresh clone, or after a change of the sources, they are installed and compiled first. */
export async function engine() {
  if (!NEEDED.every(existsSync)) {
    process.stderr.write('Installing the packages (first run) … 正在安装依赖…\n');
    await ensurePackages();
  }
  if (isStale()) {
    process.stderr.write('Compiling the rules … 正在编译规则引擎…\n');
    await underLock('build', () => compile('libs/policy'));
  }
  // Named one by one, so that the check for unused code sees them.
  const {
    advisePolicy,
    calendarOf,
    checkCalendars,
    checkPolicy,
    composePolicy,
    dueAt,
    evaluate,
    explainClock,
    inZone,
    parsePolicy,
    policyJsonSchema,
  } = await import('@tingsu/policy');
  return {
    advisePolicy,
    calendarOf,
    checkCalendars,
    checkPolicy,
    composePolicy,
    dueAt,
    evaluate,
    explainClock,
    inZone,
    parsePolicy,
    policyJsonSchema,
  };
}

function isStale() {
  if (!existsSync(BUILT) || !existsSync(join(LIBRARY, 'dist/index.js'))) return true;
  const built = statSync(BUILT).mtimeMs;
  return readdirSync(join(LIBRARY, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.(spec|fixture)\.ts$/.test(name))
    .some((name) => statSync(join(LIBRARY, 'src', name)).mtimeMs > built);
}
