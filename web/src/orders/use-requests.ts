import type { AnswerOfAuthority, AskAuthority, OrderRequest } from '@tingsu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '../api/http.client';

const useRequest = <Body>(authority: string, path: string, done: () => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) =>
      post<OrderRequest>(`/order-authorities/${authority}/requests${path}`, body),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['order-answers', authority] });
      done();
    },
  });
};

export const useAsk = (authority: string, done: () => void) =>
  useRequest<AskAuthority>(authority, '', done);

export const useAnswerOf = (authority: string, done: () => void) =>
  useRequest<AnswerOfAuthority & Pick<AskAuthority, 'orderNo'>>(authority, '/answered', done);
