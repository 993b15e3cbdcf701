import { MOST_COUNTED } from '@tingsu/contracts';
import type { Translate } from '../i18n/texts';

/** A number of cases as it was counted: `12`, or `1000+`. */
export const countText = (total: number): string =>
  total > MOST_COUNTED ? `${MOST_COUNTED}+` : String(total);

export const totalText = (total: number, t: Translate): string =>
  total > MOST_COUNTED
    ? t('manyCases', { count: MOST_COUNTED })
    : t('totalCases', { count: total });
