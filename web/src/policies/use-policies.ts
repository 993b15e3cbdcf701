import type { Draft, PolicyVersion, PolicyVersionDetail } from '@tingsu/contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get } from '../api/http.client';
import type { Page } from '../api/types';
import { useWords } from '../kit/words';
import { isObject, objectsOf, stringsOf, textOf, type JsonObject } from './json';
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
    queryFn: () => get<unknown>('/policies/vocabulary').then(vocabularyOf),
    staleTime: 60 * 60_000,
  });

/** The documents in force, where the layers above a document are found. */
const useDocuments = () =>
  useQuery({
    queryKey: ['policy-documents'],
    queryFn: () =>
      get<unknown>('/policies').then((answer) =>
        objectsOf(isObject(answer) ? answer.documents : []),
      ),
    staleTime: 60_000,
  });

/** The calendar that most complaints count on: that of the first binding. */
export const useCountedCalendar = (): string | null => {
  const { data } = useQuery({
    queryKey: ['policy-calendar'],
    queryFn: () => get<unknown>('/policies').then(countedCalendar),
    staleTime: 10 * 60_000,
  });
  return data ?? null;
};
const countedCalendar = (answer: unknown): string | null => {
  if (!isObject(answer)) return null;
  const [first] = objectsOf(objectsOf(answer.bindings)[0]?.policies);
  const document = objectsOf(answer.documents).find(({ id }) => id === first?.id);
  return textOf(isObject(document?.calendar) ? document.calendar.base : '') || null;
};

/** The documents that a document extends, the nearest first, each once. */
export const layersAbove = (
  document: JsonObject,
  all: readonly JsonObject[],
): readonly JsonObject[] => {
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
  const all = useDocuments().data;
  return useMemo(() => {
    const layers = layersAbove(document, all ?? []);
    return { layers, all: all ?? [], names: namesOf(language, vocabulary, [document, ...layers]) };
  }, [document, all, vocabulary, language]);
};
