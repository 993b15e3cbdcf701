import { checkedName, serviceRole, workerRole } from './roles.js';

export interface TenantTableOptions {
  /** What loops that serve all tenants may do; nothing unless said. */
  readonly worker?: 'select' | 'all';
  /** What the service may do with the rows of its tenant; an append-only table leaves out update and delete. */
  readonly service?: readonly ('select' | 'insert' | 'update' | 'delete')[];
}

/**
 * SQL that shuts a table with a `tenant_id` to everyone but the tenant of the transaction. Without a tenant the
 * policy raises an error: it fails closed, for the owner too (FORCE).
 */
export const tenantTable = (
  schema: string,
  table: string,
  options: TenantTableOptions = {},
): string[] => {
  const name = `${checkedName(schema)}.${checkedName(table)}`;
  const rights = (options.service ?? ['select', 'insert', 'update', 'delete']).join(', ');
  return [
    `alter table ${name} enable row level security`,
    `alter table ${name} force row level security`,
    `create policy one_tenant on ${name} to ${serviceRole(schema)}
       using (tenant_id = current_setting('app.tenant')::uuid) with check (tenant_id = current_setting('app.tenant')::uuid)`,
    `grant ${rights} on ${name} to ${serviceRole(schema)}`,
    ...workerAccess(schema, name, options.worker),
  ];
};

function workerAccess(
  schema: string,
  name: string,
  access: 'select' | 'all' | undefined,
): string[] {
  if (!access) return [];
  const rights = access === 'all' ? 'select, insert, update, delete' : 'select';
  return [
    `create policy all_tenants on ${name} for ${access} to ${workerRole(schema)} using (true)${access === 'all' ? ' with check (true)' : ''}`,
    `grant ${rights} on ${name} to ${workerRole(schema)}`,
  ];
}
