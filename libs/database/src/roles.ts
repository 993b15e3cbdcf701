/** Owns every schema and table; no one signs in as it. */
export const OWNER_ROLE = 'tingsu_owner';

/** The role that a service signs in with: it sees one tenant at a time. */
export function serviceRole(service: string): string {
  return `tingsu_${checkedName(service)}`;
}

/** Entered for one transaction by loops that serve all tenants; it reaches only the tables granted to it. */
export function workerRole(service: string): string {
  return `${serviceRole(service)}_worker`;
}

/** Names go into SQL as identifiers, so they are plain by force. */
export function checkedName(name: string): string {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(name))
    throw new Error(`Not a plain name for a database object: ${name}`);
  return name;
}

/**
 * What a session of a service needs, by setting. Its role has them too, for sessions that a pooler opened. No JIT and no parallel workers:
 * both only slow down short statements.
 */
export const sessionSettings = (
  searchPath: readonly string[],
): Readonly<Record<string, string>> => ({
  search_path: searchPath.map(checkedName).join(','),
  timezone: 'UTC',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
});
