/** How heavy a number is beside the largest of its column, from 0 (nothing) to 4; colour is only a help, the number says it. */
export const heatOf = (count: number, largest: number): 0 | 1 | 2 | 3 | 4 => {
  if (count === 0 || largest === 0) return 0;
  const part = count / largest;
  return part > 0.75 ? 4 : part > 0.5 ? 3 : part > 0.25 ? 2 : 1;
};
