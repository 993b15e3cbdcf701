import type { KeyboardEvent, ReactNode } from 'react';

/**
 * Tab in an open drop-down list moves on and picks nothing. The list itself would take the highlighted option, and one
 * with several choices would keep the focus for ever (WCAG 2.1.2).
 */
const leaveSelect = (event: KeyboardEvent): void => {
  const inSelect = event.target instanceof Element && event.target.closest('.ant-select') !== null;
  if (event.key === 'Tab' && inSelect) event.stopPropagation();
};

export const TabLeavesSelects = ({ children }: { readonly children: ReactNode }) => (
  <div className="contents" onKeyDownCapture={leaveSelect}>
    {children}
  </div>
);
