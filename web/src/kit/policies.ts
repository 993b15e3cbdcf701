import { LocalizedTextSchema, type PoliciesView, type PolicyRef } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get } from '../api/http.client';
import { inLanguage } from '../i18n/language';
import { NOTHING_OFFERED, offeredBy, offeredFor } from './offered';
import { useWords } from './words';

/** The policies in force; all screens share one answer. */
export const usePoliciesInForce = () =>
  useQuery({
    queryKey: ['policies'],
    queryFn: () => get<PoliciesView>('/policies'),
    staleTime: 10 * 60_000,
  });

/** Categories, topics, facts and reasons of the policies in force, or of those of one case. */
export const usePolicies = (policies?: readonly PolicyRef[]) => {
  const { language } = useWords();
  const { data, error } = usePoliciesInForce();
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
    const title = ({ id, version }: PolicyRef): string => {
      const found = data?.documents.find((one) => one['id'] === id && one['version'] === version);
      const named = LocalizedTextSchema.safeParse(found?.['title']);
      return named.success ? inLanguage(named.data, language) : id;
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
      policyTitle: title,
    };
  }, [data, error, language, policies]);
};
