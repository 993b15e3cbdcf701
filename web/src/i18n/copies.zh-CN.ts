/** Copies of files for somebody outside. */
export const copies = {
  copiesTitle: '对外提供的材料（{count} 次）',
  copiesGive: '对外提供材料',
  copiesSend: '登记并提供',
  copiesHint: '提供给谁、为什么，以及每个文件的校验值都会留档。登记后在这里下载副本。',
  copiesFiles: '哪些文件',
  copiesNoFiles: '还没有可以提供的文件。',
  copiesTo: '提供给',
  copiesName: '单位或姓名',
  copiesForm: '图片',
  copiesWhy: '原因',
  copiesWhyLonger: '请写明原因（至少四个字）。',
  copiesGiven: '已登记，可以下载副本。',
  copiesBy: '{name} 于 {at} 提供',
  copiesReason: '原因：{reason}',
} as const;
