import type {
  BindingEffect,
  BindingSet,
  BindingsView,
  DraftDetail,
  PolicyVersion,
} from '@tingsu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';
import { get, post } from '../api/http.client';
import type { Page } from '../api/types';
import { useWords } from '../kit/words';
import { usePages } from '../policies/use-policies';

const PATH = '/policy-bindings';

/** What holds today and what is approved for later. */
export const useBindings = () =>
  useQuery({ queryKey: ['bindings'], queryFn: () => get<BindingsView>(PATH) });

/** Every approved set, the newest first. */
export const useBindingSets = () => usePages<BindingSet>(['binding-sets'], `${PATH}/sets`, {});

/** What a draft would have meant for the cases of the last year; counted again for each saved revision. */
export const useBindingEffect = ({ draftId, revision }: DraftDetail, enabled: boolean) =>
  useQuery({
    queryKey: ['binding-effect', draftId, revision],
    queryFn: () => get<BindingEffect>(`${PATH}/drafts/${draftId}/effect`),
    enabled,
    placeholderData: (before) => before,
  });

/** Versions that rows may name: those in force, and those whose day has not come. */
export const useBindable = () =>
  useQuery({
    queryKey: ['policy-library', 'bindable'],
    queryFn: async () =>
      (await get<Page<PolicyVersion>>('/policies/library', { limit: 100 })).items,
  });

const bindingsDraftPath = (draftId: string): string => `/policies/where/drafts/${draftId}`;

/** Begins a draft, with the rows of an older set if one is named, and goes to it. */
export const useStartBindings = () => {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (restore: number | null) =>
      post<DraftDetail>('/policy-drafts', {
        kind: 'bindings',
        ...(restore === null ? {} : { restore }),
      }),
    onSuccess: (draft, restore) => {
      void client.invalidateQueries({ queryKey: ['drafts'] });
      void message.success(
        restore === null ? t('newDraftDone') : t('whereRestored', { number: restore }),
      );
      void navigate(bindingsDraftPath(draft.draftId));
    },
  });
};
