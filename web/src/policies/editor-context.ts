import type { PolicyProblemView } from '@tingsu/contracts';
import { createContext, useContext } from 'react';
import { inLanguage } from '../i18n/language';
import { pointerOf, type Json, type JsonObject, type Path } from './json';
import { EMPTY_VOCABULARY, namesOf, type Names } from './names';
import type { Located } from './places';

export interface EditorScope {
  readonly document: JsonObject;
  readonly names: Names;
  readonly problems: readonly Located<PolicyProblemView>[];
  /** What is probably not meant. */
  readonly advice: readonly Located<PolicyProblemView>[];
  /** The rule that is unfolded, by the pointer of its list. */
  readonly opened: Readonly<Record<string, number | null>>;
  change(path: Path, value: Json | undefined): void;
  open(list: string, rule: number | null): void;
}
const Context = createContext<EditorScope>({
  document: {},
  names: namesOf('zh-CN', EMPTY_VOCABULARY, []),
  problems: [],
  advice: [],
  opened: {},
  change: () => undefined,
  open: () => undefined,
});
export const EditorProvider = Context;
export const useEditor = (): EditorScope => useContext(Context);

/** What is wrong at a place itself, in the reader's language. */
export const useProblemsAt = (path: Path): readonly string[] => {
  const { problems, names } = useEditor();
  const pointer = pointerOf(path);
  return problems
    .filter(({ place }) => place.pointer === pointer)
    .map(({ problem }) => inLanguage(problem.message, names.language));
};
