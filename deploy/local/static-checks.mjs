import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './home.mjs';
import { run } from './processes.mjs';
import { line, step, UserError } from './say.mjs';

const tool = (path, ...args) => [join(ROOT, 'node_modules', path), ...args];

/**
 * The static checks, first those that do not read the built libraries. Lint also enforces that plain-named files are pure and that
 * libraries are imported through their index.
 */
export function checks() {
  return [
    {
      name: 'Types',
      args: tool('@typescript/native/bin/tsc', '-p', 'tsconfig.check.json', '--pretty', 'false'),
    },
    {
      name: 'Types of scripts',
      args: tool('@typescript/native/bin/tsc', '-p', 'tsconfig.deploy.json', '--pretty', 'false'),
    },
    {
      name: 'Format',
      args: tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
    },
    {
      name: 'Import cycles',
      args: tool(
        'dependency-cruiser/bin/dependency-cruise.mjs',
        '--config',
        '.dependency-cruiser.mjs',
        ...['libs', 'services', 'web/src', 'bench', 'test'],
      ),
    },
    {
      // What no entry point needs: exports, files and dependencies; and dependencies that are used without being declared.
      name: 'Unused code',
      args: tool('knip/bin/knip.js', '--no-progress'),
    },
    {
      name: 'Lint',
      args: tool('eslint/bin/eslint.js', '--max-warnings', '0', '.'),
    },
    {
      // The rules of lint that need types: promises that nobody awaits, cases of a switch that are missing.
      name: 'Lint by types',
      args: tool('oxlint/bin/oxlint', '--type-aware', '--format', 'unix'),
      readsBuild: true,
    },
    {
      name: 'Types of web',
      args: tool('@typescript/native/bin/tsc', '-p', 'web', '--noEmit', '--pretty', 'false'),
      needs: 'web/tsconfig.json',
      readsBuild: true,
    },
  ].filter(({ needs }) => !needs || existsSync(join(ROOT, needs)));
}

/** @returns {Promise<boolean>} true when the check failed; what it found is printed. */
export async function runCheck({ name, args }) {
  try {
    await step(name, async () => {
      const { code, output } = await run(process.execPath, args, {
        cwd: ROOT,
        allowFailure: true,
        patient: true,
      });
      if (code !== 0) throw new UserError(output.trim());
    });
    return false;
  } catch (error) {
    line(error.message);
    return true;
  }
}
