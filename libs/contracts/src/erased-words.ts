/** Stands where words stood that were erased by law; it goes into papers, lists and sheets as it is. */
export const ERASED_WORDS = '已依法删除';
