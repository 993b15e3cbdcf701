import { InstantInput } from './instant-input';

interface Props {
  readonly label: string;
  readonly value?: string | null;
  onChange?(instant: string | null): void;
}

/** A day and a time as a field of a form, which gives value and change by itself. */
export const InstantField = ({ label, value = null, onChange }: Props) => (
  <InstantInput label={label} value={value} onChange={(instant) => onChange?.(instant)} />
);
