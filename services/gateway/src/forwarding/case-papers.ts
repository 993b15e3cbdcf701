import type { Directory } from '../directory/directory.js';

/** Names of the staff that a case mentions, by id: a paper says who did something by name. */
export function peopleIn(
  caseAsJson: string,
  { staff }: Pick<Directory, 'staff'>,
): Record<string, string> {
  const mentioned = staff.filter(({ id }) => caseAsJson.includes(id));
  return Object.fromEntries(mentioned.map(({ id, name }) => [id, name]));
}

/** `/api/v1/cases/C-1/documents/register-form?blank=1` → `?blank=1`. */
export function queryOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}
