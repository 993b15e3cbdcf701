/** Who is complained of, and what was complained of them before. */
export const respondents = {
  filterRespondent: '被投诉方',
  respondentHistory: '查看投诉{name}的全部投诉',
};
