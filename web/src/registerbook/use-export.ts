import type { RegisterExport, RegisterExportRequest } from '@tingsu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post } from '../api/http.client';
import { useWords } from '../kit/words';
import { type BookFilters, searchOf } from './book-filters';

const PATH = '/register-book/exports';
const EVERY_MS = 1_000;
const keyOf = (exportId: string | null) => ['register-export', exportId] as const;

/** The browser writes the file to the disk while it comes; nothing of it is held by the page. */
const download = (exportId: string): void => {
  const link = document.createElement('a');
  link.href = `/api/v1${PATH}/${exportId}/file`;
  link.download = '';
  link.click();
};

/** A file of what the filters leave: asked for, followed while it is written, stopped, and downloaded again. */
export const useExport = (filters: BookFilters) => {
  const { language } = useWords();
  const client = useQueryClient();
  const [exportId, setExportId] = useState<string | null>(null);
  const keep = (found: RegisterExport): void => {
    client.setQueryData(keyOf(found.exportId), found);
  };
  const start = useMutation({
    mutationFn: (format: RegisterExportRequest['format']) =>
      post<RegisterExport>(PATH, { ...searchOf(filters), format, language }),
    onSuccess: (found) => {
      keep(found);
      setExportId(found.exportId);
      download(found.exportId);
    },
  });
  const cancel = useMutation({
    mutationFn: () => post<RegisterExport>(`${PATH}/${exportId}/cancel`),
    onSuccess: keep,
  });
  const state = useQuery({
    queryKey: keyOf(exportId),
    enabled: exportId !== null,
    queryFn: () => get<RegisterExport>(`${PATH}/${exportId}`),
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? EVERY_MS : false),
  });
  return {
    current: state.data ?? null,
    error: start.error ?? cancel.error ?? state.error,
    starting: start.isPending,
    start: start.mutate,
    cancel: () => cancel.mutate(),
    again: () => {
      if (exportId === null) return;
      download(exportId);
      void client.invalidateQueries({ queryKey: keyOf(exportId) });
    },
  };
};
