import type { ComponentProps } from 'react';

/** A word in a frame. A list has hundreds: a plain element, as one of antd's costs the time of a whole row. */
export const Tag = ({ className, ...rest }: ComponentProps<'span'>) => (
  <span {...rest} className={className ? `tag ${className}` : 'tag'} />
);
