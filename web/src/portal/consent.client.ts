import type { AskedConsent, ConsentLink, ConsentStanding } from '@tingsu/contracts';
import { post, request } from '../api/http.client';
import type { Tracking } from './draft.store';

const pathOf = ({ complaintNo }: Tracking): string =>
  `/complaints/${encodeURIComponent(complaintNo)}/consent`;

export const fetchStanding = (tracking: Tracking): Promise<ConsentStanding> =>
  request<ConsentStanding>('GET', pathOf(tracking), {
    headers: { 'x-tracking-code': tracking.code },
  });

export const askPatient = (
  tracking: Tracking,
  phone: string | undefined,
  key: string,
): Promise<ConsentLink> =>
  post<ConsentLink>(pathOf(tracking), phone === undefined ? {} : { phone }, {
    ...{ 'x-tracking-code': tracking.code, 'idempotency-key': key },
  });

export const fetchAsked = (token: string): Promise<AskedConsent> =>
  request<AskedConsent>('GET', '/consent', { headers: { 'x-consent-token': token } });

export const answerConsent = (token: string, agrees: boolean): Promise<AskedConsent> =>
  post<AskedConsent>('/consent', { agrees }, { 'x-consent-token': token });
