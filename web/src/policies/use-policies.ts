import type {
  Draft,
  PolicyVersion,
  PolicyVersionDetail,
  PolicyVocabulary,
} from '@tingsu/contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get } from '../api/http.client';
import type { Page } from '../api/types';
import { countedCalendar } from '../kit/offered';
import { usePoliciesInForce } from '../kit/policies';
import { useWords } from '../kit/words';
import { documentsOf, stringsOf, textOf, type JsonObject } from './json';
import { EMPTY_VOCABULARY, namesOf, vocabularyOf, type Names } from './names';

const PAGE = 20;

/** A list that comes page by page. */
export const usePages = <Item>(
  key: readonly unknown[],
  path: string,
  query: Readonly<Record<string, string | boolean | undefined>>,
) => {
  const pages = useInfiniteQuery({
    queryKey: [...key, query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      get<Page<Item>>(path, { ...query, limit: PAGE, cursor: pageParam }, signal),
    getNextPageParam: (last) => last.nextCursor,
  });
  return { ...pages, items: pages.data?.pages.flatMap((page) => page.items) ?? [] };
};

export const useLibrary = (all: boolean) =>
  usePages<PolicyVersion>(['policy-library'], '/policies/library', { all: all || undefined });
export const useDrafts = (kind: Draft['kind']) =>
  usePages<Draft>(['drafts'], '/policy-drafts', { kind });

export const versionPath = (policyId: string, version: string): string =>
  `/policies/versions/${encodeURIComponent(policyId)}/${encodeURIComponent(version)}`;
/** A published version never changes, except for its state. */
export const useVersion = (policyId: string | null, version: string | null) =>
  useQuery({
    queryKey: ['policy-version', policyId, version],
    queryFn: () => get<PolicyVersionDetail>(versionPath(policyId ?? '', version ?? '')),
    enabled: policyId !== null && version !== null,
  });

/** What documents may name; it changes only with the product. */
export const useVocabulary = () =>
  useQuery({
    queryKey: ['policy-vocabulary'],
    queryFn: () => get<PolicyVocabulary>('/policies/vocabulary').then(vocabularyOf),
    staleTime: 60 * 60_000,
  });

/** The calendar that most complaints count on; null until it is known. */
export const useCountedCalendar = (): string | null => {
  const { data } = usePoliciesInForce();
  return data ? countedCalendar(data) : null;
};

/** The documents that a document extends, the nearest first, each once. */
const layersAbove = (document: JsonObject, all: readonly JsonObject[]): readonly JsonObject[] => {
  const found: JsonObject[] = [];
  const visit = (one: JsonObject): void => {
    for (const reference of stringsOf(one.extends)) {
      const [id] = reference.split('@');
      const parent = all.find((candidate) => textOf(candidate.id) === id && id !== document.id);
      if (!parent || found.includes(parent)) continue;
      found.push(parent);
      visit(parent);
    }
  };
  visit(document);
  return found;
};

export interface DocumentView {
  readonly names: Names;
  readonly layers: readonly JsonObject[];
  /** Every document in force. */
  readonly all: readonly JsonObject[];
}
/** A document with the layers that it stands on and the names of all that is in them. */
export const useDocumentView = (document: JsonObject): DocumentView => {
  const { language } = useWords();
  const vocabulary = useVocabulary().data ?? EMPTY_VOCABULARY;
  const documents = usePoliciesInForce().data?.documents;
  return useMemo(() => {
    const all = documentsOf(documents);
    const layers = layersAbove(document, all);
    return { layers, all, names: namesOf(language, vocabulary, [document, ...layers]) };
  }, [document, documents, vocabulary, language]);
};
