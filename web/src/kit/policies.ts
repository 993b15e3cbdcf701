import type { PoliciesView, PolicyRef } from '@tingsu/contracts';
import { useQuery, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get } from '../api/http.client';
import { inLanguage, localized } from '../i18n/language';
import { NOTHING_OFFERED, offeredBy, offeredFor } from './offered';
import { useWords } from './words';

/** All screens share one answer. */
const IN_FORCE = {
  queryKey: ['policies'],
  queryFn: () => get<PoliciesView>('/policies'),
  staleTime: 10 * 60_000,
} as const;

export const usePoliciesInForce = ({ enabled = true } = {}) => useQuery({ ...IN_FORCE, enabled });

export const fetchPoliciesAhead = (client: QueryClient): Promise<void> =>
  client.prefetchQuery(IN_FORCE);

/** Categories, topics, facts and reasons of the policies in force, or of those of one case. */
export const usePolicies = (policies?: readonly PolicyRef[], { enabled = true } = {}) => {
  const { language } = useWords();
  const { data, error } = usePoliciesInForce({ enabled });
  return useMemo(() => {
    const offered = !data
      ? NOTHING_OFFERED
      : policies
        ? offeredFor(data, policies)
        : offeredBy(data);
    const category = (code: string): string => {
      const found = offered.categories.find((one) => one.code === code);
      return found ? inLanguage(found.label, language) : code;
    };
    const fact = (name: string): string => {
      const found = offered.facts.find((one) => one.name === name);
      return found ? inLanguage(found, language) : name;
    };
    const unit = (name: string): string => {
      const found = offered.units.find((one) => one.code === name);
      return found ? inLanguage(found.label, language) : name;
    };
    const decline = (code: string): string | null => {
      const found = offered.declineReasons.find((one) => one.code === code);
      return found ? inLanguage(found.label, language) : null;
    };
    const severity = (code: string): string => {
      const found = offered.severities.find((one) => one.code === code);
      return found ? inLanguage(found.label, language) : code;
    };
    const danger = (code: string): string => {
      const found = offered.dangers.find((one) => one.code === code);
      return found ? inLanguage(found.label, language) : code;
    };
    const cause = (code: string): string => {
      const found = offered.causes.find((one) => one.code === code);
      return found ? inLanguage(found.label, language) : code;
    };
    const title = ({ id, version }: PolicyRef): string => {
      const found = data?.documents.find((one) => one['id'] === id && one['version'] === version);
      const named = localized(found?.['title']);
      return named ? inLanguage(named, language) : id;
    };
    return {
      offered,
      error,
      categoryName: category,
      factName: fact,
      unitName: unit,
      declineName: decline,
      severityName: severity,
      dangerName: danger,
      causeName: cause,
      policyTitle: title,
    };
  }, [data, error, language, policies]);
};
