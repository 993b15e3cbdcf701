import { ProblemError, type ChangeAccount, type FieldError } from '@tingsu/contracts';
import type { Directory } from '../directory/directory.js';
import { isRing } from './grant-rules.js';

/** Where a person works and who stands in, as far as the organisation knows them. Without `staffId` it is someone new. */
export function faultsOfPerson(
  { worksIn, deputy }: Pick<ChangeAccount, 'worksIn' | 'deputy'>,
  { departments, staff }: Pick<Directory, 'departments' | 'staff'>,
  staffId: string | null = null,
): readonly FieldError[] {
  const unknown = worksIn.filter(
    (code) => !departments.some((one) => one.code === code && one.closed !== true),
  );
  const acts = deputy === null || staff.some(({ id, active }) => active && id === deputy);
  return [
    ...unknown.map((code) =>
      fault('worksIn', 'unknown', `There is no department ${code}. Choose another one.`),
    ),
    ...(acts ? [] : [fault('deputy', 'person_unknown', 'Choose an active member of staff.')]),
    ...(staffId !== null && isRing(staffId, deputy, staff)
      ? [fault('deputy', 'deputies_in_ring', 'The deputies would lead in a ring.')]
      : []),
  ];
}

export function refuse(faults: readonly FieldError[]): void {
  if (faults.length > 0)
    throw new ProblemError('request.invalid', 'Correct these fields. Nothing was saved.', {
      errors: faults,
    });
}

const fault = (path: string, code: string, message: string): FieldError => ({
  path,
  code,
  message,
});
