import '../i18n/respondents';
import {
  type CaseLoad,
  RESPONDENT_READERS,
  respondentPerson,
  respondentUnit,
} from '@tingsu/contracts';
import { useMemo } from 'react';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { useLoad } from '../kit/load';
import { usePolicies } from '../kit/policies';
import { useHasRole, useWords } from '../kit/words';
import type { FilterName, Filters } from './list-filters';

const NO_ONE: CaseLoad['persons'] = [];

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A filter as a chip offers it: one of its codes, or a day. */
export interface FilterKind {
  readonly name: FilterName;
  readonly text: string;
  readonly choices: readonly Choice[] | 'day';
}

/** The filters that can be added to a list, with their codes by name. Who may own a case and which categories there are is asked once somebody wants to choose. */
export const useFilterKinds = (
  filters: Filters,
  asked: readonly (FilterName | null)[],
): readonly FilterKind[] => {
  const { t, language, options } = useWords();
  const directory = useDirectory();
  const seesRespondents = useHasRole(...RESPONDENT_READERS);
  const { owner, category } = filters;
  const { offered } = usePolicies(undefined, {
    enabled: category !== undefined || asked.includes('category'),
  });
  const people = useLoad({ enabled: asked.includes('owner') }).data?.persons ?? NO_ONE;
  return useMemo(() => {
    const departments = directory.departments
      .filter(({ campus }) => !filters.campus || campus === filters.campus)
      .map(({ code, campus }) => ({
        value: code,
        label: filters.campus
          ? directory.department(code)
          : `${directory.campus(campus)} · ${directory.department(code)}`,
      }));
    const owners = [
      { value: 'me', label: t('viewMine') },
      { value: 'none', label: t('noOwner') },
      ...[
        ...new Set([
          ...people.map(({ personId }) => personId),
          ...(owner === undefined || owner === 'me' || owner === 'none' ? [] : [owner]),
        ]),
      ].map((personId) => ({ value: personId, label: directory.person(personId) })),
    ];
    const respondents = [
      ...departments.map(({ value, label }) => ({ value: respondentUnit(value), label })),
      ...directory.staff.map(({ id, name }) => ({ value: respondentPerson(id), label: name })),
    ];
    return [
      {
        name: 'campus',
        text: t('filterCampus'),
        choices: directory.campuses.map(({ code }) => ({
          value: code,
          label: directory.campus(code),
        })),
      },
      { name: 'department', text: t('filterDepartment'), choices: departments },
      ...(seesRespondents
        ? [{ name: 'respondent', text: t('filterRespondent'), choices: respondents } as const]
        : []),
      {
        name: 'category',
        text: t('filterCategory'),
        choices: offered.categories.map(({ code, label }) => ({
          value: code,
          label: `${code} ${inLanguage(label, language)}`,
        })),
      },
      { name: 'channel', text: t('filterChannel'), choices: options('channel') },
      { name: 'caseKind', text: t('filterKind'), choices: options('caseKind') },
      { name: 'owner', text: t('caseOwner'), choices: owners },
      { name: 'state', text: t('filterState'), choices: options('state') },
      { name: 'priority', text: t('filterPriority'), choices: options('priority') },
      { name: 'nature', text: t('filterNature'), choices: options('nature').slice(0, 3) },
      { name: 'calledBack', text: t('filterCalledBack'), choices: options('calledBack') },
      { name: 'receivedFrom', text: t('filterFrom'), choices: 'day' },
      { name: 'receivedTo', text: t('filterTo'), choices: 'day' },
    ];
  }, [
    directory,
    filters.campus,
    language,
    offered.categories,
    options,
    owner,
    people,
    seesRespondents,
    t,
  ]);
};
