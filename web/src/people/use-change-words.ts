import type { AdministrationEntry } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import { texts } from '../i18n/texts';
import { useDirectory } from '../kit/directory';
import { useWords } from '../kit/words';

/** What an entry of the administration log says, in words; a code that is not known yet stays readable. */
export const useChangeWords = () => {
  const { t, label, list, long, language } = useWords();
  const directory = useDirectory();
  const known = (key: string, code: string): string =>
    texts.exists(key) ? texts.t(key as never) : code;
  const value = (field: string, given: unknown): string => {
    if (given === null || given === undefined || given === '') return t('adminLogNothing');
    if (Array.isArray(given))
      return given.length === 0
        ? t('adminLogNothing')
        : list(given.map((one: unknown) => value(field, one)));
    if (typeof given === 'boolean') return t(given ? 'adminLogYes' : 'adminLogNo');
    if (typeof given === 'object')
      return inLanguage(given as Parameters<typeof inLanguage>[0], language);
    const text = String(given as string | number);
    if (field === 'deputy') return directory.person(text);
    if (field === 'role') return label('role', text);
    if (field === 'channels') return label('channel', text);
    if (field === 'campus') return directory.campus(text);
    if (['department', 'worksIn', 'parent', 'mergedInto', 'headNurse'].includes(field))
      return directory.department(text);
    return field === 'endsAt' ? long(text) : text;
  };
  return {
    action: (code: string): string => known(`admin_${code}`, code),
    lines: ({ before, after }: AdministrationEntry): string[] =>
      Object.keys({ ...before, ...after })
        .filter((field) => (before?.[field] ?? null) !== null || (after?.[field] ?? null) !== null)
        .map((field) =>
          before && after
            ? t('adminLogFromTo', {
                field: known(`adminField_${field}`, field),
                before: value(field, before[field]),
                after: value(field, after[field]),
              })
            : t('adminLogIs', {
                field: known(`adminField_${field}`, field),
                value: value(field, (after ?? before)?.[field]),
              }),
        ),
  };
};
