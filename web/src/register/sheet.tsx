import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { Language } from '../i18n/language';

/** Something to print by itself: beside the page, which stays on the screen and off the paper. */
export const Sheet = ({
  name,
  language,
  children,
}: {
  readonly name: string;
  readonly language: Language;
  readonly children: ReactNode;
}) =>
  createPortal(
    <div className="sheet" data-sheet-name={name} lang={language}>
      {children}
    </div>,
    document.body,
  );

/** Prints one sheet of the page. */
export const printSheet = (name: string): void => {
  const { body } = document;
  body.dataset.sheet = name;
  window.addEventListener('afterprint', () => delete body.dataset.sheet, { once: true });
  window.print();
};
