import type { LocalizedText } from '@tingsu/contracts';

export type Text = Readonly<LocalizedText>;
