/** Complaints that belong with the one on the page. */
export const related = {
  relatedTitle: '同一投诉人、相似投诉',
  relatedLook: '查看',
  relatedNone: '没有找到同一投诉人或内容相似的其他投诉。',
  relatedOfDepartment: '查看这个科室办理过的全部投诉',
  relatedShown: '已显示 {shown} 件，共 {total} 件',
  relatedCompare: '并排对比',
};
