import type { DraftDetail, NewDraft } from '@tingsu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';
import { post } from '../api/http.client';
import { useWords } from '../kit/words';

type NewPolicy = Omit<Extract<NewDraft, { kind: 'policy' }>, 'kind'>;

/** Begins a draft of a policy and goes to it. */
export const useStartPolicy = () => {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: NewPolicy) =>
      post<DraftDetail>('/policy-drafts', { kind: 'policy', ...wanted }),
    onSuccess: (draft) => {
      void client.invalidateQueries({ queryKey: ['drafts'] });
      void message.success(t('newDraftDone'));
      void navigate(`/policies/drafts/${draft.draftId}`);
    },
  });
};
