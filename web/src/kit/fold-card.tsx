import type { ReactNode } from 'react';

/** A part of a page of which one line is enough until somebody needs it. Open from the start where something of it is owed now. */
export const FoldCard = ({
  id,
  title,
  gist,
  owed = false,
  children,
}: {
  readonly id: string;
  readonly title: string;
  /** What stands in it, in one line. */
  readonly gist: string;
  readonly owed?: boolean;
  readonly children: ReactNode;
}) => (
  <details className="card fold-card" open={owed} data-testid={id}>
    <summary>
      <h2>{title}</h2> <span className="soft">{gist}</span>
    </summary>
    {children}
  </details>
);
