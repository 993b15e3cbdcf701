import { Input } from 'antd';
import { useId, type ReactElement, type ReactNode } from 'react';

/** A field of a form, its name above it. */
export const Field = ({
  name,
  help,
  children,
}: {
  readonly name: string;
  readonly help?: string;
  children(id: string): ReactNode;
}): ReactElement => {
  const id = useId();
  return (
    <p>
      <label htmlFor={id}>{name}</label>
      {children(id)}
      {help && <small className="soft">{help}</small>}
    </p>
  );
};

interface TextProps {
  readonly name: string;
  readonly help?: string;
  readonly max?: number;
  readonly value: string;
  onChange(value: string): void;
}

export const Words = ({ name, help, max = 2_000, value, onChange }: TextProps) => (
  <Field name={name} {...(help ? { help } : {})}>
    {(id) => (
      <Input.TextArea
        id={id}
        rows={4}
        maxLength={max}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    )}
  </Field>
);

export const Line = ({ name, help, max = 80, value, onChange }: TextProps) => (
  <Field name={name} {...(help ? { help } : {})}>
    {(id) => (
      <Input
        id={id}
        maxLength={max}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    )}
  </Field>
);

export const Day = ({ name, value, onChange }: TextProps) => (
  <Field name={name}>
    {(id) => (
      <Input
        id={id}
        type="date"
        style={{ width: 180, display: 'block' }}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    )}
  </Field>
);
