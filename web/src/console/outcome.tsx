import type { ReactNode } from 'react';

/** A page that has only something to say, and where to go from here. */
export const Outcome = ({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}) => (
  <div className="outcome" role="status">
    <h1>{title}</h1>
    {text !== undefined && <p className="soft">{text}</p>}
    <p>{children}</p>
  </div>
);
