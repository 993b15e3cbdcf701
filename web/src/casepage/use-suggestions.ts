import type { CaseDetail, CommandName, Facts } from '@tingsu/contracts';
import { usePolicies } from '../kit/policies';
import { isTaken, suggestionsFor, type Suggestion } from './suggestions';
import { useComplaint } from './use-complaint';

/** What the words of the complaint suggest, as far as this reader sees them. */
export const useSuggestions = ({
  complaintNo,
  policies,
}: Pick<CaseDetail, 'complaintNo' | 'policies'>): readonly Suggestion[] => {
  const { offered } = usePolicies(policies);
  const { data } = useComplaint(complaintNo);
  return suggestionsFor(offered, data?.content, data?.demand);
};

/** What is counted of the suggestions when a classification is sent: whether one was taken, nothing else. */
export const useTally = (detail: CaseDetail) => {
  const suggestions = useSuggestions(detail);
  return (command: CommandName, facts: unknown): { suggested?: { taken: boolean } } => {
    if (command !== 'classify' || suggestions.length === 0) return {};
    return { suggested: { taken: suggestions.some((one) => isTaken(one, facts as Facts)) } };
  };
};
